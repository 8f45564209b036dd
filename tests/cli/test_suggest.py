import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from asyncdraft.core.draft import Deadline, Draft
from asyncdraft.storage import paths
from asyncdraft.storage.database import open_database
from asyncdraft.storage.drafts import Drafts
from tests.cli.command_line import Run


def test_deadlines_that_leave_everybody_their_hours(run: Run) -> None:
    lines = run("suggest", "kenji", "priya").out.splitlines()
    assert lines[:2] == [
        "Wed 25 Nov 2026, 14:30 IST (Bengaluru) = 09:00 GMT (London) = 18:00 JST (Tokyo)",
        "  Everyone has 4 h 30 or more, and all answers wait for you when you start.",
    ]


def test_more_hours_make_a_later_deadline(run: Run) -> None:
    (usual, longer) = (
        json.loads(run("suggest", "kenji", *more, "--json").out)["suggestions"][0]
        for more in ([], ["--hours", "12"])
    )
    assert (usual["at"], usual["least_minutes"]) == ("2026-11-24T18:00+09:00", 480)
    assert (longer["at"], longer["least_minutes"]) == ("2026-11-25T18:00+09:00", 960)


def test_another_channel_promises_more(run: Run) -> None:
    found = json.loads(run("suggest", "priya", "--channel", "email", "--json").out)["suggestions"]
    assert min(one["least_minutes"] for one in found) >= 8 * 60


def test_slots_for_a_call(run: Run) -> None:
    out = run("suggest", "kenji", "ana", "--call", "30").out
    assert out.splitlines()[:2] == [
        "Tue 24 Nov 2026, 09:00 GMT (London) = 18:00 JST (Tokyo) = 09:00 WET (Lisbon)",
        "  2 of 3 at work; 18:00 for Kenji.",
    ]
    calls = json.loads(run("suggest", "kenji", "--call", "30", "--json").out)["calls"]
    assert len(calls) == 3
    assert calls[0]["minutes_from_work"]["kenji"] == 0


def test_who_bore_more_is_spared(run: Run) -> None:
    """Kenji's day ends as the writer's begins: one of both has to leave their hours."""

    def away() -> int:
        calls = json.loads(run("suggest", "kenji", "--call", "60", "--json").out)["calls"]
        return int(calls[0]["minutes_from_work"]["you"])

    assert away() == 60
    _copied(["kenji"], [datetime(2026, 11, day, 2, 0, tzinfo=UTC) for day in (10, 11, 12)])
    assert away() == 0


def test_the_ledger_counts_what_was_copied_and_what_is_planned(run: Run) -> None:
    _copied(["maya"], [datetime(2026, 11, 18, 3, 0, tzinfo=UTC), datetime(2026, 9, 1, 3, 0, tzinfo=UTC)])
    out = run("fairness", "maya", "kenji", "--deadline", "wed 3am london").out.splitlines()
    assert out[0] == "Outside somebody's hours: last 30 days, 1 deadline"
    assert [" ".join(line.split()[:4]) for line in out[1:4]] == ["Alex 1 + 1", "Maya 1 + 1", "Kenji 0"]
    assert out[-1] == "This deadline adds one each for Alex and Maya."
    answer = json.loads(run("fairness", "maya", "--json").out)
    assert answer["deadlines"] == 1
    assert {"id": "maya", "outside": 1, "added": 0} in answer["people"]


def test_whoever_has_no_hours_is_named_and_not_guessed_at(run: Run, tmp_path: Path) -> None:
    text = 'me = "a"\n[people.a]\nname = "Ada"\nzone = "Europe/London"\nhours = {mon-fri = ["09:00-17:00"]}\n'
    (tmp_path / "team.toml").write_text(text + '[people.b]\nname = "Bo"\nzone = "Asia/Tokyo"\n')
    result = run("--team", str(tmp_path), "suggest", "b")
    assert result.status == 2
    assert "The working hours of Bo are not known" in result.err
    assert result.out == ""


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["suggest", "you"], "Name a reader besides yourself"),
        (["suggest", "kenji", "--hours", "0"], "--hours should be"),
        (["suggest", "kenji", "--call", "0"], "--call should be"),
        (["suggest", "kenji", "--call", "15", "--days", "90"], "--days should be"),
        (["suggest", "zoe"], 'no "zoe" in the team'),
        (["fairness", "--deadline", "blue"], "“blue” was not understood"),
    ],
)
def test_what_cannot_be_suggested_is_said(run: Run, arguments: list[str], sentence: str) -> None:
    result = run(*arguments)
    assert (result.status, result.out) == (2, "")
    assert sentence in result.err


def _copied(to: list[str], deadlines: list[datetime]) -> None:
    """Drafts that were sent with these deadlines."""
    database = open_database(paths.database_file())
    drafts = Drafts(database)
    for at in deadlines:
        made = drafts.create(Draft(what="x", to=tuple(to), deadline=Deadline(at=at, zone="UTC")))
        drafts.mark_copied(made.id)
    database.close()
