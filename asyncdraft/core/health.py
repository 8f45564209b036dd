"""What is known of the program's surroundings, and what to do where something is missing."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from unicodedata import east_asian_width

import msgspec

from asyncdraft.core.text import say, say_count, say_of


class Fact(msgspec.Struct, frozen=True):
    """`advice` is what to do about it. It is `wrong` where something does not work until that is done."""

    group: str
    name: str
    value: str
    advice: str = ""
    wrong: bool = False


HEADS = {
    head: head
    for head in (
        say("Versions"),
        say("Places"),
        say("Store"),
        say("System"),
        say("Team"),
        say_of("health", "Sending"),
        say_of("health", "Log"),
        say("Window"),
        say("Optional"),
        say("Own files"),
        say("Data"),
        say("Free space"),
        say("Settings"),
        say("Own templates"),
        say("Backups"),
        say_of("health", "Form"),
        say("Drafts"),
        say("Integrity"),
        say("Locale"),
        say("Zone"),
        say("Folder"),
        say("Files"),
        say("Accounts"),
        say("Own mistakes"),
        say("Screen"),
        say("Drawn by"),
        say("Spelling"),
        say("Keyring"),
    )
}
"""Of groups and facts, as they are shown. Names of programs are no texts."""


def summary(facts: Iterable[Fact]) -> str:
    count = sum(fact.wrong for fact in facts)
    if not count:
        return say("Everything that AsyncDraft needs is there.")
    return say_count("One thing needs you.", "{count} things need you.", count)


def report(facts: Sequence[Fact]) -> str:
    """A line each under the head of its group, with what to do below it."""
    lines: list[str] = []
    width = max((_columns(fact.name) for fact in facts), default=0) + 2
    for group, members in groupby(facts, key=lambda fact: fact.group):
        lines += ["", group] if lines else [group]
        for fact in members:
            mark = "!" if fact.wrong else " "
            gap = " " * (width - _columns(fact.name) - 1)
            lines.append(f"{mark} {fact.name}:{gap}{fact.value}")
            lines += [f"    {fact.advice}"] if fact.advice else []
    return "\n".join(lines)


def _columns(text: str) -> int:
    """The width in letters of one width, of which some scripts take two."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)
