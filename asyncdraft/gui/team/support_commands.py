"""Support in the team view: who takes turns and when, the form, the announcement."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import partial

from msgspec.structs import replace
from PySide6.QtGui import QGuiApplication

from asyncdraft.core.draft import Channel
from asyncdraft.core.focus.follow_ups import named
from asyncdraft.core.support.plan import Support
from asyncdraft.core.support.rota import monday_of
from asyncdraft.core.support.weeks import weeks_ahead
from asyncdraft.core.team import Team
from asyncdraft.core.text import joined, say
from asyncdraft.core.when.working import Calendar
from asyncdraft.gui.dialogs.lines_form import Line, LinesForm
from asyncdraft.gui.dialogs.opening import show
from asyncdraft.gui.language import tr
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.team.promise_commands import PromiseCommands
from asyncdraft.gui.team.support_page import SupportPage
from asyncdraft.gui.team.team_writer import TeamWriter
from asyncdraft.gui.team.typed import typed_date, typed_lines
from asyncdraft.gui.workspace import Change, Workspace
from asyncdraft.storage import team_folder

SECTION = "support"
WEEKS_ANNOUNCED, WEEKS_SHOWN = 8, 12


class SupportCommands:
    def __init__(
        self, window: MainWindow, workspace: Workspace, promises: PromiseCommands, writer: TeamWriter
    ) -> None:
        self._window = window
        self._workspace = workspace
        self._promises = promises
        self._writer = writer
        self._page = SupportPage()
        self._page.chosen.connect(lambda key: self._chosen[key]())
        self._page.given.connect(self._give)
        window.team.add_section(SECTION, self._page)
        window.team.section_shown.connect(lambda section: self._show() if section == SECTION else None)
        workspace.changed.connect(self._on_changed)

    @property
    def _chosen(self) -> Mapping[str, Callable[[], None]]:
        return {
            "edit_support": self.edit_support,
            "copy_form": self.copy_form,
            "announce_support": self.announce_support,
        }

    def _on_changed(self, what: Change) -> None:
        if what & (Change.TEAM | Change.CLOCK | Change.SETTINGS) and self._page.isVisible():
            self._show()

    def _show(self) -> None:
        team, today = self._workspace.team, self._workspace.now().date()
        names = team.names
        turning = {person: names[person] for person in team.support.people if person in names}
        about = [
            say("Help with {service}", service=team.support.service) if team.support.service else "",
            team.support.form,
        ]
        rota = weeks_ahead(team, self._turning, today, WEEKS_SHOWN)
        self._page.show_rota(rota, turning, joined(filter(None, about), " · "))

    @property
    def _turning(self) -> list[Calendar]:
        """The calendars of those who take turns at triage."""
        return list(self._workspace.readers(self._workspace.team.support.people))

    def show_support(self) -> None:
        self._promises.show_team()
        self._window.team.show_section(SECTION)

    def _give(self, monday: date, person_id: str) -> None:
        support, person = self._workspace.team.support, self._workspace.team.person(person_id)
        others = {day: who for day, who in support.turns.items() if monday_of(day) != monday}
        turns = {**others, monday: person_id} if person else others
        told = (
            say("{name} takes that week.", name=person.name)
            if person
            else say("That week is as the rota says again.")
        )
        self._writer.write(partial(team_folder.save_support, support=replace(support, turns=turns)), told)

    def edit_support(self) -> None:
        support = self._workspace.team.support
        names = self._workspace.team.names
        questions, people = (
            joined(support.questions, "\n"),
            joined((names[each] for each in support.people), ", "),
        )
        starts = str(support.starts or "")
        lines = (
            Line("service", say("Help with"), support.service, "payments"),
            Line("form", say("The form"), support.form, "https://forms.example.com/payments-help"),
            Line(
                "questions", say("What it asks, one a line"), questions, say("Which order, with its link?"), 4
            ),
            Line("people", say("Who takes turns, in this order"), people, say("Kenji Mori, Ana Sousa")),
            Line("starts", say("The rota starts on"), starts, "2026-11-30"),
        )
        show(LinesForm(self._window, say("Support"), lines, self._take_support))

    def _take_support(self, typed: Mapping[str, str]) -> None:
        support = support_of(typed, self._workspace.team)
        self._writer.must_write(partial(team_folder.save_support, support=support), say("The rota is saved."))

    def copy_form(self) -> None:
        from asyncdraft.core.support.intake import form_text

        try:
            QGuiApplication.clipboard().setText(form_text(self._workspace.team))
        except ValueError as error:
            self._window.toast.tell(str(error))
            return
        self._window.toast.tell(tr("The text of the form is copied."))

    def announce_support(self) -> None:
        from asyncdraft.core.rounds.due import answer_due
        from asyncdraft.core.support.intake import intake
        from asyncdraft.core.support.rota import rota

        workspace, team, now = self._workspace, self._workspace.team, self._workspace.now()
        turns = rota(team.support, self._turning, now.date(), WEEKS_ANNOUNCED)
        starts = max(team.support.starts or now.date(), now.date() + timedelta(days=1))
        mine = [workspace.writer] if workspace.writer else []
        due = answer_due(workspace.writer, mine, now, team.sla, Channel.EMAIL)
        self._promises.open_draft(
            lambda: intake(team, turns, (), starts, due, Channel.SLACK, workspace.style)
        )


def support_of(typed: Mapping[str, str], team: Team) -> Support:
    """Raises ValueError with the sentence on what was expected."""
    people = []
    for name in filter(None, map(str.strip, typed["people"].split(","))):
        person = named(team, name)
        if person is None:
            raise ValueError(
                say("The team has nobody called “{name}”: write names of its people.", name=name)
            )
        people.append(person.id)
    return replace(
        team.support,
        service=typed["service"].strip(),
        form=typed["form"].strip(),
        questions=tuple(typed_lines(typed["questions"])),
        people=tuple(dict.fromkeys(people)),
        starts=typed_date(say("“The rota starts on”"), typed["starts"]),
    )
