"""Finds records in the raw pages of an SQLite file, whatever is broken around them.

The format is https://www.sqlite.org/fileformat2.html: only the leaf pages of tables and their overflow pages
are read, so that neither a lost header nor a broken index or schema matters.
"""

import struct
from collections.abc import Iterator
from contextlib import suppress

Value = str | int | float | bytes | None
Record = tuple[Value, ...]
Pages = dict[int, bytes]

TABLE_LEAF = 0x0D
FILE_HEADER = 100
WAL_HEADER, FRAME_HEADER = 32, 24
USUAL_PAGE = 4096
INTEGER_SIZES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
LONGEST_CHAIN = 1_000_000
UNREADABLE = (IndexError, ValueError, struct.error, KeyError)


def records(file: bytes, wal: bytes = b"") -> Iterator[tuple[int, Record]]:
    """Row number and values of every record; rows that were deleted may be among them."""
    size = page_size(file)
    pages = {number: file[start : start + size] for number, start in enumerate(range(0, len(file), size), 1)}
    pages |= _wal_pages(wal, size)
    for number, page in pages.items():
        yield from _leaf(page, FILE_HEADER if number == 1 else 0, pages)


def page_size(file: bytes) -> int:
    size = int.from_bytes(file[16:18], "big")
    size = 65536 if size == 1 else size
    return size if size in {512 << power for power in range(8)} else USUAL_PAGE


def _wal_pages(wal: bytes, size: int) -> Pages:
    frames = range(WAL_HEADER, len(wal) - FRAME_HEADER - size + 1, FRAME_HEADER + size)
    return {
        int.from_bytes(wal[start : start + 4], "big"): wal[start + FRAME_HEADER : start + FRAME_HEADER + size]
        for start in frames
    }


def _leaf(page: bytes, header: int, pages: Pages) -> Iterator[tuple[int, Record]]:
    if len(page) < header + 8 or page[header] != TABLE_LEAF:
        return
    count = int.from_bytes(page[header + 3 : header + 5], "big")
    for place in range(header + 8, min(header + 8 + 2 * count, len(page) - 1), 2):
        with suppress(*UNREADABLE):
            yield _cell(page, int.from_bytes(page[place : place + 2], "big"), pages)


def _cell(page: bytes, start: int, pages: Pages) -> tuple[int, Record]:
    length, start = _varint(page, start)
    row, start = _varint(page, start)
    local = _local_length(length, len(page))
    payload = page[start : start + local]
    if local < length:
        payload += _overflow(page[start + local : start + local + 4], length - local, pages)
    if len(payload) != length:
        raise ValueError("a record that is cut off")
    return row, tuple(_values(payload))


def _local_length(length: int, page: int) -> int:
    """How much of a record's payload stands on its leaf page."""
    most = page - 35
    if length <= most:
        return length
    least = (page - 12) * 32 // 255 - 23
    local = least + (length - least) % (page - 4)
    return local if local <= most else least


def _overflow(pointer: bytes, length: int, pages: Pages) -> bytes:
    parts: list[bytes] = []
    missing, number = length, int.from_bytes(pointer, "big")
    while missing > 0 and len(parts) < LONGEST_CHAIN:
        page = pages[number]
        parts.append(page[4 : 4 + missing])
        missing -= len(parts[-1]) or missing
        number = int.from_bytes(page[:4], "big")
    return b"".join(parts)


def _values(payload: bytes) -> Iterator[Value]:
    header_length, place = _varint(payload, 0)
    body = header_length
    while place < header_length:
        kind, place = _varint(payload, place)
        size = _size(kind)
        if body + size > len(payload):
            raise ValueError("a value that is cut off")
        yield _value(kind, payload[body : body + size])
        body += size


def _size(kind: int) -> int:
    if kind >= 12:
        return (kind - 12) // 2
    return INTEGER_SIZES.get(kind, 8 if kind == 7 else 0)


def _value(kind: int, raw: bytes) -> Value:
    if kind >= 12:
        return raw.decode("utf-8", "replace") if kind % 2 else raw
    if kind == 7:
        return float(struct.unpack(">d", raw)[0])
    constants: dict[int, Value] = {0: None, 8: 0, 9: 1}
    return constants[kind] if kind in constants else int.from_bytes(raw, "big", signed=True)


def _varint(data: bytes, start: int) -> tuple[int, int]:
    """The number at `start` and the place behind it."""
    value = 0
    for place in range(start, start + 8):
        value = value << 7 | data[place] & 0x7F
        if data[place] < 0x80:
            return value, place + 1
    return value << 8 | data[start + 8], start + 9
