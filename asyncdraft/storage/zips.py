"""Zip files that others have made: what is wrong with one shows in many ways while it is read."""

import zipfile
import zlib

BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError)
"""What `zipfile` raises for a file that is damaged, or only begins like one."""

ENCRYPTED = 0x1
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def is_readable(entry: zipfile.ZipInfo) -> bool:
    """Whether it is packed as the program itself packs: no password, no other method."""
    return not entry.flag_bits & ENCRYPTED and entry.compress_type in METHODS
