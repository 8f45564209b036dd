"""One's own text and the model answer: side by side or in one column, with what differs marked in words."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from asyncdraft.core.differences import count
from asyncdraft.core.text import say, say_of
from asyncdraft.gui.drafts import marked_text
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.practice.exercise_texts import ComparisonText
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import column, frame, label, row
from asyncdraft.gui.widgets.segmented import Segmented
from asyncdraft.gui.widgets.stacked import turn

SIDES, ONE = "sides", "one"
MODES = ((SIDES, say("Side by side")), (ONE, say("One column")))


class ComparisonCard(QFrame):
    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._theme: Theme | None = None
        self._text = ComparisonText(())
        self._is_slim = False
        self._mode = Segmented(MODES, name=say("Show the comparison"), small=True)
        self._mode.choose(SIDES)
        self._mode.chosen.connect(lambda _key: self._show())
        self._mine, self._model, self._both = (
            _page(name)
            for name in (say_of("rewrite", "Yours"), say_of("rewrite", "Model"), say("Both in one"))
        )
        self._counts = label(tone="secondary", type="small")
        self._apart = label(pill="warn", wrap=True)
        self._sides = self._make_sides()
        self._one = QWidget()
        one = column(self._one, margins=(14, 8, 14, 12), gap=4)
        one.addWidget(
            label(
                tr("Struck out: only yours. Underlined: only in the model."),
                tone="secondary",
                type="small",
                wrap=True,
            )
        )
        one.addWidget(self._both)
        self._build()

    def _make_sides(self) -> QWidget:
        sides = QWidget()
        line = row(sides, gap=0)
        for place, (title, page) in enumerate(
            ((say_of("rewrite", "Yours"), self._mine), (say_of("rewrite", "Model"), self._model))
        ):
            if place:
                line.addWidget(frame("divider"))
            side = column(margins=(14, 8, 14, 12), gap=2)
            side.addWidget(label(title, tone="secondary", type="small"))
            side.addWidget(page)
            side.addStretch(1)
            line.addLayout(side, 1)
        return sides

    def _build(self) -> None:
        self._head = head = row(margins=(14, 8, 14, 8), gap=10)
        head.addWidget(label(tr("Compare with the model answer"), type="heading"))
        head.addWidget(self._counts)
        head.addStretch(1)
        head.addWidget(self._mode)
        body = column(self, gap=0)
        body.addLayout(head)
        body.addWidget(frame("rule"))
        body.addWidget(self._sides)
        body.addWidget(self._one)
        foot = column(margins=(14, 0, 14, 12))
        foot.addWidget(self._apart)
        body.addLayout(foot)
        self._apart.hide()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._show()

    def set_slim(self, slim: bool) -> None:
        """Both in one column, whatever was chosen where there was room for two."""
        self._is_slim = slim
        self._mode.setVisible(not slim)
        turn(self._head, downwards=slim)
        self._show()

    def show_comparison(self, text: ComparisonText) -> None:
        if text != self._text:
            self._text = text
            self._show()

    def _show(self) -> None:
        theme = self._theme
        is_one = self._is_slim or self._mode.current == ONE
        self._one.setVisible(is_one)
        self._sides.setVisible(not is_one)
        self._apart.setText(shown(self._text.apart))
        self._apart.setVisible(bool(self._text.apart))
        gone, new = count(self._text.pieces)
        self._counts.setText(
            tr("{gone} only yours, {new} only in the model", gone=gone, new=new)
            if gone or new
            else tr("word for word")
        )
        if theme is None:
            return
        pages: tuple[tuple[QLabel, Callable[..., str]], ...] = (
            ((self._both, marked_text.one_column),)
            if is_one
            else ((self._mine, marked_text.old_side), (self._model, marked_text.new_side))
        )
        for page, made in pages:
            page.setText(made(self._text.pieces, theme))


def _page(name: str) -> QLabel:
    page = label(wrap=True)
    page.setTextFormat(Qt.TextFormat.RichText)
    page.setAccessibleName(shown(name))
    page.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    page.setAlignment(Qt.AlignmentFlag.AlignTop)
    return page
