"""How many lines a text would have in another width."""

from PySide6.QtGui import QTextBlock, QTextDocument, QTextLayout


def line_count(document: QTextDocument, width: int, most: int) -> int:
    """Were its lines `width` pixels wide; none are counted beyond `most`."""
    lines, block = 0, document.begin()
    while block.isValid() and lines < most:
        lines += _lines_of(block, document, width, most - lines)
        block = block.next()
    return lines


def _lines_of(block: QTextBlock, document: QTextDocument, width: int, most: int) -> int:
    layout = QTextLayout(block.text(), document.defaultFont())
    layout.setTextOption(document.defaultTextOption())
    layout.setFormats(block.layout().formats())
    layout.beginLayout()
    lines = 0
    while lines < most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        lines += 1
    layout.endLayout()
    return max(lines, 1)
