"""What a team's folder says of checks, link shorthands and words, changed in place."""

from collections.abc import Collection, MutableMapping
from pathlib import Path
from typing import Any

from asyncdraft.core.text import say
from asyncdraft.storage import dictionary
from asyncdraft.storage import team_values as values
from asyncdraft.storage.files import line_end, write_atomically
from asyncdraft.storage.team_document import edit, put, table


def save_grade(folder: Path, rule_id: str, grade: str) -> None:
    """How strict a check is for the whole team; empty for what is declared. Raises StoreProblem."""
    edit(folder, lambda document: _put(document, "rules", rule_id, grade))


def save_link(folder: Path, shorthand: str, address: str, before: str = "") -> None:
    """`before` is what the shorthand was called, if it has a new name. Raises StoreProblem."""

    def change(document: MutableMapping[str, Any]) -> None:
        if before and before != shorthand:
            _put(document, "links", before, "")
        _put(document, "links", shorthand, address)

    edit(folder, change)


def remove_link(folder: Path, shorthand: str) -> None:
    edit(folder, lambda document: _put(document, "links", shorthand, ""))


def _put(document: MutableMapping[str, Any], name: str, key: str, value: str) -> None:
    if value or name in document:
        put(table(document, name), key, value, values.text)


def checked_link(shorthand: str, address: str, taken: Collection[str]) -> tuple[str, str]:
    """Both without the blanks around them. Raises ValueError with a sentence."""
    name = shorthand.strip()
    if not values.SHORTHAND.fullmatch(name):
        raise ValueError(say("A shorthand is a word that begins with a letter, such as PAY."))
    if name in taken:
        raise ValueError(say("The team has the shorthand {name} already: change that one.", name=name))
    try:
        return name, values.link(address.strip())
    except ValueError as error:
        raise ValueError(say("The address should be {error}.", error=error)) from error


def words_text(folder: Path) -> str:
    """The words that spelling takes for right, with the remarks among them. Raises StoreProblem."""
    return dictionary.text_of(folder / dictionary.FILE)


def save_words(folder: Path, text: str, kept: str) -> None:
    """`kept` is what `text` was made of: what others have written or taken out since stays so."""
    written = words_text(folder)
    typed, known, now = map(_lines, (text, kept, written))
    if now != known:
        gone = set(known) - set(typed)
        typed = [
            *(line for line in now if line not in gone),
            *(line for line in typed if line not in {*known, *now}),
        ]
    end = line_end(written)
    write_atomically(folder / dictionary.FILE, "".join(f"{line}{end}" for line in typed))


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip().splitlines()]
