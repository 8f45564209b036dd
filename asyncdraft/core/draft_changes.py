"""What differs between two states of a draft, part by part, in the order in which it is written."""

from collections.abc import Mapping, Sequence

import msgspec

from asyncdraft.core.differences import Kind, Piece, words
from asyncdraft.core.draft import PANE_TITLES, PANES, Draft, Pane
from asyncdraft.core.text import say


class Change(msgspec.Struct, frozen=True):
    """`part` is the name of a pane or of another part of the draft."""

    part: str
    title: str
    pieces: tuple[Piece, ...]


def changes(old: Draft, new: Draft, names: Mapping[str, str] = {}) -> tuple[Change, ...]:
    """Only the parts that differ. `names` are those of the readers by roster id."""
    return tuple(change for change in parts(old, new, names) if is_changed(change))


def parts(old: Draft, new: Draft, names: Mapping[str, str] = {}) -> tuple[Change, ...]:
    """Every part that either state fills."""
    compared = [
        Change("to", say("Readers"), words(_readers(old, names), _readers(new, names))),
        Change("subject", PANE_TITLES[Pane.SUBJECT], words(old.subject, new.subject)),
        *(Change(f"field {name}", _title(name), words(*texts)) for name, texts in _fields(old, new).items()),
        *(Change(pane, PANE_TITLES[pane], words(old.text(pane), new.text(pane))) for pane in PANES),
        Change("deadline", say("Answer by"), words(old.deadline.typed, new.deadline.typed)),
        Change("template", say("Template"), words(old.template, new.template)),
        Change("title", say("Name of the draft"), words(old.title, new.title)),
    ]
    return tuple(change for change in compared if change.pieces)


def is_changed(change: Change) -> bool:
    return any(piece.kind is not Kind.SAME for piece in change.pieces)


def _readers(draft: Draft, names: Mapping[str, str]) -> str:
    return ", ".join(names.get(reader, reader) for reader in draft.to)


def _fields(old: Draft, new: Draft) -> dict[str, tuple[str, str]]:
    names = dict.fromkeys((*old.fields, *new.fields))
    return {name: (_text(old.fields.get(name)), _text(new.fields.get(name))) for name in names}


def _title(name: str) -> str:
    words_of_name = name.replace("_", " ").replace("-", " ")
    return f"{words_of_name[:1].upper()}{words_of_name[1:]}"


def _text(value: object) -> str:
    """Lists one item a line."""
    if value is None:
        return ""
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {_text(inner)}" for name, inner in value.items())
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "\n".join(map(_text, value))
    return str(value)
