"""The recipes for systems that this suite does not run on agree with what is handed to them."""

import plistlib
import re
import sys
import tarfile
from collections.abc import Callable, Mapping
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from parcel import bundle, macos, place, twice, windows

from asyncdraft.core.languages import COMPLETE, ENGLISH

SPEC = place.PACKAGING / "asyncdraft.spec"
SCRIPT = windows.SCRIPT.read_text(encoding="utf-8-sig")

Made = Mapping[str, list[Mapping[str, Any]]]
"""What the specification hands to PyInstaller's parts, by the name of the part."""


@pytest.fixture
def made_on(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], Made]:
    """Follows the specification as PyInstaller would on that system, and writes down what it is told."""
    data = tmp_path / "asyncdraft" / "_data" / "resources"
    data.mkdir(parents=True)
    hooks = ModuleType("PyInstaller.utils.hooks")
    for name in ("collect_data_files", "collect_submodules", "copy_metadata"):
        setattr(hooks, name, lambda *_words, **_ways: [])
    for name in ("PyInstaller", "PyInstaller.utils", "PyInstaller.utils.hooks"):
        monkeypatch.setitem(sys.modules, name, hooks)
    monkeypatch.setenv("ASYNCDRAFT_SITE", str(tmp_path))
    monkeypatch.setenv("ASYNCDRAFT_IMAGES", str(tmp_path))
    made: dict[str, list[Mapping[str, Any]]] = {}

    def part(kind: str) -> Callable[..., SimpleNamespace]:
        def told(*_parts: object, **ways: Any) -> SimpleNamespace:
            made.setdefault(kind, []).append(ways)
            return SimpleNamespace(pure=[], scripts=[], binaries=[], datas=[])

        return told

    def follow(system: str) -> Made:
        monkeypatch.setattr(sys, "platform", system)
        parts = {kind: part(kind) for kind in ("Analysis", "PYZ", "EXE", "COLLECT", "BUNDLE")}
        exec(compile(SPEC.read_text(encoding="utf-8"), SPEC, "exec"), {"SPECPATH": str(SPEC.parent), **parts})
        return made

    return follow


def test_linux_has_one_program_that_also_answers_in_a_terminal(made_on: Callable[[str], Made]) -> None:
    made = made_on("linux")
    assert [(program["name"], program["console"]) for program in made["EXE"]] == [("asyncdraft", True)]
    assert "BUNDLE" not in made


def test_windows_has_a_second_program_for_the_terminal(made_on: Callable[[str], Made]) -> None:
    programs = made_on("win32")["EXE"]
    assert {program["name"]: program["console"] for program in programs} == {
        "asyncdraft": False,
        "asyncdraft-cli": True,
    }
    assert all(program["icon"].endswith(".ico") for program in programs)


def test_windows_is_told_what_its_programs_are_called(made_on: Callable[[str], Made]) -> None:
    for program in made_on("win32")["EXE"]:
        told = Path(program["version"]).read_text(encoding="utf-8")
        strings: dict[str, str] = {}
        kinds = {
            name: lambda *_parts, **_ways: None
            for name in ("FixedFileInfo", "StringFileInfo", "StringTable", "VarFileInfo", "VarStruct")
        }
        note = {"StringStruct": strings.__setitem__, "VSVersionInfo": lambda ffi, kids: (ffi, kids)}
        eval(told, {**kinds, **note})
        assert strings["OriginalFilename"] == f"{program['name']}.exe"
        assert strings["FileDescription"].startswith("AsyncDraft")
        assert strings["ProductVersion"] == place.version()


def test_the_app_of_macos_comes_to_the_front(made_on: Callable[[str], Made]) -> None:
    """PyInstaller makes an app of a program with a console one that stays in the background."""
    made = made_on("darwin")
    assert [program["console"] for program in made["EXE"]] == [False]
    assert made["BUNDLE"][0]["name"] == macos.APP.name


def test_the_app_of_macos_speaks_what_the_program_speaks(made_on: Callable[[str], Made]) -> None:
    told = made_on("darwin")["BUNDLE"][0]["info_plist"]
    assert set(told["CFBundleLocalizations"]) == {*ENGLISH, *COMPLETE}


