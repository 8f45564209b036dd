"""How high the parts of the window were at its end, in device-independent pixels.

They are kept for the next start; where they cannot be read or written the usual ones hold.
"""

import contextlib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import msgspec

Height = Annotated[int, msgspec.Meta(ge=0, le=2_000)]


def read(file: Path) -> dict[str, int]:
    try:
        return msgspec.json.decode(file.read_bytes(), type=dict[str, Height])
    except (OSError, msgspec.DecodeError):
        return {}


def write(file: Path, heights: Mapping[str, int]) -> None:
    with contextlib.suppress(OSError):
        file.write_bytes(msgspec.json.encode(dict(heights)))
