"""What the program is, its version, and whose works it is made of."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QWidget

from asyncdraft import __version__
from asyncdraft.core.text import say
from asyncdraft.gui.fonts import mono_font
from asyncdraft.gui.language import tr
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.announce import announce
from asyncdraft.gui.widgets.basics import button, column, label, row
from asyncdraft.gui.widgets.sectioned_list import Entry, SectionedList
from asyncdraft.storage import resources
from asyncdraft.storage.notices import Notice

PURPOSE = say("Messages that can be acted on hours later, without a question back.")
OFFLINE = say(
    "Offline: nothing leaves your computer until you copy or send. Free software under the MIT licence."
)
OWN = "AsyncDraft"
ICON_SIZE = 56
TEXT_WIDTH = 620
"""Licences are written in lines of up to 80 letters."""


class AboutDialog(QDialog):
    """`copying(text)`: the versions, as a report of a fault wants them."""

    copying = Signal(str)

    def __init__(
        self, parent: QWidget, notices: Sequence[Notice], licence: str, platform: str, theme: Theme
    ) -> None:
        """`licence` is the program's own; `platform` says in a line what it runs on."""
        super().__init__(parent)
        self.setWindowTitle(tr("About AsyncDraft"))
        self.resize(960, 600)
        self._notices = notices
        self._platform = platform
        self._texts = {OWN: licence} | {notice.name: notice.text for notice in notices}
        self._list = SectionedList(say("Licences"))
        self._list.set_tokens({role: theme[role] for role in theme.tokens})
        self._list.picked.connect(self._show)
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setAccessibleName(tr("Licence"))
        self._text.setProperty("role", "field")
        self._text.setTabChangesFocus(True)
        self._text.setFont(mono_font())
        self._text.setMinimumWidth(TEXT_WIDTH)
        self._copy = button(
            tr("Copy versions"), self._on_copy, tip=tr("The program, its parts and the system")
        )
        self._build()
        self._list.show_entries(self._entries(), OWN)
        self._show(OWN)

    def _build(self) -> None:
        sides = row(gap=16)
        sides.addWidget(self._list, 1)
        sides.addWidget(self._text)
        foot = row(gap=8)
        foot.addWidget(label(self._platform, tone="secondary", type="small"), 1)
        foot.addWidget(self._copy)
        foot.addWidget(button(tr("Close"), self.accept, kind="primary"))
        body = column(self, margins=(20, 18, 20, 16), gap=14)
        body.addLayout(_head())
        body.addLayout(sides, 1)
        body.addLayout(foot)

    def _entries(self) -> list[Entry]:
        own = Entry(OWN, f"{OWN} {__version__}", "MIT")
        parts = [Entry(notice.name, notice.title, notice.licence) for notice in self._notices]
        return [Entry("", say("This program")), own, Entry("", say("Made with works of others")), *parts]

    def _show(self, name: str) -> None:
        self._text.setPlainText(self._texts[name])

    def _on_copy(self) -> None:
        parts = [f"{OWN} {__version__}", self._platform, *(notice.title for notice in self._notices)]
        self.copying.emit("\n".join(parts))
        self._copy.setText(tr("Versions copied"))
        announce(self._copy, tr("The versions are copied."))


def _head() -> QHBoxLayout:
    words = column(gap=2)
    words.addWidget(label(f"{OWN} {__version__}", type="subject"))
    words.addWidget(label(PURPOSE))
    words.addWidget(label(OFFLINE, tone="secondary", type="small", wrap=True))
    head = row(gap=16)
    head.addWidget(_icon(), 0, Qt.AlignmentFlag.AlignTop)
    head.addLayout(words, 1)
    return head


def _icon() -> QLabel:
    ratio = 3
    drawn = QPixmap(ICON_SIZE * ratio, ICON_SIZE * ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(resources.read_bytes("asyncdraft.svg")).render(painter, QRectF(drawn.rect()))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    shown = label()
    shown.setPixmap(drawn)
    return shown
