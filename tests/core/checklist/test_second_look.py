"""The second look: what a rule lets pass is named where others find much."""

import msgspec
import pytest

from asyncdraft.core.checklist.catalogue import BY_ID, FLAGS
from asyncdraft.core.checklist.engine import Checklist
from asyncdraft.core.checklist.lexicon import Lexicon
from asyncdraft.core.checklist.message import Message, Recipient, from_text
from asyncdraft.core.checklist.references import ReferenceKind
from asyncdraft.core.checklist.second_look import Opinion, SecondLook, parse
from asyncdraft.core.checklist.verdict import State
from asyncdraft.core.when.reading import TimeReader

RULE = "context.why"
GOOD = "Kenji, please move the piano by Thu 8 Oct, 12:00 JST. The floor of the hall is sanded that day."
SLOPPY = "Somebody please move the piano ASAP. The floor of the hall is sanded that day."


def message(text: str) -> Message:
    return from_text(text, "slack", "request", recipients=(Recipient("Kenji"), Recipient("Ines")))


def look(least: int = 2, threshold: float = 0.0, **weights: float) -> SecondLook:
    signs = {sign.replace("_", " "): weight for sign, weight in weights.items()}
    return SecondLook(FLAGS, {RULE: Opinion(least, threshold, signs)})


def state(lexicon: Lexicon, times: TimeReader, second: SecondLook, sent: Message) -> State:
    results = Checklist(lexicon, times, second=second).judge(sent).results
    return next(result.state for result in results if result.rule.id == RULE)


@pytest.mark.parametrize(
    ("text", "second", "expected"),
    [
        (SLOPPY, look(), State.FINDING),
        (GOOD, look(), State.PASS),
        (SLOPPY, look(least=9), State.PASS),
        (SLOPPY, look(threshold=1.0), State.PASS),
        (SLOPPY, look(threshold=1.0, asks_1=1.0), State.FINDING),
        (SLOPPY, look(threshold=1.0, says_please=1.0), State.FINDING),
        (SLOPPY, look(threshold=1.0, says_code=1.0), State.PASS),
        (SLOPPY, look(threshold=1.0, length_0=1.0), State.PASS),
        (SLOPPY, look(threshold=1.0, length_1=1.0), State.FINDING),
        (SLOPPY, SecondLook(), State.PASS),
    ],
)
def test_a_rule_is_doubted_where_enough_others_find_something_and_the_signs_weigh_enough(
    lexicon: Lexicon, times: TimeReader, text: str, second: SecondLook, expected: State
) -> None:
    assert state(lexicon, times, second, message(text)) is expected


def test_findings_of_others_weigh(lexicon: Lexicon, times: TimeReader) -> None:
    second = SecondLook(FLAGS, {RULE: Opinion(2, 1.0, {"finds ask.owner": 1.0})})
    assert state(lexicon, times, second, message(SLOPPY)) is State.FINDING


def test_rules_that_are_not_among_the_others_do_not_count(lexicon: Lexicon, times: TimeReader) -> None:
    second = msgspec.structs.replace(look(), others=frozenset({"ask.owner"}))
    assert state(lexicon, times, second, message(SLOPPY)) is State.PASS


def test_a_rule_that_is_off_is_not_looked_at_again(lexicon: Lexicon, times: TimeReader) -> None:
    sent = msgspec.structs.replace(message(SLOPPY), regrade={RULE: "off"})
    assert state(lexicon, times, look(), sent) is State.NOT_APPLICABLE


def test_a_finding_of_the_second_look_can_be_ignored(lexicon: Lexicon, times: TimeReader) -> None:
    found = Checklist(lexicon, times, second=look()).judge(message(SLOPPY)).findings
    mark = next(finding.mark for finding in found if finding.rule == RULE)
    sent = msgspec.structs.replace(message(SLOPPY), ignored=frozenset({mark}))
    assert state(lexicon, times, look(), sent) is State.NOT_APPLICABLE


def test_the_shipped_opinions_are_of_rules_that_excuse_and_of_signs_that_exist(
    second_look: SecondLook, lexicon: Lexicon
) -> None:
    known = {
        *(f"finds {rule}" for rule in FLAGS),
        *(f"says {name}" for name in (*lexicon.families, *ReferenceKind)),
    }
    counted = ("asks ", "others ", "length ")
    assert second_look.others == FLAGS
    for rule, opinion in second_look.opinions.items():
        assert BY_ID[rule].excused
        assert opinion.least > 1
        assert {sign for sign in opinion.weights if not sign.startswith(counted)} <= known


def test_a_second_look_without_opinions_doubts_nothing() -> None:
    assert parse("{}") == SecondLook()


@pytest.mark.parametrize("text", ["[]", '{"opinions": {"a": {"least": 1}}}', '{"rules": {}}'])
def test_only_the_form_of_a_second_look_is_read(text: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        parse(text)
