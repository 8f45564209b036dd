"""What is said of saving is true: faults of the disk, other programs, and keys that never rest."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from asyncdraft.core.draft import Draft, Pane
from asyncdraft.gui.app import Application
from asyncdraft.storage import draft_file
from asyncdraft.storage.database import open_database
from asyncdraft.storage.drafts import Drafts
from tests.gui.conftest import ZONE, Launch
from tests.gui.driver import Driver
from tests.storage.searching import words

FIRST_BYTES = 4000


@contextmanager
def failing_disk() -> Iterator[None]:
    """The kernel refuses every write behind the first bytes of a file, that is every page of the log."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (FIRST_BYTES, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_saving_is_said_as_it_happens(driver: Driver) -> None:
    driver.write(Pane.WHAT, "Rates")
    assert "Saving…" in driver.texts()
    driver.wait_for(lambda: "Saved 15:46" in driver.texts())
    assert stored(driver) == ["Rates"]


def test_nothing_is_said_of_a_draft_that_was_just_begun(driver: Driver) -> None:
    driver.write(Pane.WHAT, "Rates")
    driver.wait_for(lambda: "Saved 15:46" in driver.texts())
    driver.press("Ctrl+N")
    assert "Saved" not in driver.texts(driver.window.top_bar)
    driver.write(Pane.WHAT, "Fares")
    driver.wait_for(lambda: "Saved 15:46" in driver.texts())


def test_keys_that_never_rest_are_saved_all_the_same(driver: Driver) -> None:
    def is_stored_at_the_next_key() -> bool:
        driver.write(Pane.WHAT, "x")
        return stored(driver) != []

    driver.wait_for(is_stored_at_the_next_key)


def test_a_failing_disk_is_said_and_nothing_typed_is_lost(driver: Driver, tmp_path: Path) -> None:
    driver.write(Pane.WHAT, "Kept")
    driver.save()
    with failing_disk():
        driver.write(Pane.WHAT, " in the window")
        driver.save()
        assert "Not saved: kept in this window" in driver.texts()
        assert "The disk refuses to read or write" in driver.toast
        assert driver.drafts == ["Kept in the window"]
        driver.press("Ctrl+N")
        driver.write(Pane.WHAT, "Another one")
        driver.save()
        assert sorted(driver.drafts) == ["Another one", "Kept in the window"]
        driver.pick("Drafts", "Kept in the window")
        assert driver.draft.what == "Kept in the window"
        with_copy(driver, tmp_path, ["Another one", "Kept in the window"])
    driver.save()
    assert "Everything is saved again." in driver.toast
    assert "Saved 15:46" in driver.texts()
    assert sorted(stored(driver)) == ["Another one", "Kept in the window"]


def with_copy(driver: Driver, folder: Path, texts: list[str]) -> None:
    """The copies are written elsewhere while the store still refuses."""
    driver.application.store_commands.write_copies(str(folder))
    assert sorted(draft_file.load(path).what for path in folder.iterdir()) == texts


def test_what_cannot_be_saved_is_tried_again(driver: Driver) -> None:
    with failing_disk():
        driver.write(Pane.WHAT, "Later")
        driver.save()
        assert stored(driver) == []
    driver.wait_for(lambda: stored(driver) == ["Later"])


def test_the_window_does_not_close_over_what_is_not_saved(driver: Driver) -> None:
    with failing_disk():
        driver.write(Pane.WHAT, "Not yet")
        driver.window.close()
        driver.settle()
        assert driver.window.isVisible()
        assert "1 draft could not be saved." in driver.texts(driver.dialog)
        driver.dialog.reject()
        driver.settle()
    driver.save()
    assert stored(driver) == ["Not yet"]


def test_another_program_that_writes_for_long_is_waited_for(driver: Driver) -> None:
    driver.write(Pane.WHAT, "First")
    driver.save()
    other = open_database(driver.application.database.path)
    with other.writing():
        driver.write(Pane.WHAT, " and second")
        driver.save()
        assert driver.toast == ""
        assert "Saving…" in driver.texts()
    driver.wait_for(lambda: stored(driver) == ["First and second"])
    other.close()


