"""A team folder: `team.toml` and, beside it, the team's templates and checks.

Saving changes only what it must, so that comments and order survive and a team can keep the folder in git.
"""

from collections.abc import Iterable, MutableMapping
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from asyncdraft.core.focus.notation import focus_value
from asyncdraft.core.hours import week_table
from asyncdraft.core.people import Person
from asyncdraft.core.sla import Sla
from asyncdraft.core.support.plan import Support
from asyncdraft.core.sync.names import OWN_FILE
from asyncdraft.core.team import Team
from asyncdraft.core.text import say
from asyncdraft.storage import team_values as values
from asyncdraft.storage import toml_text
from asyncdraft.storage.files import read_bytes, write_atomically
from asyncdraft.storage.problem import StoreProblem
from asyncdraft.storage.resources import read_text
from asyncdraft.storage.team_document import edit, is_table, put, table
from asyncdraft.storage.team_file import FILE, SLA_KEYS, Problem, parse

HEAD = say("The team. Change it here or in the window: both keep each other's changes.")


class TeamFolder(msgspec.Struct, frozen=True, kw_only=True):
    path: Path
    team: Team
    problems: tuple[Problem, ...] = ()


def load(folder: Path) -> TeamFolder:
    """Never raises: a folder without a readable file is an empty team and a problem that says so."""
    try:
        text = _read(folder / FILE)
    except FileNotFoundError:
        return _unreadable(
            folder,
            say(
                "There is no {file} in {folder}: bring it back, or choose another folder in Settings.",
                file=FILE,
                folder=folder,
            ),
        )
    except UnicodeDecodeError:
        return _unreadable(folder, say("{file} is no text in UTF-8; save it as UTF-8.", file=FILE))
    except OSError as error:
        return _unreadable(
            folder, say("{file} cannot be read ({strerror}).", file=FILE, strerror=error.strerror)
        )
    team, problems = parse(text)
    return TeamFolder(path=folder, team=_seen_by(team, own_id(folder)), problems=problems)


def _read(path: Path) -> str:
    return read_bytes(path).decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def own_id(folder: Path) -> str | None:
    """Who the user is in a folder that is shared; None where `team.toml` says it itself."""
    try:
        return _read(folder / OWN_FILE).strip()
    except (OSError, UnicodeDecodeError):
        return None


def keep_own_id(folder: Path) -> None:
    """Before a folder is shared: whom `me` names is the user here and nobody elsewhere."""
    if own_id(folder) is None:
        _write_own_id(folder, load(folder).team.me)


def recognise_user(folder: Path, emails: Iterable[str]) -> Person | None:
    """Who of the team has one of these addresses is the user from now on; else nobody is yet."""
    known = {email.casefold() for email in emails if email}
    people = load(folder).team.people
    you = next((person for person in people if person.email.casefold() in known), None)
    _write_own_id(folder, you.id if you else "")
    return you


def _write_own_id(folder: Path, person_id: str) -> None:
    """It is never shared: a link in its place came from somebody, and leads to a file that is another's."""
    path = folder / OWN_FILE
    if path.is_symlink():
        path.unlink()
    write_atomically(path, f"{person_id}\n")


def _seen_by(team: Team, me: str | None) -> Team:
    return team if me is None else replace(team, me=me if team.person(me) else "")


def _unreadable(folder: Path, reason: str) -> TeamFolder:
    problem = Problem(file=FILE, line=1, key="", expected=f"a readable {FILE}", message=reason)
    return TeamFolder(path=folder, team=Team(), problems=(problem,))


def save_person(folder: Path, person: Person) -> None:
    """Adds the person or changes the entry of that id. Raises StoreProblem and then changes nothing."""
    save_people(folder, (person,))


def save_people(folder: Path, people: Iterable[Person], gone: Iterable[str] = ()) -> None:
    """In one writing; the ids in `gone` go. Raises StoreProblem and then changes nothing."""

    def change(document: MutableMapping[str, Any]) -> None:
        _put_people(document, people)
        for person_id in gone:
            _take_out(document, person_id)

    edit(folder, change)


def merge_people(folder: Path, merged: Person, gone: str) -> None:
    """`merged` stays in its place and takes the turns of `gone`, who goes; whoever was `me` stays so."""

    def change(document: MutableMapping[str, Any]) -> None:
        _put_people(document, (merged,))
        _take_out(document, gone, merged.id)

    edit(folder, change)


def _put_people(document: MutableMapping[str, Any], people: Iterable[Person]) -> None:
    everybody = table(document, "people", of_tables=True)
    for person in people:
        entry = table(everybody, person.id)
        for key, value in _entry(person).items():
            put(entry, key, value)


def _take_out(document: MutableMapping[str, Any], gone: str, instead: str = "") -> None:
    """Everywhere; who is `instead` takes their turns."""
    if is_table(people := document.get("people")):
        people.pop(gone, None)
    if document.get("me") == gone:
        put(document, "me", instead)
    if is_table(support := document.get("support")):
        _take_off_duty(support, gone, instead)


