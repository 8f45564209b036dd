"""What every command may ask for: the team, the time, the writer's zone, the tools. Made when first asked."""

import argparse
import sys
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Self

from asyncdraft.cli.failure import Failure

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from asyncdraft.core.draft import Channel
    from asyncdraft.core.people import Person
    from asyncdraft.core.settings.settings import Settings
    from asyncdraft.core.team import Team
    from asyncdraft.core.templates.errors import TemplateError
    from asyncdraft.core.templates.template import Template
    from asyncdraft.core.when.working import Calendar
    from asyncdraft.core.when.writing import Style
    from asyncdraft.storage.check_files import Checks
    from asyncdraft.storage.database import Database
    from asyncdraft.storage.drafts import Drafts
    from asyncdraft.storage.exercises import Shelf
    from asyncdraft.storage.holidays import Holidays
    from asyncdraft.storage.library import Library
    from asyncdraft.storage.outbox import Outbox
    from asyncdraft.storage.practice import Practice
    from asyncdraft.storage.rfcs import Rfcs
    from asyncdraft.storage.rounds import Rounds
    from asyncdraft.storage.team_folder import TeamFolder
    from asyncdraft.storage.threads import Threads


PATIENCE = 30_000
"""Milliseconds for which a command waits while another program writes."""


YEARS = range(1900, 9001)
"""Beyond them a week more, or another zone, may lie outside of the time that Python counts."""


