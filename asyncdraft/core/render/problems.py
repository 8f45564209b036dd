"""What a message loses on its way to the reader, in sentences."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from asyncdraft.core.render.links import safe_target, scheme_of
from asyncdraft.core.render.tokens import UNWANTED, is_wanted, parse
from asyncdraft.core.text import say

if TYPE_CHECKING:
    from markdown_it.token import Token


def problems(markdown: str) -> tuple[str, ...]:
    """Dropped link targets and dropped characters; empty when all goes out as written."""
    return tuple(dict.fromkeys((*dropped_characters(markdown), *dropped_targets(parse(markdown)))))


def dropped_characters(markdown: str) -> Iterator[str]:
    if is_wanted(markdown):
        return
    codes = sorted({f"U+{ord(char):04X}" for char in UNWANTED.findall(markdown)})
    if codes:
        yield say("Invisible control characters are left out: {codes}.", codes=", ".join(codes))


def dropped_targets(tokens: "Iterable[Token]") -> Iterator[str]:
    for token in tokens:
        for child in token.children or ():
            target = str(child.attrGet("href") or child.attrGet("src") or "")
            scheme = scheme_of(target)
            if scheme and not safe_target(target):
                yield say(
                    "A link to {scheme}: is not kept: readers could not follow it safely.", scheme=scheme
                )
