"""`asyncdraft audit`: a calendar judged on the command line."""

import json
from pathlib import Path

import pytest

from asyncdraft.core.meetings.overrule import Overrule
from asyncdraft.core.meetings.verdict import Choice
from asyncdraft.storage import paths
from asyncdraft.storage.database import open_anyhow
from asyncdraft.storage.overrules import Overrules
from tests.cli.command_line import Run
from tests.core.meetings.ics import calendar_of, event

STATUS = event(
    "UID:status",
    "SUMMARY:Platform weekly status",
    "DESCRIPTION:Each team reports in turn what happened since last week. No decisions here.",
    "RRULE:FREQ=WEEKLY;BYDAY=MO,TH",
    "ORGANIZER;CN=Maya:mailto:maya@example.com",
    *(f"ATTENDEE;CN=P{number}:mailto:p{number}@example.com" for number in range(8)),
)
PAIR = event(
    "UID:pair",
    "SUMMARY:1:1 Maya and Kenji",
    "RRULE:FREQ=WEEKLY;INTERVAL=2",
    "ORGANIZER;CN=Maya:mailto:maya@example.com",
    "ATTENDEE;CN=Kenji:mailto:kenji@example.com",
    start=";TZID=GMT Standard Time:20260908T100000",
)
SURGEON = event("UID:own", "SUMMARY:Surgeon", "CLASS:PRIVATE")
BROKEN = "BEGIN:VEVENT\r\nUID:broken\r\nSUMMARY:Lunch\r\nDTSTART:noon\r\nEND:VEVENT"


@pytest.fixture
def calendar(tmp_path: Path) -> str:
    path = tmp_path / "alex.ics"
    path.write_bytes(calendar_of(STATUS, PAIR, SURGEON, BROKEN))
    return str(path)


def test_each_event_is_judged_or_told_as_json(run: Run, calendar: str) -> None:
    answer = json.loads(run("audit", calendar, "--json").out)
    found = {each["uid"]: each for each in answer["meetings"]}
    assert found.keys() == {"status", "pair", "own"}
    status = found["status"]
    assert (status["verdict"], status["minutes_per_week"], status["people"]) == ("replace", 120, 9)
    assert status["reasons"]
    assert (found["pair"]["verdict"], found["pair"]["minutes_per_week"]) == ("keep", 30)
    assert (found["own"]["title"], found["own"]["minutes_per_week"]) == ("Private event", 0)
    assert answer["problems"] == ["“Lunch” at line 36 has a time that cannot be read (“noon”)."]
    assert answer["window"] == {"first": "2026-09-07", "last": "2026-11-29"}


def test_the_text_says_what_it_comes_to(run: Run, calendar: str) -> None:
    out = run("audit", calendar, "--weeks", "4").out
    assert "2 Nov to 29 Nov 2026, 4 weeks, 4 events" in out
    assert "2 h a week only hand out information: 1 series" in out
    assert "→ replace  Platform weekly status" in out
    assert "Surgeon" not in out


def test_weeks_of_another_year_are_said(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "old.ics"
    path.write_bytes(calendar_of(event("UID:1", "SUMMARY:Kick-off", start=":20190304T100000Z")))
    out = run("audit", str(path)).out
    assert "17 Dec 2018 to 10 Mar 2019, 12 weeks, 1 event\nNothing takes place in the weeks up to now" in out
    assert "Kick-off" in out


def test_several_files_count_as_one(run: Run, calendar: str, tmp_path: Path) -> None:
    other = tmp_path / "maya.ics"
    other.write_bytes(calendar_of(STATUS, BROKEN))
    answer = json.loads(run("audit", calendar, str(other), "--json").out)
    assert len(answer["meetings"]) == 3
    assert [sentence.split(":")[0] for sentence in answer["problems"]] == ["alex.ics", "maya.ics"]


def test_working_hours_come_from_the_team(run: Run, calendar: str, tmp_path: Path) -> None:
    (tmp_path / "team.toml").write_text(
        '[people.maya]\nname = "Maya"\nzone = "Asia/Tokyo"\nhours = {mon-fri = ["09:00-17:00"]}\n'
        'email = "Maya@example.com"\n'
    )
    answer = json.loads(run("--team", str(tmp_path), "audit", calendar, "--json").out)
    assert {each["uid"]: each["off_hours"] for each in answer["meetings"]}["status"] == 1.0
    assert answer["people_not_in_roster"] == answer["people"] - 1


def test_what_the_user_decided_is_kept(run: Run, calendar: str) -> None:
    paths.database_file().parent.mkdir(parents=True, exist_ok=True)
    database = open_anyhow(paths.database_file(), 0)
    Overrules(database).save(Overrule("status", Choice.KEEP, "We decide there."))
    database.close()
    answer = json.loads(run("audit", calendar, "--json").out)
    status = next(each for each in answer["meetings"] if each["uid"] == "status")
    assert (status["verdict"], status["overruled"]) == ("keep", "We decide there.")


def test_no_store_is_made_by_looking(run: Run, calendar: str) -> None:
    run("audit", calendar)
    assert not paths.database_file().exists()


def test_report_and_picture_are_written(run: Run, calendar: str, tmp_path: Path) -> None:
    report, picture = tmp_path / "report.md", tmp_path / "hours.svg"
    run("audit", calendar, "--report", str(report), "--svg", str(picture))
    assert report.read_text().startswith("# Meetings of alex.ics")
    assert picture.read_text().startswith("<svg")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (b"Monday: call Maya\n", "notes.ics is no calendar; export one as .ics from your calendar program."),
        (b"", "notes.ics is empty; export the calendar once more."),
        (b"PK\x03\x04", "notes.ics is a packed folder (.zip); unpack it, and open the .ics files in it."),
    ],
)
def test_what_is_no_calendar_is_told(run: Run, tmp_path: Path, text: bytes, sentence: str) -> None:
    path = tmp_path / "notes.ics"
    path.write_bytes(text)
    answer = run("audit", str(path), "--json")
    assert (answer.status, answer.out, answer.err) == (2, "", f"asyncdraft: {sentence}\n")


def test_weeks_have_a_limit(run: Run, calendar: str) -> None:
    assert "from 1 to 159" in run("audit", calendar, "--weeks", "0").err
