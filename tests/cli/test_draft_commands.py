import json
from pathlib import Path

import pytest

from tests.cli.command_line import Run

DRAFT = """\
---
template: handoff
channel: slack
to: [kenji, priya]
subject: 'Blocked: nightly export'
deadline: tue 5pm tokyo
fields: {topic: nightly export, status: blocked}
---
## What
The export stops at row 40,112.

## Why
Billing starts on Friday.

## What I need
Kenji: which encoding is right?
"""


@pytest.fixture
def draft(tmp_path: Path) -> str:
    path = tmp_path / "draft.md"
    path.write_text(DRAFT)
    return str(path)


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


# --- templates -----------------------------------------------------------------------------------------


def test_the_gallery(run: Run) -> None:
    entries = json.loads(run("templates", "list", "--json").out)
    handoff = next(entry for entry in entries if entry["name"] == "handoff")
    assert set(handoff) == {"name", "title", "group", "purpose", "source"}
    assert handoff["source"] == "built-in"
    assert "handoff" in run("templates", "list").out


def test_a_template_and_its_sample(run: Run) -> None:
    out = run("templates", "show", "handoff").out
    assert "For " in out
    assert "## What" in out
    assert run("templates", "show", "handoff", "--source").out.startswith("---\n")
    assert "Did" not in run("templates", "show", "handoff", "--to", "slack").err


def test_a_copy_comes_first(run: Run, home: Path) -> None:
    path = Path(run("templates", "copy", "handoff").out.strip())
    assert path == home / "templates/handoff.md"
    entries = json.loads(run("templates", "list", "--json").out)
    assert [entry["source"] for entry in entries if entry["name"] == "handoff"] == ["user"]
    assert run("templates", "copy", "handoff").status == 2


def test_templates_are_checked(run: Run, tmp_path: Path) -> None:
    assert "nothing wrong" in run("templates", "check").out
    broken = tmp_path / "broken.md"
    broken.write_text("---\nname: broken\ntitle: T\npurpose: P\n---\n{{ nobody }}\n")
    result = run("templates", "check", str(broken), "handoff")
    assert result.status == 1
    assert "broken.md:6: “nobody” is not a known value." in result.out


def test_a_check_names_file_and_line_for_a_pipeline(run: Run, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("About")
    head = "---\nname: {}\ntitle: T\npurpose: P\n---\n"
    (tmp_path / "one.md").write_text(head.format("one") + "{{ what }}\n\n{{ dedline }} {{ wy }}\n")
    (tmp_path / "two.md").write_text(head.format("two") + "{{ [1][0] // 0 }}\n")
    (tmp_path / "sound.md").write_text(head.format("sound") + "{{ what }}\n")

    result = run("templates", "check", str(tmp_path))

    assert result.status == 1
    assert result.out.splitlines() == [
        f"{tmp_path / 'one.md'}:8: “dedline” is not a known value. Did you mean deadline?",
        f"{tmp_path / 'one.md'}:8: “wy” is not a known value. Did you mean why?",
        f"{tmp_path / 'two.md'}:6: It divides by zero.",
    ]


def test_a_copy_shows_what_it_changes(run: Run) -> None:
    path = Path(run("templates", "copy", "handoff").out.strip())
    path.write_text(path.read_text().replace("Done so far", "Finished"))
    out = run("templates", "show", "handoff", "--changes").out
    assert (
        '− {{ done | bullets | section("Done so far") }}\n+ {{ done | bullets | section("Finished") }}' in out
    )
    assert run("templates", "show", "blocker", "--changes").out == ""


def test_templates_travel_in_packs(run: Run, tmp_path: Path, home: Path) -> None:
    pack = str(tmp_path / "pack.zip")
    assert run("templates", "export", "handoff", "blocker", "--out", pack).status == 0
    assert len(run("templates", "import", pack).out.splitlines()) == 2
    (home / "templates/handoff.md").write_text("mine")
    again = run("templates", "import", pack)
    assert again.status == 1
    assert "handoff.md is there already" in again.err
    assert (home / "templates/handoff.md").read_text() == "mine"
    assert run("templates", "import", pack, "--replace").status == 0
    assert (home / "templates/handoff.md").read_text() != "mine"


def test_what_is_no_pack(run: Run, tmp_path: Path) -> None:
    (tmp_path / "pack.zip").write_text("no zip")
    result = run("templates", "import", str(tmp_path / "pack.zip"))
    assert (result.status, result.err.count("\n")) == (2, 1)


# --- drafts --------------------------------------------------------------------------------------------


def test_drafts_go_in_and_out(run: Run, draft: str, tmp_path: Path) -> None:
    draft_id = run("drafts", "import", draft).out.split()[0]
    assert "Blocked: nightly export" in run("drafts", "list").out
    (line,) = json.loads(run("drafts", "list", "--json").out)
    assert (line["id"], line["to"], line["template"]) == (draft_id, ["kenji", "priya"], "handoff")
    assert draft_id in run("drafts", "search", "encod", "BLOCKED").out
    assert run("drafts", "search", "zebra").out == ""
    (exported,) = run("drafts", "export", "--into", str(tmp_path / "out")).out.splitlines()
    assert Path(exported).read_text() == run("drafts", "show", draft_id[:6]).out
    assert run("drafts", "import", exported).out.split()[0] == draft_id
    assert len(json.loads(run("drafts", "list", "--json").out)) == 1


def test_an_earlier_state(run: Run, draft: str, tmp_path: Path) -> None:
    draft_id = run("drafts", "import", draft).out.split()[0]
    (exported,) = run("drafts", "export", draft_id, "--into", str(tmp_path)).out.splitlines()
    Path(exported).write_text(Path(exported).read_text().split("## Why")[0])
    run("drafts", "import", exported)
    assert "Billing" not in run("drafts", "show", draft_id).out
    oldest = run("drafts", "history", draft_id).out.splitlines()[-1].split()[0]
    assert "Billing" in run("drafts", "show", draft_id, "--version", oldest).out
    assert run("drafts", "show", draft_id, "--version", "4711").status == 2


def test_a_draft_that_is_not_there(run: Run) -> None:
    result = run("drafts", "show", "abc")
    assert (result.status, result.out) == (2, "")
    assert 'begins with "abc"' in result.err


# --- team ----------------------------------------------------------------------------------------------


def test_the_team(run: Run) -> None:
    lines = run("team", "show").out.splitlines()
    assert lines[2].split("  ")[0] == "kenji"
    assert lines[2].endswith("asleep until 09:00")
    assert "nothing wrong" in run("team", "check").out


def test_the_sample_is_where_the_user_is(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "America/Lima")
    assert "(Lima)" in run("team", "show").out.splitlines()[1]


def test_a_team_with_mistakes(run: Run, tmp_path: Path) -> None:
    text = 'colour = "red"\n[people.a]\nzone = "Europe/London"\nholidays = "XX"\n'
    (tmp_path / "team.toml").write_text(text)
    result = run("--team", str(tmp_path), "team", "check")
    assert result.status == 1
    assert "team.toml, line 1, colour: expected one of name, me" in result.out
    assert "people.a.holidays" in result.out
    warned = run("--team", str(tmp_path), "team", "show")
    assert (warned.status, warned.err.count("\n")) == (0, 1)
