"""A verdict that does not interrupt: what touches the word being typed waits until the writer pauses."""

import msgspec

from asyncdraft.core.checklist.engine import Result, State, Verdict
from asyncdraft.core.checklist.finding import Finding
from asyncdraft.core.draft import Pane
from asyncdraft.core.spelling import Misspelling


def calm(verdict: Verdict, pane: Pane, cursor: int) -> Verdict:
    """The verdict without what touches `cursor`, a code point of `pane`."""
    return Verdict(tuple(_calm_result(result, pane, cursor) for result in verdict.results))


def calm_words(words: tuple[Misspelling, ...], pane: Pane, cursor: int) -> tuple[Misspelling, ...]:
    return tuple(word for word in words if word.pane is not pane or not word.start <= cursor <= word.end)


def _calm_result(result: Result, pane: Pane, cursor: int) -> Result:
    kept = tuple(finding for finding in result.findings if not _touches(finding, pane, cursor))
    if len(kept) == len(result.findings):
        return result
    state = State.FINDING if kept else State.NOT_APPLICABLE
    return msgspec.structs.replace(result, state=state, findings=kept)


def _touches(finding: Finding, pane: Pane, cursor: int) -> bool:
    return finding.pane is pane and not finding.is_absence and finding.start <= cursor <= finding.end
