"""What the right panel of the team view does: the promise, focus blocks, the texts about them."""

from collections.abc import Callable, Mapping
from functools import partial

from msgspec.structs import replace
from PySide6.QtGui import QGuiApplication

from asyncdraft.core.day_times import on_clock
from asyncdraft.core.draft import Channel, Draft
from asyncdraft.core.focus.notation import focus_value
from asyncdraft.core.text import joined, say
from asyncdraft.gui.dialogs.lines_form import Line, LinesForm
from asyncdraft.gui.dialogs.opening import show
from asyncdraft.gui.drafts import targets
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.stage import Stage
from asyncdraft.gui.team import promise_texts as texts
from asyncdraft.gui.team.promise_side import PromiseSide
from asyncdraft.gui.team.team_writer import TeamWriter
from asyncdraft.gui.team.typed import promise_of, typed_block, typed_lines
from asyncdraft.gui.workspace import Change, Workspace
from asyncdraft.storage import team_folder
from asyncdraft.storage.problem import StoreProblem

NO_WRITER = say("Say in Team which person you are first.")
NO_BLOCK = say("There is no focus block to come. Add one first.")

BLOCKS = say("tue-thu 09:00-11:00 spec\n2026-11-27 13:00-16:00 review")


class PromiseCommands:
    def __init__(self, window: MainWindow, workspace: Workspace, stage: Stage, writer: TeamWriter) -> None:
        self._window = window
        self._workspace = workspace
        self._stage = stage
        self._writer = writer
        self._side = PromiseSide()
        window.team.add_part(self._side)
        self._side.set_theme(workspace.theme)
        self._side.chosen.connect(lambda key: self._chosen[key]())
        self._side.woken.connect(self._show)
        workspace.changed.connect(self._on_changed)

    @property
    def _chosen(self) -> Mapping[str, Callable[[], None]]:
        return {
            "copy_promise": self.copy_promise,
            "edit_promise": self.edit_promise,
            "page_promise": self.page_promise,
            "propose_promise": self.propose_promise,
            "edit_focus": self.edit_focus,
            "copy_status": self.copy_status,
            "copy_reply": self.copy_reply,
            "save_focus": self.save_focus,
            "follow_up": self.follow_up,
        }

    # Showing

    def _on_changed(self, what: Change) -> None:
        if what & Change.SETTINGS:
            self._side.set_theme(self._workspace.theme)
        if what & (Change.TEAM | Change.CLOCK | Change.SETTINGS) and self._side.isVisible():
            self._show()

    def _show(self) -> None:
        workspace, team, now = self._workspace, self._workspace.team, self._workspace.now()
        self._side.show_promise(texts.promise_texts(team.sla, now.date(), workspace.style))
        self._side.show_focus(texts.focus_texts(workspace.writer, team.sla, now, workspace.style))
        calendars = [workspace.calendar(person) for person in team.people if person.focus]
        self._side.show_now(texts.focus_chips(calendars, now, workspace.style))

    def show_team(self) -> None:
        self._stage.show_view("team")

    # The promise

    def edit_promise(self) -> None:
        sla, style = self._workspace.team.sla, self._workspace.style
        channels = joined((f"{key} = {each.text}" for key, each in sla.channels.items()), "\n")
        lines = (
            Line(
                "channels", say("Answer within, a channel a line"), channels, say("chat = 4 working hours"), 4
            ),
            Line(
                "triage",
                say("Triage, on each one’s own clock"),
                on_clock(", ".join(f"{at:%H:%M}" for at in sla.triage), style, shown),
                on_clock("11:00, 16:00", style, shown),
            ),
            Line("emergency", say("The one emergency path"), sla.emergency, "PagerDuty"),
            Line(
                "asks",
                say("What you ask in return, one a line"),
                joined(sla.asks, "\n"),
                say("One complete message"),
                2,
            ),
            Line(
                "exceptions",
                say("Exceptions, one a line"),
                joined(sla.exceptions, "\n"),
                say("The week of a release"),
                2,
            ),
            Line("agreed", say("Agreed on"), str(sla.agreed or ""), "2026-11-23"),
            Line("review", say("Look at it again on"), str(sla.review or ""), "2027-01-04"),
        )
        show(LinesForm(self._window, say("What we promise"), lines, self._take_promise))

    def _take_promise(self, typed: Mapping[str, str]) -> None:
        sla = promise_of(typed)
        self._writer.must_write(partial(team_folder.save_sla, sla=sla), say("The promise is saved."))

    def copy_promise(self) -> None:
        from asyncdraft.core.promises.drafting import page

        team, style = self._workspace.team, self._workspace.style
        self._copy_draft(lambda: page(team, Channel.MARKDOWN, style), say("The page is copied as Markdown."))

    def page_promise(self) -> None:
        from asyncdraft.core.promises.drafting import page

        team, style = self._workspace.team, self._workspace.style
        self.open_draft(lambda: page(team, Channel.MARKDOWN, style))

    def propose_promise(self) -> None:
        from asyncdraft.core.promises.drafting import proposal
        from asyncdraft.core.rounds.due import answer_due

        workspace, team, now = self._workspace, self._workspace.team, self._workspace.now()
        readers = [workspace.calendar(person) for person in team.people if person.id != team.me]
        due = answer_due(workspace.writer, readers, now, team.sla, Channel.EMAIL)
        self.open_draft(lambda: proposal(team, now, due, Channel.SLACK, workspace.style))

    # Focus

    def edit_focus(self) -> None:
        writer = self._workspace.team.writer
        if writer is None:
            self._window.toast.tell(NO_WRITER)
            return
        style = self._workspace.style
        written = on_clock("\n".join(map(focus_value, writer.focus)), style, shown)
        title = say("Blocks, one a line: days or a date, from-to on your own clock, what for")
        line = Line("blocks", title, written, on_clock(BLOCKS, style, shown), 5)
        show(LinesForm(self._window, say("Focus blocks"), (line,), self._take_focus))

    def _take_focus(self, typed: Mapping[str, str]) -> None:
        writer = self._workspace.team.writer
        if writer is None:
            raise ValueError(NO_WRITER)
        changed = replace(writer, focus=tuple(typed_block(line) for line in typed_lines(typed["blocks"])))
        write = partial(team_folder.save_person, person=changed)
        self._writer.must_write(write, say("Your blocks are saved."))

    def copy_status(self) -> None:
        self._copy_said("status", say("The status text is copied."))

    def copy_reply(self) -> None:
        self._copy_said("reply", say("The auto-reply is copied."))

    def _copy_said(self, which: str, told: str) -> None:
        workspace = self._workspace
        said = texts.focus_texts(workspace.writer, workspace.team.sla, workspace.now(), workspace.style)
        text = {"status": said.status, "reply": said.reply}[which]
        if not text:
            self._window.toast.tell(said.warning or NO_BLOCK)
            return
        QGuiApplication.clipboard().setText(text)
        self._window.toast.tell(told)

    def save_focus(self) -> None:
        path = self._stage.ask_for_place(
            say("Save the focus blocks"), "focus", ".ics", say("Calendar file (*.ics)")
        )
        if path:
            self.write_focus(path)

    def write_focus(self, path: str) -> None:
        from asyncdraft.core.focus.calendar_file import calendar_file

        workspace = self._workspace
        writer = workspace.writer
        if writer is None:
            self._window.toast.tell(NO_WRITER)
            return
        emergency = workspace.team.sla.emergency.strip()
        note = say("Emergencies, at any hour: {emergency}.", emergency=emergency) if emergency else ""
        self._stage.write_file(
            path,
            lambda: calendar_file(writer, workspace.now(), note),
            say("Written to {path}: your blocks of the next twelve months.", path=path),
        )

    def follow_up(self) -> None:
        if self._workspace.writer is None:
            self._window.toast.tell(NO_WRITER)
            return
        lines = (
            Line(
                "pasted",
                say("What came in, pasted from the chat with its names"),
                "",
                say("[10:12] Maya Chen: …"),
                7,
            ),
            Line("names", say("Or who wrote, separated by commas"), "", say("Maya, Kenji")),
        )
        show(
            LinesForm(self._window, say("Follow-ups"), lines, self._take_follow_ups, say("Write the drafts"))
        )

    def _take_follow_ups(self, typed: Mapping[str, str]) -> None:
        drafts = self._follow_ups(typed)
        try:
            stored = [self._workspace.drafts.create(draft) for draft in drafts]
        except StoreProblem as problem:
            raise ValueError(str(problem)) from problem
        self._stage.open_stored(stored[0])
        if len(stored) > 1:
            self._window.toast.tell(
                tr("{count} drafts are written; the others are in the list.", count=len(stored))
            )

    def _follow_ups(self, typed: Mapping[str, str]) -> list[Draft]:
        from asyncdraft.core.focus.blocks import current, latest
        from asyncdraft.core.focus.follow_ups import follow_up, waiting_of
        from asyncdraft.core.focus.texts import plan

        workspace, team, now = self._workspace, self._workspace.team, self._workspace.now()
        mine = workspace.writer
        if mine is None:
            raise ValueError(NO_WRITER)
        names = tuple(name.strip() for name in typed["names"].split(",") if name.strip())
        waiting = waiting_of(typed["pasted"], names, team, now)
        focus = current(mine, now) or latest(mine, now)
        planned = plan(mine, focus, team.sla) if focus else None
        return [follow_up(each, team, mine, planned, now, Channel.SLACK, workspace.style) for each in waiting]

    # Ways out

    def open_draft(self, make: Callable[[], Draft]) -> None:
        """Opens what `make` writes in Compose, or says what is still to be said."""
        try:
            draft = make()
        except ValueError as error:
            self._window.toast.tell(str(error))
            return
        self._stage.open_made(draft)

    def _copy_draft(self, make: Callable[[], Draft], told: str) -> None:
        from asyncdraft.core.compose import document
        from asyncdraft.core.templates.errors import TemplateError

        workspace = self._workspace
        try:
            draft = make()
            made = document(
                draft,
                workspace.template(draft.template),
                workspace.team,
                workspace.now(),
                workspace.library.renderer,
                workspace.style,
            )
        except (ValueError, TemplateError) as error:
            self._window.toast.tell(tr("Not copied. {error}", error=error))
            return
        QGuiApplication.clipboard().setMimeData(targets.mime_data(made, draft.channel))
        self._window.toast.tell(told)
