"""Typed words that become Slack's tokens: people and groups by handle, dates by phrase."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from asyncdraft.core.render.names import Names, typed
from asyncdraft.core.render.nodes import CODE, SLACK, TEXT, Span
from asyncdraft.core.render.tokens import BROADCASTS

DATE_FORMAT = "{date_short_pretty} at {time}"

_UNFIT = re.compile(r"[<>|&\n]")
_SLACK_ID = re.compile(r"[UWS][A-Z0-9]{2,}")
_MARKS = "\u0300-\u036f\u0900-\u0963\u0966-\u0dff\u0e31-\u0e4e"
"""Signs that belong to the letter before them in Latin, the scripts of India, and Thai; no word characters to
`re`.
"""
_HANDLE = re.compile(rf"(?<![\w@./:-])@(\w[\w.{_MARKS}-]*)")


def resolved(spans: Sequence[Span], names: Names) -> Sequence[Span]:
    """Spans in which SLACK means a token that may go out live; any other is turned into text."""
    if not (names.handles or names.dates or names.broadcast or any(span.kind == SLACK for span in spans)):
        return spans
    found: list[Span] = []
    for span in spans:
        if span.kind == SLACK:
            found.append(span if _may_live(span, names) else msgspec.structs.replace(span, kind=TEXT))
        elif span.kind != TEXT or span.link or span.style & CODE:
            found.append(span)
        else:
            found += _with_dates(span, names)
    return found


def _may_live(span: Span, names: Names) -> bool:
    return not span.link and (names.broadcast or span.text[2:-1] not in BROADCASTS)


def _with_dates(span: Span, names: Names) -> Iterator[Span]:
    """The phrase that begins first, the longest of those; one that would break a token stays text."""
    places = [(span.text.find(phrase), -len(phrase), phrase) for phrase in names.dates if phrase]
    found = [place for place in places if place[0] >= 0 and not _UNFIT.search(place[2])]
    if not found:
        yield from _with_handles(span, names)
        return
    phrase = min(found)[2]
    before, _, after = span.text.partition(phrase)
    token = f"<!date^{names.dates[phrase]}^{DATE_FORMAT}|{phrase}>"
    if before:
        yield from _with_handles(msgspec.structs.replace(span, text=before), names)
    yield msgspec.structs.replace(span, text=token, kind=SLACK)
    if after:
        yield from _with_dates(msgspec.structs.replace(span, text=after), names)


def _with_handles(span: Span, names: Names) -> Iterator[Span]:
    text = span.text
    if "@" not in text or not (names.handles or names.broadcast):
        yield span
        return
    done = 0
    for match in _HANDLE.finditer(text):
        handle = match[1].rstrip(".-")
        token = _token(typed(handle), names)
        if not token:
            continue
        if match.start() > done:
            yield msgspec.structs.replace(span, text=text[done : match.start()])
        yield msgspec.structs.replace(span, text=token, kind=SLACK)
        done = match.start() + 1 + len(handle)
    if done < len(text):
        yield msgspec.structs.replace(span, text=text[done:])


def _token(handle: str, names: Names) -> str:
    if handle in BROADCASTS:
        return f"<!{handle}>" if names.broadcast else ""
    slack_id = names.handles.get(handle, "")
    if not _SLACK_ID.fullmatch(slack_id):
        return ""
    return f"<!subteam^{slack_id}>" if slack_id.startswith("S") else f"<@{slack_id}>"
