"""The row of readers: who gets the message and what each is doing now; and the channel."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from asyncdraft.core.draft import CHANNEL_NAMES, Channel
from asyncdraft.core.people import Person
from asyncdraft.core.text import joined, say
from asyncdraft.core.when import zones
from asyncdraft.core.when.outlook import ReaderOutlook
from asyncdraft.gui import icons
from asyncdraft.gui.actions import keys_of
from asyncdraft.gui.language import tr
from asyncdraft.gui.scale import factor
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import button, in_turn, label, restyle, row
from asyncdraft.gui.widgets.flow import FlowLayout
from asyncdraft.gui.widgets.menus import offer_below
from asyncdraft.gui.widgets.segmented import Segmented
from asyncdraft.gui.widgets.stacked import turn
from asyncdraft.gui.widgets.tips import set_tip

MOST_PLACED, MOST_STRANGERS, GAP = 2, 2, 8
OUT = ""
"""No reader has this id."""
REMOVING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
TOLD_IN_FULL = 6
"""Of more readers than that a chip gives the first name; what they do stands in its tooltip."""


class ReadersRow(QWidget):
    """`readers_changed(ids)`, `channel_chosen(name)`, `adding()` when the picker of people is wanted,
    `stranger_wanted(name)` when somebody named here is to be added to the team.
    """

    readers_changed = Signal(tuple)
    channel_chosen = Signal(str)
    adding = Signal()
    stranger_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._to: tuple[str, ...] = ()
        self._narrow = False
        self._readers: tuple[ReaderOutlook, ...] = ()
        self._gone: tuple[str, ...] = ()
        self._is_placed = False
        self._looks: object = None
        self._ids: dict[QPushButton, tuple[str, ...]] = {}
        """Whom each chip stands for."""
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, gap=6)
        self._to_label = label(tr("To"), tone="secondary")
        self._to_label.setFixedHeight(26)
        self._add = button(tr("Add"), self.adding.emit, kind="outline-chip")
        self._add.setAccessibleName(tr("Add a reader"))
        self.show_keys()
        self._channels = Segmented(tuple(CHANNEL_NAMES.items()), name=say("Channel"))
        self._channels.chosen.connect(self.channel_chosen)
        to = row(gap=GAP)
        to.addWidget(self._to_label, 0, Qt.AlignmentFlag.AlignTop)
        to.addWidget(self._chips, 1)
        self._layout = row(self, gap=GAP)
        self._layout.addLayout(to, 1)
        self._layout.addWidget(self._channels, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        self._flow.addWidget(self._add)

    def show_keys(self) -> None:
        set_tip(self._add, tr("Add a reader  {keys}", keys=keys_of("add_reader")).rstrip())

    def set_theme(self, theme: Theme) -> None:
        self._add.setIcon(icons.icon("plus", theme["text"]))

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        restyle(self._add, "scale", "small" if narrow else "")
        self._channels.set_small(narrow)
        self._show_chips()

    def show_channel(self, channel: Channel) -> None:
        self._channels.choose(channel)

    def show_readers(
        self, to: tuple[str, ...], readers: Sequence[ReaderOutlook], gone: Sequence[str] = ()
    ) -> None:
        """`gone` are those of `to` who are not in the team, or not any more."""
        self._to, self._gone = to, tuple(gone)
        self._readers = tuple(readers)
        self._show_chips()

    def _show_chips(self) -> None:
        """Those that stay are left alone: the focus may be on one of them."""
        self._add.setText("" if self._readers or self._gone else tr("Add"))
        self._is_placed = self._has_room_for_places()
        told = [(reader.calendar.person, reader.now_line) for reader in self._readers]
        looks = (told, self._gone, self._is_placed, self._narrow, factor())
        if looks != self._looks:
            self._looks = looks
            self._refill()

    def _refill(self) -> None:
        while self._flow.count():
            item = self._flow.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None and widget is not self._add:
                widget.hide()
                widget.deleteLater()
        self._ids = {
            self._chip(reader, self._is_placed): (reader.calendar.person.id,) for reader in self._readers
        }
        self._ids.update((self._gone_chip(gone), gone) for gone in self._gone_together())
        for chip in (*self._ids, self._add):
            self._flow.addWidget(chip)
        in_turn(*self._ids, self._add)
        self._chips.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """The channel may stand below."""
        widest = max(
            self._flow.minimumSize().width() + self._to_label.sizeHint().width() + GAP, self._of_channels
        )
        return QSize(widest, super().minimumSizeHint().height())

    @property
    def _of_channels(self) -> int:
        return self._channels.sizeHint().width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self._to_label.sizeHint().width() + self._flow.minimumSize().width() + self._of_channels
        turn(self._layout, downwards=beside + 2 * GAP > self.width())
        if self._is_placed != self._has_room_for_places():
            self._show_chips()

    def _has_room_for_places(self) -> bool:
        """Of two readers at most, with all in one line."""
        if self._narrow or len(self._readers) > MOST_PLACED:
            return False
        chips = [self._chip(reader, is_placed=True) for reader in self._readers]
        others = (self._to_label, self._add, self._channels)
        wanted = sum(each.sizeHint().width() + GAP for each in (*chips, *others))
        for chip in chips:
            chip.deleteLater()
        return wanted <= self.width()

    def _chip(self, reader: ReaderOutlook, is_placed: bool) -> QPushButton:
        person = reader.calendar.person
        city, line = zones.city_of(person.zone), reader.now_line
        stands = say("{city}, {now}", city=city, now=line) if is_placed else line
        many = len(self._readers) > TOLD_IN_FULL
        text = person.first_name if many else joined((person.name, stands), "  ")
        chip = button(text, kind="chip", scale="small" if self._narrow or many else "")
        chip.setAccessibleName(
            tr(
                "Reader {name}, {city_of}, {now_line}",
                name=person.name,
                city_of=zones.city_of(person.zone),
                now_line=reader.now_line,
            )
        )
        set_tip(
            chip, tr("{name}: {now_line}. Press Delete to remove", name=person.name, now_line=reader.now_line)
        )
        chip.clicked.connect(lambda _checked=False: self._open_menu(chip, person))
        return chip

    def _gone_together(self) -> list[tuple[str, ...]]:
        """A chip for each of a few; one for many, which would push the message down."""
        if len(self._gone) > MOST_STRANGERS:
            return [self._gone]
        return [(person_id,) for person_id in self._gone]

    def _gone_chip(self, gone: tuple[str, ...]) -> QPushButton:
        if len(gone) == 1:
            text = say("@{person_id} is not in the team", person_id=gone[0])
        else:
            text = say("{count} are not in the team", count=len(gone))
        told = say(
            "The message would miss {names}. Click to add them to the team or take them out",
            names=joined(gone, ", "),
        )
        chip = button(text, kind="chip", tip=told)
        chip.setProperty("state", "bad")
        chip.clicked.connect(lambda _checked=False: self._open_gone_menu(chip, gone))
        return chip

    def _open_gone_menu(self, chip: QPushButton, gone: tuple[str, ...]) -> None:
        out = (
            say("Remove {name}", name=gone[0])
            if len(gone) == 1
            else say("Remove all {count}", count=len(gone))
        )
        adding = [(name, say("Add {name} to the team", name=name)) for name in gone]
        offer_below(
            chip,
            [*adding, (OUT, out)],
            lambda chosen: self.remove(*gone) if chosen == OUT else self.stranger_wanted.emit(chosen),
        )

    def _open_menu(self, chip: QPushButton, person: Person) -> None:
        offer_below(chip, [(person.id, say("Remove {name}", name=person.name))], self.remove)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """On a chip, as its tooltip says; the focus goes on to the chip behind it."""
        chips = list(self._ids)
        focused = next((place for place, chip in enumerate(chips) if chip.hasFocus()), None)
        if focused is None or event.key() not in REMOVING:
            super().keyPressEvent(event)
            return
        self.remove(*self._ids[chips[focused]])
        (*self._ids, self._add)[min(focused, len(self._ids))].setFocus(Qt.FocusReason.TabFocusReason)

    def remove(self, *ids: str) -> None:
        self.readers_changed.emit(tuple(reader for reader in self._to if reader not in ids))
