"""What a thread writes: the next message as a draft, and the record of the decision."""

from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from asyncdraft.core.draft import Channel, Deadline, Draft
from asyncdraft.core.threads.decisions import file_name, log, next_number, record
from asyncdraft.core.threads.drafting import as_post, kind_of, next_draft
from asyncdraft.core.threads.progress import Step
from asyncdraft.core.threads.thread import Decision, Kind, Thread, decided
from tests.core.threads.test_call import READY
from tests.core.threads.thread_people import TEAM, answer, asked, at, debate, thread

DECISION = Decision(
    number=14,
    decided_on=date(2026, 11, 24),
    decision="A separate endpoint joins both.",
    why="One cache key stays.",
    owner="maya",
    due=date(2026, 12, 3),
    rejected="The join in the order endpoint: each price change would flush it.",
    revisit="If the screen needs a third source.",
)
CLOSED = decided(READY, DECISION, at(24, 16))


def drafted(step: Step, found: Thread = READY) -> Draft:
    draft = next_draft(step, found, TEAM, Channel.SLACK)
    assert draft is not None
    return draft


def test_a_clarification_starts_from_what_was_misunderstood() -> None:
    draft = drafted(Step.CLARIFY, debate(1))
    assert draft.template == "strike-1-clarification"
    assert draft.to == ("maya",)
    assert draft.fields["understood"] == "Maya wrote: “Flat, please.”"
    assert draft.need == "@Maya, "


def test_a_synthesis_carries_both_views_the_point_and_the_announced_call() -> None:
    draft = drafted(Step.SYNTHESISE)
    assert draft.fields["other"] == "maya"
    assert draft.fields["theirs"].startswith("- Flat resources")
    assert draft.fields["mine"].startswith("- One request")
    assert draft.fields["divergence"] == "Does the order endpoint join items and prices?"
    assert draft.fallback == (
        "If we still differ, I stop writing and we talk for 15 minutes: "
        "Tue 24 Nov 2026, 15:00 GMT (London) = 10:00 EST (New York). A separate endpoint, for 30 days."
    )


def test_an_invitation_carries_time_place_history_and_views() -> None:
    fields = drafted(Step.INVITE).fields
    assert fields["starts"] == "2026-11-24T15:00+00:00[Europe/London]"
    assert fields["place"] == "https://meet.example.com/4"
    assert len(fields["history"]) == 6
    assert fields["views"][1] == ("Backend (Maya Chen): Flat resources, each with one owner; One cache key")


def test_an_outcome_carries_the_decision_and_who_does_what() -> None:
    draft = drafted(Step.SEND_BACK, CLOSED)
    assert draft.what == DECISION.decision
    assert draft.fields["steps"] == [
        {"step": DECISION.decision.rstrip("."), "owner": "maya", "due": "2026-12-03"}
    ]
    assert draft.fields["present"] == ["alex", "maya"]


def test_an_outcome_names_the_day_of_the_call() -> None:
    later = msgspec.structs.replace(CLOSED, call=msgspec.structs.replace(CLOSED.call, at=at(20, 14)))
    assert drafted(Step.SEND_BACK, later).fields["held"] == "2026-11-20"


def test_a_nudge_reminds_of_the_last_own_post() -> None:
    waiting = thread(asked(at(18, 10)), answer(at(18, 12), author="ana"), asked(at(19, 10)))
    assert drafted(Step.NUDGE, waiting).fields["asked"] == "2026-11-19"


@pytest.mark.parametrize("step", [Step.WAIT, Step.HOLD, Step.JUDGE, Step.DONE, Step.CLOSE, Step.RECORD])
def test_steps_that_are_no_message_draft_nothing(step: Step) -> None:
    assert next_draft(step, READY, TEAM, Channel.SLACK) is None


def test_a_sent_draft_becomes_the_post_its_template_is_for() -> None:
    draft = Draft(id="d1", template="strike-2-synthesis", deadline=Deadline(at=at(26, 12)))
    post = as_post(draft, READY, TEAM, "both views", at(20, 9))
    assert (post.kind, post.author, post.draft, post.due) == (Kind.SYNTHESIS, "alex", "d1", at(26, 12))
    assert kind_of(Draft(template="handoff"), thread()) is Kind.QUESTION
    assert kind_of(Draft(template="handoff"), READY) is Kind.MESSAGE


def test_the_record_reads_like_an_architecture_decision_record() -> None:
    written = record(CLOSED, TEAM, "Europe/London")
    heads = [line for line in written.splitlines() if line.startswith("#")]
    assert heads == [
        "# 14. API response shape",
        "## Status",
        "## Context",
        "## Decision",
        "## Why",
        "## Consequences",
        "## Turned down",
        "## Looked at again",
        "## History",
        "## Source",
    ]
    assert "Maya carries it out by Thu 3 Dec 2026." in written
    assert "**Backend (Maya Chen)**" in written


def test_records_are_numbered_on_and_named_for_the_eye() -> None:
    assert next_number([CLOSED, debate(1)]) == 15
    assert next_number([]) == 1
    assert file_name(CLOSED) == "0014-api-response-shape.md"
    assert file_name(replace(CLOSED, topic="../../etc/passwd")) == "0014-etc-passwd.md"
    assert file_name(replace(CLOSED, topic="価格")) == "0014-価格.md"


def test_the_log_is_searched_by_every_word_without_accents() -> None:
    other = decided(
        replace(debate(3), topic="Café cut-over"),
        Decision(number=15, decision="At night.", why="Quiet.", owner="ana"),
        at(25, 9),
    )
    assert log([CLOSED, other, debate(2)]) == (other, CLOSED)
    assert log([CLOSED, other], "CAFE night") == (other,)
    assert log([CLOSED, other], "endpoint night") == ()


@given(st.text(max_size=80))
def test_no_topic_leaves_the_folder_of_the_log(topic: str) -> None:
    name = file_name(replace(CLOSED, topic=topic))
    assert "/" not in name
    assert "\\" not in name
    assert "\0" not in name
    assert name.startswith("0014-")
