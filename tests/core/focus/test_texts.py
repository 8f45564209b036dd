"""What is said while somebody is in focus."""

from datetime import date

import pytest
from msgspec.structs import replace

from asyncdraft.core.focus.blocks import focus_on
from asyncdraft.core.focus.texts import (
    LONGEST_STATUS,
    auto_reply,
    late_sentence,
    plan,
    status_text,
)
from asyncdraft.core.people import FocusBlock, Shift
from tests.core.focus.focus_people import SLA, SPEC, at, calendar

TUESDAY = date(2026, 11, 24)
LONDON = "Europe/London"


def said(block: FocusBlock, **sla: object) -> tuple[str, str, str]:
    mine, promised = calendar(focus=(block,)), replace(SLA, **sla)
    found = plan(mine, focus_on(mine, TUESDAY)[0], promised)
    return status_text(found, LONDON, promised), auto_reply(found, LONDON, promised), late_sentence(found)


def test_the_texts_say_until_when_when_an_answer_comes_and_the_emergency_path() -> None:
    status, reply, late = said(SPEC)
    assert status == "Gateway plan until Tue 24 Nov, 11:00 GMT. Emergency: PagerDuty"
    assert reply == (
        "Thank you for your message. I am in focus until Tue 24 Nov 2026, 11:00 GMT (London) for one piece "
        "of work: gateway plan. I read messages then, and you have an answer by 13:00 GMT (London) that day. "
        "Please write everything I need in one message, with links and your deadline. "
        "Emergencies, at any hour: PagerDuty."
    )
    assert late == ""


def test_the_first_look_is_the_next_triage() -> None:
    block = FocusBlock(shift=Shift(12 * 60, 14 * 60), work="review")
    status, reply, _ = said(replace(block, weekdays=(1,)))
    assert status == "Review until Tue 24 Nov, 14:00 GMT, triage at 16:00. Emergency: PagerDuty"
    assert "I read and answer messages at 16:00 GMT (London) that day" in reply


def test_a_triage_after_work_is_no_look() -> None:
    block = FocusBlock(shift=Shift(9 * 60, 17 * 60), weekdays=(1,))
    mine = calendar(focus=(block,))
    found = plan(mine, focus_on(mine, TUESDAY)[0], SLA)
    assert found.reads == at(25, 11)


def test_a_block_that_outlasts_the_promise_says_so() -> None:
    _, _, late = said(FocusBlock(shift=Shift(9 * 60, 15 * 60), weekdays=(1,)))
    assert late == (
        "Who writes as it begins waits 3 h longer than you promise for chat: look in once meanwhile, "
        "or make it shorter."
    )


def test_a_status_too_long_for_a_chat_loses_the_work_before_the_path() -> None:
    status, _, _ = said(replace(SPEC, work="a plan " * 20))
    assert status == "In focus until Tue 24 Nov, 11:00 GMT. Emergency: PagerDuty"
    assert len(status) <= LONGEST_STATUS


@pytest.mark.parametrize("path", ["", "  ", "."])
def test_nothing_is_said_without_an_emergency_path(path: str) -> None:
    with pytest.raises(ValueError, match="no emergency path yet"):
        said(SPEC, emergency=path)


def test_without_triage_the_answer_comes_in_working_time() -> None:
    _, reply, _ = said(FocusBlock(shift=Shift(15 * 60, 17 * 60), weekdays=(1,)), triage=())
    assert "I read messages at Wed 25 Nov 2026, 09:00 GMT (London)" in reply
    assert "an answer by Wed 25 Nov 2026, 11:00 GMT (London)" in reply
