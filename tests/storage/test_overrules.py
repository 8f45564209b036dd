"""What the user decides about a meeting is remembered by its series, and can be taken back."""

import contextlib
import sqlite3
from pathlib import Path

import pytest

from asyncdraft.core.meetings.overrule import Overrule
from asyncdraft.core.meetings.verdict import Choice
from asyncdraft.storage.backups import BACKUPS
from asyncdraft.storage.database import Database, open_database
from asyncdraft.storage.overrules import Overrules
from asyncdraft.storage.salvage import salvage

KEPT = Overrule("weekly@example.com", Choice.KEEP, "New people join it.")


@pytest.fixture
def overrules(database: Database) -> Overrules:
    return Overrules(database)


def test_it_is_there_again_after_a_restart(overrules: Overrules, path: Path) -> None:
    overrules.save(KEPT)
    with contextlib.closing(open_database(path)) as again:
        assert Overrules(again).all() == {KEPT.uid: KEPT}


def test_a_later_one_takes_the_place_of_the_earlier(overrules: Overrules) -> None:
    overrules.save(KEPT)
    shorter = Overrule(KEPT.uid, Choice.SHORTEN, "Half of it is reading aloud.")
    overrules.save(shorter)
    assert overrules.all() == {KEPT.uid: shorter}


def test_taken_back_it_is_gone(overrules: Overrules) -> None:
    overrules.save(KEPT)
    overrules.remove(KEPT.uid)
    assert overrules.all() == {}


def test_a_choice_of_a_newer_version_is_left_out_and_left_alone(
    overrules: Overrules, database: Database
) -> None:
    with database.writing() as connection:
        connection.execute("INSERT INTO overrules VALUES (1, 'a', 'split', 'in two', '2026-11-20T09:00:00Z')")
    overrules.save(KEPT)
    assert list(overrules.all()) == [KEPT.uid]
    assert len(database.rows("SELECT * FROM overrules")) == 2


def test_a_damaged_store_gives_them_back(overrules: Overrules, database: Database, path: Path) -> None:
    overrules.save(KEPT)
    database.close()
    fresh = path.with_name("fresh.sqlite3")
    with contextlib.closing(open_database(fresh)):
        pass
    with contextlib.closing(sqlite3.connect(fresh, isolation_level=None)) as target:
        target.row_factory = sqlite3.Row
        salvage(path, target, path.parent / BACKUPS)
    with contextlib.closing(open_database(fresh)) as again:
        assert Overrules(again).all() == {KEPT.uid: KEPT}
