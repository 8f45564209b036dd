"""The log of decisions: numbered records, found again by their words, written as one Markdown file each."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from asyncdraft.core.people import Person
from asyncdraft.core.team import Team
from asyncdraft.core.threads.agenda import first_name, history, in_one_line
from asyncdraft.core.threads.thread import Decision, Thread, View
from asyncdraft.core.when.writing import date_and_year


def next_number(threads: Iterable[Thread]) -> int:
    return max((thread.decision.number for thread in threads if thread.decision), default=0) + 1


def log(threads: Iterable[Thread], words: str = "") -> tuple[Thread, ...]:
    """The threads with a decision that holds every word, newest number first; accents do not matter."""
    wanted = _plain(words).split()
    found = [thread for thread in threads if thread.is_decided and _holds(thread, wanted)]
    return tuple(sorted(found, key=lambda thread: -thread.decision.number if thread.decision else 0))


def _holds(thread: Thread, wanted: Sequence[str]) -> bool:
    decision = thread.decision or Decision()
    text = _plain(
        " ".join(
            [thread.topic, decision.name, decision.decision, decision.why, decision.rejected, decision.owner]
        )
    )
    return all(word in text for word in wanted)


def _plain(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def file_name(thread: Thread) -> str:
    """ "0014-api-response-shape.md"."""
    number = thread.decision.number if thread.decision else 0
    slug = re.sub(r"[^\w]+", "-", thread.topic.casefold()).strip("-")[:60].rstrip("-")
    return f"{number:04}-{slug or 'decision'}.md"


def record(thread: Thread, team: Team, zone: str) -> str:
    """The record in the form of an architecture decision record: status, context, decision, consequences."""
    decision = thread.decision or Decision()
    people = {person.id: person for person in team.people}
    parts = [
        f"# {decision.number}. {thread.topic}",
        f"Date: {decision.decided_on.isoformat()}" if decision.decided_on else "",
        _section("Status", "Accepted"),
        _section("Context", _context(thread, people)),
        _section("Decision", decision.decision),
        _section("Why", decision.why),
        _section("Consequences", _consequences(decision, people)),
        _section("Turned down", decision.rejected),
        _section("Looked at again", decision.revisit),
        _section("History", "\n".join(f"- {line}" for line in history(thread, team, zone))),
        _section("Source", thread.link),
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def _section(title: str, text: str) -> str:
    return f"## {title}\n\n{text.strip()}" if text.strip() else ""


def _context(thread: Thread, people: Mapping[str, Person]) -> str:
    views = [
        f"**{view_name(view, people)}**\n\n{view.text.strip()}" for view in thread.views if view.text.strip()
    ]
    agreed = f"Agreed by both: {in_one_line(thread.agreed)}." if thread.agreed.strip() else ""
    return "\n\n".join(filter(None, [thread.divergence.strip(), agreed, *views]))


def view_name(view: View, people: Mapping[str, Person]) -> str:
    name = people[view.person].name if view.person in people else view.person
    return f"{view.side} ({name})" if view.side and name else view.side or name or "One view"


def _consequences(decision: Decision, people: Mapping[str, Person]) -> str:
    if not decision.owner:
        return ""
    name = first_name(decision.owner, people)
    by = f" by {date_and_year(decision.due)}" if decision.due else ""
    return f"{name} carries it out{by}."
