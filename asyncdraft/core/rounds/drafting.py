"""What a round sends: the prompt, the nudge, the synthesis and its short form, each as a draft.

The words about the work are those of the updates. What nobody wrote is asked for, never made up.
"""

import re
from collections.abc import Sequence
from datetime import datetime

from asyncdraft.core.draft import Channel, Draft
from asyncdraft.core.drafting import Source
from asyncdraft.core.rounds.blockers import Blocker, blockers, named_in
from asyncdraft.core.rounds.round import Round
from asyncdraft.core.rounds.update import Part
from asyncdraft.core.team import Team
from asyncdraft.core.text import joined, say, say_of
from asyncdraft.core.when import zones
from asyncdraft.core.when.wording import all_of, and_join
from asyncdraft.core.when.writing import STYLE, Style, day, full

SHOWN_MILESTONES = 5
COURTESY = re.compile(
    r"\W*(?:hi|hello|hey|good\s+morning|morning|cheers|thanks|thank\s+you|best|best\s+regards|regards|greetings|here"
    r"\s+is\s+my\s+update|here['’]s\s+my\s+update|my\s+update|status|weekly\s+update|update)?"
    r"(?:\s+(?:all|team|everyone|everybody|folks|there|for\s+(?:the|this)\s+(?:week|day)|of\s+the\s+week))?[\s,.!:]*"
    r"\([^()]*\)$",
    re.IGNORECASE,
)
"""Greetings and titles, with the name of whoever wrote them: no part of a page of everybody's work."""
ASK_FOR = (
    "what you shipped (with its link), what comes next, and what blocks you, "
    "with the name of one person who can help"
)


class _Source(Source, frozen=True):
    """What the messages of one round are made from."""

    round: Round
    style: Style

    def when(self, at: datetime) -> str:
        return full(at, [self.home], self.style)

    def lines(self, part: Part) -> list[str]:
        """Each item with its author's name."""
        return [
            f"{item.line.rstrip(' .;,')} ({self.name(author)})"
            for author in self.round.authors
            for item in self.round.update_of(author).of(part)
        ]


def _source(found: Round, team: Team, style: Style) -> _Source:
    return _Source(team, found.title, found, style)


def prompt(found: Round, team: Team, channel: Channel = Channel.SLACK, style: Style = STYLE) -> Draft:
    """The message that opens the round."""
    source = _source(found, team, style)
    until = f" until {source.when(found.closes)}" if found.closes else ""
    owner = source.name(found.owner) if found.owner else "The owner of the round"
    expected = [person for person in found.people if person != team.me]
    return source.draft(
        "team-status-round",
        expected,
        channel,
        what=" ".join(
            filter(None, [f"The status round {found.title} is open{until}.", found.prompt.strip()])
        ),
        why=(
            f"It stands in for a meeting. {owner} reads all updates when the window closes and makes one "
            "page of them, with the blockers at its top."
        ),
        need=f"{source.called(expected)}, please write three short parts: {ASK_FOR}." if expected else "",
        fallback=_without(found),
        deadline=source.deadline(found.closes),
        fields={
            "round": found.title,
            "place": found.place,
            "opens": source.instant(found.opens),
            "owner": found.owner,
        },
    )


def _without(found: Round) -> str:
    missing = "A missing update is shown as “no update” beside its name."
    if not found.least:
        return missing
    return f"{missing} If fewer than {found.least} of {len(found.people)} updates are in, we meet instead."


def nudge(
    found: Round,
    team: Team,
    now: datetime,
    due: datetime | None = None,
    channel: Channel = Channel.SLACK,
    style: Style = STYLE,
) -> Draft:
    """To those who are missing; `due` is the new deadline where the window has closed already."""
    source = _source(found, team, style)
    is_late = found.closes is not None and found.closes <= now
    missing = [person for person in found.missing if person != team.me]
    return source.draft(
        "reminder",
        missing,
        channel,
        kind="Reminder",
        what=f"The status round {found.title} has no update from you yet.",
        why=(
            f"{found.in_count} of {len(found.people)} updates are in. "
            "The page for everybody is made from them, and a blocker that is not in it gets no help."
        ),
        need=(
            f"{source.called(missing)}, please write three short parts, one line each is enough: {ASK_FOR}."
            if missing
            else ""
        ),
        fallback=_without(found),
        deadline=source.deadline(due if is_late else found.closes),
        fields={
            "topic": f"Status round {found.title}",
            "first": found.place,
            "asked": found.opens.astimezone(zones.zone(source.home)).date().isoformat()
            if found.opens
            else "",
            "was_due": source.instant(found.closes) if is_late else "",
        },
    )


def synthesis(
    found: Round,
    team: Team,
    due: datetime | None = None,
    channel: Channel = Channel.SLACK,
    style: Style = STYLE,
) -> Draft:
    """One page from all updates; `due` is when those asked for help should have answered.

    A blocker without a helper asks its author for a name.
    """
    source = _source(found, team, style)
    held = blockers(found, team)
    return source.draft(
        "status-synthesis",
        found.people,
        channel,
        kind="Page",
        what=_in_short(source, held),
        why=_meaning(source, held),
        need=_asks(source, held),
        fallback="A blocker that nobody answers stays open and leads the next page." if held else "",
        deadline=source.deadline(due),
        fields={
            "round": found.title,
            "blockers": [
                {"who": each.author, "what": each.line.rstrip("."), "helper": each.helper} for each in held
            ],
            "shipped": source.lines(Part.SHIPPED),
            "next": source.lines(Part.NEXT),
            "risks": source.lines(Part.RISK),
            "decisions": source.lines(Part.DECISION),
            "absent": list(found.missing),
            "other": [line for line in source.lines(Part.REST) if not COURTESY.match(line)],
            "source": found.place,
        },
    )


