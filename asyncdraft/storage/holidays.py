"""Public holidays around a year, by country or region: looked up once a year, and read again from then on.

The library that knows them takes 0.1 s and 16 MB to load, for the holidays of one country those of all.
"""

from collections.abc import Mapping
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import msgspec

from asyncdraft import __version__
from asyncdraft.core.text import plain
from asyncdraft.storage import paths
from asyncdraft.storage.files import write_atomically
from asyncdraft.storage.log import Log
from asyncdraft.storage.problem import StoreProblem

YEARS_AROUND = range(-1, 4)
"""The years whose holidays a calendar knows, seen from the present one."""


class Region(msgspec.Struct, frozen=True):
    """`name` is what people call it, empty where the code is unknown; `days` are the holidays, named."""

    name: str = ""
    days: Mapping[date, str] = {}


class _Kept(msgspec.Struct):
    """What stands in the file: the regions of one year, by code, as one edition of the library has them."""

    edition: str
    year: int
    regions: dict[str, Region] = {}


class Holidays:
    """`file` is what is kept between starts; it may be thrown away. Without one every start looks up anew."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._known: dict[tuple[str, int], Region] = {}
        self._kept: dict[int, _Kept] = {}

    def of(self, code: str, year: int) -> Region:
        """Empty for a code that is unknown: `team check` and the team page tell."""
        if not code:
            return Region()
        if (code, year) not in self._known:
            self._known[code, year] = self._read(code, year) or self._looked_up(code, year)
        return self._known[code, year]

    def are_at_hand(self, code: str, year: int) -> bool:
        """Whether those of a code are known without the library."""
        return not code or (code, year) in self._known or code in self._kept_of(year).regions

    def _read(self, code: str, year: int) -> Region | None:
        from asyncdraft.core.when.holiday_names import named
        from asyncdraft.core.when.holidays import region_called

        found = self._kept_of(year).regions.get(code)
        if found is None:
            return None
        return Region(region_called(found.name), {day: named(name) for day, name in found.days.items()})

    def _looked_up(self, code: str, year: int) -> Region:
        from asyncdraft.core.when.holidays import public_holidays, region_name

        try:
            days = public_holidays(code, [year + step for step in YEARS_AROUND])
        except ValueError:
            days = {}
        found = Region(region_name(code), days)
        self._keep(code, year, found)
        return found

    def _kept_of(self, year: int) -> _Kept:
        if year not in self._kept:
            self._kept[year] = _read(self._file, _Kept(_edition(), year))
        return self._kept[year]

    def _keep(self, code: str, year: int, region: Region) -> None:
        kept = self._kept_of(year)
        kept.regions[code] = region
        if self._file is not None and self._file.parent.is_dir() and kept.edition:
            _write(self._file, kept)


def _read(file: Path | None, nothing: _Kept) -> _Kept:
    """`nothing` where the file is of another year or another edition."""
    try:
        kept = msgspec.json.decode(file.read_bytes(), type=_Kept) if file else nothing
    except (OSError, msgspec.DecodeError):
        return nothing
    return kept if (kept.edition, kept.year) == (nothing.edition, nothing.year) else nothing


def _write(file: Path, kept: _Kept) -> None:
    """Where the disk refuses, the next start looks them up again, and nobody is disturbed."""
    try:
        write_atomically(file, msgspec.json.encode(kept, enc_hook=plain))
    except StoreProblem as problem:
        reason = type(problem.__cause__).__name__
        Log(paths.log_dir()).write(f"Not kept: {file.name}, {reason}")


def _edition() -> str:
    """Of the library, which is not loaded for it, and of this program; empty where nothing tells."""
    found = find_spec("holidays")
    place = Path(found.origin).parent.parent if found and found.origin else Path()
    said = next(place.glob("holidays-*"), None)
    return f"{said.name}, asyncdraft-{__version__}" if said else ""
