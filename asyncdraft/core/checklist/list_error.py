"""What is wrong with a word list."""

from asyncdraft.core.text import say


class ListError(ValueError):
    """A line of a word list that cannot be read; `line` counts from 1."""

    def __init__(self, file: str, line: int, reason: str) -> None:
        super().__init__(say("{file}, line {line}: {reason}", file=file, line=line, reason=reason))
        self.line = line
        self.reason = reason
