"""The engine: cuts a message into blocks, remembers what each says, and asks every rule."""

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice

import msgspec

from asyncdraft.core.checklist.analyst import Analyst
from asyncdraft.core.checklist.blocks import Block, BlockKind, split
from asyncdraft.core.checklist.catalogue import RULES
from asyncdraft.core.checklist.english import IN_EVERY_LANGUAGE, is_english
from asyncdraft.core.checklist.facts import Facts
from asyncdraft.core.checklist.finding import Finding, Severity, neighbours
from asyncdraft.core.checklist.layout import Edited, edited
from asyncdraft.core.checklist.lexicon import Lexicon
from asyncdraft.core.checklist.message import Message
from asyncdraft.core.checklist.rule import Rule
from asyncdraft.core.checklist.second_look import NO_SECOND_LOOK, SecondLook
from asyncdraft.core.checklist.survey import Hit, Placed, Survey, moved
from asyncdraft.core.checklist.verdict import Result, State, Verdict
from asyncdraft.core.draft import Pane
from asyncdraft.core.when.reading import TimeReader
from asyncdraft.core.when.zones import zone

REMEMBERED_BLOCKS = 4096
AT_ONCE = 64
"""Blocks that are read together where nobody waits for a step."""
MOST_UNSURE = 32
"""Blocks in which a verdict may have to seek what rules look for; the work of a few milliseconds."""
MOST_FINDINGS = 12
"""Findings of one rule that are worth showing; more of them help nobody and cost time at every key."""


_FactsKey = tuple[BlockKind, str, datetime]


class _Laid(msgspec.Struct, frozen=True, gc=False):
    """A pane as it was last: its text and its blocks with their facts at that hour."""

    text: str
    hour: datetime
    blocks: tuple[Placed, ...]


class Checklist:
    """Judges messages; what a block says is remembered by its text, so only edited blocks cost work."""

    def __init__(
        self,
        lexicon: Lexicon,
        times: TimeReader,
        rules: Sequence[Rule] = RULES,
        memory: int = REMEMBERED_BLOCKS,
        second: SecondLook = NO_SECOND_LOOK,
    ) -> None:
        self.lexicon = lexicon
        self._second = second
        self._analyst = Analyst(
            lexicon, times, {name: sign for rule in rules for name, sign in rule.signs.items()}
        )
        self._rules = tuple(rules)
        self._facts: OrderedDict[_FactsKey, Facts] = OrderedDict()
        self._panes: dict[Pane, _Laid] = {}
        self._memory = memory

    def judge(self, message: Message) -> Verdict:
        if message.is_empty:
            return Verdict(tuple(Result(rule, State.NOT_APPLICABLE) for rule in self._rules))
        survey = self.survey(message)
        if not is_english(message.texts.values()):
            return self._without_words(survey)
        first = [self._result(rule, survey) for rule in self._rules]
        found = [result.rule.id for result in first if result.state is State.FINDING]
        if len(found) < self._second.least:
            return Verdict(tuple(first))
        return Verdict(tuple([self._looked_at_again(result, survey, found) for result in first]))

    def preparing(self, message: Message) -> Iterator[None]:
        """Reads the message a block a step, so that after the last one the verdict is there at once.

        Left off halfway, nothing is lost: the blocks that were read are remembered.
        """
        hour = _hour(_now(message))
        for pane, text in message.texts.items():
            yield from self._laying(pane, text, hour)
        placed = (block for pane in message.texts for block in self._panes[pane].blocks)
        unsure = [block.facts for block in placed if block.facts.unsought]
        for facts in unsure if len(unsure) > MOST_UNSURE else ():
            facts.seek()
            yield

    def survey(self, message: Message) -> Survey:
        now = _now(message)
        hour = _hour(now)
        return Survey(
            message,
            {pane: self._placed(pane, text, hour) for pane, text in message.texts.items()},
            self.lexicon,
            now,
            lambda text: self._facts_of(split(text), hour),
            self._analyst.bits,
        )

    def _placed(self, pane: Pane, text: str, hour: datetime) -> tuple[Placed, ...]:
        for _step in self._laying(pane, text, hour, AT_ONCE):
            pass
        return self._panes[pane].blocks

    def _laying(self, pane: Pane, text: str, hour: datetime, stride: int = 1) -> Iterator[None]:
        """Lays the pane's blocks; a step for each `stride` that are new."""
        last = self._panes.get(pane)
        if last is not None and last.text == text and last.hour == hour:
            return
        old: tuple[Placed, ...] = ()
        if last is None or last.hour != hour or pane is Pane.SUBJECT:
            edit = Edited(0, split(text, subject=pane is Pane.SUBJECT), 0, 0)
        else:
            old = last.blocks
            edit = edited(last.text, old, text)
        found: list[Facts] = []
        for start in range(0, len(edit.fresh), stride):
            found += self._facts_of(edit.fresh[start : start + stride], hour)
            yield
        fresh = (
            Placed(pane, block.start, block.paragraph, facts)
            for block, facts in zip(edit.fresh, found, strict=True)
        )
        behind = moved(old[edit.tail :], edit.shift)
        self._panes[pane] = _Laid(text, hour, (*old[: edit.head], *fresh, *behind))

    def _facts_of(self, blocks: Sequence[Block], hour: datetime) -> tuple[Facts, ...]:
        keys = [(block.kind, block.text, hour) for block in blocks]
        unread: dict[_FactsKey, Block] = {}
        for key, block in zip(keys, blocks, strict=True):
            if key in self._facts:
                self._facts.move_to_end(key)
            else:
                unread[key] = block
        self._facts.update(zip(unread, self._analyst.facts((*unread.values(),), hour), strict=True))
        found = tuple([self._facts[key] for key in keys])
        while len(self._facts) > self._memory:
            self._facts.popitem(last=False)
        return found

    def _result(self, rule: Rule, survey: Survey) -> Result:
        if _is_off(rule, survey):
            return Result(rule, State.NOT_APPLICABLE)
        hits = rule.detect(survey)
        return Result(rule, State.NOT_APPLICABLE) if hits is None else _judged(rule, survey, hits)

    def _without_words(self, survey: Survey) -> Verdict:
        silent = {rule.id: Result(rule, State.NOT_APPLICABLE) for rule in self._rules}
        asked = (rule for rule in self._rules if rule.id in IN_EVERY_LANGUAGE)
        judged = {rule.id: self._result(rule, survey) for rule in asked}
        return Verdict(tuple((silent | judged).values()), is_english=False)

    def _looked_at_again(self, result: Result, survey: Survey, found: Sequence[str]) -> Result:
        """The result; or, where others find much, what a second look makes of it."""
        rule = result.rule
        if rule.excused is None or rule.id in found or result.ignored or _is_off(rule, survey):
            return result
        if not self._second.doubts(rule.id, survey, found):
            return result
        hits = [*rule.excused(survey)]
        return _judged(rule, survey, hits) if hits else result


