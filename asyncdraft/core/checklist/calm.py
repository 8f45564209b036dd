"""A verdict that does not interrupt: what touches the word being typed waits until the writer pauses."""

import msgspec

from asyncdraft.core.checklist.finding import Finding
from asyncdraft.core.checklist.verdict import Result, State, Verdict
from asyncdraft.core.spelling import Misspelling


def calm(verdict: Verdict, place: str, cursor: int) -> Verdict:
    """The verdict without what touches `cursor`, a code point of the pane at `place`, if that is one."""
    results = tuple(_calm_result(result, place, cursor) for result in verdict.results)
    return msgspec.structs.replace(verdict, results=results)


def calm_words(words: tuple[Misspelling, ...], place: str, cursor: int) -> tuple[Misspelling, ...]:
    return tuple(word for word in words if word.place != place or not word.start <= cursor <= word.end)


def _calm_result(result: Result, place: str, cursor: int) -> Result:
    kept = tuple(finding for finding in result.findings if not _touches(finding, place, cursor))
    if len(kept) == len(result.findings):
        return result
    state = State.FINDING if kept else State.NOT_APPLICABLE
    return msgspec.structs.replace(result, state=state, findings=kept)


def _touches(finding: Finding, place: str, cursor: int) -> bool:
    return finding.pane == place and not finding.is_absence and finding.start <= cursor <= finding.end
