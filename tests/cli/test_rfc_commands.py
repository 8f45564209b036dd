"""An RFC on the command line, from its window to the summary that closes it."""

import json
from pathlib import Path
from typing import Any

import icalendar
import pytest

from asyncdraft.core.people import Person
from asyncdraft.storage.team_folder import create_sample, save_person
from tests.cli.command_line import Run, written_draft


@pytest.fixture
def rfc(run: Run) -> str:
    """An RFC for two reviewers with seven business days, Priya’s holiday on Tue 24 Nov left out; its id."""
    planned = run(
        "rfc", "new", "part the queue", "--document", "https://docs.example.com/31", "--decider", "priya",
        "--reviewer", "maya|owner of the sender|sections 2 and 3", "--reviewer", "kenji|operations",
        "--option", "A: a larger queue|one day|comes back", "--option", "B: two queues|apart|12 days",
        "--what", "One queue delays all by 40 minutes.", "--why", "Payouts were late on six days.",
    )  # fmt: skip
    assert (planned.status, planned.err) == (0, "")
    assert planned.out.endswith("until Fri 4 Dec · 0 comments · silent: Maya Chen and Kenji Mori\n")
    return planned.out.split()[0]


def test_a_window_skips_everybodys_holidays(run: Run) -> None:
    found = json.loads(run("rfc", "window", "maya", "kenji", "--days", "5", "--json").out)
    assert found["days"] == ["2026-11-24", "2026-11-25", "2026-11-27", "2026-11-30", "2026-12-01"]
    assert found["skipped"] == [{"day": "2026-11-26", "why": "Thanksgiving Day (Maya)"}]
    told = run("rfc", "window", "maya", "--days", "5").out
    assert "Thu 26 Nov does not count: Thanksgiving Day (Maya)" in told


def test_comments_are_taken_in_and_each_gets_an_end(run: Run, rfc: str) -> None:
    paste = "Maya:\n- Nobody measured a Friday.\n- Wait for the release.\nKenji: fine for me\n"
    assert "3 comments" in run("rfc", "comment", rfc, stdin=paste).out
    assert "(accepted)" in run("rfc", "accept", rfc, "1", "--because", "section 3 has the number").out
    assert "Say why" in run("rfc", "reject", rfc, "2").err
    assert "(rejected)" in run("rfc", "reject", rfc, "2", "--because", "it has no date").out
    shown = run("rfc", "show", rfc).out
    assert "1. Maya Chen: Nobody measured a Friday. (accepted: section 3 has the number)" in shown
    assert "Maya Chen: sections 2 and 3, as owner of the sender" in shown
    run("rfc", "reopen", rfc, "2")
    states = [each["state"] for each in json.loads(run("rfc", "show", rfc, "--json").out)["comments"]]
    assert states == ["accepted", "open", "agreed"]
    assert (
        run("rfc", "nudge", rfc).err
        == "asyncdraft: Everybody has commented; nobody is left to be reminded.\n"
    )
    assert "closed" in run("rfc", "close", rfc, "--decision", "B.").out
    summary = run("rfc", "summary", rfc).out
    assert "template: rfc-closing" in summary
    assert "## What\nB." in summary


def test_who_reviews_from_outside_the_team_is_known_by_name(run: Run) -> None:
    rfc = run("rfc", "new", "part the queue", "--reviewer", "kenji", "--reviewer", "Sara Lind").out.split()[0]
    run("rfc", "comment", rfc, stdin="Kenji: fine for me\nSara: - No, one queue is enough.\n")
    run("rfc", "comment", "--from", "sara", rfc, stdin="And it is cheap.\n")
    found = json.loads(run("rfc", "show", rfc, "--json").out)
    assert [each["author"] for each in found["comments"]] == ["kenji", "Sara Lind", "Sara Lind"]
    assert found["silent"] == []


def tom_joins(folder: Path) -> None:
    create_sample(folder)
    save_person(folder, Person(id="tom", name="Tom Beck", zone="Europe/Berlin"))


def test_who_joins_the_team_after_the_opening_is_its_reviewer(run: Run, home: Path) -> None:
    rfc = run("rfc", "new", "part the queue", "--reviewer", "kenji", "--reviewer", "Tom Beck").out.split()[0]
    tom_joins(home / "team")
    run("rfc", "comment", rfc, stdin="Tom: fine for me\n")
    assert json.loads(run("rfc", "show", rfc, "--json").out)["silent"] == ["kenji"]
    assert "silent: Kenji Mori\n" in run("rfc", "list").out
    assert "Tom" not in run("rfc", "nudge", rfc).out