def _take_off_duty(support: MutableMapping[str, Any], gone: str, instead: str) -> None:
    named = support.get("people")
    if isinstance(named, list) and gone in named:
        others = [instead if person == gone else str(person) for person in named]
        put(support, "people", list(dict.fromkeys(filter(None, others))))
    if is_table(turns := support.get("turns")):
        for week in [week for week, person in turns.items() if person == gone]:
            put(turns, week, instead)


def known_ids(folder: Path) -> frozenset[str]:
    """The ids in the file, also of entries that have a mistake and so are nobody yet."""
    try:
        data, _mistakes = toml_text.read((folder / FILE).read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        return frozenset()
    people = data.get("people")
    return frozenset(people) if isinstance(people, dict) else frozenset()


def create(folder: Path, name: str, you: Person) -> None:
    """A team of one, who is `me`. Raises StoreProblem where there is a team already."""
    if (folder / FILE).exists():
        raise StoreProblem(say("There is a team in {folder} already; nothing was changed.", folder=folder))

    def change(document: MutableMapping[str, Any]) -> None:
        import tomlkit

        document.add(tomlkit.comment(HEAD))  # type: ignore[attr-defined]
        document["name"] = name
        document["me"] = you.id
        _put_people(document, (you,))

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreProblem(
            say(
                "{folder} cannot be made ({strerror}). Choose another place.",
                folder=folder,
                strerror=error.strerror,
            )
        ) from error
    edit(folder, change)


def remove_person(folder: Path, person_id: str) -> None:
    """With their turns at triage; whoever was `me` is so no longer."""

    edit(folder, lambda document: _take_out(document, person_id))


def save_me(folder: Path, person_id: str) -> None:
    """Beside `team.toml` where the folder is shared: everybody in it is somebody else."""
    if own_id(folder) is not None or (folder / ".git").exists():
        _write_own_id(folder, person_id)
        return

    def change(document: MutableMapping[str, Any]) -> None:
        document["me"] = person_id

    edit(folder, change)


def save_sla(folder: Path, sla: Sla) -> None:
    """The promise as a whole: a channel that is no longer in it goes."""

    def change(document: MutableMapping[str, Any]) -> None:
        promise = table(document, "sla")
        for key in [key for key in promise if key not in (*SLA_KEYS, *sla.channels)]:
            del promise[key]
        for channel, promised in sla.channels.items():
            put(promise, channel, promised.text, values.promise)
        for key, value in _agreement(sla).items():
            put(promise, key, value)

    edit(folder, change)


def _agreement(sla: Sla) -> dict[str, Any]:
    """What the file says of the promise besides its channels."""
    return {
        "triage": [f"{at:%H:%M}" for at in sla.triage],
        "emergency": sla.emergency,
        "asks": list(sla.asks),
        "exceptions": list(sla.exceptions),
        "agreed": sla.agreed.isoformat() if sla.agreed else None,
        "review": sla.review.isoformat() if sla.review else None,
    }


def save_support(folder: Path, support: Support) -> None:
    def change(document: MutableMapping[str, Any]) -> None:
        plan = table(document, "support")
        written = {
            "service": support.service,
            "form": support.form,
            "questions": list(support.questions),
            "people": list(support.people),
            "starts": support.starts.isoformat() if support.starts else None,
            "turns": {week.isoformat(): person for week, person in sorted(support.turns.items())},
        }
        for key, value in written.items():
            put(plan, key, value)

    edit(folder, change)


def sample(folder: Path, zone: str = "") -> TeamFolder:
    """The sample team as if it were in `folder`, with the user in `zone`; nothing is written."""
    team, problems = parse(read_text("sample_team.toml"))
    people = tuple(
        replace(person, zone=zone) if zone and person.id == team.me else person for person in team.people
    )
    return TeamFolder(path=folder, team=replace(team, people=people), problems=problems)


def create_sample(folder: Path, *, zone: str = "", name: str = "") -> None:
    """Writes the sample team unless the folder has a team already; `zone` and `name` are the user's own.

    Whose zone is another than the sample's has no holidays yet, and who is named has no address yet.
    """
    path = folder / FILE
    if path.exists():
        return
    write_atomically(path, read_text("sample_team.toml"))
    you = load(folder).team.writer
    if you is not None and (zone or name):
        holidays = you.holidays if zone in ("", you.zone) else ""
        email = "" if name else you.email
        named = replace(you, name=name or you.name, email=email)
        save_person(folder, replace(named, zone=zone or you.zone, holidays=holidays))


def _entry(person: Person) -> dict[str, Any]:
    """What the file says of a person; an empty value is not written."""
    return {
        "name": person.name,
        "zone": person.zone,
        "hours": week_table(person.hours) if person.hours else None,
        "holidays": person.holidays,
        "days_off": [values.day_off_value(day) for day in person.days_off],
        "focus": [focus_value(block) for block in person.focus],
        "slack": person.slack,
        "email": person.email,
        "github": person.github,
    }
