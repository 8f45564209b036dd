from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asyncdraft.core.draft_query import EVERYTHING, Is, Query, parse

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 23, 15, 46, tzinfo=LONDON)
PEOPLE = {"kenji": "Kenji Mori", "km2": "Kenya Moss", "priya": "Priya Rao"}
TEMPLATES = {"handoff": "Hand-off across time zones", "blocker": "Blocked"}


def day(year: int, month: int, number: int) -> datetime:
    return datetime(year, month, number, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("", EVERYTHING),
        ("  rate  40,112 ", Query(words=("rate", "40,112"))),
        ("to:kenji", Query(to=(("kenji",),))),
        ("to:ken", Query(to=(("kenji", "km2"),))),
        ('to:"kenji mori" rate', Query(to=(("kenji",),), words=("rate",))),
        ("to:RAO", Query(to=(("priya",),))),
        ("to:zoe", Query(to=(("zoe",),))),
        ("template:hand", Query(templates=(("handoff",),))),
        ("is:sent is:answered", Query(states=(Is.SENT, Is.ANSWERED))),
        ("IS:Wait", Query(states=(Is.WAITING,))),
        ("before:2026-11-01", Query(until=day(2026, 11, 1))),
        ("after:2026-11-01", Query(since=day(2026, 11, 2))),
        ("on:2026-10-25", Query(since=day(2026, 10, 25), until=day(2026, 10, 26))),
        ("on:2026-12", Query(since=day(2026, 12, 1), until=day(2027, 1, 1))),
        ("on:yesterday", Query(since=day(2026, 11, 22), until=day(2026, 11, 23))),
        ("to: is: rate", Query(words=("rate",))),
        ("https://ci.example.com/318", Query(words=("https://ci.example.com/318",))),
        ("what:zebra", Query(words=("what:zebra",))),
    ],
)
def test_what_is_typed(typed: str, query: Query) -> None:
    assert parse(typed, NOW, PEOPLE, TEMPLATES) == query


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("before:soon", "before:2026-11-23"), ("on:2026-02-30", "needs a day"), ("is:lost", "draft, copied")],
)
def test_a_filter_that_cannot_be_read_is_said(typed: str, sentence: str) -> None:
    (problem,) = parse(typed, NOW).problems
    assert sentence in problem
    found = parse(typed, NOW)
    assert found == Query(problems=found.problems)


@given(st.text(max_size=60))
def test_anything_can_be_typed(typed: str) -> None:
    assert parse(typed, NOW, PEOPLE, TEMPLATES) is not None
