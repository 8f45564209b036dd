"""What Windows is told about the program, and the installer made of the bundle by Inno Setup."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from parcel.place import DIST, NAME, PACKAGING, WORK, Trouble, run, version

PROGRAMS: Mapping[str, bool] = {NAME: False, f"{NAME}-cli": True}
"""By name, whether it has a console: one that has a window of its own writes to no terminal."""
TELLS = {NAME: "AsyncDraft", f"{NAME}-cli": "AsyncDraft for the terminal"}
SCRIPT = PACKAGING / "windows" / "asyncdraft.iss"
ICON = WORK / "images" / f"{NAME}.ico"
PLACES = (
    r"%ProgramFiles(x86)%\Inno Setup 6\ISCC.exe",
    r"%ProgramFiles%\Inno Setup 6\ISCC.exe",
    r"%LocalAppData%\Programs\Inno Setup 6\ISCC.exe",
)
"""Where Inno Setup lies: for everybody, or for who installed it."""
VERSION = """\
VSVersionInfo(
  ffi=FixedFileInfo(
    filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0, OS=0x40004, fileType=0x1, subtype=0x0
  ),
  kids=[
    StringFileInfo([StringTable('040904B0', [
      StringStruct('CompanyName', 'The AsyncDraft authors'),
      StringStruct('FileDescription', {tells!r}),
      StringStruct('FileVersion', {version!r}),
      StringStruct('InternalName', {name!r}),
      StringStruct('LegalCopyright', 'The AsyncDraft authors, MIT licence'),
      StringStruct('OriginalFilename', '{name}.exe'),
      StringStruct('ProductName', 'AsyncDraft'),
      StringStruct('ProductVersion', {version!r}),
    ])]),
    VarFileInfo([VarStruct('Translation', [0x0409, 0x04B0])]),
  ],
)
"""


def write_version(name: str, folder: Path) -> str:
    """What Windows shows as the program's name, in the form that PyInstaller reads."""
    parts = [int(part) for part in version().split(".")]
    numbers = tuple([*parts, 0, 0, 0][:4])
    file = folder / f"{name}-version.txt"
    text = VERSION.format(numbers=numbers, tells=TELLS[name], version=version(), name=name)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return str(file)


def build(folder: Path) -> Path:
    compiler = _compiler()
    if not compiler:
        raise Trouble("The installer for Windows is made on Windows, by Inno Setup 6; install it first.")
    values = {"Version": version(), "Bundle": folder, "Icon": ICON}
    told = [f"/D{key}={value}" for key, value in values.items()]
    run(compiler, "/Qp", f"/O{DIST}", f"/F{NAME}-{version()}-setup", *told, SCRIPT)
    return DIST / f"{NAME}-{version()}-setup.exe"


def _compiler() -> str:
    usual = (Path(os.path.expandvars(place)) for place in PLACES)
    return shutil.which("iscc") or next((str(place) for place in usual if place.is_file()), "")
