"""The accounts from which messages are sent: added, tested, changed and removed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QLabel, QLineEdit, QStackedWidget, QWidget

from asyncdraft.core.text import say, say_of
from asyncdraft.gui.language import shown, tr, tr_of
from asyncdraft.gui.sending.kinds import KINDS, SECRET, FieldText
from asyncdraft.gui.widgets.basics import (
    ElidedLabel,
    button,
    clear,
    column,
    frame,
    label,
    restyle,
    row,
    scrolling,
)
from asyncdraft.gui.widgets.combo import Combo

EMPTY = say(
    "No account yet. Without one everything works by copying; with one, a message goes out from here, "
    "at once or when its readers start work."
)
KEPT_SECRET = say("kept; type to replace it")
SECURITIES = (("tls", say("TLS from the start")), ("starttls", "STARTTLS"))
TESTING = say("Asking the other side…")


@dataclass(frozen=True)
class AccountRow:
    """`detail` says in a line where it leads."""

    id: str
    title: str
    detail: str


@dataclass(frozen=True)
class AccountForm:
    """As it was typed, by the names of the fields; `id` is empty for a new account."""

    id: str
    kind: str
    values: dict[str, str] = field(default_factory=dict, repr=False)


class AccountsDialog(QDialog):
    """`saving(AccountForm)` and `removing(id)`; `testing(AccountForm)` of the form, or of a kept account,
    whose form has no values.
    """

    saving = Signal(object)
    removing = Signal(str)
    testing = Signal(object)

    def __init__(self, parent: QWidget, form_of: Callable[[str], AccountForm]) -> None:
        """`form_of` gives what is kept of an account, without its secret."""
        super().__init__(parent)
        self.setWindowTitle(tr("Accounts"))
        self.setMinimumSize(680, 480)
        self._form_of = form_of
        self._form = AccountForm("", "")
        self._asked: AccountForm | None = None
        """What the other side was asked about last, or what is being saved."""
        self._told: dict[str, tuple[str, str]] = {}
        self._rows: Sequence[AccountRow] = ()
        self._inputs: dict[str, QLineEdit | Combo] = {}
        self._list = QWidget()
        self._list.setProperty("role", "page")
        self._cards = column(self._list, gap=8)
        self._where = label(tone="secondary", type="small", wrap=True)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._list_page())
        self._pages.addWidget(self._form_page())
        column(self, margins=(18, 16, 18, 16)).addWidget(self._pages)

    def _list_page(self) -> QWidget:
        page = QWidget()
        body = column(page, gap=10)
        body.addWidget(scrolling(self._list), 1)
        body.addWidget(label(tr("ADD AN ACCOUNT"), type="caps"))
        kinds = QGridLayout()
        kinds.setHorizontalSpacing(12)
        kinds.setVerticalSpacing(6)
        kinds.setColumnStretch(1, 1)
        for place, (kind, text) in enumerate(KINDS.items()):
            add = button(text.title, partial(self._open, AccountForm("", kind)))
            add.setAccessibleName(tr("Add: {title}", title=text.title))
            kinds.addWidget(add, place, 0)
            kinds.addWidget(label(text.purpose, tone="secondary", wrap=True), place, 1)
        body.addLayout(kinds)
        body.addWidget(frame("rule"))
        foot = row(gap=12)
        foot.addWidget(self._where, 1)
        foot.addWidget(button(tr("Close"), self.accept), 0, Qt.AlignmentFlag.AlignBottom)
        body.addLayout(foot)
        return page

    def _form_page(self) -> QWidget:
        page = QWidget()
        self._title = label(type="subject")
        self._purpose = label(tone="secondary", wrap=True)
        self._fields = QGridLayout()
        self._fields.setHorizontalSpacing(12)
        self._fields.setVerticalSpacing(8)
        self._fields.setColumnStretch(1, 1)
        self._result, self._result_text = _frame_with_text()
        self._test = button(
            tr_of("button", "Test"), self._on_test, tip=tr("Asks the other side; nothing is sent")
        )
        self._save = button(tr("Save"), self._on_save, kind="primary")
        body = column(page, gap=10)
        body.addWidget(self._title)
        body.addWidget(self._purpose)
        body.addLayout(self._fields)
        body.addWidget(self._result)
        body.addStretch(1)
        self._where_here = label(tone="secondary", type="small", wrap=True)
        body.addWidget(self._where_here)
        buttons = row(gap=8)
        buttons.addWidget(self._test)
        buttons.addStretch(1)
        buttons.addWidget(button(tr("Back"), self.show_list))
        buttons.addWidget(self._save)
        body.addLayout(buttons)
        return page

    # The list

    def show_accounts(self, rows: Sequence[AccountRow]) -> None:
        self._rows = rows
        clear(self._cards)
        if not rows:
            self._cards.addWidget(label(EMPTY, tone="secondary", wrap=True))
        for account in rows:
            self._cards.addWidget(self._card(account))
        self._cards.addStretch(1)

    def show_where(self, sentence: str, are_kept: bool) -> None:
        for place in (self._where, self._where_here):
            place.setText(shown(sentence))
            restyle(place, "tone", "secondary" if are_kept else "warn")

    def _card(self, account: AccountRow) -> QFrame:
        card = frame("card")
        body = column(card, margins=(14, 10, 10, 10), gap=6)
        line = row(gap=8)
        words = column(gap=1)
        title = ElidedLabel(account.title)
        title.setProperty("type", "strong")
        words.addWidget(title)
        detail = ElidedLabel(account.detail)
        detail.setProperty("tone", "secondary")
        words.addWidget(detail)
        line.addLayout(words, 1)
        for text, act in (
            (say_of("button", "Test"), lambda: self._test_kept(account.id)),
            (say("Edit"), lambda: self._open(self._form_of(account.id))),
            (say("Remove"), lambda: self.removing.emit(account.id)),
        ):
            made = button(text, act, scale="small")
            made.setAccessibleName(tr("{text} {title}", text=text, title=account.title))
            line.addWidget(made)
        body.addLayout(line)
        if account.id in self._told:
            told, words_of_it = _frame_with_text()
            _tell(told, words_of_it, *self._told[account.id])
            body.addWidget(told)
        return card

    def show_list(self) -> None:
        """The typed secret is forgotten."""
        self._asked = None
        for typed in self._inputs.values():
            if isinstance(typed, QLineEdit):
                typed.clear()
        self._pages.setCurrentIndex(0)

    def _test_kept(self, account_id: str) -> None:
        self._asked = AccountForm(account_id, "")
        self._told = {account_id: (TESTING, "hint")}
        self.show_accounts(self._rows)
        self.testing.emit(self._asked)

    # The form

    def _open(self, form: AccountForm) -> None:
        self._form, self._asked = form, None
        kind = KINDS[form.kind]  # type: ignore[index]
        self._title.setText(shown(kind.title))
        self._purpose.setText(tr("{purpose}.", purpose=kind.purpose))
        clear(self._fields)
        self._inputs = {}
        for place, text in enumerate(kind.fields):
            made = self._input(text)
            self._inputs[text.name] = made
            self._fields.addWidget(label(text.title, tone="secondary"), place, 0)
            self._fields.addWidget(made, place, 1)
        self._result.hide()
        self._set_busy(False)
        self._pages.setCurrentIndex(1)
        next(iter(self._inputs.values())).setFocus()

    def _input(self, text: FieldText) -> QLineEdit | Combo:
        value = self._form.values.get(text.name, "")
        if text.name == "security":
            choice = Combo()
            for key, words in SECURITIES:
                choice.addItem(shown(words), key)
            choice.setCurrentIndex(max(0, choice.findData(value)))
            choice.setAccessibleName(shown(text.title))
            return choice
        edit = QLineEdit(value)
        edit.setAccessibleName(shown(text.title))
        edit.setPlaceholderText(shown(text.hint))
        if text.name == SECRET:
            edit.setEchoMode(QLineEdit.EchoMode.Password)
            edit.setPlaceholderText(shown(KEPT_SECRET) if self._form.id else shown(text.hint))
        return edit

    @property
    def form(self) -> AccountForm:
        values = {
            name: made.text().strip() if isinstance(made, QLineEdit) else str(made.currentData())
            for name, made in self._inputs.items()
        }
        return AccountForm(self._form.id, self._form.kind, values)

    def _on_test(self) -> None:
        _tell(self._result, self._result_text, TESTING, "hint")
        self._set_busy(True)
        self._asked = self.form
        self.testing.emit(self._asked)

    def _on_save(self) -> None:
        self._set_busy(True)
        self._asked = self.form
        self.saving.emit(self._asked)

    def _set_busy(self, busy: bool) -> None:
        for made in (self._test, self._save):
            made.setEnabled(not busy)

    def show_result(self, asked: AccountForm, sentence: str, works: bool) -> None:
        """Of what was tested or saved last: an answer may come when its form is left already."""
        if asked is not self._asked:
            return
        self._set_busy(False)
        role = "gain" if works else "error"
        if asked.values:
            _tell(self._result, self._result_text, sentence, role)
        else:
            self._told = {asked.id: (sentence, role)}
            self.show_accounts(self._rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the form first."""
        if event.key() == Qt.Key.Key_Escape and self._pages.currentIndex() == 1:
            self.show_list()
            return
        super().keyPressEvent(event)


def _frame_with_text() -> tuple[QFrame, QLabel]:
    box = frame("hint")
    text = label(wrap=True)
    column(box, margins=(12, 8, 12, 8)).addWidget(text)
    box.hide()
    return box, text


def _tell(box: QFrame, text: QLabel, sentence: str, role: str) -> None:
    text.setText(shown(sentence))
    restyle(box, "role", role)
    box.show()
