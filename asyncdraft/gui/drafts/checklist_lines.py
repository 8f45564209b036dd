"""Lines of the checklist beside its open points: headings, what passes, and what a message has to have."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from asyncdraft.core.text import say
from asyncdraft.gui import icons
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import column, label, row
from asyncdraft.gui.widgets.kept_column import Item
from asyncdraft.gui.widgets.tips import set_tip

WANTS = (
    ("search", say("No search"), say("links, numbers and names are in the message")),
    ("flag", say("One ask"), say("it names who does what")),
    ("clock", say("One time"), say("with a zone, inside their working hours")),
    ("arrow-right", say("A way on"), say("what happens if nobody answers")),
)


def heading(title: str) -> Item:
    def make() -> QWidget:
        caps = label(shown(title).upper(), type="caps")
        caps.setContentsMargins(0, 6, 0, 0)
        return caps

    return Item(("heading", title), make)


def pass_item(text: str, theme: Theme, tip: str = "") -> Item:
    def make() -> QWidget:
        line = QWidget()
        layout = row(line, gap=8)
        tick = QLabel()
        tick.setPixmap(icons.pixmap("check", theme["ok"]))
        layout.addWidget(tick, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(label(text, wrap=True), 1)
        line.setAccessibleName(tr("passes: {text}", text=text))
        set_tip(line, tip)
        return line

    return Item(("passes", text, tip), make)


def want_items(theme: Theme) -> list[Item]:
    """What a good message has, while there is none to judge."""
    wants = [
        Item(("want", title), partial(_want, icon, title, detail, theme)) for icon, title, detail in WANTS
    ]
    return [heading(tr("What a sleeping reader needs")), *wants]


def _want(icon_name: str, title: str, detail: str, theme: Theme) -> QWidget:
    line = QWidget()
    layout = row(line, margins=(0, 4, 0, 4), gap=10)
    mark = QLabel()
    mark.setPixmap(icons.pixmap(icon_name, theme["text"]))
    layout.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    words = column(gap=1)
    words.addWidget(label(title, type="strong"))
    words.addWidget(label(detail, tone="secondary", wrap=True))
    layout.addLayout(words, 1)
    return line
