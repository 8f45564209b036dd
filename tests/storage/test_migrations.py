"""Stores of every earlier form open in the present one, with a copy from before, and lose nothing."""

import contextlib
import sqlite3
from pathlib import Path

import pytest

from asyncdraft.core.draft_query import Is, Query
from asyncdraft.storage.backups import BACKUPS
from asyncdraft.storage.database import Database, open_database
from asyncdraft.storage.drafts import Drafts
from asyncdraft.storage.schema import MIGRATIONS
from asyncdraft.storage.threads import Threads
from tests.storage.earlier_stores import STEPS, earlier_store
from tests.storage.searching import words


@pytest.fixture(params=STEPS, ids="step-{}".format)
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return earlier_store(tmp_path / "drafts.sqlite3", request.param)


def test_every_earlier_form_is_here() -> None:
    assert list(STEPS) == list(range(1, len(MIGRATIONS)))


def test_every_draft_and_state_is_there(path: Path, database: Database) -> None:
    drafts = Drafts(database)
    assert database.notice == ""
    assert [line.title for line in drafts.list()] == ["Nightly export", "Résumé parser"]
    assert [line.title for line in drafts.list(trash=True)] == ["thrown away"]
    export = drafts.get(drafts.list()[0].id)
    assert export.need == "Kenji: which encoding is right, please?"
    assert export.fields == {"topic": "export", "risks": [{"what": "late", "days": 2}]}
    states = [drafts.version(state.number) for state in drafts.history(export.id)]
    assert [state.why for state in states] == [
        "Billing starts on Thursday.",
        "Billing starts on Thursday.",
        "Billing starts on Friday.",
    ]
    assert drafts.last_open() == drafts.list()[1].id


def test_what_the_new_form_adds_is_filled(database: Database) -> None:
    drafts = Drafts(database)
    line = drafts.list()[0]
    assert (line.state, line.due, line.state_at) == (
        "copied",
        drafts.get(line.id).deadline.at,
        line.copied_at,
    )
    assert [found.id for found in drafts.find(words("late resume"))] == []
    assert [found.id for found in drafts.find(words("late"))] == [line.id]
    assert [found.title for found in drafts.find(words("resume"))] == ["Résumé parser"]
    assert [found.id for found in drafts.find(Query(states=(Is.COPIED,), to=(("kenji",),)))] == [line.id]


def test_a_copy_from_before_is_kept(path: Path, database: Database) -> None:
    version = int(path.with_name(BACKUPS).joinpath(copy_of(path)).stem.rpartition("-")[2]) - 1
    with contextlib.closing(sqlite3.connect(path.with_name(BACKUPS) / copy_of(path))) as copy:
        assert copy.execute("PRAGMA user_version").fetchone()[0] == version
        assert copy.execute("SELECT count(*) FROM drafts").fetchone()[0] == 3


def copy_of(path: Path) -> str:
    (copy,) = path.with_name(BACKUPS).iterdir()
    return copy.name


def test_a_thread_keeps_its_draft(tmp_path: Path) -> None:
    path = earlier_store(tmp_path / "drafts.sqlite3", 4)
    with contextlib.closing(open_database(path)) as database:
        (thread,) = Threads(database).list()
        assert thread.topic == "Nightly export"
        (draft,) = Threads(database).drafts_of(thread.id)
        assert Drafts(database).get(draft).title == thread.topic
