"""What the actions on meetings do: one method for each row of the table of actions."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog

from asyncdraft.core.draft import Channel, Draft
from asyncdraft.core.meetings.announcement import announcement, first_prompt
from asyncdraft.core.meetings.audit import Audit
from asyncdraft.core.meetings.overrule import Overrule
from asyncdraft.core.meetings.proposal import Proposal
from asyncdraft.core.meetings.verdict import Choice
from asyncdraft.core.team import Team
from asyncdraft.core.text import say
from asyncdraft.core.when.writing import Style
from asyncdraft.gui.commands import Commands
from asyncdraft.gui.dialogs.opening import show
from asyncdraft.gui.dialogs.overrule import OverruleDialog
from asyncdraft.gui.dialogs.unread_events import UnreadEventsDialog
from asyncdraft.gui.drafts.session import Session
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.meetings import audit_rows
from asyncdraft.gui.meetings.audit_desk import AuditDesk
from asyncdraft.gui.meetings.audit_page import AuditPage
from asyncdraft.gui.meetings.meeting_row import key_of
from asyncdraft.gui.stage import Stage
from asyncdraft.gui.svg_png import png
from asyncdraft.gui.workspace import Workspace

if TYPE_CHECKING:
    from asyncdraft.core.rounds.round import Round

Maker = Callable[[Proposal, Team, Channel, Style], Draft]
NO_CALENDAR = say("Open a calendar first.")
CALENDAR_FILES = say("Calendars (*.ics *.ical *.ifb *.icalendar)")
NOTHING_TO_ANNOUNCE = say("This meeting stays. Choose otherwise first, if you want to replace it.")
NO_FIRST_ROUND = say("No status round stands in for this meeting: choose that format first.")
KEPT = {
    Choice.REPLACE: say("Replaced by your choice, which is remembered."),
    Choice.SHORTEN: say("Shortened by your choice, which is remembered."),
    Choice.KEEP: say("Kept, and the reason is remembered."),
}


class AuditCommands:
    def __init__(
        self,
        window: MainWindow,
        session: Session,
        workspace: Workspace,
        stage: Stage,
        commands: Commands,
        desk: AuditDesk,
        page: AuditPage,
        open_round: "Callable[[Round], None]",
    ) -> None:
        self._window = window
        self._session = session
        self._workspace = workspace
        self._stage = stage
        self._commands = commands
        self._desk = desk
        self._page = page
        self._open_round = open_round
        side = window.audit.side
        window.audit.chosen.connect(self._on_chosen)
        side.announced.connect(self.announce_meeting)
        side.prompted.connect(self.prompt_meeting)
        side.round_wanted.connect(self.open_first_round)
        side.kept.connect(self.keep_meeting)
        side.judged.connect(self.judge_meeting)
        side.unjudged.connect(self._take_back)
        desk.told.connect(stage.tell)
        desk.failed.connect(window.toast.tell_error)

    def _on_chosen(self, key: str) -> None:
        actions: dict[str, Callable[[], None]] = {
            "open": self.open_calendars,
            "again": self.open_again,
            "report": self.save_audit,
            "picture": self.copy_audit_picture,
            "save_picture": self.save_audit_picture,
            "unread": self.show_unread_events,
            "cancel": self.cancel_reading,
        }
        actions[key]()

    def show_audit(self) -> None:
        self._page.show()

    # Reading

    def open_calendars(self) -> None:
        paths, _kind = QFileDialog.getOpenFileNames(
            self._window, tr("Open calendars"), "", shown(CALENDAR_FILES)
        )
        if paths:
            self.read_calendars(paths)

    def open_again(self) -> None:
        self.read_calendars(self._workspace.settings.calendars)

    def read_calendars(self, paths: Sequence[str]) -> None:
        self.show_audit()
        self._desk.open(paths)

    def drop_calendars(self, paths: Sequence[str]) -> None:
        """Over a message they may have been meant to go along with it."""
        writing = self._window.view == "compose" and not self._session.draft.is_empty
        self.read_calendars(paths)
        if writing:
            self._window.toast.tell(
                tr("Opened in Meetings."), (tr("Attach instead"), lambda: self._attach_instead(paths))
            )

    def _attach_instead(self, paths: Sequence[str]) -> None:
        self._desk.cancel()
        self._stage.show_compose()
        self._commands.attach(paths)

    def cancel_reading(self) -> None:
        if self._desk.is_busy:
            self._desk.cancel()
            self._window.toast.tell(tr("Stopped. Nothing of it was kept."))

    # The chosen meeting

    def announce_meeting(self) -> None:
        self._open_draft(announcement)

    def prompt_meeting(self) -> None:
        self._open_draft(first_prompt)

    def _open_draft(self, make: Maker) -> None:
        row = self._desk.chosen()
        if row is None:
            return
        proposal = self._desk.proposal(row)
        if proposal is None:
            self._window.toast.tell(NOTHING_TO_ANNOUNCE)
            return
        workspace = self._workspace
        channel = Channel(workspace.settings.channel)
        self._stage.open_made(make(proposal, workspace.team, channel, workspace.style))

    def open_first_round(self) -> None:
        """Only a status round is collected here; another format has its first prompt."""
        from asyncdraft.core.meetings.status_round import status_round

        row = self._desk.chosen()
        proposal = self._desk.proposal(row) if row else None
        found = status_round(proposal) if proposal else None
        if found is not None:
            self._open_round(found)
        elif row is not None:
            self._window.toast.tell(NO_FIRST_ROUND)

    def keep_meeting(self) -> None:
        self._decide(Choice.KEEP)

    def judge_meeting(self) -> None:
        row = self._desk.chosen()
        if row is not None:
            self._decide(row.choice)

    def _decide(self, choice: Choice) -> None:
        row = self._desk.chosen()
        if row is None:
            return
        reason = row.overrule.reason if row.overrule else ""
        uid = key_of(row)
        show(
            OverruleDialog(
                self._window, row.title, choice.value, reason, lambda form: self._take_overrule(uid, *form)
            )
        )

    def _take_overrule(self, uid: str, chosen: str, reason: str) -> None:
        choice = Choice(chosen)
        self._desk.decide(Overrule(uid, choice, reason), KEPT[choice])

    def _take_back(self) -> None:
        row = self._desk.current
        if row is not None:
            self._desk.take_back(key_of(row))

    # The whole calendar

    def _audit(self) -> Audit | None:
        if self._desk.audit is None:
            self._window.toast.tell(NO_CALENDAR)
        return self._desk.audit

    def show_unread_events(self) -> None:
        audit = self._audit()
        if audit is None:
            return
        events = audit_rows.unread_events(audit.calendar)
        if not events:
            self._window.toast.tell(tr("Every event could be read."))
            return
        show(UnreadEventsDialog(self._window, audit_rows.unread_heading(audit.calendar), events))

    def save_audit(self) -> None:
        if self._audit() is None:
            return
        path = self._stage.ask_for_place(
            say("Save the report"), self._stem, "-audit.md", say("Markdown (*.md)")
        )
        if path:
            self.write_report(path)

    def write_report(self, path: str) -> None:
        from asyncdraft.core.meetings.report import report

        if audit := self._audit():
            self._stage.write_file(path, report(audit).encode)

    def copy_audit_picture(self) -> None:
        audit = self._audit()
        if audit is None:
            return
        QGuiApplication.clipboard().setImage(QImage.fromData(png(self._svg(audit))))
        self._window.toast.tell(tr("The picture is copied."))

    def save_audit_picture(self) -> None:
        if self._audit() is None:
            return
        kinds = say("Picture (*.png);;Drawing (*.svg)")
        path = self._stage.ask_for_place(say("Save the picture"), self._stem, "-hours.png", kinds)
        if path:
            self.write_picture(path)

    def write_picture(self, path: str) -> None:
        """An SVG where the name says so, else a PNG."""
        if audit := self._audit():
            svg = self._svg(audit)
            is_drawing = path.lower().endswith(".svg")
            self._stage.write_file(path, svg.encode if is_drawing else partial(png, svg))

    def _svg(self, audit: Audit) -> str:
        from asyncdraft.core.meetings.chart import chart

        return chart(audit, self._workspace.theme.tokens)

    @property
    def _stem(self) -> str:
        """What files about the calendar are called after."""
        audit = self._desk.audit
        return Path(audit.calendar.name).stem if audit else ""
