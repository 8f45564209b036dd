"""Slack's two texts: mrkdwn for its API, and what a person pastes into the composer."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from asyncdraft.core.render.flat import Line, flat
from asyncdraft.core.render.links import same_address
from asyncdraft.core.render.markers import (
    LOOK_ALIKES,
    ZERO_WIDTH,
    Atom,
    Role,
    is_bare,
    marked,
    spaced,
    text_atoms,
    without_false_markers,
)
from asyncdraft.core.render.mentions import resolved
from asyncdraft.core.render.names import NO_NAMES, Names
from asyncdraft.core.render.nodes import (
    BOLD,
    CODE,
    ITALIC,
    STRIKE,
    TEXT,
    Block,
    Span,
    read,
)
from asyncdraft.core.render.text_writer import TextWriter, with_addresses
from asyncdraft.core.render.tokens import BROADCASTS


def mrkdwn(markdown: str, names: Names = NO_NAMES) -> str:
    """The `text` of Slack's API."""
    return mrkdwn_of(flat(read(markdown)), names)


def mrkdwn_of(lines: Sequence[Line], names: Names = NO_NAMES) -> str:
    return _ApiWriter(names).text(lines)


def paste(markdown: str, names: Names = NO_NAMES) -> str:
    """Text for the composer of somebody who formats with markup: nothing is escaped, links show."""
    return paste_of(read(markdown), names)


def paste_of(blocks: Sequence[Block], names: Names = NO_NAMES) -> str:
    return _PasteWriter(names).text(flat(blocks))


def harmless(text: str) -> str:
    """Text whose @here and the like reach nobody when it is pasted and sent."""
    return _BROADCAST.sub(f"@{ZERO_WIDTH}", text) if "@" in text else text


_BROADCAST = re.compile(rf"@(?=(?:{'|'.join(sorted(BROADCASTS))})\b)", re.IGNORECASE)
_LINK = attrgetter("link")
_ALL_STYLES = BOLD | ITALIC | STRIKE


class _SlackWriter(TextWriter):
    def __init__(self, names: Names) -> None:
        super().__init__()
        self._names = names

    def escaped(self, text: str) -> str:
        raise NotImplementedError

    def atoms(self, spans: Sequence[Span]) -> Iterator[Atom]:
        raise NotImplementedError

    def code(self, line: Line) -> str:
        """A fence takes part in no quote or list: whatever stands before its lines would be shown in it."""
        text = (line.code or "").replace("```", LOOK_ALIKES["`"] * 3)
        return f"```\n{self.escaped(text)}\n```"

    def prepared(self, spans: Sequence[Span]) -> Sequence[Span]:
        raise NotImplementedError

    def inline(self, spans: Sequence[Span]) -> str:
        """One line of text that no sign at its start turns into a quote."""
        text = self.run(self.prepared(spans))
        return f"{ZERO_WIDTH}{text.lstrip()}" if text.lstrip().startswith((">", "&gt;")) else text

    def run(self, spans: Sequence[Span]) -> str:
        if len(spans) == 1 and spans[0] == Span(spans[0].text) and is_bare(spans[0].text):
            return self.escaped(spans[0].text)
        pieces = without_false_markers(list(marked(self.atoms(spans))))
        return "".join(spaced(pieces, self.escaped))


class _ApiWriter(_SlackWriter):
    def escaped(self, text: str) -> str:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

    def prepared(self, spans: Sequence[Span]) -> Sequence[Span]:
        return resolved(spans, self._names)

    def atoms(self, spans: Sequence[Span]) -> Iterator[Atom]:
        for link, group in groupby(spans, key=_LINK):
            if link:
                yield self._link(link, list(group))
                continue
            for span in group:
                if span.style & CODE:
                    yield from text_atoms(_without_backticks(span, self.escaped(span.text)))
                else:
                    yield from text_atoms(span)

    def _link(self, link: str, spans: list[Span]) -> Atom:
        """A style that the whole label has stands around the link."""
        shared = _ALL_STYLES
        for span in spans:
            shared &= span.style
        target = link.replace("&", "&amp;").replace("<", "%3C").replace(">", "%3E").replace("|", "%7C")
        label = self.run([Span(span.text, span.style & ~shared) for span in spans]).strip()
        if not label or same_address("".join(span.text for span in spans), link):
            return shared, [(Role.SOLID, f"<{target}>")]
        return shared, [(Role.SOLID, f"<{target}|{label}>")]


class _PasteWriter(_SlackWriter):
    def escaped(self, text: str) -> str:
        return text if self._names.broadcast else harmless(text)

    def prepared(self, spans: Sequence[Span]) -> Sequence[Span]:
        return list(with_addresses(spans))

    def atoms(self, spans: Sequence[Span]) -> Iterator[Atom]:
        for span in spans:
            yield from text_atoms(_without_backticks(span, span.text) if span.style & CODE else span)


def _without_backticks(span: Span, text: str) -> Span:
    """Code in Slack ends at the first backtick."""
    return Span(text.replace("`", LOOK_ALIKES["`"]), span.style, span.link, TEXT)
