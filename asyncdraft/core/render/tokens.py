"""One parse: Markdown to markdown-it tokens, with the few constructs that messages need beyond GFM."""

import re
from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from asyncdraft.core.render.links import trimmed

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

DEEPEST = 18
"""Levels of nesting (a list has two) that are read as structure; what lies deeper is text.

Just below markdown-it's own limit, beyond which it drops blocks; a higher limit makes `[[[[` slow.
"""

LONGEST_COMMENT = 10_000
"""Characters in which a comment must close; keeps the search for its end linear."""

UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202d\u202e\ud800-\udfff]")
"""Control characters, overrides of the writing direction and lone surrogates."""

BROADCASTS = frozenset({"here", "channel", "everyone"})

SLACK_TOKEN = re.compile(
    r"<(?:@(?P<user>[UW][A-Z0-9]{2,})|#(?P<channel>[CGD][A-Z0-9]{2,})|!subteam\^(?P<usergroup>S[A-Z0-9]{2,})"
    r"|!(?P<broadcast>here|channel|everyone)|!date\^(?P<date>\d{1,12})\^(?P<format>[^<>|^\n]+))"
    r"(?:\|(?P<label>[^<>|\n]*))?>"
)
_TEXT = re.compile(r"(?:[^\n!&*<\[\\\]_`~]+|!(?!\[))+")
_PLAIN_URL = re.compile(r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[\w./=&?#~-]*)?", re.ASCII)
_SPACE = re.compile(r"\s")
_ADDRESS_REST = re.compile(r"(?:[^\s<>\"`|\[\]\\&]|&(?!#?\w+;))+")
_TASK = re.compile(r"\[([ xX])\][ \t]+")


def parse(markdown: str) -> "list[Token]":
    """Tokens of CommonMark, tables and strikethrough; HTML is text, HTML comments vanish.

    A task item carries its state in `meta["task"]` of its list_item_open; Slack's own `<@U..>` forms become
    tokens of type "slack", without the label that Slack replaces anyway.
    """
    return parse_with_references(markdown)[0]


def parse_with_references(markdown: str) -> "tuple[list[Token], Mapping[str, Any]]":
    """The tokens, and the link references by their name in upper case, each with href and title.

    A link by reference has the name in `meta["label"]`.
    """
    env: dict[str, Any] = {}
    tokens = _parser().parse(without_unwanted(markdown), env)
    _mark_tasks(tokens)
    return tokens, env.get("references", {})


def without_unwanted(text: str) -> str:
    return text if is_wanted(text) else UNWANTED.sub("", text)


def is_wanted(text: str) -> bool:
    """Surely nothing in it is unwanted. It costs a tenth of the search, and most messages pass it."""
    return text.replace("\n", " ").isprintable()


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"store_labels": True})
    parser.enable(["table", "strikethrough"])
    parser.inline.ruler.at("text", _text)
    parser.options["html"] = False
    parser.options["maxNesting"] = DEEPEST + 2
    parser.validateLink = _any_link  # type: ignore[method-assign, assignment]
    parser.normalizeLink = partial(_encoded, parser.normalizeLink)  # type: ignore[method-assign]
    parser.block.ruler.at("html_block", _comment_block, {"alt": ["paragraph", "reference", "blockquote"]})
    parser.block.ruler.before("table", "deep_text", _deep_text)
    parser.inline.ruler.at("html_inline", _slack_token)
    return parser


def _any_link(_url: str) -> bool:
    """Targets are judged by the renderers, so that a dropped one can be reported."""
    return True


def _encoded(encode: Callable[[str], str], url: str) -> str:
    """Most addresses need no encoding, and markdown-it takes a tenth of its time to find that out."""
    return url if _PLAIN_URL.fullmatch(url) else encode(url)


def _mark_tasks(tokens: "list[Token]") -> None:
    for index, token in enumerate(tokens):
        if token.type != "list_item_open" or tokens[index + 1].type != "paragraph_open":
            continue
        inline = tokens[index + 2]
        children = inline.children if inline.content.startswith("[") else None
        if children and children[0].type == "text" and (box := _task(children)):
            token.meta["task"] = box[1] != " "
            children[0].content = children[0].content[box.end() :]


def _task(children: "list[Token]") -> re.Match[str] | None:
    """The box that begins an item with something after it."""
    box = _TASK.match(children[0].content)
    return box if box and (box.end() < len(children[0].content) or len(children) > 1) else None


def _comment_block(state: "StateBlock", start: int, end: int, silent: bool) -> bool:
    first = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith("<!--", first) or state.is_code_block(start):
        return False
    close = state.src.find("-->", first + 4, min(first + LONGEST_COMMENT, state.eMarks[end - 1]))
    if close < 0:
        return False
    last = next(line for line in range(start, end) if close <= state.eMarks[line])
    if state.src[close + 3 : state.eMarks[last]].strip():
        return False
    if not silent:
        state.line = last + 1
    return True


def _deep_text(state: "StateBlock", start: int, end: int, silent: bool) -> bool:
    """Beyond DEEPEST levels all that a container holds is one paragraph, where markdown-it would drop it."""
    if silent or state.level < DEEPEST:
        return False
    inside = (line for line in range(start + 1, end) if state.sCount[line] < state.blkIndent)
    end = next((line for line in inside if not state.isEmpty(line)), end)
    state.line = end
    state.push("paragraph_open", "p", 1)
    inline = state.push("inline", "", 0)
    inline.content = state.getLines(start, end, state.blkIndent, False).strip()
    inline.children = []
    state.push("paragraph_close", "p", -1)
    return True


def _text(state: "StateInline", silent: bool) -> bool:
    """Up to the next character that begins a rule in use; markdown-it's own stops far more often."""
    match = _TEXT.match(state.src, state.pos)
    if match is None:
        return False
    end = match.end()
    if state.src[end : end + 1] in ("_", "*", "~"):
        end = _address_end(state.src, match.start(), end)
    if not silent:
        state.append_pending(state.src[state.pos : end])
    state.pos = end
    return True


def _address_end(src: str, start: int, end: int) -> int:
    """Where a bare address ends that goes on at `end`, as its signs are no formatting; else `end`."""
    scheme = max(src.rfind("://", start, end), src.rfind("www.", start, end))
    if scheme < 0 or _SPACE.search(src, scheme, end):
        return end
    rest = _ADDRESS_REST.match(src, end)
    return max(end, scheme + len(trimmed(src[scheme : rest.end()]))) if rest else end


def _slack_token(state: "StateInline", silent: bool) -> bool:
    match = SLACK_TOKEN.match(state.src, state.pos)
    if match is None:
        return _comment(state)
    if not silent:
        token = state.push("slack", "", 0)
        keeps_label = match["date"] or match["label"] is None
        token.content = match[0] if keeps_label else match[0].partition("|")[0] + ">"
    state.pos = match.end()
    return True


def _comment(state: "StateInline") -> bool:
    if not state.src.startswith("<!--", state.pos):
        return False
    close = state.src.find("-->", state.pos + 4, state.pos + LONGEST_COMMENT)
    if close < 0:
        return False
    state.pos = close + 3
    while state.pending.endswith(" ") and state.src.startswith(" ", state.pos):
        state.pos += 1
    return True
