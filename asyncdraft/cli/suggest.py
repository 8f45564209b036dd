"""`asyncdraft suggest`: deadlines that leave every reader their hours, or slots for a live call."""

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from asyncdraft.cli.context import Context
from asyncdraft.cli.failure import Failure
from asyncdraft.cli.ledger import past_deadlines
from asyncdraft.cli.outputs import as_json, iso
from asyncdraft.cli.targets import CHANNELS
from asyncdraft.cli.terminal import styled

if TYPE_CHECKING:
    from asyncdraft.core.when.calls import Call
    from asyncdraft.core.when.suggestions import Suggestion
    from asyncdraft.core.when.working import Calendar

MOST_HOURS = 80
LONGEST_CALL = 8 * 60
CALL_DAYS = 7
MOST_DAYS = 31


def declare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("names", nargs="*", metavar="NAME", help="who reads it; the whole team by default")
    parser.add_argument(
        "--hours",
        type=float,
        metavar="N",
        help="working hours for each reader; as the team promises by default",
    )
    parser.add_argument("--channel", choices=CHANNELS, default="slack", help="whose promise counts")
    parser.add_argument("--call", type=int, metavar="MINUTES", help="slots for a live call instead")
    parser.add_argument(
        "--days", type=int, default=CALL_DAYS, help=f"how far ahead a call may be, {CALL_DAYS} by default"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object")


def run(options: argparse.Namespace, context: Context) -> int:
    writer = context.calendar(context.writer())
    readers = [context.calendar(person) for person in context.readers(options.names)]
    _tell_unknown([writer, *readers])
    if options.call is not None:
        return _calls(options, context, [writer, *readers])
    found = _deadlines(options, context, writer, readers)
    if options.json:
        print(as_json({"suggestions": [_suggestion_values(one) for one in found]}))
    elif not found:
        raise Failure("There is no suggestion: nobody named has known working hours ahead.")
    else:
        zones = dict.fromkeys(calendar.person.zone for calendar in (writer, *readers))
        print("\n\n".join(_told(one, list(zones), context) for one in found))
    return 0


def _tell_unknown(calendars: "Sequence[Calendar]") -> None:
    """Nobody's hours are assumed: whoever has none is left out, and that is said."""
    names = [calendar.person.name for calendar in calendars if not calendar.is_known]
    if names:
        from asyncdraft.core.when.wording import and_join

        print(
            f"asyncdraft: The working hours of {and_join(names)} are not known, so they do not count; "
            "add them to team.toml or in the window.",
            file=sys.stderr,
        )


def _deadlines(
    options: argparse.Namespace, context: Context, writer: "Calendar", readers: "Sequence[Calendar]"
) -> "tuple[Suggestion, ...]":
    from asyncdraft.core.draft import Channel, Deadline
    from asyncdraft.core.when.outlook import outlook
    from asyncdraft.core.when.suggestions import suggest

    if options.hours is not None:
        if not 0 < options.hours <= MOST_HOURS:
            raise Failure(f"--hours should be more than 0 and at most {MOST_HOURS}.")
        return suggest(writer, readers, context.now, round(options.hours * 60))
    sla, channel = context.team.sla, Channel(options.channel)
    return outlook(writer, readers, context.now, Deadline(), sla, channel, context.style).suggestions


def _told(suggestion: "Suggestion", zones: list[str], context: Context) -> str:
    from asyncdraft.core.when.writing import full

    phrase = full(suggestion.at, [suggestion.zone, *zones], context.style)
    return f"{styled(phrase, 'bold')}\n  {suggestion.detail}"


def _suggestion_values(suggestion: "Suggestion") -> dict[str, Any]:
    return {
        "at": iso(suggestion.at, suggestion.zone),
        "zone": suggestion.zone,
        "kind": suggestion.kind,
        "detail": suggestion.detail,
        "least_minutes": suggestion.least,
    }


# --- Calls ---------------------------------------------------------------------------------------------


def _calls(options: argparse.Namespace, context: Context, calendars: "list[Calendar]") -> int:
    from asyncdraft.core.when.calls import best_calls
    from asyncdraft.core.when.fairness import ledger

    if not 1 <= options.call <= LONGEST_CALL:
        raise Failure(f"--call should be between 1 and {LONGEST_CALL} minutes.")
    if not 1 <= options.days <= MOST_DAYS:
        raise Failure(f"--days should be between 1 and {MOST_DAYS}.")
    borne = {one.person_id: one.outside for one in ledger(calendars, past_deadlines(context), context.now)}
    calls = best_calls(calendars, context.now, options.days, options.call, borne, context.style)
    if options.json:
        print(as_json({"calls": [_call_values(call, calendars) for call in calls]}))
    elif not calls:
        raise Failure("There is no slot: nobody named has known working hours.")
    else:
        zones = list(dict.fromkeys(calendar.person.zone for calendar in calendars))
        print("\n\n".join(_call_told(call, zones, context) for call in calls))
    return 0


def _call_told(call: "Call", zones: list[str], context: Context) -> str:
    from asyncdraft.core.when.writing import full

    reason = f"{call.reason[:1].upper()}{call.reason[1:]}."
    return f"{styled(full(call.at, zones, context.style), 'bold')}\n  {reason}"


def _call_values(call: "Call", calendars: "Sequence[Calendar]") -> dict[str, Any]:
    known = [calendar.person.id for calendar in calendars if calendar.is_known]
    return {
        "at": iso(call.at, calendars[0].person.zone),
        "reason": call.reason,
        "minutes_from_work": dict(zip(known, call.inconvenience, strict=True)),
    }
