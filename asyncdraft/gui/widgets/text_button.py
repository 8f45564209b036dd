"""A button that knows its words from what stands beside them: keys, a count, what somebody is doing."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QHelpEvent,
    QIcon,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton

from asyncdraft.gui.scale import px
from asyncdraft.gui.widgets.menus import as_spelled
from asyncdraft.gui.widgets.tips import show_tip

BESIDE = "  "
"""What parts the words of a button from what stands beside them."""
MARK = QSize(3, 16)
"""Beside the words of the view that is shown."""
ICON_GAP, SMALL_ICON_GAP, NAV_ICON_GAP, GAP = 6, 4, 10, 6
LEAST = 20
"""Less room than that is left empty."""
KEYS_SHARE = 0.88
"""Keys beside words are written 11 px high where those are 12 or 13."""
AT_THE_LEFT = ("nav", "way")
DETAILED = ("chip", "outline-chip")
"""What stands beside their words is read as they are, in another tone."""
BOLD_WHEN_CHOSEN = ("nav", "segment")
UNDERLINED = ("link", "verdict", "strike")
CHOSEN_TONES = {"segment": QPalette.ColorRole.HighlightedText, "nav": QPalette.ColorRole.Highlight}
RETURN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True)
class _Parts:
    """In pixels: the icon with its gap, the words, and what stands beside them with its gap."""

    icon: int
    words: int
    beside: int

    @property
    def all(self) -> int:
        return self.icon + self.words + self.beside


class TextButton(QPushButton):
    """Frame and ground are those of the style sheet.

    Text in two parts, which two spaces part, is one text to whoever reads it aloud. Words that are cut end in
    an ellipsis, and the tooltip has them all; what stands beside them goes first.
    """

    def __init__(self, text: str) -> None:
        super().__init__(as_spelled(text))

    def setText(self, text: str) -> None:
        super().setText(as_spelled(text))

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        metrics = self.fontMetrics()
        plain = metrics.size(int(Qt.TextFlag.TextShowMnemonic), self.text()).width() if self.text() else 0
        of_qt = plain + (self.iconSize().width() + (4 if self.text() else 0) if self._has_icon else 0)
        return QSize(hint.width() - of_qt + self._measured().all, hint.height()) if self.text() else hint

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.text():
            super().paintEvent(event)
            self._paint_mark()
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text, option.icon = "", QIcon()
        painter = QPainter(self)
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        inner = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self)
        self._paint_parts(painter, inner)
        painter.end()
        self._paint_mark()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip and self.is_cut:
            told = "\n".join(dict.fromkeys(filter(None, (self.words, self.toolTip()))))
            show_tip(event.globalPos(), told, self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as Space does, in the window as in a dialog."""
        if event.key() in RETURN_KEYS and event.modifiers() in PLAIN and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    @property
    def words(self) -> str:
        return self.text().strip().partition(BESIDE)[0].replace("&&", "&")

    @property
    def beside(self) -> str:
        return self.text().strip().partition(BESIDE)[2].strip()

    @property
    def is_cut(self) -> bool:
        return bool(self.text()) and self.width() < self.sizeHint().width()

    @property
    def _kind(self) -> str:
        return str(self.property("kind") or "")

    @property
    def _has_icon(self) -> bool:
        return not self.icon().isNull()

    def _measured(self) -> _Parts:
        """Of a choice as wide as when it is chosen: then nothing moves."""
        bold = self._words_font(chosen=self.isCheckable() and self._kind in BOLD_WHEN_CHOSEN)
        words = QFontMetrics(bold).horizontalAdvance(self.words)
        beside = QFontMetrics(self._beside_font()).horizontalAdvance(self.beside) + GAP if self.beside else 0
        icon = self.iconSize().width() + self._icon_gap() if self._has_icon else 0
        return _Parts(icon, words, beside)

    def _icon_gap(self) -> int:
        if self._kind == "nav":
            return NAV_ICON_GAP
        return SMALL_ICON_GAP if self.property("scale") == "small" else ICON_GAP

    def _words_font(self, *, chosen: bool) -> QFont:
        font = QFont(self.font())
        if (chosen and self._kind in BOLD_WHEN_CHOSEN) or self.property("lead") == "strong":
            font.setWeight(QFont.Weight.DemiBold)
        if self._kind in UNDERLINED and self.underMouse() and self.isEnabled():
            font.setUnderline(True)
        return font

    def _beside_font(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.Normal)
        font.setFeature(QFont.Tag("tnum"), 1)
        if self._kind not in DETAILED and font.pixelSize() > 0:
            font.setPixelSize(round(font.pixelSize() * KEYS_SHARE))
        return font

    def _tones(self) -> tuple[QColor, QColor]:
        """Of the words, and of what stands beside them."""
        of_all = QGuiApplication.palette()
        own = self.palette().color(QPalette.ColorRole.ButtonText)
        if self.isChecked() and self.isEnabled() and self._kind in CHOSEN_TONES:
            own = of_all.color(CHOSEN_TONES[self._kind])
        on_colour = self._kind == "primary" or (self._kind == "segment" and self.isChecked())
        plain = own == of_all.color(QPalette.ColorRole.ButtonText) or self._kind == "nav"
        return own, of_all.color(QPalette.ColorRole.PlaceholderText) if plain and not on_colour else own

    def _paint_parts(self, painter: QPainter, inner: QRect) -> None:
        parts = self._measured()
        words_font = self._words_font(chosen=self.isChecked())
        is_nav, at_left = self._kind == "nav", self._kind in AT_THE_LEFT
        room = max(0, inner.width() - parts.icon)
        beside = min(parts.beside, max(0, room - parts.words)) if parts.all > inner.width() else parts.beside
        beside = beside if beside >= LEAST or beside == parts.beside else 0
        words = min(parts.words, room - beside)
        used = parts.icon + words + beside
        left = inner.left() if at_left else inner.left() + max(0, (inner.width() - used) // 2)
        tone, beside_tone = self._tones()
        words_at = left + parts.icon
        if parts.icon:
            side = self.iconSize()
            at_end = self.property("icon-at") == "end"
            icon_at = left + words + beside + self._icon_gap() if at_end else left
            words_at = left if at_end else words_at
            place = QRect(QPoint(icon_at, inner.center().y() - side.height() // 2 + 1), side)
            mode = QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled
            self.icon().paint(painter, self._mirrored(inner, place), Qt.AlignmentFlag.AlignCenter, mode)
        place = QRect(words_at, inner.top(), words, inner.height())
        self._write(painter, words_font, tone, self._mirrored(inner, place), self.words)
        if beside:
            start = inner.right() + 1 - beside + GAP if is_nav else place.right() + 1 + GAP
            place = QRect(start, inner.top(), beside - GAP, inner.height())
            self._write(painter, self._beside_font(), beside_tone, self._mirrored(inner, place), self.beside)

    def _paint_mark(self) -> None:
        """The view that is shown is told without colour, too."""
        if self._kind != "nav" or not self.isChecked():
            return
        width, height = px(MARK.width()), px(MARK.height())
        place = QRect(1, (self.height() - height) // 2, width, height)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QGuiApplication.palette().highlight())
        painter.drawRoundedRect(self._mirrored(self.rect(), place), width / 2, width / 2)

    def _mirrored(self, inner: QRect, place: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), inner, place)

    def _write(self, painter: QPainter, font: QFont, tone: QColor, place: QRect, text: str) -> None:
        painter.setFont(font)
        painter.setPen(tone)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width() + 1)
        painter.drawText(place.adjusted(-2, 0, 2, 0).translated(2, 0), int(MIDDLE), shown)
