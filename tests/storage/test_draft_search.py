"""Drafts by person, template, state and date, beside words."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from asyncdraft.core.draft import Deadline, Draft
from asyncdraft.core.draft_query import parse
from asyncdraft.storage.database import open_database
from asyncdraft.storage.draft_rows import State
from asyncdraft.storage.drafts import Drafts

NOW = datetime(2026, 11, 23, 15, 46, tzinfo=UTC)
DUE = Deadline(typed="tue", at=datetime(2026, 11, 24, 8, tzinfo=UTC))
PASSED = Deadline(typed="fri", at=datetime(2026, 11, 20, 8, tzinfo=UTC))


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Drafts]:
    """One a day, the last of them today."""
    written = [
        ("old sent", Draft(what="rates", to=("kenji",), deadline=PASSED), State.SENT),
        ("archived", Draft(what="rates", to=("priya", "kenji")), State.ANSWERED),
        ("deleted", Draft(what="rates", to=("kenji",)), State.COPIED),
        ("waiting", Draft(what="queue", to=("priya",), deadline=DUE, template="blocker"), State.COPIED),
        ("answered", Draft(what="rates", to=("kenji",), deadline=DUE), State.ANSWERED),
        ("draft", Draft(what="draft sent", fields={"topic": "résumé"}, deadline=DUE), State.DRAFT),
    ]
    times = [NOW - timedelta(days=len(written) - 1 - number) for number in range(len(written))]
    clock = [NOW]
    with closing(open_database(tmp_path_factory.mktemp("store") / "drafts.sqlite3")) as database:
        drafts = Drafts(database, lambda: clock[0])
        for at, (title, draft, state) in zip(times, written, strict=True):
            clock[0] = at
            stored = drafts.create(draft)
            drafts.save(msgspec.structs.replace(stored, title=title))
            drafts.set_state(stored.id, state)
            if title == "archived":
                drafts.archive(stored.id)
            if title == "deleted":
                drafts.delete(stored.id)
        clock[0] = NOW
        yield drafts


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ["draft", "answered", "waiting", "old sent"]),
        ("rates", ["answered", "archived", "old sent"]),
        ("to:kenji", ["answered", "archived", "old sent"]),
        ("to:kenji is:sent", ["old sent"]),
        ("to:kenji to:priya", ["archived"]),
        ("template:blocker", ["waiting"]),
        ("resume", ["draft"]),
        ("is:draft", ["draft"]),
        ("is:sent", ["old sent"]),
        ("is:sent is:answered", ["answered", "old sent"]),
        ("is:archived", ["archived"]),
        ("is:deleted", ["deleted"]),
        ("is:deleted rates", ["deleted"]),
        ("is:deleted queue", []),
        ("is:waiting", ["waiting"]),
        ("is:overdue", ["old sent"]),
        ("is:waiting is:overdue", ["waiting", "old sent"]),
        ("is:waiting queue", ["waiting"]),
        ("is:overdue queue", []),
        ("on:2026-11-23", ["draft"]),
        ("after:2026-11-20 before:2026-11-23", ["answered", "waiting"]),
        ("before:2026-11-20 rates", ["archived", "old sent"]),
        ("after:2027-01-01", []),
        ("before:2020-01-01", []),
        ("after:2027-01-01 rates", []),
        ("before:2020-01-01 rates", []),
        ("sent", ["draft", "old sent"]),
        ("kenji", ["answered", "archived", "old sent"]),
    ],
)
def test_filters(drafts: Drafts, typed: str, found: list[str]) -> None:
    assert [line.title for line in drafts.find(parse(typed, NOW))] == found


@pytest.mark.parametrize(
    "typed",
    [
        *('rates"', '"', '""', "rates*", "* rates", "rates)", "(", "NEAR(rates queue)", "rates OR queue"),
        *("what : rates", "{what} : rates", "^rates", "-rates", "rates'; DROP TABLE drafts; --", "\0"),
        *('to:"', "to:* rates", 'template:blocker")', "to:kenji) OR (state : draft", "rates NOT state:draft"),
    ],
)
def test_what_is_searched_is_words_and_no_command(drafts: Drafts, typed: str) -> None:
    found = {line.title for line in drafts.find(parse(typed, NOW))}
    assert "deleted" not in found
    assert "waiting" not in found or "rates" not in typed
    assert len(drafts.find(parse("", NOW))) == 4


@pytest.mark.parametrize("typed", ["", "rates", "to:kenji", "is:waiting is:overdue", "is:deleted"])
def test_pages_make_up_the_whole(drafts: Drafts, typed: str) -> None:
    query = parse(typed, NOW)
    whole = drafts.find(query)
    paged = []
    below = None
    while page := drafts.find(query, limit=1, below=below):
        paged += page
        below = page[-1].turn
    assert paged == whole


def test_a_clock_that_is_set_back_hides_nothing(tmp_path: Path) -> None:
    clock = [NOW]
    with closing(open_database(tmp_path / "drafts.sqlite3")) as database:
        drafts = Drafts(database, lambda: clock[0])
        drafts.create(Draft(what="rates one"))
        clock[0] = NOW - timedelta(days=400)
        last = drafts.create(Draft(what="rates two"))
        assert drafts.list()[0].id == last.id
        assert [line.title for line in drafts.find(parse("rates before:2026-01-01", NOW))] == ["rates two"]
        assert [line.title for line in drafts.find(parse("rates after:2026-11-01", NOW))] == ["rates one"]
        clock[0] = NOW + timedelta(days=1)
        drafts.save(Draft(id=last.id, what="rates three"))
        assert [state.size for state in drafts.history(last.id)] == [11, 9]
