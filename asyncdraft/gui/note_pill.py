"""A short remark on its tinted ground, with an icon that says its tone as well."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle

from asyncdraft.gui import icons
from asyncdraft.gui.language import shown
from asyncdraft.gui.scale import px

ICONS = {"ok": "check", "warn": "warning", "bad": "warning"}
ICON, INSET, GAP = 14, 10, 5


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
        name = ICONS.get(str(self.property("pill")))
        if name is None:
            return
        side = px(ICON)
        place = QRect(QPoint(px(INSET), (self.height() - side) // 2), QSize(side, side))
        tone = self.palette().windowText().color()
        drawn = icons.pixmap(name, tone, ICON, self.devicePixelRatio())
        QPainter(self).drawPixmap(QStyle.visualRect(self.layoutDirection(), self.rect(), place), drawn)

    def _make_room(self) -> None:
        self.setIndent(px(ICON + GAP))
