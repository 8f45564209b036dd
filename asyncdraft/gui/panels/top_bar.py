"""The bar at the top: which draft, whether it is saved, and the one primary action."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QWidget

from asyncdraft.core.draft import Channel, Draft
from asyncdraft.core.text import say
from asyncdraft.gui import icons
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.scale import px
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import ElidedLabel, button, in_turn, label, restyle, row
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

    def __init__(self, menu: QMenu, copy_keys: str, send_keys: str) -> None:
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
        self._title = ElidedLabel()
        self._title.setProperty("type", "heading")
        self._saved = label(tone="secondary")
        self._template = button(
            tr("Template"), self.template_wanted.emit, tip=tr("Choose a template  {keys}", keys="Ctrl+T")
        )
        self._send = button(tr("Send…"), self.send_wanted.emit)
        self.set_keys(copy_keys, send_keys)
        self._copy = button("", self.copy_wanted.emit, kind="primary")
        self._detail = label(tone="secondary")
        self._details: dict[str, str] = {}
        self._own: dict[str, list[QWidget]] = {}
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

    def add_widgets(self, view: str, widgets: Sequence[QWidget], before: Sequence[QWidget] = ()) -> None:
        """What stands here while that view is shown; `before` left of its title."""
        self._own[view] = [*before, *widgets]
        for widget in widgets:
            self._layout.insertWidget(self._layout.indexOf(self._more), widget)
        for widget in before:
            self._layout.insertWidget(self._layout.indexOf(self._title), widget)
        for widget in self._own[view]:
            widget.hide()

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

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self._show_detail()

    def set_slim(self, slim: bool) -> None:
        """No room for words beside icons."""
        self._is_slim = slim
        self._template.setText("" if slim else f" {self._template_title}")
        self._send.setText("" if slim else tr("Send…"))
        self._send.setAccessibleName(tr("Send…"))
        self._show_own()

    def _show_own(self) -> None:
        """What is one action of several, and has no room, stands in the menu alone."""
        for name, widgets in self._own.items():
            for widget in widgets:
                widget.setVisible(name == self._view)
        self._show_detail()
        if self._is_slim:
            self._fit_own(self.width() - self._more.sizeHint().width() - px(LEAST_TITLE))

    def _fit_own(self, room: int) -> None:
        title = self._layout.indexOf(self._title)
        for widget in reversed(self._own.get(self._view, ())):
            room -= widget.sizeHint().width() + self._layout.spacing()
            is_plain = isinstance(widget, QPushButton) and widget.property("kind") != "primary"
            stays = not is_plain or self._layout.indexOf(widget) < title
            widget.setVisible(stays or room >= 0)

    def set_keys(self, copy_keys: str, send_keys: str) -> None:
        self._copy_keys = copy_keys
        set_tip(self._send, tr("A last look, then it goes out  {keys}", keys=send_keys).rstrip())

    def show_draft(self, draft: Draft, template_title: str) -> None:
        looks = (draft.display_title, template_title, draft.channel, draft.is_empty, self._narrow)
        if looks == self._shown:
            return
        self._shown = looks
        self._heading = draft.display_title
        self._title.setText(shown(self._view_title) or shown(self._heading))
        named = tr("Template: {title}", title=template_title)
        self._template_title = shown(template_title) if self._narrow else named
        self._template.setText("" if self._is_slim else f" {self._template_title}")
        self._template.setAccessibleName(named)
        keys = "" if self._narrow else f"  {self._copy_keys}"
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
        in_turn((self._template, self._send, self._copy, *self._own.get(view, ()), self._more))
        self._title.setText(shown(title) or shown(self._heading))

    def show_saved(self, sentence: str, *, is_bad: bool) -> None:
        self._saved.setText(shown(sentence))
        restyle(self._saved, "tone", "bad" if is_bad else "secondary")
