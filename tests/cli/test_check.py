import json
from pathlib import Path

import pytest

from asyncdraft.cli import terminal
from tests.cli.command_line import Run

DRAFT = """\
---
template: handoff
channel: slack
to: [kenji]
deadline: tue 5pm tokyo
fields: {topic: nightly export, status: blocked}
---
## What
The export job stops; see the ticket.

## Why
Billing starts on Friday 27 November and needs all 40,112 rows.

## What I need
Kenji: please confirm the encoding of the file by the deadline.
"""


def flags(out: str) -> set[str]:
    answer = json.loads(out)
    return {flag["rule"] for flag in (*answer["flags"], *answer["notes"])}


def test_a_draft_with_findings(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "draft.md"
    path.write_text(DRAFT)
    result = run("check", str(path))
    assert (result.status, result.err) == (1, "")
    assert "Default path forward" in result.out
    assert "fallback.missing" in result.out
    assert "What, line 1, column" in result.out
    assert result.out.rstrip().splitlines()[-1].endswith(")")
    assert flags(run("check", str(path), "--json").out) >= {"fallback.missing", "context.link"}


def test_the_readers_working_time_counts(run: Run) -> None:
    night = run("check", "-", "--json", stdin=DRAFT.replace("5pm", "3am")).out
    assert "deadline.short" in flags(night)
    assert "deadline.short" not in flags(run("check", "-", "--json", stdin=DRAFT).out)


def test_a_clean_text(run: Run) -> None:
    text = (
        "For information only, nothing to do: the export of Mon 23 Nov 2026 (run 4711) has all 40,112 rows.\n"
    )
    result = run("check", "--for", "kenji", stdin=text)
    assert (result.status, result.err) == (0, "")
    assert "Ready to send" in result.out


def test_an_empty_text(run: Run) -> None:
    result = run("check")
    assert result.status == 0
    assert "Nothing to check yet" in result.out


def test_a_team_regrades_rules(run: Run, tmp_path: Path) -> None:
    (tmp_path / "team.toml").write_text('[rules]\n"hello.only" = "off"\n')
    assert "hello.only" in flags(run("check", "--json", stdin="hey, got a sec?").out)
    assert "hello.only" not in flags(
        run("--team", str(tmp_path), "check", "--json", stdin="hey, got a sec?").out
    )


def test_the_users_own_grades_weigh_most(run: Run, home: Path) -> None:
    home.mkdir()
    (home / "settings.json").write_text('{"rules": {"hello.only": "off"}}')
    assert "hello.only" not in flags(run("check", "--json", stdin="hey, got a sec?").out)


def test_a_team_adds_phrase_rules(run: Run, tmp_path: Path) -> None:
    (tmp_path / "team.toml").write_text('name = "Yard"\n')
    (tmp_path / "checks" / "plain").mkdir(parents=True)
    (tmp_path / "checks" / "plain" / "Jargon.yml").write_text(
        "extends: existence\nmessage: Not '%s'.\ntokens: [synergy, '(a+)+b']\n"
    )
    team = ("--team", str(tmp_path))
    assert "plain.Jargon" in flags(run(*team, "check", "--json", stdin="There is synergy.").out)
    assert run(*team, "rules").out.endswith("warning  Not '…'.\n")
    assert "A phrase rule of the style “plain”." in run(*team, "rules", "plain.Jargon").out
    told = run(*team, "team", "check")
    assert (told.status, "checks/plain/Jargon.yml, line 3: “(a+)+b”" in told.out) == (1, True)
    (tmp_path / "team.toml").write_text('[rules]\n"plain.Jargon" = "off"\n')
    assert "plain.Jargon" not in flags(run(*team, "check", "--json", stdin="There is synergy.").out)


def test_json_lines(run: Run) -> None:
    text = "\N{OWL} Could someone look at it by noon EST?"
    requests = [
        {
            "text": text,
            "channel": "slack",
            "kind": "",
            "sent_at": "2026-07-01T10:00:00+01:00",
            "sender_zone": "Europe/London",
            "recipients": [{"name": "Kenji", "zone": "Asia/Tokyo"}, {"name": "#billing", "zone": None}],
        },
        {
            "text": text,
            "channel": None,
            "kind": None,
            "sent_at": None,
            "sender_zone": None,
            "recipients": None,
        },
        {"channel": "slack"},
        {"text": text, "sender_zone": "Moon"},
        {"text": text, "recipients": "Kenji"},
        {"text": text, "sent_at": "then"},
    ]
    result = run("check", "--jsonl", stdin="\n".join(map(json.dumps, requests)))
    answers = [json.loads(line) for line in result.out.splitlines()]
    assert result.status == 0
    assert all({"rule", "start", "end", "severity", "message"} <= set(flag) for flag in answers[0]["flags"])
    spans = {flag["rule"]: text[flag["start"] : flag["end"]] for flag in answers[0]["flags"]}
    assert spans["ask.owner"] == "someone"
    assert answers[1]["flags"]
    assert ["error" in answer for answer in answers] == [False, False, True, True, True, True]


def test_the_rules(run: Run) -> None:
    assert "ask.owner" in run("rules").out
    explained = run("rules", "ask.owner").out
    assert "Good" in explained
    assert "Bad" in explained
    (rule,) = [rule for rule in json.loads(run("rules", "--json").out) if rule["id"] == "ask.owner"]
    assert set(rule) == {"id", "group", "title", "severity", "why"}
    assert "Did you mean ask.owner" in run("rules", "ask.ownr").err


@pytest.mark.parametrize("is_one", [True, False])
def test_colours_are_for_terminals(monkeypatch: pytest.MonkeyPatch, is_one: bool) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("sys.stdout.isatty", lambda: is_one)
    assert (terminal.styled("x", "error") != "x") is is_one
    monkeypatch.setenv("NO_COLOR", "1")
    assert terminal.styled("x", "error") == "x"
