"""The exercises and questions that come with the program: enough of them, true, and fair to guess."""

import re
from collections import Counter
from datetime import date

import pytest

from asyncdraft.core.practice.exercise import Exercise, Theme
from asyncdraft.core.practice.quiz import Question, QuestionGroup
from asyncdraft.storage.exercises import load_all

SHELF = load_all()
DATED = re.compile(
    r"\b(?P<day>Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:day|sday|nesday|rsday|urday)? (?P<number>\d{1,2}) "
    r"(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b"
)
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def test_every_theme_has_two_exercises_or_more() -> None:
    count = Counter(exercise.theme for exercise in SHELF.exercises)
    assert min(count[theme] for theme in Theme) >= 2
    assert count.total() >= 26


def test_every_group_has_ten_questions_or_more() -> None:
    count = Counter(question.group for question in SHELF.questions)
    assert min(count[group] for group in QuestionGroup) >= 10
    assert count.total() >= 44


@pytest.mark.parametrize("exercise", SHELF.exercises, ids=lambda exercise: exercise.id)
def test_weekdays_and_dates_agree(exercise: Exercise) -> None:
    """In all that an exercise says for itself; its flawed message may be wrong."""
    texts = (
        exercise.situation,
        exercise.model,
        *exercise.hints,
        *(criterion.reason for criterion in exercise.criteria),
        *(tier.text for tier in exercise.tiers),
    )
    dated = [match for text in texts for match in DATED.finditer(text)]
    wrong = [match[0] for match in dated if match["day"] != _weekday(match, exercise.now.date())]
    assert wrong == []


def _weekday(match: re.Match[str], near: date) -> str:
    """That of the date in the year that puts it nearest to the exercise's own day."""
    month, number = MONTHS.index(match["month"]) + 1, int(match["number"])
    days = [date(near.year + step, month, number) for step in (-1, 0, 1)]
    return DAYS[min(days, key=lambda day: abs(day - near)).weekday()]


def test_the_right_choice_is_not_to_be_guessed_from_its_place_or_length() -> None:
    single = [question for question in SHELF.questions if not question.wants_several]
    first_three = Counter(place for question in single for place in question.right if place < 3)
    assert all(len(single) / 5 < first_three[place] < len(single) / 2.5 for place in range(3))
    assert len(single) / 6 < sum(map(_longest_is_right, single)) < len(single) / 2.5


def _longest_is_right(question: Question) -> bool:
    longest = max(range(len(question.choices)), key=lambda place: len(question.choices[place].text))
    return question.right == {longest}
