"""Rounds and strikes: what counts, what does not, and what a correction changes."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asyncdraft.core.threads.thread import (
    LAST_STRIKE,
    STRIKING,
    Call,
    Decision,
    Kind,
    Stance,
    Thread,
    View,
    corrected,
    decided,
    reopened,
    settled,
    strike_at,
    with_post,
    with_roster,
    with_stance,
    without_post,
)
from tests.core.threads.thread_people import TEAM, answer, asked, at, debate, thread


@pytest.mark.parametrize("rounds", [0, 1, 2, 3])
def test_each_round_that_did_not_align_is_a_strike(rounds: int) -> None:
    assert debate(rounds).strikes == rounds


def test_an_answer_that_nobody_judged_is_no_strike() -> None:
    assert thread(asked(at(18, 10)), answer(at(18, 16))).strikes == 0


def test_two_who_disagree_in_one_round_are_one_strike() -> None:
    both = thread(
        asked(at(18, 10)), answer(at(18, 16), Stance.DISAGREED), answer(at(18, 17), Stance.DISAGREED, "ana")
    )
    assert both.strikes == 1
    assert both.people == ("maya", "ana")


def test_the_last_word_of_a_round_counts() -> None:
    changed = thread(
        asked(at(18, 10)), answer(at(18, 16), Stance.MISUNDERSTOOD), answer(at(18, 17), Stance.ALIGNED)
    )
    assert changed.strikes == 0


def test_a_nudge_starts_no_round() -> None:
    nudged = thread(
        asked(at(18, 10)),
        answer(at(18, 16), Stance.DISAGREED),
        asked(at(19, 9), kind=Kind.NUDGE),
        answer(at(19, 10), Stance.DISAGREED),
    )
    assert nudged.strikes == 1


def test_the_count_stops_at_three_and_so_does_writing() -> None:
    posts = [
        post for day in range(1, 6) for post in (asked(at(day, 9)), answer(at(day, 15), Stance.DISAGREED))
    ]
    stopped = thread(*posts)
    assert stopped.strikes == LAST_STRIKE
    assert stopped.is_stopped


def test_a_correction_counts_on_from_the_number_given_and_keeps_its_reason() -> None:
    eased = corrected(debate(2), 1, "The second was about another endpoint.", at(20, 9))
    assert eased.strikes == 1
    again = with_post(with_post(eased, asked(at(21, 9))), answer(at(21, 15), Stance.DISAGREED))
    assert again.strikes == 2
    assert again.corrections[0].reason == "The second was about another endpoint."


@pytest.mark.parametrize(("strikes", "reason"), [(1, "  "), (4, "too many"), (-1, "too few")])
def test_a_correction_needs_a_reason_and_a_count(strikes: int, reason: str) -> None:
    with pytest.raises(ValueError, match=r"reason|0 to 3"):
        corrected(debate(1), strikes, reason, at(20, 9))


def test_each_post_tells_the_strike_it_led_to() -> None:
    assert [strike_at(debate(2), place) for place in range(4)] == [0, 1, 1, 2]


def test_a_post_found_later_takes_its_place_in_time() -> None:
    late = with_post(thread(asked(at(18, 10)), asked(at(19, 10))), answer(at(18, 16)))
    assert [post.at for post in late.posts] == [at(18, 10), at(18, 16), at(19, 10)]


def test_a_thread_is_closed_by_its_decision_and_can_be_opened_again() -> None:
    record = Decision(
        number=14, decision="Two endpoints.", why="One cache.", owner="maya", due=date(2026, 12, 3)
    )
    closed = decided(debate(3), record, at(24, 16))
    assert not closed.is_open
    assert not closed.is_stopped
    assert closed.decision is not None
    assert closed.decision.name == "D-0014"
    assert reopened(closed).is_open


def test_a_record_without_its_reason_is_refused() -> None:
    with pytest.raises(ValueError, match="why and who carries it out"):
        decided(debate(3), Decision(decision="Two endpoints."), at(24, 16))


def test_agreement_in_writing_closes_without_a_record() -> None:
    assert not settled(debate(1), at(20, 9)).is_open


STANCES = st.lists(st.sampled_from(list(Stance)), max_size=12)


@given(STANCES, st.data())
def test_strikes_grow_by_at_most_one_with_each_post_and_stay_in_bounds(
    stances: list[Stance], data: st.DataObject
) -> None:
    found = thread()
    for number, stance in enumerate(stances):
        post = answer(at(1, 0, number), stance) if data.draw(st.booleans()) else asked(at(1, 0, number))
        longer = with_post(found, post)
        assert 0 <= longer.strikes <= LAST_STRIKE
        assert longer.strikes - found.strikes in {-1, 0, 1}
        found = longer


@given(STANCES)
def test_without_a_striking_answer_there_is_no_strike(stances: list[Stance]) -> None:
    calm = [stance for stance in stances if stance not in STRIKING]
    posts = [
        post for n, stance in enumerate(calm) for post in (asked(at(1, n, 0)), answer(at(1, n, 30), stance))
    ]
    assert thread(*posts).strikes == 0


@given(st.integers(0, 5))
def test_a_stance_can_be_taken_back_and_a_post_removed(place: int) -> None:
    full: Thread = debate(3)
    opened = with_stance(full, place, Stance.OPEN)
    assert with_stance(opened, place, full.posts[place].stance) == full
    assert len(without_post(full, place).posts) == 5


def test_who_has_joined_the_team_goes_by_the_roster_id() -> None:
    named = Thread(
        people=("Maya Chen", "maya", "Tom Beck"),
        posts=(asked(at(18, 10)), answer(at(18, 16), Stance.DISAGREED, "Maya Chen")),
        views=(View(person="Ana Sousa"),),
        call=Call(decider="maya chen", recorder="Tom Beck"),
        decision=Decision(owner="Ana Sousa", heard=("alex", "Maya Chen")),
    )
    known = with_roster(named, TEAM.people)
    assert known.people == ("maya", "Tom Beck")
    assert [post.author for post in known.posts] == ["alex", "maya"]
    assert [view.person for view in known.views] == ["ana"]
    assert (known.call.decider, known.call.recorder) == ("maya", "Tom Beck")
    assert known.decision == Decision(owner="ana", heard=("alex", "maya"))
    assert with_roster(known, TEAM.people) is known


@pytest.mark.parametrize(
    "place",
    [
        Thread(people=("Maya Chen",)),
        Thread(posts=(answer(at(18, 16), author="Maya Chen"),)),
        Thread(views=(View(person="Maya Chen"),)),
        Thread(call=Call(decider="Maya Chen")),
        Thread(call=Call(recorder="Maya Chen")),
        Thread(decision=Decision(owner="Maya Chen")),
        Thread(decision=Decision(heard=("Maya Chen",))),
    ],
)
def test_a_name_in_any_one_place_is_known(place: Thread) -> None:
    assert with_roster(place, TEAM.people) != place
