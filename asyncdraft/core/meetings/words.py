"""The words of an invitation: without what its tools add, cut into the steps it announces."""

import re
from collections.abc import Iterator
from html import unescape

import msgspec

from asyncdraft.core.meetings.durations import CLOCK_START, lengths, minutes_of, start_of

LONGEST = 6000
"""Characters of a description that are read; an invitation that needs more says it in the first ones."""

TAG = re.compile(r"<(?:br|/p|/div|/li|/tr|/h\d)\b[^<>]{0,200}>", re.IGNORECASE)
ANY_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,400}>")
ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]\w{1,30});", re.IGNORECASE)
LINK = re.compile(r"<?(?:https?://|www\.)[^\s<>\"]+>?")
DIAL_IN = re.compile(
    r"is inviting you to a scheduled|one tap mobile|meeting id|passcode|password:|pin:"
    r"|conference id|video conferenc"
    r"|join (?:the )?(?:zoom|teams|microsoft|webex|google|meeting|on your|from the|by|with|via"
    r"|hangouts|using|now)"
    r"|dial(?:-in| by| in)\b.*(?:number|location|\d)|find (?:your|a) local number"
    r"|local numbers|more phone numbers"
    r"|microsoft teams|meeting options|reset (?:dial-in )?pin|learn more|joining (?:info"
    r"|instructions)|meet\.google"
    r"|or dial|call in \(audio|need help\?|sip:|h\.323|tenant key|video id|webex|download teams|zoom\.us"
    r"|to join the (?:meeting|call)|please do not edit this section|this event has (?:a video call|been)"
    r"|view your event at|privacy and security|for organi[sz]ers|help \|"
    r"|^\s*(?:join|link|zoom|teams)\s*:?\s*$|^\+?[\d ()#,*;-]{8,}",
    re.IGNORECASE,
)
RULER = re.compile(r"^[\s_\-=~*.·:─━]{4,}:?~?[\s_\-=~*.·:~]*$")
STEP_END = re.compile(
    r"(?<=[.!?;])\s+|\s+[–—]\s+|,?\s+(?:and )?then\s+|,\s+but\s+|,\s+followed by\s+|\s+followed by\s+"
    r"|,\s+after(?:wards| which| that),?\s+|\s+before we\s+|\s+(?=after that)"
    r"|,\s+(?=(?:the )?(?:rest|remaining)\b)"
    r"|\s+and\s+(?=use the (?:rest|remaining)\b)|,\s+(?=(?:and )?what(?:ever)? (?:is|remains) left\b)"
    r"|(?<=\)),\s+|\s+(?=\d{1,2}\)\s)|,\s+(?=(?:and\s+)?\d{1,3}\s?(?:min|h\b|'))"
    r"(?!\d{1,3}\s?min\w*\.? (?:each|per|a|apiece)\b)"
)


class Step(msgspec.Struct, frozen=True):
    """Something the invitation says, with the minutes it gives it, None where it gives none."""

    text: str
    minutes: float | None = None


class Wording(msgspec.Struct, frozen=True):
    """`links` are the addresses that stood in the text, in small letters."""

    steps: tuple[Step, ...]
    links: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return "\n".join(step.text for step in self.steps)


def wording(description: str, minutes: int, people: int) -> Wording:
    """What is left of a description without markup, dial-in and addresses; `minutes` is the whole length."""
    text = _without_markup(description[:LONGEST])
    links = tuple(found[0].lower().strip("<>") for found in LINK.finditer(text))
    lines = [line for line in text.splitlines() if not DIAL_IN.search(line) and not RULER.match(line)]
    lines = [line for line in (LINK.sub(" ", line).strip(" \t*•-–·>|#") for line in lines) if line]
    return Wording(tuple(_steps(lines, minutes, people)), links)


def _without_markup(text: str) -> str:
    text = ANY_TAG.sub(" ", TAG.sub("\n", text)) if "<" in text else text
    text = ENTITY.sub(lambda entity: unescape(entity[0]), text)
    return text.replace("\\n", "\n").replace("\xa0", " ")


def _steps(lines: list[str], minutes: int, people: int) -> Iterator[Step]:
    starts = [start_of(line) for line in lines]
    for line, length in zip(lines, lengths(starts, minutes), strict=True):
        rest = CLOCK_START.sub("", line, count=1) if length is not None else line
        parts = [part.strip() for part in STEP_END.split(" ".join(rest.split())) if part and part.strip()]
        if length is not None:
            yield Step(rest.strip(), length)
            continue
        for part in parts:
            yield Step(part, minutes_of(part, minutes, people))
