"""Markdown as a person would write it, the same after every pass."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from asyncdraft.core.render.escapes import escaped_title
from asyncdraft.core.render.flat import flat
from asyncdraft.core.render.markdown_inline import AS_TYPED, destination
from asyncdraft.core.render.markdown_writer import BlockWriter
from asyncdraft.core.render.nodes import Spans, folded, read
from asyncdraft.core.render.tokens import parse_with_references, without_unwanted

if TYPE_CHECKING:
    from markdown_it.token import Token


def normalise(markdown: str) -> str:
    """The message with one way of writing each thing.

    A block stays as it was typed where that would change what it says.
    """
    source = without_unwanted(markdown).strip("\n")
    if not source.strip():
        return ""
    tokens, references = parse_with_references(source)
    parts = _Document(source, tokens, references)
    text = "\n\n".join(filter(None, parts.texts()))
    text = f"{text}\n" if text else ""
    return source + "\n" if parts.kept and _said(text) != _said(source) else text


class _Document:
    """`kept` tells whether a block could only be left as it was."""

    def __init__(self, source: str, tokens: "Sequence[Token]", references: Mapping[str, Any]) -> None:
        self.kept = False
        self._source = source
        self._tokens = tokens
        self._names = frozenset(references)
        self._definitions = "\n".join(_definitions(references))

    def texts(self) -> Iterator[str]:
        marker = ""
        for tokens in _top_level(self._tokens):
            text = self._block(tokens, marker)
            marker = _list_sign(tokens[0], text)
            yield text
        yield self._definitions

    def _block(self, tokens: "Sequence[Token]", marker: str) -> str:
        said = None
        for emphasis in ("*", "_", AS_TYPED):
            writer = BlockWriter(tokens, emphasis, self._names)
            text = writer.text(marker)
            if not writer.doubtful:
                return text
            said = said or _lines(folded(tokens))
            if _said(f"{text}\n\n{self._definitions}") == said:
                return text
        self.kept = True
        first, last = tokens[0].map or (0, 0)
        return "\n".join(self._source.split("\n")[first:last]).strip("\n")


def _top_level(tokens: "Sequence[Token]") -> "Iterator[Sequence[Token]]":
    start = 0
    for index, token in enumerate(tokens):
        if token.level == 0 and token.nesting <= 0 and token.type != "inline":
            yield tokens[start : index + 1]
            start = index + 1


def _list_sign(token: "Token", text: str) -> str:
    if token.type == "bullet_list_open":
        return text[:1]
    return text.lstrip("0123456789")[:1] if token.type == "ordered_list_open" else ""


def _definitions(references: Mapping[str, Any]) -> Iterator[str]:
    for name, reference in references.items():
        title = f' "{escaped_title(reference["title"])}"' if reference.get("title") else ""
        yield f"[{name.lower()}]: {destination(reference['href']) or '<>'}{title}"


def _said(markdown: str) -> list[Any]:
    return _lines(read(markdown))


def _lines(blocks: Any) -> list[Any]:
    """What a reader gets, whatever the writing."""
    return [(_runs(line.spans), replace(line, spans=(), soft=False)) for line in flat(blocks)]


def _runs(spans: Spans) -> list[tuple[str, str]]:
    looks = groupby(spans, key=lambda span: (span.style, span.link, span.kind))
    runs = ((repr(look), "".join(span.text for span in group)) for look, group in looks)
    return [(look, " ".join(text.split())) for look, text in runs if text.strip()]
