"""What is wrong with a file of exercises or questions."""

import msgspec

from asyncdraft.core.text import say


class PracticeProblem(msgspec.Struct, frozen=True):
    """`line` counts from 1 in the file, 0 where no line is to blame; `reason` is a sentence."""

    path: str
    line: int
    reason: str

    def __str__(self) -> str:
        place = say("{path}, line {line}", path=self.path, line=self.line) if self.line else self.path
        return say("{place}: {reason}", place=place, reason=self.reason)


class UnreadableFile(Exception):  # noqa: N818 - it is told to users, not raised at programmers
    """Carries everything that is wrong with one file, in the order of its lines."""

    def __init__(self, problems: tuple[PracticeProblem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems
