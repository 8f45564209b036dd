from pathlib import Path

import pytest

from asyncdraft.storage import resources


@pytest.fixture(params=["checkout", "wheel"])
def shipped(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    package = tmp_path / "asyncdraft"
    data = package / "_data" if request.param == "wheel" else tmp_path
    (data / "resources/words").mkdir(parents=True)
    (data / "resources/words/list.txt").write_text("naïve\n", encoding="utf-8")
    monkeypatch.setattr(resources, "PACKAGE", package)
    return data


def test_files_are_found_in_a_checkout_and_in_a_wheel(shipped: Path) -> None:
    assert resources.read_text("words/list.txt") == "naïve\n"
    assert resources.read_bytes("words/list.txt") == "naïve\n".encode()
    assert resources.templates_dir() == shipped / "templates"
