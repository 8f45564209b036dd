"""A draft as a Markdown file that anyone can write and diff.

Front matter in YAML, then a part per pane under its title as a heading. `read(write(draft)) == draft` for
every draft. Two escapes make that hold, and hardly any file needs them: a line of a pane that itself looks
like such a heading gets a backslash in front (as Markdown writes a literal "#"), and a pane that begins or
ends with an empty line stands between two lines that hold nothing but a backslash.
"""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from asyncdraft.core.draft import PANE_TITLES, PANES, Channel, Deadline, Draft, Pane
from asyncdraft.core.text import say
from asyncdraft.core.when.zones import is_zone, zone
from asyncdraft.storage.problem import StoreProblem

KEYS = ("id", "title", "template", "channel", "to", "subject", "deadline", "fields", "ignored", "attachments")

GUARD = "\\"
FENCE = "---"
HEADING = re.compile(
    rf"(?P<escapes>\\*)##[ \t]+(?P<title>{'|'.join(PANE_TITLES[pane] for pane in PANES)})[ \t]*:?[ \t]*",
    re.IGNORECASE,
)
PANE_OF = {PANE_TITLES[pane].casefold(): pane for pane in PANES}
INSTANT = re.compile(r"(?P<at>\d{4}-\d\d-\d\dT\S*?)\[(?P<zone>[^\[\]]+)\]")


class DraftFileProblem(StoreProblem):
    """`line` counts from 1."""

    def __init__(self, line: int, sentence: str) -> None:
        super().__init__(say("line {line}: {sentence}", line=line, sentence=sentence))
        self.line = line


def load(path: Path) -> Draft:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise StoreProblem(
            say("{path} is no text in UTF-8. Save it as UTF-8 and try again.", path=path)
        ) from error
    except OSError as error:
        raise StoreProblem(
            say(
                "{path} cannot be read ({strerror}). Check its name and place.",
                path=path,
                strerror=error.strerror,
            )
        ) from error
    try:
        return read(text)
    except DraftFileProblem as problem:
        raise StoreProblem(say("{path}, {problem}", path=path, problem=problem)) from problem


def read(text: str) -> Draft:
    """Raises DraftFileProblem.

    A text without front matter or headings is a draft with that text as What.
    Windows' line ends are taken for what they are unless the first line shows that they are meant.
    """
    if not text.startswith(f"{FENCE}\n"):
        text = text.replace("\r\n", "\n")
    front, body = _split(text)
    return msgspec.structs.replace(Draft(**_header(front)), **_panes(body))


def write(draft: Draft) -> str:
    panes = [pane for pane in PANES if pane is not Pane.FALLBACK or draft.fallback]
    parts = [f"## {PANE_TITLES[pane]}\n{_escaped(draft.text(pane))}" for pane in panes]
    return f"{FENCE}\n{_front(draft)}{FENCE}\n" + "\n".join(parts)


def _split(text: str) -> tuple[str, str]:
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        return "", text
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip() == FENCE:
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :])
    raise DraftFileProblem(1, say('the front matter is not closed; put a line "---" below it.'))


# --- panes ---------------------------------------------------------------------------------------------


def _panes(body: str) -> dict[str, str]:
    """What stands before the first heading belongs to What; a pane that comes twice is joined."""
    found: dict[str, list[str]] = {}
    pane, lines = Pane.WHAT, list[str]()
    for line in body.split("\n"):
        heading = HEADING.fullmatch(line)
        if heading and not heading["escapes"]:
            _keep(found, pane, lines)
            pane, lines = PANE_OF[heading["title"].casefold()], []
        else:
            lines.append(line.removeprefix(GUARD) if heading else line)
    _keep(found, pane, lines)
    return {name: "\n\n".join(texts) for name, texts in found.items()}


def _keep(found: dict[str, list[str]], pane: Pane, lines: list[str]) -> None:
    while lines and not lines[-1].strip():
        lines.pop()
    while lines and not lines[0].strip():
        del lines[0]
    if len(lines) > 2 and lines[0] == lines[-1] == GUARD:
        lines = lines[1:-1]
    if lines:
        found.setdefault(pane.value, []).append("\n".join(lines))


def _escaped(text: str) -> str:
    if not text:
        return ""
    lines = [GUARD + line if HEADING.fullmatch(line) else line for line in text.split("\n")]
    if _needs_guards(lines):
        lines = [GUARD, *lines, GUARD]
    return "\n".join(lines) + "\n"


