from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from asyncdraft.core.draft import Deadline, Draft
from asyncdraft.core.people import Person
from asyncdraft.core.team import Team
from asyncdraft.core.when.working import Calendar
from asyncdraft.core.when.zones import zone
from asyncdraft.storage import resources, team_folder
from asyncdraft.storage.library import Library
from asyncdraft.storage.template_files import load

NOW = datetime(2026, 11, 23, 15, 46, tzinfo=zone("Europe/London"))


@pytest.fixture(scope="module")
def library() -> Library:
    return Library(team_folder.sample(Path("nowhere")).team)


@pytest.mark.parametrize(
    ("typed", "at", "zone_name"),
    [
        ("tue 5pm tokyo", datetime(2026, 11, 24, 8, tzinfo=UTC), "Asia/Tokyo"),
        ("tomorrow noon", datetime(2026, 11, 24, 12, tzinfo=UTC), "Europe/London"),
        ("2026-11-24T17:00+05:00", datetime(2026, 11, 24, 12, tzinfo=UTC), "Europe/London"),
    ],
)
def test_a_typed_deadline_is_read(library: Library, typed: str, at: datetime, zone_name: str) -> None:
    read = library.with_deadline(Draft(deadline=Deadline(typed=typed)), NOW).deadline
    assert read == Deadline(typed=typed, at=at, zone=zone_name)


def test_a_deadline_that_cannot_be_read_stays(library: Library) -> None:
    for deadline in (Deadline(), Deadline(typed="blue"), Deadline(typed="x", at=NOW, zone="Asia/Tokyo")):
        draft = Draft(deadline=deadline)
        assert library.with_deadline(draft, NOW) == draft


def test_what_the_checklist_judges(library: Library) -> None:
    template = load(resources.templates_dir() / "handoff.md", "built-in")
    draft = Draft(to=("kenji", "priya"), deadline=Deadline(typed="tue 5pm tokyo"), what="PAY-412 fails.")
    message = library.message(draft, template, NOW)
    assert [(reader.name, reader.minutes, reader.lands) for reader in message.readers] == [
        ("Kenji Mori", 420, "work"),
        ("Priya Rao", 0, "holiday"),
    ]
    assert message.deadline_text.startswith("Tue 24 Nov 2026, 17:00 JST (Tokyo)")
    assert message.regrade == template.checks
    assert library.message(msgspec.structs.replace(draft, deadline=Deadline()), template, NOW).readers == ()


def test_unknown_holidays_are_none() -> None:
    library = Library(Team())
    person = Person(id="a", name="A", zone="Asia/Tokyo", holidays="XX")
    assert library.calendar(person, NOW).holidays == {}
    assert library.region("", 2026).days == {}
    assert library.region("JP", 2026) is library.region("JP", 2026)


def test_working_days_count_by_the_calendars_of_the_team(library: Library) -> None:
    (found,) = library.times.read("Priya's next working day", NOW).candidates
    assert found.instant(NOW) == datetime(2026, 11, 25, 12, 30, tzinfo=UTC)
    assert "without Tue 24 Nov" in found.assumed[0]


def test_calendars_may_be_somebody_elses() -> None:
    team = team_folder.sample(Path("nowhere")).team
    library = Library(team, calendars=lambda person, _now: Calendar(person, {}))
    (found,) = library.times.read("Priya's next working day", NOW).candidates
    assert found.instant(NOW) == datetime(2026, 11, 24, 12, 30, tzinfo=UTC)
