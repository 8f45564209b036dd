"""Slack's rich_text blocks: the form that needs no escaping and loses nothing."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from asyncdraft.core.render.flat import BOXES, BULLET, RULE, Line, flat
from asyncdraft.core.render.limits import LIMITS, TooLongError
from asyncdraft.core.render.links import same_address
from asyncdraft.core.render.mentions import resolved
from asyncdraft.core.render.names import NO_NAMES, Names
from asyncdraft.core.render.nodes import BOLD, CODE, ITALIC, SLACK, STRIKE, Span, read
from asyncdraft.core.render.tokens import SLACK_TOKEN
from asyncdraft.core.text import say

Element = dict[str, Any]

LONGEST = LIMITS["slack-blocks"]
MOST_BLOCKS = 50
DEEPEST_INDENT = 8

WIDE_INDENT = "\u2003\u2003"
"""Slack folds no em spaces; they set a quote within a quote apart."""

_STYLES = {BOLD: "bold", ITALIC: "italic", STRIKE: "strike", CODE: "code"}
_EMOJI = re.compile(r"(?<![\w:]):([a-z][a-z0-9_+-]*):(?![\w:])")


def blocks(markdown: str, names: Names = NO_NAMES) -> list[Element]:
    """The blocks of one message. Raises TooLongError when it needs more than one."""
    parts = messages(markdown, names)
    if len(parts) > 1:
        raise TooLongError(
            say(
                "This text needs {parts} Slack messages; one holds about {longest:,} characters.",
                parts=len(parts),
                longest=LONGEST,
            )
        )
    return parts[0] if parts else []


def messages(markdown: str, names: Names = NO_NAMES) -> list[list[Element]]:
    """The blocks of as few messages as hold the text, cut between blocks or list items, never within one.

    Raises TooLongError when one of them, such as a code block, is longer than a message.
    """
    parts = (list(_blocks(lines, names)) for lines in _parts(flat(read(markdown))))
    return [part for part in parts if part]


def posts(markdown: str, names: Names = NO_NAMES) -> list[tuple[str, list[Element]]]:
    """The same messages, each with the text that stands in notifications. Raises TooLongError."""
    from asyncdraft.core.render.slack import mrkdwn_of

    found = ((lines, list(_blocks(lines, names))) for lines in _parts(flat(read(markdown))))
    return [(mrkdwn_of(lines, names), part) for lines, part in found if part]


def _parts(lines: Sequence[Line]) -> Iterator[list[Line]]:
    part: list[Line] = []
    room, rules = LONGEST, MOST_BLOCKS // 2
    for unit in _units(lines):
        size = sum(map(_size, unit))
        if size > LONGEST:
            raise TooLongError(_too_long(unit, size))
        if size > room or not rules:
            yield part
            part, room, rules = [], LONGEST, MOST_BLOCKS // 2
        part += unit
        room -= size
        rules -= unit[0].rule
    yield part


def _units(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """What stays together: a block, or an item of an outermost list with all that it holds."""
    unit: list[Line] = []
    for line in lines:
        outermost = line.indent == 0 and not line.inside
        if unit and outermost and (line.gap or line.rule or line.marker):
            yield unit
            unit = []
        unit.append(line)
    if unit:
        yield unit


def _size(line: Line) -> int:
    return len(line.code) if line.code is not None else sum(len(s.text) + len(s.link) for s in line.spans) + 1


def _too_long(unit: Sequence[Line], size: int) -> str:
    first = unit[0]
    words = " ".join((first.code or "".join(span.text for span in first.spans)).split())[:40]
    pattern = (
        say(
            "A code block (“{words}…”) has {size:,} characters and Slack takes about {longest:,} in one "
            "message; shorten it or attach it as a file."
        )
        if first.code is not None
        else say(
            "One part (“{words}…”) has {size:,} characters and Slack takes about {longest:,} in one "
            "message; shorten it or attach it as a file."
        )
    )
    return say(pattern, words=words, size=size, longest=LONGEST)


def _blocks(lines: Sequence[Line], names: Names) -> Iterator[Element]:
    """A rule is a block of its own and parts the rich text before it from the rest."""
    start = 0
    for index, line in enumerate(lines):
        if line.rule and not line.quotes and not line.inside:
            yield from _rich_text(lines[start:index], names)
            yield {"type": "divider"}
            start = index + 1
    yield from _rich_text(lines[start:], names)


def _rich_text(lines: Sequence[Line], names: Names) -> Iterator[Element]:
    builder = _Builder(names)
    for line in lines:
        builder.add(line)
    if builder.elements:
        yield {"type": "rich_text", "elements": builder.elements}


class _Builder:
    """Joins lines into the largest elements they fit: texts into one section, items into one list."""

    def __init__(self, names: Names) -> None:
        self.elements: list[Element] = []
        self._names = names
        self._number = 0

    def add(self, line: Line) -> None:
        if line.code is not None:
            self._append("rich_text_preformatted", [{"type": "text", "text": line.code}], _border(line))
        elif line.marker and (line.marker == BULLET or int(line.marker[:-1]) > 0):
            self._add_item(line)
        else:
            self._add_text(line)

    def _append(self, kind: str, elements: list[Element], more: Element) -> None:
        self.elements.append({"type": kind, **more, "elements": elements})

    def _add_item(self, line: Line) -> None:
        number = 0 if line.marker == BULLET else int(line.marker[:-1])
        look: Element = {"style": "ordered" if number else "bullet", **_border(line)}
        if line.indent:
            look["indent"] = min(line.indent, DEEPEST_INDENT)
        if not self._goes_on(look, number):
            offset = {"offset": number - 1} if number > 1 else {}
            self._append("rich_text_list", [], {**look, **offset})
        self._number = number
        item = self._inline(line) or [{"type": "text", "text": " "}]
        self.elements[-1]["elements"].append({"type": "rich_text_section", "elements": item})

    def _goes_on(self, look: Element, number: int) -> bool:
        if not self.elements or self.elements[-1]["type"] != "rich_text_list":
            return False
        last = {key: self.elements[-1].get(key) for key in ("style", "indent", "border")}
        same = last == {key: look.get(key) for key in ("style", "indent", "border")}
        return same and (not number or number == self._number + 1)

    def _add_text(self, line: Line) -> None:
        found = self._inline(line)
        if not found:
            return
        last = self.elements[-1] if self.elements else {}
        if line.inside and last.get("type") == "rich_text_list" and bool(line.quotes) == ("border" in last):
            _join(last["elements"][-1]["elements"], "\n", found)
            return
        kind = "rich_text_quote" if line.quotes else "rich_text_section"
        if last.get("type") == kind:
            _join(last["elements"], "\n\n" if line.gap else "\n", found)
            return
        self._append(kind, [], {})
        _join(self.elements[-1]["elements"], "\n" if line.gap and last and not line.quotes else "", found)

    def _inline(self, line: Line) -> list[Element]:
        found: list[Element] = []
        for text in _lead(line):
            _join(found, text, [])
        for span in resolved(line.spans, self._names):
            _join(found, "", _inline_elements(span))
        return found


def _lead(line: Line) -> Iterator[str]:
    """What Slack has no form for and is said in text."""
    if line.quotes > 1:
        yield WIDE_INDENT * (line.quotes - 1)
    if line.marker == "0.":
        yield "0. "
    if line.done is not None:
        yield f"{BOXES[line.done]} "
    if line.rule:
        yield RULE


def _border(line: Line) -> Element:
    return {"border": 1} if line.quotes else {}


def _join(elements: list[Element], text: str, more: Iterable[Element]) -> None:
    """Appends, and puts neighbouring texts of one look together; no text is empty."""
    for element in ({"type": "text", "text": text}, *more):
        if element.get("text") == "":
            continue
        last = elements[-1] if elements else {}
        if element["type"] == last.get("type") == "text" and element.get("style") == last.get("style"):
            last["text"] += element["text"]
        else:
            elements.append(element)


def _inline_elements(span: Span) -> Iterator[Element]:
    style = (
        {"style": {name: True for flag, name in _STYLES.items() if span.style & flag}} if span.style else {}
    )
    if span.kind == SLACK:
        yield _token(span.text) | style
    elif span.link:
        label = {} if not span.text or same_address(span.text, span.link) else {"text": span.text}
        yield {"type": "link", "url": span.link, **label, **style}
    elif span.style & CODE:
        yield {"type": "text", "text": span.text, **style}
    else:
        yield from ({**element, **style} for element in _with_emoji(span.text))


def _with_emoji(text: str) -> Iterator[Element]:
    done = 0
    for match in _EMOJI.finditer(text) if ":" in text else ():
        yield {"type": "text", "text": text[done : match.start()]}
        yield {"type": "emoji", "name": match[1]}
        done = match.end()
    yield {"type": "text", "text": text[done:]}


def _token(text: str) -> Element:
    match = SLACK_TOKEN.fullmatch(text)
    if match is None:
        return {"type": "text", "text": text}
    if match["date"]:
        fallback = {"fallback": match["label"]} if match["label"] else {}
        return {"type": "date", "timestamp": int(match["date"]), "format": match["format"], **fallback}
    if match["broadcast"]:
        return {"type": "broadcast", "range": match["broadcast"]}
    kind = next(kind for kind in ("user", "channel", "usergroup") if match[kind])
    return {"type": kind, f"{kind}_id": match[kind]}
