"""Harper, the spelling checker of the extra `asyncdraft[spell]`, asked for single words."""

from collections.abc import Mapping, Sequence
from importlib.util import find_spec

from asyncdraft.core.spelling import Answer, Dialect
from asyncdraft.core.text import say

RULE = "SpellCheck"
APART = "\n\n"
MISSING = say("Spelling is an extra that is not installed: pip install 'asyncdraft[spell]' adds it.")


def is_installed() -> bool:
    return find_spec("harper") is not None


class Harper:
    """Built in about a second, and asked at about 10 ms a misspelled word: both off the GUI thread.

    Not to be asked by two threads at a time.
    """

    def __init__(self, dialect: Dialect) -> None:
        from harper import Dialect as Harpers
        from harper import Linter

        self._linter: Linter = Linter(Harpers[dialect.name])
        self._linter.set_lint_config({rule: rule == RULE for rule in self._linter.get_lint_config()})

    def check(self, words: Sequence[str]) -> Mapping[str, Answer]:
        """An answer for each word. A word that only wants other capitals is right."""
        from harper import Language

        starts: dict[int, str] = {}
        position = 0
        for word in words:
            starts[position] = word
            position += len(word) + len(APART)
        answers: dict[str, Answer] = dict.fromkeys(words)
        for lint in self._linter.lint(APART.join(words), language=Language.PLAINTEXT):
            word = starts.get(lint.span.start, "")
            choices = tuple(suggestion.replacement_text for suggestion in lint.suggestions)
            if word and word.casefold() not in {choice.casefold() for choice in choices}:
                answers[word] = choices
        return answers
