"""What stops a command."""

from collections.abc import Iterable


class Failure(Exception):  # noqa: N818 - it is shown to users, not raised at programmers
    """One sentence for standard error; the exit status is 2."""


def unknown(problem: str, word: str, known: Iterable[str], elsewhere: str) -> Failure:
    """Says what `word` may have meant, or `elsewhere`, a sentence that leads to all that is known."""
    from difflib import get_close_matches

    near = get_close_matches(word, known, 1)
    return Failure(f"{problem} Did you mean {near[0]}?" if near else f"{problem} {elsewhere}")
