"""Threads in the store: kept whole, numbered without gaps of two, never overwritten unseen."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from asyncdraft.core.threads.thread import Decision, Thread, settled
from asyncdraft.storage.database import Database, open_database
from asyncdraft.storage.problem import StoreProblem
from asyncdraft.storage.threads import Threads
from tests.core.threads.test_call import READY
from tests.core.threads.thread_people import at, debate

NEW = replace(READY, id="")
RECORD = Decision(decision="Two endpoints.", why="One cache.", owner="maya")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "drafts.sqlite3"


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    with contextlib.closing(open_database(path)) as database:
        yield database


@pytest.fixture
def threads(database: Database) -> Threads:
    return Threads(database)


def test_a_thread_comes_back_as_it_was(threads: Threads, path: Path) -> None:
    kept = threads.save(NEW)
    assert replace(kept, id="") == NEW
    with contextlib.closing(open_database(path)) as again:
        assert Threads(again).get(kept.id) == kept


def test_open_ones_lead_and_the_latest_change_first(threads: Threads) -> None:
    first, second, closed = (
        threads.save(replace(each, id="")) for each in (debate(1), debate(2), settled(debate(0), at(20, 9)))
    )
    threads.save(replace(first, topic="changed"))
    assert [each.id for each in threads.list()] == [first.id, second.id, closed.id]


def test_decisions_are_numbered_one_after_the_other(threads: Threads) -> None:
    numbers = [threads.decide(threads.save(NEW), RECORD, at(24, 16)).decision for _ in range(3)]
    assert [decision.number for decision in numbers if decision] == [1, 2, 3]


def test_two_windows_number_their_decisions_apart(threads: Threads, path: Path) -> None:
    with contextlib.closing(open_database(path)) as database:
        other = Threads(database)
        mine, theirs = threads.save(NEW), other.save(NEW)
        first, second = threads.decide(mine, RECORD, at(24, 16)), other.decide(theirs, RECORD, at(24, 16))
    assert {each.decision.number for each in (first, second) if each.decision} == {1, 2}


def test_an_incomplete_record_changes_nothing(threads: Threads) -> None:
    kept = threads.save(NEW)
    with pytest.raises(ValueError, match="why"):
        threads.decide(kept, replace(RECORD, why=""), at(24, 16))
    assert threads.get(kept.id) == kept


def test_what_another_window_changed_is_not_overwritten(threads: Threads, path: Path) -> None:
    kept = threads.save(NEW)
    with contextlib.closing(open_database(path)) as database:
        other = Threads(database)
        theirs = other.save(replace(other.get(kept.id), topic="theirs"))
    with pytest.raises(StoreProblem, match="Another window"):
        threads.save(replace(kept, topic="mine"))
    assert threads.get(kept.id) == theirs


def test_a_deleted_thread_comes_back(threads: Threads) -> None:
    kept = threads.save(NEW)
    threads.delete(kept.id)
    assert threads.list() == ()
    with pytest.raises(StoreProblem, match="no longer"):
        threads.get(kept.id)
    threads.restore(kept.id)
    assert threads.list() == (kept,)


def test_a_draft_knows_its_thread(threads: Threads) -> None:
    first, second = threads.save(NEW), threads.save(NEW)
    threads.attach("d1", first.id)
    threads.attach("d1", second.id)
    assert threads.of_draft("d1") == second
    assert threads.of_draft("d2") is None
    assert list(threads.drafts_of(second.id)) == ["d1"]


def test_a_thread_of_which_nothing_can_be_read_keeps_its_topic(threads: Threads, database: Database) -> None:
    kept = threads.save(NEW)
    with database.writing() as connection:
        connection.execute("UPDATE threads SET value = '{broken'")
    assert threads.list() == (Thread(id=kept.id, topic=kept.topic),)
