"""Words on several lines, which stand as far apart as those of the panes, where Qt would set them solid."""

import math

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QStyle, QStyleOption

LINE = 1.22
"""Of the height of a line that is set solid: 20 pixels for letters of 13, 18 for those of 12."""
SEPARATOR = "\u2028"
STYLE = "<style>p, li { line-height: 125%; }</style>"
"""For markup, whose lines Qt lays out."""


class WrappedLabel(QLabel):
    """Plain text or markup of our own making. Where it has one line, it is as high as any label."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self._heights: dict[tuple[int, str, str], int] = {}
        self._is_line = False

    def setText(self, text: str) -> None:
        is_marked = bool(text) and self.textFormat() is Qt.TextFormat.RichText
        super().setText(f"{STYLE}{text}" if is_marked else text)

    def text(self) -> str:
        """As it was set."""
        return super().text().removeprefix(STYLE)

    def prefer_one_line(self) -> None:
        """It asks for the width of all its words, where Qt would ask for a block of them."""
        self._is_line = True

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        if self._is_line:
            words = self.fontMetrics().horizontalAdvance(self.text()) + self._around.width() + 1
            hint.setWidth(words)
        return QSize(hint.width(), self.heightForWidth(hint.width())) if self._is_own else hint

    def heightForWidth(self, width: int) -> int:
        """Remembered: while a window is laid out each width is asked for many times."""
        if not self._is_own:
            return super().heightForWidth(width)
        key = (width, self.text(), self.font().key())
        if key not in self._heights:
            if next(iter(self._heights), key)[1:] != key[1:]:
                self._heights.clear()
            around = self._around
            lines = self._lay_out(width - around.width()).lineCount()
            self._heights[key] = self._solid + (max(lines, 1) - 1) * self._step + around.height()
        return self._heights[key]

    @property
    def _is_own(self) -> bool:
        """Whether it is laid out here: only where the lines of a plain text may be several."""
        return self.wordWrap() and bool(self.text()) and self.textFormat() is Qt.TextFormat.PlainText

    @property
    def _solid(self) -> int:
        return math.ceil(QFontMetricsF(self.font()).height())

    @property
    def _step(self) -> int:
        return round(self._solid * LINE)

    @property
    def _around(self) -> QSize:
        """What stands between its edges and its words."""
        edges, more = self.contentsMargins(), 2 * self.margin()
        return QSize(edges.left() + edges.right() + more, edges.top() + edges.bottom() + more)

    def _lay_out(self, width: int) -> QTextLayout:
        layout = QTextLayout(self.text().replace("\n", SEPARATOR), self.font())
        option = QTextOption(QStyle.visualAlignment(self.layoutDirection(), self.alignment()))
        option.setTextDirection(self.layoutDirection())
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        top = 0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            line.setPosition(QPointF(0, top))
            top += self._step
        layout.endLayout()
        return layout

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._is_own:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        option = QStyleOption()
        option.initFrom(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        place = self.contentsRect().adjusted(self.margin(), self.margin(), -self.margin(), -self.margin())
        layout = self._lay_out(place.width())
        spare = place.height() - self._solid - (max(layout.lineCount(), 1) - 1) * self._step
        share = {Qt.AlignmentFlag.AlignTop: 0.0, Qt.AlignmentFlag.AlignBottom: 1.0}.get(
            self.alignment() & Qt.AlignmentFlag.AlignVertical_Mask, 0.5
        )
        painter.setPen(self.palette().windowText().color())
        layout.draw(painter, QPointF(place.left(), place.top() + max(0, round(spare * share))))