class Context:
    """To be used in a `with` statement: at its end the store is closed."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._options = options
        self._began = monotonic()
        self._opened = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        self._opened.close()

    @cached_property
    def settings(self) -> "Settings":
        from asyncdraft.storage import paths, settings

        loaded = settings.load(paths.settings_file())
        if loaded.notice:
            print(f"asyncdraft: {loaded.notice}", file=sys.stderr)
        return loaded.settings

    @cached_property
    def team_dir(self) -> Path:
        from asyncdraft.storage import paths

        chosen = self._options.team or self.settings.team
        return paths.expanded(chosen) if chosen else paths.team_dir()

    @cached_property
    def team_folder(self) -> "TeamFolder":
        """Whatever is wrong in it is said on standard error, once."""
        folder = self.load_team()
        for problem in folder.problems:
            print(f"asyncdraft: {problem.message}", file=sys.stderr)
        return folder

    def load_team(self) -> "TeamFolder":
        from asyncdraft.storage import team_folder
        from asyncdraft.storage.local_zone import local_zone

        if self._has_team():
            return team_folder.load(self.team_dir)
        if self._options.team:
            raise Failure(f"There is no team.toml in {self.team_dir}.")
        return team_folder.sample(self.team_dir, local_zone())

    def _has_team(self) -> bool:
        from asyncdraft.storage.team_file import FILE

        return (self.team_dir / FILE).exists()

    def written_team(self) -> Path:
        """The folder to change. Raises Failure while there is only the sample."""
        if not self._has_team():
            raise Failure(f"There is no team.toml in {self.team_dir} yet; `asyncdraft team init` makes one.")
        return self.team_dir

    @property
    def asked_zone(self) -> bool:
        """Whether the command line says where the user is."""
        return bool(self._options.zone)

    @cached_property
    def team(self) -> "Team":
        """The user's, or else the sample. The user's own grades of rules weigh more than the team's."""
        import msgspec

        team = self.team_folder.team
        return msgspec.structs.replace(team, rules={**team.rules, **self.settings.rules})

    @cached_property
    def own_team(self) -> "Team":
        """The user's, or else nobody: what programs are answered must not depend on a sample."""
        from asyncdraft.core.team import Team

        return self.team if self._has_team() or self._options.team else Team()

    @cached_property
    def checks(self) -> "Checks":
        from asyncdraft.storage import check_files, paths

        return check_files.load_all(self.team_dir, paths.user_checks_dir())

    @cached_property
    def own_library(self) -> "Library":
        from asyncdraft.storage.check_files import NO_CHECKS
        from asyncdraft.storage.library import Library

        has_team = self._has_team() or self._options.team
        checks = self.checks if has_team else NO_CHECKS
        return Library(self.own_team, checks, holidays=self._holidays)

    @cached_property
    def library(self) -> "Library":
        from asyncdraft.storage.library import Library

        return Library(self.team, self.checks, style=self.style, holidays=self._holidays)

    @cached_property
    def _holidays(self) -> "Holidays":
        from asyncdraft.storage import paths
        from asyncdraft.storage.holidays import Holidays

        return Holidays(paths.holidays_file())

    @cached_property
    def templates(self) -> "tuple[list[Template], list[TemplateError]]":
        from asyncdraft.storage import paths
        from asyncdraft.storage.template_files import load_all

        return load_all(self.team_dir / "templates", paths.user_templates_dir())

    def template(self, name: str) -> "Template":
        """A broken file of that name is told as what it is."""
        from asyncdraft.core.templates.errors import TemplateError
        from asyncdraft.storage import paths
        from asyncdraft.storage.template_files import find

        try:
            template = find(name, self.team_dir / "templates", paths.user_templates_dir())
        except TemplateError as error:
            raise Failure(str(error)) from error
        if template is not None:
            return template
        found, errors = self.templates
        broken = next((error for error in errors if Path(error.path).stem == name), None)
        names = ", ".join(sorted(template.name for template in found))
        raise Failure(str(broken) if broken else f'There is no template "{name}"; there are {names}.')

    @cached_property
    def drafts(self) -> "Drafts":
        from asyncdraft.storage.drafts import Drafts

        return Drafts(self.database)

    @cached_property
    def threads(self) -> "Threads":
        from asyncdraft.storage.threads import Threads

        return Threads(self.database)

    @cached_property
    def rounds(self) -> "Rounds":
        from asyncdraft.storage.rounds import Rounds

        return Rounds(self.database)

    @cached_property
    def rfcs(self) -> "Rfcs":
        from asyncdraft.storage.rfcs import Rfcs

        return Rfcs(self.database)

    @cached_property
    def outbox(self) -> "Outbox":
        from asyncdraft.storage.outbox import Outbox

        return Outbox(self.database, self.clock)

    @cached_property
    def practice(self) -> "Practice":
        from asyncdraft.storage.practice import Practice

        return Practice(self.database, self.clock)

    @cached_property
    def shelf(self) -> "Shelf":
        """The program's exercises and questions, and the team's."""
        from asyncdraft.storage.exercises import load_all

        return load_all(self.team_dir)

    @cached_property
    def database(self) -> "Database":
        from asyncdraft.storage import paths
        from asyncdraft.storage.database import open_anyhow

        database = open_anyhow(paths.database_file(), PATIENCE)
        self._opened.callback(database.close)
        for sentence in filter(None, (database.notice, database.closed)):
            print(f"asyncdraft: {sentence}", file=sys.stderr)
        return database

    @cached_property
    def zone(self) -> str:
        """Where the user is: as said, as in the team, else as the system has it."""
        from asyncdraft.core.when.zones import is_zone

        if self._options.zone:
            if not is_zone(self._options.zone):
                raise Failure(f'"{self._options.zone}" is no time zone; write one such as Europe/London.')
            return str(self._options.zone)
        from asyncdraft.storage.local_zone import local_zone

        writer = self.team.writer
        return (writer.zone if writer else "") or local_zone()

    @cached_property
    def now(self) -> datetime:
        """Aware, in the user's zone."""
        from asyncdraft.core.when.zones import zone

        if not self._options.now:
            return datetime.now(UTC).astimezone(zone(self.zone))
        return self.instant(self._options.now, "--now").astimezone(zone(self.zone))

    def clock(self) -> datetime:
        """The time as it passes while a command goes on."""
        return self.now + timedelta(seconds=monotonic() - self._began)

    def instant(self, text: str, called: str) -> datetime:
        """An ISO time; without an offset it is one on the user's clock."""
        from asyncdraft.core.when.zones import zone

        try:
            at = datetime.fromisoformat(text)
        except ValueError:
            raise Failure(f"{called} should be a time such as 2026-11-23T15:46, not {text}.") from None
        if at.year not in YEARS:
            raise Failure(f"{called} should be in a year from {YEARS[0]} to {YEARS[-1]}, not {text}.")
        return at if at.tzinfo else at.replace(tzinfo=zone(self.zone))

    def moment(self, words: str, called: str) -> datetime:
        """A time as people write it ("fri 3pm london") or in ISO form; of several readings the likeliest."""
        try:
            return self.instant(words, called)
        except Failure:
            answer = self.library.times.read(words, self.now)
        at = answer.candidates[0].instant(self.now) if answer.candidates else None
        if at is None:
            problem = answer.problem or f"“{words}” names no time."
            raise Failure(f'{called}: {problem} Write a time such as "fri 3pm london".')
        return at

    @cached_property
    def style(self) -> "Style":
        """As set, else in 12 or 24 hours as the system's locale has it."""
        from asyncdraft.core.settings.styles import style_of
        from asyncdraft.storage.local_clock import local_hours24

        chosen = self.settings.hours24
        return style_of(self.settings, local_hours24() if chosen is None else chosen)

    def calendar(self, person: "Person") -> "Calendar":
        return self.library.calendar(person, self.now)

    @property
    def own_calendar(self) -> "Calendar | None":
        """The writer's."""
        return self.calendar(self.team.writer) if self.team.writer else None

    def answer_due(self, people: "Iterable[Person]", channel: "Channel") -> datetime | None:
        """By when it is fair to ask them for an answer."""
        from asyncdraft.core.rounds.due import answer_due

        team = self.team
        readers = [self.calendar(person) for person in dict.fromkeys(people) if person.id != team.me]
        return answer_due(self.own_calendar, readers, self.now, team.sla, channel)

    def readers(self, names: "Sequence[str]") -> "list[Person]":
        """Those named, or the whole team, in either case without the writer."""
        writer = self.team.writer
        named = [self.person(name) for name in names] or list(self.team.people)
        readers = [person for person in dict.fromkeys(named) if person != writer]
        if not readers:
            raise Failure("Name a reader besides yourself; add people to team.toml or in the window.")
        return readers

    def writer(self) -> "Person":
        writer = self.team.writer
        if writer is None:
            raise Failure('The team does not say who you are; add a line such as me = "kenji" to team.toml.')
        return writer

    def person(self, name: str) -> "Person":
        """By roster id, name or the beginning of a name."""
        from asyncdraft.cli.people import find

        return find(self.team, name)

    def person_id(self, name: str) -> str:
        """A roster id, or the name of somebody outside."""
        from asyncdraft.core.people import person_id

        return person_id(name.strip().lstrip("@"), self.team.people)
