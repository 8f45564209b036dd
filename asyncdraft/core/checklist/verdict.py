"""The verdict on a message: what each rule says of it."""

from enum import StrEnum
from functools import cached_property

import msgspec

from asyncdraft.core.checklist.finding import Finding
from asyncdraft.core.checklist.rule import Rule
from asyncdraft.core.draft import Pane
from asyncdraft.core.number_words import in_words
from asyncdraft.core.text import capital, say, say_count

NOT_ENGLISH = say("The checklist judges English: the wording of this text is left alone")


class State(StrEnum):
    PASS = "pass"
    FINDING = "finding"
    NOT_APPLICABLE = "not_applicable"


class Result(msgspec.Struct, frozen=True):
    """`text` is the line for the checklist: what holds, or the first thing that does not.

    `ignored` are findings that the writer chose to leave as they are; with these alone a rule is neither
    open nor fine.
    """

    rule: Rule
    state: State
    text: str = ""
    findings: tuple[Finding, ...] = ()
    ignored: tuple[Finding, ...] = ()


class Verdict(msgspec.Struct, frozen=True, dict=True):
    """Of a message that `is_english` is not, only what rests on no word is judged."""

    results: tuple[Result, ...]
    is_english: bool = True

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What is open: absences first, then in text order."""
        found = (finding for result in self.results for finding in result.findings)
        return tuple(sorted(found, key=_reading_order))

    @cached_property
    def ignored(self) -> tuple[Finding, ...]:
        return tuple(finding for result in self.results for finding in result.ignored)

    @cached_property
    def open_count(self) -> int:
        return sum(result.state is State.FINDING for result in self.results)

    @cached_property
    def passed(self) -> int:
        return sum(result.state is State.PASS for result in self.results)

    @property
    def total(self) -> int:
        return self.passed + self.open_count

    @property
    def headline(self) -> str:
        if not self.is_english:
            return NOT_ENGLISH
        if not self.total:
            return say("Nothing to check yet")
        if not self.open_count:
            return say("Ready to send")
        count = self.open_count
        return capital(
            say_count("{number} fix from ready", "{number} fixes from ready", count, number=in_words(count))
        )


def _reading_order(finding: Finding) -> tuple[bool, int, int]:
    return not finding.is_absence, _PANE_ORDER[finding.pane], finding.start


_PANE_ORDER = {
    pane: number for number, pane in enumerate(sorted(Pane, key=lambda pane: pane is not Pane.SUBJECT))
}
