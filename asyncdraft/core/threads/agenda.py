"""What the call is about: the history of the thread in lines, and the agenda that comes from it."""

from collections.abc import Mapping

import msgspec

from asyncdraft.core.excerpt import shortened
from asyncdraft.core.people import Person, called
from asyncdraft.core.team import Team
from asyncdraft.core.threads.thread import CALL_MINUTES, Kind, Post, Stance, Thread
from asyncdraft.core.when import writing, zones

DID = {
    Kind.QUESTION: "asked",
    Kind.REPLY: "answered",
    Kind.CLARIFICATION: "clarified",
    Kind.SYNTHESIS: "wrote down both views",
    Kind.INVITATION: "invited to a call",
    Kind.OUTCOME: "sent the outcome",
    Kind.NUDGE: "asked again",
    Kind.MESSAGE: "wrote",
}
STANCES = {
    Stance.OPEN: "",
    Stance.ALIGNED: "agreed",
    Stance.MISUNDERSTOOD: "read it differently",
    Stance.DISAGREED: "disagreed",
}
SHARES = (2, 8, 5)
"""Minutes of a call of fifteen for: where we are, the one question, deciding and writing down."""


class Item(msgspec.Struct, frozen=True):
    minutes: int
    title: str
    text: str


def history(thread: Thread, team: Team, zone: str) -> tuple[str, ...]:
    """One line of Markdown for each post: day, who, what, and the first words."""
    people = {person.id: person for person in team.people}
    return tuple(_line(post, people, zone) for post in thread.posts)


def _line(post: Post, people: Mapping[str, Person], zone: str) -> str:
    name = first_name(post.author, people)
    did = STANCES[post.stance] or DID[post.kind] if post.kind is Kind.REPLY else DID[post.kind]
    words = shortened(post.first_line)
    said = f": “{words}”" if words else ""
    return f"{writing.day(post.at, zones.or_utc(zone))}, {name} {did}{said}"


def first_name(author: str, people: Mapping[str, Person]) -> str:
    return people[author].first_name if author in people else called(author)


def agenda(thread: Thread, team: Team, zone: str) -> tuple[Item, ...]:
    """Three items that fill the call exactly: where we are, the one question, the decision."""
    people = {person.id: person for person in team.people}
    first, middle, last = _minutes(thread.call.minutes)
    recorder = first_name(thread.call.recorder, people) if thread.call.recorder else "One of us"
    return (
        Item(first, "Where we are", _so_far(thread, zone)),
        Item(middle, "One question", _question(thread)),
        Item(last, "Decide and write it down", f"{recorder} types the record while we talk."),
    )


def agenda_text(items: tuple[Item, ...]) -> str:
    """As a numbered list of Markdown."""
    return "\n".join(
        f"{number}. {item.minutes} min: **{item.title}.** {item.text}".rstrip()
        for number, item in enumerate(items, 1)
    )


def _minutes(whole: int) -> tuple[int, int, int]:
    first = max(round(whole * SHARES[0] / CALL_MINUTES), 1)
    last = max(round(whole * SHARES[2] / CALL_MINUTES), 1)
    return first, max(whole - first - last, 1), last


def _so_far(thread: Thread, zone: str) -> str:
    if not thread.posts:
        return ""
    count = len(thread.posts)
    since = writing.day(thread.posts[0].at, zones.or_utc(zone))
    agreed = in_one_line(thread.agreed)
    told = f"{count} {'message' if count == 1 else 'messages'} since {since}"
    return f"{told}; agreed: {agreed}." if agreed else f"{told}."


def _question(thread: Thread) -> str:
    return thread.divergence.strip() or "The point on which both views differ; write it down before the call."


def in_one_line(text: str) -> str:
    """Lines and bullets in one line."""
    lines = (line.strip(" \t-*•").rstrip(".;。．；") for line in text.splitlines())
    return "; ".join(filter(None, lines))
