"""Between Qt and Python: positions (UTF-16 units and code points), and what is written in an editor."""

from PySide6.QtGui import QTextDocument

LINE_ENDS = ("\u2029", "\u2028")


def written_in(document: QTextDocument) -> str:
    """As it was written: Qt's own plain text has a plain space for one that breaks no line.

    Every key asks for it: a table to translate by would ask every letter of a long text.
    """
    text = document.toRawText()
    for end in LINE_ENDS:
        text = text.replace(end, "\n")
    return text


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
