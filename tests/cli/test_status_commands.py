"""A status round on the command line, from its prompt to the page that is made of it."""

import json
from email.message import EmailMessage
from pathlib import Path

import pytest

from asyncdraft.core.people import Person
from asyncdraft.storage.team_folder import create_sample, save_person
from tests.cli.command_line import Run, written_draft
from tests.core.rounds.round_people import PASTE


@pytest.fixture
def status(run: Run) -> str:
    """A round of four people with two updates in; its id."""
    opened = run(
        "status", "new", "Week 48", "--people", "maya", "kenji", "ana", "priya",
        "--closes", "2026-11-24T15:00", "--least", "3", "--place", "https://board.example.com/w48",
    )  # fmt: skip
    assert (opened.status, opened.err) == (0, "")
    assert opened.out.endswith("0 of 4 in, missing Maya, Kenji, Ana and Priya; window closes Tue 24 Nov\n")
    found = opened.out.split()[0]
    assert "2 of 4 in" in run("status", "add", found, stdin=PASTE).out
    return found


def test_a_paste_is_parsed_without_a_round(run: Run) -> None:
    answer = json.loads(run("status", "parse", "--json", stdin=PASTE).out)
    maya, ana = answer["updates"]
    assert (maya["author"], maya["shipped"], maya["links"]) == (
        "maya",
        ["refunds ([PAY-4](https://tracker.example.com/PAY-4))"],
        ["https://tracker.example.com/PAY-4"],
    )
    assert ana["blocked"] == ["the runner is down"]
    assert "Ana Sousa\n  next\n    - the import" in run("status", "parse", stdin=PASTE).out


def test_the_round_tells_who_is_missing_and_what_blocks(run: Run, status: str) -> None:
    found = json.loads(run("status", "show", status, "--json").out)
    assert found["missing"] == ["kenji", "priya"]
    assert found["blockers"] == [
        {"who": "maya", "what": "waiting for Kenji to publish the texts", "helper": "kenji"},
        {"who": "ana", "what": "the runner is down", "helper": None},
    ]
    assert (
        run("status", "help", status, "2", "priya").out
        == "Priya Rao can help Ana Sousa: the runner is down\n"
    )
    shown = run("status", "show", status).out
    assert "2. Ana Sousa: the runner is down (Priya Rao can help)" in shown
    assert [each["id"] for each in json.loads(run("status", "list", "--json").out)] == [status]


def test_updates_come_as_files_mails_and_folders(run: Run, status: str, tmp_path: Path) -> None:
    folder = tmp_path / "updates"
    folder.mkdir()
    (folder / "kenji.md").write_text("Shipped: the parser\n")
    mail = EmailMessage()
    mail["From"] = "Priya Rao <priya@example.com>"
    mail.set_content(
        "Done: the gateway\n\nOn Mon, Nov 23, 2026 Alex wrote:\n> Please write.\n> Until Tuesday.\n"
    )
    (folder / "answer.eml").write_bytes(bytes(mail))
    (folder / "picture.png").write_bytes(b"no text")
    assert "4 of 4 in;" in run("status", "add", status, str(folder)).out
    updates = json.loads(run("status", "show", status, "--json").out)["updates"]
    assert [update["shipped"] for update in updates if update["author"] in ("kenji", "priya")] == [
        ["the parser"], ["the gateway"],
    ]  # fmt: skip
    assert run("status", "nudge", status).err == (
        "asyncdraft: Everybody has written; nobody is left to be reminded.\n"
    )


@pytest.mark.parametrize(
    ("action", "told"),
    [
        ("prompt", "template: team-status-round"),
        ("nudge", "to: [kenji, priya]"),
        ("synthesis", "@Kenji, please clear what blocks Maya"),
        ("executive", "- **Risks and mitigation:** Maya is blocked"),
    ],
)
def test_its_messages_are_drafts(run: Run, status: str, action: str, told: str, tmp_path: Path) -> None:
    assert told in written_draft(run, "slack", tmp_path / "draft.md", "status", action, status)


def test_an_update_changes_hands_goes_and_the_round_ends(run: Run, status: str) -> None:
    assert "missing Maya and Priya" in run("status", "who", status, "1", "kenji").out
    assert "1 of 4 in" in run("status", "remove", status, "1").out
    assert "closed" in run("status", "close", status).out
    assert run("status", "list").out == ""
    assert status in run("status", "list", "--all").out
    assert run("status", "delete", status).out == "Week 48 is deleted.\n"


def test_who_joins_the_team_after_the_opening_is_expected(run: Run, home: Path) -> None:
    found = run("status", "new", "Week 48", "--people", "kenji", "Tom Beck").out.split()[0]
    create_sample(home / "team")
    save_person(home / "team", Person(id="tom", name="Tom Beck", zone="Europe/Berlin"))
    assert "1 of 2 in, missing Kenji\n" in run("status", "add", found, stdin="Tom: Done: the queue\n").out
    assert "missing Kenji" in run("status", "list").out
    assert json.loads(run("status", "list", "--json").out)[0]["missing"] == ["kenji"]
    assert "to: [kenji]" in run("status", "nudge", found).out


@pytest.mark.parametrize(
    ("arguments", "stdin", "sentence"),
    [
        (["add", "ID"], "Shipped: one", "does not say whose update it is: add --from NAME"),
        (["add", "ID"], PASTE, "There is nothing new in it"),
        (["help", "ID", "7", "maya"], "", "There is no blocker 7"),
        (["who", "ID", "7", "maya"], "", "There is no entry 7"),
        (["show", "nothing"], "", "There is no round whose id begins"),
        (["new", "x", "--closes", "2026-01-01T10:00"], "", "--closes should be later"),
        (["new", "x", "--people", "maya", "--least", "2"], "", "--least should be between 0 and 1"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    run: Run, status: str, arguments: list[str], stdin: str, sentence: str
) -> None:
    result = run("status", *(status if each == "ID" else each for each in arguments), stdin=stdin)
    assert (result.status, result.out) == (2, "")
    assert sentence in result.err
