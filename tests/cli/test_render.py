"""`asyncdraft render`: a draft in every form, and what is wrong with one in a sentence."""

from pathlib import Path

import pytest

from tests.cli.a_draft import DRAFT
from tests.cli.command_line import Run


@pytest.mark.parametrize(
    ("target", "beginning"),
    [
        ("slack", "*Blocked: nightly export*\n\n"),
        ("slack-api", "*Blocked: nightly export*\n\n"),
        ("email", "Subject: Blocked: nightly export\n\nHi Kenji and Priya,"),
        ("eml", "Subject: Blocked: nightly export\n"),
        ("html", "<!DOCTYPE html>"),
        ("markdown", "# Blocked: nightly export\n\n"),
    ],
)
def test_a_draft_in_every_form(run: Run, draft: str, target: str, beginning: str) -> None:
    result = run("render", draft, "--to", target)
    assert (result.status, result.err) == (0, "")
    assert result.out.replace("\r\n", "\n").startswith(beginning)
    assert "The export stops at row 40,112." in result.out
    assert "Tue 24 Nov 2026, 17:00 JST (Tokyo)" in result.out.replace("=\n", "")


def test_mail_addresses_come_from_the_team(run: Run, draft: str) -> None:
    out = run("render", draft, "--to", "eml").out
    assert "From: Alex Reed <alex@example.com>" in out
    assert "To: Kenji Mori <kenji@example.com>, Priya Rao <priya@example.com>" in out


def test_attachments_go_along_or_are_named(run: Run, draft: str, tmp_path: Path) -> None:
    (tmp_path / "worker.log").write_text("one\n")
    (tmp_path / "plan.txt").write_text("two\n")
    path = Path(draft)
    path.write_text(DRAFT.replace("template:", "attachments: [worker.log]\ntemplate:"))
    more = str(tmp_path / "plan.txt")

    mail = run("render", draft, "--to", "eml", "--attach", more).out
    assert 'filename="worker.log"' in mail
    assert 'filename="plan.txt"' in mail
    assert "Attached:" not in mail
    assert (
        "*Attached:* `worker.log`, `plan.txt`" in run("render", draft, "--to", "slack", "--attach", more).out
    )


def test_a_missing_attachment_is_one_sentence(run: Run, draft: str) -> None:
    result = run("render", draft, "--to", "eml", "--attach", "/nowhere/x.log")
    assert result.status != 0
    assert result.out == ""
    assert "“x.log” is not in /nowhere any more" in result.err


def test_the_channel_of_the_draft_is_the_default(run: Run, draft: str) -> None:
    assert run("render", draft).out == run("render", draft, "--to", "slack").out


def test_strangers_are_named(run: Run) -> None:
    result = run("render", "-", "--to", "slack", stdin=DRAFT.replace("priya", "zoe"))
    assert result.status == 0
    assert "zoe is not in the team" in result.err


@pytest.mark.parametrize(
    ("right", "wrong", "sentence"),
    [
        ("template: handoff", "template: handof", 'There is no template "handof"'),
        ("channel: slack", "channel: pigeon", "line 3"),
        ("to: [kenji", "to: [[kenji", "no YAML"),
    ],
)
def test_a_draft_with_a_mistake(run: Run, right: str, wrong: str, sentence: str) -> None:
    result = run("render", "-", stdin=DRAFT.replace(right, wrong))
    assert (result.status, result.out) == (2, "")
    assert sentence in result.err


def test_an_empty_draft(run: Run) -> None:
    result = run("render", "-", stdin="---\ntemplate: handoff\n---\n")
    assert (result.status, result.out) == (2, "")
    assert "write something below ## What" in result.err


def test_a_template_with_an_error(run: Run, draft: str, home: Path) -> None:
    folder = home / "templates"
    folder.mkdir(parents=True)
    (folder / "handoff.md").write_text("---\nname: handoff\ntitle: T\npurpose: P\n---\n{% if %}\n")
    result = run("render", draft)
    assert (result.status, result.out) == (2, "")
    assert "handoff.md, line 6" in result.err
