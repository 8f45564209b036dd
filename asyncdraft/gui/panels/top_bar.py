"""The bar at the top: which draft, whether it is saved, and the one primary action."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QMenu, QWidget

from asyncdraft.core.draft import Channel, Draft
from asyncdraft.gui import icons
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import ElidedLabel, button, label, restyle, row

TARGET_NAMES = {
    Channel.SLACK: "Copy for Slack",
    Channel.EMAIL: "Copy for Email",
    Channel.MARKDOWN: "Copy as Markdown",
}


class TopBar(QFrame):
    template_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self, menu: QMenu, copy_keys: str) -> None:
        super().__init__()
        self.setProperty("role", "topbar")
        self.setFixedHeight(52)
        self._copy_keys = copy_keys
        self._narrow = False
        self._heading = ""
        self._view = ""
        self._title = ElidedLabel()
        self._title.setProperty("type", "heading")
        self._saved = label(tone="secondary")
        self._template = button("Template", self.template_wanted.emit, tip="Choose a template  Ctrl+T")
        self._copy = button("", self.copy_wanted.emit, kind="primary")
        self._detail = label(tone="secondary")
        self._details: dict[str, str] = {}
        self._own: dict[str, list[QWidget]] = {}
        self._more = button("", tip="All actions")
        self._more.setFixedWidth(34)
        self._more.setMenu(menu)
        self._tools: tuple[str, tuple[QWidget, ...]] = ("", ())
        self._detail = label(tone="secondary")
        self._detail.hide()
        self._layout = layout = row(self, margins=(16, 0, 16, 0), gap=10)
        layout.addWidget(self._title)
        layout.addWidget(self._detail)
        layout.addWidget(self._saved)
        layout.addStretch(1)
        for widget in (self._template, self._copy, self._more):
            layout.addWidget(widget)
        self._layout = layout

    def add_widgets(self, view: str, widgets: Sequence[QWidget]) -> None:
        """What stands here while the view of that title is shown."""
        self._own[view] = list(widgets)
        for widget in widgets:
            widget.hide()
            self._layout.insertWidget(self._layout.indexOf(self._more), widget)

    def show_detail(self, view: str, sentence: str) -> None:
        """Beside the title of a view."""
        self._details[view] = sentence
        if self._view == view:
            self._detail.setText(sentence)

    def set_theme(self, theme: Theme) -> None:
        self._more.setIcon(icons.icon("more", theme["text"]))
        self._template.setIcon(icons.icon("templates", theme["text"]))

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow

    def show_draft(self, draft: Draft, template_title: str) -> None:
        self._heading = draft.display_title
        self._title.setText(self._view or self._heading)
        self._template.setText(f" {template_title}")
        self._template.setAccessibleName(f"Template: {template_title}")
        keys = "" if self._narrow else f"  {self._copy_keys}"
        self._copy.setText(TARGET_NAMES[draft.channel] + keys)
        self._copy.setAccessibleName(TARGET_NAMES[draft.channel])
        self._copy.setEnabled(not draft.is_empty)
        self._copy.setToolTip("Write something first" if draft.is_empty else "")

    def hold(self, view: str, before: QWidget, after: QWidget) -> None:
        """What stands left and right of the name of a view while it is shown."""
        self._layout.insertWidget(0, before)
        self._layout.insertWidget(self._layout.indexOf(self._template), after)
        self._tools = (view, (before, after))
        for tool in (before, after):
            tool.hide()

    def show_view(self, title: str, detail: str = "", view: str = "") -> None:
        """The name of a view other than Compose, and what it shows; empty for Compose."""
        self._view = title
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail) and not self._narrow)
        for tool in self._tools[1]:
            tool.setVisible(view == self._tools[0])
        self._template.setVisible(not title)
        self._copy.setVisible(not title)
        self._saved.setVisible(not title)
        self._detail.setText(self._details.get(title, ""))
        self._detail.setVisible(bool(title))
        for view, widgets in self._own.items():
            for widget in widgets:
                widget.setVisible(view == title)
        self._title.setText(title or self._heading)

    def show_saved(self, sentence: str) -> None:
        self._saved.setText(sentence)
        restyle(self._saved, "tone", "bad" if sentence.startswith("Not") else "secondary")