def _in_short(source: _Source, held: Sequence[Blocker]) -> str:
    found = source.round
    counts = [
        _count(len(held), "blocker"),
        f"{len(source.lines(Part.SHIPPED))} shipped",
        f"{len(source.lines(Part.NEXT))} next",
    ]
    missing = (
        f", none yet from {all_of([source.name(each) for each in found.missing])}" if found.missing else ""
    )
    return (
        f"Status round {found.title}: {found.in_count} of {len(found.people)} updates are in{missing}. "
        f"They hold {', '.join(counts)}."
    )


def _meaning(source: _Source, held: Sequence[Blocker]) -> str:
    names = list(dict.fromkeys(source.name(each.author) for each in held))
    if not names:
        return "Nobody wrote of a blocker."
    return f"{all_of(names)} cannot go on with what is listed as blocked until it is cleared."


def _asks(source: _Source, held: Sequence[Blocker]) -> str:
    asks = [_ask(source, each) for each in held]
    asks += [_decision_ask(source, each) for each in source.lines(Part.DECISION)]
    if not asks:
        return "Nothing is needed from you before the next round."
    return asks[0] if len(asks) == 1 else "\n".join(f"- {ask}" for ask in asks)


def _ask(source: _Source, blocker: Blocker) -> str:
    author, words = source.name(blocker.author), f"“{_quoted(blocker.line)}”"
    if not blocker.helper:
        return f"@{author}, please name the person who can clear this blocker: {words}."
    helper = source.name(blocker.helper)
    return f"@{helper}, please clear what blocks {author}, or write what you need for it: {words}."


def _decision_ask(source: _Source, line: str) -> str:
    decider = named_in(line, source.team.people)
    return (
        f"@{source.name(decider)}, please decide: {line}" if decider else f"Please name who decides: {line}"
    )


def _quoted(text: str) -> str:
    return text.rstrip(" .;,").replace("“", "‘").replace("”", "’")


def executive(
    found: Round,
    team: Team,
    to: Sequence[str] = (),
    due: datetime | None = None,
    channel: Channel = Channel.EMAIL,
    style: Style = STYLE,
) -> Draft:
    """Three bullets from the same updates: milestones, risks with their mitigation, decisions wanted.

    A decision is asked of whoever it names, else of the only reader.
    """
    source = _source(found, team, style)
    bullets = {
        "Milestones delivered": _milestones(source),
        "Risks and mitigation": _risks(source, blockers(found, team)),
        "Decisions wanted": "; ".join(map(_quoted, source.lines(Part.DECISION))) or "none",
    }
    return source.draft(
        "executive-summary",
        to,
        channel,
        kind="In three bullets",
        what="\n".join(f"- **{title}:** {text}" for title, text in bullets.items()),
        need=_executive_asks(source, to),
        deadline=source.deadline(due),
        fields={"round": found.title, "source": found.place},
    )


def _milestones(source: _Source) -> str:
    lines = [_quoted(line) for line in source.lines(Part.SHIPPED)]
    more = len(lines) - SHOWN_MILESTONES
    rest = [f"and {more} more in the synthesis"] if more > 0 else []
    return "; ".join([*lines[:SHOWN_MILESTONES], *rest]) or "none"


def _risks(source: _Source, held: Sequence[Blocker]) -> str:
    stuck = [
        f"{source.name(each.author)} is blocked ({_quoted(each.line)}); "
        + (
            f"mitigation: {source.name(each.helper)} is asked to clear it"
            if each.helper
            else "nobody is named for it yet"
        )
        for each in held
    ]
    return "; ".join([*map(_quoted, source.lines(Part.RISK)), *stuck]) or "none was reported"


def _executive_asks(source: _Source, to: Sequence[str]) -> str:
    decisions = source.lines(Part.DECISION)
    if not decisions:
        return "Nothing is needed from you before the next round."
    only = to[0] if len(to) == 1 else ""
    asks = []
    for line in decisions:
        decider = named_in(line, source.team.people) or only
        who = f"@{source.name(decider)}, please decide" if decider else "Please name who decides"
        asks.append(f"{who}: {line}")
    return asks[0] if len(asks) == 1 else "\n".join(f"- {ask}" for ask in asks)


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number or 'no'} {what}s"


def standing_line(found: Round, team: Team, now: datetime, style: Style = STYLE) -> str:
    """How the round stands, for lists: "4 of 5 in, missing Tom; closes Fri 27 Nov"."""
    source = _source(found, team, style)
    parts = [_handed_in(source)]
    if not found.is_open:
        parts.append(say_of("round", "closed"))
    elif found.closes:
        on, is_over = day(found.closes, source.home), found.closes <= now
        parts.append(say("window closed {day}", day=on) if is_over else say("window closes {day}", day=on))
        parts += [say("fewer than agreed: meet instead")] if is_over and found.is_too_few else []
    return joined(parts, "; ")


def _handed_in(source: _Source) -> str:
    found = source.round
    in_count, count = found.in_count, len(found.people)
    if not found.missing:
        return say("{in_count} of {count} in", in_count=in_count, count=count)
    names = and_join([source.name(each) for each in found.missing])
    return say("{in_count} of {count} in, missing {names}", in_count=in_count, count=count, names=names)


def written_time(at: datetime, team: Team, style: Style = STYLE) -> str:
    """On the clock of the writer."""
    return _source(Round(), team, style).when(at)
