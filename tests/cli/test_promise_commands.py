"""Promises, focus and support on the command line, in a team folder of the user's own."""

import json
from pathlib import Path

import pytest
from icalendar import Calendar

from asyncdraft.core.draft import Channel
from asyncdraft.storage.draft_file import read as read_draft
from asyncdraft.storage.team_folder import create_sample
from tests.cli.command_line import Result, Run

TARGETS = ("slack", "slack-api", "slack-blocks", "email", "eml", "html", "markdown")


@pytest.fixture
def asked(run: Run, tmp_path: Path) -> Run:
    """In a folder with the sample team, where the promise is agreed and the writer has a block."""
    create_sample(tmp_path / "team")

    def call(*arguments: str, stdin: str = "") -> Result:
        return run("--team", str(tmp_path / "team"), *arguments, stdin=stdin)

    assert call("sla", "set", "agreed=2026-10-05", "review=2027-01-04").status == 0
    assert call("focus", "add", "tue-thu 9:00-11:00 gateway plan").out == (
        "tue-thu 09:00-11:00 gateway plan is saved.\n"
    )
    return call


def test_the_promise_is_shown_and_changed(asked: Run, tmp_path: Path) -> None:
    assert asked("sla", "set", "chat=2 working hours", "email=", "rfc=7 working days").status == 0
    shown = asked("sla", "show").out
    assert (
        "Chat       2 working hours\nRFC        7 working days\nTriage     11:00 and 16:00, own time\n"
        in shown
    )
    values = json.loads(asked("sla", "show", "--json").out)
    assert values["channels"] == {"chat": "2 working hours", "rfc": "7 working days"}
    assert (values["emergency"], values["review"], values["review_is_due"]) == (
        "PagerDuty",
        "2027-01-04",
        False,
    )
    text = (tmp_path / "team" / "team.toml").read_text()
    assert "# What the team promises: how soon" in text


def test_a_wrong_value_changes_nothing(asked: Run, tmp_path: Path) -> None:
    before = (tmp_path / "team" / "team.toml").read_text()
    refused = asked("sla", "set", "triage=11:00", "chat=soon")
    assert (refused.status, refused.out) == (2, "")
    assert 'chat should be a span such as "4 working hours"' in refused.err
    assert "Write KEY=VALUE" in asked("sla", "set", "chat").err
    assert 'Write a block such as "tue-thu 09:00-11:00 spec"' in asked("focus", "add", "daily").err
    assert (tmp_path / "team" / "team.toml").read_text() == before


@pytest.mark.parametrize("target", TARGETS)
def test_the_page_is_there_for_every_target(asked: Run, target: str) -> None:
    page = asked("sla", "page", "--to", target)
    assert (page.status, page.err) == (0, "")
    assert "PagerDuty" in page.out.replace("=\r\n", "")
    assert "4 working hours" in page.out


def test_the_proposal_is_a_draft_that_passes_the_checklist(asked: Run, tmp_path: Path) -> None:
    path = tmp_path / "proposal.md"
    assert asked("sla", "proposal", "--out", str(path)).status == 0
    assert read_draft(path.read_text()).to == ("kenji", "priya", "maya", "ana")
    checked = asked("check", str(path))
    assert (checked.status, checked.out.count("\n")) == (0, 1)


def test_without_an_agreement_there_is_no_page(asked: Run) -> None:
    asked("sla", "set", "agreed=")
    assert "until then it is a proposal" in asked("sla", "page").err
    asked("sla", "set", "emergency=")
    assert "no emergency path yet" in asked("focus", "status").err
    assert json.loads(asked("focus", "show", "--json").out)["status"] is None


def test_a_focus_block_is_shown_with_what_is_said_in_it(asked: Run) -> None:
    values = json.loads(asked("focus", "show", "--json").out)
    assert values["blocks"] == ["tue-thu 09:00-11:00 gateway plan"]
    assert [each["starts"] for each in values["week"]] == [
        "2026-11-24T09:00+00:00",
        "2026-11-25T09:00+00:00",
        "2026-11-26T09:00+00:00",
    ]
    assert (values["next"]["ends"], values["answers"]) == ("2026-11-24T11:00+00:00", "2026-11-24T13:00+00:00")
    assert asked("focus", "status").out == f"{values['status']}\n"
    assert asked("focus", "reply").out == f"{values['reply']}\n"
    shown = asked("focus", "show").out
    assert "1. tue-thu 09:00-11:00 gateway plan\n" in shown
    assert "  Tue 24 Nov, 09:00 to 11:00 GMT  gateway plan\n" in shown
    assert values["status"] in shown


