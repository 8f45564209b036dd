"""Signs: where they are sought, and what a block needs for them."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from asyncdraft.core.checklist.analyst import Analyst
from asyncdraft.core.checklist.blocks import split
from asyncdraft.core.checklist.catalogue import RULES
from asyncdraft.core.checklist.facts import Facts, Passage, Sign, needing
from asyncdraft.core.checklist.lexicon import Lexicon
from asyncdraft.core.checklist.references import ReferenceKind
from asyncdraft.core.when.reading import TimeReader

MESSAGES = Path(__file__).parents[2] / "fixtures" / "checklist" / "messages"
HOUR = datetime(2026, 10, 7, 10, tzinfo=UTC)
SIGNS = {name: sign for rule in RULES for name, sign in rule.signs.items()}


@pytest.fixture(scope="module")
def blocks(lexicon: Lexicon, times: TimeReader) -> list[Facts]:
    text = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted(MESSAGES.glob("*.md")))
    return Analyst(lexicon, times, SIGNS).facts(split(text), HOUR)


@pytest.mark.parametrize("name", [name for name, sign in SIGNS.items() if sign.needs])
def test_a_block_without_what_a_sign_needs_does_not_have_it(blocks: list[Facts], name: str) -> None:
    sign = SIGNS[name]
    without = [facts for facts in blocks if facts.kinds.isdisjoint(sign.needs)]
    assert without
    assert not [facts.text for facts in without if any(sign(facts, HOUR))]


def test_signs_need_what_there_is(lexicon: Lexicon) -> None:
    kinds = {*lexicon.families, *ReferenceKind, "times", "asks"}
    assert {kind for sign in SIGNS.values() for kind in sign.needs} <= kinds


def test_a_sign_is_sought_once_and_only_where_it_may_be(times: TimeReader) -> None:
    asked: list[str] = []

    @needing("alarm")
    def bells(facts: Facts, _: datetime) -> list[Passage]:
        asked.append(facts.text)
        return list(facts.passages("alarm"))

    lexicon = Lexicon.parse({"list": "[alarm]\nbell"})
    analyst = Analyst(lexicon, times, {"bells": bells, "all": Sign(lambda facts, _: [Passage(facts, 0, 1)])})
    rings, rests = analyst.facts(split("The bell rings.\n\nThe dog sleeps."), HOUR)
    assert [len(facts.marked("bells")) for facts in (rings, rests, rings)] == [1, 0, 1]
    assert [len(facts.marked("all")) for facts in (rings, rests)] == [1, 1]
    assert asked == ["The bell rings."]
