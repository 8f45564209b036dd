"""What the right panel of the team view does: the promise, focus blocks, the texts about them, the rota."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import partial
from typing import TypeVar

from msgspec.structs import replace
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from asyncdraft.core.draft import Channel, Draft, Pane
from asyncdraft.core.focus.follow_ups import named
from asyncdraft.core.focus.notation import focus_block, focus_value
from asyncdraft.core.people import FocusBlock
from asyncdraft.core.sla import Sla
from asyncdraft.core.support.plan import Support
from asyncdraft.core.team import Team
from asyncdraft.core.when.working import Calendar
from asyncdraft.gui import promise_texts as texts
from asyncdraft.gui import targets
from asyncdraft.gui.commands import Commands
from asyncdraft.gui.dialogs.lines_form import Line, LinesForm
from asyncdraft.gui.dialogs.opening import show
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.session import Session
from asyncdraft.gui.team.promise_side import PromiseSide
from asyncdraft.gui.workspace import Change, Workspace
from asyncdraft.storage import team_values
from asyncdraft.storage.problem import StoreProblem

T = TypeVar("T")

WEEKS_ANNOUNCED = 8
NO_WRITER = "Say in Team which person you are first."
NO_BLOCK = "There is no focus block to come. Add one first."


class PromiseCommands:
    def __init__(
        self, window: MainWindow, session: Session, workspace: Workspace, commands: Commands
    ) -> None:
        self._window = window
        self._session = session
        self._workspace = workspace
        self._commands = commands
        self._side = PromiseSide()
        window.team.add_part(self._side)
        self._side.set_theme(workspace.theme)
        self._side.chosen.connect(lambda key: getattr(self, key)())
        self._side.woken.connect(self._show)
        workspace.changed.connect(self._on_changed)

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
        self._side.show_triage(texts.triage_texts(team, self._turning, now.date()))

    @property
    def _turning(self) -> list[Calendar]:
        """The calendars of those who take turns at triage."""
        return list(self._workspace.readers(self._workspace.team.support.people))

    # The promise

    def edit_promise(self) -> None:
        sla = self._workspace.team.sla
        channels = "\n".join(
            f"{key} = {team_values.promise_text(each)}" for key, each in sla.channels.items()
        )
        lines = (
            Line("channels", "Answer within, a channel a line", channels, "chat = 4 working hours", 4),
            Line(
                "triage",
                "Triage, on each one’s own clock",
                ", ".join(f"{at:%H:%M}" for at in sla.triage),
                "11:00, 16:00",
            ),
            Line("emergency", "The one emergency path", sla.emergency, "PagerDuty"),
            Line(
                "asks", "What you ask in return, one a line", "\n".join(sla.asks), "One complete message", 2
            ),
            Line(
                "exceptions", "Exceptions, one a line", "\n".join(sla.exceptions), "The week of a release", 2
            ),
            Line("agreed", "Agreed on", str(sla.agreed or ""), "2026-11-23"),
            Line("review", "Look at it again on", str(sla.review or ""), "2027-01-04"),
        )
        show(LinesForm(self._window, "What we promise", lines, self._take_promise))

    def _take_promise(self, typed: Mapping[str, str]) -> None:
        sla = promise_of(typed)
        self._save(partial(self._workspace.save_sla, sla), "The promise is saved.")

    def copy_promise(self) -> None:
        from asyncdraft.core.promises.drafting import page

        team, style = self._workspace.team, self._workspace.style
        self._copy_draft(lambda: page(team, Channel.MARKDOWN, style), "The page is copied as Markdown.")

    def page_promise(self) -> None:
        from asyncdraft.core.promises.drafting import page

        team, style = self._workspace.team, self._workspace.style
        self._open(lambda: page(team, Channel.MARKDOWN, style))

    def propose_promise(self) -> None:
        from asyncdraft.core.promises.drafting import proposal
        from asyncdraft.core.rounds.due import answer_due

        workspace, team, now = self._workspace, self._workspace.team, self._workspace.now()
        readers = [workspace.calendar(person) for person in team.people if person.id != team.me]
        due = answer_due(workspace.writer, readers, now, team.sla, Channel.EMAIL)
        self._open(lambda: proposal(team, now, due, Channel.SLACK, workspace.style))

    # Focus

    def edit_focus(self) -> None:
        writer = self._workspace.team.writer
        if writer is None:
            self._window.toast.tell(NO_WRITER)
            return
        written = "\n".join(map(focus_value, writer.focus))
        title = "Blocks, one a line: days or a date, from-to on your own clock, what for"
        line = Line("blocks", title, written, "tue-thu 09:00-11:00 spec\n2026-11-27 13:00-16:00 review", 5)
        show(LinesForm(self._window, "Focus blocks", (line,), self._take_focus))

    def _take_focus(self, typed: Mapping[str, str]) -> None:
        writer = self._workspace.team.writer
        if writer is None:
            raise ValueError(NO_WRITER)
        changed = replace(writer, focus=tuple(_block(line) for line in _lines(typed["blocks"])))
        self._save(partial(self._workspace.save_person, changed), "Your blocks are saved.")

    def copy_status(self) -> None:
        self._copy_said("status", "The status text is copied.")

    def copy_reply(self) -> None:
        self._copy_said("reply", "The auto-reply is copied.")

    def _copy_said(self, which: str, told: str) -> None:
        workspace = self._workspace
        shown = texts.focus_texts(workspace.writer, workspace.team.sla, workspace.now(), workspace.style)
        text = {"status": shown.status, "reply": shown.reply}[which]
        if not text:
            self._window.toast.tell(shown.warning or NO_BLOCK)
            return
        QGuiApplication.clipboard().setText(text)
        self._window.toast.tell(told)

    def save_focus(self) -> None:
        path, _kind = QFileDialog.getSaveFileName(
            self._window, "Save the focus blocks", "focus.ics", "Calendar file (*.ics)"
        )
        if path:
            self.write_focus(path)

    def write_focus(self, path: str) -> None:
        from pathlib import Path

        from asyncdraft.core.focus.calendar_file import calendar_file

        workspace = self._workspace
        if workspace.writer is None:
            self._window.toast.tell(NO_WRITER)
            return
        emergency = workspace.team.sla.emergency.strip()
        note = f"Emergencies, at any hour: {emergency}." if emergency else ""
        try:
            data = calendar_file(workspace.writer, workspace.now(), note)
            Path(path).write_bytes(data)
        except ValueError as error:
            self._window.toast.tell(str(error))
        except OSError as error:
            self._window.toast.tell_error(
                f"{path} cannot be written ({error.strerror}). Choose another place."
            )
        else:
            self._window.toast.tell(f"Saved {Path(path).name}: your blocks of the next twelve months.")

    def follow_up(self) -> None:
        if self._workspace.writer is None:
            self._window.toast.tell(NO_WRITER)
            return
        lines = (
            Line(
                "pasted", "What came in, pasted from the chat with its names", "", "[10:12] Maya Chen: …", 7
            ),
            Line("names", "Or who wrote, separated by commas", "", "Maya, Kenji"),
        )
        show(LinesForm(self._window, "Follow-ups", lines, self._take_follow_ups, "Write the drafts"))

    def _take_follow_ups(self, typed: Mapping[str, str]) -> None:
        drafts = self._follow_ups(typed)
        try:
            stored = [self._workspace.drafts.create(draft) for draft in drafts]
        except StoreProblem as problem:
            raise ValueError(str(problem)) from problem
        self._show_stored(stored[0])
        if len(stored) > 1:
            self._window.toast.tell(f"{len(stored)} drafts are written; the others are in the list.")

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

    # Support

    def edit_support(self) -> None:
        support, names = self._workspace.team.support, self._names
        questions, people = "\n".join(support.questions), ", ".join(names[each] for each in support.people)
        starts = str(support.starts or "")
        lines = (
            Line("service", "Help with", support.service, "payments"),
            Line("form", "The form", support.form, "https://forms.example.com/payments-help"),
            Line("questions", "What it asks, one a line", questions, "Which order, with its link?", 4),
            Line("people", "Who takes turns, in this order", people, "Kenji Mori, Ana Sousa"),
            Line("starts", "The rota starts on", starts, "2026-11-30"),
        )
        show(LinesForm(self._window, "Support", lines, self._take_support))

    @property
    def _names(self) -> dict[str, str]:
        return {person.id: person.name for person in self._workspace.team.people}

    def _take_support(self, typed: Mapping[str, str]) -> None:
        support = support_of(typed, self._workspace.team)
        self._save(partial(self._workspace.save_support, support), "The rota is saved.")

    def copy_form(self) -> None:
        from asyncdraft.core.support.intake import form_text

        try:
            QGuiApplication.clipboard().setText(form_text(self._workspace.team))
        except ValueError as error:
            self._window.toast.tell(str(error))
            return
        self._window.toast.tell("The text of the form is copied.")

    def announce_support(self) -> None:
        from asyncdraft.core.rounds.due import answer_due
        from asyncdraft.core.support.intake import intake
        from asyncdraft.core.support.rota import rota

        workspace, team, now = self._workspace, self._workspace.team, self._workspace.now()
        turns = rota(team.support, self._turning, now.date(), WEEKS_ANNOUNCED)
        starts = max(team.support.starts or now.date(), now.date() + timedelta(days=1))
        mine = [workspace.writer] if workspace.writer else []
        due = answer_due(workspace.writer, mine, now, team.sla, Channel.EMAIL)
        self._open(lambda: intake(team, turns, (), starts, due, Channel.SLACK, workspace.style))

    # Ways out

    def _save(self, write: Callable[[], None], told: str) -> None:
        """Raises ValueError with the sentence, so that a form stays open."""
        try:
            write()
        except StoreProblem as problem:
            raise ValueError(str(problem)) from problem
        self._window.toast.tell(told)

    def _open(self, make: Callable[[], Draft]) -> None:
        try:
            stored = self._workspace.drafts.create(make())
        except (ValueError, StoreProblem) as error:
            self._window.toast.tell(str(error))
            return
        self._show_stored(stored)

    def _show_stored(self, stored: Draft) -> None:
        self._session.open(stored, stored=True)
        self._workspace.changed.emit(Change.DRAFTS)
        self._commands.show_compose()
        self._window.editors.focus_pane(Pane.WHAT)

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
            self._window.toast.tell(f"Not copied. {error}")
            return
        QGuiApplication.clipboard().setMimeData(targets.mime_data(made, draft.channel))
        self._window.toast.tell(told)


def promise_of(typed: Mapping[str, str]) -> Sla:
    """Raises ValueError with the sentence on what was expected."""
    channels = {}
    for line in _lines(typed["channels"]):
        channel, sign, promised = line.partition("=")
        if not sign or not channel.strip():
            raise ValueError(
                f"Write a channel and its promise, such as chat = 4 working hours, not “{line}”."
            )
        channels[channel.strip()] = _read("The promise", team_values.promise, promised.strip())
    triage = [part.strip() for part in typed["triage"].split(",") if part.strip()]
    return Sla(
        channels=channels,
        triage=_read("Triage", team_values.clock_times, triage),
        emergency=typed["emergency"].strip(),
        asks=tuple(_lines(typed["asks"])),
        exceptions=tuple(_lines(typed["exceptions"])),
        agreed=_date("“Agreed on”", typed["agreed"]),
        review=_date("“Look at it again on”", typed["review"]),
    )


def support_of(typed: Mapping[str, str], team: Team) -> Support:
    """Raises ValueError with the sentence on what was expected."""
    people = []
    for name in filter(None, map(str.strip, typed["people"].split(","))):
        person = named(team, name)
        if person is None:
            raise ValueError(f"The team has nobody called “{name}”: write names of its people.")
        people.append(person.id)
    return replace(
        team.support,
        service=typed["service"].strip(),
        form=typed["form"].strip(),
        questions=tuple(_lines(typed["questions"])),
        people=tuple(dict.fromkeys(people)),
        starts=_date("“The rota starts on”", typed["starts"]),
    )


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _block(line: str) -> FocusBlock:
    try:
        return focus_block(line)
    except ValueError as error:
        raise ValueError(f"“{line}” should be {error}.") from error


def _date(called: str, text: str) -> date | None:
    return _read(called, team_values.date_value, text.strip()) if text.strip() else None


def _read(called: str, read: Callable[[object], T], value: object) -> T:
    try:
        return read(value)
    except ValueError as error:
        raise ValueError(f"{called} should be {error}.") from error
