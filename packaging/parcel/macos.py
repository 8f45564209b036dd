"""The disk image for macOS, made of the app."""

import os
import shutil
import sys
from pathlib import Path

from parcel.bundle import FOLDER, NOTICES
from parcel.place import DIST, NAME, ROOT, WORK, Trouble, run, version

APP = FOLDER.parent / "AsyncDraft.app"
STAGE = WORK / "dmg"


def build() -> Path:
    """Signed with the identity in ASYNCDRAFT_SIGN_AS, or for this machine alone without one."""
    if sys.platform != "darwin":
        raise Trouble("The disk image for macOS is made on a Mac.")
    if not APP.is_dir():
        raise Trouble("The disk image is made of the app: ./dev package bundle dmg")
    identity = os.environ.get("ASYNCDRAFT_SIGN_AS", "-")
    hardened = () if identity == "-" else ("--options", "runtime", "--timestamp")
    run("codesign", "--force", "--deep", *hardened, "--sign", identity, APP)
    run("codesign", "--verify", "--deep", "--strict", APP)
    shutil.rmtree(STAGE, ignore_errors=True)
    STAGE.mkdir(parents=True)
    shutil.copytree(APP, STAGE / APP.name, symlinks=True)
    shutil.copy(FOLDER / NOTICES, STAGE / NOTICES)
    shutil.copy(ROOT / "LICENSE", STAGE / "LICENSE.txt")
    (STAGE / "Applications").symlink_to("/Applications")
    image = DIST / f"{NAME}-{version()}.dmg"
    run(
        "hdiutil",
        "create",
        "-ov",
        "-fs",
        "HFS+",
        "-format",
        "UDZO",
        "-volname",
        "AsyncDraft",
        "-srcfolder",
        STAGE,
        image,
    )
    return image
