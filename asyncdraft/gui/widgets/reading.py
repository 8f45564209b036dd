"""Text that is read on: its lines stand as far apart as those of the panes, where Qt would set them solid."""

from PySide6.QtGui import QTextDocument

LINES = "125%"
"""Of the height of a line that is set solid: 20 pixels for a text of 13."""
SHEET = f"p, li {{ line-height: {LINES}; }}"


def part_lines(document: QTextDocument) -> None:
    """Of the HTML that it gets from now on; its words begin where those above it do."""
    document.setDefaultStyleSheet(SHEET)
    document.setDocumentMargin(0)