def test_who_joined_is_not_silent_where_the_comment_came_before(run: Run, home: Path) -> None:
    rfc = run("rfc", "new", "part the queue", "--reviewer", "kenji", "--reviewer", "Tom Beck").out.split()[0]
    run("rfc", "comment", rfc, stdin="Tom: fine for me\n")
    tom_joins(home / "team")
    assert json.loads(run("rfc", "list", "--json").out)[0]["silent"] == ["kenji"]
    run("rfc", "comment", rfc, stdin="Tom: Fine for me\n- Why now?\n")
    authors = [each["author"] for each in json.loads(run("rfc", "show", rfc, "--json").out)["comments"]]
    assert set(authors) == {"tom"}


def test_comments_are_about_an_option(run: Run, rfc: str) -> None:
    option = json.loads(run("rfc", "show", rfc, "--json").out)["options"][0]["name"]
    run("rfc", "comment", "--on", option[:1], "--from", "maya", rfc, stdin="Too dear.\n")
    assert f"Maya Chen on “{option}”: Too dear." in run("rfc", "show", rfc).out
    assert 'There is no option "zzz"' in run("rfc", "comment", rfc, "--on", "zzz", stdin="Maya: no.\n").err


def test_reminders_are_text_and_a_calendar_file(run: Run, rfc: str, tmp_path: Path) -> None:
    told = run("rfc", "remind", rfc).out.splitlines()
    assert told[-2:] == ["Fri 4 Dec: the window closes today", "To remind: Maya Chen, Kenji Mori"]
    assert len(json.loads(run("rfc", "remind", rfc, "--daily", "--json").out)) == 7
    out = tmp_path / "reminders.ics"
    assert run("rfc", "remind", rfc, "--ics", str(out), "--for", "kenji").out == ""
    events: Any = icalendar.Calendar.from_ical(out.read_bytes()).walk("VEVENT")
    assert [str(event["DTSTART"].dt.tzinfo) for event in events] == ["Asia/Tokyo"] * 3


@pytest.mark.parametrize(
    ("action", "told"),
    [
        ("nudge", "to: [maya, kenji]"),
        ("summary", "template: rfc-closing"),
    ],
)
def test_its_messages_are_drafts(run: Run, rfc: str, action: str, told: str, tmp_path: Path) -> None:
    assert told in written_draft(run, "email", tmp_path / "draft.md", "rfc", action, rfc)


def test_an_announcement_that_is_out_is_known_to_its_rfc(run: Run, rfc: str, tmp_path: Path) -> None:
    out = tmp_path / "announcement.md"
    told = run("rfc", "announce", rfc, "--out", str(out))
    assert told.status == 0
    assert "template: rfc-announcement" in out.read_text("utf-8")
    (draft,) = json.loads(run("drafts", "list", "--json").out)
    assert f"asyncdraft drafts mark {draft['id']} sent" in told.err
    assert f"id: {draft['id']}\n" in out.read_text("utf-8")
    assert " · announced · " not in run("rfc", "list").out

    run("drafts", "mark", draft["id"], "sent")
    assert " · announced · " in run("rfc", "list").out
    assert json.loads(run("rfc", "show", rfc, "--json").out)["is_announced"]


def test_options_are_a_table_and_rfcs_a_list(run: Run, rfc: str) -> None:
    assert run("rfc", "options", rfc).out.startswith("| Option | For it | Against it |\n")
    assert [each["name"] for each in json.loads(run("rfc", "options", rfc, "--json").out)] == [
        "A: a larger queue", "B: two queues",
    ]  # fmt: skip
    assert [each["id"] for each in json.loads(run("rfc", "list", "--json").out)] == [rfc]
    assert run("rfc", "delete", rfc).out == "part the queue is deleted.\n"
    assert run("rfc", "list", "--all").out == ""


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["window", "--days", "0"], "A feedback window has 1 to 60 business days."),
        (["new", "x", "--option", "|gain"], "should be a name and up to 3 texts"),
        (["show", "nothing"], "There is no RFC whose id begins"),
        (["accept", "ID", "4"], "There is no comment 4"),
        (["comment", "ID"], "It does not say whose comment it is"),
        (["comment", "--from", "maya", "ID", "EMPTY"], "There is nothing new in it"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    run: Run, rfc: str, arguments: list[str], sentence: str, tmp_path: Path
) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("")
    meant = {"ID": rfc, "EMPTY": str(empty)}
    result = run("rfc", *(meant.get(each, each) for each in arguments), stdin="A thought.")
    assert (result.status, result.out) == (2, "")
    assert sentence in result.err
