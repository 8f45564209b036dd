"""What goes into the bundle beside what PyInstaller finds by itself, and what of that stays out."""

import sys
from collections.abc import Sequence
from pathlib import Path, PurePath

from asyncdraft.core.languages import COMPLETE

ALSO = (
    "tzdata",
    "keyring.backends.SecretService",
    "keyring.backends.Windows",
    "keyring.backends.chainer",
    "keyring.backends.fail",
    "keyring.backends.kwallet",
    "keyring.backends.libsecret",
    "keyring.backends.macOS",
    "keyring.backends.null",
)
EXCLUDED_MODULES = (
    *(
        "tkinter",
        "unittest",
        "pydoc",
        "doctest",
        "pdb",
        "lib2to3",
        "ensurepip",
        "idlelib",
        "curses",
        "readline",
    ),
    *("setuptools", "pip", "pkg_resources", "distutils", "pytest", "IPython", "numpy", "PIL", "pycparser"),
)
PLUGINS = {
    "iconengines": ("qsvgicon",),
    "imageformats": ("qsvg",),
    "platforminputcontexts": ("composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"),
    "platforms": ("qcocoa", "qoffscreen", "qminimal", "qwayland", "qwindows", "qxcb"),
    "platformthemes": ("qxdgdesktopportal",),
    "styles": ("qmacstyle", "qmodernwindowsstyle"),
    "wayland-decoration-client": ("adwaita",),
    "wayland-shell-integration": ("xdg-shell",),
}
"""The plugins of Qt that are used, by folder: no other image formats, input devices, databases, TLS or GL."""

OF_PYTHON = (
    *("libpython3", "libssl", "libcrypto", "libsqlite3", "libffi", "libexpat", "libuuid", "libbz2"),
    "liblzma",
)
OF_X11 = (
    *("libxcb-cursor", "libxcb-icccm", "libxcb-image", "libxcb-keysyms", "libxcb-render-util"),
    *("libxcb-util", "libxkbcommon-x11"),
)
"""Of the building system's libraries these come along: those of Python, and those that not every desktop has.
All others that a program with a window needs are of the system that it runs on.
"""
OF_QT = ("libQt6", "libicu", "libpyside6", "libshiboken6")
UNUSED = (
    *("libQt6EglFS", "libQt6EglFs", "libQt6OpenGL"),
    *("Qt6OpenGL", "opengl32sw", "d3dcompiler", "libEGL.dll", "libGLESv2.dll"),
)
"""Of OpenGL, which nothing in the window is drawn with; the second row is Windows'."""
WORDS_OF_QT = tuple(f"qtbase_{tag}.qm" for tag in COMPLETE)
"""What Qt itself says: the buttons of its dialogs, the menu of a text field."""
TRACES = ("RECORD", "INSTALLER", "REQUESTED", "direct_url.json", "uv_cache.json")
"""What an installation leaves about where and how it was made."""
SBOMS = "sboms"
"""The folder of a wheel's bill of materials (PEP 770), which nothing reads at work."""


def is_wanted(target: str) -> bool:
    """`target` is the place within the bundle."""
    path = PurePath(target)
    if "plugins" in path.parts:
        return path.stem.removeprefix("lib") in PLUGINS.get(path.parent.name, ())
    if "translations" in path.parts:
        return path.name in WORDS_OF_QT
    if path.name.startswith(UNUSED) or path.name in TRACES or SBOMS in path.parts:
        return False
    return not is_of_the_system(path) or path.name.startswith((*OF_PYTHON, *OF_X11, *OF_QT))


def is_of_the_system(path: PurePath) -> bool:
    """Shared libraries that PyInstaller takes from the system lie at the top."""
    return len(path.parts) == 1 and path.name.startswith("lib") and ".so" in path.name


def icon(images: Path) -> str | None:
    """Of the program's file, where the system has such a thing; `images` is the folder of the drawn icons."""
    names = {"win32": "asyncdraft.ico", "darwin": "asyncdraft.icns"}
    return str(images / names[sys.platform]) if sys.platform in names else None


def libraries(binaries: Sequence[tuple[str, str, str]]) -> list[Path]:
    """Where the libraries of the system were found that came along."""
    return [
        Path(source)
        for target, source, _kind in binaries
        if is_of_the_system(PurePath(target)) and not PurePath(target).name.startswith(OF_QT)
    ]
