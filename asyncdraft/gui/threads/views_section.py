"""Both views side by side, what both agree on, and the one sentence in which they part."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QSizePolicy, QWidget

from asyncdraft.core.text import say
from asyncdraft.gui.fonts import ui_font
from asyncdraft.gui.language import shown, tr, tr_count, tr_of
from asyncdraft.gui.scale import fitted, px
from asyncdraft.gui.widgets.basics import ElidedLabel, column, frame, label, restyle, row
from asyncdraft.gui.widgets.pane_card import EdgedFrame
from asyncdraft.gui.widgets.pane_editor import PaneEditor, focus_empty
from asyncdraft.gui.widgets.tips import set_tip

LONGEST_SIDE = 140


@dataclass(frozen=True)
class ViewText:
    """`side` is a short name such as "Frontend"; `who` is the name behind the id `person`, `name` the same
    where `who` says more.
    """

    person: str
    who: str
    place: str = ""
    side: str = ""
    text: str = ""
    name: str = ""


class ViewCard(EdgedFrame):
    """`edited()` with every key in the side's name or text."""

    edited = Signal()

    def __init__(self, role: str, hint: str, rich_to_markdown: Callable[[str], str]) -> None:
        super().__init__()
        self.setProperty("role", role)
        self._side = QLineEdit()
        self._side.setProperty("role", "bare")
        self._side.setProperty("tone", role)
        self._side.setPlaceholderText(tr_of("debate", "Side"))
        fitted(self._side, self._fit_side)
        self._who = ElidedLabel()
        self._who.setProperty("tone", "secondary")
        self._count = label(tone="secondary", type="small")
        self.editor = PaneEditor(tr_of("debate", "View"), hint, rich_to_markdown)
        self.editor.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        head = row(gap=8)
        head.addWidget(self._side)
        head.addWidget(self._who, 1)
        head.addWidget(self._count)
        body = column(self, margins=(12, 8, 14, 8), gap=4)
        body.addLayout(head)
        body.addWidget(self.editor, 1)
        self._person = ""
        self._side.textEdited.connect(lambda _text: self._on_side())
        self.editor.textChanged.connect(self.edited)
        self.editor.focused.connect(lambda _has: self.update())

    def show_view(self, view: ViewText) -> None:
        self._person = view.person
        name = view.name or view.who
        self._who.setText(shown(view.who))
        set_tip(self._who, view.place)
        self._side.setAccessibleName(tr("Side of {name}", name=name))
        self.editor.setAccessibleName(tr("View of {name}", name=name))
        with QSignalBlocker(self.editor):
            self.editor.set_text(view.text)
        if self._side.text() != view.side:
            self._side.setText(shown(view.side))
        self._fit_side()

    def _on_side(self) -> None:
        self._fit_side()
        self.edited.emit()

    def _fit_side(self) -> None:
        """The name of a side takes what it needs, so that the person's name is read whole."""
        shown = self._side.text() or self._side.placeholderText()
        self._side.setFixedWidth(
            min(self._side.fontMetrics().horizontalAdvance(shown) + 14, px(LONGEST_SIDE))
        )

    def show_count(self, words: int) -> None:
        self._count.setText(tr_count("{count:,} word", "{count:,} words", words) if words else "")

    @property
    def values(self) -> tuple[str, str, str]:
        """Person, side and text."""
        return self._person, self._side.text().strip(), self.editor.toPlainText()


class ViewsSection(QWidget):
    """`edited()` with every key; `views`, `agreed` and `divergence` tell what is written now."""

    edited = Signal()

    def __init__(self, rich_to_markdown: Callable[[str], str]) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self._mine = ViewCard("what", say("What you hold, and the fact behind it"), rich_to_markdown)
        self._theirs = ViewCard("why", say("What they hold, in words they would sign"), rich_to_markdown)
        self._fair = label(type="small")
        self._point = PaneEditor(
            tr("The point where we diverge"),
            tr("One sentence: the question on which both views differ"),
            rich_to_markdown,
        )
        self._point_note = label(tone="warn", type="small", wrap=True)
        self._agreed = PaneEditor(
            tr("Agreed by both"), tr("What nobody doubts any more, one point a line"), rich_to_markdown
        )
        self._cards = row(gap=10)
        self._heads = row(gap=4)
        for part in (self._mine, self._theirs):
            part.edited.connect(self.edited)
        for editor in (self._point, self._agreed):
            editor.textChanged.connect(self.edited)
        self._build()

    def _build(self) -> None:
        head = row(gap=8)
        head.addWidget(label(tr("Both views"), type="heading"))
        head.addWidget(label(tr("as each side would sign"), tone="secondary", type="small"))
        head.addStretch(1)
        heads = self._heads
        heads.addLayout(head)
        heads.addWidget(self._fair)
        cards = self._cards
        cards.addWidget(self._mine, 1)
        cards.addWidget(self._theirs, 1)
        point = frame("hint")
        inner = column(point, margins=(14, 10, 14, 10), gap=4)
        inner.addWidget(label(tr("THE POINT WHERE WE DIVERGE"), type="caps", tone="what"))
        inner.addWidget(self._point)
        inner.addWidget(self._point_note)
        inner.addWidget(label(tr("AGREED BY BOTH"), type="caps"))
        inner.addWidget(self._agreed)
        self._point.setFont(ui_font(14, QFont.Weight.DemiBold))
        for editor in (self._point, self._agreed):
            editor.setProperty("ground", "hint")
        body = column(self, gap=10)
        body.addLayout(heads)
        body.addLayout(cards)
        body.addWidget(point)

    def set_narrow(self, narrow: bool) -> None:
        """One below the other where there is no room for both."""
        ways = QBoxLayout.Direction
        for line in (self._cards, self._heads):
            line.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    def show_views(self, mine: ViewText, theirs: ViewText, agreed: str, divergence: str) -> None:
        with QSignalBlocker(self):
            self._mine.show_view(mine)
            self._theirs.show_view(theirs)
            for editor, text in ((self._agreed, agreed), (self._point, divergence)):
                editor.set_text(text)

    def focus_empty(self) -> bool:
        """On the first that nobody has written yet; whether there is one."""
        return focus_empty((self._mine.editor, self._theirs.editor, self._point, self._agreed))

    def show_judgement(self, line: str, *, is_fair: bool, counts: Sequence[int], point_note: str) -> None:
        self._fair.setText(tr("✓ {line}", line=line) if is_fair else shown(line))
        restyle(self._fair, "tone", "ok" if is_fair else "warn")
        self._mine.show_count(counts[0])
        self._theirs.show_count(counts[1])
        self._point_note.setText(shown(point_note))
        self._point_note.setVisible(bool(point_note))

    @property
    def views(self) -> tuple[tuple[str, str, str], tuple[str, str, str]]:
        return self._mine.values, self._theirs.values

    @property
    def agreed(self) -> str:
        return self._agreed.toPlainText()

    @property
    def divergence(self) -> str:
        return self._point.toPlainText()
