"""What the form of working hours shows of the writer, and what is kept of it."""

from functools import partial

from msgspec.structs import replace

from asyncdraft.core.people import Person, Week
from asyncdraft.core.when.holidays import default_week
from asyncdraft.core.when.zones import city_of
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.team.hours_form import HoursForm
from asyncdraft.gui.workspace import Workspace
from asyncdraft.storage import team_folder
from asyncdraft.storage.problem import StoreProblem
from asyncdraft.storage.sample_team import is_made_up


def show_hours(form: HoursForm, workspace: Workspace, writer: Person, *, detected: bool = False) -> None:
    now = workspace.now()
    region = workspace.calendars.region_name(writer.holidays, now)
    form.show_person(writer, now, workspace.style, region, detected=detected)
    form.show_made_up(made_up=is_made_up(writer))
    coming = sorted(day for day in workspace.own_holidays() if day > now.date()) if writer.holidays else []
    form.show_next_holiday(
        coming[0] if coming else None, workspace.own_holidays()[coming[0]] if coming else ""
    )


def save_hours(window: MainWindow, workspace: Workspace, person: Person) -> None:
    """Of the form's values those of the writer as they are now: the rest of the entry stays.

    With the sample's name its address goes.
    """
    writer = workspace.team.writer
    if writer is None:
        return
    is_named = is_made_up(writer) and person.name != writer.name
    changed_writer = replace(
        writer,
        name=person.name,
        zone=person.zone,
        hours=person.hours,
        holidays=person.holidays,
        email="" if is_named else writer.email,
    )
    try:
        workspace.edit_team(partial(team_folder.save_person, person=changed_writer))
    except StoreProblem as problem:
        window.toast.tell_error(str(problem))


def country_of(workspace: Workspace, zone: str) -> str:
    """The code of the country whose best known city gives the zone its name; empty where none is known."""
    from asyncdraft.core.when.holidays import has_holidays

    places = workspace.library.cities.find(city_of(zone))
    country = next((place.country for place in places if place.zone == zone), "")
    return country if has_holidays(country) else ""


def usual_week(workspace: Workspace, person: Person) -> Week:
    """Office hours on the customary working days of where the person is: a proposal."""
    return default_week(person.holidays or country_of(workspace, person.zone))