def _needs_guards(lines: list[str]) -> bool:
    edges = (lines[0], lines[-1])
    return any(not line.strip() or line == GUARD for line in edges)


# --- front matter --------------------------------------------------------------------------------------


def _front(draft: Draft) -> str:
    from asyncdraft.storage.front_matter import dump

    always = {"template": draft.template, "channel": draft.channel.value, "to": list(draft.to)}
    sometimes = {
        "id": draft.id,
        "title": draft.title,
        "subject": draft.subject,
        "deadline": _deadline_value(draft.deadline),
        "fields": draft.fields,
        "ignored": list(draft.ignored),
        "attachments": list(draft.attachments),
    }
    values = always | {name: value for name, value in sometimes.items() if value}
    return dump({name: values[name] for name in KEYS if name in values})


def _deadline_value(deadline: Deadline) -> str | dict[str, str]:
    """The words alone or the instant alone where that says everything, else a mapping of the parts."""
    at = _instant_text(deadline)
    if at and not deadline.typed:
        return at
    if deadline == Deadline(typed=deadline.typed) and not INSTANT.fullmatch(deadline.typed):
        return deadline.typed
    parts = {"typed": deadline.typed, "at": at, "zone": "" if at else deadline.zone}
    return {name: value for name, value in parts.items() if value}


def _instant_text(deadline: Deadline) -> str:
    if deadline.at is None:
        return ""
    local = deadline.at.astimezone(zone(deadline.zone) if is_zone(deadline.zone) else UTC)
    spec = "auto" if local.second or local.microsecond else "minutes"
    return f"{local.isoformat(timespec=spec)}[{deadline.zone}]"


def _header(front: str) -> dict[str, Any]:
    from asyncdraft.storage.front_matter import FrontMatterError, entries

    header: dict[str, Any] = {}
    try:
        found = entries(front, typed="fields")
    except FrontMatterError as error:
        raise DraftFileProblem(error.line + 1, say("{reason}.", reason=error.reason)) from error
    for name, line, value in found:
        if name not in KEYS:
            raise DraftFileProblem(
                line + 1, say('"{name}" is not one of {known}.', name=name, known=", ".join(KEYS))
            )
        try:
            header[name] = READERS[name](value)
        except ValueError as error:
            raise DraftFileProblem(
                line + 1, say('"{name}" should be {error}.', name=name, error=error)
            ) from error
    return header


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(say("one text"))
    return value


def _channel(value: object) -> Channel:
    try:
        return Channel(_text(value))
    except ValueError:
        raise ValueError(say("one of {names}", names=", ".join(Channel))) from None


def _texts(value: object) -> tuple[str, ...]:
    """A list, or names with commas between them."""
    if isinstance(value, str):
        return tuple(name for part in value.split(",") if (name := part.strip()))
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise ValueError(say("a list such as [kenji, priya]"))
    return tuple(value)


def _paths(value: object) -> tuple[str, ...]:
    """A list, or one path, in which a comma is a comma."""
    return (value,) if isinstance(value, str) else _texts(value)


def _fields(value: object) -> dict[str, Any]:
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise ValueError(say("values by name, such as {topic: webhook schema}"))
    return {str(name): item for name, item in value.items()}


def _deadline(value: object) -> Deadline:
    if isinstance(value, str):
        return _instant(value) if INSTANT.fullmatch(value) else Deadline(typed=value)
    if not isinstance(value, dict) or not value.keys() <= {"typed", "at", "zone"}:
        raise ValueError(
            say("words such as fri 3pm london, or an instant such as 2026-11-24T17:00+09:00[Asia/Tokyo]")
        )
    parts = {name: _text(part) for name, part in value.items()}
    moment = _instant(parts["at"]) if "at" in parts else Deadline(zone=parts.get("zone", "UTC"))
    return msgspec.structs.replace(moment, typed=parts.get("typed", ""))


def _instant(value: str) -> Deadline:
    found = INSTANT.fullmatch(value)
    try:
        at = datetime.fromisoformat(found["at"]) if found else None
    except ValueError:
        at = None
    if found is None or at is None or at.tzinfo is None:
        raise ValueError(say("an instant such as 2026-11-24T17:00+09:00[Asia/Tokyo]"))
    return Deadline(at=at.astimezone(UTC), zone=found["zone"])


READERS: dict[str, Callable[[object], object]] = {
    "id": _text,
    "title": _text,
    "template": _text,
    "channel": _channel,
    "to": _texts,
    "subject": _text,
    "deadline": _deadline,
    "fields": _fields,
    "ignored": _texts,
    "attachments": _paths,
}
