"""An audit in words: the sentences of its totals, and the report as Markdown."""

from collections.abc import Iterator, Sequence
from datetime import date

from asyncdraft.core.meetings.audit import Audit, Row, Sum
from asyncdraft.core.meetings.verdict import Choice
from asyncdraft.core.text import joined, say, say_count
from asyncdraft.core.when import zones
from asyncdraft.core.when.writing import day_and_month, duration

MOST_SINGLE = 50
"""Rows of the second table; the report is for people."""
COLUMNS = ("Meeting", "When", "Verdict", "Why", "A week", "People", "Off-hours", "Person-hours a month")
HOW_COUNTED = (
    "A week is what the recurrence plans, exceptions left aside; what takes whole days counts no hours. "
    "People are the organizer and all invited, without rooms and without those who declined. "
    "Off-hours is the share of their time that lies outside the working hours of those in the roster."
)


def report(audit: Audit) -> str:
    """Markdown with tables; private events are counted, never named."""
    running = [row for row in audit.rows if row.runs]
    others = [row for row in audit.rows if not row.runs]
    parts = [
        f"# Meetings of {_plain(audit.calendar.name)}",
        f"{window_line(audit)}.",
        "\n".join(f"- {line}" for line in totals(audit)),
        *_section("Series", running, audit.zone),
        *_section("Single events, and series that rest in these weeks", others[:MOST_SINGLE], audit.zone),
        f"And {len(others) - MOST_SINGLE:,} more." if len(others) > MOST_SINGLE else "",
        *_problems(audit),
        f"*{HOW_COUNTED}*",
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def window_line(audit: Audit) -> str:
    """ "31 Aug to 22 Nov 2026, 12 weeks, 3,418 events"."""
    calendar = audit.calendar
    return say(
        "{days}, {weeks}, {events}",
        days=_days(calendar.first, calendar.last),
        weeks=say_count("{count:,} week", "{count:,} weeks", len(audit.weeks)),
        events=say_count("{count:,} event", "{count:,} events", calendar.events),
    )


def totals(audit: Audit) -> list[str]:
    """What it comes to, a sentence each."""
    whole, free = audit.whole, audit.sums[Choice.REPLACE]
    short = audit.sums[Choice.SHORTEN]
    lines = [
        f"{hours(whole.hours)} a week are planned in {_counted(whole.series, 'series', 'series')}; "
        f"{hours(audit.held)} were held, the mean of {_counted(len(audit.weeks), 'week')}.",
        f"{hours(free.hours)} a week only hand out information: {_counted(free.series, 'series', 'series')}"
        f"{_of_all(free, whole)}.",
    ]
    if short.series:
        lines.append(
            f"{hours(short.hours)} a week could be shorter: {_counted(short.series, 'series', 'series')}."
        )
    if whole.nameless:
        lines.append(nobody_named(whole))
    if audit.strangers:
        lines.append(
            f"{audit.strangers:,} of {_counted(audit.people, 'person', 'people')} "
            f"{'is' if audit.strangers == 1 else 'are'} not in your team's roster: "
            "they are counted, but their working hours are not known."
        )
    return lines


def _of_all(part: Sum, whole: Sum) -> str:
    """Nothing where no series says who comes."""
    if whole.nameless == whole.series:
        return ""
    return f", {part.person_hours:,.0f} of {whole.person_hours:,.0f} person-hours a month"


def nobody_named(whole: Sum) -> str:
    if whole.nameless == whole.series:
        return "No series names who is invited: what they take of all together is not known."
    return (
        f"{whole.nameless:,} of {_counted(whole.series, 'series', 'series')} "
        f"{'does' if whole.nameless == 1 else 'do'} not name who is invited: what "
        f"{'it takes' if whole.nameless == 1 else 'they take'} of all together is not known, and in no "
        "person-hours."
    )


def people(row: Row) -> str:
    """How many come; "?" where nobody is named."""
    return "?" if row.facts.nameless else str(row.facts.people)


def monthly(row: Row) -> str:
    """Person-hours; nothing for a single event."""
    if not row.repeats:
        return ""
    return "?" if row.facts.nameless else f"{row.facts.person_hours:,.0f}"


def hours(amount: float) -> str:
    """ "7 h 46", "45 min"."""
    return duration(round(amount * 60))


def off_hours(row: Row) -> str:
    """ "36 %"; "?" where nobody's hours are known, or nothing took place."""
    share = row.facts.off_hours
    return "?" if share is None else say("{percent} %", percent=round(share * 100))


def weekly(row: Row) -> str:
    """How long it takes in a week; nothing for a single event."""
    return hours(row.facts.hours) if row.repeats else ""


def when(row: Row, zone: str) -> str:
    """The recurrence, or the day of a single event in `zone`; a whole day is the same everywhere."""
    meeting = row.meeting
    if meeting.pattern:
        return meeting.pattern
    at = next(iter(meeting.occurrences), None)
    if at is None:
        return "outside these weeks"
    place = meeting.zone if meeting.all_day else zone
    return day_and_month(at.start.astimezone(zones.tz(place)).date())


def reason(row: Row) -> str:
    """The strongest one."""
    if row.overrule:
        why = row.overrule.reason.strip() or say("no reason given")
        return say("Your choice: {reason}", reason=why)
    return next(iter(row.verdict.reasons), "")


def why(row: Row) -> str:
    return reason(row) if row.overrule else joined(row.verdict.reasons)


def _section(title: str, rows: Sequence[Row], zone: str) -> list[str]:
    return [f"## {title}", "\n".join(_table(rows, zone))] if rows else []


def _table(rows: Sequence[Row], zone: str) -> Iterator[str]:
    yield _line(COLUMNS)
    yield "|---|---|---|---|---:|---:|---:|---:|"
    for row in rows:
        texts = (row.title, when(row, zone), row.choice.value, why(row))
        yield _line((*texts, weekly(row), people(row), off_hours(row), monthly(row)))


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(map(_plain, cells))} |"


def _plain(text: str) -> str:
    """What strangers wrote makes no marks of its own: no columns, links, pictures, HTML."""
    marks = str.maketrans({sign: f"\\{sign}" for sign in "\\|[]<>*_`#!"})
    return " ".join(text.split()).translate(marks)


def _problems(audit: Audit) -> list[str]:
    problems = audit.calendar.problems
    if not problems:
        return []
    shown = [f"- {_plain(problem.sentence)}" for problem in problems[:MOST_SINGLE]]
    if len(problems) > MOST_SINGLE:
        shown.append(f"- And {len(problems) - MOST_SINGLE:,} more.")
    return ["## What could not be read", "\n".join(shown)]


def _days(first: date, last: date) -> str:
    start = day_and_month(first) if first.year == last.year else _with_year(first)
    return say("{start} to {end}", start=start, end=_with_year(last))


def _with_year(day: date) -> str:
    return say("{day} {year}", day=day_and_month(day), year=day.year)


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"
