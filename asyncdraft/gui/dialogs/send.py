"""The last look before a message goes out: where to, who reads it when, what it says, and when it goes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QGridLayout,
    QLineEdit,
    QTextBrowser,
    QWidget,
)

from asyncdraft.core.text import joined, say, say_of
from asyncdraft.gui.actions import native_keys
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.sending.when_choice import Moment, WhenChoice
from asyncdraft.gui.widgets.basics import (
    ElidedLabel,
    button,
    clear,
    column,
    frame,
    label,
    row,
    scrolling,
)
from asyncdraft.gui.widgets.combo import Combo
from asyncdraft.gui.widgets.menus import as_spelled
from asyncdraft.gui.widgets.reading import part_lines

FORM_WIDTH = 400
GO_KEYS = "Ctrl+Return"


@dataclass(frozen=True)
class ReaderLine:
    """`hours` says what the reader does now, and where; `address` is empty where there is none for a mail."""

    id: str
    name: str
    hours: str
    address: str = ""


@dataclass(frozen=True)
class Sight:
    """What the chosen account makes of the message. `places` are keys with words, the usual one first.

    `own_place`: another can be typed; `place` says where it goes, or for whom it is asked. `notes` are
    sentences on what happens on the way; `problem` keeps it from being sent.
    """

    heading: str
    lines: tuple[tuple[str, str], ...]
    html: str
    places: tuple[tuple[str, str], ...] = ()
    own_place: bool = False
    place: str = ""
    by_mail: bool = False
    sends: bool = True
    notes: tuple[str, ...] = ()
    problem: str = ""


@dataclass(frozen=True)
class Order:
    """`place` is a key of `Sight.places` or what was typed; `readers` are those that stay ticked."""

    account: str
    place: str
    readers: tuple[str, ...]
    others: str
    moment: Moment


class SendDialog(QDialog):
    """`accounts_wanted()` where none fits."""

    accounts_wanted = Signal()

    def __init__(
        self,
        parent: QWidget,
        accounts: Sequence[tuple[str, str]],
        readers: Sequence[ReaderLine],
        findings: Sequence[str],
        look: Callable[[str], Sight],
        moment: Callable[[str, str, str], Moment],
        go: Callable[[Order], str],
    ) -> None:
        """`moment(account, key, typed)` is when it goes out, and raises ValueError with a sentence.

        `go` returns a sentence where it cannot be sent, and the dialog stays.
        """
        super().__init__(parent)
        self.setWindowTitle(tr("Send"))
        self._look, self._go = look, go
        self._readers = tuple(readers)
        self._sight = Sight("", (), "")
        self._account = Combo()
        self._account.setAccessibleName(tr("From"))
        for key, words in accounts:
            self._account.addItem(shown(words), key)
        self._place = Combo()
        self._place.setAccessibleName(tr("To"))
        self._place_text = label(wrap=True)
        self._others = QLineEdit()
        self._others.setAccessibleName(tr("Also to"))
        self._others.setPlaceholderText(tr("Other addresses, separated by commas"))
        self._ticks: dict[str, QCheckBox] = {}
        self._names: dict[str, QWidget] = {}
        """Where a mail is addressed, the name stands in its tick."""
        self._when = WhenChoice(lambda key, typed: moment(self.account, key, typed))
        self._problem = label(pill="bad", wrap=True)
        self._problem.hide()
        self._build(findings)
        self._account.currentIndexChanged.connect(lambda _index: self._show_account())
        self._when.changed.connect(self._name_go)
        QShortcut(QKeySequence(GO_KEYS), self).activated.connect(self._on_go)
        self._show_account()
        self._when.begin()

    # Building

    def _build(self, findings: Sequence[str]) -> None:
        form = QWidget()
        form.setProperty("role", "page")
        self._body = column(form, margins=(0, 0, 10, 0), gap=6)
        self._section(say("From"), self._account_row())
        self._section(say("To"), self._place, self._place_text)
        self._section(
            say("Readers  {count}", count=len(self._readers)) if self._readers else say("Readers"),
            *self._reader_rows(),
        )
        self._body.addWidget(self._others)
        self._body.addWidget(self._when)
        count = f"  {len(findings)}" if findings else ""
        self._section(say("Open points{count}", count=count), *_finding_rows(findings))
        self._body.addStretch(1)
        area = scrolling(form)
        area.setFixedWidth(FORM_WIDTH)
        sides = row(gap=16)
        sides.addWidget(area)
        sides.addWidget(self._preview(), 1)
        buttons = row(gap=8)
        buttons.addWidget(self._problem, 1)
        buttons.addStretch(0)
        buttons.addWidget(button(tr("Cancel"), self.reject))
        self._go_button = button(tr("Send"), self._on_go, kind="primary")
        buttons.addWidget(self._go_button)
        body = column(self, margins=(18, 16, 18, 14), gap=12)
        body.addLayout(sides, 1)
        body.addWidget(frame("rule"))
        body.addLayout(buttons)

    def _section(self, title: str, *widgets: QWidget) -> None:
        if self._body.count():
            self._body.addSpacing(8)
        self._body.addWidget(label(shown(title).upper(), type="caps"))
        for widget in widgets:
            self._body.addWidget(widget)

    def _account_row(self) -> QWidget:
        line = QWidget()
        layout = row(line, gap=8)
        layout.addWidget(self._account, 1)
        layout.addWidget(button(tr("Accounts…"), self._on_accounts, kind="link"))
        return line

    def _reader_rows(self) -> list[QWidget]:
        if not self._readers:
            return [label(tr("Nobody is named as a reader."), tone="secondary", wrap=True)]
        return [self._reader_row(reader) for reader in self._readers]

    def _reader_row(self, reader: ReaderLine) -> QWidget:
        line = QWidget()
        body = column(line, gap=0)
        without = say("{name}, without a mail address in Team", name=reader.name)
        address = say("{name}  {address}", name=reader.name, address=reader.address)
        tick = QCheckBox(as_spelled(shown(address if reader.address else without)))
        tick.setAccessibleName(
            tr("To {name}, {address}", name=reader.name, address=reader.address or say("no address"))
        )
        tick.setChecked(bool(reader.address))
        tick.setEnabled(bool(reader.address))
        self._ticks[reader.id] = tick
        name = label(reader.name, type="strong")
        self._names[reader.id] = name
        body.addWidget(tick)
        body.addWidget(name)
        hours = label(reader.hours, tone="secondary", type="small", wrap=True)
        body.addWidget(hours)
        return line

    def _preview(self) -> QFrame:
        card = frame("card")
        body = column(card, margins=(16, 12, 12, 12), gap=8)
        self._heading = ElidedLabel()
        self._heading.setProperty("type", "heading")
        self._lines = QGridLayout()
        self._lines.setHorizontalSpacing(10)
        self._lines.setVerticalSpacing(2)
        self._lines.setColumnStretch(1, 1)
        self._page = QTextBrowser()
        part_lines(self._page.document())
        self._page.setOpenLinks(False)
        self._page.setAccessibleName(tr("What is sent"))
        self._page.document().setDefaultFont(self._page.font())
        self._page.document().setIndentWidth(24)
        self._page.document().setDocumentMargin(0)
        self._notes = label(tone="secondary", type="small", wrap=True)
        body.addWidget(self._heading)
        body.addLayout(self._lines)
        body.addWidget(frame("rule"))
        body.addWidget(self._page, 1)
        body.addWidget(self._notes)
        return card

    # The account

    @property
    def account(self) -> str:
        return str(self._account.currentData() or "")

    def _show_account(self) -> None:
        sight = self._sight = self._look(self.account)
        self._heading.setText(shown(sight.heading))
        clear(self._lines)
        for place, (name, value) in enumerate(sight.lines):
            self._lines.addWidget(label(name, tone="secondary"), place, 0)
            self._lines.addWidget(ElidedLabel(value), place, 1)
        self._page.setHtml(sight.html)
        self._notes.setText(shown(joined(sight.notes, "\n")))
        self._notes.setVisible(bool(sight.notes))
        self._show_places(sight)
        for reader in self._readers:
            self._ticks[reader.id].setVisible(sight.by_mail)
            self._names[reader.id].setVisible(not sight.by_mail)
        self._others.setVisible(sight.by_mail)
        self._when.setVisible(sight.sends)
        self._tell(sight.problem)
        self._when.show_moments()

    def _show_places(self, sight: Sight) -> None:
        self._place.clear()
        self._place.setEditable(sight.own_place)
        for key, words in sight.places:
            self._place.addItem(shown(words), key)
        edit = self._place.lineEdit()
        if edit is not None:
            edit.setPlaceholderText(tr("A channel: its link or ID such as C024BE91L"))
            edit.setAccessibleName(tr("To"))
        self._place.setCurrentIndex(0 if sight.places else -1)
        self._place.setVisible(bool(sight.places) or sight.own_place)
        self._place_text.setText(shown(sight.place))
        self._place_text.setVisible(bool(sight.place))

    @property
    def _chosen_place(self) -> str:
        """The key of an offered one, else what was typed."""
        text = self._place.currentText().strip()
        index = self._place.findText(text)
        return str(self._place.itemData(index)) if index >= 0 else text

    def _name_go(self) -> None:
        words = say("Send now") if self._when.is_now else say_of("button", "Schedule")
        text = words if self._sight.sends else say("Put into the drafts")
        self._go_button.setText(tr("{text}  {native}", text=text, native=native_keys(GO_KEYS)))
        self._go_button.setAccessibleName(shown(text))
        self._go_button.setEnabled(bool(self.account) and not self._sight.problem)

    # The end

    def _on_go(self) -> None:
        if not self._go_button.isEnabled():
            return
        moment = self._when.moment if self._sight.sends else Moment(None, "")
        if moment is None:
            self._tell(self._when.problem)
            self._when.focus_time()
            return
        ticked = tuple(
            reader for reader, tick in self._ticks.items() if tick.isChecked() and tick.isEnabled()
        )
        order = Order(self.account, self._chosen_place, ticked, self._others.text().strip(), moment)
        problem = self._go(order)
        self._tell(problem)
        if not problem:
            self.accept()

    def _tell(self, sentence: str) -> None:
        self._problem.setText(shown(sentence))
        self._problem.setVisible(bool(sentence))

    def _on_accounts(self) -> None:
        self.reject()
        self.accounts_wanted.emit()


def _finding_rows(findings: Sequence[str]) -> list[QWidget]:
    """The first few; the others are counted."""
    if not findings:
        return [label(tr("Nothing is left to mend."), tone="ok")]
    shown = [label(title, wrap=True) for title in findings[:3]]
    more = len(findings) - len(shown)
    if more:
        shown.append(label(tr("and {more} more in the checklist", more=more), tone="secondary", type="small"))
    return list(shown)
