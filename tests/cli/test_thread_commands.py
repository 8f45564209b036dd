"""A debate on the command line, from the first message to the log of decisions."""

import json
from email.message import EmailMessage
from pathlib import Path

import icalendar
import pytest

from tests.cli.command_line import Run


@pytest.fixture
def thread(run: Run) -> str:
    """A thread with Maya, asked on Wednesday; its id."""
    asked = run(
        "thread", "add", "--new", "API response shape", "--to", "maya", "--at", "2026-11-18T10:00", "-",
        stdin="Does `/orders` join items and prices?",
    )  # fmt: skip
    assert (asked.status, asked.err) == (0, "")
    return asked.out.split()[0]


def answer(run: Run, thread: str, text: str, at: str, stance: str) -> str:
    added = run("thread", "add", thread, "--from", "maya", "--at", at, stdin=text)
    assert (added.status, added.err) == (0, "")
    return run("thread", "strike", thread, "--is", stance).out


def test_three_rounds_lead_to_a_call_and_a_record(run: Run, thread: str, tmp_path: Path) -> None:
    assert "strike 1 of 3\nYour turn: clarify" in answer(
        run, thread, "Flat!", "2026-11-18T16:00", "misunderstood"
    )
    draft = run("thread", "next", thread).out
    assert "template: strike-1-clarification" in draft
    assert "Maya wrote: “Flat!”" in draft
    run("thread", "add", thread, "--at", "2026-11-19T09:00", stdin="Only checkout needs the join.")
    assert "strike 2 of 3" in answer(run, thread, "Still flat.", "2026-11-19T15:00", "disagreed")
    run("thread", "add", thread, "--at", "2026-11-20T09:00", stdin="Both views, in my words.")
    assert "invite to the call" in answer(run, thread, "And still.", "2026-11-20T15:00", "disagreed")
    slots = run("thread", "ics", thread).out
    assert "everyone at work" in slots
    out = tmp_path / "call.ics"
    run("thread", "ics", thread, "--at", "2026-11-24T15:00", "--out", str(out))
    (event,) = icalendar.Calendar.from_ical(out.read_bytes()).walk("VEVENT")
    assert "Still flat." in str(event["DESCRIPTION"])
    decided = run(
        "thread", "decide", thread, "--decision", "Two endpoints.", "--why", "One cache.", "--owner", "maya"
    )
    assert decided.out.startswith("D-0001  API response shape")
    assert "D-0001" in run("thread", "log", "endpoints").out
    assert run("thread", "log", "nothing of it").out == ""
    folder = tmp_path / "log"
    run("thread", "log", "--into", str(folder))
    assert (folder / "0001-api-response-shape.md").read_text().startswith("# 1. API response shape")


def test_threads_are_listed_with_age_and_turn(run: Run, thread: str) -> None:
    line = run("thread", "list").out
    assert line.startswith(f"{thread}  API response shape  ○○○ strike 0 of 3 · 3 working days")
    assert line.endswith(" · No answer from Maya past Wed 13:00 EST\n")
    (listed,) = json.loads(run("thread", "list", "--json").out)
    assert (listed["step"], listed["overdue"]) == ("nudge", True)


def test_a_mail_and_a_copied_chat_tell_who_wrote(run: Run, thread: str, tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["From"] = "Maya Chen <maya@example.com>"
    mail["Date"] = "Wed, 18 Nov 2026 11:40:00 -0500"
    mail.set_content("Rather flat.\n\n> Does it join?\n")
    path = tmp_path / "answer.eml"
    path.write_bytes(mail.as_bytes())
    run("thread", "add", thread, str(path))
    run("thread", "add", thread, stdin="Ana Sousa\n  4:52 PM\nSo do I.")
    shown = run("thread", "show", thread).out
    assert "2. Maya, reply, open  Wed 18 Nov, 16:40 GMT\n   Rather flat.\n   1 quoted line folded" in shown
    assert "3. Ana, reply, open" in shown


def test_a_count_is_corrected_only_with_a_reason(run: Run, thread: str) -> None:
    refused = run("thread", "strike", thread, "--set", "2")
    assert (refused.status, refused.out) == (2, "")
    assert "Say why the count changes" in refused.err
    assert "strike 2 of 3" in run("thread", "strike", thread, "--set", "2", "--because", "Talked before.").out
    assert "Count set to 2: Talked before." in run("thread", "show", thread).out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("thread", "show", "zzz"), 'no thread whose id begins with "zzz"'),
        (("thread", "add"), "open one with --new TOPIC"),
        (("thread", "add", "--new", "x", "-"), "nothing new"),
        (("thread", "add", "--new", "x", "no-such.eml"), "cannot be read"),
    ],
)
def test_wrong_input_gets_a_sentence(run: Run, arguments: tuple[str, ...], sentence: str) -> None:
    result = run(*arguments)
    assert result.status == 2
    assert sentence in result.err


def test_a_call_too_long_or_a_record_too_short_is_refused(run: Run, thread: str) -> None:
    long = run("thread", "ics", thread, "--at", "2026-11-24T15:00", "--minutes", "30")
    assert "at most 15 minutes" in long.err
    empty = run("thread", "decide", thread, "--decision", "x", "--why", " ", "--owner", "maya")
    assert "still needs why" in empty.err
    assert "No message comes next" not in run("thread", "next", thread).err


def test_a_file_that_is_no_mail_is_refused(run: Run, thread: str, tmp_path: Path) -> None:
    path = tmp_path / "x.eml"
    path.write_bytes(b"\x00\x01")
    assert "no mail" in run("thread", "add", thread, str(path)).err
