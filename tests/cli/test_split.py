import json
from pathlib import Path

from tests.cli.command_line import Run

ROUGH = """\
Hi Kenji,
the export stops at row 40 with error 55P03, see PAY-431. I restarted it twice.
We lose a day of orders because of that.
Can you look at the lock by tomorrow 17:00 Tokyo time?
If I hear nothing, I run it without the index.
"""


def test_a_text_is_shown_in_its_panes_with_the_reasons(run: Run) -> None:
    status, out, err = run("split", stdin=ROUGH)
    assert (status, err) == (0, "")
    titles = ("What\n", "Why\n", "What I need\n", "Default path forward\n")
    assert [out.index(title) for title in titles] == sorted(out.index(title) for title in titles)
    assert "  Can you look at the lock by tomorrow 17:00 Tokyo time?\n      It asks for something" in out
    assert "Deadline: Tue 24 Nov 2026, 17:00 JST (Tokyo)." in out


def test_json_tells_everything_that_is_proposed(run: Run, tmp_path: Path) -> None:
    (tmp_path / "team.toml").write_text('[people.kenji]\nname = "Kenji Mori"\nzone = "Asia/Tokyo"\n', "utf-8")
    answer = json.loads(run("split", "--json", "--team", str(tmp_path), stdin=ROUGH).out)
    assert [reader["id"] for reader in answer["readers"]] == ["kenji"]
    assert answer["need"] == "Can you look at the lock by tomorrow 17:00 Tokyo time?"
    assert answer["deadline"]["at"] == "2026-11-24T17:00+09:00[Asia/Tokyo]"
    piece = next(piece for piece in answer["pieces"] if piece["pane"] == "fallback")
    assert ROUGH[piece["start"] : piece["end"]] == piece["text"] == answer["fallback"]
    assert {"readers", "unknown", "links", "template", "questions"} <= answer.keys()


def test_lines_of_json_are_answered_in_order(run: Run) -> None:
    lines = [json.dumps({"text": ROUGH}), "no json", json.dumps({"text": ""}), json.dumps({})]
    first, second, third, last = map(
        json.loads, run("split", "--jsonl", stdin="\n".join(lines)).out.splitlines()
    )
    assert set(first) == {"what", "why", "need", "fallback"}
    assert sorted(" ".join(first.values()).split()) == sorted(ROUGH.split())
    assert "error" in second
    assert "error" in last
    assert third == {"what": "", "why": "", "need": "", "fallback": ""}


def test_a_draft_can_be_rendered_at_once(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "draft.md"
    path.write_text(run("split", "--draft", stdin=ROUGH).out, "utf-8")
    rendered = run("render", str(path), "--to", "markdown")
    assert rendered.status == 0
    assert "I run it without the index." in rendered.out


def test_a_diagnosis_has_the_status_of_findings(run: Run) -> None:
    flawed = run("split", "--diagnose", stdin="Can someone look at the thing asap?")
    assert flawed.status == 1
    assert "done by nobody" in flawed.out
    assert "## What I need\n\nCan someone look at the thing asap?" in flawed.out
    answer = json.loads(run("split", "--diagnose", "--json", stdin="Can someone look at it asap?").out)
    assert {"rule", "title", "why", "quote", "start", "end"} <= answer["failures"][0].keys()
    assert answer["skeleton"].startswith("## What")


def test_nothing_to_split_is_said(run: Run) -> None:
    status, out, err = run("split", stdin=" \n")
    assert (status, out) == (2, "")
    assert err == "asyncdraft: There is no text to split. Give a file, or pipe a message into the command.\n"
