"""`asyncdraft split`: a rough text in its panes."""

import argparse
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from asyncdraft.cli.context import Context
from asyncdraft.cli.failure import Failure
from asyncdraft.cli.inputs import STANDARD, answer_lines, read_text, text_at
from asyncdraft.cli.outputs import as_json
from asyncdraft.cli.terminal import styled

if TYPE_CHECKING:
    from asyncdraft.core.checklist.message import Recipient
    from asyncdraft.core.split.diagnosis import Diagnosis
    from asyncdraft.core.split.proposal import Link, Proposal
    from asyncdraft.core.split.questions import Question

WIDTH = 60


def declare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", nargs="?", default=STANDARD, help="a message, mail or notes; - for standard input"
    )
    parser.add_argument(
        "--for",
        dest="readers",
        nargs="+",
        action="extend",
        default=[],
        metavar="NAME",
        help="who reads it, besides those whom the text itself calls",
    )
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--draft", action="store_true", help="a draft's file, to render, check or open")
    shape.add_argument(
        "--diagnose",
        action="store_true",
        help="what fails in the message, why that hurts, and the frame of a better one; status 1 if any",
    )
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument(
        "--jsonl",
        action="store_true",
        help='{"text"} a line in, {"what", "why", "need", "fallback"} a line out: every word, none added',
    )


def run(options: argparse.Namespace, context: Context) -> int:
    if options.jsonl:
        answer_lines(lambda request: _answer(request, context))
        return 0
    text = read_text(options.file)
    if not text.strip():
        raise Failure("There is no text to split. Give a file, or pipe a message into the command.")
    proposal = _proposed(text, context)
    recipients = _recipients(proposal, options.readers, context)
    splitter, team = context.library.splitter, context.team
    if options.diagnose:
        found = splitter.diagnose(proposal, recipients, context.now, context.zone, team.links)
        print(as_json(_diagnosis_values(found)) if options.json else "\n".join(_diagnosis_lines(found)))
        return 1 if found.failures else 0
    if options.draft:
        print(_draft_file(proposal, recipients), end="")
        return 0
    asked = splitter.questions(proposal, recipients, context.now, context.zone, team.links)
    print(as_json(_values(proposal, asked)) if options.json else "\n".join(_lines(proposal, asked)))
    return 0


def _proposed(text: str, context: Context) -> "Proposal":
    names = {template.name for template in context.templates[0]}
    return context.library.splitter.propose(text, context.team, context.now, context.zone, names)


def _recipients(proposal: "Proposal", names: Iterable[str], context: Context) -> "tuple[Recipient, ...]":
    """Those who were named, and those whom the text calls."""
    from asyncdraft.core.checklist.message import recipients_of

    people = [context.person(name) for name in names]
    called = [reader.id for reader in proposal.readers if reader.is_likely]
    return recipients_of(dict.fromkeys((*people, *context.team.readers(tuple(called)))))


def _draft_file(proposal: "Proposal", recipients: "Iterable[Recipient]") -> str:
    import msgspec

    from asyncdraft.core.draft import Deadline, Draft
    from asyncdraft.storage.draft_file import write

    due, fitting = proposal.deadline, proposal.template
    draft = Draft(
        to=tuple(recipient.id for recipient in recipients),
        deadline=Deadline(typed=due.text, at=due.at, zone=due.zone) if due else Deadline(),
    )
    for pane, text in proposal.texts.items():
        draft = draft.with_text(pane, text)
    return write(msgspec.structs.replace(draft, template=fitting.name) if fitting else draft)


# --- for people ----------------------------------------------------------------------------------------


def _lines(proposal: "Proposal", asked: "Sequence[Question]") -> list[str]:
    from asyncdraft.core.draft import PANE_TITLES, PANES

    lines: list[str] = []
    for pane in PANES:
        lines += [styled(PANE_TITLES[pane], "bold")]
        for placed in proposal.placed:
            if placed.pane is pane:
                lines += [*(f"  {line}" for line in placed.text.splitlines())]
                lines += [f"      {styled(placed.reason, 'faint')}"]
        lines += [
            f"  {styled('?', 'warning')} {question.text}" for question in asked if question.pane is pane
        ]
        lines += [""]
    return [*lines, *_offers(proposal)]


def _offers(proposal: "Proposal") -> list[str]:
    from asyncdraft.core.when import writing

    lines = [
        f"Reader: {reader.name}{'' if reader.is_likely else ', perhaps'}. {reader.reason}"
        for reader in proposal.readers
    ]
    lines += [f"Not in the roster: {name}." for name in proposal.unknown]
    if due := proposal.deadline:
        lines += [f"Deadline: {writing.full(due.at, [due.zone])}. “{_short(due.reason)}”"]
    lines += [f"Link: {_link(link)}" for link in proposal.links]
    if fitting := proposal.template:
        lines += [f"Template: {fitting.name}. {fitting.reason}"]
    return lines


def _link(link: "Link") -> str:
    return link.text if link.address in ("", link.text) else f"{link.text} = {link.address}"


def _short(text: str) -> str:
    return text if len(text) <= WIDTH else f"{text[:WIDTH].rstrip()}…"


def _diagnosis_lines(found: "Diagnosis") -> list[str]:
    from asyncdraft.core.checklist.verdict import NOT_ENGLISH

    lines: list[str] = []
    for failure in found.failures:
        lines += [f"{styled(failure.title, 'bold')}  {styled(failure.rule, 'faint')}", f"    {failure.why}"]
    fine = "Nothing fails here." if found.is_english else f"{NOT_ENGLISH}."
    return [*lines, *([""] if lines else [fine]), found.skeleton.rstrip("\n")]


# --- for programs --------------------------------------------------------------------------------------


def _panes(proposal: "Proposal") -> dict[str, str]:
    return {pane.value: text for pane, text in proposal.texts.items()}


def _values(proposal: "Proposal", asked: "Sequence[Question]") -> dict[str, Any]:
    from asyncdraft.core.drafting import instant_text

    due, fitting = proposal.deadline, proposal.template
    return {
        **_panes(proposal),
        "pieces": [
            {
                "pane": placed.pane.value,
                "start": placed.piece.start,
                "end": placed.piece.end,
                "text": placed.text,
                "reason": placed.reason,
            }
            for placed in proposal.placed
        ],
        "readers": [
            {"id": reader.id, "name": reader.name, "likely": reader.is_likely, "reason": reader.reason}
            for reader in proposal.readers
        ],
        "unknown": list(proposal.unknown),
        "deadline": {"text": due.text, "at": instant_text(due.at, due.zone), "zone": due.zone}
        if due
        else None,
        "links": [{"text": link.text, "address": link.address} for link in proposal.links],
        "template": {"name": fitting.name, "reason": fitting.reason} if fitting else None,
        "questions": [
            {"pane": question.pane.value, "text": question.text, "rule": question.rule} for question in asked
        ],
    }


def _diagnosis_values(found: "Diagnosis") -> dict[str, Any]:
    import msgspec

    return {
        "failures": [msgspec.structs.asdict(failure) for failure in found.failures],
        "skeleton": found.skeleton,
    }


def _answer(request: Mapping[str, Any], context: Context) -> dict[str, str]:
    text = text_at(request, "text")
    proposal = context.own_library.splitter.propose(text, context.own_team, context.now, context.zone)
    return _panes(proposal)
