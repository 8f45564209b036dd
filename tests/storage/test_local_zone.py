from pathlib import Path

import pytest

from asyncdraft.storage.local_zone import local_zone


@pytest.fixture
def zoneinfo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("TZ", raising=False)
    folder = tmp_path / "usr/share/zoneinfo/Europe"
    folder.mkdir(parents=True)
    (folder / "Lisbon").touch()
    return tmp_path


def link_to(zoneinfo: Path, target: str) -> Path:
    link = zoneinfo / "localtime"
    link.symlink_to(zoneinfo / target)
    return link


def test_the_link_names_the_zone(zoneinfo: Path) -> None:
    link = link_to(zoneinfo, "usr/share/zoneinfo/Europe/Lisbon")
    assert local_zone(link, zoneinfo / "none") == "Europe/Lisbon"


def test_a_plain_file_may_be_named_beside_it(zoneinfo: Path) -> None:
    (zoneinfo / "timezone").write_text("Asia/Tokyo\n")
    assert local_zone(zoneinfo / "none", zoneinfo / "timezone") == "Asia/Tokyo"


@pytest.mark.parametrize(
    ("variable", "expected"),
    [("America/Lima", "America/Lima"), (":Asia/Tokyo", "Asia/Tokyo"), ("EST5EDT4", "UTC")],
)
def test_the_environment_comes_first(
    zoneinfo: Path, monkeypatch: pytest.MonkeyPatch, variable: str, expected: str
) -> None:
    monkeypatch.setenv("TZ", variable)
    assert local_zone(zoneinfo / "none", zoneinfo / "none") == expected
