"""Where a template is written: its source, its mistakes, and what can be done with it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QMenu, QSizePolicy, QWidget

from asyncdraft.core.templates.errors import TemplateError
from asyncdraft.core.text import say, small
from asyncdraft.gui import icons
from asyncdraft.gui.actions import keys_of
from asyncdraft.gui.language import shown, tr, tr_count
from asyncdraft.gui.scale import fitted, px
from asyncdraft.gui.signals import signal_of
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import ElidedLabel, button, clear, column, frame, label, row
from asyncdraft.gui.widgets.source_editor import SourceEditor
from asyncdraft.gui.widgets.tips import set_tip

SHOWN_MISTAKES = 2
LONGEST_FILE = 190
"""Pixels of its name, at 100 %."""


class TemplateEditor(QFrame):
    """A mistake is told below its line; one of the file as a whole at the end.

    `edited()` at every key; the other signals are the buttons."""

    edited = Signal()
    offers_wanted = Signal()
    changes_wanted = Signal()
    saved = Signal()
    closed = Signal()
    mended = signal_of(TemplateError)
    theirs_wanted = Signal()
    mine_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._theme: Theme | None = None
        self._file = ElidedLabel(mode=Qt.TextElideMode.ElideMiddle)
        self._file.setProperty("type", "heading")
        fitted(self._file, self._fit_file)
        self._detail = ElidedLabel()
        self._detail.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._detail.setProperty("tone", "secondary")
        self._detail.setProperty("type", "small")
        jump = tr("Go to the first error")
        self._count = button("", self._go_to_first, kind="chip", scale="small", tip=jump)
        self._count.setProperty("state", "bad")
        self._errors: Sequence[TemplateError] = ()
        self._offers = button(tr("Values and filters"), self.offers_wanted.emit, scale="small")
        self._changes = button("", self.changes_wanted.emit, scale="small")
        self._save = button(tr("Save"), self.saved.emit, kind="primary", scale="small")
        self._more = button("", scale="small", tip=tr("More for the text of this template"))
        self._menu = QMenu(self)
        self._more.setMenu(self._menu)
        self._more.setFixedWidth(34)
        self._close = button(
            "", self.closed.emit, kind="flat", scale="small", tip=tr("Back to the gallery  Esc")
        )
        self._close.setFixedWidth(30)
        self._source = SourceEditor(say("Source of the template"))
        self._source.textChanged.connect(self.edited)
        self._source.installEventFilter(self)
        self._notice = QWidget()
        self._notice_text = label(tone="warn", wrap=True)
        self._theirs = button("", self.theirs_wanted.emit, scale="small")
        self._mine = button("", self.mine_wanted.emit, scale="small")
        self._mistakes = QWidget()
        self._mistake_lines = column(self._mistakes, margins=(10, 0, 10, 10), gap=6)
        self._build()

    def _build(self) -> None:
        head = row(margins=(14, 8, 8, 8), gap=8)
        head.addWidget(self._file)
        head.addWidget(self._detail, 1)
        head.addStretch(0)
        for stiff in (self._offers, self._changes, self._save):
            stiff.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for widget in (self._count, self._offers, self._changes, self._save, self._more, self._close):
            head.addWidget(widget)
        warning = frame("warning")
        line = row(warning, margins=(12, 6, 8, 6))
        line.addWidget(self._notice_text, 1)
        line.addWidget(self._theirs)
        line.addWidget(self._mine)
        around = column(self._notice, margins=(10, 8, 10, 0))
        around.addWidget(warning)
        body = column(self, margins=(1, 1, 1, 1), gap=0)
        body.addLayout(head)
        body.addWidget(frame("rule"))
        body.addWidget(self._notice)
        body.addWidget(self._source, 1)
        body.addWidget(self._mistakes)
        self._notice.hide()
        self._mistakes.hide()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._source.set_tokens({role: theme[role] for role in theme.tokens})
        self._more.setIcon(icons.icon("more", theme["text"]))
        self._close.setIcon(icons.icon("close", theme["text"]))

    def set_actions(self, actions: Sequence[QAction], save_keys: str, offer_keys: str) -> None:
        self._menu.addActions(list(actions))
        set_tip(self._save, tr("Save  {save_keys}", save_keys=save_keys))
        set_tip(
            self._offers,
            tr("All that can stand in a template, with examples  {offer_keys}", offer_keys=offer_keys),
        )

    def set_narrow(self, narrow: bool) -> None:
        self._offers.setText(tr("Values") if narrow else tr("Values and filters"))

    # The text

    @property
    def text(self) -> str:
        return self._source.toPlainText()

    @property
    def text_before_cursor(self) -> str:
        return self._source.text_before_cursor

    def open_text(self, text: str) -> None:
        """Another template: what was typed before cannot be undone here."""
        self._source.setPlainText(text)

    def set_text(self, text: str) -> None:
        """The same template from somewhere else, as one step that can be undone."""
        self._source.set_text(text)

    def insert(self, text: str) -> None:
        self._source.insert(text)
        self._source.setFocus()

    def mend(self, error: TemplateError) -> bool:
        """Puts the suggestion in place of the wrong word."""
        return self._source.replace_in_line(error.line - 1, error.quote, error.suggestion)

    def go_to_line(self, line: int) -> None:
        """Counted from 0."""
        self._source.go_to_line(line)

    def focus_source(self) -> None:
        self._source.setFocus()

    # What is said of it

    def _fit_file(self) -> None:
        self._file.setFixedWidth(min(self._file.sizeHint().width() + 4, px(LONGEST_FILE)))

    def show_file(self, file: str, detail: str, *, changed: bool, own: bool) -> None:
        """`changed` is whether there is something to save, `own` whether the file exists."""
        self._file.setText(shown(file))
        self._fit_file()
        self._detail.setText(shown(detail))
        self._save.setEnabled(changed)
        self._save.setText(tr("Save") if changed or not own else tr("Saved"))

    def show_changes(self, places: int | None) -> None:
        """How many places differ from the built-in template, or None where there is none."""
        self._changes.setVisible(places is not None)
        self._changes.setEnabled(bool(places))
        self._changes.setText(
            tr_count("{count} change", "{count} changes", places) if places else tr("Like the built-in")
        )
        set_tip(self._changes, tr("What changed against the built-in"))

    def show_errors(self, errors: Sequence[TemplateError]) -> None:
        self._count.setVisible(bool(errors))
        self._count.setText(tr_count("{count} error", "{count} errors", len(errors)))
        self._source.show_mistakes([(max(error.line, 1) - 1, error.quote) for error in errors])
        self._errors = tuple(errors)
        shown_now = errors[:SHOWN_MISTAKES]
        cards = [(error.line, self._mistake(error, first=error is errors[0])) for error in shown_now]
        self._source.show_notes([(line - 1, card) for line, card in cards if line])
        clear(self._mistake_lines)
        for line, card in cards:
            if not line:
                self._mistake_lines.addWidget(card)
        self._mistakes.setVisible(any(not line for line, _card in cards))

    def show_keys(self) -> None:
        self.show_errors(self._errors)

    def _go_to_first(self) -> None:
        if self._errors:
            self._source.go_to_line(max(self._errors[0].line, 1) - 1)

    def _mistake(self, error: TemplateError, *, first: bool) -> QFrame:
        card = frame("error")
        line = row(card, margins=(8, 4, 8, 4), gap=8)
        place = say("Line {line}", line=error.line) if error.line else say("The file")
        jump = button(
            place, lambda: self._source.go_to_line(max(error.line, 1) - 1), kind="link", scale="small"
        )
        jump.setAccessibleName(tr("Go to {lower}: {sentence}", lower=small(place), sentence=error.sentence))
        line.addWidget(jump)
        line.addWidget(label(error.sentence, wrap=True), 1)
        if error.suggestion and error.quote:
            keys = f"  {keys_of('apply_fix')}".rstrip() if first else ""
            line.addWidget(
                button(
                    tr("Replace by {suggestion}{keys}", suggestion=error.suggestion, keys=keys),
                    lambda: self.mended.emit(error),
                    scale="small",
                )
            )
        return card

    def show_conflict(self, sentence: str, theirs: str, mine: str) -> None:
        """Empty where there is none; the two are the names of the buttons."""
        self._notice_text.setText(shown(sentence))
        self._theirs.setText(shown(theirs))
        self._mine.setText(shown(mine))
        self._notice.setVisible(bool(sentence))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if is_escape and event.type() is QEvent.Type.KeyPress:
            self.closed.emit()
            return True
        return super().eventFilter(watched, event)
