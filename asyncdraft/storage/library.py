"""The tools of the core, built from the files that come with the program. Both faces get them here.

Each is built when it is first asked for, so that the window can paint before.
"""

from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from asyncdraft.core.draft import Deadline, Draft
from asyncdraft.core.people import Person
from asyncdraft.core.team import Team
from asyncdraft.storage.check_files import NO_CHECKS, Checks
from asyncdraft.storage.holidays import Holidays, Region
from asyncdraft.storage.resources import read_bytes, read_text, read_texts

if TYPE_CHECKING:
    from asyncdraft.core.checklist.engine import Checklist
    from asyncdraft.core.checklist.message import Message
    from asyncdraft.core.meetings.judge import Judge
    from asyncdraft.core.split.splitter import Splitter
    from asyncdraft.core.templates.sandbox import Renderer
    from asyncdraft.core.templates.template import Template
    from asyncdraft.core.when.cities import Cities
    from asyncdraft.core.when.outlook import Outlook
    from asyncdraft.core.when.reading import TimeReader
    from asyncdraft.core.when.working import Calendar
    from asyncdraft.core.when.working_days import Calendars
    from asyncdraft.core.when.writing import Style


class Library:
    """`checks` are the rules and words that the folders of team and user add.

    `calendars` is asked where words count working days; by default they are made here, when needed.
    `style` is that of what is said about a time.
    """

    def __init__(
        self,
        team: Team,
        checks: Checks = NO_CHECKS,
        calendars: "Calendars | None" = None,
        style: "Style | None" = None,
        holidays: Holidays | None = None,
    ) -> None:
        self.team = team
        self.checks = checks
        self._calendars: Calendars = calendars or self.calendar
        self._style = style
        self._holidays = holidays or Holidays()

    @cached_property
    def cities(self) -> "Cities":
        from asyncdraft.core.when.cities import Cities

        return Cities.parse(read_bytes("cities.tsv.gz"))

    @cached_property
    def times(self) -> "TimeReader":
        from asyncdraft.core.when.reading import TimeReader
        from asyncdraft.core.when.writing import STYLE

        team, style = self.team, self._style or STYLE
        return TimeReader(lambda: self.cities, team.people, team.me, self._calendars, style)

    @cached_property
    def checklist(self) -> "Checklist":
        from asyncdraft.core.checklist import second_look
        from asyncdraft.core.checklist.catalogue import RULES
        from asyncdraft.core.checklist.engine import Checklist
        from asyncdraft.core.checklist.lexicon import Lexicon

        words = {**read_texts("words"), **self.checks.words}
        second = second_look.parse(read_text("second_look.json"))
        return Checklist(Lexicon.parse(words), self.times, (*RULES, *self.checks.rules), second=second)

    @cached_property
    def splitter(self) -> "Splitter":
        from asyncdraft.core.split.model import parse
        from asyncdraft.core.split.splitter import Splitter

        return Splitter(self.checklist, self.times, parse(read_text("split.json")))

    @cached_property
    def meeting_judge(self) -> "Judge":
        from asyncdraft.core.checklist.lexicon import Lexicon
        from asyncdraft.core.meetings.judge import Judge

        return Judge(Lexicon.parse(read_texts("meetings")))

    @cached_property
    def renderer(self) -> "Renderer":
        from asyncdraft.core.templates.sandbox import Renderer

        return Renderer()

    def with_deadline(self, draft: Draft, now: datetime) -> Draft:
        """The draft with the instant that its typed deadline means, if it has none yet and means one."""
        deadline = draft.deadline
        if deadline.at is not None or not deadline.typed.strip():
            return draft
        from asyncdraft.core.when.zones import is_zone

        candidates = self.times.read(deadline.typed, now).candidates
        at = candidates[0].instant(now) if candidates else None
        if at is None:
            return draft
        named = candidates[0].zone or ""
        zone = named if is_zone(named) else str(now.tzinfo)
        return msgspec.structs.replace(draft, deadline=Deadline(typed=deadline.typed, at=at, zone=zone))

    def message(self, draft: Draft, template: "Template", now: datetime) -> "Message":
        """What the checklist judges: the draft, its deadline read, and what that means to the readers."""
        from asyncdraft.core.when.outlook import outlook

        draft = self.with_deadline(draft, now)
        writer = self.calendar(self.team.writer, now) if self.team.writer else None
        readers = [self.calendar(reader, now) for reader in self.team.readers(draft.to)]
        seen = outlook(writer, readers, now, draft.deadline, self.team.sla, draft.channel)
        return message_of(draft, self.team, template, seen, now)

    def calendar(self, person: Person, now: datetime) -> "Calendar":
        """The person's working time around `now`."""
        from asyncdraft.core.when.working import Calendar

        region = self.region(person.holidays, now.year)
        return Calendar(person, region.days, region.name)

    def region(self, code: str, year: int) -> Region:
        """With its holidays. The first one of a year costs 0.1 s."""
        return self._holidays.of(code, year)


def message_of(
    draft: Draft, team: Team, template: "Template", seen: "Outlook", now: datetime, answered: str = ""
) -> "Message":
    """What the checklist judges; `seen` tells what the deadline means to the readers.

    `answered` is the writer's earlier message that a clarification says again.
    """
    from asyncdraft.core.checklist.message import ReaderTime, from_draft
    from asyncdraft.core.templates.switching import missing

    message = from_draft(
        draft, team, now, template_panes=template.panes, checks=template.checks, deadline_text=seen.phrase
    )
    readers = tuple(
        ReaderTime(reader.calendar.person.name, reader.minutes, reader.landing.kind if reader.landing else "")
        for reader in seen.readers
        if reader.minutes is not None
    )
    wanted = any(field.required for field in template.fields)
    unfilled = tuple(field.title for field in missing(draft, template)) if wanted else None
    return msgspec.structs.replace(
        message, readers=readers, sla_minutes=seen.wanted or None, unfilled=unfilled, answered=answered
    )
