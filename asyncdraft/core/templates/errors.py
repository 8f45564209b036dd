"""What can be wrong with a template, as one sentence with its place."""

from asyncdraft.core.text import say


class TemplateError(Exception):
    """`line` counts from 1 in the file, 0 where no line is to blame.

    `quote` is the offending word as written, `suggestion` the word probably meant; both may be empty.
    """

    def __init__(self, path: str, line: int, reason: str, suggestion: str = "", quote: str = "") -> None:
        super().__init__(path, line, reason, suggestion, quote)
        self.path = path
        self.line = line
        self.reason = reason
        self.suggestion = suggestion
        self.quote = quote

    @property
    def sentence(self) -> str:
        if not self.suggestion:
            return self.reason
        return say("{reason} Did you mean {suggestion}?", reason=self.reason, suggestion=self.suggestion)

    def __str__(self) -> str:
        if not self.line:
            return say("{path}: {sentence}", path=self.path, sentence=self.sentence)
        return say("{path}, line {line}: {sentence}", path=self.path, line=self.line, sentence=self.sentence)


class LimitReachedError(Exception):
    """A template asked for more work than an honest one needs."""


def nearest(word: str, known: tuple[str, ...]) -> str:
    """The known word that `word` was probably meant to be, or nothing."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, known, 1, 0.6)), "")
