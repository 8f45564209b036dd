"""What an RFC sends: the announcement, the nudge, and the summary that closes it, each as a draft."""

from datetime import datetime
from typing import Any

import msgspec

from asyncdraft.core.draft import Channel, Draft
from asyncdraft.core.drafting import Source
from asyncdraft.core.rfc.reminder_file import part_of
from asyncdraft.core.rfc.rfc import Comment, Rfc, State
from asyncdraft.core.rfc.window import Window, reminders, spoken
from asyncdraft.core.team import Team
from asyncdraft.core.when import zones
from asyncdraft.core.when.wording import all_of
from asyncdraft.core.when.writing import STYLE, Style, full


class _Source(Source, frozen=True):
    """What the messages of one RFC are made from."""

    rfc: Rfc


def _source(rfc: Rfc, team: Team) -> _Source:
    return _Source(team, rfc.title, rfc)


def announcement(rfc: Rfc, team: Team, found: Window, channel: Channel = Channel.SLACK) -> Draft:
    """Problem and reason are the author's own words; the rest follows from roles and window."""
    source = _source(rfc, team)
    asked = [person for person in rfc.reviewers if person != team.me]
    return source.draft(
        "rfc-announcement",
        [*asked, rfc.decider],
        channel,
        what=rfc.what,
        why=rfc.why,
        need=(
            f"{source.called(asked)}, please comment in the document on the part beside your name: what "
            "would break for you, what is missing, or “fine for me”."
            if asked
            else ""
        ),
        fallback=_afterwards(source),
        deadline=source.deadline(found.closes),
        fields={
            "topic": rfc.title,
            "document": rfc.document,
            "walkthrough": rfc.walkthrough,
            "options": [_option_row(option) for option in rfc.options],
            "reviews": [msgspec.to_builtins(review) for review in rfc.reviews],
            "days": str(rfc.days),
            "reminders": all_of([spoken(each.day) for each in reminders(found)]) if found.days else "",
            "decider": rfc.decider,
        },
    )


def _option_row(option: Any) -> dict[str, str]:
    effort = f" ({option.effort})" if option.effort else ""
    return {"option": f"{option.name}{effort}", "gain": option.gain, "cost": option.cost}


def _afterwards(source: _Source) -> str:
    decider = source.rfc.decider
    decides = f"{source.name(decider)} decides" if decider else "it is decided"
    return (
        "Every comment gets an answer in the document. When the window closes, silence counts as "
        f"“fine for me” and {decides} with the comments that are there."
    )


def nudge(
    rfc: Rfc,
    team: Team,
    found: Window,
    closes: datetime | None = None,
    channel: Channel = Channel.SLACK,
) -> Draft:
    """To the reviewers who have not commented, each with their part.

    `closes` is when the window ends for them, where that is sooner than for all.
    """
    source = _source(rfc, team)
    silent = [person for person in rfc.silent if person != team.me]
    asks = [
        f"@{source.name(review.person)}, please comment on {part_of(review)}, or write “fine for me”."
        for review in rfc.reviews
        if review.person in silent
    ]
    heard = len(rfc.reviewers) - len(rfc.silent)
    return source.draft(
        "reminder",
        silent,
        channel,
        kind="Reminder",
        what=f"The RFC “{rfc.title}” is waiting for comments; your part has none from you yet.",
        why=f"{heard} of {len(rfc.reviewers)} reviewers have commented; what comes later cannot be weighed.",
        need=asks[0] if len(asks) == 1 else "\n".join(f"- {ask}" for ask in asks),
        fallback=_afterwards(source),
        deadline=source.deadline(closes or found.closes),
        fields={
            "topic": f"RFC {rfc.title}",
            "first": rfc.document,
            "asked": found.opens.astimezone(zones.zone(source.home)).date().isoformat(),
        },
    )


def summary(
    rfc: Rfc, team: Team, due: datetime | None = None, channel: Channel = Channel.SLACK, style: Style = STYLE
) -> Draft:
    """What became of every comment; `due` is when those asked for the rest should have answered."""
    source = _source(rfc, team)
    return source.draft(
        "rfc-closing",
        [*rfc.reviewers, rfc.decider],
        channel,
        kind="Closed",
        what=_outcome(source, style),
        need=_asks(source),
        deadline=source.deadline(due if _is_unsettled(rfc) else None),
        fields={
            "topic": rfc.title,
            "accepted": [_row(comment, "change") for comment in rfc.of(State.ACCEPTED)],
            "open": [_row(comment, "next") for comment in rfc.of(State.OPEN)],
            "rejected": [_row(comment, "reason") for comment in rfc.of(State.REJECTED)],
            "agreed": list(dict.fromkeys(comment.author for comment in rfc.of(State.AGREED))),
            "silent": list(rfc.silent),
            "decider": rfc.decider,
            "document": rfc.document,
        },
    )


def _row(comment: Comment, called: str) -> dict[str, str]:
    about = f"On “{_quoted(comment.option)}”: " if comment.option else ""
    return {"who": comment.author, "comment": f"{about}{comment.line.rstrip('.')}", called: comment.answer}


def _is_unsettled(rfc: Rfc) -> bool:
    return bool(rfc.of(State.OPEN)) or not rfc.decision


def _outcome(source: _Source, style: Style) -> str:
    rfc = source.rfc
    counts = {state: len(rfc.of(state)) for state in (State.ACCEPTED, State.REJECTED, State.OPEN)}
    told = ", ".join(f"{count} {state.value}" for state, count in counts.items())
    whole = sum(counts.values())
    closed = f" on {full(rfc.closed_at, [source.home], style)}" if rfc.closed_at else ""
    heard = f"The feedback window of the RFC “{rfc.title}” closed{closed} with {whole} "
    return f"{rfc.decision.strip()}\n\n{_heard(heard, whole, told)}".strip()


def _heard(start: str, whole: int, told: str) -> str:
    return f"{start}{'comment' if whole == 1 else 'comments'}: {told}."


def _asks(source: _Source) -> str:
    rfc = source.rfc
    asks = [
        f"@{source.name(comment.author)}, please write whether “{_quoted(comment.line)}” still stands, "
        "and what would settle it."
        for comment in rfc.of(State.OPEN)
    ]
    if not rfc.decision and rfc.decider:
        asks.append(
            f"@{source.name(rfc.decider)}, please decide between the options and write down the reason."
        )
    if not rfc.decision and not rfc.decider:
        asks.append("Please name who decides.")
    if not asks:
        return "Nothing more is needed from you."
    return asks[0] if len(asks) == 1 else "\n".join(f"- {ask}" for ask in asks)


def _quoted(text: str) -> str:
    return text.rstrip(" .;,").replace("“", "‘").replace("”", "’")
