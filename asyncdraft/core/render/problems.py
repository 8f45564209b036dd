"""What a message loses on its way to the reader, in sentences."""

from collections.abc import Iterator

from asyncdraft.core.render.links import safe_target, scheme_of
from asyncdraft.core.render.tokens import UNWANTED, parse


def problems(markdown: str) -> tuple[str, ...]:
    """Dropped link targets and dropped characters; empty when all goes out as written."""
    return tuple(dict.fromkeys((*_unwanted(markdown), *_targets(markdown))))


def _unwanted(markdown: str) -> Iterator[str]:
    codes = sorted({f"U+{ord(char):04X}" for char in UNWANTED.findall(markdown)})
    if codes:
        yield f"Invisible control characters are left out: {', '.join(codes)}."


def _targets(markdown: str) -> Iterator[str]:
    for token in parse(markdown):
        for child in token.children or ():
            target = str(child.attrGet("href") or child.attrGet("src") or "")
            scheme = scheme_of(target)
            if scheme and not safe_target(target):
                yield f"A link to {scheme}: is not kept: readers could not follow it safely."