def test_who_is_in_focus_now(asked: Run) -> None:
    assert asked("focus", "who").out == "Nobody is in focus now.\n"
    asked("focus", "add", "2026-11-23 15:00-16:30")
    assert asked("focus", "who").out == "Alex Reed  until Mon 23 Nov, 16:30 GMT\n"
    (found,) = json.loads(asked("focus", "who", "--json").out)["people"]
    assert (found["person"], found["ends"]) == ("you", "2026-11-23T16:30+00:00")


def test_a_block_is_removed_by_its_number(asked: Run) -> None:
    assert "There is no block 2" in asked("focus", "remove", "2").err
    assert asked("focus", "remove", "1").status == 0
    assert asked("focus", "show").out.startswith("Alex Reed has no focus blocks.")
    assert "no focus block to come" in asked("focus", "ics").err


def test_the_blocks_go_into_a_calendar(asked: Run, tmp_path: Path) -> None:
    assert asked("focus", "ics", "--out", str(tmp_path / "focus.ics")).status == 0
    (event,) = Calendar.from_ical((tmp_path / "focus.ics").read_bytes()).walk("VEVENT")
    assert (str(event["SUMMARY"]), "PagerDuty" in str(event["DESCRIPTION"])) == ("Focus: gateway plan", True)


def test_each_who_wrote_gets_a_draft(asked: Run, tmp_path: Path) -> None:
    paste = "[10:12] Maya Chen: Does v2 take refunds in part?\n[10:30] Kenji Mori: Where is the log?"
    many = asked("focus", "follow-up", stdin=paste)
    assert "2 people wrote: say with --out which folder" in many.err
    told = asked("focus", "follow-up", "--out", str(tmp_path), stdin=paste)
    assert told.out.splitlines() == [str(tmp_path / f"follow-up-{who}.md") for who in ("maya", "kenji")]
    draft = read_draft((tmp_path / "follow-up-maya.md").read_text())
    assert (draft.to, draft.channel) == (("maya",), Channel.SLACK)
    assert (
        "is there already and stays" in asked("focus", "follow-up", "--out", str(tmp_path), stdin=paste).err
    )
    assert read_draft(asked("focus", "follow-up", "--for", "Ana").out).to == ("ana",)
    assert "does not know Tom Okafor" in asked("focus", "follow-up", stdin="[10:12] Tom Okafor: hi").err


def test_turns_at_triage_are_shown_and_given_away(asked: Run) -> None:
    assert "Nobody takes turns yet" in asked("support", "rota").err
    asked("support", "set", "people=kenji, priya, maya", "starts=2026-11-23", "service=payments")
    turns = json.loads(asked("support", "rota", "--weeks", "3", "--json").out)["turns"]
    assert turns[0]["days"]["2026-11-23"] == "priya", "Kenji has a holiday"
    assert [turn["person"] for turn in turns] == ["kenji", "maya", "priya"], "Priya has served a day already"
    assert asked("support", "swap", "2026-12-02", "priya").out == "The week of 2026-11-30 is Priya Rao’s.\n"
    assert "2026-11-30  Priya Rao\n" in asked("support", "rota").out
    assert "takes no turns" in asked("support", "swap", "2026-12-02", "ana").err


def test_the_form_and_its_announcement_come_from_the_data(asked: Run, tmp_path: Path) -> None:
    asked("support", "set", "people=kenji,priya", "service=payments", "questions=Which order?; By when?")
    assert "Say where the form is" in asked("support", "intake").err
    asked("support", "set", "form=https://forms.example.com/help")
    assert "1. Which order?\n2. By when?\n" in asked("support", "form").out
    path = tmp_path / "intake.md"
    for readers in (("--for", "maya", "ana"), ()):
        assert asked("support", "intake", *readers, "--out", str(path)).status == 0
        assert asked("check", str(path)).status == 0
    assert "PagerDuty" in asked("support", "intake", "--to", "slack").out


def test_the_sample_team_is_not_written_into(run: Run) -> None:
    for arguments in (("sla", "set", "chat=1 working day"), ("focus", "add", "mon 9:00-10:00")):
        assert "There is no team.toml" in run(*arguments).err


def test_an_id_of_the_team_file_leads_to_no_other_folder(asked: Run, tmp_path: Path) -> None:
    with (tmp_path / "team" / "team.toml").open("a", encoding="utf-8") as file:
        file.write('\n[people."x/../../eve"]\nname = "Eve"\nzone = "Europe/Paris"\n')
    (tmp_path / "out" / "follow-up-x").mkdir(parents=True)
    told = asked("focus", "follow-up", "--for", "Eve", "--out", str(tmp_path / "out"))
    assert told.out == f"{tmp_path / 'out' / 'follow-up-x%2F..%2F..%2Feve.md'}\n"
    assert not list(tmp_path.glob("eve*"))


def test_a_promise_that_no_file_could_hold_is_refused(asked: Run) -> None:
    told = asked("sla", "set", "chat=99999999 working hours")
    assert (told.status, told.err.startswith("asyncdraft: chat should be a span")) == (2, True)
