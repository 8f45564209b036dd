"""Text that is read on: its lines stand as far apart as those of the panes, where Qt would set them solid."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser

from asyncdraft.gui.scale import fitted, px

SHARE = 125
"""Per cent of the height of a line that is set solid: 20 pixels for a text of 13."""
LINES = f"{SHARE}%"
SHEET = f"p, li {{ line-height: {LINES}; }}"
MEASURE = 680
"""Pixels at 100 %: an eye loses the way back from longer lines."""


def part_lines(document: QTextDocument) -> None:
    """Of the HTML that it gets from now on; its words begin where those above it do."""
    document.setDefaultStyleSheet(SHEET)
    document.setDocumentMargin(0)


class ReadingPage(QTextBrowser):
    """No line is longer than `MEASURE`. A page that is `whole` never scrolls: what is around it does."""

    def __init__(self, name: str, *, whole: bool = False) -> None:
        super().__init__()
        part_lines(self.document())
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        self.setLineWrapMode(QTextBrowser.LineWrapMode.FixedPixelWidth)
        self._is_whole = whole
        if whole:
            never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            self.setVerticalScrollBarPolicy(never)
            self.setHorizontalScrollBarPolicy(never)
            fitted(self)
            self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit_height())

    def show_plain(self, text: str) -> None:
        """Every line as it is written."""
        self.setPlainText(text)
        apart = QTextBlockFormat()
        apart.setLineHeight(SHARE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(apart)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.setLineWrapColumnOrWidth(min(self.viewport().width(), px(MEASURE)))
        super().resizeEvent(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0) if self._is_whole else super().minimumSizeHint()

    def _fit_height(self) -> None:
        around = self.height() - self.viewport().height()
        self.setFixedHeight(round(self.document().size().height()) + around)
