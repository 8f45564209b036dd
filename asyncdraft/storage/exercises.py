"""Exercises and questions: those that come with the program, and the team's own.

A wrong file, or a wrong question in a file, is told and left out; the rest loads.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec

from asyncdraft.core.practice import exercise_file, quiz_file
from asyncdraft.core.practice.exercise import Exercise, Source, Theme
from asyncdraft.core.practice.problem import PracticeProblem, UnreadableFile
from asyncdraft.core.practice.quiz import Question, QuestionGroup
from asyncdraft.core.templates.front_matter import MAX_CHARACTERS
from asyncdraft.core.text import say
from asyncdraft.storage import resources
from asyncdraft.storage.files import line_of
from asyncdraft.storage.template_files import files_in

EXERCISES = "exercises"
QUIZ = "quiz"
MAX_BYTES = 4 * MAX_CHARACTERS
"""A character of UTF-8 has at most four."""

QUESTIONS = re.compile(r"---[ \t]*\r?\n(?:(?!---)[^\n]*\n)*?group[ \t]*:")

T = TypeVar("T")


class Shelf(msgspec.Struct, frozen=True):
    """What can be practised, in the order of the lists; `problems` can be shown as they are."""

    exercises: tuple[Exercise, ...] = ()
    questions: tuple[Question, ...] = ()
    problems: tuple[PracticeProblem, ...] = ()

    def exercise(self, exercise_id: str) -> Exercise | None:
        return next((exercise for exercise in self.exercises if exercise.id == exercise_id), None)

    def question(self, question_id: str) -> Question | None:
        return next((question for question in self.questions if question.id == question_id), None)


def load_all(team_dir: Path | None = None) -> Shelf:
    """Never raises. An exercise or question of the team takes the place of the built-in one of its id."""
    problems: list[PracticeProblem] = []
    exercises: dict[str, Exercise] = {}
    questions: dict[str, Question] = {}
    for folder, source in _places(team_dir):
        for path in files_in(folder / EXERCISES):
            exercise = _told(load_exercise, path, source, problems)
            if exercise:
                exercises[exercise.id] = exercise
        for path in files_in(folder / QUIZ):
            loaded = _told(load_questions, path, source, problems)
            if loaded:
                problems += [*loaded[1], *_twice(loaded[0], questions)]
                questions |= {question.id: question for question in loaded[0]}
    return Shelf(
        tuple(sorted(exercises.values(), key=_exercise_order)),
        tuple(sorted(questions.values(), key=lambda question: [*QuestionGroup].index(question.group))),
        tuple(problems),
    )


def load_exercise(path: Path, source: Source = "team") -> Exercise:
    """Raises UnreadableFile."""
    return exercise_file.parse(_text(path), str(path), path.stem, source)


def load_questions(
    path: Path, source: Source = "team"
) -> tuple[tuple[Question, ...], tuple[PracticeProblem, ...]]:
    """Raises UnreadableFile."""
    return quiz_file.parse(_text(path), str(path), source)


def inspect(path: Path) -> tuple[PracticeProblem, ...]:
    """What is wrong with a file: of questions where its front matter names a group, else of an exercise."""
    try:
        text = _text(path)
        if QUESTIONS.match(text):
            return load_questions(path)[1]
        load_exercise(path)
    except UnreadableFile as error:
        return error.problems
    return ()


def _places(team_dir: Path | None) -> tuple[tuple[Path, Source], ...]:
    built_in: tuple[Path, Source] = (resources.resources_dir(), "built-in")
    return (built_in, (team_dir, "team")) if team_dir else (built_in,)


def _told(
    load: Callable[[Path, Source], T], path: Path, source: Source, problems: list[PracticeProblem]
) -> T | None:
    try:
        return load(path, source)
    except UnreadableFile as error:
        problems += error.problems
        return None


def _twice(found: tuple[Question, ...], known: dict[str, Question]) -> list[PracticeProblem]:
    """Ids that another file of the same source has already: answers are kept by id."""
    return [
        PracticeProblem(
            question.path,
            question.line,
            say("The id “{id}” is used in {name} too.", id=question.id, name=Path(other.path).name),
        )
        for question in found
        if (other := known.get(question.id)) and other.source == question.source
    ]


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1).decode("utf-8")
    except OSError as error:
        problem = PracticeProblem(
            str(path), 0, say("The file cannot be read: {strerror}.", strerror=error.strerror)
        )
        raise UnreadableFile((problem,)) from None
    except UnicodeDecodeError as error:
        problem = PracticeProblem(str(path), line_of(error), say("The file is not UTF-8 text."))
        raise UnreadableFile((problem,)) from None


def _exercise_order(exercise: Exercise) -> tuple[int, int, str]:
    """By theme; within one the shorter first."""
    return [*Theme].index(exercise.theme), exercise.minutes, exercise.title
