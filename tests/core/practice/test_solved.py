"""Every exercise solved well and badly by hand, with what must be told of each answer.

`fixtures/practice/solved/ID.md` has the parts "Solved well" and "Solved badly", and mostly "Solved
otherwise", well too but in another style. Each has the range of points that it deserves, the answer, and in
lists: the criteria that it does not meet, those of which the judge cannot be sure, and rules of the checklist
that must find something. All other criteria are met.
"""

import re
from pathlib import Path

import msgspec
import pytest

from asyncdraft.core.practice.exercise import Exercise
from asyncdraft.core.practice.judgement import MOST_POINTS, Judgement, Outcome
from asyncdraft.storage.exercises import load_all
from asyncdraft.storage.judges import Judges

FOLDER = Path(__file__).parents[2] / "fixtures" / "practice" / "solved"
PART = re.compile(
    r"^## Solved (?P<how>well|otherwise|badly): (?P<least>\d+)-(?P<most>\d+) points$", re.MULTILINE
)
LIST = re.compile(r"^### (?P<name>Not met|Unsure|Found)$", re.MULTILINE)
EXERCISES = {exercise.id: exercise for exercise in load_all().exercises if exercise.source == "built-in"}


class Solved(msgspec.Struct, frozen=True):
    """One answer, and what must be told of it: the texts of criteria, and ids of rules."""

    exercise: str
    how: str
    points: range
    answer: str
    unmet: tuple[str, ...]
    unsure: tuple[str, ...]
    found: tuple[str, ...]


def solved(path: Path) -> list[Solved]:
    _, *fields = PART.split(path.read_text(encoding="utf-8"))
    parts = zip(*(fields[at::4] for at in range(4)), strict=True)
    return [
        _solved(path.stem, how, range(int(least), int(most) + 1), text) for how, least, most, text in parts
    ]


def _solved(exercise: str, how: str, points: range, text: str) -> Solved:
    answer, *fields = LIST.split(text)
    lists = {name: _lines(body) for name, body in zip(fields[::2], fields[1::2], strict=True)}
    told = (lists.get(name, ()) for name in ("Not met", "Unsure", "Found"))
    return Solved(exercise, how, points, answer.strip(), *told)


def _lines(body: str) -> tuple[str, ...]:
    return tuple(line.removeprefix("- ") for line in body.splitlines() if line.startswith("- "))


CASES = [case for path in sorted(FOLDER.glob("*.md")) for case in solved(path)]


@pytest.fixture(scope="module")
def judges() -> Judges:
    return Judges()


def test_every_exercise_is_solved_well_and_badly() -> None:
    cases = [(case.exercise, case.how) for case in CASES if case.how != "otherwise"]
    assert sorted(cases) == sorted((exercise, how) for exercise in EXERCISES for how in ("badly", "well"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.exercise}-{case.how}")
def test_a_solution_is_told_what_a_reader_found_in_it(case: Solved, judges: Judges) -> None:
    judgement = judges.of(EXERCISES[case.exercise]).judge(case.answer)
    assert told(judgement, Outcome.UNMET) == case.unmet
    assert told(judgement, Outcome.UNSURE) == case.unsure
    assert set(case.found) <= set(judgement.missed)
    assert judgement.points in case.points
    assert judgement.objections == ()


def told(judgement: Judgement, outcome: Outcome) -> tuple[str, ...]:
    return tuple(judged.criterion.text for judged in judgement.criteria if judged.outcome is outcome)


@pytest.mark.parametrize("exercise", EXERCISES.values(), ids=EXERCISES)
def test_the_model_answer_has_all_points(exercise: Exercise, judges: Judges) -> None:
    judgement = judges.of(exercise).judge(exercise.model)
    assert told(judgement, Outcome.UNMET) + told(judgement, Outcome.UNSURE) == ()
    assert judgement.missed == ()
    assert judgement.points == MOST_POINTS


@pytest.mark.parametrize(
    "exercise", [each for each in EXERCISES.values() if each.message], ids=lambda exercise: exercise.id
)
def test_the_flawed_message_is_no_answer(exercise: Exercise, judges: Judges) -> None:
    assert judges.of(exercise).judge(exercise.message).points <= 1
