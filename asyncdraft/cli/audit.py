"""`asyncdraft audit`: which meetings of a calendar only hand out information, and what they cost."""

import argparse
import sys
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from asyncdraft.cli.context import Context
from asyncdraft.cli.failure import Failure
from asyncdraft.cli.inputs import STANDARD, read_bytes
from asyncdraft.cli.outputs import as_json, write
from asyncdraft.cli.overlap import draw
from asyncdraft.cli.terminal import styled

if TYPE_CHECKING:
    from asyncdraft.core.meetings.audit import Audit, Row
    from asyncdraft.core.meetings.cost import KnownHours
    from asyncdraft.core.meetings.meeting import CalendarFile
    from asyncdraft.core.meetings.overrule import Overrule

SIGNS = {"replace": "→", "shorten": "◷", "keep": "✓"}
STYLES = {"replace": "hint", "shorten": "warning", "keep": "good"}
MOST_SHOWN = 40
"""Rows on a terminal and in a pipe; --json and --report have them all, or more."""
ELSEWHERE = "Nothing takes place in the weeks up to now; these are the nearest with an event."
TITLE_WIDTH, WHEN_WIDTH, INDENT = 36, 28, 11


def declare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="calendars exported as .ics; several count as one"
    )
    parser.add_argument(
        "--weeks", type=int, metavar="N", help="how many weeks, up to the current one; 12 by default"
    )
    parser.add_argument("--report", metavar="FILE", help="write a report in Markdown into this file")
    parser.add_argument("--svg", metavar="FILE", help="draw the hours per week into this file")
    parser.add_argument("--png", metavar="FILE", help="the same as a PNG; needs Qt")
    parser.add_argument("--json", action="store_true", help="one JSON object")


def run(options: argparse.Namespace, context: Context) -> int:
    audit = _audit(options, context)
    if options.report:
        from asyncdraft.core.meetings.report import report

        write(report(audit), options.report)
    if options.svg or options.png:
        draw(_svg(audit), options)
    if options.json:
        print(as_json(_values(audit, len(options.files) > 1)))
    else:
        print("\n".join(_lines(audit, context.now.date())))
    return 0


def _audit(options: argparse.Namespace, context: Context) -> "Audit":
    from asyncdraft.core.meetings.audit import audit
    from asyncdraft.core.meetings.calendar import File, read
    from asyncdraft.core.meetings.window import MOST_WEEKS

    if options.weeks is not None and not 1 <= options.weeks <= MOST_WEEKS:
        raise Failure(f"--weeks should be a number from 1 to {MOST_WEEKS}.")
    names = [Path(name).name if name != STANDARD else "standard input" for name in options.files]
    files = [File(name, read_bytes(path)) for name, path in zip(names, options.files, strict=True)]
    calendar = read(
        files,
        context.zone,
        context.now,
        weeks=options.weeks,
        style=context.style,
        progress=_progress("Reading"),
    )
    if not calendar.events and calendar.problems:
        raise Failure(calendar.problems[0].sentence)
    judge, known = context.own_library.meeting_judge.judge, _known_hours(calendar, context)
    return audit(calendar, context.zone, judge, known, _overrules(context), progress=_progress("Judging"))


def _known_hours(calendar: "CalendarFile", context: Context) -> "KnownHours":
    """Only the user's own team: a sample's people would come to nobody's meetings."""
    from asyncdraft.core.meetings.cost import KnownHours
    from asyncdraft.core.meetings.window import midnight

    start = midnight(calendar.first, context.zone)
    end = midnight(calendar.last + timedelta(days=1), context.zone)
    library = context.own_library
    people = [library.calendar(person, start) for person in context.own_team.people]
    return KnownHours(people, start, end, context.style)


def _overrules(context: Context) -> "Mapping[str, Overrule]":
    """What the user decided in the window; no store is made for want of one."""
    from asyncdraft.storage import paths
    from asyncdraft.storage.overrules import Overrules

    return Overrules(context.database).all() if paths.database_file().exists() else {}


def _progress(called: str) -> Callable[[int, int], None]:
    if not sys.stderr.isatty():
        return lambda _done, _total: None

    def show(done: int, total: int) -> None:
        end = "\r\x1b[K" if done == total else ""
        print(f"\r{called} {done / total:4.0%}{end}", end="", file=sys.stderr, flush=True)

    return show


def _svg(audit: "Audit") -> str:
    import json

    from asyncdraft.core.meetings.chart import chart
    from asyncdraft.storage.resources import read_text

    return chart(audit, json.loads(read_text("themes/light.json")))


