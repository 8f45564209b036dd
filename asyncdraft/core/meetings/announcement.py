"""The two messages that make a replacement stick: its announcement and the prompt of its first round."""

from typing import Any

from asyncdraft.core.draft import Channel, Deadline, Draft
from asyncdraft.core.drafting import instant_text
from asyncdraft.core.meetings.formats import SHAPES, Format
from asyncdraft.core.meetings.proposal import Proposal
from asyncdraft.core.meetings.proposal_words import at, call, condition, day
from asyncdraft.core.people import given_name
from asyncdraft.core.team import Team
from asyncdraft.core.when import zones
from asyncdraft.core.when.wording import all_of
from asyncdraft.core.when.writing import STYLE, Style, date_and_year

MOST_NAMED = 12
"""Names that an ask can carry; above that it goes to all who were invited."""
UNTITLED = "This meeting"


def announcement(
    proposal: Proposal, team: Team, channel: Channel = Channel.SLACK, style: Style = STYLE
) -> Draft:
    """To everybody of the roster who is invited: what ends, what begins, until when to object."""
    shape, plan = SHAPES[proposal.format], proposal.round
    title = _title(proposal)
    return Draft(
        template="meeting-replacement",
        channel=channel,
        to=_readers(proposal, team),
        title=f"{title}: in writing",
        what=_what(proposal, team, title, style),
        why=_why(proposal),
        need=f"{_names(proposal, team)}, please write in this thread which part has to stay live and why, "
        "or “fine for me”.",
        fallback=_fallback(proposal, style),
        deadline=Deadline(at=proposal.object_by, zone=proposal.home),
        fields=_filled(
            meeting=title,
            saved=_saved(proposal),
            form=shape.form,
            inputs=list(shape.inputs),
            window=f"{at(plan.opens, proposal, style)} to {at(plan.closes, proposal, style)}",
            owner=proposal.owner.id,
            starts=_local_day(proposal),
            trial=proposal.review.day.isoformat(),
        ),
    )


def first_prompt(
    proposal: Proposal, team: Team, channel: Channel = Channel.SLACK, style: Style = STYLE
) -> Draft:
    """To everybody who hands in something in the first round."""
    title, plan = _title(proposal), proposal.round
    return Draft(
        template="team-status-round",
        channel=channel,
        to=_readers(proposal, team),
        title=f"{title}: first round",
        subject=SUBJECTS[proposal.format].format(title=title, day=day(plan.closes, proposal)),
        what=_opening(proposal, team, title, style),
        why=f"{STANDS_IN[bool(proposal.minutes)]} "
        f"{_owner(proposal, team)} it together by {at(plan.synthesis, proposal, style)}.",
        need=f"{_names(proposal, team)}, {ASKS[proposal.format]}",
        fallback="A missing answer is shown as “nothing heard”, with the name beside it. "
        + _if_it_fails(proposal, style),
        deadline=Deadline(at=plan.closes, zone=proposal.home),
        fields=_filled(
            round=f"{title}, {day(plan.closes, proposal)}",
            place="in this thread",
            opens=instant_text(plan.opens, proposal.home),
            owner=proposal.owner.id,
        ),
    )


SUBJECTS = {
    Format.STATUS_ROUND: "",
    Format.DEMO: "“{title}”: questions in writing until {day}",
    Format.RFC: "“{title}”: comments in writing until {day}",
    Format.DECISION: "“{title}”: decisions requested in writing until {day}",
}
"""The template has one for a status round."""
PROMPTS = {
    Format.STATUS_ROUND: "The first written round of “{title}” is open until {closes}.",
    Format.DEMO: (
        "“{title}” is a recording from now on, at most ten minutes long. Questions are open until {closes}."
    ),
    Format.RFC: "“{title}” is a written proposal from now on. Comments are open until {closes}.",
    Format.DECISION: (
        "Decisions for “{title}” are requested in writing from now on. This round is open until {closes}."
    ),
}
STANDS_IN = {
    False: "It stands in for the meeting, which stays off the calendar as long as we write.",
    True: "It takes what was read out off the meeting, which stays short as long as we write.",
}
ASKS = {
    Format.STATUS_ROUND: (
        "please each write three lines in this thread: what shipped (with its link), what comes next, "
        "and what blocks you, with the name of one person who can help."
    ),
    Format.DEMO: ("please each write one question about it in this thread, with its minute, or “seen”."),
    Format.RFC: (
        "please each comment in this thread: what would break for you, which option you prefer and why, "
        "or “fine for me”."
    ),
    Format.DECISION: (
        "please each write in this thread which decision you need: the question, the options with their "
        "cost, and what you recommend, or “none”."
    ),
}


