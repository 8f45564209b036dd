"""What the inputs of a form ask about times and people, answered from the team and its calendars."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from asyncdraft.core.templates.values import deadline_from
from asyncdraft.core.templates.views import Day
from asyncdraft.core.text import say
from asyncdraft.core.when import writing, zones
from asyncdraft.core.when.working_days import business_days_after
from asyncdraft.gui import typed_times
from asyncdraft.gui.drafts.field_inputs import Helps, Understood
from asyncdraft.gui.language import shown
from asyncdraft.gui.workspace import Workspace


class FieldHelps:
    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def helps(self, names: Mapping[str, str]) -> Helps:
        """`names` are people's names by roster id."""
        return Helps(names, self.day, self.instant, self.write, self.days_on, self.step)

    def day(self, typed: str) -> Understood:
        if day := _day(typed):
            return Understood(typed, Day(day).text)
        at, zone, problem = self._read(typed)
        if at is None:
            return Understood("", problem=problem)
        found = at.astimezone(zones.zone(zone)).date()
        return Understood(found.isoformat(), Day(found).text)

    def instant(self, typed: str) -> Understood:
        known = deadline_from(typed)
        if known.at:
            return Understood(typed, self.write(typed))
        at, zone, problem = self._read(typed)
        if at is None:
            return Understood("", problem=problem)
        value = f"{at.astimezone(zones.zone(zone)).isoformat(timespec='minutes')}[{zone}]"
        return Understood(value, self.write(value))

    def _read(self, typed: str) -> tuple[datetime | None, str, str]:
        workspace = self._workspace
        now = workspace.now()
        answer = typed_times.read(workspace.library.times, typed, now)
        if not answer.candidates:
            return None, "", answer.problem
        first = answer.candidates[0]
        own = str(now.tzinfo)
        zone = first.zone if first.zone and zones.is_zone(first.zone) else own
        return first.instant(now), zone, ""

    def write(self, value: str) -> str:
        """A day or an instant in words that read back as the same; other words as they are."""
        if day := _day(value):
            return self._in_own_words(Day(day).text, value)
        known = deadline_from(value)
        if known.at is None:
            return value
        local = known.at.astimezone(zones.zone(known.zone))
        clock = writing.of_day(local, self._workspace.style)
        return f"{Day(local.date()).text} {clock} {zones.city_of(known.zone) or known.zone}"

    def _in_own_words(self, text: str, value: str) -> str:
        """In the language of the window, where it is read back there."""
        own = shown(text)
        if own == text:
            return text
        at, zone, _problem = self._read(own)
        is_read = at is not None and at.astimezone(zones.zone(zone)).date().isoformat() == value
        return own if is_read else text

    def days_on(self, days: int) -> str:
        """The day that is so many working days from now, by the writer's calendar."""
        today = self._workspace.now().date()
        calendar = self._workspace.writer
        if calendar is not None and calendar.is_known:
            found = calendar.working_day(today, days)
        else:
            found = business_days_after(today, days)
        return Day(found).text if found else say("out of sight")

    def step(self, value: str, days: int) -> str:
        """The value so many days later; from today where there is none yet, empty where it is no time, and
        behind the last day of all calendars."""
        if not value:
            return self._workspace.now().date().isoformat() if days else ""
        try:
            return _later(value, timedelta(days=days))
        except OverflowError:
            return ""


def _later(value: str, by: timedelta) -> str:
    """Raises OverflowError."""
    if day := _day(value):
        return (day + by).isoformat()
    known = deadline_from(value)
    if known.at is None:
        return ""
    local = known.at.astimezone(zones.zone(known.zone)) + by
    return f"{local.isoformat(timespec='minutes')}[{known.zone}]"


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
