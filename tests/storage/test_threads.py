"""What the store does for threads alone: it numbers decisions without gaps and knows whose draft is whose."""

import contextlib
from pathlib import Path

import pytest
from msgspec.structs import replace

from asyncdraft.core.threads.thread import Decision
from asyncdraft.storage.database import Database, open_database
from asyncdraft.storage.threads import Threads
from tests.core.threads.test_call import READY
from tests.core.threads.thread_people import at

NEW = replace(READY, id="")
RECORD = Decision(decision="Two endpoints.", why="One cache.", owner="maya")


@pytest.fixture
def threads(database: Database) -> Threads:
    return Threads(database)


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


def test_a_record_that_cannot_be_read_keeps_no_other_from_being_decided(
    threads: Threads, database: Database
) -> None:
    threads.decide(threads.save(NEW), RECORD, at(24, 16))
    with database.writing() as connection:
        connection.execute("UPDATE threads SET value = '{broken'")
    decision = threads.decide(threads.save(NEW), RECORD, at(24, 17)).decision
    assert decision is not None
    assert decision.number == 1


def test_a_draft_knows_its_thread(threads: Threads) -> None:
    first, second = threads.save(NEW), threads.save(NEW)
    threads.attach("d1", first.id)
    threads.attach("d1", second.id)
    assert threads.of_draft("d1") == second
    assert threads.of_draft("d2") is None
    assert list(threads.drafts_of(second.id)) == ["d1"]
