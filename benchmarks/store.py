"""The store: finding words in many drafts, and saving one, beside bare SQLite doing the least of it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from asyncdraft.core.draft import Draft
from asyncdraft.storage.database import Database, open_database
from asyncdraft.storage.draft_rows import insert
from asyncdraft.storage.drafts import Drafts
from benchmarks.harness import Race, runner
from benchmarks.texts import message

DRAFTS = 5_000
NOW = datetime(2026, 11, 23, 15, 46, tzinfo=UTC).isoformat()


def races() -> Iterator[Race]:
    with TemporaryDirectory() as folder:
        bare = sqlite3.connect(Path(folder, "bare.sqlite3"), isolation_level=None)
        with closing(bare), closing(open_database(Path(folder, "drafts.sqlite3"))) as database:
            texts = [message(200, seed) for seed in range(DRAFTS)]
            _fill(database, texts)
            _fill_bare(bare, texts)
            yield _search(Drafts(database), bare)
            yield _saving(Drafts(database), bare)


def _fill(database: Database, texts: list[str]) -> None:
    with database.writing() as connection:
        for number, text in enumerate(texts):
            insert(connection, Draft(id=f"draft-{number}", what=text), "", NOW)


def _fill_bare(bare: sqlite3.Connection, texts: list[str]) -> None:
    bare.execute("PRAGMA journal_mode = WAL")
    bare.execute("PRAGMA synchronous = FULL")
    bare.execute("CREATE VIRTUAL TABLE words USING fts5 (what, prefix = '1 2 3')")
    bare.execute("CREATE TABLE drafts (number INTEGER PRIMARY KEY, what TEXT NOT NULL)")
    bare.execute("BEGIN")
    bare.executemany("INSERT INTO words (what) VALUES (?)", [(text,) for text in texts])
    bare.executemany("INSERT INTO drafts (what) VALUES (?)", [(text,) for text in texts])
    bare.execute("COMMIT")


def _search(drafts: Drafts, bare: sqlite3.Connection) -> Race:
    query = "SELECT rowid, what FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT 50"
    return Race(
        title=f"{DRAFTS:,} drafts of 200 words",
        reference=runner("bare SQLite, one word", lambda: bare.execute(query, ('"projector"*',)).fetchall()),
        runners=(
            runner("one word", lambda: drafts.search("projector")),
            runner("two beginnings of words", lambda: drafts.search("contr mar")),
            runner("one letter", lambda: drafts.search("c")),
            runner("a word that is nowhere", lambda: drafts.search("xylophone")),
            runner("the newest 50, without a search", lambda: drafts.list(limit=50)),
        ),
    )


def _saving(drafts: Drafts, bare: sqlite3.Connection) -> Race:
    draft = drafts.get("draft-7")
    numbers = count()

    def save() -> None:
        drafts.save(msgspec.structs.replace(draft, what=f"{draft.what} {next(numbers)}"))

    def save_bare() -> None:
        bare.execute("UPDATE drafts SET what = ? WHERE number = 7", (f"{draft.what} {next(numbers)}",))

    return Race(
        title="saving an open draft, down to the disk",
        reference=runner("bare SQLite, one row", save_bare),
        runners=(runner("the draft, its words and its history", save),),
        on_wall=True,
    )
