"""Fills the view of RFCs, and takes what is chosen there."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Any

from msgspec.structs import replace

from asyncdraft.core.rfc.rfc import STATE_NAMES, Comment, Option, Rfc, State, about, settled, without_comment
from asyncdraft.core.rfc.window import Window, window
from asyncdraft.core.text import say, say_count, say_of
from asyncdraft.gui.dialogs.lines_form import Line, LinesForm
from asyncdraft.gui.dialogs.opening import show
from asyncdraft.gui.drafts.field_helps import FieldHelps
from asyncdraft.gui.kept.kept_page import KeptPage
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.rfcs import rfc_texts
from asyncdraft.gui.rfcs.comments_list import ACCEPT, REJECT, REMOVE, REOPEN
from asyncdraft.gui.rfcs.rfc_desk import RfcDesk
from asyncdraft.gui.workspace import Workspace
from asyncdraft.storage.rfcs import is_announced

ASKS = {
    ACCEPT: (say("Accept the comment"), say("What changes by it? (can stay empty)"), State.ACCEPTED),
    REJECT: (
        say("Reject the comment"),
        say("Why is it turned down? Its author will read it."),
        State.REJECTED,
    ),
}


class RfcPage(KeptPage[Rfc]):
    key, none, over = "rfcs", say("No RFC yet"), say_of("RFCs", "closed")

    def __init__(self, window: MainWindow, workspace: Workspace, desk: RfcDesk) -> None:
        super().__init__(window, workspace, desk, window.rfcs)
        self._part = window.rfcs
        self._part.render_page = self._part.comments.render_page = self.html
        self._part.options_told.connect(self._on_options)
        self._part.comments.chosen.connect(self._on_comment)
        self._part.comments.tied.connect(self._on_tied)

    def fill(self, value: Rfc) -> None:
        workspace = self._workspace
        self._part.make_table(FieldHelps(workspace).helps(workspace.team.names))
        self._part.show_list(rfc_texts.entries(self._desk.all), value.id)
        now = workspace.now()
        text = rfc_texts.text_of(
            value,
            workspace.team,
            self.window_of(value),
            now,
            workspace.style,
            is_announced=is_announced(value, workspace.drafts),
        )
        self._part.show_rfc(text)

    def window_of(self, rfc: Rfc) -> Window:
        return self.window_for(rfc.people, rfc.opens, rfc.days)

    def window_for(self, people: tuple[str, ...], opens: datetime | None, days: int) -> Window:
        """Over everybody's days off, the writer's too. Raises ValueError for no sensible length."""
        workspace, now = self._workspace, self._workspace.now()
        asked = tuple(dict.fromkeys((*filter(None, people), workspace.team.me)))
        found = window(opens or now, days, workspace.readers(asked), str(now.tzinfo))
        strangers = sum(workspace.team.person(person) is None for person in asked)
        return replace(found, notes=(*found.notes, _not_counted(strangers))) if strangers else found

    # Options and comments

    def _on_options(self, rows: list[dict[str, Any]]) -> None:
        rfc = self._desk.current
        options = tuple(Option(**each) for each in rows)
        if rfc is not None and options != rfc.options:
            self._desk.edit(replace(rfc, options=options))

    def _on_comment(self, key: str, place: int) -> None:
        rfc = self._desk.current
        if rfc is None:
            return
        if key == REMOVE:
            self._desk.keep(without_comment(rfc, place), say("The comment is taken out."))
        elif key == REOPEN:
            self._desk.keep(settled(rfc, place, State.OPEN), say("The comment is open again."))
        else:
            self._ask(rfc, place, key)

    def _on_tied(self, place: int, option: str) -> None:
        rfc = self._desk.current
        if rfc is not None:
            whole = say("the whole proposal")
            what = say("“{text}”", text=option) if option else whole
            told = say("The comment is about {what}.", what=what)
            self._desk.keep(about(rfc, place, option), told)

    def _ask(self, rfc: Rfc, place: int, key: str) -> None:
        title, question, state = ASKS[key]
        take = partial(self._take_answer, rfc.id, rfc.comments[place], state)
        show(LinesForm(self._window, title, (Line("answer", question),), take, title))

    def _take_answer(self, rfc_id: str, comment: Comment, state: State, typed: Mapping[str, str]) -> None:
        rfc = self._desk.must_know(rfc_id)
        if comment not in rfc.comments:
            raise ValueError(say("The comment is another one by now: close this and look at it again."))
        changed = settled(rfc, rfc.comments.index(comment), state, typed["answer"].strip())
        self._desk.must_keep(changed, say("The comment is {value}.", value=STATE_NAMES[state]))


def _not_counted(strangers: int) -> str:
    return say_count(
        "One of them is not in your team: their hours and holidays do not count here. Add them in Team.",
        "{count} of them are not in your team: their hours and holidays do not count here. Add them in Team.",
        strangers,
    )
