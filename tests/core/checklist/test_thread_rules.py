"""The messages after a strike: what a clarification and a synthesis are judged by beyond the others."""

import pytest
from msgspec.structs import replace

from asyncdraft.core.checklist.engine import Checklist
from asyncdraft.core.checklist.message import Message
from asyncdraft.core.checklist.rules.thread import CLARIFICATION, RULES, SYNTHESIS
from asyncdraft.core.draft import Pane

QUESTION = (
    "The nightly report is late whenever the bank is slow, and since the client tries five times, "
    "we would like to know whether the retries could be lowered by the team that looks after them."
)
CLEAR = Message(
    texts={Pane.WHAT: "Only the client tries less often.", Pane.NEED: "Priya, is that fine with you?"},
    kind=CLARIFICATION,
    fields={"understood": "That the queue retries less.", "meant": "Only the client, not the queue."},
    answered=QUESTION,
)
BOTH = Message(
    texts={
        Pane.WHAT: "The report ends by 06:00.",
        Pane.FALLBACK: "Otherwise we talk for 15 minutes on Mon 30 Nov.",
    },
    kind=SYNTHESIS,
    fields={
        "mine": "Two retries are enough, the queue sends again within the hour.",
        "theirs": "Five retries are needed, the bank answers slowly at night.",
        "divergence": "Does the queue come in time on every night?",
    },
)
OWN = {rule.id for rule in RULES}


def found(checklist: Checklist, message: Message) -> set[str]:
    return {finding.rule for finding in checklist.judge(message).findings} & OWN


def with_fields(message: Message, **fields: str) -> Message:
    return replace(message, fields={**message.fields, **fields})


@pytest.mark.parametrize("message", [CLEAR, BOTH], ids=["clarification", "synthesis"])
def test_a_message_that_does_it_right_is_left_alone(checklist: Checklist, message: Message) -> None:
    assert found(checklist, message) == set()


@pytest.mark.parametrize(
    "meant",
    [
        "1. The client\n2. From Monday on",
        "Only the client. Also, it starts on Monday.",
        "Only the client.\nSecondly, it starts on Monday.",
    ],
)
def test_two_assumptions_at_once_are_one_too_many(checklist: Checklist, meant: str) -> None:
    assert found(checklist, with_fields(CLEAR, meant=meant)) == {"thread.assumption"}


def test_a_clarification_must_not_be_harder_than_what_it_clarifies(checklist: Checklist) -> None:
    longer = replace(CLEAR, texts={Pane.WHAT: f"{QUESTION} {QUESTION}"})
    assert "thread.simpler" in found(checklist, longer)
    assert "thread.simpler" not in found(checklist, replace(longer, answered=""))


def test_more_words_are_fine_in_shorter_sentences(checklist: Checklist) -> None:
    short = " ".join(f"Point {number} of the client is about its retries." for number in range(8))
    assert "thread.simpler" not in found(checklist, replace(CLEAR, texts={Pane.WHAT: short}))


@pytest.mark.parametrize(
    ("rule", "fields"),
    [
        ("thread.views", {"theirs": ""}),
        ("thread.views", {"mine": "Two retries are enough because of the queue. " * 5}),
        ("thread.point", {"divergence": "Does the queue come in time? Who watches it?"}),
        ("thread.point", {"divergence": ""}),
        ("thread.blame", {"theirs": "You broke the retries again, your mistake cost us the report."}),
    ],
)
def test_what_a_synthesis_lacks_is_found(checklist: Checklist, rule: str, fields: dict[str, str]) -> None:
    assert found(checklist, with_fields(BOTH, **fields)) == {rule}


def test_a_synthesis_announces_the_call(checklist: Checklist) -> None:
    assert found(checklist, replace(BOTH, texts={Pane.WHAT: "The report ends by 06:00."})) == {"thread.call"}


def test_other_messages_are_not_asked(checklist: Checklist) -> None:
    assert found(checklist, replace(with_fields(BOTH, theirs=""), kind="handoff")) == set()
