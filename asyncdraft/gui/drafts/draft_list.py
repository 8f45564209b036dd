"""The list of drafts: what the search field asks for, read from the store a page at a time."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from asyncdraft.core.draft import UNTITLED, Draft
from asyncdraft.core.draft_query import Query, parse
from asyncdraft.core.text import joined, say
from asyncdraft.core.when import writing
from asyncdraft.gui.widgets.sectioned_list import Entry
from asyncdraft.gui.workspace import Workspace
from asyncdraft.storage.draft_rows import DraftSummary

PAGE = 100
UNSAVED = say("not saved: kept in this window")

STATE_DAYS = {"sent": say("sent"), "answered": say("answered")}
"""What else a draft can be than one to be written."""


class DraftList:
    """`first` begins anew, `more` goes on behind it; nothing is read that is not about to be seen."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._query = Query()
        self._typed = ""
        self._read = 0
        self._below: int | None = None
        self._heading = ""
        self._unsaved: set[str] = set()

    @property
    def problems(self) -> str:
        """What is wrong with the words of the search, or empty."""
        return joined(self._query.problems)

    def first(self, typed: str, unsaved: Sequence[Draft]) -> list[Entry]:
        """As many as were shown for these words before: a list that was scrolled stays where it is."""
        limit = max(PAGE, self._read) if typed == self._typed else PAGE
        people = self._workspace.team.names
        titles = {name: template.title for name, template in self._workspace.templates.items()}
        self._query = parse(typed, self._workspace.now(), people, titles)
        self._typed, self._read, self._below, self._heading = typed, 0, None, ""
        self._unsaved = {draft.id for draft in unsaved}
        kept = [Entry(draft.id, draft.display_title, UNSAVED, "bad") for draft in unsaved]
        return [*([Entry("", say("Not saved"))] if kept else ()), *kept, *self._page(limit)]

    def more(self) -> list[Entry]:
        return self._page(PAGE) if self._below is not None else []

    def _page(self, limit: int) -> list[Entry]:
        found = self._workspace.drafts.find(self._query, limit=limit, below=self._below)
        self._read += len(found)
        self._below = found[-1].turn if len(found) == limit else None
        names = {person.id: person.first_name for person in self._workspace.team.people}
        now = self._workspace.now()
        shown = (draft for draft in found if draft.id not in self._unsaved)
        return [entry for draft in shown for entry in self._lines(draft, names, now)]

    def _lines(self, draft: DraftSummary, names: Mapping[str, str], now: datetime) -> list[Entry]:
        heading = _heading(draft.updated_at.astimezone(now.tzinfo).date(), now.date())
        begins = heading != self._heading
        self._heading = heading
        detail, tone = self._detail(draft, names, now)
        entry = Entry(draft.id, UNTITLED if draft.title == UNTITLED else draft.title, detail, tone)
        return [Entry("", heading), entry] if begins else [entry]

    def _detail(self, draft: DraftSummary, names: Mapping[str, str], now: datetime) -> tuple[str, str]:
        readers = [names.get(reader, reader) for reader in draft.to]
        who = (
            readers[0] if len(readers) == 1 else say("{count} readers", count=len(readers)) if readers else ""
        )
        known = self._workspace.templates.get(draft.template)
        template = known.title if known else draft.template
        fate, tone = fate_of(draft, now)
        return joined(filter(None, (fate, who, "" if fate else draft.checked, template)), " · "), tone


def fate_of(draft: DraftSummary, now: datetime) -> tuple[str, str]:
    """What has become of it, and the tone in which it is said; nothing while it is just written."""
    zone = str(now.tzinfo)
    if draft.deleted_at:
        return say("deleted {day}", day=writing.day(draft.deleted_at, zone)), ""
    if draft.is_waiting and draft.due is not None:
        if draft.due <= now:
            return say("no answer since {day}", day=writing.day(draft.due, zone)), "warn"
        return say("waits until {day}", day=writing.day(draft.due, zone)), ""
    if draft.archived_at:
        return say("archived {day}", day=writing.day(draft.archived_at, zone)), ""
    at = draft.state_at or draft.copied_at
    if at is None or draft.state not in STATE_DAYS:
        return "", ""
    return say("{state} {day}", state=STATE_DAYS[draft.state], day=writing.day(at, zone)), ""


def _heading(day: date, today: date) -> str:
    if day >= today:
        return say("Today")
    return say("Yesterday") if day == today - timedelta(days=1) else say("Earlier")


def names_of(people: Mapping[str, str], key: str) -> list[tuple[str, str]]:
    """Filters by name for a menu: what to show, and what is typed for it."""
    return [(name, f"{key}:{identity}") for identity, name in people.items()]
