"""The record of the decision: what, why, who, by when, what was turned down, what would reopen it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QWidget

from asyncdraft.core.text import say
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.widgets.basics import ElidedLabel, button, clear, column, in_turn, label, row
from asyncdraft.gui.widgets.combo import NameCombo
from asyncdraft.gui.widgets.pane_editor import PaneEditor, focus_empty

TEXTS = (
    ("decision", say("Decision"), say("One sentence, in the present tense")),
    ("why", say("Why"), say("The argument that settled it")),
    ("rejected", say("Rejected"), say("The other option, and why it was turned down")),
    ("revisit", say("Revisit"), say("What would make us look at it again")),
)


class RecordForm(QFrame):
    """`edited()` with every key, `started()` when the record is wanted before the call, `reopened()`."""

    edited = Signal()
    started = Signal()
    reopened = Signal()
    submitted = Signal()

    def __init__(self, rich_to_markdown: Callable[[str], str]) -> None:
        super().__init__()
        self.setProperty("role", "record")
        self._told: tuple[tuple[tuple[str, str], ...], str] = ((), "")
        self._name = label(pill="plain")
        self._aside = ElidedLabel()
        self._aside.setProperty("tone", "secondary")
        self._start = button(tr("Record it now"), self.started.emit, kind="link", scale="small")
        self._reopen = button(tr("Reopen"), self.reopened.emit, kind="link", scale="small")
        self._problem = label(pill="bad", wrap=True)
        self._form = QWidget()
        self._form.setProperty("role", "page")
        self._lines = QWidget()
        self._lines.setProperty("role", "page")
        self._shown = QGridLayout(self._lines)
        self._editors = {key: PaneEditor(title, hint, rich_to_markdown) for key, title, hint in TEXTS}
        self._owner = NameCombo(tr("By whom"))
        self._due = QLineEdit()
        self._due.setAccessibleName(tr("By when"))
        self._due.setPlaceholderText(tr("such as Thu 3 Dec"))
        self._read_due = label(tone="secondary", type="small")
        self._submit = button(tr("Record the decision"), self.submitted.emit)
        self._build()

    def _build(self) -> None:
        head = row(gap=8)
        head.addWidget(label(tr("Decision record"), type="heading"))
        head.addWidget(self._name)
        head.addStretch(1)
        for widget in (self._aside, self._start, self._reopen):
            head.addWidget(widget)
        grid = QGridLayout(self._form)
        for layout in (grid, self._shown):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setHorizontalSpacing(12)
            layout.setVerticalSpacing(8)
            layout.setColumnMinimumWidth(0, 76)
            layout.setColumnStretch(1, 1)
        for place, (key, title, _hint) in enumerate(TEXTS):
            self._add(grid, place + 2 * (place > 1), title, self._editors[key])
            self._editors[key].setProperty("role", "field")
            self._editors[key].textChanged.connect(self.edited)
        self._add(grid, 2, say("By whom"), self._owner)
        when = QWidget()
        line = row(when, gap=10)
        line.addWidget(self._due)
        line.addWidget(self._read_due, 1)
        self._add(grid, 3, say("By when"), when)
        grid.addWidget(self._submit, 6, 1, Qt.AlignmentFlag.AlignLeft)
        first, second, *others = self._editors.values()
        in_turn(*(first, second, self._owner, self._due, *others, self._submit))
        self._owner.currentTextChanged.connect(lambda _text: self.edited.emit())
        self._due.textEdited.connect(lambda _text: self.edited.emit())
        body = column(self, margins=(14, 12, 14, 12), gap=8)
        body.addLayout(head)
        body.addWidget(self._problem)
        body.addWidget(self._form)
        body.addWidget(self._lines)
        self._problem.hide()

    def _add(self, grid: QGridLayout, place: int, title: str, widget: QWidget) -> None:
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(label(title, tone="secondary"), place, 0, top)
        grid.addWidget(widget, place, 1)

    def show_ahead(self, name: str, aside: str) -> None:
        """Before the call: what will be here."""
        self._show(name, aside, start=True)
        self._show_lines(
            (
                (say("Decision"), say("one sentence, in the present tense")),
                (say("Why"), say("both views above, kept as they are")),
                (say("By whom"), say("a named person, with a date")),
                (say("Rejected"), say("the other option, and what would make us look at it again")),
            ),
            tone="secondary",
        )

    def show_form(self, name: str, people: Sequence[str], values: dict[str, str]) -> None:
        """`values` by key; "owner" is a name and "due" what was typed."""
        self._show(name, say("closes the thread"))
        with QSignalBlocker(self):
            for key, editor in self._editors.items():
                editor.set_text(values[key])
            self._owner.show_names(people, values["owner"])
            if not self._due.hasFocus():
                self._due.setText(shown(values["due"]))
        self._form.show()
        self._lines.hide()

    def show_submit(self, *, shown: bool) -> None:
        """Not beside a primary button that does the same."""
        self._submit.setVisible(shown)

    def show_record(self, name: str, closed: str, lines: Sequence[tuple[str, str]]) -> None:
        self._show(name, closed, reopen=True)
        self._show_lines(lines)

    def _show(self, name: str, aside: str, *, start: bool = False, reopen: bool = False) -> None:
        self._name.setText(shown(name))
        self._name.setVisible(bool(name))
        self._aside.setText(shown(aside))
        self._start.setVisible(start)
        self._reopen.setVisible(reopen)
        self._form.hide()
        self._problem.hide()

    def _show_lines(self, lines: Sequence[tuple[str, str]], tone: str = "") -> None:
        if (tuple(lines), tone) != self._told:
            self._told = (tuple(lines), tone)
            clear(self._shown)
            for place, (title, text) in enumerate(lines):
                self._shown.addWidget(label(title, tone="secondary"), place, 0, Qt.AlignmentFlag.AlignTop)
                self._shown.addWidget(label(text, tone=tone, wrap=True), place, 1)
        self._lines.show()

    def show_problem(self, sentence: str) -> None:
        self._problem.setText(shown(sentence))
        self._problem.setVisible(bool(sentence))

    def show_due(self, read: str) -> None:
        self._read_due.setText(shown(read))

    def focus_empty(self) -> bool:
        """On the first text that nobody has written yet; whether there is one."""
        return focus_empty(self._editors.values())

    def focus_first(self) -> None:
        if not self.focus_empty():
            self._editors["decision"].setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def values(self) -> dict[str, str]:
        texts = {key: editor.toPlainText() for key, editor in self._editors.items()}
        return {**texts, "owner": self._owner.currentText().strip(), "due": self._due.text().strip()}
