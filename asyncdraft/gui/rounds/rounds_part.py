"""Status rounds: the list, what was handed in with the blockers first, and what comes next."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from asyncdraft.core.text import say, say_count
from asyncdraft.gui.kept.kept_part import KeptPart, PartWords
from asyncdraft.gui.kept.kept_side import KeptSide
from asyncdraft.gui.rounds.blockers_card import BlockersCard
from asyncdraft.gui.rounds.round_texts import RoundText
from asyncdraft.gui.rounds.updates_list import UpdatesList
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import label
from asyncdraft.gui.widgets.dropped import files_in

WORDS = PartWords(
    name=say("Status rounds"),
    empty=say("No status round is open"),
    why=say(
        "A status round stands in for a meeting: everybody writes what shipped, what comes next and what "
        "blocks them, in one window. You paste it, in any form, and get one page with the blockers first."
    ),
    new=say("New round"),
    add=say("Add updates"),
    add_tip=say("Pasted, a copied chat, or files"),
    first=say("Open a round first"),
    more=say("More on this round"),
    menu=(
        ("edit", say("Title, people and window…")),
        ("close", say("The round is done")),
        ("delete", say("Delete this round")),
    ),
)
DRAFTS = {
    "prompt": say("Draft the prompt"),
    "nudge": say("Draft the nudge"),
    "synthesis": say("Draft the page"),
    "executive": say("Draft three bullets for leaders"),
}
NO_UPDATE = say("No update yet. Paste one, copy a whole chat, or drop files here.")


def updates_of(written: int, expected: int) -> str:
    return say_count("{written} of {count} update", "{written} of {count} updates", expected, written=written)


class RoundsPart(KeptPart):
    """`files_dropped(paths)` onto it."""

    files_dropped = Signal(list)

    def __init__(self) -> None:
        self.blockers = BlockersCard()
        self.updates = UpdatesList()
        self._nothing = label(NO_UPDATE, tone="secondary", wrap=True)
        super().__init__(WORDS, (self._nothing, self.blockers, self.updates), KeptSide(DRAFTS, updates_of))
        self.setAcceptDrops(True)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.updates.set_theme(theme)
        self.blockers.forget()

    def show_round(self, text: RoundText, people: Sequence[str]) -> None:
        """`people` can be named for a blocker."""
        self.blockers.show_blockers(text.blockers, people)
        self.blockers.setVisible(bool(text.updates))
        self.updates.show_updates(text.updates)
        self._nothing.setVisible(not text.updates)
        self.show_kept(text)

    # Files dropped onto the view

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        files = files_in(event.mimeData())
        if files and not any(file.lower().endswith(".ics") for file in files):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.files_dropped.emit(files_in(event.mimeData()))
