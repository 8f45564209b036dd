"""Whole values in the store: kept as they were, never overwritten unseen, deleted and brought back."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from asyncdraft.core.rounds.round import Round
from asyncdraft.storage.database import Database, open_database
from asyncdraft.storage.problem import StoreProblem
from asyncdraft.storage.rounds import Rounds
from tests.core.rounds.round_people import FULL, NOW

NEW = replace(FULL, id="")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "drafts.sqlite3"


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    with contextlib.closing(open_database(path)) as database:
        yield database


@pytest.fixture
def rounds(database: Database) -> Rounds:
    return Rounds(database)


def test_a_round_comes_back_as_it_was(rounds: Rounds, path: Path) -> None:
    kept = rounds.save(NEW)
    assert replace(kept, id="") == NEW
    with contextlib.closing(open_database(path)) as again:
        assert Rounds(again).get(kept.id) == kept


def test_open_ones_lead_and_the_latest_change_first(rounds: Rounds) -> None:
    first, second = rounds.save(NEW), rounds.save(NEW)
    closed = rounds.save(replace(NEW, closed_at=NOW))
    rounds.save(replace(first, title="changed"))
    assert [each.id for each in rounds.list()] == [first.id, second.id, closed.id]


def test_what_another_window_changed_is_not_overwritten(rounds: Rounds, path: Path) -> None:
    kept = rounds.save(NEW)
    with contextlib.closing(open_database(path)) as database:
        other = Rounds(database)
        theirs = other.save(replace(other.get(kept.id), title="theirs"))
    with pytest.raises(StoreProblem, match="Another window changed this round"):
        rounds.save(replace(kept, title="mine"))
    assert rounds.get(kept.id) == theirs


def test_a_deleted_one_comes_back(rounds: Rounds) -> None:
    kept = rounds.save(NEW)
    rounds.delete(kept.id)
    assert (rounds.list(), rounds.ids(kept.id)) == ((), ())
    with pytest.raises(StoreProblem, match="This round is no longer"):
        rounds.get(kept.id)
    rounds.restore(kept.id)
    assert rounds.list() == (kept,)
    with pytest.raises(StoreProblem, match="no longer"):
        rounds.delete("nobody")


def test_one_of_which_nothing_can_be_read_keeps_its_title(rounds: Rounds, database: Database) -> None:
    kept = rounds.save(NEW)
    with database.writing() as connection:
        connection.execute("UPDATE rounds SET value = '{broken'")
    assert rounds.list() == (Round(id=kept.id, title=kept.title),)
