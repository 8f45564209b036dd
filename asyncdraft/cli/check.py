"""`asyncdraft check`: what a message lacks."""

import argparse
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from asyncdraft.cli.context import Context
from asyncdraft.cli.failure import Failure
from asyncdraft.cli.inputs import DRAFT_BEGINS, STANDARD, answer_lines, read_text, text_at
from asyncdraft.cli.outputs import as_json, place_in
from asyncdraft.cli.targets import CHANNELS
from asyncdraft.cli.terminal import styled

if TYPE_CHECKING:
    from asyncdraft.core.checklist.finding import Finding, Fix
    from asyncdraft.core.checklist.message import Message, Recipient
    from asyncdraft.core.checklist.verdict import Verdict


def declare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", nargs="?", default=STANDARD, help="a draft's file or any text; - for standard input"
    )
    parser.add_argument(
        "--channel", choices=CHANNELS, help="where a text that is no draft's file goes; slack by default"
    )
    parser.add_argument(
        "--for",
        dest="readers",
        nargs="+",
        action="extend",
        default=[],
        metavar="NAME",
        help="who reads such a text",
    )
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument("--jsonl", action="store_true", help='{"text", ...} a line in, {"flags"} a line out')


def run(options: argparse.Namespace, context: Context) -> int:
    """Status 1 if there is something to mend."""
    if options.jsonl:
        answer_lines(lambda request: _answer(request, context))
        return 0
    text = read_text(options.file)
    is_draft = text.startswith(DRAFT_BEGINS)
    message = _of_draft(text, options.file, context) if is_draft else _of_text(text, options, context)
    verdict = context.library.checklist.judge(message)
    if options.json:
        print(as_json(_as_values(verdict)))
    else:
        print("\n".join(_lines(verdict, message)))
    return 1 if verdict.open_count else 0


def _of_draft(text: str, name: str, context: Context) -> "Message":
    """A subject that the template makes is judged like one that was written."""
    import msgspec

    from asyncdraft.cli.render import outgoing, parse_draft

    draft = parse_draft(text, name)
    if not draft.subject.strip() and not draft.is_empty:
        draft = msgspec.structs.replace(draft, subject=outgoing(draft, context).subject)
    return context.library.message(draft, context.template(draft.template), context.now)


def _of_text(text: str, options: argparse.Namespace, context: Context) -> "Message":
    import msgspec

    from asyncdraft.core.checklist.message import from_text, recipients_of

    people = [context.person(name) for name in options.readers]
    message = from_text(
        text,
        options.channel or CHANNELS[0],
        sent_at=context.now,
        sender_zone=context.zone,
        recipients=recipients_of(people),
    )
    return msgspec.structs.replace(message, links=context.team.links, regrade=context.team.rules)


# --- for people ----------------------------------------------------------------------------------------


def _lines(verdict: "Verdict", message: "Message") -> list[str]:
    if not verdict.total:
        return ["Nothing to check yet: write what it is about, why it matters and what you need."]
    findings = [line for finding in verdict.findings for line in (*_finding(finding, message), "")]
    style = "good" if not verdict.open_count else "bold"
    score = f"{verdict.passed} of {verdict.total}"
    return [*findings, f"{styled(verdict.headline, style)} ({score})"]


def _finding(finding: "Finding", message: "Message") -> list[str]:
    severity = finding.severity.value
    head = f"{styled(severity, severity)}  {styled(finding.title, 'bold')}  {styled(finding.rule, 'faint')}"
    body = [finding.message, *(f"Fix: {_fix(fix)}" for fix in finding.fixes)]
    return [head, f"    {_place(finding, message)}", *(f"    {line}" for line in body if line)]


def _place(finding: "Finding", message: "Message") -> str:
    from asyncdraft.core.draft import PANE_TITLES

    pane = PANE_TITLES[finding.pane]
    if finding.is_absence:
        return pane
    place = place_in(message.text(finding.pane), finding.start)
    return f"{pane}, {place}: {' '.join(finding.quote.split())}"


def _fix(fix: "Fix") -> str:
    from asyncdraft.core.checklist.finding import filled

    texts = " … ".join(filled(edit.text)[0].strip() for edit in fix.edits if edit.text.strip())
    return fix.label if not texts or texts in fix.label else f"{fix.label}: {texts}"


# --- for programs --------------------------------------------------------------------------------------


def _as_values(verdict: "Verdict") -> dict[str, Any]:
    """Rules that came later than the contract of `flags` are told under "notes"."""
    from asyncdraft.core.checklist.catalogue import FLAGS

    told = [(finding.rule in FLAGS, _finding_values(finding)) for finding in verdict.findings]
    return {
        "flags": [values for known, values in told if known],
        "notes": [values for known, values in told if not known],
        "headline": verdict.headline,
        "passed": verdict.passed,
        "total": verdict.total,
    }


def _finding_values(finding: "Finding") -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "start": finding.start,
        "end": finding.end,
        "severity": finding.severity.value,
        "message": finding.message,
        "title": finding.title,
        "pane": finding.pane.value,
        "quote": finding.quote,
        "fixes": [_fix_values(fix) for fix in finding.fixes],
        "mark": finding.mark,
    }


def _fix_values(fix: "Fix") -> dict[str, Any]:
    edits = [
        {"pane": edit.pane.value, "start": edit.start, "end": edit.end, "text": edit.text}
        for edit in fix.edits
    ]
    return {"label": fix.label, "edits": edits}


def _answer(request: Mapping[str, Any], context: Context) -> dict[str, Any]:
    import msgspec

    from asyncdraft.core.checklist.message import from_text

    zone = _zone(text_at(request, "sender_zone", "UTC"), "sender_zone")
    team = context.own_team
    message = from_text(
        text_at(request, "text"),
        text_at(request, "channel", CHANNELS[0]),
        text_at(request, "kind", ""),
        sent_at=_sent_at(request, zone, context),
        sender_zone=zone,
        recipients=_recipients(request.get("recipients")),
    )
    message = msgspec.structs.replace(message, links=team.links, regrade=team.rules)
    return _as_values(context.own_library.checklist.judge(message))


def _sent_at(request: Mapping[str, Any], zone_name: str, context: Context) -> datetime:
    from asyncdraft.core.when.zones import zone

    if request.get("sent_at") is None:
        return context.now
    try:
        at = datetime.fromisoformat(text_at(request, "sent_at"))
    except ValueError:
        raise Failure('"sent_at" should be a time such as 2026-11-23T15:46+00:00.') from None
    return at if at.tzinfo else at.replace(tzinfo=zone(zone_name))


def _recipients(value: object) -> "tuple[Recipient, ...]":
    from asyncdraft.core.checklist.message import Recipient

    people = [] if value is None else value
    if not isinstance(people, list) or not all(isinstance(person, Mapping) for person in people):
        raise Failure('"recipients" should be a list such as [{"name": "Kenji", "zone": "Asia/Tokyo"}].')
    return tuple(
        Recipient(text_at(person, "name", ""), _zone(zone, "zone") if (zone := person.get("zone")) else None)
        for person in people
    )


def _zone(name: object, key: str) -> str:
    from asyncdraft.core.when.zones import is_zone

    if not isinstance(name, str) or not is_zone(name):
        raise Failure(f'"{key}" should be a zone such as "Europe/London".')
    return name
