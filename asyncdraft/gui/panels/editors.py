"""Subject, fields and panes: where the message is written."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from asyncdraft.core.checklist.finding import Edit, Finding, Fix, Severity, filled
from asyncdraft.core.draft import PANE_TITLES, PANES, Draft, Pane
from asyncdraft.core.text import say
from asyncdraft.gui.fonts import mono_font
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.scale import fitted, larger_font
from asyncdraft.gui.text_units import to_points, to_units
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import bring_into_sight, button, column, label, restyle, row
from asyncdraft.gui.widgets.markdown_highlighter import Mark
from asyncdraft.gui.widgets.pane_card import PaneCard
from asyncdraft.gui.widgets.pane_editor import PaneEditor
from asyncdraft.gui.widgets.word_fields import WordField, WordLine
from asyncdraft.gui.widgets.word_menu import Doubt

if TYPE_CHECKING:
    from asyncdraft.core.spelling import Misspelling
    from asyncdraft.core.templates.template import Template

TONES = {Severity.ERROR: "bad", Severity.WARNING: "warn", Severity.HINT: "accent"}
PURPOSES = {
    Pane.WHAT: say("the situation, with links and evidence"),
    Pane.WHY: say("impact, and why this reader"),
    Pane.NEED: say("one explicit ask, an owner, a time"),
    Pane.FALLBACK: say("what happens if you hear nothing, or I am asleep"),
}
QUESTIONS = {
    Pane.WHAT: say("What happens, where, since when? Paste the ticket, the log line, the number."),
    Pane.WHY: say("What waits for it, and why can this person help?"),
    Pane.NEED: say("“Kenji: please … by Tue 17:00 Tokyo.” One person, one thing, one time."),
    Pane.FALLBACK: say("Without an answer I … so nobody has to wait for me."),
}

FIELD = "field "
"""Begins the place of a template's field."""
MORE_HEIGHT = 24
"""Of the line that offers the pane that is not there."""
BAR, NO_BAR = Qt.ScrollBarPolicy.ScrollBarAsNeeded, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
GAP, TIGHT_GAP, TALL = 8, 6, 800
"""In a lower window the panes stand close: four of them in sight are worth more than air."""


@runtime_checkable
class Tightened(Protocol):
    """What stands closer in a window of little height."""

    def set_tight(self, tight: bool) -> None: ...


