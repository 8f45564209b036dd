"""A label for figures that change with every key."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel


class FittedLabel(QLabel):
    """As large as its text, which is plain: another one of the same width moves nothing around it."""

    def __init__(self, *, tone: str, type: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("tone", tone)
        self.setProperty("type", type)

    def show_text(self, text: str) -> None:
        if text != self.text():
            self.setText(text)
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        """Qt lays nothing out again for a widget of a fixed size. Its own hint would never shrink below that."""
        self.setFixedSize(self.fontMetrics().size(0, self.text()))
