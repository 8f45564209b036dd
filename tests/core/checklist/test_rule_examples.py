"""Every rule is right about its own examples."""

import pytest

from asyncdraft.core.checklist.catalogue import BY_ID, FLAGS, RULES
from asyncdraft.core.checklist.engine import Checklist
from asyncdraft.core.checklist.rule import Example, Rule
from asyncdraft.core.checklist.verdict import State


def state(checklist: Checklist, rule: Rule, example: Example) -> State:
    results = checklist.judge(example.message()).results
    return next(result.state for result in results if result.rule.id == rule.id)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_bad_example_fires_and_good_one_does_not(checklist: Checklist, rule: Rule) -> None:
    assert state(checklist, rule, rule.bad) is State.FINDING
    assert state(checklist, rule, rule.good) is not State.FINDING


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rule_is_named_once_and_explains_itself(rule: Rule) -> None:
    assert BY_ID[rule.id] is rule
    assert rule.title
    assert rule.why.endswith(".")


def test_flags_name_known_rules() -> None:
    assert set(BY_ID) >= FLAGS


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_whoever_reads_both_examples_sees_what_differs(rule: Rule) -> None:
    assert rule.bad.shown != rule.good.shown
