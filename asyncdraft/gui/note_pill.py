"""A short remark on its tinted ground, with an icon that says its tone as well."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from asyncdraft.gui.language import shown
from asyncdraft.gui.leading_icon import paint_leading
from asyncdraft.gui.scale import px

ICONS = {"ok": "check", "warn": "warning", "bad": "warning"}
ICON, GAP = 14, 5


class NotePill(QLabel):
    """Its tone is the property `pill`, as of any pill."""

    def __init__(self, text: str = "", tone: str = "ok") -> None:
        super().__init__(shown(text))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("pill", tone)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self._make_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if (name := ICONS.get(str(self.property("pill")))) is not None:
            paint_leading(self, name, self.palette().windowText().color(), ICON)

    def _make_room(self) -> None:
        self.setIndent(px(ICON + GAP))
