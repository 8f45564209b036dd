"""A message of somebody else: what it costs its readers, and the frame of a better one."""

from collections.abc import Sequence

import msgspec

from asyncdraft.core.checklist.verdict import Verdict
from asyncdraft.core.draft import PANE_TITLES, PANES
from asyncdraft.core.split.proposal import Proposal
from asyncdraft.core.split.questions import Question


class Failure(msgspec.Struct, frozen=True):
    """`quote` are the words that fail, none where something is missing; `why` is why that hurts."""

    rule: str
    title: str
    why: str
    quote: str = ""
    start: int = 0
    end: int = 0


class Diagnosis(msgspec.Struct, frozen=True):
    """`skeleton` is Markdown: the words that are there under their headings, and what to fill in.

    Of a message that `is_english` is not, nothing is told of the wording.
    """

    failures: tuple[Failure, ...]
    skeleton: str
    is_english: bool = True


def diagnosis(verdict: Verdict, proposal: Proposal, asked: Sequence[Question]) -> Diagnosis:
    """`verdict` is that of the message as it was written, in one text."""
    whys = {result.rule.id: result.rule.why for result in verdict.results}
    failures = tuple(
        Failure(
            finding.rule,
            finding.title,
            whys.get(finding.rule, finding.message),
            finding.quote,
            finding.start,
            finding.end,
        )
        for finding in verdict.findings
    )
    return Diagnosis(failures, skeleton(proposal, asked), verdict.is_english)


def skeleton(proposal: Proposal, asked: Sequence[Question]) -> str:
    """A heading for each pane, its words, and in brackets each question that is open."""
    parts: list[str] = []
    for pane in PANES:
        gaps = [f"- [{question.text}]" for question in asked if question.pane is pane]
        body = [proposal.text(pane), "\n".join(gaps)]
        filled = [part for part in body if part.strip()] or [f"- [{EMPTY[pane.value]}]"]
        parts.append("\n\n".join((f"## {PANE_TITLES[pane]}", *filled)))
    return "\n\n".join(parts) + "\n"


EMPTY = {
    "what": "What happened, where, with every link and number?",
    "why": "Why does it matter, and why to this reader?",
    "need": "One request, to one person, with a deadline.",
    "fallback": "What happens if nobody answers?",
}
"""What to write in a pane of which nothing is known."""
