"""The recipes for systems that this suite does not run on agree with what is handed to them."""

import re
from pathlib import Path

import pytest
from parcel import bundle, macos, place, windows

PACKAGING = Path(__file__).parent.parent.parent / "packaging"
SCRIPT = (PACKAGING / "windows" / "asyncdraft.iss").read_text(encoding="utf-8")


def test_the_installer_is_handed_every_value_that_it_uses(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    calls: list[tuple[object, ...]] = []
    monkeypatch.setattr("parcel.windows.shutil.which", lambda _name: "iscc")
    monkeypatch.setattr("parcel.windows.run", lambda *command: calls.append(command))
    made = windows.build(tmp_path)
    handed = {str(word)[2:].partition("=")[0] for word in calls[0] if str(word).startswith("/D")}
    assert handed == set(re.findall(r"\{#(\w+)\}", SCRIPT))
    assert f"/F{made.stem}" in calls[0]


def test_the_installer_starts_the_programs_that_the_bundle_has() -> None:
    spec = (PACKAGING / "asyncdraft.spec").read_text(encoding="utf-8")
    started = set(re.findall(r"\{app\}\\([\w-]+)\.exe", SCRIPT))
    assert started == {"asyncdraft"}
    assert 'name="asyncdraft"' in spec
    assert 'name="asyncdraft-cli"' in spec
    assert "asyncdraft-cli" in SCRIPT


@pytest.mark.parametrize("build", [lambda: windows.build(Path()), macos.build])
def test_elsewhere_the_recipe_says_where_it_works(build: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("parcel.windows.shutil.which", lambda _name: None)
    monkeypatch.setattr("parcel.macos.sys.platform", "linux")
    assert callable(build)
    with pytest.raises(place.Trouble, match=r"on Windows|on a Mac"):
        build()


def test_the_archive_of_a_folder_is_the_same_wherever_and_whenever_it_is_packed(tmp_path: Path) -> None:
    archives = []
    for name in ("one", "other"):
        folder = tmp_path / name / "asyncdraft"
        folder.mkdir(parents=True)
        for file in ("b", "a") if name == "one" else ("a", "b"):
            (folder / file).write_text(file)
        archives.append(bundle._tar(folder, tmp_path / f"{name}.tar.gz").read_bytes())
    assert archives[0] == archives[1]


def test_a_command_that_fails_is_told_with_what_it_said() -> None:
    with pytest.raises(place.Trouble, match=r"ended with 3:\nsomething broke"):
        place.said("sh", "-c", "echo something broke >&2; exit 3")


def test_a_command_that_is_missing_is_named() -> None:
    with pytest.raises(place.Trouble, match="no-such-program is missing here"):
        place.run("no-such-program")


def test_the_date_of_packages_is_the_commits() -> None:
    assert place.moment() == int(place.said("git", "log", "-1", "--format=%ct"))
