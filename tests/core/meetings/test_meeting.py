import pytest

from asyncdraft.core.meetings.meeting import Meeting


def test_the_minutes_of_a_week_are_those_of_all_its_times() -> None:
    assert Meeting(uid="1", title="Stand-up", minutes=15, per_week=5).minutes_per_week == 75


def test_a_meeting_every_other_week_counts_half() -> None:
    assert Meeting(uid="1", title="Demo", minutes=45, per_week=0.5).minutes_per_week == pytest.approx(22.5)


def test_a_single_event_plans_nothing_for_a_week() -> None:
    assert Meeting(uid="1", title="Kick-off", minutes=60).minutes_per_week == 0
