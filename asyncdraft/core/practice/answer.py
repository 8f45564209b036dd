"""An answer as it was typed: its panes where it names them, and what can be counted in it."""

import re
from collections.abc import Mapping, Sequence

import msgspec

from asyncdraft.core.draft import PANE_TITLES, PANES, Pane
from asyncdraft.core.people import Person
from asyncdraft.core.when.wording import all_of

_TITLES = "|".join(sorted((PANE_TITLES[pane] for pane in PANES), key=len, reverse=True))
HEADING = re.compile(
    rf"^[ \t]*(?:(?P<hash>#{{1,6}})[ \t]+)?(?P<bold>\*\*|__)?(?P<title>{_TITLES})(?P<stop>[.:])?"
    r"(?(bold)(?P=bold))(?P<late>[.:])?(?:[ \t]+|$)",
    re.IGNORECASE | re.MULTILINE,
)
PANE_OF = {PANE_TITLES[pane].casefold(): pane for pane in PANES}
LEAST_PANES = 2
"""A single “What:” may be any word at the start of a line."""

WORD = re.compile(r"[^\W_]+(?:['’.,:/-][^\W_]+)*")
ITEM = re.compile(r"^[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]+\S", re.MULTILINE)
SENTENCE = re.compile(r"[^.!?\n]*\w[^\n]*?(?:[.!?](?=\s|$)|(?=\n|$))")
ADDRESS = re.compile(r"https?://[^\s<>\"')\]]+")
LEAST_JOINED, LEAST_SHARE = 10, 0.15
JOINING = frozenset(
    WORD.findall(
        "a about after all am an and any are as at be because been before but by can could did do "
        "does for from get had has have he her his how i if in into is it its me may more must my "
        "need needs of on or our out please she should so than that the their them then there they "
        "this to until up us was we were what when where which while who will with without would "
        "you your i'm i'll i've you're it's we'll we're don't can't"
    )
)
"""Words that join others; a sentence has hardly fewer than a fifth of them."""

SPACES = re.compile(r"\s+")
LETTERS_ALIKE = str.maketrans("’‘“”–—‑−\u00a0\u202f", "''\"\"----  ")
MARKS = re.compile(r"\*\*|__|`+|(?<!\w)[*_]|[*_](?!\w)")
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
BEFORE_PERCENT = re.compile(r"\s+(?=%)")


class Part(msgspec.Struct, frozen=True):
    """A pane of an answer and where its text starts, in code points of the answer."""

    pane: Pane
    start: int
    text: str


def parts(answer: str) -> tuple[Part, ...]:
    """The panes of an answer under their titles, else the whole of it. A title may stand in the line."""
    found = [match for match in HEADING.finditer(answer) if _is_title(match)]
    panes = [PANE_OF[match["title"].casefold()] for match in found]
    before = answer[: found[0].start()].strip() if found else ""
    if before or len(panes) < LEAST_PANES or len(set(panes)) < len(panes):
        return (Part(Pane.TEXT, 0, answer),)
    ends = [*(match.start() for match in found[1:]), len(answer)]
    return tuple(
        Part(pane, match.end(), answer[match.end() : end].rstrip())
        for pane, match, end in zip(panes, found, ends, strict=True)
    )


def _is_title(match: re.Match[str]) -> bool:
    is_alone = match.string[match.end() :].startswith("\n") or match.end() == len(match.string)
    return is_alone or any(match[name] for name in ("hash", "bold", "stop", "late"))


def prose(answer: str) -> str:
    """The answer without the titles of its panes."""
    return "\n\n".join(text for part in parts(answer) if (text := part.text.strip()))


def words(text: str) -> list[str]:
    return WORD.findall(text)


def counted(text: str, unit: str) -> int:
    """How many "words", "lines" (that are not blank) or "sentences" it has."""
    plain = prose(text)
    if unit == "lines":
        return sum(bool(line.strip()) for line in plain.splitlines())
    return len(words(plain)) if unit == "words" else len(SENTENCE.findall(plain))


def bullets(text: str) -> int:
    return len(ITEM.findall(text))


def links(text: str, shorthands: Mapping[str, str]) -> int:
    """How many different addresses, and identifiers for which there is a shorthand."""
    addresses = {address.rstrip(".,;:") for address in ADDRESS.findall(text)}
    outside = ADDRESS.sub(" ", text)
    names = "|".join(map(re.escape, shorthands))
    ids = set(re.findall(rf"\b(?:{names})-\w+", outside)) if names else set()
    return len(addresses) + len(ids)


def normal(text: str) -> str:
    """As it is compared: without marks of Markdown, in small letters, blanks and quotes alike."""
    plain = MARKS.sub("", text.translate(LETTERS_ALIKE)).casefold()
    return BEFORE_PERCENT.sub("", THOUSANDS.sub("", SPACES.sub(" ", plain))).strip()


def has_words(normal_text: str, wording: str) -> bool:
    """Whether a wording stands in a text, both as `normal` has them, and not as part of a longer word."""
    wanted = normal(wording)
    before = r"(?<!\w)" if wanted[:1].isalnum() else ""
    after = r"(?!\w)(?![.,]\d)" if wanted[-1:].isalnum() else ""
    return bool(wanted) and re.search(f"{before}{re.escape(wanted)}{after}", normal_text) is not None


def is_list_of_words(text: str) -> bool:
    """Whether what should be sentences is a row of catchwords: hardly a word that only joins others."""
    found = [word.casefold() for word in words(prose(text))]
    joining = sum(word in JOINING for word in found)
    return len(found) >= LEAST_JOINED and joining < LEAST_SHARE * len(found)


def called(people: Sequence[Person]) -> str:
    """ "Priya", "Priya and Kenji"."""
    names = [person.first_name for person in people]
    return all_of(names)
