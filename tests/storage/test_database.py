import contextlib
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asyncdraft.core.draft import Draft
from asyncdraft.storage.carving import records
from asyncdraft.storage.connection import transaction
from asyncdraft.storage.database import Database, open_anyhow, open_database
from asyncdraft.storage.drafts import Drafts
from asyncdraft.storage.problem import StoreBusy, StoreProblem
from asyncdraft.storage.schema import MIGRATIONS
from tests.storage.searching import words


@contextlib.contextmanager
def opened(path: Path, busy_milliseconds: int = 50) -> Iterator[Database]:
    database = open_database(path, busy_milliseconds)
    try:
        yield database
    finally:
        database.close()


def fill(path: Path, count: int = 60) -> None:
    with opened(path) as database:
        drafts = Drafts(database)
        for number in range(count):
            drafts.create(Draft(title=f"Draft {number}", what="The export job stalls at step three. " * 12))


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a store of sixty drafts."""
    path = tmp_path_factory.mktemp("store") / "drafts.sqlite3"
    fill(path)
    return path.read_bytes()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "deep"
    folder.mkdir()
    return folder / "drafts.sqlite3"


def test_a_new_store_is_durable_and_says_nothing(tmp_path: Path) -> None:
    with opened(tmp_path / "new/folder/drafts.sqlite3") as database:
        assert database.notice == ""
        assert database.rows("PRAGMA journal_mode")[0][0] == "wal"
        assert database.rows("PRAGMA synchronous")[0][0] == 2
        assert database.rows("PRAGMA user_version")[0][0] == len(MIGRATIONS)


def test_two_programs_share_a_store(path: Path) -> None:
    with opened(path) as one, opened(path) as two:
        first = Drafts(one).create(Draft(title="One"))
        second = Drafts(two).create(Draft(title="Two"))
        assert {line.id for line in Drafts(one).list()} == {first.id, second.id}


def test_a_locked_store_is_told_in_a_sentence(path: Path) -> None:
    with opened(path) as holder, opened(path) as other, holder.writing():
        with pytest.raises(StoreProblem, match="Another program holds"):
            Drafts(other).create()
        assert Drafts(other).list() == []


def test_a_folder_that_cannot_be_used(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreProblem, match="set ASYNCDRAFT_HOME"):
        open_database(tmp_path / "file/drafts.sqlite3")


def test_a_folder_in_place_of_the_file(path: Path) -> None:
    path.mkdir()
    with pytest.raises(StoreProblem, match="cannot be opened"):
        open_database(path)


def test_a_store_that_became_read_only(path: Path) -> None:
    with opened(path) as database:
        database.rows("PRAGMA query_only = ON")
        with pytest.raises(StoreProblem, match="cannot be opened for writing"):
            Drafts(database).create()


def test_a_full_disk_changes_nothing(path: Path) -> None:
    with opened(path) as database:
        draft = Drafts(database).create(Draft(what="kept"))
        pages = database.rows("PRAGMA page_count")[0][0]
        database.rows(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StoreProblem, match="is full"):
            Drafts(database).save(Draft(id=draft.id, what="x" * 200_000))
        assert Drafts(database).get(draft.id).what == "kept"


def test_a_store_of_a_newer_version_is_left_alone(path: Path) -> None:
    fill(path, 1)
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    with pytest.raises(StoreProblem, match="newer AsyncDraft"):
        open_database(path)
    with contextlib.closing(open_anyhow(path)) as database:
        (line,) = Drafts(database).list()
        assert Drafts(database).find(words("stalls"))
        with pytest.raises(StoreProblem, match="read and copied here, not changed"):
            Drafts(database).delete(line.id)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.glob("*damaged*")] == []


def test_a_file_that_is_no_database_is_set_aside(path: Path) -> None:
    path.write_bytes(b"not a database at all, but somebody's notes\n" * 50)
    with opened(path) as database:
        assert "was damaged" in database.notice
        assert "No draft could be read" in database.notice
        assert Drafts(database).create().id
    (aside,) = path.parent.glob("*.damaged-*")
    assert aside.read_bytes().startswith(b"not a database")


def test_drafts_outside_the_broken_pages_come_back(path: Path, filled: bytes) -> None:
    data = bytearray(filled)
    middle = len(data) // 4096 // 3 * 4096
    data[middle : middle + 4096] = b"\xa5" * 4096
    path.write_bytes(data)
    with opened(path) as database:
        back = Drafts(database).list()
        assert len(back) > 30
        assert f"{len(back)} drafts came back" in database.notice
        assert all(Drafts(database).get(line.id).what.startswith("The export job") for line in back)
        assert Drafts(database).find(words("stalls"))


def test_indexes_that_know_nothing_of_their_table(path: Path, filled: bytes) -> None:
    """Pages that have changed places are each sound in themselves."""
    path.write_bytes(filled)
    with contextlib.closing(sqlite3.connect(path)) as connection:
        roots = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name IN ('drafts_by_turn', 'drafts_due')"
        )
        one, other = (slice((root - 1) * 4096, root * 4096) for (root,) in roots)
    data = bytearray(filled)
    data[one], data[other] = data[other], data[one]
    path.write_bytes(data)
    with opened(path) as database:
        drafts = Drafts(database)
        assert "60 drafts came back" in database.notice
        assert len({drafts.get(line.id).title for line in drafts.list()}) == 60


@pytest.mark.parametrize("damage", [slice(0, 100), slice(0, 4096), slice(0, 3 * 4096)])
def test_drafts_come_back_without_the_first_pages(path: Path, filled: bytes, damage: slice) -> None:
    data = bytearray(filled)
    data[damage] = bytes(damage.stop)
    path.write_bytes(data)
    with opened(path) as database:
        drafts = Drafts(database)
        assert len(drafts.list()) >= 55
        assert all(drafts.get(line.id).what.startswith("The export job") for line in drafts.list())


def test_drafts_come_back_from_a_log_that_was_never_written_over(path: Path) -> None:
    log = path.with_name(f"{path.name}-wal")
    with opened(path) as database:
        long = Drafts(database).create(Draft(what="Räksmörgås " * 20_000))
        short = Drafts(database).create(Draft(what="just typed"))
        file, frames = path.read_bytes(), log.read_bytes()
    path.write_bytes(b"\0" * 100 + file[100:])
    log.write_bytes(b"\0" * 32 + frames[32:])
    with opened(path) as database:
        assert "2 drafts came back" in database.notice
        assert Drafts(database).get(long.id) == long
        assert Drafts(database).get(short.id) == short


def test_a_draft_of_a_broken_page_comes_back_from_its_history(path: Path, filled: bytes) -> None:
    path.write_bytes(filled)
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM drafts WHERE number % 2")
        connection.commit()
    path.write_bytes(path.read_bytes().replace(b"drafts_by_time", b"drafts_by_tame"))
    with opened(path) as database:
        assert "60 drafts came back" in database.notice
        assert len(Drafts(database).list()) == 60


@pytest.mark.parametrize("seed", range(4))
def test_garbled_bytes_never_stop_the_start(path: Path, filled: bytes, seed: int) -> None:
    data = bytearray(filled)
    for step in range(40):
        data[(seed * 7919 + step * 4813) % len(data)] = (seed * 31 + step) % 256
    path.write_bytes(data)
    with opened(path) as database:
        assert Drafts(database).create().id


WRITER = """
import sys
from pathlib import Path
from asyncdraft.core.draft import Draft
from asyncdraft.storage.database import open_database
from asyncdraft.storage.drafts import Drafts

