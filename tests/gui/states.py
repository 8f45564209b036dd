"""Every kind of control as it looks in each of its states: at rest, pointed at, pressed, with the focus."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QCursor, QHoverEvent, QImage, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QCheckBox,
    QComboBox,
    QFrame,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QScrollBar,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from asyncdraft.gui.practice.choices import ChoiceCard
from asyncdraft.gui.practice.question_texts import ChoiceText
from asyncdraft.gui.widgets.ahead_bar import AheadBar
from asyncdraft.gui.widgets.basics import button, restyle
from asyncdraft.gui.widgets.card_list import Card, CardList
from asyncdraft.gui.widgets.number_field import NumberField
from asyncdraft.gui.widgets.piece_list import PieceList, PieceRow
from asyncdraft.gui.widgets.ringed_radio import RingedRadio
from asyncdraft.gui.widgets.sectioned_list import Entry, SectionedList
from asyncdraft.gui.widgets.splitter import Splitter
from asyncdraft.gui.widgets.strip import DayMark, Strip, StripPicture, StripRow
from asyncdraft.gui.widgets.time_track import TimeTrack

Tokens = Mapping[str, QColor]
Make = Callable[[Tokens], QWidget]
BUTTON_STATES = ("rest", "hover", "pressed", "focus", "disabled")
FIELD_STATES = ("rest", "hover", "focus", "disabled")
LIST_STATES = ("rest", "hover", "chosen", "focus")
TRACK_STATES = ("rest", "hover", "focus")
BAR_STATES = ("rest", "hover", "pressed")
KINDS = ("", "primary", "link", "flat", "way", "chip", "outline-chip", "segment", "nav", "strike", "verdict")
CHECKED = ("outline-chip", "segment", "nav")
ROOM = 6
AWAY = (300, 200)
"""From the mouse."""


def _button(kind: str, scale: str = "", *, checked: bool = False) -> Make:
    def make(_tokens: Tokens) -> QWidget:
        made = button("Replace  Ctrl+R", kind=kind, scale=scale)
        made.setCheckable(kind in CHECKED)
        made.setChecked(checked)
        made.setProperty("edge", "first")
        return made

    return make


def _buttons() -> dict[str, Make]:
    made = {f"button {kind}".strip(): _button(kind) for kind in KINDS}
    made |= {
        f"button {kind} small".replace("  ", " "): _button(kind, "small") for kind in ("", "primary", "chip")
    }
    return made | {f"button {kind} checked": _button(kind, checked=True) for kind in CHECKED}


def _tick(made: QAbstractButton, *, checked: bool) -> QWidget:
    made.setText("Tell everybody")
    made.setCheckable(True)
    made.setChecked(checked)
    return made


BUTTONS: Mapping[str, Make] = {
    **_buttons(),
    "tick box": lambda _tokens: _tick(QCheckBox(), checked=False),
    "tick box checked": lambda _tokens: _tick(QCheckBox(), checked=True),
    "radio": lambda _tokens: _tick(RingedRadio(), checked=False),
    "radio checked": lambda _tokens: _tick(RingedRadio(), checked=True),
}


def _field(made: QWidget, role: str = "") -> QWidget:
    made.setProperty("role", role)
    if isinstance(made, QLineEdit):
        made.setText("tue 5pm tokyo")
    if isinstance(made, QComboBox):
        made.addItems(["at risk", "on track"])
    if isinstance(made, QPlainTextEdit):
        made.setPlainText("Steps 1 and 2 ran")
        made.setFixedHeight(60)
    return made


FIELDS: Mapping[str, Make] = {
    "line": lambda _tokens: _field(QLineEdit()),
    "subject": lambda _tokens: _field(QLineEdit(), "subject"),
    "choice": lambda _tokens: _field(QComboBox()),
    "number": lambda _tokens: _field(NumberField()),
    "lines": lambda _tokens: _field(QPlainTextEdit(), "field"),
}


def _sections(tokens: Tokens) -> QWidget:
    made = SectionedList("Drafts")
    made.set_tokens(tokens)
    made.show_entries((Entry("a", "Webhook schema", "Hand-off · Kenji"), Entry("b", "RFC", "7 readers")), "")
    return made


def _cards(tokens: Tokens) -> QWidget:
    made = CardList("Templates")
    made.set_tokens(tokens)
    made.show_cards(
        (Card("a", "Hand-off", "Someone elsewhere goes on"), Card("b", "Blocker", "You wait")), ""
    )
    return made


def _pieces(tokens: Tokens) -> QWidget:
    made = PieceList("Pieces", 4)
    made.set_tokens(tokens)
    made.show_rows((PieceRow("a", "The export stops at step 3"), PieceRow("b", "It blocks the release")))
    return made


def _choices(_tokens: Tokens) -> QWidget:
    made = QListWidget()
    made.setProperty("role", "choices")
    made.addItems(["Slack", "Email"])
    return made


def _table(_tokens: Tokens) -> QWidget:
    made = QTableWidget(2, 2)
    for row in range(2):
        for column in range(2):
            made.setItem(row, column, QTableWidgetItem("run 8841"))
    return made


LISTS: Mapping[str, Make] = {
    "sections": _sections,
    "cards": _cards,
    "pieces": _pieces,
    "choices": _choices,
    "table": _table,
}


def _strip(tokens: Tokens) -> QWidget:
    made = Strip()
    made.set_tokens(dict(tokens))
    cells = ["night"] * 18 + ["work"] * 16 + ["night"] * 14
    made.show_picture(StripPicture(rows=[StripRow("You", "London", cells, [DayMark(0, "Mon 23")], "15:46")]))
    return made


def _ahead(tokens: Tokens) -> QWidget:
    made = AheadBar()
    made.set_tokens(tokens)
    made.show_weeks(140, (), ((20, "Dec"),), (0, 5))
    return made


TRACKS: Mapping[str, Make] = {"strip": _strip, "weeks ahead": _ahead}


def _bar(_tokens: Tokens) -> QWidget:
    made = QScrollBar(Qt.Orientation.Vertical)
    made.setRange(0, 10)
    made.setFixedHeight(80)
    return made


def _split(_tokens: Tokens) -> QWidget:
    made = Splitter()
    for _side in range(2):
        made.addWidget(QFrame())
    made.setFixedSize(200, 60)
    return made


def _card(_tokens: Tokens) -> QWidget:
    return ChoiceCard(1, ChoiceText("Who, when, where", is_right=False, why=""), several=False)


BARS: Mapping[str, Make] = {"scroll bar": _bar}
HANDLES: Mapping[str, Make] = {"splitter": _split}
CARDS: Mapping[str, Make] = {"choice card": _card}
SHEET: Sequence[tuple[Mapping[str, Make], Sequence[str]]] = (
    (BUTTONS, BUTTON_STATES),
    (FIELDS, FIELD_STATES),
    (LISTS, LIST_STATES),
    (TRACKS, TRACK_STATES),
    (BARS, BAR_STATES),
    (HANDLES, ("rest", "hover")),
    (CARDS, ("rest", "hover", "chosen")),
)


class Stand(QWidget):
    """Holds one control, with room for what stands around it."""

    def __init__(self, shown: QWidget) -> None:
        super().__init__()
        self.setObjectName("stand")
        self.shown = shown
        self.other = QLineEdit(self)
        self.other.move(-400, -400)
        body = QVBoxLayout(self)
        body.setContentsMargins(ROOM, ROOM, ROOM, ROOM)
        body.addWidget(shown)
        if isinstance(shown, QAbstractItemView):
            self.setFixedSize(300, 130)
        elif isinstance(shown, TimeTrack | AheadBar):
            self.setFixedWidth(620)

    def picture(self, state: str) -> QImage:
        self.other.setFocus()
        _point_nowhere(self)
        put_into(self.shown, state)
        QApplication.processEvents()
        return self.grab().toImage()


def put_into(widget: QWidget, state: str) -> None:
    if state == "disabled":
        widget.setEnabled(False)
    elif state == "focus":
        put_into(widget, "chosen" if isinstance(widget, QAbstractItemView) else "rest")
        widget.setFocus(Qt.FocusReason.TabFocusReason)
    elif state == "hover":
        _hover(widget)
    elif state == "pressed" and isinstance(widget, QAbstractButton):
        widget.setDown(True)
    elif state == "pressed" and isinstance(widget, QAbstractSlider):
        _press(widget, QPoint(widget.width() // 2, 12))
    elif state == "chosen" and isinstance(widget, QAbstractItemView):
        widget.setCurrentIndex(widget.model().index(0, 0))
    elif state == "chosen":
        restyle(widget, "checked", "true")


def _point_nowhere(root: QWidget) -> None:
    """Where a window opens under the mouse, what lies there is pointed at."""
    QCursor.setPos(0, 0)
    root.move(*AWAY)
    QApplication.processEvents()
    for widget in (root, *root.findChildren(QWidget)):
        widget.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
        QApplication.sendEvent(widget, QEvent(QEvent.Type.Leave))
        widget.update()


def _hover(widget: QWidget) -> None:
    if isinstance(widget, QSplitter):
        widget = widget.handle(1)
    at = QPoint(min(widget.width() // 2, 60), 12 if isinstance(widget, QScrollBar) else widget.height() // 2)
    if isinstance(widget, QAbstractItemView):
        widget = widget.viewport()
        at = QPoint(40, 12)
    if isinstance(widget, TimeTrack):
        at = QPoint(widget.width() // 2, widget.height() // 2)
    widget.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    for kind in (QEvent.Type.HoverEnter, QEvent.Type.HoverMove):
        event = QHoverEvent(kind, QPointF(at), QPointF(widget.mapToGlobal(at)), QPointF(-1, -1))
        QApplication.sendEvent(widget, event)
    _mouse(widget, QEvent.Type.MouseMove, at, Qt.MouseButton.NoButton)
    widget.update()


def _press(widget: QWidget, at: QPoint) -> None:
    _mouse(widget, QEvent.Type.MouseButtonPress, at, Qt.MouseButton.LeftButton)


def _mouse(widget: QWidget, kind: QEvent.Type, at: QPoint, which: Qt.MouseButton) -> None:
    place = QPointF(widget.mapToGlobal(at))
    event = QMouseEvent(kind, QPointF(at), place, which, which, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, event)
