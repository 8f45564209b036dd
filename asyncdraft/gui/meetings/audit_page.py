"""Fills the audit of calendars, and takes what is chosen there.

Filled in steps, with the events between them: all at once would keep a key waiting after a large calendar.
"""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QObject

from asyncdraft.core.meetings.audit import Audit, Row
from asyncdraft.core.meetings.report import window_line
from asyncdraft.core.text import say
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.meetings import audit_rows
from asyncdraft.gui.meetings.audit_desk import AuditDesk, Wish
from asyncdraft.gui.meetings.audit_part import ALL
from asyncdraft.gui.meetings.meeting_row import CHOICES, MeetingRow, key_of
from asyncdraft.gui.slices import Slices
from asyncdraft.gui.workspace import Change, Workspace

VIEW = "meetings"
NO_WORDS = say("No meeting contains these words.")
NONE = {
    ALL: say("Nothing repeats in these weeks: there is no series to judge. The report lists single events."),
    "replace": say("Nothing to replace: no series only hands out information."),
    "shorten": say("Nothing to shorten."),
    "keep": say("Nothing to keep."),
}


class AuditPage(QObject):
    key = "audit"

    def __init__(self, window: MainWindow, workspace: Workspace, desk: AuditDesk) -> None:
        super().__init__()
        self._window = window
        self._part = window.audit
        self._workspace = workspace
        self._desk = desk
        self._drawing = Slices(window, budget=0)
        self._is_new = False
        self._bind()

    def _bind(self) -> None:
        part, desk = self._part, self._desk
        part.picked.connect(desk.show)
        part.filtered.connect(self.refresh)
        part.side.format_chosen.connect(self._on_format)
        part.side.owner_chosen.connect(self._on_owner)
        desk.changed.connect(self.refresh)
        desk.shown.connect(self._show_current)
        desk.opened.connect(self._on_opened)
        desk.progressed.connect(part.show_busy)
        desk.ended.connect(part.show_idle)
        self._workspace.changed.connect(self._on_changed)
        self._window.meetings.switched.connect(self._on_switched)
        self._window.closing.connect(desk.cancel)
        self._window.closing.connect(self._drawing.stop)

    def show(self) -> None:
        self._window.meetings.show_part(self.key)
        self._window.show_view(VIEW)
        self._workspace.changed.emit(Change.VIEW)
        self.refresh()
        self._part.focus_table()

    def _on_opened(self) -> None:
        """Its rows are not there yet: they take the focus once they are."""
        self._is_new = True
        self._part.clear_filter()

    def _on_changed(self, change: Change) -> None:
        if change & Change.ELSEWHERE:
            self._desk.reload()
        elif change & Change.TEAM:
            self._desk.read_again()
            self._show_current()
        elif change & (Change.SETTINGS | Change.CLOCK):
            self.refresh()

    def refresh(self) -> None:
        audit = self._desk.audit
        if audit is None:
            self._drawing.stop()
            self._window.meetings.set_title(self.key, say("Meetings"))
            self._tell_detail("")
            self._part.start.show_last(self._workspace.settings.calendars)
            self._part.show_start()
        else:
            self._window.meetings.set_title(self.key, say("Audit: {name}", name=audit.calendar.name))
            self._tell_detail(window_line(audit))
            self._drawing.run_soon(self._steps(audit), self._on_drawn)
        if self._window.view == VIEW:
            self._window.top_bar.show_view(VIEW, self._window.meetings.title)

    def _tell_detail(self, text: str) -> None:
        """The top bar is that of the part which is shown."""
        if self._window.meetings.part == self.key:
            self._window.top_bar.show_detail(VIEW, text)

    def _on_switched(self, key: str) -> None:
        if key == self.key:
            self.refresh()

    def _steps(self, audit: Audit) -> Iterator[None]:
        part = self._part
        overview = audit_rows.overview(audit)
        yield
        part.fill_overview(overview)
        yield
        part.show_overview(with_proposals=bool(self._desk.series))
        yield
        groups = self._groups()
        yield
        rows = [MeetingRow(each, audit.zone) for each in groups[part.filter]]
        yield
        nothing = NO_WORDS if part.words.strip() else NONE[part.filter]
        part.show_rows(rows, {key: len(each) for key, each in groups.items()}, nothing)
        yield
        self._choose()
        yield

    def _groups(self) -> Mapping[str, Sequence[Row]]:
        found = [each for each in self._desk.series if audit_rows.matches(each, self._part.words)]
        by_choice = {choice: [each for each in found if each.choice == choice] for choice in CHOICES}
        return {ALL: found} | by_choice

    def _choose(self) -> None:
        """Something is always shown."""
        keys, current = self._part.table.keys, self._desk.current
        if keys and (current is None or key_of(current) not in keys):
            self._desk.show(keys[0])
        else:
            self._show_current()

    def _on_drawn(self) -> None:
        if self._is_new and self._window.view == VIEW:
            self._part.focus_table()
        self._is_new = False

    # The proposal

    def _show_current(self) -> None:
        """Nothing where no meeting is left in the table."""
        current = self._desk.current
        self._part.mark(key_of(current) if current else "")
        if current is not None:
            self._show_proposal(current)

    def _show_proposal(self, row: Row) -> None:
        proposal = self._desk.proposal(row)
        self._part.side.show_proposal(audit_rows.proposal_text(row, proposal, self._workspace.style))

    def _on_format(self, key: str) -> None:
        row = self._desk.current
        if row is not None:
            self._desk.set_wish(row, Wish(format=key, owner=self._desk.wish(row).owner))

    def _on_owner(self, key: str) -> None:
        row = self._desk.current
        if row is not None:
            self._desk.set_wish(row, Wish(format=self._desk.wish(row).format, owner=key))
