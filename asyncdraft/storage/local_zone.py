"""The IANA name of the system's time zone."""

import os
from pathlib import Path

from asyncdraft.core.when.zones import is_zone

LINK = Path("/etc/localtime")
NAME_FILE = Path("/etc/timezone")
FALLBACK = "UTC"


def local_zone(link: Path = LINK, name_file: Path = NAME_FILE) -> str:
    """UTC where the system does not tell; the window can ask Qt where there is neither file (Windows)."""
    candidates = (os.environ.get("TZ", "").removeprefix(":"), _linked(link), _named(name_file))
    return next((name for name in candidates if name and is_zone(name)), FALLBACK)


def _linked(link: Path) -> str:
    """Debian links to /usr/share/zoneinfo/Europe/London; the part behind "zoneinfo" is the name."""
    _, found, name = str(link.resolve()).replace(os.sep, "/").rpartition("zoneinfo/")
    return name if found else ""


def _named(name_file: Path) -> str:
    try:
        return name_file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""
