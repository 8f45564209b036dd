"""Fills the view of a draft's history, and carries out what is chosen there."""

from datetime import datetime, timedelta

import msgspec

from asyncdraft.core.differences import count
from asyncdraft.core.draft import Draft
from asyncdraft.core.draft_changes import Change as DraftChange
from asyncdraft.core.draft_changes import is_changed, parts
from asyncdraft.core.text import joined, say, say_count, say_of
from asyncdraft.core.when import writing
from asyncdraft.gui.drafts import marked_text
from asyncdraft.gui.drafts.session import Session
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.widgets.sectioned_list import Entry
from asyncdraft.gui.workspace import Change, Workspace
from asyncdraft.storage.drafts import TRASH_DAYS
from asyncdraft.storage.history import Version
from asyncdraft.storage.problem import StoreProblem

PRESENT, DELETED = say("This is how the draft is now."), say("This is how the draft was when it was deleted.")
LABELS = {
    "copied": say("as it was copied"),
    "sent": say("as it was sent"),
    "restored": say_of("a state", "restored"),
}
WORDS = ("{count} word", "{count:,} words")
SHORT_LABELS = {
    "copied": say_of("a state", "copied"),
    "sent": say_of("a state", "sent"),
    "restored": say_of("a state", "restored"),
}


class HistoryDesk:
    """Beside the open draft it shows one from the trash, which can only be put back or deleted for good."""

    def __init__(self, window: MainWindow, session: Session, workspace: Workspace) -> None:
        self._window = window
        self._session = session
        self._workspace = workspace
        self._states: list[Version] = []
        self._shown = 0
        self._present = Draft()
        self._deleted_at: datetime | None = None
        panel = window.history
        panel.picked.connect(self._on_picked)
        panel.mode_chosen.connect(self._show_or_tell)

    @property
    def title(self) -> str:
        return self._present.display_title

    def show(self, draft_id: str, state: Draft | None = None) -> None:
        """The newest state that equals `state`; else the one before the present, or in the trash the last.

        Raises StoreProblem.
        """
        drafts = self._workspace.drafts
        is_open = draft_id == self._session.draft.id
        summary = drafts.summary(draft_id)
        self._present = self._session.draft if is_open else drafts.get(draft_id)
        self._deleted_at = summary.deleted_at if summary else None
        self._states = drafts.history(draft_id)
        self._shown = self._first(state)
        if self._deleted_at:
            self._window.toast.hide()
        self._window.history.show_states(
            self._entries(), str(self._shown), self._note(), trash=self._deleted_at is not None
        )
        self._show_state()

    def _first(self, state: Draft | None) -> int:
        wanted = (
            version.number
            for version in self._states
            if (self._equals(version, state) if state else self._deleted_at or version is not self._states[0])
        )
        return next(wanted, self._states[0].number if self._states else 0)

    def _equals(self, version: Version, state: Draft) -> bool:
        try:
            return self._workspace.drafts.version(version.number) == state
        except StoreProblem:
            return False

    def restore(self) -> Draft | None:
        """The shown state becomes the open draft's; returns what that was before. Raises StoreProblem."""
        before = self._session.draft
        state = self._workspace.drafts.version(self._shown) if self._shown else before
        if self._deleted_at or self._present.id != before.id or _same(state, before):
            return None
        self._session.flush()
        self._session.replace(state)
        self._session.flush()
        return before

    @property
    def draft_id(self) -> str:
        return self._present.id

    def _note(self) -> str:
        if self._deleted_at is None:
            return ""
        zone = str(self._workspace.now().tzinfo)
        gone = writing.day(self._deleted_at + timedelta(days=TRASH_DAYS), zone)
        return say(
            "In the trash since {day}; it goes for good on {gone}.",
            day=writing.day(self._deleted_at, zone),
            gone=gone,
        )

    # The states

    def _entries(self) -> list[Entry]:
        now = self._workspace.now()
        zone = str(now.tzinfo)
        entries: list[Entry] = []
        heading = ""
        for version, older in zip(self._states, [*self._states[1:], None], strict=True):
            day = writing.day(version.saved_at, zone)
            named = {
                writing.day(now, zone): say("Today"),
                writing.day(now - timedelta(days=1), zone): say("Yesterday"),
            }
            if named.get(day, day) != heading:
                heading = named.get(day, day)
                entries.append(Entry("", heading))
            entries.append(Entry(str(version.number), self._time(version), _detail(version, older)))
        return entries

    def _time(self, version: Version) -> str:
        clock = writing.clock(version.saved_at, str(self._workspace.now().tzinfo), self._workspace.style)
        return (
            say("{clock}  Now", clock=clock) if version is self._states[0] and not self._deleted_at else clock
        )

    def _on_picked(self, number: int) -> None:
        self._shown = number
        self._show_or_tell()

    def _show_or_tell(self) -> None:
        try:
            self._show_state()
        except StoreProblem as problem:
            self._window.toast.tell_error(str(problem))

    def _show_state(self) -> None:
        if not self._shown:
            return
        state = self._workspace.drafts.version(self._shown)
        names = self._workspace.team.names
        found = parts(state, self._present, names)
        changed = [part for part in found if is_changed(part)]
        as_it_was = self._window.history.mode == "text" or not changed
        theme = self._workspace.theme
        last = DELETED if self._deleted_at else PRESENT
        html = marked_text.plain(found, theme) if as_it_was else marked_text.marked(changed, theme)
        self._window.history.show_state(
            self._time_of(self._shown),
            _summary(changed) if changed else last,
            html,
            restorable="" if changed else last,
        )

    def _time_of(self, number: int) -> str:
        version = next(version for version in self._states if version.number == number)
        zone = str(self._workspace.now().tzinfo)
        clock = writing.clock(version.saved_at, zone, self._workspace.style)
        label = LABELS.get(version.label, version.label)
        return joined(filter(None, (writing.day(version.saved_at, zone), clock, label)), ", ")

    def put_back(self) -> None:
        self._workspace.drafts.restore(self._present.id)
        self._workspace.changed.emit(Change.DRAFTS)

    def remove(self) -> None:
        self._workspace.drafts.remove(self._present.id)
        self._workspace.changed.emit(Change.DRAFTS)


def _same(one: Draft, other: Draft) -> bool:
    return msgspec.structs.replace(one, id=other.id) == other


def _detail(version: Version, older: Version | None) -> str:
    grown = version.size - older.size if older else 0
    sign = "+" if grown > 0 else "−"
    change = say(" ({sign}{amount:,})", sign=sign, amount=abs(grown)) if grown else ""
    size = say_count("{count} character", "{count:,} characters", version.size)
    label = SHORT_LABELS.get(version.label, version.label)
    return joined(filter(None, (label, joined((size, change), ""))), " · ")


def _summary(changed: list[DraftChange]) -> str:
    gone, new = (sum(numbers) for numbers in zip(*(count(part.pieces) for part in changed), strict=True))
    told = [
        say("{words} new", words=say_count(*WORDS, new)) if new else "",
        say("{words} gone", words=say_count(*WORDS, gone)) if gone else "",
    ]
    where = joined((part.title for part in changed), ", ")
    return say(
        "Since then {changes}, in {where}.",
        changes=joined(filter(None, told), " and ") or say("only spaces changed"),
        where=where,
    )
