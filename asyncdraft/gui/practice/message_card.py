"""The flawed message: first its words are marked, then its failures are listed with their reasons."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from asyncdraft.core.text import say
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.practice.exercise_texts import FailureText
from asyncdraft.gui.practice.message_view import MessageView, Span
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import clear, column, label, restyle, row

HOW = say("Click the words that cost the reader, or take the arrow keys and Space.")
NUMBER_WIDTH = 16


class MessageCard(QFrame):
    """`marked()` when other words are marked."""

    marked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._shown: tuple[str, Sequence[FailureText]] = "", ()
        self._title = label(tr("THE MESSAGE"), type="caps")
        self._count = label(tone="secondary", type="small", wrap=True)
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.view = MessageView()
        self.view.marked.connect(self.marked)
        self._how = label(HOW, tone="secondary", type="small", wrap=True)
        self._beside = label(tone="secondary", type="small", wrap=True)
        self._list = QWidget()
        self._rows = column(self._list, gap=4)
        head = row(gap=10)
        head.addWidget(self._title)
        head.addWidget(self._count, 1)
        body = column(self, margins=(14, 9, 14, 10), gap=6)
        body.addLayout(head)
        body.addWidget(self.view)
        body.addWidget(self._how)
        body.addWidget(self._list)
        body.addWidget(self._beside)
        body.addStretch(1)

    def set_theme(self, theme: Theme) -> None:
        self.view.set_theme(theme)

    def show_words(self, text: str, marks: Collection[Span]) -> None:
        self._shown = "", ()
        self._show(is_open=True)
        self.view.show_words(text, marks)
        self.count_marks()

    @property
    def lines(self) -> list[QWidget]:
        """One for each failure."""
        items = (self._rows.itemAt(place) for place in range(self._rows.count()))
        return [widget for item in items if item is not None and (widget := item.widget()) is not None]

    @property
    def is_open(self) -> bool:
        """Whether its words are being marked."""
        return self.view.is_open

    def count_marks(self) -> None:
        count = len(self.view.marks)
        self._count.setText(tr("nothing marked") if not count else tr("{count} marked", count=count))

    def show_failures(self, text: str, failures: Sequence[FailureText], count: str, beside: str) -> None:
        self._show(is_open=False)
        self._count.setText(shown(count))
        self._beside.setText(shown(beside))
        self._beside.setVisible(bool(beside))
        if (text, failures) != self._shown:
            self._shown = text, failures
            self.view.show_failures(text, failures)
            clear(self._rows)
            for failure in failures:
                self._rows.addWidget(_line(failure))

    def _show(self, *, is_open: bool) -> None:
        self._how.setVisible(is_open)
        self._list.setVisible(not is_open)
        if is_open:
            self._beside.hide()
        restyle(self._title, "tone", "secondary" if is_open else "bad")


def _line(failure: FailureText) -> QWidget:
    line = QWidget()
    layout = row(line, gap=8)
    number = label(str(failure.number), type="strong", tone="bad")
    number.setFixedWidth(NUMBER_WIDTH)
    layout.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
    layout.addWidget(label(failure.reason, type="small", wrap=True), 1)
    if failure.spans and not failure.is_found:
        layout.addWidget(label(tr("missed"), pill="warn"), 0, Qt.AlignmentFlag.AlignTop)
    elif not failure.spans:
        layout.addWidget(label(tr("absent"), pill="plain"), 0, Qt.AlignmentFlag.AlignTop)
    line.setAccessibleName(shown(_spoken(failure)))
    return line


def _spoken(failure: FailureText) -> str:
    state = (
        say("not there at all")
        if not failure.spans
        else say("found")
        if failure.is_found
        else say("you missed this")
    )
    return say("{number}, {state}: {reason}", number=failure.number, state=state, reason=failure.reason)
