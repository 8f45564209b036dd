"""The bar at the top: which draft, whether it is saved, and the one primary action."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QMenu, QPushButton, QWidget

from asyncdraft.core.draft import Channel, Draft
from asyncdraft.core.text import say
from asyncdraft.gui import icons
from asyncdraft.gui.actions import keys_of
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.scale import px
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import ElidedLabel, button, in_turn, label, restyle, row
from asyncdraft.gui.widgets.segmented import Segmented
from asyncdraft.gui.widgets.tips import set_tip

TARGET_NAMES = {
    Channel.SLACK: say("Copy for Slack"),
    Channel.EMAIL: say("Copy for Email"),
    Channel.MARKDOWN: say("Copy as Markdown"),
}
NARROW_WITHOUT = frozenset({"overlap", "meetings", "practice"})
"""Views whose buttons need the room of the detail where it is scarce."""
LEAST_TITLE = 120


class TopBar(QFrame):
    template_wanted = Signal()
    copy_wanted = Signal()
    send_wanted = Signal()

    def __init__(self, menu: QMenu) -> None:
        super().__init__()
        self.setProperty("role", "topbar")
        self.setFixedHeight(52)
        self._narrow = False
        self._heading = ""
        self._shown: object = None
        self._view = ""
        self._is_slim = False
        self._template_title = ""
        self._view_title = ""
        self._ahead: set[QWidget] = set()
        """What stands left of the title."""
        self._title = ElidedLabel()
        self._title.setProperty("type", "heading")
        self._saved = label(tone="secondary")
        self._template = button(tr("Template"), self.template_wanted.emit)
        self._send = button(tr("Send…"), self.send_wanted.emit)
        self._copy = button("", self.copy_wanted.emit, kind="primary")
        self._detail = label(tone="secondary")
        self._details: dict[str, str] = {}
        self._own: dict[str, list[QWidget]] = {}
        self._given: dict[QWidget, QBoxLayout] = {}
        self._more = button("", tip=tr("All actions"))
        self._more.setFixedWidth(34)
        self._more.setMenu(menu)
        self._detail.hide()
        layout = row(self, margins=(16, 0, 16, 0), gap=10)
        layout.addWidget(self._title)
        layout.addWidget(self._detail)
        layout.addWidget(self._saved)
        layout.addStretch(1)
        for widget in (self._template, self._send, self._copy, self._more):
            layout.addWidget(widget)
        self._layout = layout
        self.show_keys()

    def add_widgets(self, view: str, widgets: Sequence[QWidget], before: Sequence[QWidget] = ()) -> None:
        """What stands here while that view is shown; `before` left of its title."""
        self._own[view] = [*before, *widgets]
        self._ahead.update(before)
        for widget in self._own[view]:
            self._place(widget)
            widget.hide()

    def _place(self, widget: QWidget) -> None:
        behind = self._title if widget in self._ahead else self._more
        self._layout.insertWidget(self._layout.indexOf(behind), widget)

    def give_away(self, widget: QWidget, head: QBoxLayout) -> None:
        """It stands in the `head` of its view where there is no room for it here."""
        self._given[widget] = head
        if self._is_slim:
            self._move_given()

    def _move_given(self) -> None:
        """Back to their places, or away from them."""
        for widget, head in self._given.items():
            if not self._is_slim:
                self._place(widget)
            elif head.indexOf(widget) < 0:
                head.insertWidget(0, widget)
                widget.show()

    def show_detail(self, view: str, sentence: str) -> None:
        """Beside the title of a view."""
        self._details[view] = sentence
        if self._view == view:
            self._show_detail()

    def _show_detail(self) -> None:
        self._detail.setText(shown(self._details.get(self._view, "")))
        has_room = not self._is_slim and not (self._narrow and self._view in NARROW_WITHOUT)
        self._detail.setVisible(bool(self._view) and has_room)

    def set_theme(self, theme: Theme) -> None:
        self._more.setIcon(icons.icon("more", theme["text"]))
        self._template.setIcon(icons.icon("templates", theme["text"]))
        self._send.setIcon(icons.icon("send", theme["text"]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_slim:
            self._show_own()

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self._show_detail()

    def set_slim(self, slim: bool) -> None:
        """No room for words beside icons."""
        self._is_slim = slim
        self._move_given()
        self._template.setText("" if slim else f" {self._template_title}")
        self._send.setText("" if slim else tr("Send…"))
        self._send.setAccessibleName(tr("Send…"))
        self._show_own()

    def _show_own(self) -> None:
        """What is one action of several, and has no room, stands in the menu alone."""
        for name, widgets in self._own.items():
            for widget in self._here(widgets):
                widget.setVisible(name == self._view)
        self._show_detail()
        pieces = [piece for widget in self._here(self._own.get(self._view, ())) for piece in _pieces(widget)]
        edges = self._layout.contentsMargins()
        room = self.width() - edges.left() - edges.right() - self._more.sizeHint().width() - px(LEAST_TITLE)
        staying = [piece for piece in pieces if not self._may_go(piece)]
        going = [piece for piece in reversed(pieces) if self._may_go(piece)]
        for piece in (*staying, *going):
            room -= piece.sizeHint().width() + self._layout.spacing()
            piece.setVisible(piece in staying or room >= 0)

    def _may_go(self, piece: QWidget) -> bool:
        is_plain = isinstance(piece, QPushButton) and piece.property("kind") != "primary"
        return self._is_slim and is_plain and piece not in self._ahead

    def _here(self, widgets: Sequence[QWidget]) -> list[QWidget]:
        return [widget for widget in widgets if not (self._is_slim and widget in self._given)]

    def show_keys(self) -> None:
        """The button that copies has its keys from the draft that is shown."""
        self._copy_keys = keys_of("copy_for_channel")
        set_tip(self._template, tr("Choose a template  {keys}", keys=keys_of("choose_template")).rstrip())
        set_tip(self._send, tr("A last look, then it goes out  {keys}", keys=keys_of("send")).rstrip())

    def show_draft(self, draft: Draft, template_title: str) -> None:
        looks = (
            *(draft.display_title, template_title, draft.channel, draft.is_empty),
            *(self._narrow, self._copy_keys),
        )
        if looks == self._shown:
            return
        self._shown = looks
        self._heading = draft.display_title
        self._title.setText(shown(self._view_title) or shown(self._heading))
        named = tr("Template: {title}", title=template_title)
        self._template_title = shown(template_title) if self._narrow else named
        self._template.setText("" if self._is_slim else f" {self._template_title}")
        self._template.setAccessibleName(named)
        keys = "" if self._narrow else f"  {self._copy_keys}".rstrip()
        self._copy.setText(shown(TARGET_NAMES[draft.channel]) + keys)
        self._copy.setAccessibleName(shown(TARGET_NAMES[draft.channel]))
        self._copy.setEnabled(not draft.is_empty)
        set_tip(self._copy, tr("Write something first") if draft.is_empty else "")

    def show_view(self, view: str, title: str) -> None:
        """The name of a view other than Compose; empty for Compose."""
        self._view = view if title else ""
        self._view_title = title
        for part in (self._template, self._send, self._copy, self._saved):
            part.setVisible(not title)
        self._show_own()
        in_turn(self._template, self._send, self._copy, *self._own.get(view, ()), self._more)
        self._title.setText(shown(title) or shown(self._heading))

    def show_saved(self, sentence: str, *, is_bad: bool) -> None:
        self._saved.setText(shown(sentence))
        restyle(self._saved, "tone", "bad" if is_bad else "secondary")


def _pieces(widget: QWidget) -> list[QWidget]:
    """Each button of a bar that holds some; a control of several segments is one piece."""
    if isinstance(widget, QPushButton | Segmented) or widget.layout() is None:
        return [widget]
    inside = widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    here = [each for each in inside if isinstance(each, QPushButton) or not each.isHidden()]
    return [piece for each in here for piece in _pieces(each)]
