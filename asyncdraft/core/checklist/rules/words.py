"""How rules put things, and which of their words they name."""

from collections.abc import Iterable

from asyncdraft.core.checklist.survey import Spot
from asyncdraft.core.text import say
from asyncdraft.core.when.wording import all_of

LONGEST_QUOTE = 40


def quoted(text: str) -> str:
    """The words in quotation marks, shortened in the middle so that a title stays one line."""
    words = " ".join(text.split())
    if len(words) > LONGEST_QUOTE:
        words = f"{words[: LONGEST_QUOTE // 2].rstrip()} … {words[-LONGEST_QUOTE // 3 :].lstrip()}"
    return say("“{words}”", words=words)


def listed(names: tuple[str, ...]) -> str:
    """Kenji; Kenji and Priya; Kenji, Priya and two more."""
    if len(names) <= 2:
        return all_of(names)
    return say("{first}, {second} and {count} more", first=names[0], second=names[1], count=len(names) - 2)


def outermost(spots: Iterable[Spot]) -> list[Spot]:
    """Without those that are part of a longer one: the longer one is told alone."""
    found = list(spots)
    return [spot for spot in found if not any(_is_part(spot, other) for other in found)]


def _is_part(spot: Spot, whole: Spot) -> bool:
    return (
        spot.placed is whole.placed
        and whole.start <= spot.start
        and spot.end <= whole.end
        and spot.end - spot.start < whole.end - whole.start
    )
