"""Backups: everything goes into one file and comes back; a damaged store is filled up from the daily copy."""

import contextlib
import sqlite3
import threading
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

import msgspec
import pytest

from asyncdraft.core.draft import Draft
from asyncdraft.core.rounds.round import Round
from asyncdraft.core.settings.settings import Settings
from asyncdraft.core.threads.thread import Thread
from asyncdraft.storage import paths, rough, settings, whole_store
from asyncdraft.storage.backups import BACKUPS, Plan, back_up, daily_backups, plan_of
from asyncdraft.storage.database import Database, open_database
from asyncdraft.storage.drafts import Drafts
from asyncdraft.storage.problem import StoreDamaged, StoreProblem
from asyncdraft.storage.rounds import Rounds
from asyncdraft.storage.threads import Threads
from tests.storage.searching import words

ENOUGH = 10.0
"""Seconds, for what takes some milliseconds."""

NOW = datetime(2026, 11, 23, 15, 46, tzinfo=UTC)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "home"
    monkeypatch.setenv("ASYNCDRAFT_HOME", str(home))
    for name, text in (
        ("team/team.toml", 'name = "One"\n'),
        ("templates/own.md", "one"),
        ("checks/a.txt", "a"),
    ):
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(text, "utf-8")
    return home


@pytest.fixture
def database(home: Path) -> Iterator[Database]:
    with contextlib.closing(open_database(paths.database_file())) as database:
        yield database


def test_everything_comes_back(home: Path, database: Database, tmp_path: Path) -> None:
    drafts = Drafts(database)
    first = drafts.create(Draft(what="First, with a história"))
    settings.save(paths.settings_file(), Settings(theme="dark"))
    pack = tmp_path / "pack.zip"
    about = whole_store.save(database, home / "team", pack, NOW)
    drafts.save(msgspec.structs.replace(first, what="Changed"))
    drafts.create(Draft(what="Second"))
    settings.save(paths.settings_file(), Settings(theme="light"))
    (home / "team/team.toml").write_text('name = "Two"\n', "utf-8")
    (home / "templates/own.md").write_text("two", "utf-8")

    told, kept = whole_store.restore(database, home / "team", pack, NOW)

    assert told == about
    assert about.drafts == 1
    assert [drafts.get(line.id) for line in drafts.list()] == [first]
    assert drafts.find(words("historia"))[0].id == first.id
    assert settings.load(paths.settings_file()).settings.theme == "dark"
    assert (home / "team/team.toml").read_text("utf-8") == 'name = "One"\n'
    assert (home / "templates/own.md").read_text("utf-8") == "one"
    whole_store.restore(database, home / "team", kept, NOW)
    assert [line.title for line in drafts.list()] == ["Second", "Changed"]
    assert (home / "templates/own.md").read_text("utf-8") == "two"


def test_a_copy_of_the_store_waits_for_nobody_who_writes(database: Database, tmp_path: Path) -> None:
    copying = threading.Thread(target=database.back_up, args=(tmp_path / "copy.sqlite3",))
    with database.writing():
        copying.start()
        copying.join(ENOUGH)
        was_made = (tmp_path / "copy.sqlite3").exists()
    copying.join()
    assert was_made


def test_another_program_sees_what_was_restored(home: Path, database: Database, tmp_path: Path) -> None:
    first = Drafts(database).create(Draft(what="First"))
    whole_store.save(database, home / "team", tmp_path / "pack.zip", NOW)
    with contextlib.closing(open_database(paths.database_file())) as other:
        theirs = Drafts(other)
        theirs.save(msgspec.structs.replace(theirs.get(first.id), what="Theirs"))
        whole_store.restore(database, home / "team", tmp_path / "pack.zip", NOW)
        assert theirs.get(first.id) == first


HARMFUL = (
    *("../outside.md", "team/../../outside.md", "/outside.md", "team/.git/config", "team/.gitattributes"),
    *(r"team\..\..\outside.md", "elsewhere/outside.md"),
)


@pytest.mark.parametrize("name", HARMFUL)
def test_a_file_that_would_lie_elsewhere_or_set_up_git_stops_it(
    home: Path, database: Database, tmp_path: Path, name: str
) -> None:
    pack = tmp_path / "pack.zip"
    whole_store.save(database, home / "team", pack, NOW)
    with zipfile.ZipFile(pack, "a") as made:
        made.writestr(name, "[core]")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(StoreProblem, match="is no backup of AsyncDraft"):
        whole_store.restore(database, home / "team", pack, NOW)
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("kind", ["text", "empty zip", "other drafts", "climbing"])
def test_what_is_no_backup_changes_nothing(home: Path, database: Database, tmp_path: Path, kind: str) -> None:
    Drafts(database).create(Draft(what="Kept"))
    pack = tmp_path / "pack.zip"
    pack.write_text("no zip")
    if kind != "text":
        with zipfile.ZipFile(pack, "w") as made:
            if kind != "empty zip":
                made.writestr("about.json", '{"made_at": "2026", "drafts": 1}')
                made.writestr("drafts.sqlite3", "no database" * 90)
            if kind == "climbing":
                made.writestr("../outside.md", "x")
    with pytest.raises(StoreProblem):
        whole_store.restore(database, home / "team", pack, NOW)
    assert [line.title for line in Drafts(database).list()] == ["Kept"]
    assert not (tmp_path / "outside.md").exists()


