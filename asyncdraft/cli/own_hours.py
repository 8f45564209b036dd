"""Where and when the writer works, as `asyncdraft settings` shows and sets it: kept with the team."""

import msgspec

from asyncdraft.cli.context import Context
from asyncdraft.cli.failure import Failure

ENTRIES = ("zone", "hours", "holidays")


def values(context: Context) -> dict[str, str]:
    """Of the writer; empty where the team does not say who that is."""
    from asyncdraft.core.hours import week_text

    writer = context.team.writer
    if writer is None:
        return {}
    hours = week_text(writer.hours) if writer.hours else ""
    return {"zone": writer.zone, "hours": hours, "holidays": writer.holidays}


def get(entry: str, context: Context) -> str:
    _check(entry)
    return values(context).get(entry, "")


def set_to(entry: str, typed: str, context: Context) -> str:
    """What is told of it."""
    from asyncdraft.storage import team_folder

    _check(entry)
    folder = context.written_team()
    person = msgspec.structs.replace(context.writer(), **_value(entry, typed.strip(), context))
    team_folder.save_person(folder, person)
    return f"you.{entry}: {typed.strip()}, in {folder / 'team.toml'}"


def _check(entry: str) -> None:
    if entry not in ENTRIES:
        raise Failure("Name one of you.zone, you.hours and you.holidays.")


def _value(entry: str, typed: str, context: Context) -> dict[str, object]:
    from asyncdraft.core.hours import spoken_week
    from asyncdraft.core.when.holidays import split_code

    try:
        if entry == "hours":
            return {"hours": spoken_week(typed)}
        if entry == "holidays":
            if typed:
                split_code(typed)
            return {"holidays": typed}
    except ValueError as error:
        wanted = f"expected {error}" if entry == "hours" else str(error)
        raise Failure(f"you.{entry}: {wanted.rstrip('.')}.") from error
    return {"zone": _zone(typed, context)}


def _zone(typed: str, context: Context) -> str:
    from asyncdraft.core.when.zones import is_zone

    if is_zone(typed):
        return typed
    places = context.library.cities.search(typed, 1) if typed else ()
    if not places:
        raise Failure(f'you.zone: expected a city or a zone such as Europe/London, not "{typed}".')
    return places[0].zone
