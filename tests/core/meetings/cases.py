"""Meetings as people write them, with the verdict a person would give: read from Markdown fixtures.

A case is a heading (the title), a line "verdict topic | people | minutes | recurrence | marks", and the text.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from asyncdraft.core.meetings.cost import WEEKS_A_MONTH, Facts
from asyncdraft.core.meetings.meeting import Attendee, Meeting
from asyncdraft.core.meetings.verdict import Choice, Topic

FOLDER = Path(__file__).parents[2] / "fixtures" / "meetings"


class Case(msgspec.Struct, frozen=True, kw_only=True):
    meeting: Meeting
    facts: Facts
    choice: Choice
    topic: Topic


def all_cases() -> list[Case]:
    return [case for file in sorted(FOLDER.glob("*.md")) for case in cases_of(file.read_text("utf-8"))]


def cases_of(text: str) -> Iterator[Case]:
    for chunk in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        title, _, rest = chunk.partition("\n")
        head, _, description = rest.strip().partition("\n")
        label, people, minutes, pattern, *marks = (part.strip() for part in head.split("|"))
        choice, _, topic = label.partition(" ")
        yield Case(
            meeting=meeting(title.strip(), description.strip(), int(people), int(minutes), pattern, marks),
            facts=facts(int(people), int(minutes)),
            choice=Choice(choice),
            topic=Topic(topic),
        )


def meeting(
    title: str,
    description: str = "",
    people: int = 6,
    minutes: int = 30,
    pattern: str = "Mon 10:00",
    marks: list[str] | None = None,
) -> Meeting:
    return Meeting(
        uid=title,
        title=title,
        description=description,
        organizer=Attendee("Olga Ober", "olga@example.com", "chair", "accepted"),
        attendees=tuple(Attendee(f"Guest {n}", f"guest{n}@example.com") for n in range(1, people)),
        private="private" in (marks or ()),
        all_day="all-day" in (marks or ()),
        pattern=pattern,
        minutes=minutes,
        per_week=per_week(pattern),
    )


def per_week(pattern: str) -> float:
    if "daily" in pattern or "to Fri" in pattern:
        return 5.0
    return float(bool(pattern))


def facts(people: int, minutes: int) -> Facts:
    hours = minutes / 60
    return Facts(people=people, hours=hours, person_hours=people * hours * WEEKS_A_MONTH)
