"""What the window shows of an audit: rows, figures and the proposal, in words."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from asyncdraft.core.meetings.audit import Audit, Row, Sum
from asyncdraft.core.meetings.formats import SHAPES, Format
from asyncdraft.core.meetings.meeting import CalendarFile
from asyncdraft.core.meetings.proposal import Proposal
from asyncdraft.core.meetings.proposal_words import efforts, gain, rows
from asyncdraft.core.meetings.report import hours
from asyncdraft.core.meetings.verdict import Choice
from asyncdraft.core.text import capital, joined, say, say_count, say_of
from asyncdraft.core.when.wording import and_join
from asyncdraft.core.when.writing import MONTH_NAMES, Style, date_and_year
from asyncdraft.gui.language import shown
from asyncdraft.gui.meetings.audit_part import Overview
from asyncdraft.gui.meetings.hours_chart import WeekBar
from asyncdraft.gui.meetings.meeting_row import hours_text
from asyncdraft.gui.meetings.proposal_side import ProposalLine, ProposalText
from asyncdraft.gui.meetings.totals import Figure

ELSEWHERE = frozenset({"Instead", "Owner", "Review", "Gives back"})
"""Rows of a proposal that have a place of their own here."""
STAYS = say("It stays a meeting. Choose otherwise if you know better: the reason is remembered.")


def matches(judged: Row, words: str) -> bool:
    """Every word stands in the title, the recurrence, the place or a name; of a private one nothing does."""
    if not words.strip():
        return True
    meeting = judged.meeting
    known = () if meeting.private else (meeting.location, *_names(judged))
    text = " ".join((shown(judged.title), shown(meeting.pattern), *known)).casefold()
    return all(word in text for word in words.casefold().split())


def _names(judged: Row) -> list[str]:
    return [f"{each.name} {each.email}" for each in judged.meeting.attendees]


def overview(audit: Audit) -> Overview:
    whole, free = audit.whole, audit.sums[Choice.REPLACE]
    return Overview(
        planned=Figure(
            hours(whole.hours),
            say_count("planned, in {count:,} series", "planned, in {count:,} series", whole.series),
            say_count(
                "{hours} held, mean of {count:,} week",
                "{hours} held, mean of {count:,} weeks",
                len(audit.weeks),
                hours=hours(audit.held),
            ),
        ),
        given_back=Figure(hours(free.hours), say("only hands out information"), _of_all(free, whole)),
        weeks=tuple(WeekBar(_day(week.first), _by_name(week.hours)) for week in audit.weeks),
        note=say("your calendar, weeks from Monday"),
        unread=_unread(audit.calendar),
        private=_private(sum(each.meeting.private for each in audit.rows)),
    )


def _of_all(free: Sum, whole: Sum) -> str:
    if whole.series and whole.nameless == whole.series:
        return say("what it takes of all is not known: nobody is named")
    monthly = say(
        "{person_hours:,.0f} of {hours} a month, all people",
        person_hours=free.person_hours,
        hours=hours_text(whole.person_hours),
    )
    return (
        say(
            "{monthly}; {nameless:,} of {series:,} name nobody",
            monthly=monthly,
            nameless=whole.nameless,
            series=whole.series,
        )
        if whole.nameless
        else monthly
    )


def _by_name(hours: Mapping[Choice, float]) -> Mapping[str, float]:
    return {choice.value: amount for choice, amount in hours.items()}


def _day(day: date) -> str:
    return say("{day} {month}", day=day.day, month=MONTH_NAMES[day.month - 1])


def _unread(calendar: CalendarFile) -> str:
    cancelled = sum(problem.is_cancelled for problem in calendar.problems)
    lost = sum(problem.line > 0 for problem in calendar.problems) - cancelled
    notes = len(calendar.problems) - lost - cancelled
    told = (
        say_count(
            "{lost:,} of {count:,} event could not be read",
            "{lost:,} of {count:,} events could not be read",
            calendar.events,
            lost=lost,
        )
        if lost
        else "",
        say_count("{count:,} event is cancelled", "{count:,} events are cancelled", cancelled)
        if cancelled
        else "",
        say_count("{count:,} note on the files", "{count:,} notes on the files", notes) if notes else "",
    )
    return and_join([*filter(None, told)])


def _private(count: int) -> str:
    if not count:
        return ""
    return say_count(
        "{count:,} private event: counted, never named",
        "{count:,} private events: counted, never named",
        count,
    )


def unread_heading(calendar: CalendarFile) -> str:
    return say("{unread}. All others are judged.", unread=_unread(calendar))


def unread_events(calendar: CalendarFile) -> list[str]:
    several = len({problem.file for problem in calendar.problems}) > 1
    return [
        joined((problem.file, problem.sentence), ": ") if several else problem.sentence
        for problem in calendar.problems
    ]


# The proposal


def proposal_text(judged: Row, proposal: Proposal | None, style: Style) -> ProposalText:
    overrule = judged.overrule
    plain = ProposalText(
        title=judged.title,
        choice=judged.choice.value,
        reasons=judged.verdict.reasons,
        own=say("Your choice: {reason}", reason=overrule.reason) if overrule else "",
    )
    return _with_plan(plain, proposal, style) if proposal else _kept(plain)


def _kept(text: ProposalText) -> ProposalText:
    return text if text.own else replace(text, note=STAYS)


def _with_plan(text: ProposalText, proposal: Proposal, style: Style) -> ProposalText:
    gained = gain(proposal)
    return replace(
        text,
        heading=_heading(proposal),
        format=proposal.format.value,
        is_round=proposal.format is Format.STATUS_ROUND,
        formats=tuple((each.value, capital(SHAPES[each].name)) for each in Format),
        owner=proposal.owner.name,
        rota=say("or a rota of {count}", count=len(proposal.rota)) if len(proposal.rota) > 1 else "",
        people=tuple((each.id, each.name) for each in proposal.people if each.hours is not None),
        lines=_lines(proposal, style),
        gain=say("Gives back {gain}", gain=gained)
        if proposal.expected
        else say("What it gives back is {gain}", gain=gained),
        gain_detail=say("{detail}.", detail=capital(efforts(proposal))),
        note=joined(proposal.notes),
    )


def _heading(proposal: Proposal) -> str:
    form = SHAPES[proposal.format].name
    if proposal.minutes:
        return say(
            "Shorter: {minutes} min instead of {usual}, and {form} before it",
            minutes=proposal.minutes,
            usual=proposal.meeting.minutes,
            form=form,
        )
    return say("Instead: {form}", form=form)


def _lines(proposal: Proposal, style: Style) -> tuple[ProposalLine, ...]:
    lines = [ProposalLine(name, text) for name, text in rows(proposal, style) if name not in ELSEWHERE]
    review = ProposalLine(
        say_of("step of a round", "Review"),
        date_and_year(proposal.review.day),
        proposal.review.moved,
        is_strong=True,
    )
    return (*lines, review)