def _values(audit: "Audit", several: bool) -> dict[str, object]:
    calendar = audit.calendar
    return {
        "name": calendar.name,
        "window": {"first": calendar.first.isoformat(), "last": calendar.last.isoformat()},
        "weeks": len(audit.weeks),
        "events": calendar.events,
        "hours_per_week": _rounded(audit.whole.hours),
        "hours_held_per_week": _rounded(audit.held),
        "person_hours_per_month": _rounded(audit.whole.person_hours),
        "series_without_names": audit.whole.nameless,
        "by_verdict": {
            choice.value: {
                "series": each.series,
                "hours_per_week": _rounded(each.hours),
                "person_hours_per_month": _rounded(each.person_hours),
                "series_without_names": each.nameless,
            }
            for choice, each in audit.sums.items()
        },
        "people": audit.people,
        "people_not_in_roster": audit.strangers,
        "meetings": [_row_values(row) for row in audit.rows],
        "problems": [
            f"{problem.file}: {problem.sentence}" if several else problem.sentence
            for problem in calendar.problems
        ],
    }


def _row_values(row: "Row") -> dict[str, object]:
    meeting, facts = row.meeting, row.facts
    return {
        "uid": meeting.uid,
        "title": row.title,
        "verdict": row.choice.value,
        "reasons": list(row.verdict.reasons),
        "minutes_per_week": _rounded(meeting.minutes_per_week),
        "people": facts.people,
        "topic": row.verdict.topic.value,
        "pattern": meeting.pattern,
        "zone": meeting.zone,
        "minutes": meeting.minutes,
        "times_in_window": len(meeting.occurrences),
        "all_day": meeting.all_day,
        "private": meeting.private,
        "names_people": not facts.nameless,
        "person_hours_per_month": None if facts.nameless else _rounded(facts.person_hours),
        "off_hours": None if facts.off_hours is None else round(facts.off_hours, 3),
        "overruled": row.overrule.reason if row.overrule else None,
    }


def _rounded(amount: float) -> float:
    """To a tenth, whole ones without a point."""
    rounded = round(amount, 1)
    return int(rounded) if rounded == int(rounded) else rounded


def _lines(audit: "Audit", today: date) -> list[str]:
    from asyncdraft.core.meetings.report import totals, window_line

    running = [row for row in audit.rows if row.runs]
    shown = running or list(audit.rows)
    elsewhere = [] if audit.calendar.first <= today <= audit.calendar.last else [ELSEWHERE]
    lines = [styled(audit.calendar.name, "bold"), window_line(audit), *elsewhere, "", *totals(audit), ""]
    lines += [line for row in shown[:MOST_SHOWN] for line in _row_lines(row, audit.zone)]
    left = len(audit.rows) - min(len(shown), MOST_SHOWN)
    if left:
        lines += ["", styled(f"{left:,} more, single ones among them: --json lists all.", "faint")]
    return [*lines, *_problem_lines(audit)]


def _row_lines(row: "Row", zone: str) -> list[str]:
    from asyncdraft.core.meetings.report import off_hours, reason, weekly, when

    choice, facts = row.choice.value, row.facts
    cost = [weekly(row), *_whole_cost(row)]
    share = f"{off_hours(row)} off-hours" if facts.off_hours else ""
    verdict = styled(f"{SIGNS[choice]} {choice:<8}", STYLES[choice])
    title, moment = _cut(row.title, TITLE_WIDTH), _cut(when(row, zone), WHEN_WIDTH)
    about = ", ".join(filter(None, (*cost, share)))
    return [
        f"{verdict} {styled(title, 'bold')} {moment} {about}",
        f"           {styled(reason(row), 'faint')}",
    ]


def _whole_cost(row: "Row") -> list[str]:
    from asyncdraft.core.meetings.report import monthly

    if row.facts.nameless:
        return ["nobody named"]
    people = "1 person" if row.facts.people == 1 else f"{row.facts.people} people"
    return [people, f"{monthly(row)} person-hours a month" if row.repeats else ""]


def _cut(text: str, width: int) -> str:
    return f"{text if len(text) <= width else f'{text[: width - 1]}…':<{width}}"


def _problem_lines(audit: "Audit") -> list[str]:
    problems = audit.calendar.problems
    shown = [problem.sentence for problem in problems[:MOST_SHOWN]]
    more = [f"And {len(problems) - MOST_SHOWN:,} more."] if len(problems) > MOST_SHOWN else []
    return ["", styled("Left out or read with doubt", "bold"), *shown, *more] if problems else []
