"""The next message of a thread as a draft: the fitting template, filled with what the thread knows."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from asyncdraft.core.draft import Channel, Draft
from asyncdraft.core.drafting import instant_text
from asyncdraft.core.excerpt import shortened
from asyncdraft.core.home import home_of
from asyncdraft.core.team import Team
from asyncdraft.core.threads.agenda import first_name, history, in_one_line
from asyncdraft.core.threads.decisions import view_name
from asyncdraft.core.threads.progress import Step
from asyncdraft.core.threads.thread import STRIKING, Decision, Kind, Post, Stance, Thread, View
from asyncdraft.core.when import zones
from asyncdraft.core.when.writing import STYLE, Style, full

LONGEST_QUOTE = 400
LONGEST_STEP = 80

KINDS = {
    "strike-1-clarification": Kind.CLARIFICATION,
    "strike-2-synthesis": Kind.SYNTHESIS,
    "strike-3-invitation": Kind.INVITATION,
    "outcome-after-the-call": Kind.OUTCOME,
    "reminder": Kind.NUDGE,
}
"""What a draft becomes in its thread, by its template; any other is a message, the first one a question."""


WRITES = {
    Step.ASK: Kind.QUESTION,
    Step.CLARIFY: Kind.CLARIFICATION,
    Step.SYNTHESISE: Kind.SYNTHESIS,
    Step.INVITE: Kind.INVITATION,
    Step.SEND_BACK: Kind.OUTCOME,
    Step.NUDGE: Kind.NUDGE,
}
"""The steps that are messages, and what each becomes in its thread."""


def kind_of(draft: Draft, thread: Thread) -> Kind:
    usual = Kind.MESSAGE if thread.posts else Kind.QUESTION
    return KINDS.get(draft.template, usual)


def next_draft(
    step: Step, thread: Thread, team: Team, channel: Channel, style: Style = STYLE
) -> Draft | None:
    """The draft for `step`, None where that step is no message.

    What nobody has written yet stays empty, for the checklist to ask for.
    """
    fill = FILLS.get(step)
    if fill is None:
        return None
    template, values = fill(_Source(thread, team, style))
    return Draft(
        template=template,
        channel=channel,
        to=tuple(person.id for person in team.readers(thread.people)),
        title=thread.topic,
        **values,
    )


Values = dict[str, Any]


class _Source:
    """What the messages of one thread are made from."""

    def __init__(self, thread: Thread, team: Team, style: Style) -> None:
        self.thread = thread
        self.team = team
        self.style = style
        self.people = {person.id: person for person in team.people}
        self.home = home_of(team)

    def name(self, author: str) -> str:
        return first_name(author, self.people)

    def view(self, *, mine: bool) -> View:
        found = (view for view in self.thread.views if (view.person == self.team.me) is mine)
        return next(found, View(person=self.team.me if mine else next(iter(self.thread.people), "")))

    def instant(self, at: datetime | None) -> str:
        """As files write a deadline; empty for none."""
        return instant_text(at, self.home)

    def fields(self, **values: Any) -> Values:
        """Those that are filled, with the topic of the thread."""
        return {
            "fields": {name: value for name, value in {"topic": self.thread.topic, **values}.items() if value}
        }


def _question(source: _Source) -> tuple[str, Values]:
    return "decision-request", source.fields(decider=source.thread.call.decider)


def _clarification(source: _Source) -> tuple[str, Values]:
    struck = (post for post in reversed(source.thread.posts) if post.stance in STRIKING)
    answer = next(struck, None)
    if answer is None:
        return "strike-1-clarification", source.fields(link=source.thread.link)
    words = shortened(" ".join(answer.text.split()), LONGEST_QUOTE)
    understood = f"{source.name(answer.author)} wrote: “{words}”" if words else ""
    person = source.people.get(answer.author)
    return "strike-1-clarification", {
        "need": f"@{person.first_name}, " if person else "",
        **source.fields(link=source.thread.link, understood=understood),
    }


def _synthesis(source: _Source) -> tuple[str, Values]:
    thread, theirs = source.thread, source.view(mine=False)
    return "strike-2-synthesis", {
        "what": thread.agreed,
        "fallback": _announcement(source),
        **source.fields(
            other=theirs.person,
            theirs=theirs.text,
            mine=source.view(mine=True).text,
            divergence=thread.divergence,
        ),
    }


def _announcement(source: _Source) -> str:
    """What follows if this does not settle it: the call, with its time if one is chosen."""
    thread, team = source.thread, source.team
    if thread.call.at is None:
        return ""
    people = [person for person in (team.writer, *team.readers(thread.people)) if person]
    when = full(
        thread.call.at, [person.zone for person in people if zones.is_zone(person.zone)], source.style
    )
    parts = [
        f"If we still differ, I stop writing and we talk for {thread.call.minutes} minutes: {when}.",
        thread.call.otherwise.strip(),
    ]
    return " ".join(filter(None, parts))


def _invitation(source: _Source) -> tuple[str, Values]:
    thread = source.thread
    views = [
        f"{view_name(view, source.people)}: {in_one_line(view.text)}"
        for view in thread.views
        if view.text.strip()
    ]
    return "strike-3-invitation", {
        "what": thread.divergence,
        "fallback": thread.call.otherwise,
        **source.fields(
            starts=source.instant(thread.call.at),
            place=thread.call.place,
            history=list(history(thread, source.team, source.home)),
            views=views,
            recorder=thread.call.recorder or source.team.me,
        ),
    }


def _outcome(source: _Source) -> tuple[str, Values]:
    decision = source.thread.decision or Decision()
    step = {
        "step": shortened(decision.decision.rstrip("."), LONGEST_STEP),
        "owner": decision.owner,
        "due": decision.due.isoformat() if decision.due else "",
    }
    return "outcome-after-the-call", {
        "what": decision.decision,
        "why": decision.why,
        **source.fields(
            held=_held_on(source),
            present=list(decision.heard or (source.team.me, *source.thread.people)),
            steps=[step] if decision.owner else [],
        ),
    }


def _held_on(source: _Source) -> str:
    """The day of the call in the writer's zone; of one that nobody planned, the day of the record."""
    decision, at = source.thread.decision, source.thread.call.at
    day = at.astimezone(zones.zone(source.home)).date() if at else decision.decided_on if decision else None
    return day.isoformat() if day else ""


def _nudge(source: _Source) -> tuple[str, Values]:
    asked = next((post for post in reversed(source.thread.posts) if post.kind is not Kind.REPLY), None)
    if asked is None:
        return "reminder", source.fields(first=source.thread.link)
    asked_on = asked.at.astimezone(zones.zone(source.home)).date()
    return "reminder", source.fields(
        first=source.thread.link, asked=asked_on.isoformat(), was_due=source.instant(asked.due)
    )


FILLS: Mapping[Step, Callable[[_Source], tuple[str, Values]]] = {
    Step.ASK: _question,
    Step.CLARIFY: _clarification,
    Step.SYNTHESISE: _synthesis,
    Step.INVITE: _invitation,
    Step.SEND_BACK: _outcome,
    Step.NUDGE: _nudge,
}


def as_post(draft: Draft, thread: Thread, team: Team, markdown: str, at: datetime, reason: str = "") -> Post:
    """The draft as it was sent: `markdown` is the whole message."""
    return Post(
        kind=kind_of(draft, thread),
        author=team.me,
        at=at,
        text=markdown,
        stance=Stance.ALIGNED,
        draft=draft.id,
        due=draft.deadline.at,
        reason=reason,
    )
