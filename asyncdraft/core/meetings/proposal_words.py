"""A proposal in words: the rows of its panel, and the sentences that several texts share."""

from datetime import datetime

from asyncdraft.core.meetings.formats import SHAPES, Format
from asyncdraft.core.meetings.proposal import QUORUM, Proposal
from asyncdraft.core.text import joined, say, say_of
from asyncdraft.core.when import writing, zones
from asyncdraft.core.when.writing import STYLE, Style


def rows(proposal: Proposal, style: Style = STYLE) -> tuple[tuple[str, str], ...]:
    """What the proposal says, label by label, in the order in which things happen."""
    shape, plan = SHAPES[proposal.format], proposal.round
    return (
        (
            say("Instead"),
            say("{name}; the meeting stays for {minutes} min", name=shape.name, minutes=proposal.minutes)
            if proposal.minutes
            else shape.name,
        ),
        (say("Owner"), owner(proposal)),
        (
            say_of("step of a round", "Write"),
            say("{at} to {at2}", at=at(plan.opens, proposal, style), at2=at(plan.closes, proposal, style)),
        ),
        (say("Synthesis"), synthesis(proposal, style)),
        (
            say_of("step of a round", "Read"),
            say(
                "by {at}; about {read_minutes} minutes",
                at=at(plan.read_by, proposal, style),
                read_minutes=shape.read_minutes,
            ),
        ),
        (say("If it fails"), failing(proposal, style)),
        (
            say("First round"),
            say(
                "{day} to {day2}, then {rhythm}",
                day=day(plan.opens, proposal),
                day2=day(plan.closes, proposal),
                rhythm=proposal.rhythm,
            ),
        ),
        (
            say_of("step of a round", "Review"),
            joined(filter(None, (writing.date_and_year(proposal.review.day), proposal.review.moved)), ". "),
        ),
        (say("Gives back"), gives_back(proposal)),
    )


def owner(proposal: Proposal) -> str:
    others = len(proposal.rota)
    return (
        say("{name}, or a rota of {others}", name=proposal.owner.name, others=others)
        if others > 1
        else proposal.owner.name
    )


def synthesis(proposal: Proposal, style: Style = STYLE) -> str:
    """On the owner's clock first, as they have to do it."""
    zone = proposal.owner.zone
    own = writing.short(proposal.round.synthesis, zone, style)
    if zone == proposal.home:
        return say("by {own}", own=own)
    home = say("{clock} ", clock=writing.clock(proposal.round.synthesis, proposal.home, style))
    return say(
        "by {own} ({home}{zone})",
        own=own,
        home=home,
        zone=zones.abbreviation(proposal.round.synthesis, proposal.home),
    )


def failing(proposal: Proposal, style: Style = STYLE) -> str:
    """ "Fewer than 8 of 11 updates: we meet Tue 1 Dec, 13:00 GMT for 20 minutes"."""
    return say("{condition}: we meet {call}", condition=condition(proposal), call=call(proposal, style))


def condition(proposal: Proposal) -> str:
    least, expected = proposal.least, proposal.expected
    if proposal.format is Format.DEMO:
        return say("No recording is there, or more than {most_open} questions stay open", most_open=MOST_OPEN)
    if not expected:
        return say(
            "Fewer than {quorum:.0f} % of the {piece} are in",
            quorum=QUORUM * 100,
            piece=PIECES[proposal.format],
        )
    return say(
        "Fewer than {least} of {expected} {piece} are in",
        least=least,
        expected=expected,
        piece=PIECES[proposal.format],
    )


MOST_OPEN = 3
PIECES = {
    Format.STATUS_ROUND: say("updates"),
    Format.RFC: say("comments"),
    Format.DECISION: say("answers"),
}


def call(proposal: Proposal, style: Style = STYLE) -> str:
    return say(
        "{at} for {call_minutes} minutes",
        at=at(proposal.round.call, proposal, style),
        call_minutes=proposal.round.call_minutes,
    )


def gives_back(proposal: Proposal) -> str:
    return say("{gain}: {efforts}", gain=gain(proposal), efforts=efforts(proposal))


def gain(proposal: Proposal) -> str:
    if not proposal.expected:
        return say("not known, as nobody is named")
    return say("{hours} person-hours a month", hours=round(proposal.gives_back))


def efforts(proposal: Proposal) -> str:
    """What it takes of whom."""
    shape = SHAPES[proposal.format]
    each = say(
        "write {write_minutes} minutes and read {read_minutes}",
        write_minutes=shape.write_minutes,
        read_minutes=shape.read_minutes,
    )
    if not proposal.expected:
        return say("all {each}; the owner needs {minutes}", each=each, minutes=shape.owner_minutes)
    return say(
        "{people} people {each}; the owner needs {minutes}",
        people=proposal.expected,
        each=each,
        minutes=shape.owner_minutes,
    )


def at(instant: datetime, proposal: Proposal, style: Style = STYLE) -> str:
    return writing.short(instant, proposal.home, style)


def day(instant: datetime, proposal: Proposal) -> str:
    return writing.day(instant, proposal.home)
