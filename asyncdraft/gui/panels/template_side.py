"""Beside the gallery: what the chosen template makes of sample values, of own ones, or of the draft."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QWidget

from asyncdraft.core.draft import CHANNEL_NAMES, Channel
from asyncdraft.core.templates.template import Template
from asyncdraft.core.text import say
from asyncdraft.gui import icons
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import button, column, frame, label, row, scrolling
from asyncdraft.gui.widgets.reading import ReadingPage
from asyncdraft.gui.widgets.segmented import Segmented

VALUES = (("sample", say("Sample values")), ("draft", say("My draft")))
SHORT = 760
"""The height below which the message needs the room of what can be read elsewhere."""


class TemplateSide(QFrame):
    """`channel_chosen(name)`, `values_chosen("sample" or "draft")`; the rest are the buttons."""

    channel_chosen = Signal(str)
    values_chosen = Signal(str)
    used_here = Signal()
    used_anew = Signal()
    editing = Signal()

    def __init__(self, form: QWidget) -> None:
        super().__init__()
        self.setProperty("role", "side")
        self._channels = Segmented(
            tuple(CHANNEL_NAMES.items()), name=say("Target of the preview"), small=True
        )
        self._channels.chosen.connect(self.channel_chosen)
        self._values = Segmented(VALUES, name=say("Values of the preview"), small=True)
        self._values.choose("sample")
        self._values.chosen.connect(self.values_chosen)
        self._length = label(tone="secondary", type="small")
        self._problem = label(pill="bad", wrap=True)
        self._nothing = label(
            tr("No template is chosen, so there is nothing to preview."), tone="secondary", wrap=True
        )
        self._whole = QWidget()
        self._title = label(type="heading", wrap=True)
        self._purpose = label(tone="secondary", type="small", wrap=True)
        self._has_advice = False
        self._editing = False
        self._form = form
        self._form.setProperty("role", "page")
        self._page = ReadingPage(tr("Preview with sample values"), whole=True)
        self._rule = frame("rule")
        self._area = scrolling(self._make_scroll())
        self._when, self._when_icon = label(wrap=True, type="small"), QLabel()
        self._when_not, self._when_not_icon = label(wrap=True, type="small"), QLabel()
        self._here = button(
            tr("Use for this draft"), self.used_here.emit, kind="primary", tip=tr("Every word is kept  ↵")
        )
        self._anew = button(tr("Use for a new draft"), self.used_anew.emit)
        self._edit = button(tr("Edit"), self.editing.emit, tip=tr("A built-in is copied first"))
        self._more = button("", tip=tr("More for this template"))
        self._more.setFixedWidth(34)
        self._menu = QMenu(self)
        self._more.setMenu(self._menu)
        self._build()

    def _make_scroll(self) -> QWidget:
        """Values and message scroll as one."""
        page = QWidget()
        page.setProperty("role", "page")
        body = column(page, margins=(0, 0, 8, 0), gap=10)
        body.addWidget(self._form)
        body.addWidget(self._rule)
        body.addWidget(self._page)
        body.addStretch(1)
        return page

    def _build(self) -> None:
        top = row(gap=8)
        top.addWidget(label(tr("Preview"), type="heading"))
        top.addStretch(1)
        top.addWidget(self._channels)
        values = row(gap=8)
        values.addWidget(self._values)
        values.addStretch(1)
        values.addWidget(self._length)
        advice = frame("ground")
        lines = column(advice, margins=(12, 8, 12, 8), gap=6)
        self._advice = advice
        for icon, text in ((self._when_icon, self._when), (self._when_not_icon, self._when_not)):
            icon.setFixedWidth(16)
            line = row(gap=8)
            line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(text, 1)
            lines.addLayout(line)
        first = row(gap=8)
        first.addWidget(self._here, 1)
        first.addWidget(self._more)
        second = row(gap=8)
        second.addWidget(self._anew, 1)
        second.addWidget(self._edit, 1)
        body = column(self, margins=(16, 12, 16, 12), gap=8)
        body.addLayout(top)
        body.addWidget(self._problem)
        body.addWidget(self._nothing, 1, Qt.AlignmentFlag.AlignTop)
        body.addWidget(self._whole, 1)
        whole = column(self._whole, gap=8)
        whole.addWidget(self._title)
        whole.addWidget(self._purpose)
        whole.addLayout(values)
        whole.addWidget(self._area, 1)
        whole.addWidget(advice)
        whole.addLayout(first)
        whole.addLayout(second)
        self._problem.hide()
        self._nothing.hide()

    def set_theme(self, theme: Theme) -> None:
        self._when_icon.setPixmap(icons.pixmap("check", theme["ok"]))
        self._when_not_icon.setPixmap(icons.pixmap("cross", theme["bad"]))
        self._edit.setIcon(icons.icon("compose", theme["text"]))
        self._more.setIcon(icons.icon("more", theme["text"]))
        self._page.document().setDefaultFont(self._page.font())

    def set_actions(self, actions: list[QAction]) -> None:
        self._menu.addActions(actions)

    def show_nothing(self) -> None:
        """There is no template to use, to edit or to preview."""
        self._offer(something=False)

    def _offer(self, *, something: bool) -> None:
        self._nothing.setVisible(not something)
        self._whole.setVisible(something)
        self._channels.setVisible(something)

    def show_template(self, template: Template, *, editing: bool) -> None:
        self._offer(something=True)
        self._title.setText(shown(template.title))
        self._purpose.setText(shown(template.purpose))
        self._when.setText(tr("When to use: {when}", when=template.when) if template.when else "")
        self._when_not.setText(
            tr("Not for: {when_not}", when_not=template.when_not) if template.when_not else ""
        )
        for icon, text in ((self._when_icon, self._when), (self._when_not_icon, self._when_not)):
            icon.setVisible(bool(text.text()))
            text.setVisible(bool(text.text()))
        self._has_advice = bool(template.when or template.when_not)
        self._edit.setVisible(not editing)
        self._editing = editing
        self._fit()

    def show_form(self, shown: bool) -> None:
        self._form.setVisible(shown)
        self._rule.setVisible(shown)

    @property
    def _is_short(self) -> bool:
        return self.height() < SHORT

    def _fit(self) -> None:
        self._purpose.setVisible(not self._is_short)
        self._advice.setVisible(self._has_advice and not (self._is_short and self._editing))
        self._anew.setVisible(not (self._is_short and self._editing))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def show_channel(self, channel: Channel) -> None:
        self._channels.choose(channel)

    def show_message(self, html: str, length: str) -> None:
        """Keeps the place where the reader of the preview is."""
        bar = self._area.verticalScrollBar()
        place = bar.value()
        self._page.document().setIndentWidth(24)
        self._page.setHtml(html)
        bar.setValue(place)
        self._length.setText(shown(length))

    def show_problem(self, sentence: str) -> None:
        self._problem.setText(shown(sentence))
        self._problem.setVisible(bool(sentence))
