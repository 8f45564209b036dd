"""Where the answer is written: one small editor for each pane, in one card."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtWidgets import QBoxLayout, QFrame

from asyncdraft.core.text import say
from asyncdraft.gui.fonts import mono_font, ui_font
from asyncdraft.gui.language import shown, tr, tr_count
from asyncdraft.gui.practice.exercise_texts import PaneText, Underline
from asyncdraft.gui.scale import larger_font
from asyncdraft.gui.text_units import to_points, to_units
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import clear, column, label, row
from asyncdraft.gui.widgets.markdown_highlighter import Mark
from asyncdraft.gui.widgets.pane_editor import PaneEditor

TONES = {"error": "bad", "warning": "warn", "hint": "accent"}
ROLES = ("what", "why", "need", "fallback")
EDITABLE = say("You can still edit; the comparison follows")


class AnswerCard(QFrame):
    """`edited()` with every key."""

    edited = Signal()

    def __init__(self, rich_to_markdown: Callable[[str], str]) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._rich_to_markdown = rich_to_markdown
        self._tokens: Mapping[str, QColor] = {}
        self._panes: tuple[tuple[str, str, str], ...] = ()
        self._editors: dict[str, PaneEditor] = {}
        self._shown: dict[str, str] = {}
        self._places: Sequence[Underline] = ()
        self._title = label("", type="caps")
        self._to = label(tone="secondary", type="small", wrap=True)
        self._to.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._words = label(tone="secondary", type="small")
        self._note = label(tone="secondary", type="small")
        self._head: QBoxLayout = row(gap=10)
        self._head.addWidget(self._title)
        self._head.addWidget(self._to, 1)
        self._rows = column(gap=2)
        foot = row(gap=10)
        foot.addWidget(self._words)
        foot.addStretch(1)
        foot.addWidget(self._note)
        body = column(self, margins=(14, 9, 14, 9), gap=6)
        body.addLayout(self._head)
        body.addLayout(self._rows)
        body.addStretch(1)
        body.addLayout(foot)

    def set_theme(self, theme: Theme) -> None:
        self._tokens = {role: theme[role] for role in theme.tokens}
        for editor in self._editors.values():
            editor.highlighter.set_tokens(self._tokens, larger_font(mono_font()))

    def set_narrow(self, narrow: bool) -> None:
        ways = QBoxLayout.Direction
        self._head.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        self._to.setAlignment(Qt.AlignmentFlag.AlignLeft if narrow else Qt.AlignmentFlag.AlignRight)

    def show_answer(self, title: str, to: str, panes: Sequence[PaneText]) -> None:
        """What can be undone stays where the same words stay; at once they can take the focus."""
        self._title.setText(shown(title).upper())
        self._to.setText(shown(to))
        shape = tuple((pane.key, pane.title, pane.question) for pane in panes)
        if shape != self._panes:
            self._panes = shape
            self._make_editors(panes)
        for pane in panes:
            editor = self._editors[pane.key]
            with QSignalBlocker(editor):
                editor.set_text(pane.text)
        self._shown = self.texts
        self._count()

    def _make_editors(self, panes: Sequence[PaneText]) -> None:
        clear(self._rows)
        self._places = ()
        self._editors = {}
        for pane in panes:
            if pane.title:
                heading = label(pane.title, type="strong", tone=pane.key if pane.key in ROLES else "")
                heading.setContentsMargins(0, 4, 0, 0)
                self._rows.addWidget(heading)
            editor = PaneEditor(pane.title or tr("Your message"), pane.question, self._rich_to_markdown)
            editor.setFont(ui_font(13.5))
            if self._tokens:
                editor.highlighter.set_tokens(self._tokens, larger_font(mono_font()))
            editor.textChanged.connect(self._on_edited)
            self._editors[pane.key] = editor
            self._rows.addWidget(editor)
            editor.show()

    def _on_edited(self) -> None:
        """An editor that is filled or coloured by the program also tells: that is no typing."""
        if self.texts != self._shown:
            self._shown = self.texts
            self._count()
            self.edited.emit()

    def _count(self) -> None:
        words = sum(len(text.split()) for text in self.texts.values())
        self._words.setText(tr_count("{count:,} word", "{count:,} words", words))

    @property
    def texts(self) -> dict[str, str]:
        return {key: editor.toPlainText() for key, editor in self._editors.items()}

    @property
    def editors(self) -> Mapping[str, PaneEditor]:
        return self._editors

    def show_note(self, *, compared: bool) -> None:
        self._note.setText(shown(EDITABLE) if compared else "")

    def show_findings(self, places: Sequence[Underline]) -> None:
        self._places = places
        for key, editor in self._editors.items():
            text = editor.toPlainText()
            editor.show_marks(
                [
                    Mark(to_units(text, place.start), to_units(text, place.end), TONES[place.severity])
                    for place in places
                    if place.pane == key
                ]
            )

    def focus(self) -> None:
        """The first empty pane, else the end of the last one."""
        empty = (editor for editor in self._editors.values() if not editor.toPlainText().strip())
        editor = next(empty, None) or next(reversed(self._editors.values()), None)
        if editor is not None:
            editor.setFocus(Qt.FocusReason.OtherFocusReason)
            editor.moveCursor(QTextCursor.MoveOperation.End)

    def step(self, by: int) -> bool:
        """After the cursor, or before it, round and round; False where nothing is underlined."""
        panes = list(self._editors)
        ordered = sorted(self._places, key=lambda place: (panes.index(place.pane), place.start))
        if not ordered or not self.isVisible():
            return False
        here = self._here(panes)
        after = [place for place in ordered if (panes.index(place.pane), place.end) > here]
        before = [place for place in ordered if (panes.index(place.pane), place.end) < here]
        self.go_to((after or ordered)[0] if by > 0 else (before or ordered)[-1])
        return True

    def _here(self, panes: Sequence[str]) -> tuple[int, int]:
        """The pane that is written in, and the code point there; before all of them where none is."""
        for place, key in enumerate(panes):
            editor = self._editors[key]
            if editor.hasFocus():
                return place, to_points(editor.toPlainText(), editor.textCursor().position())
        return -1, 0

    def go_to(self, place: Underline) -> None:
        editor = self._editors[place.pane]
        text = editor.toPlainText()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        editor.select(to_units(text, place.start), to_units(text, place.end))