def test_a_copy_a_day_and_the_newest_stay(database: Database) -> None:
    plan = Plan(database.path.parent / BACKUPS)
    Drafts(database).create(Draft(what="Kept"))
    for day in range(1, 9):
        assert back_up(database.path, date(2026, 11, day), plan) is not None
    assert back_up(database.path, date(2026, 11, 8), plan) is None
    names = [path.name for path in daily_backups(plan.folder)]
    assert names == [f"drafts-2026-11-0{day}.sqlite3" for day in range(8, 3, -1)]


def test_a_copy_a_week_where_and_as_many_as_chosen(database: Database, tmp_path: Path) -> None:
    chosen = Settings(backup="weekly", backup_folder=str(tmp_path / "elsewhere"), backups_kept=2)
    plan = plan_of(chosen, database.path)
    assert plan is not None
    Drafts(database).create(Draft(what="Kept"))
    for day in range(1, 30):
        back_up(database.path, date(2026, 11, day), plan)
    found = daily_backups(tmp_path / "elsewhere")
    assert [path.name for path in found] == ["drafts-2026-11-29.sqlite3", "drafts-2026-11-22.sqlite3"]
    assert not (database.path.parent / BACKUPS).exists()


def test_no_copy_where_none_is_wanted(database: Database) -> None:
    assert plan_of(Settings(backup="off"), database.path) is None


def test_a_copy_elsewhere_fills_up_a_damaged_store(home: Path, tmp_path: Path) -> None:
    chosen = Settings(backup_folder=str(tmp_path / "elsewhere"))
    settings.save(paths.settings_file(), chosen)
    path = paths.database_file()
    with contextlib.closing(open_database(path)) as database:
        old = Drafts(database).create(Draft(what="In the copy"))
        plan = plan_of(chosen, path)
        assert plan is not None
        back_up(path, NOW.date(), plan)
    path.write_bytes(b"no database" * 500)
    with contextlib.closing(open_database(path)) as database:
        assert Drafts(database).get(old.id) == old


def test_no_copy_is_made_of_a_damaged_store(database: Database) -> None:
    for number in range(200):
        Drafts(database).create(Draft(what=f"{number} " * 100))
    database.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    data = bytearray(database.path.read_bytes())
    data[4096 * 10 : 4096 * 40] = b"\xa5" * (4096 * 30)
    database.path.write_bytes(data)
    with pytest.raises((StoreDamaged, StoreProblem)):
        back_up(database.path, NOW.date(), Plan(database.path.parent / BACKUPS))
    assert daily_backups(database.path.parent / BACKUPS) == []


def test_a_damaged_store_is_filled_up_from_the_copy(home: Path) -> None:
    path = paths.database_file()
    with contextlib.closing(open_database(path)) as database:
        old = Drafts(database).create(Draft(what="In the copy"))
        back_up(path, NOW.date(), Plan(path.parent / BACKUPS))
    path.write_bytes(b"no database" * 500)
    with contextlib.closing(open_database(path)) as database:
        assert "One draft came back, from the backup of 2026-11-23." in database.notice
        assert Drafts(database).get(old.id) == old
        assert len(Drafts(database).history(old.id)) == 1
        assert Drafts(database).find(words("copy"))


def test_what_was_read_is_newer_than_the_copy(home: Path) -> None:
    path = paths.database_file()
    with contextlib.closing(open_database(path)) as database:
        drafts = Drafts(database)
        one, two = drafts.create(Draft(what="One")), drafts.create(Draft(what="Two"))
        back_up(path, NOW.date(), Plan(path.parent / BACKUPS))
        drafts.save(msgspec.structs.replace(one, what="One, changed"))
        with database.writing() as connection:
            connection.execute("DELETE FROM drafts WHERE id = ?", (two.id,))
            connection.execute("DELETE FROM history WHERE draft = ?", (two.id,))
    path.write_bytes(path.read_bytes().replace(b"drafts_by_turn", b"drafts_by_tern"))
    with contextlib.closing(open_database(path)) as database:
        assert "2 drafts came back, 1 of them from the backup of 2026-11-23." in database.notice
        assert Drafts(database).get(one.id).what == "One, changed"
        assert Drafts(database).get(two.id) == two


def test_a_backup_is_a_plain_database(home: Path, database: Database) -> None:
    Drafts(database).create(Draft(what="Kept"))
    made = back_up(database.path, NOW.date(), Plan(database.path.parent / BACKUPS))
    assert made is not None
    with contextlib.closing(sqlite3.connect(made)) as copy:
        assert copy.execute("SELECT what FROM drafts").fetchone() == ("Kept",)
    assert [path.name for path in made.parent.iterdir()] == [made.name]


