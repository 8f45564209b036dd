"""What outlives a draft: the team, the templates, the store, the settings, the clock."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime, timedelta
from enum import Flag, auto
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, QTimer

from asyncdraft.core.draft import Draft
from asyncdraft.core.people import Person
from asyncdraft.core.sending.account import Account
from asyncdraft.core.settings.settings import Settings
from asyncdraft.core.settings.styles import style_of
from asyncdraft.core.team import Team
from asyncdraft.core.templates.errors import TemplateError
from asyncdraft.core.templates.gallery import Habits, Order
from asyncdraft.core.templates.inspection import problems_of
from asyncdraft.core.templates.template import Template
from asyncdraft.core.text import say
from asyncdraft.core.when import writing, zones
from asyncdraft.core.when.fairness import LEDGER_DAYS, SetDeadline
from asyncdraft.core.when.working import Calendar
from asyncdraft.core.when.writing import Style
from asyncdraft.gui.folder_watch import FolderWatch
from asyncdraft.gui.language import shown
from asyncdraft.gui.settings.settings_file import SettingsFile
from asyncdraft.gui.signals import signal_of
from asyncdraft.gui.spelling import Spelling
from asyncdraft.gui.tasks import Progress, Tasks
from asyncdraft.gui.team.team_calendars import TeamCalendars
from asyncdraft.gui.templates.template_store import TemplateStore
from asyncdraft.gui.theme import CONTRASTS, Scheme, Theme, ThemeChoice
from asyncdraft.integrations import harper
from asyncdraft.storage import (
    check_files,
    paths,
    team_edit,
    team_folder,
)
from asyncdraft.storage.check_files import NO_CHECKS, Checks, Stamp
from asyncdraft.storage.drafts import Drafts
from asyncdraft.storage.library import Library
from asyncdraft.storage.problem import StoreProblem
from asyncdraft.storage.team_edit import TeamEdit

if TYPE_CHECKING:
    from asyncdraft.gui.dictionary_words import DictionaryWords
    from asyncdraft.gui.store_keeper import StoreKeeper

Clock = Callable[[], datetime]
MINUTE_MS = 60_000
STYLES = frozenset({"hours24", "month_first", "day_ends"})


class Change(Flag):
    DRAFTS = auto()
    TEAM = auto()
    TEMPLATES = auto()
    SETTINGS = auto()
    CLOCK = auto()
    VIEW = auto()
    ELSEWHERE = auto()


class Workspace(QObject):
    """Every write ends in `changed(what)`; `told(sentence)` is for the user's eyes; `language_chosen(before)`
    asks for another window.

    ELSEWHERE: another program has written into the store.
    """

    changed = signal_of(Change)
    told = signal_of(str)
    language_chosen = signal_of(str)

    def __init__(
        self, drafts: Drafts, team_path: Path, chosen: Settings, clock: Clock, hours24: bool = True
    ) -> None:
        """`hours24` is how the system writes times of day, for a user who has not chosen."""
        super().__init__()
        self._hours24 = hours24
        self.drafts = drafts
        self._settings_file = SettingsFile(chosen)
        self._settings_file.told.connect(self.told.emit)
        self._settings_file.rewritten.connect(self._take_effect)
        self._themes = ThemeChoice()
        self.tasks = Tasks()
        self.spelling = Spelling(harper.Harper)
        self.spelling.told.connect(self.told.emit)
        self.team = Team()
        self.team_rules: dict[str, str] = {}
        self.team_problems: tuple[str, ...] = ()
        self.library: Library
        self.team_path = team_path
        self._clock = clock
        self.calendars = TeamCalendars(lambda: self.library, self.tasks)
        self.calendars.loaded.connect(self._on_holidays)
        self.calendars.failed.connect(self._on_holidays_failed)
        self.template_store = TemplateStore(lambda: self.team_path, self._problems_of)
        self.template_store.changed.connect(self._on_templates)
        self._team_watch = FolderWatch("*.toml", "*.txt", "*.yml", "*.yaml")
        self._team_watch.changed.connect(self._on_team_files)
        self._team_stamp: Stamp = ()
        self._checks = NO_CHECKS
        self._folder_problems: tuple[str, ...] = ()
        self._minute = QTimer(self, interval=MINUTE_MS)
        self._minute.timeout.connect(self._on_minute)
        self.load_team()

    # Told by others

    def _on_holidays(self) -> None:
        self.changed.emit(Change.TEAM)

    def _on_templates(self) -> None:
        self.changed.emit(Change.TEMPLATES)

    def _on_minute(self) -> None:
        self.changed.emit(Change.CLOCK)

    def _on_mended(self) -> None:
        self.changed.emit(Change.DRAFTS)

    def _on_written_elsewhere(self) -> None:
        self.changed.emit(Change.DRAFTS | Change.ELSEWHERE)

    def start(self) -> None:
        """The clock, and the watch over other programs."""
        self._minute.start()
        self.keeper.start()

    @property
    def is_complete(self) -> bool:
        """Templates and holidays are there, and nothing is under way."""
        return bool(self.templates) and not (self.tasks.busy or self.template_store.is_reading)

    def load_the_rest(self) -> None:
        """All that the window can open without."""
        self._settings_file.watch()
        self.keeper.empty_trash()
        self.keeper.back_up(self.settings, self._clock().date())
        self._load_checks()
        self._load_words()
        self.template_store.read()

    def now(self) -> datetime:
        """In the writer's zone."""
        zone = self.team.writer.zone if self.team.writer else "UTC"
        return self._clock().astimezone(zones.zone(zone))

    def clock_text(self) -> str:
        """The time of day now, as the user reads it."""
        now = self.now()
        return writing.clock(now, str(now.tzinfo), self.style)

    # Team

    def load_team(self) -> None:
        folder = team_folder.load(self.team_path)
        self.team = self._graded(folder.team)
        self.team_rules = folder.team.rules
        self._folder_problems = tuple(str(problem) for problem in folder.problems)
        self._open_library()
        if self._minute.isActive():
            self._load_checks()
            self._load_words()

    def _open_library(self) -> None:
        self.team_problems = (*self._folder_problems, *(str(problem) for problem in self._checks.problems))
        self.calendars.clear()
        self._furnish()

    def _furnish(self) -> None:
        self.library = Library(
            self.team,
            self._checks,
            lambda person, _now: self.calendar(person),
            self.style,
            self.calendars.holidays,
        )

    def _load_checks(self) -> None:
        """The rules and words of team and user, off the GUI thread; holidays after them."""
        folders = (self.team_path, paths.user_checks_dir())
        self._team_watch.watch(check_files.folders(*folders))
        self._team_stamp = check_files.stamp(*folders)

        def load(_progress: Progress) -> Checks:
            return check_files.load_all(*folders)

        self.tasks.run(load, self._on_checks, self._on_checks_failed)

    def _on_checks(self, checks: Checks) -> None:
        if checks is not self._checks:
            self._checks = checks
            self._open_library()
            self.changed.emit(Change.TEAM)
        self._load_holidays()

    def _on_checks_failed(self, error: Exception) -> None:
        self._load_holidays()
        self._tell_or_raise(
            say("The team's checks cannot be loaded ({error}); the program's own go on.", error=error), error
        )

    def _tell_or_raise(self, sentence: str, error: Exception) -> None:
        """What is no matter of files is a mistake of the program."""
        if not isinstance(error, StoreProblem | OSError):
            raise error
        self.told.emit(shown(sentence))

    def _on_team_files(self) -> None:
        """Another program has changed the team folder; what this one wrote is loaded already."""
        if check_files.stamp(self.team_path, paths.user_checks_dir()) != self._team_stamp:
            self._team_written()

    def edit_team(self, change: Callable[[Path], None]) -> TeamEdit:
        """`change` writes into the folder it is given. Raises StoreProblem."""
        made = team_edit.edit(self.team_path, change)
        self._team_written()
        return made

    def take_back_team(self, made: TeamEdit) -> None:
        """Raises StoreProblem."""
        team_edit.take_back(made)
        self._team_written()

    @property
    def checks(self) -> Checks:
        """What the folders of team and user add to the program's own."""
        return self._checks

    def team_ids(self) -> frozenset[str]:
        """Also those of entries that have a mistake."""
        return team_folder.known_ids(self.team_path)

    def use_team(self, folder: Path) -> None:
        """Another team folder, also at the next start."""
        self.team_path = folder
        self._settings_file.keep(team=str(folder))
        self.reload_team()

    def reload_team(self) -> None:
        """Its people, rules and templates, after others' changes have come."""
        self._team_written()
        self.template_store.read()

    def _team_written(self) -> None:
        self.load_team()
        self.changed.emit(Change.TEAM)

    def calendar(self, person: Person) -> Calendar:
        return self.calendars.of(person, self._clock())

    def readers(self, ids: tuple[str, ...]) -> tuple[Calendar, ...]:
        return tuple(self.calendar(person) for person in self.team.readers(ids))

    @property
    def writer(self) -> Calendar | None:
        return self.calendar(self.team.writer) if self.team.writer else None

    @property
    def knows_holidays(self) -> bool:
        """Those of the whole team."""
        return self.calendars.knows_holidays(self.team.people, self._clock())

    def own_holidays(self) -> Mapping[date, str]:
        """The writer's."""
        return self.calendars.holidays_of(self.team.writer, self.now())

    def _load_holidays(self) -> None:
        self.calendars.load(self.team.people, self._clock())

    def _on_holidays_failed(self, error: Exception) -> None:
        self._tell_or_raise(
            say("Public holidays could not be loaded ({error}); times go without them.", error=error), error
        )

    def past_deadlines(self) -> tuple[SetDeadline, ...]:
        """The deadlines of what was copied in the last 30 days; the writer bears them too."""
        try:
            found = self.drafts.deadlines(self.now() - timedelta(days=LEDGER_DAYS))
        except StoreProblem as problem:
            self.told.emit(shown(str(problem)))
            return ()
        return tuple(SetDeadline(at, (self.team.me, *to)) for at, to in found)

    # The store

    @cached_property
    def keeper(self) -> "StoreKeeper":
        from asyncdraft.gui.store_keeper import StoreKeeper

        keeper = StoreKeeper(self.drafts, self.tasks)
        keeper.told.connect(self.told.emit)
        keeper.mended.connect(self._on_mended)
        keeper.written_elsewhere.connect(self._on_written_elsewhere)
        return keeper

    def remember_open(self, draft_id: str) -> None:
        """For the next start: not worth a word where it fails."""
        with suppress(StoreProblem):
            self.drafts.set_last_open(draft_id)

    def load_anew(self) -> None:
        """A backup was restored: everything may be different."""
        before = self.settings.language
        self._settings_file.load()
        self.load_team()
        self.template_store.load()
        self.changed.emit(~Change(0) & ~(Change.VIEW | Change.ELSEWHERE))
        if self.settings.language != before:
            self.language_chosen.emit(before)

    # Templates

    def _problems_of(self, template: Template) -> tuple[TemplateError, ...]:
        return problems_of(template, self.library.renderer)

    @property
    def habits(self) -> Habits:
        return Habits(favourites=self.settings.favourites, recent=self.settings.recent)

    def star_template(self, name: str) -> None:
        self.choose(favourites=self.habits.starred(name).favourites)

    def note_use(self, name: str) -> None:
        self.choose(recent=self.habits.used(name).recent)

    @property
    def template_order(self) -> Order:
        return Order(self.settings.template_order)

    def set_template_order(self, order: Order) -> None:
        self.choose(template_order=order.value)

    @property
    def templates(self) -> Mapping[str, Template]:
        """By their names; none before they are loaded."""
        return self.template_store.by_name

    def template(self, name: str) -> Template:
        return self.template_store.get(name)

    def new_draft(self) -> Draft:
        """Empty, with the channel and the template that the user begins with."""
        return Draft(channel=self.settings.channel, template=self.settings.template)

    # Settings

    @property
    def settings(self) -> Settings:
        return self._settings_file.value

    @property
    def theme(self) -> Theme:
        return self._themes.of(self.settings)

    def set_theme(self, theme: Scheme) -> None:
        self.choose(theme=theme.value)

    def follow_system_theme(self) -> None:
        """The system has switched: the theme is asked for again where the user follows it."""
        if self.settings.theme == "system":
            self.changed.emit(Change.SETTINGS)

    def follow_contrast(self, more: bool) -> None:
        """What the desktop asks for from now on; the user's choice goes before it."""
        self._themes.desktop_contrast = CONTRASTS[more]
        self.changed.emit(Change.SETTINGS)

    @property
    def style(self) -> Style:
        chosen = self.settings.hours24
        return style_of(self.settings, self._hours24 if chosen is None else chosen)

    def switch_clock(self) -> None:
        """From 24 hours to 12 or back, everywhere."""
        self.choose(hours24=not self.style.hours24)

    def confirm_hours(self) -> None:
        self.choose(hours_confirmed=True)

    # Spelling

    @cached_property
    def words(self) -> "DictionaryWords":
        from asyncdraft.gui.dictionary_words import DictionaryWords

        return DictionaryWords(self.spelling, self.told.emit)

    def _load_words(self) -> None:
        self.words.load(self.team, self.team_path, self.settings.spelling)

    def set_spelling(self, choice: str) -> None:
        """A dialect, "auto" or "off"."""
        self.choose(spelling=choice)

    def set_accounts(self, accounts: tuple[Account, ...]) -> None:
        """The ways to send; their secrets are kept elsewhere."""
        self.choose(accounts=accounts)

    def grade_rule(self, rule_id: str, grade: str) -> None:
        """How strict a rule is for this user, whatever the team says; empty for the declared grade."""
        kept = {rule: own for rule, own in self.settings.rules.items() if rule != rule_id}
        self.choose(rules=kept | ({rule_id: grade} if grade else {}))

    def _graded(self, team: Team) -> Team:
        return msgspec.structs.replace(team, rules={**team.rules, **self.settings.rules})

    def set_window(self, width: int, height: int) -> None:
        """For the next start: nothing on the screen follows from it."""
        self._settings_file.keep(window=(width, height))

    def remember_calendars(self, paths: Iterable[str]) -> None:
        """Where they are, to open them again; not what is in them."""
        self._settings_file.keep(calendars=tuple(paths))

    # Any setting, as the view of settings, the file and the keys change it

    def choose(self, **values: object) -> None:
        """All that follows from it happens at once."""
        before = self.settings
        self._settings_file.keep(**values)
        self._take_effect(before)

    def _take_effect(self, before: Settings) -> None:
        now = self.settings
        different = {name for name in now.__struct_fields__ if getattr(now, name) != getattr(before, name)}
        if not different:
            return
        change = Change.SETTINGS
        if "team" in different:
            self.team_path = Path(now.team) if now.team else paths.team_dir()
            self.template_store.read()
        if different & {"team", "rules"}:
            self.load_team()
        elif different & STYLES:
            self._furnish()
        if "spelling" in different:
            self._load_words()
        if different & {"team", "rules", *STYLES}:
            change |= Change.TEAM
        self.changed.emit(change)
        if "language" in different:
            self.language_chosen.emit(before.language)

    def close(self) -> None:
        self._minute.stop()
        self.keeper.stop()
        self.spelling.close()
        self._team_watch.stop()
        self._settings_file.stop()
        self.template_store.close()
        self.tasks.close()
