"""Names the shared library, if any, that keeps Qt from drawing on a platform: offscreen, xcb or wayland."""

import ctypes
import sys
from pathlib import Path


def missing_library(platform: str) -> str:
    try:
        from PySide6 import QtWidgets

        plugins = Path(QtWidgets.__file__).parent / "Qt/plugins/platforms"
        ctypes.CDLL(str(plugins / f"libq{platform}.so"))
    except (ImportError, OSError) as error:
        return str(error).partition(":")[0]
    return ""


if __name__ == "__main__":
    sys.exit(missing_library(sys.argv[1]) or 0)
