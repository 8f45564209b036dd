"""What is known of the program's surroundings, and what to do where something is missing."""

from collections.abc import Iterable, Sequence
from itertools import groupby

import msgspec

from asyncdraft.core.text import say, say_count


class Fact(msgspec.Struct, frozen=True):
    """`advice` is what to do about it. It is `wrong` where something does not work until that is done."""

    group: str
    name: str
    value: str
    advice: str = ""
    wrong: bool = False


def summary(facts: Iterable[Fact]) -> str:
    count = sum(fact.wrong for fact in facts)
    if not count:
        return say("Everything that AsyncDraft needs is there.")
    return say_count("One thing needs you.", "{count} things need you.", count)


def report(facts: Sequence[Fact]) -> str:
    """A line each under the head of its group, with what to do below it."""
    lines: list[str] = []
    width = max((len(fact.name) for fact in facts), default=0) + 1
    for group, members in groupby(facts, key=lambda fact: fact.group):
        lines += ["", group] if lines else [group]
        for fact in members:
            mark = "!" if fact.wrong else " "
            lines.append(f"{mark} {fact.name + ':':<{width}} {fact.value}")
            lines += [f"    {fact.advice}"] if fact.advice else []
    return "\n".join(lines)
