"""Packs go out and come in; what could harm is refused as a whole."""

import json
import stat
import zipfile
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from asyncdraft.storage.problem import StoreProblem
from asyncdraft.storage.template_files import MAX_BYTES, load_all
from asyncdraft.storage.template_packs import (
    MANIFEST,
    MAX_FILES,
    PackError,
    conflicts,
    export_pack,
    import_pack,
    read_pack,
)

BUILT_IN = load_all()[0][:3]
GOOD = "---\nname: good\ntitle: Good\npurpose: P\n---\n{{ what }}\n"


def manifest(*names: str, version: int = 1) -> str:
    return json.dumps({"format": version, "templates": names})


def zipped(path: Path, entries: list[tuple[str | zipfile.ZipInfo, str]]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in entries:
            archive.writestr(name, text)
    return path


def link(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return entry


@pytest.mark.parametrize("name", ["pack.zip", "pack"])
def test_a_pack_comes_back_as_it_went(tmp_path: Path, name: str) -> None:
    export_pack(BUILT_IN, tmp_path / name)
    pack = read_pack(tmp_path / name)
    folder = tmp_path / "user"
    assert not pack.problems
    assert sorted(import_pack(pack, folder)) == sorted(f"{template.name}.md" for template in BUILT_IN)
    for template in BUILT_IN:
        assert (folder / f"{template.name}.md").read_bytes() == Path(template.path).read_bytes()


def test_equal_packs_are_equal_files(tmp_path: Path) -> None:
    for name in ("a.zip", "b.zip"):
        export_pack(BUILT_IN, tmp_path / name)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_own_changes_are_only_replaced_on_demand(tmp_path: Path) -> None:
    export_pack(BUILT_IN, tmp_path / "pack.zip")
    pack = read_pack(tmp_path / "pack.zip")
    import_pack(pack, tmp_path)
    assert conflicts(pack, tmp_path) == ()
    first, second = (tmp_path / packed.file for packed in pack.templates[:2])
    first.write_text("mine")
    second.write_text("mine too")
    assert conflicts(pack, tmp_path) == (first.name, second.name)
    assert first.name not in import_pack(pack, tmp_path, frozenset({second.name}))
    assert first.read_text() == "mine"
    assert second.read_text() == pack.templates[1].text


def test_a_broken_template_does_not_spoil_the_pack(tmp_path: Path) -> None:
    entries = [(MANIFEST, manifest("good.md", "bad.md")), ("good.md", GOOD), ("bad.md", "no front matter")]
    pack = read_pack(zipped(tmp_path / "pack.zip", [*entries]))
    assert [packed.file for packed in pack.templates] == ["good.md"]
    assert [error.path for error in pack.problems] == ["bad.md"]


@pytest.mark.parametrize(
    ("entries", "reason"),
    [
        ([("good.md", GOOD)], "it has no pack.json"),
        ([(MANIFEST, "{")], "cannot be read"),
        ([(MANIFEST, manifest(version=2))], "newer version"),
        ([(MANIFEST, manifest("good.md"))], "good.md is missing"),
        ([("../good.md", GOOD)], "leads out"),
        ([("/etc/good.md", GOOD)], "leads out"),
        ([("..\\good.md", GOOD)], "leads out"),
        ([("C:good.md", GOOD)], "leads out"),
        ([("sub/good.md", GOOD)], "leads out"),
        ([(".good.md", GOOD)], "leads out"),
        ([("good.exe", GOOD)], "is no template"),
        ([(link("good.md"), "/etc/passwd")], "is a link"),
        ([("good.md", GOOD), ("GOOD.md", GOOD)], "is there twice"),
        (
            [(MANIFEST, manifest("a.md", "b.md")), ("a.md", GOOD), ("b.md", GOOD)],
            "two templates named “good”",
        ),
        ([(MANIFEST, manifest("good.md")), ("good.md", "x" * (MAX_BYTES + 1))], "larger than"),
        ([(f"t{number}.md", GOOD) for number in range(MAX_FILES + 1)], "301 files"),
    ],
)
def test_what_could_harm_is_refused(
    tmp_path: Path, entries: list[tuple[str | zipfile.ZipInfo, str]], reason: str
) -> None:
    with pytest.raises(PackError, match=reason):
        read_pack(zipped(tmp_path / "pack.zip", entries))


def test_no_zip_and_no_file_are_told(tmp_path: Path) -> None:
    (tmp_path / "pack.zip").write_text("not a zip")
    with pytest.raises(PackError, match="no zip file that can be read"):
        read_pack(tmp_path / "pack.zip")
    with pytest.raises(PackError, match="cannot be read: No such file"):
        read_pack(tmp_path / "none.zip")


def test_a_link_in_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_text(manifest("good.md"))
    (tmp_path / "good.md").symlink_to("/etc/passwd")
    with pytest.raises(PackError, match="is a link"):
        read_pack(tmp_path)


def test_a_link_in_the_target_is_a_conflict(tmp_path: Path) -> None:
    pack = read_pack(zipped(tmp_path / "pack.zip", [(MANIFEST, manifest("good.md")), ("good.md", GOOD)]))
    target = tmp_path / "user"
    target.mkdir()
    (target / "good.md").symlink_to(tmp_path / "gone")
    assert conflicts(pack, target) == ("good.md",)


def test_nothing_to_export(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="no template to export"):
        export_pack([], tmp_path / "pack.zip")


@given(st.integers(0, 1_000_000), st.integers(0, 255))
def test_a_pack_with_a_broken_byte_is_read_or_refused(place: int, value: int) -> None:
    with TemporaryDirectory() as folder:
        pack = zipped(Path(folder, "pack.zip"), [(MANIFEST, manifest("good.md")), ("good.md", GOOD * 9)])
        data = bytearray(pack.read_bytes())
        data[place % len(data)] = value
        pack.write_bytes(data)
        with suppress(PackError):
            read_pack(pack)


@pytest.mark.parametrize(("place", "value"), [(8, 1), (10, 99)], ids=["password", "method"])
def test_a_pack_that_is_packed_in_another_way_is_refused(tmp_path: Path, place: int, value: int) -> None:
    """`place` counts from the mark of an entry in the directory of the zip file."""
    pack = zipped(tmp_path / "pack.zip", [(MANIFEST, manifest("good.md")), ("good.md", GOOD)])
    data = bytearray(pack.read_bytes())
    data[data.index(b"PK\x01\x02") + place] = value
    pack.write_bytes(data)
    with pytest.raises(PackError, match="has a password, or is packed"):
        read_pack(pack)


def test_an_export_that_fails_leaves_the_pack_that_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = tmp_path / "pack.zip"
    export_pack(BUILT_IN, pack)
    before = pack.read_bytes()

    def full(*_anything: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(zipfile.ZipFile, "writestr", full)
    with pytest.raises(StoreProblem, match="No space left"):
        export_pack(BUILT_IN, pack)
    assert pack.read_bytes() == before
    assert list(tmp_path.iterdir()) == [pack]


def test_a_template_that_is_gone_is_told(tmp_path: Path) -> None:
    gone = msgspec.structs.replace(BUILT_IN[0], path=str(tmp_path / "gone.md"))
    with pytest.raises(PackError, match="cannot be read: No such file"):
        export_pack([gone], tmp_path / "pack.zip")
