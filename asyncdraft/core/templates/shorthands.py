"""The team's shorthands for links: PAY-412 becomes a link wherever Markdown would show it as text."""

import re
from collections.abc import Mapping

from asyncdraft.core.templates.fences import fence_after

BACKTICKS = re.compile(r"`+")
NO_TEXT = r"\[[^\[\]]*\](?:\([^()\s]*\)|\[|:)|<[^<>\s]+>|https?://\S+"
"""Links that are written out, addresses and the like."""


def linked(text: str, links: Mapping[str, str]) -> str:
    """`links` maps the letters of a shorthand to an address with `{id}`; code and links stay as they are."""
    keys = "|".join(re.escape(key) for key in links)
    if not keys or not re.search(rf"(?:{keys})-\d", text):
        return text
    pattern = re.compile(rf"{NO_TEXT}|(?<![\w/-])(?P<key>{keys})-(?P<id>\d+)\b(?!-\w)")
    lines, fence = [], ""
    for line in text.split("\n"):
        before, fence = fence, fence_after(line, fence)
        lines.append(line if before or fence else _linked_line(line, pattern, links))
    return "\n".join(lines)


def address_of(text: str, links: Mapping[str, str]) -> str:
    """Where a shorthand such as "PAY-412" leads; empty for any other text."""
    key, _, number = text.rpartition("-")
    return links[key].replace("{id}", number) if key in links and number.isdecimal() else ""


def _linked_line(line: str, pattern: re.Pattern[str], links: Mapping[str, str]) -> str:
    code = _code_spans(line)

    def link(found: re.Match[str]) -> str:
        if not found["key"] or any(start <= found.start() < end for start, end in code):
            return found[0]
        address = links[found["key"]].replace("{id}", found["id"])
        return f"[{found[0]}]({address})"

    return pattern.sub(link, line)


def _code_spans(line: str) -> list[tuple[int, int]]:
    """From each run of backticks to the next one of the same length."""
    spans: list[tuple[int, int]] = []
    opened: dict[int, int] = {}
    for run in BACKTICKS.finditer(line):
        start = opened.pop(len(run[0]), None)
        if start is None:
            opened[len(run[0])] = run.start()
        else:
            spans.append((start, run.end()))
            opened = {}
    return spans
