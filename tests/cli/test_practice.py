"""`asyncdraft practice`: exercises, quiz, drill and progress without a window."""

import json
import os
from pathlib import Path

import pytest

from asyncdraft.core.practice.task import Form
from tests.cli.command_line import Run
from tests.core.practice.small_exercise import SMALL

HASTY = (
    "Priya, the migration PAY-431 stops at step 3 with lock timeout after 50 s. I ruled out the disk. "
    "May the index build run online? Yes or no, by Tue 24 Nov 2026, 15:00 IST (Bengaluru)."
)
QUESTIONS = """---
group: vocabulary
---
## What is a zone? {#own-zone deadline.zone}
- [x] A clock -- Yes, of a place.
- [ ] A day -- No.
- [x] An offset -- Yes, over the year.
"""


@pytest.fixture
def team(tmp_path: Path) -> Path:
    folder = tmp_path / "team"
    (folder / "exercises").mkdir(parents=True)
    (folder / "quiz").mkdir()
    (folder / "team.toml").write_text('name = "Own"\n', "utf-8")
    (folder / "exercises" / "small.md").write_text(SMALL, "utf-8")
    (folder / "quiz" / "own.md").write_text(QUESTIONS, "utf-8")
    return folder


def test_the_exercises_stand_by_theme_with_those_of_the_team(run: Run, team: Path) -> None:
    status, out, err = run("practice", "list", "--team", str(team))
    assert (status, err) == (0, "")
    assert out.index("Low context\n") < out.index("blocked-migration") < out.index("Hand-off\n")
    assert "  small " in out


def test_a_wrong_file_of_the_team_is_told_and_the_rest_is_listed(run: Run, team: Path) -> None:
    (team / "exercises" / "wrong.md").write_text("Hello", "utf-8")
    status, out, _err = run("practice", "list", "--team", str(team))
    assert status == 1
    assert "small" in out
    assert f"{team / 'exercises' / 'wrong.md'}, line 1: The file must start with" in out
    assert run("practice", "show", "wrong", "--team", str(team)).err.startswith("asyncdraft: ")


def test_exercises_that_train_a_rule(run: Run) -> None:
    listed = json.loads(run("practice", "list", "--rule", "fallback.missing", "--json").out)
    assert listed
    assert all("fallback.missing" in exercise["trains"] for exercise in listed)


def test_an_exercise_is_shown_and_its_solution_only_when_asked_for(run: Run) -> None:
    out = run("practice", "show", "blocked-migration").out
    assert "To Priya Rao in Bengaluru (mon-fri 10:00-18:30; holidays IN)" in out
    assert "hey @channel, sorry to bother you!" in out
    assert "Model answer" not in out
    out = run("practice", "show", "blocked-migration", "--solution", "--hints").out
    assert "1. “@channel”: A whole channel" in out
    assert "Hints\n- " in out
    assert "### What I need" in out
    values = json.loads(run("practice", "show", "blocked-migration", "--json").out)
    start, end = values["failures"][0]["spans"][0]
    assert values["message"][start:end] == "@channel"


def test_an_unknown_exercise_is_told_with_what_may_be_meant(run: Run) -> None:
    status, _out, err = run("practice", "show", "blocked-migratoin")
    assert (status, err) == (
        2,
        'asyncdraft: There is no exercise "blocked-migratoin". Did you mean blocked-migration?\n',
    )


def test_an_answer_is_judged_with_reasons_and_beside_the_model(run: Run) -> None:
    status, out, _err = run("practice", "judge", "blocked-migration", "-", "--compare", stdin=HASTY)
    assert status == 1
    assert "✗ Tue 24 Nov, 15:00 IST is on a holiday for Priya (Guru Nanak's Birthday).\n" in out
    assert "      A deadline on her holiday or in her night is no deadline.\n" in out
    assert "Beside the model answer\n" in out
    assert "{+Wed 25+}" in out


def test_a_judgement_as_json(run: Run, tmp_path: Path) -> None:
    answer = tmp_path / "answer.md"
    answer.write_text(HASTY, "utf-8")
    values = json.loads(run("practice", "judge", "blocked-migration", str(answer), "--json").out)
    assert 0 < values["points"] < 10
    assert {each["outcome"] for each in values["criteria"]} == {"met", "unmet"}
    assert {finding["rule"] for finding in values["findings"]} >= {"fallback.missing"}
    assert values["deadline"] == "2026-11-24T09:30:00+00:00"


def test_the_model_answer_is_ready(run: Run) -> None:
    model = json.loads(run("practice", "show", "evening-hand-off", "--json").out)["model"]
    status, out, _err = run("practice", "judge", "evening-hand-off", "-", stdin=model)
    assert status == 0
    assert out.startswith("10/10  Ready to send\nThis is the model answer, nearly word for word.")


