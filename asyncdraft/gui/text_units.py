"""Positions between Qt (UTF-16 units) and Python (code points)."""


def to_units(text: str, index: int) -> int:
    """The UTF-16 position of code point `index` of `text`."""
    if text.isascii():
        return index
    return len(text[:index].encode("utf-16-le", "surrogatepass")) // 2


def to_points(text: str, units: int) -> int:
    """The code point position of UTF-16 position `units`; inside a surrogate pair, that of its start."""
    if text.isascii():
        return min(units, len(text))
    raw = text.encode("utf-16-le", "surrogatepass")[: units * 2]
    return len(raw.decode("utf-16-le", "ignore"))
