"""The page of the formats says what reading does."""

import re
from pathlib import Path

from asyncdraft.core.practice import exercise_file, quiz_file
from asyncdraft.core.practice.criterion import FORMS, parse
from asyncdraft.core.practice.reference import reference

PAGE = Path(__file__).parents[3] / "docs" / "practice-reference.md"


def test_the_page_is_made_from_the_declarations() -> None:
    assert PAGE.read_text(encoding="utf-8") == reference(), "run packaging/make_pages.py"


def test_the_examples_of_the_page_can_be_read() -> None:
    exercise, quiz = re.findall(r"^```markdown\n(.*?)^```", reference(), re.MULTILINE | re.DOTALL)
    assert exercise_file.parse(exercise, "page", "migration").failures
    questions, problems = quiz_file.parse(quiz, "page")
    assert questions
    assert not problems


def test_every_kind_of_criterion_can_be_written_as_its_example() -> None:
    for demand, form in FORMS.items():
        assert parse(f"{form.example} -- It helps.").demand is demand
