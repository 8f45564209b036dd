"""A label for figures that change with every key."""

import re

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel

DIGIT = re.compile(r"\d")
DIGITS = "0123456789"


class FittedLabel(QLabel):
    """Plain text at the right of its place, which has room for any digits: another figure moves nothing."""

    def __init__(self, *, tone: str, type: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setProperty("tone", tone)
        self.setProperty("type", type)
        self._shape = ""

    def show_text(self, text: str) -> None:
        self.setText(text)
        shape = DIGIT.sub("0", text)
        if shape != self._shape:
            self._shape = shape
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        """Qt lays nothing out again for a widget of a fixed size."""
        metrics = self.fontMetrics()
        widest = max(DIGITS, key=metrics.horizontalAdvance)
        self.setFixedSize(metrics.size(0, self._shape.replace("0", widest)))
