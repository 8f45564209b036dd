"""The composition root: the one place where objects meet."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import asyncdraft.core.checklist.engine
import asyncdraft.core.compose
import asyncdraft.core.when.calls
import asyncdraft.core.when.outlook
import asyncdraft.core.when.reading
from asyncdraft.core.checklist.finding import Finding
from asyncdraft.core.draft import Draft, Pane
from asyncdraft.core.when import zones
from asyncdraft.storage import database, draft_file, paths, resources, settings, team_folder
from asyncdraft.storage.drafts import Drafts
from asyncdraft.storage.problem import StoreProblem
from asyncdraft.storage.threads import Threads

import asyncdraft.gui.plain_imports  # isort: skip  # noqa: F401
from PySide6.QtCore import QLocale, Qt, QTimer, QTimeZone  # isort: skip
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMenu

from asyncdraft.core.text import joined, say
from asyncdraft.gui.actions import (
    MEETINGS_ACTIONS,
    PRACTICE_ACTIONS,
    SETTINGS_ACTIONS,
    TEAM_ACTIONS,
    TEMPLATE_ACTIONS,
    THREAD_ACTIONS,
    Actions,
    choose_keys,
)
from asyncdraft.gui.bindings import Bindings
from asyncdraft.gui.commands import Commands
from asyncdraft.gui.drafts.check_commands import CheckCommands
from asyncdraft.gui.drafts.copy_commands import CopyCommands
from asyncdraft.gui.drafts.draft_commands import DraftCommands
from asyncdraft.gui.drafts.reader_commands import ReaderCommands
from asyncdraft.gui.drafts.safekeeping import Safekeeping
from asyncdraft.gui.drafts.session import Session
from asyncdraft.gui.first_frame import USUAL_SIZE
from asyncdraft.gui.first_paint import FirstPaint
from asyncdraft.gui.garbage import Collector, set_apart
from asyncdraft.gui.late_commands import LateCommands
from asyncdraft.gui.main_window import CALENDAR_FILE, MainWindow
from asyncdraft.gui.stage import Stage
from asyncdraft.gui.store_commands import StoreCommands
from asyncdraft.gui.theme import prepare_theme
from asyncdraft.gui.threads.thread_count import ThreadCount
from asyncdraft.gui.threads.thread_desk import ThreadDesk
from asyncdraft.gui.threads.thread_drafts import ThreadDrafts
from asyncdraft.gui.workspace import Clock, Workspace

if TYPE_CHECKING:
    from asyncdraft.gui.drafts.rough_commands import RoughCommands
    from asyncdraft.gui.help_commands import HelpCommands
    from asyncdraft.gui.meetings.meetings_room import MeetingsRoom
    from asyncdraft.gui.overlap.overlap_room import OverlapRoom
    from asyncdraft.gui.practice.practice_room import PracticeRoom
    from asyncdraft.gui.sending.sending_room import SendingRoom
    from asyncdraft.gui.settings.settings_room import SettingsRoom
    from asyncdraft.gui.team.team_room import TeamRoom
    from asyncdraft.gui.templates.templates_room import TemplatesRoom
    from asyncdraft.gui.threads.threads_room import ThreadsRoom
    from asyncdraft.storage.settings import LoadedSettings

QUOTED = re.compile(r"'[^']*'")
HELP_ACTIONS = ("show_help", "show_shortcuts")
ROUGH_ACTIONS = ("start_rough", "diagnose_message")
ROOMS = {
    "threads": "threads",
    "meetings": "meetings",
    "team": "team",
    "templates": "templates",
    "practice": "practice",
    "overlap": "overlap",
    "outbox": "sending",
    "settings": "settings",
}
"""What works behind a view, by the name of the property that makes it."""
SENDING_ACTIONS = ("send", "show_accounts", "show_outbox")
BUSY_MS = 300
"""For so long the window waits for another program that writes; what is not saved then is saved later."""


def system_clock() -> datetime:
    return datetime.now(UTC)


class Application:
    """Everything that one window needs, built in the order in which it depends on each other."""

    def __init__(
        self,
        clock: Clock = system_clock,
        zone: str = "",
        hours24: bool | None = None,
        window: MainWindow | None = None,
        loaded: "LoadedSettings | None" = None,
        name: str = "",
    ) -> None:
        """`zone` and `hours24` are the system's, where they are not given. `window` may be shown already, and
        the settings by which it is may be `loaded`.

        `name` is the user's own, for a team that is made now; without it the sample's stays.
        """
        folder = paths.team_dir()
        loaded = loaded or settings.load(paths.settings_file())
        folder = Path(loaded.settings.team) if loaded.settings.team else folder
        self.notices = [loaded.notice]
        choose_keys(loaded.settings.shortcuts)
        store = self._open_store(clock)
        zone = zone or system_zone()
        self._prepare_team(folder, zone, name)
        self.workspace = Workspace(
            store, folder, loaded.settings, clock, system_hours24() if hours24 is None else hours24
        )
        prepare_theme(qt_application(), self.workspace.theme)
        self.session = Session(self.workspace)
        self.window = window or MainWindow()
        self.window.furnish(lambda: self.workspace.library.cities)
        self.window.prepare = self._prepare
        self.collector = Collector(self.window)
        self.stage = Stage(self.window, self.session, self.workspace)
        shared = (self.window, self.session, self.workspace, self.stage)
        self.draft_commands = DraftCommands(*shared)
        self.store_commands = StoreCommands(*shared, self.draft_commands, zone)
        self.check_commands = CheckCommands(*shared, lambda: self.templates.authoring)
        self.desk = ThreadDesk(self.workspace, Threads(self.database, clock))
        self._thread_drafts = ThreadDrafts(*shared, self.draft_commands, self.desk)
        self._thread_count = ThreadCount(self.window, self.workspace, self.stage, self.desk)
        self.copy_commands = CopyCommands(*shared, self._thread_drafts)
        self.commands = Commands(*shared, self.draft_commands, self.copy_commands)
        self.reader_commands = ReaderCommands(self.window, self.session, self.workspace, self._add_stranger)
        self._clock = clock
        self.window.calendars_dropped.connect(self._on_calendars)
        self.window.checklist.practised.connect(self._on_practised)
        self.actions = Actions(
            self.window,
            *(self.stage, self.draft_commands, self.store_commands, self.copy_commands, self.commands),
            *(self.check_commands, self.reader_commands),
            LateCommands(TEMPLATE_ACTIONS, lambda: self.templates.commands),
            LateCommands(THREAD_ACTIONS, lambda: self.threads.commands),
            LateCommands(MEETINGS_ACTIONS, lambda: self.meetings.commands),
            LateCommands(TEAM_ACTIONS, lambda: self.team.commands),
            LateCommands(PRACTICE_ACTIONS, lambda: (self.practice.commands,)),
            LateCommands(SETTINGS_ACTIONS, lambda: (self.settings.commands,)),
            LateCommands(ROUGH_ACTIONS, lambda: (self.rough_commands,)),
            LateCommands(HELP_ACTIONS, lambda: (self.help_commands,)),
            LateCommands(SENDING_ACTIONS, lambda: (self.sending.commands,)),
        )
        self.commands.actions = self.actions
        self.window.readers.adding.connect(self.actions["add_reader"].trigger)
        self.window.readers.stranger_wanted.connect(self._add_stranger)
        self.window.top_bar.send_wanted.connect(self.actions["send"].trigger)
        self.ask_desktop: Callable[[], object] = str
        """What else there is to know, once nothing waits for it."""
        self._idle = QTimer(self.window, singleShot=True, interval=0)
        self._idle.timeout.connect(self._load_the_rest)
        self.window.closing.connect(self._idle.stop)
        self._fill_menus(self.window.menu)
        self.bindings = Bindings(
            *(self.window, self.session, self.workspace, self.commands),
            *(self.draft_commands, self.store_commands, self.check_commands),
        )
        if window is None:
            self.window.resize(*(loaded.settings.window or USUAL_SIZE))

    def _open_store(self, clock: Clock) -> Drafts:
        """Where the store cannot be written the window opens all the same, and says so."""
        self.database = database.open_anyhow(paths.database_file(), BUSY_MS)
        if self.database.closed:
            self.notices.append(
                joined((self.database.closed, say("Until then nothing is saved: copy what you write.")))
            )
        self.notices.append(self.database.notice)
        return Drafts(self.database, clock)

    def _prepare_team(self, folder: Path, zone: str, name: str) -> None:
        """A folder of the user's choice that is gone may come back: no sample is put in its place."""
        if folder != paths.team_dir() or (folder / "team.toml").exists():
            return
        try:
            team_folder.create_sample(folder, zone=zone, name=name)
        except StoreProblem as problem:
            self.notices.append(str(problem))

    def _fill_menus(self, menu: QMenu) -> None:
        self.actions.fill(menu)
        names = (
            *("show_history", "rename_draft", "duplicate_draft", "save_as_file"),
            *("mark_sent", "mark_answered", "archive_draft", "delete_draft"),
        )
        self.window.navigation.set_draft_actions([self.actions[name] for name in names])

    def _prepare(self, view: str) -> None:
        if view in ROOMS:
            getattr(self, ROOMS[view])

    def _add_stranger(self, name: str) -> None:
        self.team.team_commands.add_reader(name)

    def _on_practised(self, finding: Finding) -> None:
        self.practice.commands.practise(finding)

    def _on_calendars(self, paths: list[str]) -> None:
        self.meetings.audit_commands.drop_calendars(paths)

    @cached_property
    def meetings(self) -> "MeetingsRoom":
        """Made when it is first asked for."""
        from asyncdraft.gui.meetings.meetings_room import MeetingsRoom

        shared = self.window, self.session, self.workspace, self.stage, self.commands
        return MeetingsRoom(*shared, self.database, self._clock)

    @cached_property
    def threads(self) -> "ThreadsRoom":
        """Made when it is first asked for."""
        from asyncdraft.gui.threads.threads_room import ThreadsRoom

        shared = self.window, self.session, self.workspace, self.stage
        return ThreadsRoom(*shared, self.desk, self._thread_drafts)

    @cached_property
    def team(self) -> "TeamRoom":
        """Made when it is first asked for."""
        from asyncdraft.gui.team.team_room import TeamRoom

        shared = self.window, self.session, self.workspace, self.stage, self.commands
        return TeamRoom(*shared, lambda: self.templates.gallery)

    @cached_property
    def templates(self) -> "TemplatesRoom":
        """Made when it is first asked for."""
        from asyncdraft.gui.templates.templates_room import TemplatesRoom

        return TemplatesRoom(self.window, self.session, self.workspace, self.stage, self.commands)

    @cached_property
    def overlap(self) -> "OverlapRoom":
        """Made when it is first asked for."""
        from asyncdraft.gui.overlap.overlap_room import OverlapRoom

        return OverlapRoom(self.window, self.session, self.workspace, self.stage, self.commands)

    @cached_property
    def practice(self) -> "PracticeRoom":
        """Made when it is first asked for."""
        from asyncdraft.gui.practice.practice_room import PracticeRoom

        shared = self.window, self.session, self.workspace, self.stage
        return PracticeRoom(*shared, self.database, self._clock)

    @cached_property
    def settings(self) -> "SettingsRoom":
        """Made when it is first asked for."""
        from asyncdraft.gui.settings.settings_room import SettingsRoom

        return SettingsRoom(self.window, self.workspace, self.stage, self.actions)

    @cached_property
    def rough_commands(self) -> "RoughCommands":
        """Made when they are first asked for."""
        from asyncdraft.gui.drafts.rough_commands import RoughCommands

        return RoughCommands(self.window, self.session, self.workspace, self.stage)

    @cached_property
    def help_commands(self) -> "HelpCommands":
        """Made when they are first asked for."""
        from asyncdraft.gui.help_commands import HelpCommands

        return HelpCommands(self.window, self.session, self.workspace)

    def _load_the_rest(self) -> None:
        """Once the first report is out and drawn: till then nothing else shall take time."""
        if self.session.is_reading or self.bindings.is_drawing:
            self._idle.start()
            return
        self.workspace.load_the_rest()
        self.sending.desk.start()
        self.ask_desktop()

    @cached_property
    def sending(self) -> "SendingRoom":
        """Made after the first paint, or when it is asked for before."""
        from asyncdraft.gui.sending.sending_room import SendingRoom

        shared = self.window, self.session, self.workspace, self.draft_commands, self.store_commands
        return SendingRoom(*shared, self._thread_drafts, self.database, self._clock)

    def start(self, files: list[str]) -> None:
        """Shows the last draft, or the file that was named; what was typed before goes on."""
        typed = self.window.editors.texts
        draft, stored = self._first_draft()
        self.session.open(draft, stored=stored)
        self.bindings.start()
        self._take_over(typed)
        for file in files:
            self.open_file(file)
        self.session.wait()
        if self.window.isVisible():
            self._go_on()
        else:
            self.window.editors.focus_pane(Pane.WHAT)
            FirstPaint(self.window, self._go_on)
        self.bindings.welcome.begin()
        notice = joined(notice for notice in self.notices if notice)
        if notice:
            self.window.toast.tell_error(notice)

    def _take_over(self, typed: Mapping[Pane, str]) -> None:
        for pane, text in typed.items():
            if text and text != self.session.draft.text(pane):
                self.window.editors.put_text(pane, text)

    def _go_on(self) -> None:
        qt_application().setWindowIcon(QIcon(str(resources.resources_dir() / "asyncdraft.svg")))
        self.workspace.start()
        set_apart(self.workspace)
        self.session.report_soon()
        self._idle.start()

    def _first_draft(self) -> tuple[Draft, bool]:
        last = self.workspace.drafts.last_open()
        if last is not None:
            try:
                return self.workspace.drafts.get(last), True
            except StoreProblem as problem:
                self.notices.append(str(problem))
        return self.workspace.new_draft(), False

    def safekeeping(self, noted: Callable[[Exception], object]) -> Safekeeping:
        return Safekeeping(self.window.editors, self.session, paths.rescued_dir(), noted)

    def open_file(self, file: str) -> None:
        if file.lower().endswith(CALENDAR_FILE):
            self.meetings.audit_commands.read_calendars([file])
            return
        try:
            draft = draft_file.load(Path(file))
        except StoreProblem as problem:
            self.window.toast.tell_error(str(problem))
            return
        self.stage.open_new(draft)

    def raise_window(self, files: list[str]) -> None:
        """As large as it is, also where it was put away."""
        for file in files:
            self.open_file(file)
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def close(self) -> None:
        size = self.window.size()
        self.workspace.set_window(size.width(), size.height())
        if "team" in vars(self):
            self.team.close()
        self._idle.stop()
        if "sending" in vars(self):
            self.sending.close()
        self.database.close()


def qt_application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application


def system_zone() -> str:
    name = bytes(QTimeZone.systemTimeZoneId().data()).decode()
    return zones.or_utc(name)


def system_hours24(locale: QLocale | None = None) -> bool:
    """As the locale writes a short time; the language of the program and of its messages stays English."""
    pattern = (locale or QLocale.system()).timeFormat(QLocale.FormatType.ShortFormat)
    return "a" not in QUOTED.sub("", pattern).lower()
