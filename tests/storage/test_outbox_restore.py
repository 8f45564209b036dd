"""Restoring a backup sends nothing twice, and loses nothing that waits."""

import contextlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from asyncdraft.core.sending.delivery import Delivery, State, Target
from asyncdraft.core.sending.making import Prepared
from asyncdraft.storage import paths, whole_store
from asyncdraft.storage.database import Database, open_database
from asyncdraft.storage.outbox import Outbox

NOW = datetime(2026, 11, 23, 15, 46, tzinfo=UTC)


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    monkeypatch.setenv("ASYNCDRAFT_HOME", str(tmp_path / "home"))
    with contextlib.closing(open_database(paths.database_file())) as database:
        yield database


@pytest.fixture
def outbox(database: Database) -> Outbox:
    return Outbox(database, lambda: NOW)


def put(outbox: Outbox, name: str) -> Delivery:
    delivery = Delivery(id=name, account="a1", made_at=NOW, due_at=NOW, target=Target(channel="C1"))
    return outbox.add([Prepared(delivery, b"words")])[0]


def restored(database: Database, pack: Path) -> None:
    whole_store.restore(database, paths.team_dir(), pack, NOW)


def test_what_has_gone_out_since_the_backup_stays_sent(
    database: Database, outbox: Outbox, tmp_path: Path
) -> None:
    delivery = put(outbox, "one")
    pack = tmp_path / "pack.zip"
    whole_store.save(database, paths.team_dir(), pack, NOW)
    for state in (State.CLAIMED, State.SENDING, State.SENT):
        delivery = outbox.move(delivery, state)

    restored(database, pack)

    assert outbox.list() == (delivery,)
    assert outbox.due(NOW) is None


def test_what_was_put_in_since_the_backup_still_waits(
    database: Database, outbox: Outbox, tmp_path: Path
) -> None:
    pack = tmp_path / "pack.zip"
    whole_store.save(database, paths.team_dir(), pack, NOW)
    delivery = put(outbox, "two")

    restored(database, pack)

    assert outbox.due(NOW) == delivery
    assert outbox.payload("two") == b"words"


def test_what_only_the_backup_knows_asks_before_it_goes_out(
    database: Database, outbox: Outbox, tmp_path: Path
) -> None:
    put(outbox, "three")
    pack = tmp_path / "pack.zip"
    whole_store.save(database, paths.team_dir(), pack, NOW)
    with database.writing() as connection:
        connection.execute("DELETE FROM outbox")

    restored(database, pack)

    (found,) = outbox.list()
    assert found.state is State.UNKNOWN
    assert "brought back from an earlier state" in found.reason
    assert outbox.due(NOW) is None
    assert outbox.payload("three") == b"words"