drafts = Drafts(open_database(Path(sys.argv[1])))
draft_id = drafts.create().id
for length in range(1, int(sys.argv[2])):
    drafts.save(Draft(id=draft_id, what="x" * length))
    print(length, flush=True)
"""


def writer(path: Path, times: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", WRITER, str(path), str(times)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


@pytest.mark.parametrize("moment", [1, 20])
def test_what_was_saved_outlives_a_kill(path: Path, moment: int) -> None:
    with writer(path, 10_000) as process:
        assert process.stdout is not None
        seen = [int(process.stdout.readline()) for _ in range(moment)]
        process.kill()
        seen += [int(line) for line in process.stdout]
    with opened(path) as database:
        drafts = Drafts(database)
        (line,) = drafts.list()
        assert len(drafts.get(line.id).what) >= seen[-1]
        assert database.notice == ""


def test_programs_that_start_at_once_do_not_disturb_each_other(path: Path) -> None:
    processes = [writer(path, 20) for _ in range(2)]
    for process in processes:
        process.communicate()
    assert [process.returncode for process in processes] == [0, 0]
    with opened(path) as database:
        drafts = Drafts(database)
        assert [len(drafts.get(line.id).what) for line in drafts.list()] == [19, 19]


def test_a_new_store_is_made_by_many_at_once(tmp_path: Path) -> None:
    """Each round is one chance to meet the moment in which two switch the new file to its log."""
    for number in range(40):
        path, start = tmp_path / f"{number}.sqlite3", Barrier(4)

        def make(path: Path = path, start: Barrier = start) -> str:
            start.wait()
            with contextlib.closing(open_database(path)) as database:
                return database.notice

        with ThreadPoolExecutor(4) as pool:
            assert [made.result() for made in [pool.submit(make) for _ in range(4)]] == [""] * 4


def test_a_store_that_stays_locked_while_it_is_made_is_told(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreBusy, match="Another program holds"):
            open_database(path, busy_milliseconds=20)


def test_a_store_that_cannot_be_opened_is_empty_until_it_can(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.write_text("in the way")
    with contextlib.closing(open_anyhow(home / "drafts.sqlite3")) as database:
        drafts = Drafts(database)
        assert drafts.list() == []
        with pytest.raises(StoreProblem, match="set ASYNCDRAFT_HOME"):
            drafts.create()
        with pytest.raises(StoreProblem, match="set ASYNCDRAFT_HOME"):
            database.reopen()
        home.unlink()
        database.reopen()
        assert drafts.create().id


@given(st.binary(max_size=300), st.binary(max_size=9000))
@settings(max_examples=40)
def test_any_bytes_can_be_carved(head: bytes, body: bytes) -> None:
    list(records(head + b"\x0d\x00\x00\x00\x40" + body, body))


def test_a_transaction_that_cannot_be_ended_is_taken_back() -> None:
    with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("CREATE TABLE one (id INTEGER PRIMARY KEY)")
        connection.execute("CREATE TABLE other (id REFERENCES one (id) DEFERRABLE INITIALLY DEFERRED)")
        with pytest.raises(sqlite3.IntegrityError), transaction(connection):
            connection.execute("INSERT INTO other VALUES (7)")
        assert not connection.in_transaction
