"""Whole values in the store: kept as they were, never overwritten unseen, deleted and brought back."""

import contextlib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from asyncdraft.storage.database import Database, open_database
from asyncdraft.storage.kept_values import KeptValues
from asyncdraft.storage.problem import StoreProblem
from asyncdraft.storage.rfcs import Rfcs
from asyncdraft.storage.rounds import Rounds
from asyncdraft.storage.threads import Threads
from tests.core.rfc.rfc_people import RFC
from tests.core.rounds.round_people import FULL as ROUND
from tests.core.threads.test_call import READY as THREAD

Values = KeptValues[Any]
WRITTEN = {Rounds: ROUND, Rfcs: RFC, Threads: THREAD}
CLOSED_AT = datetime(2026, 11, 27, 12, tzinfo=UTC)


@pytest.fixture(params=WRITTEN, ids=lambda kind: kind.__name__)
def kind(request: pytest.FixtureRequest) -> type[Values]:
    return request.param  # type: ignore[no-any-return]


@pytest.fixture
def values(kind: type[Values], database: Database) -> Values:
    return kind(database)


@pytest.fixture
def new(kind: type[Values]) -> Any:
    return replace(WRITTEN[kind], id="")


def titled(value: Any, title: str) -> Any:
    return replace(value, **{"topic" if hasattr(value, "topic") else "title": title})


def test_it_comes_back_as_it_was(values: Values, new: Any, kind: type[Values], path: Path) -> None:
    kept = values.save(new)
    assert replace(kept, id="") == new
    with contextlib.closing(open_database(path)) as again:
        assert kind(again).get(kept.id) == kept


def test_open_ones_lead_and_the_latest_change_first(values: Values, new: Any) -> None:
    first, second = values.save(new), values.save(new)
    closed = values.save(replace(new, closed_at=CLOSED_AT))
    values.save(titled(first, "changed"))
    assert [each.id for each in values.list()] == [first.id, second.id, closed.id]


def test_what_another_window_changed_is_not_overwritten(
    values: Values, new: Any, kind: type[Values], path: Path
) -> None:
    kept = values.save(new)
    with contextlib.closing(open_database(path)) as database:
        other = kind(database)
        theirs = other.save(titled(other.get(kept.id), "theirs"))
    with pytest.raises(StoreProblem, match=f"Another window changed this {values.called} meanwhile"):
        values.save(titled(kept, "mine"))
    assert values.get(kept.id) == theirs


def test_a_deleted_one_comes_back(values: Values, new: Any) -> None:
    kept = values.save(new)
    values.delete(kept.id)
    assert (values.list(), values.ids(kept.id)) == ((), ())
    with pytest.raises(StoreProblem, match=f"This {values.called} is no longer"):
        values.get(kept.id)
    values.restore(kept.id)
    assert values.list() == (kept,)
    with pytest.raises(StoreProblem, match="no longer"):
        values.delete("nobody")


def test_one_of_which_nothing_can_be_read_keeps_its_title(
    values: Values, new: Any, kind: type[Values], database: Database
) -> None:
    kept = values.save(new)
    with database.writing() as connection:
        connection.execute(f"UPDATE {values.table} SET value = '{{broken'")
    assert values.list() == (titled(kind.type(id=kept.id), kept.title),)