def test_the_app_is_signed_part_by_part_where_there_is_an_identity(
    made_on: Callable[[str], Made], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ASYNCDRAFT_SIGN_AS", raising=False)
    assert macos.signing() == {}
    monkeypatch.setenv("ASYNCDRAFT_SIGN_AS", "Developer ID Application: Example")
    program = made_on("darwin")["EXE"][0]
    assert program["codesign_identity"] == "Developer ID Application: Example"
    assert plistlib.loads(Path(program["entitlements_file"]).read_bytes())


@pytest.fixture
def on_a_mac(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[tuple[str, ...]]:
    """The commands that are run, beside an app that is there."""
    for name in ("APP", "STAGE"):
        monkeypatch.setattr(macos, name, tmp_path / getattr(macos, name).name)
    macos.APP.mkdir()
    monkeypatch.setattr(bundle, "FOLDER", tmp_path)
    (tmp_path / bundle.NOTICES).write_text("notices")
    monkeypatch.setattr(sys, "platform", "darwin")
    for name in ("ASYNCDRAFT_SIGN_AS", "ASYNCDRAFT_NOTARY"):
        monkeypatch.delenv(name, raising=False)
    commands: list[tuple[str, ...]] = []
    monkeypatch.setattr(macos, "run", lambda *words: commands.append(tuple(map(str, words))))
    return commands


def test_the_disk_image_shows_the_app_and_where_it_goes(on_a_mac: list[tuple[str, ...]]) -> None:
    image = macos.build()
    assert {file.name for file in macos.STAGE.iterdir()} == {
        *("AsyncDraft.app", "Applications", "LICENSE.txt", "THIRD-PARTY-NOTICES.txt")
    }
    assert [command[:2] for command in on_a_mac] == [("codesign", "--verify"), ("hdiutil", "create")]
    assert on_a_mac[-1][-1] == str(image)


def test_the_disk_image_is_signed_and_told_to_apple_where_one_says_as_whom(
    on_a_mac: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASYNCDRAFT_SIGN_AS", "somebody")
    monkeypatch.setenv("ASYNCDRAFT_NOTARY", "profile")
    image = str(macos.build())
    assert on_a_mac[2:] == [
        ("codesign", "--sign", "somebody", "--timestamp", image),
        ("xcrun", "notarytool", "submit", image, "--keychain-profile", "profile", "--wait"),
        ("xcrun", "stapler", "staple", image),
    ]


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
    started = set(re.findall(r"\{app\}\\([\w-]+)\.exe", SCRIPT))
    assert started == {name for name, has_console in windows.PROGRAMS.items() if not has_console}
    assert all(name in SCRIPT for name in windows.PROGRAMS)


def test_the_installer_speaks_what_the_program_speaks() -> None:
    languages = set(re.findall(r'^Name: "(\w+)"; MessagesFile:', SCRIPT, re.MULTILINE))
    assert languages == {*ENGLISH, *COMPLETE}
    own = set(re.findall(r"^(\w+)\.(\w+)=", SCRIPT, re.MULTILINE))
    assert own == {(language, name) for language in languages for _language, name in own}
    assert {name for _language, name in own} <= set(re.findall(r"\{cm:(\w+)", SCRIPT))


def test_the_installer_has_a_mark_that_its_letters_are_unicode() -> None:
    assert windows.SCRIPT.read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("build", [lambda: windows.build(Path()), macos.build])
def test_elsewhere_the_recipe_says_where_it_works(
    build: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("parcel.windows.shutil.which", lambda _name: None)
    monkeypatch.setattr("parcel.macos.sys.platform", "linux")
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


def test_two_builds_that_differ_tell_in_what(tmp_path: Path) -> None:
    archives = []
    for name, text in (("one", "first"), ("other", "second")):
        folder = tmp_path / name / "asyncdraft"
        folder.mkdir(parents=True)
        (folder / "same").write_text("same")
        (folder / "changed").write_text(text)
        archives.append(bundle._tar(folder, tmp_path / f"{name}.tar.gz"))
    assert twice.differences(*archives) == ["asyncdraft/changed"]


def test_a_file_that_has_other_rights_or_dates_differs(tmp_path: Path) -> None:
    archives = []
    for moment in (1, 2):
        archive = tmp_path / f"{moment}.tar"
        with tarfile.open(archive, "w") as packed:
            entry = tarfile.TarInfo("file")
            entry.mtime = moment
            packed.addfile(entry)
        archives.append(archive)
    assert twice.differences(*archives) == ["file"]


def test_a_command_that_fails_is_told_with_what_it_said() -> None:
    with pytest.raises(place.Trouble, match=r"ended with 3:\nsomething broke"):
        place.said("sh", "-c", "echo something broke >&2; exit 3")


def test_a_command_that_is_missing_is_named() -> None:
    with pytest.raises(place.Trouble, match="no-such-program is missing here"):
        place.run("no-such-program")


def test_the_date_of_packages_is_the_commits() -> None:
    assert place.moment() == int(place.said("git", "log", "-1", "--format=%ct"))
