"""Rough text: what was pasted or typed, and beside it the panes that are proposed, or a diagnosis."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QListWidgetItem, QPlainTextEdit, QVBoxLayout, QWidget

from asyncdraft.core.text import say
from asyncdraft.gui.actions import native_keys
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.scale import fitted, px
from asyncdraft.gui.text_units import to_units
from asyncdraft.gui.widgets.basics import button, column, in_turn, label, row
from asyncdraft.gui.widgets.check_list import CheckList
from asyncdraft.gui.widgets.dropped import file_in
from asyncdraft.gui.widgets.pane_editor import PaneEditor
from asyncdraft.gui.widgets.piece_list import PieceList, PieceRow
from asyncdraft.gui.widgets.segmented import Segmented
from asyncdraft.gui.widgets.tips import set_tip

PANES_MODE, DIAGNOSIS_MODE = "panes", "diagnosis"
MODES = ((PANES_MODE, say("Panes")), (DIAGNOSIS_MODE, say("Diagnosis")))
TAKE_KEYS, DIAGNOSE_KEYS = "Ctrl+Return", "F8"
ROLE = Qt.ItemDataRole.UserRole
MOST_OFFERS, OFFER_HEIGHT = 4, 28
SOON_MS, LATER_MS, LONG = 0, 150, 6_000
"""A text of more than LONG characters is split when nobody has typed for a moment."""

HINT = say("Paste, drop or type anything: a chat message, a mail, notes, a dictated paragraph.")


@dataclass(frozen=True)
class Offer:
    """Something to tick; `reason` is the tooltip."""

    key: str
    text: str
    reason: str
    is_ticked: bool


@dataclass(frozen=True)
class Shown:
    """What the right side shows. `spans` are places in the rough text, in code points, by the key of a row.

    `skeleton` is empty but for a diagnosis.
    """

    rows: Sequence[PieceRow]
    spans: Mapping[str, tuple[int, int]]
    offers: Sequence[Offer] = ()
    note: str = ""
    skeleton: str = ""


class RoughDialog(QDialog):
    """`typed(text)` at each change, `wanted()` when something is to be shown; `moved(key, place)`;
    `ticked(key, bool)`; `taken()`; `copied(text)`; `file_chosen(path)`.
    """

    typed = Signal(str)
    wanted = Signal()
    moved = Signal(str, int)
    ticked = Signal(str, bool)
    taken = Signal()
    copied = Signal(str)
    file_chosen = Signal(str)

    def __init__(
        self, parent: QWidget, places: Sequence[str], rich_to_markdown: Callable[[str], str]
    ) -> None:
        """`places` are the panes by name; the first is the digit 1."""
        super().__init__(parent)
        self.setWindowTitle(tr("Rough text"))
        self.setAcceptDrops(True)
        self._spans: Mapping[str, tuple[int, int]] = {}
        self._mode = Segmented(MODES, name=say("What to make of it"))
        self._mode.choose(PANES_MODE)
        self._text = PaneEditor(tr("Rough text"), HINT, rich_to_markdown)
        self._text.setProperty("role", "field")
        self._text.setAcceptDrops(False)
        self._pieces = PieceList(say("Sentences by pane"), len(places))
        self._offers = CheckList(say("To take over as well"), height=MOST_OFFERS * OFFER_HEIGHT + 12)
        fitted(self._offers)
        self._heading = label(type="heading")
        self._note = label(tone="secondary", type="small", wrap=True)
        self._problem = label(pill="bad", wrap=True)
        self._problem.hide()
        self._skeleton = QPlainTextEdit()
        self._skeleton.setReadOnly(True)
        self._skeleton.setTabChangesFocus(True)
        self._skeleton.setProperty("role", "field")
        self._skeleton.setAccessibleName(tr("Frame of a better message"))
        self._moves = [
            button(
                tr("{number} {name}", number=number, name=name),
                self._mover(number - 1),
                scale="small",
                tip=tr("Puts the chosen sentence into {name}", name=name),
            )
            for number, name in enumerate(places, start=1)
        ]
        self._copy = button(tr("Copy the frame"), lambda: self.copied.emit(self._skeleton.toPlainText()))
        self._take = button(
            tr("Take over  {native}", native=native_keys(TAKE_KEYS)), self._on_take, kind="primary"
        )
        self._take.setAccessibleName(tr("Take over"))
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.wanted)
        self._build()
        self._connect()
        self._show_mode()
        area = parent.size()
        self.resize(min(1180, area.width() - 60), min(760, area.height() - 70))

    def _build(self) -> None:
        left, right = column(gap=8), column(gap=8)
        left.addWidget(label(tr("Your words"), type="heading"))
        left.addWidget(self._text, 3)
        self._offered = label(tr("TO TAKE OVER AS WELL"), type="caps")
        left.addWidget(self._offered)
        left.addWidget(self._offers)
        left.addWidget(self._note)
        head = row(gap=8)
        head.addWidget(self._heading, 1)
        head.addWidget(self._mode)
        right.addLayout(head)
        right.addWidget(self._pieces, 3)
        self._frame_title = label(tr("FRAME OF A BETTER MESSAGE"), type="caps")
        right.addWidget(self._frame_title)
        right.addWidget(self._skeleton, 2)
        right.addLayout(self._move_row())
        both = row(gap=16)
        both.addLayout(left, 2)
        both.addLayout(right, 3)
        body = column(self, margins=(18, 14, 18, 14), gap=10)
        body.addLayout(both, 1)
        body.addWidget(self._problem)
        body.addLayout(self._foot())
        in_turn(self)
        for before, after in pairwise((self._text, self._pieces, self._moves[0])):
            QWidget.setTabOrder(before, after)

    def _move_row(self) -> QVBoxLayout:
        line = row(gap=6)
        self._move_words = label(tr("Move to"), tone="secondary", type="small")
        line.addWidget(self._move_words)
        for each in self._moves:
            line.addWidget(each)
        line.addStretch(1)
        lines = column(gap=0)
        lines.addLayout(line)
        return lines

    def _foot(self) -> QVBoxLayout:
        buttons = row(gap=8)
        buttons.addWidget(
            button(tr("Open a file…"), self._choose_file, tip=tr("A text, a Markdown file or a mail (.eml)"))
        )
        buttons.addStretch(1)
        buttons.addWidget(self._copy)
        buttons.addWidget(
            button(tr("Later"), self.reject, tip=tr("Closes; your words are here when you come back"))
        )
        buttons.addWidget(self._take)
        lines = column(gap=0)
        lines.addLayout(buttons)
        return lines

    def _connect(self) -> None:
        self._text.textChanged.connect(self._on_typed)
        self._pieces.moved.connect(self.moved)
        self._pieces.picked.connect(self._point_at)
        self._offers.itemChanged.connect(self._on_ticked)
        self._mode.chosen.connect(lambda _mode: self._on_mode())
        for keys, carry_out in ((TAKE_KEYS, self._on_take), (DIAGNOSE_KEYS, self._switch_mode)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(carry_out)

    # What is shown

    def set_tokens(self, tokens: Mapping[str, QColor]) -> None:
        self._pieces.set_tokens(tokens)

    def set_mode(self, mode: str) -> None:
        self._mode.choose(mode)
        self._show_mode()

    @property
    def text(self) -> str:
        return self._text.toPlainText()

    @property
    def diagnoses(self) -> bool:
        return self._mode.current == DIAGNOSIS_MODE

    def show_text(self, text: str) -> None:
        """At the end of what is there, so that it is not lost; one undo step."""
        there = self._text.toPlainText()
        self._text.replace_all(f"{there.rstrip()}\n\n{text}" if there.strip() else text)
        self._text.setFocus()

    def show_found(self, found: Shown, heading: str) -> None:
        self._spans = found.spans
        self._heading.setText(shown(heading))
        self._pieces.show_rows(found.rows)
        self._show_offers(found.offers)
        self._note.setText(shown(found.note))
        self._note.setVisible(bool(found.note))
        if self._skeleton.toPlainText() != found.skeleton:
            self._skeleton.setPlainText(found.skeleton)
        has_words = bool(self.text.strip())
        self._take.setEnabled(has_words)
        set_tip(self._take, "" if has_words else tr("There is nothing to take over yet"))
        self._copy.setEnabled(bool(found.skeleton.strip()))
        for each in self._moves:
            each.setEnabled(has_words)

    def tell(self, problem: str) -> None:
        self._problem.setText(shown(problem))
        self._problem.setVisible(bool(problem))

    def _show_offers(self, offers: Sequence[Offer]) -> None:
        with QSignalBlocker(self._offers):
            keys = [self._offers.item(place).data(ROLE) for place in range(self._offers.count())]
            if keys != [offer.key for offer in offers]:
                self._offers.clear()
                for offer in offers:
                    self._offers.add(offer.key, offer.text, is_chosen=offer.is_ticked)
            for place, offer in enumerate(offers):
                item = self._offers.item(place)
                item.setText(shown(offer.text))
                set_tip(item, offer.reason)
                item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, shown(offer.reason))
                item.setCheckState(Qt.CheckState.Checked if offer.is_ticked else Qt.CheckState.Unchecked)
        self._offers.setFixedHeight(px(min(len(offers), MOST_OFFERS) * OFFER_HEIGHT + 12))
        self._offers.setVisible(bool(offers))
        self._offered.setVisible(bool(offers))

    def _show_mode(self) -> None:
        diagnosing: tuple[QWidget, ...] = (self._skeleton, self._frame_title, self._copy)
        splitting: tuple[QWidget, ...] = (*self._moves, self._move_words)
        for widget in (*diagnosing, *splitting):
            widget.setVisible((widget in diagnosing) == self.diagnoses)

    # What the user does

    def _on_typed(self) -> None:
        self.typed.emit(self.text)
        self._timer.start(LATER_MS if len(self.text) > LONG else SOON_MS)

    def _on_mode(self) -> None:
        self._show_mode()
        self.wanted.emit()

    def _switch_mode(self) -> None:
        self._mode.choose(PANES_MODE if self.diagnoses else DIAGNOSIS_MODE)
        self._on_mode()

    def _mover(self, place: int) -> Callable[[], None]:
        return lambda: self._move_chosen(place)

    def _move_chosen(self, place: int) -> None:
        key = self._pieces.current_key()
        if key:
            self.moved.emit(key, place)
            return
        self._pieces.setFocus()
        self._heading.setText(tr("Choose a sentence first, then its pane"))

    def _on_ticked(self, item: QListWidgetItem) -> None:
        self.ticked.emit(item.data(ROLE), item.checkState() is Qt.CheckState.Checked)

    def _point_at(self, key: str) -> None:
        """Selects the words of a row where they stand in the rough text."""
        if key in self._spans:
            start, end = self._spans[key]
            self._text.select(to_units(self.text, start), to_units(self.text, end))

    def _on_take(self) -> None:
        if self._take.isEnabled():
            self.taken.emit()

    def _choose_file(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(
            self, tr("Open a file"), "", tr("Texts (*.txt *.md *.eml);;All files (*)")
        )
        if path:
            self.file_chosen.emit(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if file_in(event.mimeData()) or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = file_in(event.mimeData())
        if path:
            self.file_chosen.emit(path)
        else:
            self.show_text(event.mimeData().text())
