"""What is wrong with letters that stand for a zone."""

from datetime import UTC, datetime

import pytest

from asyncdraft.core.checklist.abbreviations import judge

SUMMER = datetime(2026, 8, 14, 16, tzinfo=UTC)


@pytest.mark.parametrize(
    ("sender", "readers", "names"),
    [
        ("Europe/Paris", ("Asia/Dhaka", "Europe/London"), ("Dhaka time", "London time")),
        ("Europe/Paris", ("Europe/London", "Asia/Dhaka"), ("London time", "Dhaka time")),
        ("Europe/Paris", ("Asia/Tokyo", "Asia/Dhaka"), ("Dhaka time",)),
        ("Europe/Paris", ("Asia/Tokyo",), ()),
    ],
)
def test_only_cities_that_keep_it_are_offered_as_listed(
    sender: str, readers: tuple[str, ...], names: tuple[str, ...]
) -> None:
    problem = judge("BST", SUMMER, sender, readers, is_explained=False)
    assert problem is not None
    assert problem.names == names


def test_two_cities_are_enough_to_choose_from() -> None:
    readers = ("America/Chicago", "Asia/Shanghai", "America/Havana")
    problem = judge("CST", datetime(2026, 1, 14, 16, tzinfo=UTC), "Europe/Paris", readers, is_explained=False)
    assert problem is not None
    assert problem.names == ("Chicago time", "Shanghai time")
