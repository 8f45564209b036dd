"""Markdown as a person would write it, the same after every pass."""

from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from asyncdraft.core.render.flat import flat
from asyncdraft.core.render.links import safe_target, scheme_of
from asyncdraft.core.render.nodes import Spans, read
from asyncdraft.core.render.tokens import add_dialect, parse, without_unwanted

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

_PASSES = 3
_MOST_PIECES = 1_000
"""Pieces of one paragraph that mdformat handles in good time; its time grows with their square."""


def normalise(markdown: str) -> str:
    """The message with one way of writing each thing; as it was where that would change what it says."""
    source = without_unwanted(markdown).strip("\n")
    if not source.strip():
        return ""
    if any(len(token.children or ()) > _MOST_PIECES for token in parse(source)):
        return source + "\n"
    text = source + "\n"
    for _ in range(_PASSES):
        before, text = text, str(_formatter().render(text))
        if text == before:
            break
    else:
        return source + "\n"
    if text == source + "\n":
        return text
    return text if _said(text) == _said(source) else source + "\n"


def _said(markdown: str) -> list[Any]:
    """What a reader gets, whatever the writing."""
    return [(_runs(line.spans), replace(line, spans=(), soft=False)) for line in flat(read(markdown))]


def _runs(spans: Spans) -> list[tuple[str, str]]:
    looks = groupby(spans, key=lambda span: (span.style, span.link, span.kind))
    runs = ((repr(look), "".join(span.text for span in group)) for look, group in looks)
    return [(look, " ".join(text.split())) for look, text in runs if text.strip()]


@cache
def _formatter() -> "MarkdownIt":
    import mdformat.plugins
    from markdown_it import MarkdownIt
    from mdformat.renderer import MDRenderer

    gfm = mdformat.plugins.PARSER_EXTENSIONS["gfm"]
    formatter = MarkdownIt(renderer_cls=MDRenderer)  # type: ignore[arg-type]
    formatter.options["mdformat"] = {"number": True}
    formatter.options["store_labels"] = True
    formatter.options["parser_extension"] = [gfm, _Signs]
    gfm.update_mdit(formatter)
    add_dialect(formatter)
    formatter.core.ruler.push("safe_links", _drop_unsafe_targets)
    return formatter


def _rule(_node: Any, _context: Any) -> str:
    return "---"


def _slack(node: Any, _context: Any) -> str:
    return str(node.content)


def _hard_break(node: Any, _context: Any) -> str:
    """A heading has one line; mdformat would write an HTML tag there."""
    while node := node.parent:
        if node.type == "heading":
            return " "
    return "\\\n"


class _Signs:
    """An extension in mdformat's form: how this project writes what mdformat writes otherwise."""

    CHANGES_AST = False
    RENDERERS = {"hr": _rule, "slack": _slack, "hardbreak": _hard_break}  # noqa: RUF012
    POSTPROCESSORS: dict[str, Any] = {}  # noqa: RUF012


def _drop_unsafe_targets(state: "StateCore") -> None:
    for token in state.tokens:
        if token.children:
            token.children = _with_safe_targets(token.children)


def _with_safe_targets(tokens: "list[Token]") -> "list[Token]":
    """Links without an unsafe address are their text, images their description."""
    kept: list[Token] = []
    dropped = False
    for token in tokens:
        if token.type == "link_open" and _is_unsafe(token.attrGet("href")):
            dropped = True
        elif token.type == "link_close" and dropped:
            dropped = False
        elif token.type == "image" and _is_unsafe(token.attrGet("src")):
            kept += token.children or []
        else:
            kept.append(token)
    return kept


def _is_unsafe(target: object) -> bool:
    return bool(scheme_of(str(target or ""))) and not safe_target(str(target or ""))
