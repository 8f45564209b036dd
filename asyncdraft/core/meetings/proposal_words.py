"""A proposal in words: the rows of its panel, and the sentences that several texts share."""

from datetime import datetime

from asyncdraft.core.meetings.formats import SHAPES, Format
from asyncdraft.core.meetings.proposal import QUORUM, Proposal
from asyncdraft.core.meetings.windows import spoken
from asyncdraft.core.when import writing, zones
from asyncdraft.core.when.writing import STYLE, Style


def rows(proposal: Proposal, style: Style = STYLE) -> tuple[tuple[str, str], ...]:
    """What the proposal says, label by label, in the order in which things happen."""
    shape, plan = SHAPES[proposal.format], proposal.round
    return (
        (
            "Instead",
            f"{shape.name}; the meeting stays for {proposal.minutes} min" if proposal.minutes else shape.name,
        ),
        ("Owner", owner(proposal)),
        ("Write", f"{at(plan.opens, proposal, style)} to {at(plan.closes, proposal, style)}"),
        ("Synthesis", synthesis(proposal, style)),
        ("Read", f"by {at(plan.read_by, proposal, style)}; about {shape.read_minutes} minutes"),
        ("If it fails", failing(proposal, style)),
        (
            "First round",
            f"{day(plan.opens, proposal)} to {day(plan.closes, proposal)}, then {proposal.rhythm}",
        ),
        ("Review", ". ".join(filter(None, (spoken(proposal.review.day), proposal.review.moved)))),
        ("Gives back", gives_back(proposal)),
    )


def owner(proposal: Proposal) -> str:
    others = len(proposal.rota)
    return f"{proposal.owner.name}, or a rota of {others}" if others > 1 else proposal.owner.name


def synthesis(proposal: Proposal, style: Style = STYLE) -> str:
    """On the owner's clock first, as they have to do it."""
    zone = proposal.owner.zone
    own = writing.short(proposal.round.synthesis, zone, style)
    if zone == proposal.home:
        return f"by {own}"
    home = f"{writing.clock(proposal.round.synthesis, proposal.home, style)} "
    return f"by {own} ({home}{zones.abbreviation(proposal.round.synthesis, proposal.home)})"


def failing(proposal: Proposal, style: Style = STYLE) -> str:
    """ "Fewer than 8 of 11 updates: we meet Tue 1 Dec, 13:00 GMT for 20 minutes"."""
    return f"{condition(proposal)}: we meet {call(proposal, style)}"


def condition(proposal: Proposal) -> str:
    least, expected = proposal.least, proposal.expected
    if proposal.format is Format.DEMO:
        return f"No recording is there, or more than {MOST_OPEN} questions stay open"
    if not expected:
        return f"Fewer than {QUORUM * 100:.0f} % of the {PIECES[proposal.format]} are in"
    return f"Fewer than {least} of {expected} {PIECES[proposal.format]} are in"


MOST_OPEN = 3
PIECES = {
    Format.STATUS_ROUND: "updates",
    Format.RFC: "comments",
    Format.DECISION: "answers",
}


def call(proposal: Proposal, style: Style = STYLE) -> str:
    return f"{at(proposal.round.call, proposal, style)} for {proposal.round.call_minutes} minutes"


def gives_back(proposal: Proposal) -> str:
    shape = SHAPES[proposal.format]
    each = f"write {shape.write_minutes} minutes and read {shape.read_minutes}"
    if not proposal.expected:
        return f"not known, as nobody is named: all {each}; the owner needs {shape.owner_minutes}"
    return (
        f"{round(proposal.gives_back)} person-hours a month: {proposal.expected} people {each}; "
        f"the owner needs {shape.owner_minutes}"
    )


def at(instant: datetime, proposal: Proposal, style: Style = STYLE) -> str:
    return writing.short(instant, proposal.home, style)


def day(instant: datetime, proposal: Proposal) -> str:
    return writing.day(instant, proposal.home)