def test_a_copy_that_was_made_by_itself_brings_the_drafts_back(
    home: Path, database: Database, tmp_path: Path
) -> None:
    drafts = Drafts(database)
    first = drafts.create(Draft(what="First"))
    copy = back_up(database.path, NOW.date(), Plan(tmp_path))
    assert copy is not None
    drafts.delete(first.id)
    (home / "team/team.toml").write_text('name = "Two"\n', "utf-8")

    told, _kept = whole_store.restore(database, home / "team", copy, NOW)

    assert told.drafts == 1
    assert [drafts.get(line.id) for line in drafts.list()] == [first]
    assert (home / "team/team.toml").read_text("utf-8") == 'name = "Two"\n'


def test_a_database_of_another_program_changes_nothing(
    home: Path, database: Database, tmp_path: Path
) -> None:
    drafts = Drafts(database)
    first = drafts.create(Draft(what="First"))
    with contextlib.closing(sqlite3.connect(tmp_path / "other.sqlite3")) as other:
        other.execute("CREATE TABLE notes (text)")
        other.commit()
    with pytest.raises(StoreProblem, match="is no backup of AsyncDraft"):
        whole_store.restore(database, home / "team", tmp_path / "other.sqlite3", NOW)
    assert [line.id for line in drafts.list()] == [first.id]


def test_every_file_comes_back_whatever_it_holds(home: Path, database: Database, tmp_path: Path) -> None:
    """A picture beside the roster, a rough text in mid-sentence."""
    picture = bytes(range(256))
    (home / "team/logo.png").write_bytes(picture)
    (home / "team/zone.txt").write_bytes(b"one\r\n")
    rough.save("We have seen since Mon")
    pack = tmp_path / "pack.zip"
    whole_store.save(database, home / "team", pack, NOW)
    for path in ("team/logo.png", "team/zone.txt"):
        (home / path).unlink()
    rough.save("")
    whole_store.restore(database, home / "team", pack, NOW)
    assert (home / "team/logo.png").read_bytes() == picture
    assert (home / "team/zone.txt").read_bytes() == b"one\r\n"
    assert rough.load(NOW) == "We have seen since Mon"


@pytest.mark.parametrize("seed", range(40))
def test_a_backup_with_broken_bytes_is_read_or_refused(
    home: Path, database: Database, tmp_path: Path, seed: int
) -> None:
    Drafts(database).create(Draft(what="Kept"))
    pack, chance = tmp_path / "pack.zip", Random(seed)
    whole_store.save(database, home / "team", pack, NOW)
    data = bytearray(pack.read_bytes())
    for _byte in range(3):
        data[chance.randrange(len(data))] = chance.randrange(256)
    pack.write_bytes(data)
    with contextlib.suppress(StoreProblem):
        whole_store.restore(database, home / "team", pack, NOW)
    assert [line.title for line in Drafts(database).list()] == ["Kept"]


def test_what_a_backup_tells_of_itself_is_bounded(
    home: Path, database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = tmp_path / "pack.zip"
    whole_store.save(database, home / "team", pack, NOW)
    monkeypatch.setattr(whole_store, "LARGEST", 10)
    read: list[str] = []
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda _pack, name: read.append(name))
    with pytest.raises(StoreProblem, match="is no backup"):
        whole_store.restore(database, home / "team", pack, NOW)
    assert read == []


def test_threads_and_rounds_come_back_from_the_daily_copy_too(home: Path, database: Database) -> None:
    thread = Threads(database).save(Thread(topic="Retry or drop?"))
    kept = Rounds(database).save(Round(title="Week 48"))
    Threads(database).attach(Drafts(database).create(Draft(what="First")).id, thread.id)
    back_up(database.path, NOW.date(), Plan(database.path.parent / BACKUPS))
    database.close()
    database.path.write_bytes(b"no store" * 9_000)
    with contextlib.closing(open_database(database.path)) as again:
        assert Threads(again).list() == (thread,)
        assert len(Threads(again).drafts_of(thread.id)) == 1
        assert Rounds(again).list() == (kept,)


def test_a_clock_that_was_wrong_stops_no_backup(database: Database, tmp_path: Path) -> None:
    Drafts(database).create(Draft(what="Kept"))
    for name in ("drafts-2099-01-01.sqlite3", "drafts-2026-13-45.sqlite3"):
        (tmp_path / name).write_bytes(b"")
    assert back_up(database.path, NOW.date(), Plan(tmp_path)) == tmp_path / "drafts-2026-11-23.sqlite3"
    assert back_up(database.path, NOW.date(), Plan(tmp_path)) is None


def test_what_a_killed_program_left_of_a_copy_goes(database: Database, tmp_path: Path) -> None:
    left = tmp_path / ".drafts-2026-11-22.sqlite3.4711"
    at_work = tmp_path / ".drafts-2026-11-23.sqlite3.4712"
    for path in (left, at_work):
        path.write_bytes(b"half")
    back_up(database.path, NOW.date(), Plan(tmp_path))
    assert (left.exists(), at_work.exists()) == (False, True)
