"""The installer for Windows, made of the bundle by Inno Setup."""

import shutil
from pathlib import Path

from parcel.bundle import IMAGES
from parcel.place import DIST, NAME, PACKAGING, ROOT, Trouble, run, version

USUAL = Path("C:/Program Files (x86)/Inno Setup 6/ISCC.exe")


def build(folder: Path) -> Path:
    compiler = shutil.which("iscc") or (str(USUAL) if USUAL.is_file() else "")
    if not compiler:
        raise Trouble("The installer for Windows is made on Windows, by Inno Setup 6; install it first.")
    values = {
        "Version": version(),
        "Bundle": folder,
        "Icon": IMAGES / f"{NAME}.ico",
        "Licence": ROOT / "LICENSE",
    }
    told = [f"/D{key}={value}" for key, value in values.items()]
    run(
        compiler,
        "/Qp",
        f"/O{DIST}",
        f"/F{NAME}-{version()}-setup",
        *told,
        PACKAGING / "windows" / "asyncdraft.iss",
    )
    return DIST / f"{NAME}-{version()}-setup.exe"
