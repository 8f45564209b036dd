"""What is wrong with a file of exercises or questions."""

import msgspec


class PracticeProblem(msgspec.Struct, frozen=True):
    """`line` counts from 1 in the file, 0 where no line is to blame; `reason` is a sentence."""

    path: str
    line: int
    reason: str

    def __str__(self) -> str:
        place = f"{self.path}, line {self.line}" if self.line else self.path
        return f"{place}: {self.reason}"


class UnreadableFile(Exception):  # noqa: N818 - it is told to users, not raised at programmers
    """Carries everything that is wrong with one file, in the order of its lines."""

    def __init__(self, problems: tuple[PracticeProblem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems
