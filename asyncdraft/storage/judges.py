"""Judges of exercises, built from the files that come with the program."""

from asyncdraft.core.practice.exercise import Exercise
from asyncdraft.core.practice.judging import Judge
from asyncdraft.storage.library import Library


class Judges:
    """One library for each exercise, whose people are its team; kept, as words are dear to read.

    Neither rules nor words of the user's own team count: an exercise is the same everywhere.
    """

    def __init__(self) -> None:
        self._judges: dict[str, tuple[Exercise, Judge]] = {}

    def of(self, exercise: Exercise) -> Judge:
        known = self._judges.get(exercise.id)
        if known and known[0] is exercise:
            return known[1]
        library = Library(exercise.team)
        judge = Judge(exercise, library.checklist, library.times, library.calendar)
        self._judges[exercise.id] = (exercise, judge)
        return judge
