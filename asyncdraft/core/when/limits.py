"""Bare numbers that are hours because something ends or is due then: "by 10", "until 4"."""

from asyncdraft.core.when.tokens import Tokens, letters

_NUMBERS = letters("num", "num3", "num4", "num8", "digits")
_LEADS = frozenset({"by", "before", "until", "till", "til"})
_ENDS = frozenset(" \n.,;:!?)") | {""}
_AMOUNTS = frozenset(
    {
        "ahead", "beat", "beats", "behind", "count", "counted", "cut", "cuts", "cutting", "decrease",
        "decreased", "differ", "differs", "divide", "divided", "down", "drop", "dropped", "drops",
        "exceed", "exceeded", "exceeds", "fall", "fallen", "falls", "fell", "gain", "gained", "grew",
        "grow", "grown", "grows", "increase", "increased", "increases", "lead", "led", "lose", "lost",
        "lower", "lowered", "miss", "missed", "multiply", "multiplied", "off", "outnumbered", "page",
        "pages", "raise", "raised", "reduce", "reduced", "reduces", "reducing", "rise", "risen", "rises",
        "rose", "section", "sections", "short", "shrank", "shrink", "step", "steps", "trim", "trimmed",
        "up", "win", "won",
    }
)  # fmt: skip
"""Words in front of "by 10" that make an amount of it."""

_REACH = 12
"""Tokens in which such a word is sought."""

_HOURS = 12


def is_limit(tokens: Tokens, start: int, end: int) -> bool:
    """ "by 10", "until 4" as a limit of time; not "cut it by 10", "2 by 4", "by 10%"."""
    before = tokens.before(start)
    if tokens.word(before).lower() not in _LEADS or end - start > 1 or not tokens.word(start).isdecimal():
        return False
    is_hour = 1 <= tokens.value(start) <= _HOURS and tokens.code(end) in _ENDS
    if not is_hour or tokens.code(tokens.before(before)) in _NUMBERS:
        return False
    said = {tokens.word(index).lower() for index in range(max(0, before - _REACH), before)}
    return _AMOUNTS.isdisjoint(said)