def test_only_what_is_to_be_kept_counts(run: Run) -> None:
    run("practice", "judge", "blocked-migration", "-", stdin=HASTY)
    assert json.loads(run("practice", "progress", "--json").out)["done"] == 0
    run("practice", "judge", "blocked-migration", "-", "--keep", stdin=HASTY)
    progress = json.loads(run("practice", "progress", "--json").out)
    assert (progress["done"], progress["streak"]) == (1, 1)
    assert progress["days"][-1]["day"] == "2026-11-23"
    assert progress["days"][-1]["points"] is not None
    assert {"rule": "fallback.missing", "held": 0, "of": 1} in progress["rules"]
    assert progress["due"]["rule"]
    out = run("practice", "progress").out
    assert "Weakest first\n" in out
    assert "1 of " in out.splitlines()[0]
    assert "/10" in run("practice", "list").out


def test_progress_without_anything_done(run: Run) -> None:
    out = run("practice", "progress").out
    assert out.startswith("0 of ")
    assert "A suggestion to begin with" in out


def test_a_question_is_asked_answered_and_explained(run: Run, team: Path) -> None:
    out = run("practice", "quiz", "own-zone", "--team", str(team)).out
    assert out.startswith("What is a zone?  (several are right)\n  1  A clock\n")
    assert "Yes, of a place." not in out
    status, out, _err = run("practice", "quiz", "own-zone", "--answer", "3,1", "--team", str(team))
    assert (status, out.splitlines()[0]) == (0, "Right.")
    status, out, _err = run("practice", "quiz", "own-zone", "--answer", "1", "--team", str(team))
    assert status == 1
    assert "  ✓ 3  An offset\n       Yes, over the year." in out
    progress = json.loads(run("practice", "progress", "--json", "--team", str(team)).out)
    assert progress["quiz"] == {"right": 1, "of": 2}
    assert {"rule": "deadline.zone", "held": 1, "of": 2} in progress["rules"]


@pytest.mark.parametrize("answer", ["4", "", "one"])
def test_an_answer_that_is_no_number_is_told(run: Run, team: Path, answer: str) -> None:
    status, _out, err = run("practice", "quiz", "own-zone", "--answer", answer, "--team", str(team))
    assert (status, err) == (2, "asyncdraft: Answer with numbers from 1 to 3, such as 1,3.\n")


def test_the_next_question_is_one_that_never_came(run: Run, team: Path) -> None:
    first = json.loads(run("practice", "quiz", "--json", "--team", str(team)).out)
    run("practice", "quiz", first["id"], "--answer", "1", "--team", str(team))
    second = json.loads(run("practice", "quiz", "--json", "--team", str(team)).out)
    assert second["id"] != first["id"]


def test_a_task_of_the_drill_is_the_same_for_its_seed(run: Run) -> None:
    task = json.loads(run("practice", "drill", "--form", "letters", "--seed", "7", "--json").out)
    assert task == json.loads(run("practice", "drill", "--form", "letters", "--seed", "7", "--json").out)
    answers = [
        run("practice", "drill", "--form", "letters", "--seed", "7", "--answer", choice)
        for choice in task["choices"]
    ]
    assert sorted(answer.status for answer in answers) == [0, 1, 1, 1]
    assert all("On that day" in answer.out for answer in answers)
    assert json.loads(run("practice", "progress", "--json").out)["drill"] == {"right": 1, "of": 4}


def test_the_drill_asks_what_never_came_and_then_what_went_wrong(run: Run) -> None:
    asked = []
    for seed in range(len(Form)):
        task = json.loads(run("practice", "drill", "--seed", str(seed), "--json").out)
        asked.append(task["form"])
        run("practice", "drill", "--form", task["form"], "--seed", str(seed), "--answer", "no idea")
    assert asked == list(Form)


def test_a_form_that_is_none_is_told(run: Run) -> None:
    assert run("practice", "drill", "--form", "maths").err == (
        "asyncdraft: --form should be one of clock, answer, send, hours, letters, not maths.\n"
    )


def test_files_are_checked_with_their_lines(run: Run, team: Path) -> None:
    wrong = team / "exercises" / "wrong.md"
    wrong.write_text(SMALL.replace("minutes: 5", "minutes: no"), "utf-8")
    status, out, _err = run("practice", "check", str(team / "exercises"), str(team / "quiz"))
    assert (status, out) == (1, f"{wrong}:4: minutes: expected a number of minutes from 1 to 60.\n")
    wrong.unlink()
    status, out, _err = run("practice", "check", str(team / "exercises"), str(team / "quiz" / "own.md"))
    assert (status, out) == (0, "2 files, nothing wrong.\n")
    assert run("practice", "check", os.devnull + "x").status == 2


def test_a_digit_that_is_no_number_is_no_answer(run: Run, team: Path) -> None:
    told = run("practice", "quiz", "own-zone", "--answer", "²", "--team", str(team))
    assert (told.status, told.err) == (2, "asyncdraft: Answer with numbers from 1 to 3, such as 1,3.\n")
