"""Takes out of ICU's data what Qt never asks for: its 32 MB hold every language's names for everything.

Qt brings its own names of months, days, languages and currencies. Of ICU it asks for the order of letters,
for encodings, and for the names of zones. The library of the data is made anew with what these need; ICU's
code stays as it is. The form of the data is told in ICU's `ucmndata.h`: a header, a table of (place of the
name, place of the content), then the names, then the contents.
"""

import re
import struct
import tempfile
from pathlib import Path

from parcel.place import Trouble, run, said

ALIGNED = 16
KEPT = re.compile(
    r"icudt\d+l/("
    r"[^/]+\.(icu|nrm|spp)"
    r"|(root|pool|res_index|supplementalData|zoneinfo64|timezoneTypes|metaZones|windowsZones|keyTypeData"
    r"|numberingSystems|icuver|likelySubtags)\.res"
    r"|(coll/|zone/)?(root|res_index|pool|en|en_001|en_US|en_GB|de|de_DE|ja|ja_JP)\.res"
    r"|coll/ucadata[^/]*\.icu"
    r")$"
)
"""Data that hold for all languages, and those of English, German and Japanese; others go by the root's."""

SECTION = r"\.rodata\s+PROGBITS\s+([0-9a-f]+)\s+([0-9a-f]+)\s+([0-9a-f]+)"


def trim(library: Path) -> int:
    """The bytes that were saved. Raises Trouble where the library does not hold data of the known form."""
    before = library.stat().st_size
    data = _data_of(library)
    _write_library(library, _with(data, {name: part for name, part in _parts(data) if KEPT.match(name)}))
    return before - library.stat().st_size


def _data_of(library: Path) -> bytes:
    """The content of the symbol `icudt73_dat`, from its place to the end of its section."""
    line = next((each for each in said("nm", "-D", library).splitlines() if "icudt" in each), "")
    sections = re.findall(SECTION, said("readelf", "-SW", library))
    if not line or not sections:
        raise Trouble(f"{library.name} holds no data of ICU in a form that is known here.")
    address, place, size = (int(number, 16) for number in sections[0])
    start = int(line.split()[0], 16) - address
    content = library.read_bytes()[place : place + size]
    return content[start:]


def _header_size(data: bytes) -> int:
    size, magic1, magic2 = struct.unpack_from("<HBB", data)
    if (magic1, magic2) != (0xDA, 0x27) or data[12:16] != b"CmnD":
        raise Trouble("The data of ICU begin in a way that is not known here.")
    return int(size)


def _parts(data: bytes) -> list[tuple[str, bytes]]:
    """The last one ends where its section does; what is too much there is only padding."""
    base = _header_size(data)
    (count,) = struct.unpack_from("<I", data, base)
    rows = [struct.unpack_from("<II", data, base + 4 + 8 * place) for place in range(count)]
    ends = [content for _name, content in rows[1:]] + [len(data) - base]
    return [
        (_text(data, base + name), data[base + content : base + end])
        for (name, content), end in zip(rows, ends, strict=True)
    ]


def _text(data: bytes, place: int) -> str:
    return data[place : data.index(b"\0", place)].decode("ascii")


def _with(data: bytes, parts: dict[str, bytes]) -> bytes:
    """The same header before these parts alone; the table stays sorted by name, as ICU searches it."""
    names = b"".join(name.encode("ascii") + b"\0" for name in parts)
    table_size = 4 + 8 * len(parts)
    first = _aligned(table_size + len(names))
    table, contents, name_at = struct.pack("<I", len(parts)), b"", table_size
    for name, part in parts.items():
        table += struct.pack("<II", name_at, first + len(contents))
        contents += part + bytes(_aligned(len(part)) - len(part))
        name_at += len(name) + 1
    body = table + names
    return data[: _header_size(data)] + body + bytes(first - len(body)) + contents


def _aligned(size: int) -> int:
    return -(-size // ALIGNED) * ALIGNED


def _write_library(library: Path, data: bytes) -> None:
    symbol = next(word for word in said("nm", "-D", library).split() if "icudt" in word).partition("@")[0]
    with tempfile.TemporaryDirectory() as folder:
        plain, part, made = (Path(folder, name) for name in ("data", "data.o", "made.so"))
        plain.write_bytes(data)
        run("ld", "-r", "-b", "binary", "-o", part, plain.name, cwd=Path(folder))
        run(
            *("objcopy", f"--redefine-sym=_binary_data_start={symbol}", "--strip-symbol=_binary_data_end"),
            *("--strip-symbol=_binary_data_size", f"--set-section-alignment=.data={ALIGNED}"),
            *("--rename-section=.data=.rodata,alloc,load,readonly,data,contents", part),
        )
        run(
            "ld", "-shared", "-z", "noexecstack", "--build-id=none", "-soname", library.name, "-o", made, part
        )
        library.write_bytes(made.read_bytes())