def _opening(proposal: Proposal, team: Team, title: str, style: Style) -> str:
    closes = at(proposal.round.closes, proposal, style)
    if proposal.minutes:
        return (
            f"The written part of “{title}” is open until {closes}. "
            f"The talk stays, for {proposal.minutes} minutes."
        )
    said = PROMPTS[proposal.format].format(title=title, closes=closes)
    if proposal.format is not Format.DEMO:
        return said
    posts = "I post" if proposal.owner.id == team.me else f"{proposal.owner.first_name} posts"
    return f"{said} {posts} it here by {at(proposal.round.opens, proposal, style)}."


def _title(proposal: Proposal) -> str:
    return " ".join(proposal.meeting.title.split()) or UNTITLED


def _readers(proposal: Proposal, team: Team) -> tuple[str, ...]:
    return tuple(person.id for person in proposal.people if person.id != team.me)


def _names(proposal: Proposal, team: Team) -> str:
    known = [person.first_name for person in proposal.people if person.id != team.me]
    others = filter(None, (given_name(name.split("@")[0]) for name in proposal.outsiders))
    names = [f"@{name}" for name in (*known, *others)]
    if not 0 < len(names) <= MOST_NAMED:
        return "All who were invited"
    return all_of(names)


def _owner(proposal: Proposal, team: Team) -> str:
    return "I put" if proposal.owner.id == team.me else f"{proposal.owner.first_name} puts"


def _what(proposal: Proposal, team: Team, title: str, style: Style) -> str:
    shape, plan = SHAPES[proposal.format], proposal.round
    if proposal.minutes:
        change = (
            f"“{title}” lasts {proposal.minutes} minutes instead of {proposal.meeting.minutes} "
            f"from {day(plan.opens, proposal)} on. What was read out there becomes {shape.name}."
        )
    else:
        change = f"“{title}” ends as a meeting. From {day(plan.opens, proposal)} on it becomes {shape.name}."
    return f"{change} {_owner(proposal, team)} it together by {at(plan.synthesis, proposal, style)}."


def _why(proposal: Proposal) -> str:
    off = proposal.off_hours
    outside = f" {round(off * 100)} % of that time is outside working hours for somebody." if off else ""
    takes = f"{_hours(proposal.person_hours)} a month"
    if not round(proposal.person_hours):
        takes = f"{proposal.meeting.minutes} minutes"
    of_whom = f"{proposal.expected} people" if proposal.expected else "each of us"
    return (
        f"The meeting takes {takes} from {of_whom}, "
        f"because everybody has to listen at the same hour.{outside}{_back(proposal)}"
    )


def _back(proposal: Proposal) -> str:
    hours = round(proposal.gives_back)
    return f" In writing, {hours} of these hours come back every month." if hours > 1 else ""


def _hours(hours: float) -> str:
    count = round(hours)
    return "1 person-hour" if count == 1 else f"{count} person-hours"


def _saved(proposal: Proposal) -> str:
    return f"{_hours(proposal.gives_back)} a month" if round(proposal.gives_back) else ""


def _fallback(proposal: Proposal, style: Style) -> str:
    start = at(proposal.round.opens, proposal, style)
    return (
        f"Without an objection the first round opens on {start}. {_if_it_fails(proposal, style)} "
        f"On {date_and_year(proposal.review.day)} we decide whether it stays."
    )


def _if_it_fails(proposal: Proposal, style: Style) -> str:
    said = condition(proposal)
    return f"If {said[0].lower()}{said[1:]}, we meet on {call(proposal, style)}."


def _local_day(proposal: Proposal) -> str:
    return proposal.round.opens.astimezone(zones.zone(proposal.home)).date().isoformat()


def _filled(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}
