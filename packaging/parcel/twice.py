"""Builds one commit twice, in two fresh clones at other places, and compares what comes out byte by byte."""

import filecmp
import hashlib
import io
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from parcel.place import ROOT, WORK, Trouble, environment, run, said, tell

KEPT = WORK / "twice"
"""Where files that differ can be looked at afterwards."""


def compare(names: Sequence[str]) -> int:
    """The exit status: 0 if all files are the same."""
    commit = said("git", "-C", ROOT, "rev-parse", "HEAD").strip()
    shutil.rmtree(KEPT, ignore_errors=True)
    with tempfile.TemporaryDirectory() as folder:
        one, other = (_build(Path(folder, place), commit, names) for place in ("one", "the-other-one"))
        found = [sorted(path.name for path in dist.iterdir()) for dist in (one, other)]
        if found[0] != found[1]:
            raise Trouble(f"Other files came out: {found[0]} and {found[1]}.")
        differing = [name for name in found[0] if not _is_told_the_same(one / name, other / name)]
    return 1 if differing else 0


def _is_told_the_same(one: Path, other: Path) -> bool:
    if filecmp.cmp(one, other, shallow=False):
        tell(f"{one.name}: the same")
        return True
    tell(f"{one.name}: DIFFERS")
    for place in differences(one, other):
        tell(f"  {place}")
    for number, path in enumerate((one, other), 1):
        kept = KEPT / str(number) / path.name
        kept.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, kept)
    return False


def differences(one: Path, other: Path) -> list[str]:
    """What in two archives of one kind is not the same; empty where only their packing differs."""
    first, second = _parts(one), _parts(other)
    return sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))


def _parts(archive: Path) -> Mapping[str, str]:
    """The places in it, each with a mark of its content, mode and date."""
    if archive.suffix in (".zip", ".whl"):
        with zipfile.ZipFile(archive) as packed:
            return {
                entry.filename: f"{_mark(packed.read(entry))} {entry.external_attr:o} {entry.date_time}"
                for entry in packed.infolist()
            }
    if archive.suffix == ".deb":
        plain = subprocess.run(
            ["dpkg-deb", "--fsys-tarfile", archive], check=True, capture_output=True
        ).stdout
        return _parts_of_tar(io.BytesIO(plain))
    return _parts_of_tar(io.BytesIO(archive.read_bytes()))


def _parts_of_tar(stream: io.BytesIO) -> Mapping[str, str]:
    with tarfile.open(fileobj=stream) as packed:
        return {
            entry.name: f"{_mark(_content(packed, entry))} {entry.mode:o} {entry.mtime} {entry.uid}"
            for entry in packed
        }


def _content(packed: tarfile.TarFile, entry: tarfile.TarInfo) -> bytes:
    file = packed.extractfile(entry) if entry.isreg() else None
    return file.read() if file else entry.linkname.encode()


def _mark(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _build(place: Path, commit: str, names: Sequence[str]) -> Path:
    """The folder of what was built there."""
    run("git", "clone", "-q", ROOT, place)
    run("git", "-C", place, "checkout", "-q", "--detach", commit)
    command = [sys.executable, "-m", "parcel", *names]
    done = subprocess.run(command, cwd=place, env=environment(PYTHONPATH=str(place / "packaging")))
    if done.returncode:
        raise Trouble("The build failed; its reason is above.")
    return place / "dist"
