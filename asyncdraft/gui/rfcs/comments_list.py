"""The comments on an RFC, each with what became of it and the buttons that answer it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QWidget

from asyncdraft.core.text import say
from asyncdraft.gui.language import tr
from asyncdraft.gui.rfcs.rfc_texts import CommentText
from asyncdraft.gui.scale import px
from asyncdraft.gui.widgets.basics import button, clear, column, frame, label, rich_label, row
from asyncdraft.gui.widgets.flow import FlowLayout
from asyncdraft.gui.widgets.menus import offer_below

STATE_HEIGHT = 24
BESIDE = 540
"""In a list that is narrower the buttons of a comment stand below its words."""
ACCEPT, REJECT, REOPEN, REMOVE = "accept", "reject", "reopen", "remove"
ACTS = {
    ACCEPT: (say("Accept…"), say("Accept the comment {place} of {who}")),
    REJECT: (say("Reject…"), say("Reject the comment {place} of {who}")),
    REOPEN: (say("Reopen"), say("Reopen the comment {place} of {who}")),
    REMOVE: (say("Take out"), say("Take out the comment {place} of {who}")),
}
"""What stands on a button, and what a screen reader says of it."""


class CommentsList(QWidget):
    """`chosen(key, place)` of a button of a comment, `tied(place, option)` to what it is about."""

    chosen = Signal(str, int)
    tied = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        self.render_page: Callable[[str], str] = str
        self._shown: Sequence[CommentText] = ()
        self._cards = column(self, gap=10)
        self._is_narrow = False
        self._parts: list[tuple[QBoxLayout, QBoxLayout, QWidget]] = []

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < px(BESIDE)
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            for part in self._parts:
                self._place(*part)

    def show_comments(self, comments: Sequence[CommentText]) -> None:
        if comments != self._shown:
            self._shown = comments
            clear(self._cards)
            self._parts = []
            for place, comment in enumerate(comments):
                self._cards.addWidget(self._card(place, comment))

    def forget(self) -> None:
        """The next ones are drawn anew, for instance in another theme."""
        self._shown = ()

    def _card(self, place: int, comment: CommentText) -> QFrame:
        card = frame("card")
        body = column(card, margins=(14, 10, 12, 10), gap=6)
        head = row(gap=8)
        head.addWidget(label(comment.who, type="strong"))
        state = label(comment.state, pill=comment.pill)
        state.setMaximumHeight(STATE_HEIGHT)
        head.addWidget(state)
        if comment.options or comment.option:
            head.addWidget(self._option_button(place, comment))
        head.addStretch(1)
        body.addLayout(head)
        body.addWidget(rich_label(self.render_page(comment.words)))
        if comment.answer:
            body.addWidget(label(comment.answer, tone="secondary", wrap=True))
        self._parts.append((head, body, self._buttons(place, comment)))
        self._place(*self._parts[-1])
        return card

    def _place(self, head: QBoxLayout, body: QBoxLayout, buttons: QWidget) -> None:
        if self._is_narrow:
            body.addWidget(buttons)
        else:
            head.addWidget(buttons, 0, Qt.AlignmentFlag.AlignVCenter)

    def _option_button(self, place: int, comment: CommentText) -> QPushButton:
        made = button(
            comment.option or tr("On an option…"), kind="chip", scale="small", tip=tr("What it is about")
        )
        about = comment.option or say("no option")
        made.setAccessibleName(
            tr(
                "The comment {place} of {who} is about {about}: choose another",
                place=place + 1,
                who=comment.who,
                about=about,
            )
        )
        made.clicked.connect(lambda: self._open_options(place, comment, made))
        return made

    def _open_options(self, place: int, comment: CommentText, under: QWidget) -> None:
        options = [("", say("The whole proposal")), *((name, name) for name in comment.options)]
        offer_below(under, options, lambda name: self.tied.emit(place, name), comment.option)

    def _buttons(self, place: int, comment: CommentText) -> QWidget:
        """In a second line what finds no room in the first."""
        holder = QWidget()
        line = FlowLayout(holder)
        for key in (*((REOPEN,) if comment.can_reopen else (ACCEPT, REJECT)), REMOVE):
            line.addWidget(self._button(key, place, comment))
        return holder

    def _button(self, key: str, place: int, comment: CommentText) -> QPushButton:
        text, spoken = ACTS[key]
        made = button(text, lambda: self.chosen.emit(key, place), scale="small")
        made.setAccessibleName(tr(spoken, place=place + 1, who=comment.who))
        return made
