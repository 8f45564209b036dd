"""The preview: what the reader will see, in the shape of the target, and its source."""

from collections.abc import Callable, Sequence

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QStackedWidget, QTextBrowser, QWidget

from asyncdraft.core.draft import CHANNEL_NAMES, Channel
from asyncdraft.core.text import say
from asyncdraft.gui.actions import keys_of
from asyncdraft.gui.drafts.file_chips import FileChips
from asyncdraft.gui.fonts import mono_font
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.avatar import Avatar
from asyncdraft.gui.widgets.basics import ElidedLabel, FittedLabel, button, clear, column, frame, label, row
from asyncdraft.gui.widgets.meter import Meter
from asyncdraft.gui.widgets.parted_page import PartedPage
from asyncdraft.gui.widgets.segmented import Segmented
from asyncdraft.gui.widgets.tips import set_tip

ROOM_FOR_METER = 340


class Letterhead(msgspec.Struct, frozen=True):
    """What stands above a message. `author` has a picture beside the text; `lines` are names with values."""

    title: str
    aside: str = ""
    author: str = ""
    lines: tuple[tuple[str, str], ...] = ()


class PreviewPanel(QWidget):
    """What is shown is computed outside and given as HTML and source.

    `channel_chosen(name)`, `attaching()` when files are to be chosen, `detached(path)`.
    """

    channel_chosen = Signal(str)
    attaching = Signal()
    detached = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._channels = Segmented(tuple(CHANNEL_NAMES.items()), name=say("Preview"), small=True)
        self._channels.chosen.connect(self.channel_chosen)
        self._meter = Meter()
        self._length = FittedLabel(tone="secondary", type="small")
        self._source_button = button(
            tr("Source"), self._on_source, kind="link", scale="small", tip=tr("Show what is copied")
        )
        self._source_button.setCheckable(True)
        self._attach_button = button(
            tr("Attach"),
            self.attaching.emit,
            kind="link",
            scale="small",
        )
        self.show_keys()
        self._problem = label(pill="bad", wrap=True)
        self._problem.hide()
        self._reason = label(pill="warn", wrap=True)
        self._reason.hide()
        self._title = ElidedLabel()
        self._title.setProperty("type", "strong")
        self._aside = label(tone="secondary")
        self._avatar = Avatar()
        self._head: Letterhead | None = None
        self._lines = QGridLayout()
        self._lines.setHorizontalSpacing(10)
        self._lines.setVerticalSpacing(2)
        self._lines.setColumnStretch(1, 1)
        self._files = FileChips()
        self._files.removed.connect(self.detached)
        self._page = PartedPage()
        self._page.setOpenLinks(False)
        self._page.setAccessibleName(tr("Preview"))
        self._source = QTextBrowser()
        self._source.setProperty("role", "source")
        self._source.setAccessibleName(tr("Source"))
        self._source.setFont(mono_font())
        self._stack = QStackedWidget()
        self._stack.addWidget(self._page)
        self._stack.addWidget(self._source)
        self._stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._make_source: Callable[[], str] = str
        self._place()

    def _place(self) -> None:
        head = row(gap=8)
        head.addWidget(self._channels)
        head.addStretch(1)
        head.addWidget(self._meter)
        head.addWidget(self._length)
        first = row(gap=8)
        first.addWidget(self._title)
        first.addWidget(self._aside, 1)
        first.addWidget(self._attach_button)
        first.addWidget(self._source_button)
        text = column(gap=4)
        text.addLayout(first)
        text.addLayout(self._lines)
        text.addWidget(self._files)
        text.addWidget(self._stack, 1)
        message = row(gap=10)
        message.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignTop)
        message.addLayout(text, 1)
        body = column(self, margins=(16, 10, 12, 8), gap=8)
        body.addLayout(head)
        body.addWidget(self._problem)
        body.addWidget(self._reason)
        body.addWidget(frame("rule"))
        body.addLayout(message, 1)

    def show_keys(self) -> None:
        set_tip(self._attach_button, tr("Attach files  {keys}", keys=keys_of("attach_files")).rstrip())

    def set_theme(self, theme: Theme) -> None:
        self._avatar.set_colors(theme["send"], theme["panel"])
        self._meter.set_colors(theme["line"], theme["ok"], theme["bad"])
        self._files.set_theme(theme)
        self._page.document().setDefaultFont(self._page.font())
        self._page.document().setIndentWidth(24)
        self._page.document().setDocumentMargin(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._meter.setVisible(event.size().width() >= ROOM_FOR_METER)

    def show_channel(self, channel: Channel) -> None:
        self._channels.choose(channel)

    def show_files(self, paths: Sequence[str], *, wanted: bool) -> None:
        """`wanted`: the channel carries files; for others there is only what is attached already."""
        self._attach_button.setVisible(wanted)
        self._files.setVisible(bool(paths))
        self._files.show_files(paths)

    def show_message(self, head: Letterhead, parts: Sequence[str], source: Callable[[], str]) -> None:
        self._show_head(head)
        self._make_source = source
        self._show_source()
        self._page.show_parts(parts)

    def _show_head(self, head: Letterhead) -> None:
        if head == self._head:
            return
        self._head = head
        self._title.setText(shown(head.title))
        self._title.setVisible(bool(head.title))
        self._aside.setText(shown(head.aside))
        self._avatar.show_name(head.author)
        self._avatar.setVisible(bool(head.author))
        clear(self._lines)
        for number, (name, value) in enumerate(head.lines):
            line = ElidedLabel(value)
            self._lines.addWidget(label(name, tone="secondary"), number, 0)
            self._lines.addWidget(line, number, 1)

    def _show_source(self) -> None:
        """Made only while somebody looks at it."""
        if self._source_button.isChecked():
            self._source.setPlainText(self._make_source())

    def show_length(self, used: int, limit: int, reason: str, *, in_bytes: bool) -> None:
        """`reason` says why the limit matters, once it is near."""
        self._meter.show_share(used / limit)
        kilobytes = say("{used:,.0f} of {limit:,.0f} KB", used=used / 1000, limit=limit / 1000)
        self._length.show_text(
            kilobytes if in_bytes else say("{used:,} of {limit:,}", used=used, limit=limit)
        )
        self._reason.setText(shown(reason))
        self._reason.setVisible(bool(reason))

    def show_problem(self, sentence: str) -> None:
        self._problem.setText(shown(sentence))
        self._problem.setVisible(bool(sentence))

    def _on_source(self) -> None:
        self._stack.setCurrentIndex(int(self._source_button.isChecked()))
        self._show_source()
        self._source_button.setText(tr("Preview") if self._source_button.isChecked() else tr("Source"))
