"""Whether both views of a synthesis are there, and fair to both sides."""

import re
from collections.abc import Callable

import msgspec

from asyncdraft.core.text import joined, say
from asyncdraft.core.threads.thread import View

WORD = re.compile(r"\w[\w’'-]*")
FAIR_RATIO = 2.0
"""How many times longer one view may be than the other."""
ROOM = 8
"""Words by which short views may differ anyhow."""


class Judgement(msgspec.Struct, frozen=True):
    """`line` says it in a few words: "fair: 30 and 26 words, no blame", or what to mend."""

    is_fair: bool
    line: str


def judge_views(views: tuple[View, ...], blames: Callable[[str], bool]) -> Judgement:
    """`blames` tells whether a text blames somebody; the checklist's own rule is meant."""
    counts = [words(view.text) for view in views]
    if len(views) < 2 or not all(counts):
        return Judgement(False, say("both views are wanted, each in words that side would sign"))
    shortest, longest = min(counts), max(counts)
    if longest > max(shortest * FAIR_RATIO, shortest + ROOM):
        short = views[counts.index(shortest)]
        return Judgement(
            False,
            say(
                "{longest} words against {shortest}: say more for {value}",
                longest=longest,
                shortest=shortest,
                value=short.side or say("the shorter view"),
            ),
        )
    if any(blames(view.text) for view in views):
        return Judgement(False, say("one view blames somebody: say what holds, not who is wrong"))
    return Judgement(True, say("fair: {join} words, no blame", join=joined(map(str, counts), " and ")))


def words(text: str) -> int:
    """Two letters of a script without gaps between words count as one, near to the mean of Japanese."""
    unparted = sum(map(len, _UNPARTED.findall(text)))
    return len(WORD.findall(_UNPARTED.sub(" ", text))) + (unparted + 1) // 2


_UNPARTED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+")
"""Thai and Lao, Burmese, Khmer, kana and Chinese characters."""
