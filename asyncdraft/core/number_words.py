"""Small numbers in words."""

from asyncdraft.core.text import say_of

WORDS = (
    *(say_of("number", "no"), say_of("number", "one"), say_of("number", "two"), say_of("number", "three")),
    *(say_of("number", "four"), say_of("number", "five"), say_of("number", "six"), say_of("number", "seven")),
    *(say_of("number", "eight"), say_of("number", "nine"), say_of("number", "ten")),
)


def in_words(number: int) -> str:
    return WORDS[number] if number < len(WORDS) else str(number)