def _is_off(rule: Rule, survey: Survey) -> bool:
    if rule.needs_content and survey.is_only_hello:
        return True
    return survey.message.regrade.get(rule.id) == "off"


def _judged(rule: Rule, survey: Survey, hits: Iterable[Hit]) -> Result:
    places = _apart(hits)
    if not places:
        return Result(rule, State.PASS, rule.pass_text(survey))
    grade = survey.message.regrade.get(rule.id)
    graded = Severity(grade) if grade else None
    found = [_finding(rule, graded or hit.severity or rule.severity, hit, survey.message) for hit in places]
    marks = survey.message.ignored
    ignored = tuple(finding for finding in found if finding.mark in marks) if marks else ()
    opened = tuple(finding for finding in found if finding not in ignored)
    if opened:
        return Result(rule, State.FINDING, opened[0].title, opened, ignored)
    return Result(rule, State.NOT_APPLICABLE, ignored=ignored)


def _now(message: Message) -> datetime:
    return (message.sent_at or datetime(2000, 1, 1, tzinfo=UTC)).astimezone(zone(message.sender_zone))


def _hour(at: datetime) -> datetime:
    return at.replace(minute=0, second=0, microsecond=0)


def _apart(hits: Iterable[Hit]) -> list[Hit]:
    """The first of them, without those that lie within the one before."""
    kept: list[Hit] = []
    for hit in islice(hits, MOST_FINDINGS):
        last = kept[-1] if kept else None
        inside = last and hit.pane is last.pane and last.start <= hit.start < hit.end <= last.end
        if not inside:
            kept.append(hit)
    return kept


def _finding(rule: Rule, severity: Severity, hit: Hit, message: Message) -> Finding:
    text = message.text(hit.pane)
    return Finding(
        rule=rule.id,
        severity=severity,
        pane=hit.pane,
        start=hit.start,
        end=hit.end,
        quote=text[hit.start : hit.end],
        title=hit.title,
        message=hit.message or rule.why,
        fixes=hit.fixes,
        around=neighbours(text, hit.start, hit.end),
    )
