"""The three-way merge of lines, where both sides have changed different ones."""

from difflib import SequenceMatcher
from itertools import pairwise

LONGEST = 5_000
"""Lines beyond which it is not tried: comparing takes the square of it."""

Block = tuple[int, int, list[str]]


def merged_lines(base: str, mine: str, theirs: str) -> str | None:
    """None where both have changed the same lines, or lines that touch."""
    old, own, other = (text.splitlines(keepends=True) for text in (base, mine, theirs))
    if max(map(len, (old, own, other))) > LONGEST:
        return None
    blocks = sorted({(a, b, tuple(lines)) for side in (own, other) for a, b, lines in _blocks(old, side)})
    if any(before[1] >= after[0] for before, after in pairwise(blocks)):
        return None
    result, at = [], 0
    for first, last, lines in blocks:
        result += [*old[at:first], *lines]
        at = last
    return "".join((*result, *old[at:]))


def merged_words(base: str, mine: str, theirs: str) -> str:
    """Lists of one a line: what either side has added is in, what either has removed is out."""
    old, own, other = (dict.fromkeys(text.splitlines()) for text in (base, mine, theirs))
    gone = {line for line in old if line not in own or line not in other}
    kept = [line for line in own if line not in gone]
    added = [line for line in other if line not in own and line not in gone]
    return "".join(f"{line}\n" for line in (*kept, *added))


def _blocks(old: list[str], new: list[str]) -> list[Block]:
    found = SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes()
    return [(a, b, new[c:d]) for tag, a, b, c, d in found if tag != "equal"]