class EditorsPanel(QScrollArea):
    """`text_edited(pane, text)`; `subject_edited(text)`; `word_added(word)` to the dictionary;
    `files_pasted(paths)`.
    """

    text_edited = Signal(str, str)
    subject_edited = Signal(str)
    word_added = Signal(str)
    files_pasted = Signal(list)
    fallback_wanted = Signal()

    def __init__(self, rich_to_markdown: Callable[[str], str]) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        fitted(self)
        page = QWidget()
        page.setProperty("role", "page")
        self._column = column(page, gap=GAP)
        self._form: QWidget | None = None
        self._is_tight = self._is_whole = False
        self._form_fields: Callable[[], Mapping[str, WordField]] = dict
        self._wave = QColor()
        self._subject = WordLine()
        self._subject.word_added.connect(self.word_added)
        self._subject.setProperty("role", "subject")
        self._subject.setPlaceholderText(tr("Subject: topic, status, date"))
        self._subject.setAccessibleName(tr("Subject"))
        self._subject.textEdited.connect(self.subject_edited)
        self._column.addWidget(self._subject)
        self._settling = QTimer(self, singleShot=True, interval=0)
        self._settling.timeout.connect(self._settle)
        self._cards: dict[Pane, PaneCard] = {}
        for pane in PANES:
            self._add_card(pane, rich_to_markdown)
        self._more = QWidget()
        self._more.setFixedHeight(MORE_HEIGHT)
        self._more.hide()
        self._theme: Theme | None = None
        self._column.addWidget(self._more)
        self.setWidget(page)
        self._last = Pane.WHAT
        self.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._settling.start())

    def _add_card(self, pane: Pane, rich_to_markdown: Callable[[str], str]) -> None:
        card = PaneCard(pane.value, PANE_TITLES[pane], PURPOSES[pane], QUESTIONS[pane], rich_to_markdown)
        card.editor.textChanged.connect(lambda: self._on_text_changed(pane))
        card.editor.cursorPositionChanged.connect(self._settling.start)
        card.editor.word_added.connect(self.word_added)
        card.editor.files_pasted.connect(self.files_pasted)
        card.editor.focused.connect(lambda focused: self._on_focused(pane, focused))
        self._cards[pane] = card
        self._column.addWidget(card, 1)

    def place_form(self, form: QWidget, fields: Callable[[], Mapping[str, WordField]]) -> None:
        """Below the subject, for the one before; `fields` gives those of running words in it, by name."""
        if self._form is not None:
            self._form.setParent(None)
            self._form.deleteLater()
        self._form = form
        self._column.insertWidget(self._column.indexOf(self._subject) + 1, form)
        self._form_fields = fields
        self._fit_height()

    def set_theme(self, theme: Theme) -> None:
        tokens = {role: theme[role] for role in theme.tokens}
        self._wave = theme["bad"]
        for card in self._cards.values():
            card.editor.highlighter.set_tokens(tokens, larger_font(mono_font()))
        self._theme = theme
        self._draw_more()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_tight = self.window().height() < TALL
        if is_tight != self._is_tight:
            self._is_tight = is_tight
            self._fit_height()
        self._settling.start()

    def set_whole(self, whole: bool) -> None:
        """Whether nothing in it scrolls, because what is around it does."""
        self._is_whole = whole
        for card in self._cards.values():
            card.editor.set_whole(whole)
        self._settling.start()

    def settle(self) -> None:
        """Once all that has changed has its size."""
        self._settling.start()

    def _settle(self) -> None:
        self._fit_bar()
        card = self._cards[self._last]
        if card.editor.hasFocus():
            self._show_caret(card)

    def _show_caret(self, card: PaneCard) -> None:
        """With the whole pane, where that has room."""
        bring_into_sight(card, card.rect())
        caret = card.editor.cursorRect()
        caret.moveTo(card.editor.viewport().mapTo(card.editor, caret.topLeft()))
        bring_into_sight(card.editor, caret)

    def _fit_bar(self) -> None:
        """A bar takes width from the panes, whose lines may need more height then: Qt would keep one that is
        there though all would fit without it."""
        self.setMinimumHeight(self._least_height(self.width()) if self._is_whole else 0)
        if self._is_whole:
            self.setVerticalScrollBarPolicy(NO_BAR)
        elif self.verticalScrollBar().maximum():
            room = self.maximumViewportSize()
            fits = self._least_height(room.width()) <= room.height()
            self.setVerticalScrollBarPolicy(NO_BAR if fits else BAR)

    def _least_height(self, width: int) -> int:
        """Of all that stands here, were it `width` pixels wide: the layout knows only how wide it is now."""
        cards = [card for card in self._cards.values() if not card.isHidden()]
        others = [each for each in (self._subject, self._form, self._more) if each and not each.isHidden()]
        heights = [card.least_height(width) for card in cards]
        heights += [max(each.minimumSizeHint().height(), each.minimumHeight()) for each in others]
        return sum(heights) + self._column.spacing() * (len(heights) - 1)

    def _fit_height(self) -> None:
        restyle(self._subject, "scale", "tight" if self._is_tight else "")
        self._column.setSpacing(TIGHT_GAP if self._is_tight else GAP)
        for card in self._cards.values():
            card.set_tight(self._is_tight)
        if isinstance(self._form, Tightened):
            self._form.set_tight(self._is_tight)

    def editor(self, pane: Pane) -> PaneEditor:
        return self._cards[pane].editor

    @property
    def current(self) -> PaneEditor:
        """The editor that has, or last had, the focus."""
        return self._cards[self._last].editor

    @property
    def current_pane(self) -> Pane:
        return self._last

    @property
    def fields(self) -> dict[str, WordField]:
        """What holds running words beside the panes, by its place: the subject and fields of the form."""
        form = {f"{FIELD}{name}": field for name, field in self._form_fields().items()}
        return {Pane.SUBJECT: self._subject, **form}

    @property
    def field_texts(self) -> dict[str, str]:
        """As far as they are written."""
        return {place: words for place, field in self.fields.items() if (words := field.words)}

    @property
    def here(self) -> tuple[str, int]:
        """The place that is written in, or was last, and the code point there."""
        for place, field in self.fields.items():
            if field.hasFocus():
                return place, to_points(field.words, field.cursor_units)
        return self._last, self.cursor_position(self._last)

    def cursor_position(self, pane: Pane) -> int:
        """In code points."""
        editor = self.editor(pane)
        return to_points(editor.text, editor.textCursor().position())

    @property
    def texts(self) -> dict[Pane, str]:
        """What stands in the subject and the panes."""
        panes = {pane: card.editor.text for pane, card in self._cards.items()}
        return {Pane.SUBJECT: self._subject.text(), **panes}

    def put_text(self, pane: Pane, text: str) -> None:
        """As if it were typed: told, and one undo step."""
        if pane is Pane.SUBJECT:
            self._subject.setText(text)
            self.subject_edited.emit(text)
        else:
            self.editor(pane).replace_all(text)

    def show_texts(self, draft: Draft, panes: Sequence[Pane]) -> None:
        """Without what a template says of them."""
        self._subject.setText(draft.subject)
        for pane, card in self._cards.items():
            card.editor.set_text(draft.text(pane))
            card.show_count(draft.text(pane))
        self._place_panes(panes)

    def offer_names(self, names: Sequence[str]) -> None:
        """Those that may be meant behind an @."""
        for card in self._cards.values():
            card.editor.set_names(names)

    def show_draft(self, draft: Draft, template: "Template", panes: Sequence[Pane]) -> None:
        with QSignalBlocker(self._subject):
            self._subject.setText(draft.subject)
        for pane, card in self._cards.items():
            card.show_purpose(template.prompts.get(pane, PURPOSES[pane]))
            with QSignalBlocker(card.editor):
                card.editor.set_text(draft.text(pane))
            card.show_count(draft.text(pane))
        self.show_panes(panes)

    def show_state(self, draft: Draft, template: "Template", panes: Sequence[Pane]) -> None:
        """The same draft in another state: what changes is one undo step in its pane."""
        with QSignalBlocker(self._subject):
            self._subject.selectAll()
            self._subject.insert(draft.subject)
        for pane, card in self._cards.items():
            card.show_purpose(template.prompts.get(pane, PURPOSES[pane]))
            if card.editor.text != draft.text(pane):
                card.editor.replace_all(draft.text(pane))
        self.show_panes(panes)

    def show_panes(self, panes: Sequence[Pane]) -> None:
        self._place_panes(panes)
        self._settling.start()
        if Pane.FALLBACK not in panes and self._more.layout() is None:
            self._fill_more()

    def _place_panes(self, panes: Sequence[Pane]) -> None:
        for pane, card in self._cards.items():
            card.setVisible(pane in panes)
        self._more.setVisible(Pane.FALLBACK not in panes)

    def _fill_more(self) -> None:
        """After the first paint, which leaves its place free: a button needs modules that panes do not."""
        line = row(self._more, gap=10)
        self._more_button = button(tr("Default path forward"), self.fallback_wanted.emit, scale="small")
        line.addWidget(self._more_button)
        line.addWidget(label(tr("what happens if nobody answers"), tone="secondary", type="small"))
        line.addStretch(1)
        self._draw_more()

    def _draw_more(self) -> None:
        if self._theme is not None and self._more.layout() is not None:
            from asyncdraft.gui.icons import icon

            self._more_button.setIcon(icon("plus", self._theme["text"]))

    def show_counts(self, draft: Draft) -> None:
        for pane, card in self._cards.items():
            card.show_count(draft.text(pane))

    def show_generated_subject(self, subject: str) -> None:
        """What the template makes of its fields while the draft has no subject of its own."""
        self._subject.setPlaceholderText(shown(subject) or tr("Subject: topic, status, date"))

    def show_marks(self, findings: Sequence[Finding], misspellings: "Sequence[Misspelling]") -> None:
        """Underlines findings and misspelled words."""
        for pane, card in self._cards.items():
            text = card.editor.text
            doubts = [_doubt(text, word) for word in misspellings if word.place == pane]
            marks = [
                Mark(to_units(text, found.start), to_units(text, found.end), TONES[found.severity])
                for found in findings
                if found.pane is pane and found.end > found.start
            ]
            card.editor.show_marks(marks + [Mark(doubt.start, doubt.end, "spelling") for doubt in doubts])
            card.editor.show_doubts(doubts)
        for place, field in self.fields.items():
            doubts = [_doubt(field.words, word) for word in misspellings if word.place == place]
            field.show_doubts(doubts, self._wave)

    def correct(self, word: "Misspelling") -> None:
        """Goes to the word and offers what may be meant."""
        field = self.fields.get(word.place)
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(field)
            field.offer_words(_doubt(field.words, word))
            return
        editor = self.editor(Pane(word.place))
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(self._cards[Pane(word.place)])
        editor.offer_words(_doubt(editor.text, word))

    def go_to(self, finding: Finding) -> None:
        if finding.pane is Pane.SUBJECT:
            self.focus_subject()
            return
        editor = self.editor(finding.pane)
        text = editor.text
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        editor.select(to_units(text, finding.start), to_units(text, finding.end))
        self.ensureWidgetVisible(self._cards[finding.pane])

    def focus_subject(self) -> None:
        self._subject.setFocus()
        self._subject.selectAll()

    def focus_pane(self, pane: Pane) -> None:
        editor = self.editor(pane)
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        editor.moveCursor(QTextCursor.MoveOperation.End)

    def apply(self, fix: Fix) -> None:
        """One undo step in each pane; the first gap to fill is selected, Tab goes to the next."""
        for edit in sorted(fix.edits, key=lambda edit: edit.start, reverse=True):
            if edit.pane is Pane.SUBJECT:
                self._apply_to_subject(edit)
            else:
                self._apply_to_pane(edit)

    def _apply_to_subject(self, edit: Edit) -> None:
        text = self._subject.text() or self._subject.placeholderText()
        changed = text[: edit.start] + filled(edit.text)[0] + text[edit.end :]
        self._subject.setText(changed)
        self.subject_edited.emit(changed)

    def _apply_to_pane(self, edit: Edit) -> None:
        editor = self.editor(edit.pane)
        text = editor.text
        start, end = to_units(text, edit.start), to_units(text, edit.end)
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        plain, gaps = filled(edit.text)
        units = [(to_units(plain, first), to_units(plain, last)) for first, last in gaps]
        if gaps:
            editor.replace_with_gaps(start, end, plain, units)
        else:
            editor.replace(start, end, plain)

    def _on_text_changed(self, pane: Pane) -> None:
        self.text_edited.emit(pane.value, self._cards[pane].editor.text)
        self._settling.start()

    def _on_focused(self, pane: Pane, focused: bool) -> None:
        if focused:
            self._last = pane


def _doubt(text: str, word: "Misspelling") -> Doubt:
    return Doubt(to_units(text, word.start), to_units(text, word.end), word.text, word.choices)
