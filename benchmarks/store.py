"""The store: finding words in many drafts, and saving one, beside bare SQLite doing the least of it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import msgspec

from asyncdraft.core.draft_query import EVERYTHING, Query, parse
from asyncdraft.storage.database import Database, open_database
from asyncdraft.storage.drafts import Drafts
from benchmarks import report
from benchmarks.full_store import COMMON, NOW, RARE, WORDS, drafts, fill
from benchmarks.harness import Goal, Race, Runner, runner

AT_FIRST, PAGE = 50, 100
"""How many drafts a search shows first, and how many more when the list is scrolled."""

AT_ONCE = Goal("p95", 30)

SEARCHES = {
    "a rare word": RARE,
    "a common word": COMMON,
    "a very common word": "the",
    "one letter": "c",
    "two beginnings of words": "contr mar",
    "two words, one of them rare": f"the {RARE}",
    "a word that is nowhere": "xylophone",
    "by person": "to:kenji",
    "by template and state": "template:decision is:sent",
    "by day": "after:2026-11-01",
    "by a day long ago": "before:2024-03-01",
    "a word before a day, by state": f"{COMMON} before:2025-06-01 is:copied",
    "what waits for an answer": "is:waiting",
    "whose deadline has passed": "is:overdue",
    "in the archive": "is:archived",
    "in the trash": "is:deleted",
}


def races(number: int) -> Iterator[Race]:
    """With `number` drafts in the store."""
    with TemporaryDirectory() as folder:
        bare = sqlite3.connect(Path(folder, "bare.sqlite3"), isolation_level=None)
        with closing(bare), closing(open_database(Path(folder, "drafts.sqlite3"))) as database:
            began = perf_counter()
            fill(database, number)
            _fill_bare(bare, number)
            report.say(f"Two stores of {number:,} drafts were filled in {perf_counter() - began:.0f} s.")
            title = f"{number:,} drafts of {WORDS} words: the first {AT_FIRST}"
            yield Race(title=title, reference=_bare(bare), runners=_searches(Drafts(database)), least=20)
            title = f"{number:,} drafts of {WORDS} words: {PAGE} more while the list is scrolled"
            yield Race(title=title, reference=_bare(bare), runners=_pages(Drafts(database)), least=20)
            yield _saving(Drafts(database), bare)


def _fill_bare(bare: sqlite3.Connection, number: int) -> None:
    texts = [(draft.what,) for draft, _at in drafts(number)]
    bare.execute("PRAGMA journal_mode = WAL")
    bare.execute("PRAGMA synchronous = FULL")
    bare.execute("CREATE VIRTUAL TABLE words USING fts5 (what, prefix = '1 2 3')")
    bare.execute("CREATE TABLE drafts (number INTEGER PRIMARY KEY, what TEXT NOT NULL)")
    bare.execute("BEGIN")
    bare.executemany("INSERT INTO words (what) VALUES (?)", texts)
    bare.executemany("INSERT INTO drafts (what) VALUES (?)", texts)
    bare.execute("COMMIT")


def _bare(bare: sqlite3.Connection) -> Runner:
    query = "SELECT rowid, what FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ?"
    return runner("bare SQLite, a common word", lambda: bare.execute(query, (COMMON, AT_FIRST)).fetchall())


def _searches(store: Drafts) -> tuple[Runner, ...]:
    def search(name: str, typed: str) -> Runner:
        query = parse(typed, NOW)
        return runner(f"{name} ({typed})", lambda: store.find(query, limit=AT_FIRST), AT_ONCE)

    newest = runner("the newest, without a search", lambda: store.list(limit=AT_FIRST), AT_ONCE)
    return (newest, *(search(*each) for each in SEARCHES.items()))


def _pages(store: Drafts) -> tuple[Runner, ...]:
    turns = _turns(store.database)
    places = {"near the top": turns[-500], "in the middle": turns[len(turns) // 2], "at the end": turns[200]}
    queries = {
        "all": EVERYTHING,
        "of a very common word": parse("the", NOW),
        "by state": parse("is:sent", NOW),
    }
    return tuple(
        _page(f"{what}, {where}", store, query, turn)
        for what, query in queries.items()
        for where, turn in places.items()
    )


def _turns(database: Database) -> list[int]:
    return [row[0] for row in database.rows("SELECT turn FROM drafts ORDER BY turn")]


def _page(name: str, store: Drafts, query: Query, below: int) -> Runner:
    return runner(name, lambda: store.find(query, limit=PAGE, below=below), AT_ONCE)


def _saving(store: Drafts, bare: sqlite3.Connection) -> Race:
    draft = store.get("draft-7")
    numbers = count()

    def save() -> None:
        store.save(msgspec.structs.replace(draft, what=f"{draft.what} {next(numbers)}"))

    def save_bare() -> None:
        bare.execute("UPDATE drafts SET what = ? WHERE number = 7", (f"{draft.what} {next(numbers)}",))

    return Race(
        title="saving an open draft, down to the disk",
        reference=runner("bare SQLite, one row", save_bare),
        runners=(runner("the draft, its words and its history", save),),
        on_wall=True,
    )