def test_keys_go_on_while_the_store_waits_for_another_program(driver: Driver) -> None:
    driver.write(Pane.WHAT, "First")
    driver.save()
    other = open_database(driver.application.database.path)
    with other.writing():
        driver.write(Pane.WHAT, " and second")
        driver.wait_for(lambda: driver.application.session.saver.is_writing)
        driver.write(Pane.WHAT, " and third")
        assert driver.application.session.saver.is_writing
    driver.wait_for(lambda: stored(driver) == ["First and second and third"])
    driver.wait_for(lambda: "Saved 15:46" in driver.texts())
    other.close()


def test_a_folder_that_becomes_usable_is_used(
    launch: Launch, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = home / "blocked"
    blocked.write_text("", "utf-8")
    monkeypatch.setenv("ASYNCDRAFT_HOME", str(blocked / "data"))
    driver = launch()
    driver.write(Pane.WHAT, "Kept until then")
    driver.save()
    assert "Not saved: kept in this window" in driver.texts()
    blocked.unlink()
    driver.save()
    assert "Saved 15:46" in driver.texts()
    assert stored(driver) == ["Kept until then"]


def test_a_store_that_breaks_while_it_is_open_is_mended(launch: Launch) -> None:
    driver = launch()
    driver.write(Pane.WHAT, "Before")
    driver.save()
    database = driver.application.database
    database.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    data = bytearray(database.path.read_bytes())
    data[4096 * 2 :] = b"\xa5" * (len(data) - 4096 * 2)
    database.path.write_bytes(data)
    database.rows("PRAGMA shrink_memory")
    driver.write(Pane.WHAT, " and after")
    driver.save()
    assert "damaged" in driver.toast
    assert stored(driver) == ["Before and after"]


def test_a_clock_that_jumps_loses_nothing(qapp: QCoreApplication, home: Path) -> None:
    clock = [datetime(2026, 11, 23, 15, 46, tzinfo=UTC)]
    driver = Driver(Application(lambda: clock[0], zone=ZONE))
    driver.start()
    for jump in (0, -400, 800, -1):
        clock[0] += timedelta(days=jump)
        driver.write(Pane.WHAT, "x")
        driver.save()
    assert stored(driver) == ["xxxx"]
    drafts = driver.application.workspace.drafts
    states = [drafts.version(state.number).what for state in drafts.history(driver.draft.id)]
    assert states[0] == "xxxx"
    driver.stop()


def test_a_million_characters_are_saved_and_come_back(driver: Driver) -> None:
    text = "The importer rejects the events of customer 7.\n" * 21_300
    drafts = driver.application.workspace.drafts
    draft = drafts.create(Draft(what=text))
    drafts.save(draft.with_text(Pane.WHAT, f"{text}end"))
    assert drafts.get(draft.id).what == f"{text}end"
    assert [line.id for line in drafts.find(words("importer end"))] == [draft.id]
    drafts.delete(draft.id)
    drafts.remove(draft.id)


def stored(driver: Driver) -> list[str]:
    """The titles that another program finds."""
    database = open_database(driver.application.database.path)
    titles = [line.title for line in Drafts(database).list()]
    database.close()
    return titles


def test_what_is_saved_again_is_no_more_told_to_be_unsaved(driver: Driver) -> None:
    driver.write(Pane.WHAT, "Kept")
    driver.save()
    driver.window.toast.tell_error("No such folder.")
    with failing_disk():
        driver.write(Pane.WHAT, " in the window")
        driver.save()
        assert "The disk refuses" in driver.toast
    driver.save()

    told = driver.texts(driver.window.toast)
    assert "Everything is saved again." in told
    assert "No such folder." in told
    assert "The disk refuses" not in told


def test_a_file_is_kept_where_the_new_one_finds_no_room(driver: Driver, tmp_path: Path) -> None:
    driver.write(Pane.WHAT, "Rates are stale. " * 250)
    target = tmp_path / "exports" / "draft.md"
    target.parent.mkdir()
    target.write_text("the old one", "utf-8")

    with failing_disk():
        driver.application.copy_commands.write_file(str(target))

    assert "cannot be written" in driver.toast
    assert [(path.name, path.read_text("utf-8")) for path in target.parent.iterdir()] == [
        ("draft.md", "the old one")
    ]
