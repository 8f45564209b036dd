"""The app for macOS, as PyInstaller is told about it, and the disk image made of it.

A name like org.example.Name needs a domain; there is none, so the app is called by its own name.
"""

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from asyncdraft.core.languages import COMPLETE, ENGLISH
from parcel.place import DIST, NAME, PACKAGING, ROOT, WORK, Trouble, run, version

APP = WORK / "bundle" / "AsyncDraft.app"
STAGE = WORK / "dmg"
ENTITLEMENTS = PACKAGING / "macos" / "entitlements.plist"
OLDEST = "13.0"
"""The macOS that Qt 6.11 is built for."""


def signing() -> Mapping[str, str]:
    """PyInstaller signs each library and then the app, with the identity in ASYNCDRAFT_SIGN_AS.

    Without one the app is signed for this machine alone.
    """
    identity = os.environ.get("ASYNCDRAFT_SIGN_AS", "")
    return {"codesign_identity": identity, "entitlements_file": str(ENTITLEMENTS)} if identity else {}


def app() -> Mapping[str, Any]:
    """Without its languages in the list, macOS keeps its own menus and dialogs in English."""
    return {
        "name": APP.name,
        "bundle_identifier": NAME,
        "version": version(),
        "info_plist": {
            "CFBundleDisplayName": APP.stem,
            "CFBundleVersion": version(),
            "CFBundleDevelopmentRegion": "en",
            "CFBundleLocalizations": [*ENGLISH, *COMPLETE],
            "LSApplicationCategoryType": "public.app-category.productivity",
            "LSMinimumSystemVersion": OLDEST,
            "NSHighResolutionCapable": True,
            "NSRequiresAquaSystemAppearance": False,
        },
    }


def build() -> Path:
    """ASYNCDRAFT_NOTARY names the profile that `xcrun notarytool store-credentials` has kept."""
    if sys.platform != "darwin":
        raise Trouble("The disk image for macOS is made on a Mac.")
    if not APP.is_dir():
        raise Trouble("The disk image is made of the app: ./dev package bundle dmg")
    run("codesign", "--verify", "--deep", "--strict", APP)
    image = DIST / f"{NAME}-{version()}.dmg"
    _stage()
    pack = ("-ov", "-fs", "HFS+", "-format", "UDZO", "-volname", APP.stem, "-srcfolder", STAGE)
    run("hdiutil", "create", *pack, image)
    if identity := os.environ.get("ASYNCDRAFT_SIGN_AS"):
        run("codesign", "--sign", identity, "--timestamp", image)
    if profile := os.environ.get("ASYNCDRAFT_NOTARY"):
        run("xcrun", "notarytool", "submit", image, "--keychain-profile", profile, "--wait")
        run("xcrun", "stapler", "staple", image)
    return image


def _stage() -> None:
    """What the image shows: the app beside the folder that it is dragged into."""
    from parcel.bundle import FOLDER, NOTICES

    shutil.rmtree(STAGE, ignore_errors=True)
    STAGE.mkdir(parents=True)
    shutil.copytree(APP, STAGE / APP.name, symlinks=True)
    shutil.copy(FOLDER / NOTICES, STAGE / NOTICES)
    shutil.copy(ROOT / "LICENSE", STAGE / "LICENSE.txt")
    (STAGE / "Applications").symlink_to("/Applications")
