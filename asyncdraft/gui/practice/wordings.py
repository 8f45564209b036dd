"""Markdown in few words, and a count of minutes, as several pages of practice show them."""

import re
from itertools import pairwise

from asyncdraft.core.text import say_count

ITEMS = re.compile(r"^\s*(?:[-*+•]|\d{1,3}[.)])\s+", re.MULTILINE)
MARKUP = re.compile(r"[`*]+|(?<!\w)_+|_+(?!\w)|\[([^\]]*)\]\([^)]*\)")
FENCE = ("```", "~~~")
LINE_OF_ITS_OWN = re.compile(r"\s{4}|\s*(?:[-*+•]\s|\d{1,3}[.)]\s|[>#|]|```|~~~)")


def first_words(markdown: str) -> str:
    return " ".join(MARKUP.sub(r"\1", ITEMS.sub("", markdown)).split())


def flowing(markdown: str) -> str:
    """With blanks for the line breaks that mean nothing: every place in the text stays where it is."""
    lines = markdown.split("\n")
    is_code = False
    whole = lines[0]
    for before, line in pairwise(lines):
        is_code ^= before.lstrip().startswith(FENCE)
        ends = is_code or not before.strip() or not line.strip() or LINE_OF_ITS_OWN.match(line)
        whole += ("\n" if ends else " ") + line
    return whole


def minutes(count: int) -> str:
    return say_count("1 minute", "{count} minutes", count)
