"""What a command gives out: text or bytes, to a file or standard output, and values for programs."""

import json
import sys
from datetime import datetime
from pathlib import Path

from asyncdraft.cli.failure import Failure


def write(data: str | bytes, out: str | None) -> None:
    """To standard output, or to the file `out`."""
    raw = data.encode("utf-8", "replace") if isinstance(data, str) else data
    if out is None and sys.stdout.isatty():
        sys.stdout.write(raw.decode("utf-8", "replace"))
        return
    if out is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(raw)
        sys.stdout.buffer.flush()
        return
    try:
        Path(out).write_bytes(raw)
    except OSError as error:
        raise Failure(f"{out} cannot be written ({error.strerror}). Choose another place.") from error


def as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def iso(at: datetime | None, zone_name: str) -> str | None:
    """To the minute, with the offset of the zone."""
    from asyncdraft.core.when.zones import zone

    return at.astimezone(zone(zone_name)).isoformat(timespec="minutes") if at else None


def place_in(text: str, start: int) -> str:
    """Where a code point is, as people count."""
    before = text[:start]
    return f"line {before.count(chr(10)) + 1}, column {len(before) - before.rfind(chr(10))}"
