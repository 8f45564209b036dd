"""English sentences that remember what they were made of, so that a face can say them in another language."""

from collections.abc import Iterable, Mapping

BETWEEN = "\x04"
"""Stands in a key of a catalogue between what a text is about and its pattern, as gettext has it."""


class Text(str):
    """A string like any other. `pattern` is its key in a catalogue and holds a place for each of `values`.

    Where one English word means several things, what it is about stands before it in the key.

    `many` is the pattern for every number but one, empty where nothing is counted; `is_capital` asks for a
    large first letter in every language.
    """

    __slots__ = ("is_capital", "many", "pattern", "values")

    pattern: str
    many: str
    values: Mapping[str, object]
    is_capital: bool

    def __str__(self) -> str:
        """An exception that was made of a sentence hands on the sentence as it was made."""
        return self


def say(pattern: str, /, **values: object) -> str:
    """`values` stand where `pattern` names them; without any, `pattern` is said as it is."""
    return _made(pattern.format_map(values) if values else pattern, pattern, values)


def say_of(about: str, pattern: str, /, **values: object) -> str:
    """For a word that means something else elsewhere: `about` tells it apart, to translators alone."""
    return _made(pattern.format_map(values) if values else pattern, f"{about}{BETWEEN}{pattern}", values)


def say_count(one: str, many: str, count: int, /, **values: object) -> str:
    """`one` for exactly one, else `many`; both may show `{count}`."""
    values["count"] = count
    return _made((one if count == 1 else many).format_map(values), one, values, many)


def joined(parts: Iterable[str], between: str = " ") -> str:
    """In a row, each to be said for itself."""
    values = {f"part{place}": part for place, part in enumerate(parts, 1)}
    pattern = "{between}".join(f"{{{name}}}" for name in values)
    values["between"] = SEPARATORS.get(between, between)
    return _made(pattern.format_map(values), pattern, values)


def capital(text: str) -> str:
    """With a large first letter: what may begin a sentence or stand within one."""
    carried = carrying(text)
    return _made(text[:1].upper() + text[1:], carried.pattern, carried.values, carried.many, is_capital=True)


def small(text: str) -> str:
    """With a small first letter, which is a rule of English alone."""
    carried = carrying(text)
    return _made(text[:1].lower() + text[1:], carried.pattern, carried.values, carried.many)


def in_small_letters(text: str) -> str:
    """In English alone, as `small` is."""
    carried = carrying(text)
    return _made(text.lower(), carried.pattern, carried.values, carried.many)


def as_written(text: str) -> str:
    """For words that stand in a message: they are shown as they stand there, in every language."""
    return text[:]


def carrying(text: str) -> Text:
    """`text` itself, or a text that shows the string as it is in every language."""
    return text if isinstance(text, Text) else _made(text, "{part}", {"part": text})


def plain(value: object) -> str:
    """For what is written down: the English text alone. Made for the hook of an encoder."""
    if isinstance(value, Text):
        return value[:]
    raise NotImplementedError(f"Objects of type {type(value).__name__} are not written down.")


def _made(
    english: str, pattern: str, values: Mapping[str, object], many: str = "", *, is_capital: bool = False
) -> Text:
    text = Text(english)
    text.pattern = pattern
    text.many = many
    text.values = values
    text.is_capital = is_capital
    return text


SEPARATORS = {
    text: text
    for text in (
        say_of("row", ", "),
        say_of("row", "; "),
        say_of("row", ". "),
        say_of("row", " and "),
        say_of("row", " or "),
    )
}
"""Those between the parts of a row that some languages write in another way: Japanese has "、"."""
