"""The history of a draft: seen, compared, restored, and that undone; the trash; what has become of drafts."""

from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Event
from types import ModuleType
from typing import Any

import pytest
from PySide6.QtWidgets import QTextBrowser

from asyncdraft.core.draft import Draft, Pane
from asyncdraft.core.rfc.rfc import Rfc
from asyncdraft.core.rounds.round import Round
from asyncdraft.core.threads.thread import Thread
from asyncdraft.gui import store_commands
from asyncdraft.gui.kept.kept_desk import KeptDesk
from asyncdraft.gui.store_commands import StoreCommands
from asyncdraft.gui.widgets.row_list import ROW_ROLE
from asyncdraft.gui.widgets.sectioned_list import SectionedList
from asyncdraft.storage import draft_file, whole_store
from asyncdraft.storage.database import open_database
from asyncdraft.storage.draft_rows import State
from asyncdraft.storage.drafts import Drafts
from asyncdraft.storage.problem import StoreProblem
from tests.gui.conftest import Launch
from tests.gui.driver import PATIENCE_MS, Driver
from tests.gui.full_disk import FULL, full_disk


def test_the_history_opens_by_a_key_and_shows_what_changed(driver: Driver) -> None:
    write_states(driver, "The load test fails.", "The load test passes.")

    driver.press("Ctrl+H")

    assert len(driver.listed("States")) == 2
    assert "1 word new and 1 word gone, in What." in driver.texts()
    html = driver.named("The state", QTextBrowser).toHtml()
    assert "line-through" in html
    assert page(driver) == "WHAT\nThe load test failspasses."


def test_the_text_as_it_was(driver: Driver) -> None:
    write_states(driver, "The load test fails.", "The load test passes.")
    driver.press("Ctrl+H")
    driver.click_button("As it was")
    assert "The load test fails." in page(driver)
    driver.press("Ctrl+H")
    driver.click_button("Changes since then")


def test_a_restored_state_can_be_undone_in_its_pane_and_as_a_whole(driver: Driver) -> None:
    write_states(driver, "The load test fails.", "The load test passes.")
    driver.press("Ctrl+H")

    driver.press("Ctrl+Shift+H")

    editor = driver.window.editors.editor(Pane.WHAT)
    assert editor.toPlainText() == driver.draft.what == "The load test fails."
    assert driver.window.view == "compose"
    driver.window.editors.focus_pane(Pane.WHAT)
    driver.undo()
    assert editor.toPlainText() == driver.draft.what == "The load test passes."

    driver.press("Ctrl+Shift+H")
    driver.click_button("Restore this state")
    assert driver.draft.what == "The load test fails."
    driver.click_button("Undo")
    assert editor.toPlainText() == "The load test passes."
    driver.save()
    drafts = driver.application.workspace.drafts
    kept = [drafts.version(version.number).what for version in drafts.history(driver.draft.id)]
    assert kept[:2] == ["The load test passes.", "The load test fails."]


def test_arrows_go_through_the_states_and_escape_leads_back(driver: Driver) -> None:
    write_states(driver, "One.", "One. Two.", "One. Two. Three.")
    driver.press("Ctrl+H")
    assert "1 word new" in driver.texts()
    driver.press("Down")
    assert "2 words new" in driver.texts()
    driver.press("Up")
    driver.press("Up")
    assert "This is how the draft is now." in driver.texts()
    assert not driver.button("Restore this state").isEnabled()
    driver.press("Escape")
    assert driver.window.view == "compose"


def test_without_a_word_there_is_no_history(driver: Driver) -> None:
    driver.press("Ctrl+H")
    assert driver.toast.startswith("There is no history yet")


def test_the_trash_shows_a_draft_and_gives_it_back(driver: Driver) -> None:
    write_states(driver, "Cast this", "Cast me off")
    driver.press("Ctrl+Shift+Backspace")
    driver.application.draft_commands.show_trash()
    driver.settle()

    driver.pick("Drafts", "Cast me off")

    assert "In the trash since Mon 23 Nov; it goes for good on Wed 23 Dec." in driver.texts()
    assert "Cast me off" in page(driver)
    assert "This is how the draft was when it was deleted." in driver.texts()
    assert driver.window.toast.isHidden()
    driver.click_button("Put back")
    assert driver.draft.what == "Cast me off"
    assert "Cast me off" in driver.drafts
    find(driver, "is:deleted")
    assert "Cast me off" not in driver.drafts
    find(driver, "")


def test_the_trash_can_be_emptied_by_hand(driver: Driver) -> None:
    write_states(driver, "For good")
    driver.press("Ctrl+Shift+Backspace")
    find(driver, "is:deleted")
    driver.pick("Drafts", "For good")
    driver.click_button("Delete for good")
    assert "For good" not in driver.drafts
    find(driver, "")


@pytest.mark.parametrize(("keys", "state"), [("Ctrl+M", State.SENT), ("Ctrl+Shift+M", State.ANSWERED)])
def test_what_has_become_of_a_draft_is_marked_and_unmarked(driver: Driver, keys: str, state: State) -> None:
    write_states(driver, "Rates are stale")
    driver.press(keys)
    assert details(driver) == [f"{state} Mon 23 Nov · Plain message"]
    find(driver, f"is:{state}")
    assert driver.drafts == ["Rates are stale"]
    driver.click_button("Undo")
    assert driver.drafts == []
    find(driver, "")


def test_a_passed_deadline_is_shown(driver: Driver) -> None:
    driver.press("Ctrl+L")
    driver.type("20 nov 2026 5pm tokyo")
    write_states(driver, "Rates are stale", new=False)
    driver.press("Ctrl+M")
    assert details(driver)[0].startswith("no answer since Fri 20 Nov")
    driver.click_button("Overdue")
    assert driver.drafts == ["Rates are stale"]
    driver.click_button("Waiting")
    assert driver.drafts == []
    driver.click_button("Waiting")
    assert driver.drafts == ["Rates are stale"]


def test_an_archived_draft_leaves_the_list_and_is_found(driver: Driver) -> None:
    write_states(driver, "Rates are stale")
    driver.press("Ctrl+Alt+E")
    assert driver.drafts == []
    driver.click_button("Archived")
    assert driver.drafts == ["Rates are stale"]
    driver.press("Ctrl+Alt+E")
    driver.click_button("Archived")
    assert driver.drafts == ["Rates are stale"]


def test_a_filter_that_cannot_be_read_is_said(driver: Driver) -> None:
    find(driver, "before:soon")
    assert "needs a day, such as before:2026-11-23" in driver.texts()
    find(driver, "")


def test_a_long_list_is_read_as_it_is_scrolled(driver: Driver) -> None:
    drafts = driver.application.workspace.drafts
    for number in range(230):
        drafts.create(Draft(what=f"Draft {number}"))
    driver.save()
    find(driver, "draft")
    view = driver.named("Drafts", SectionedList)
    assert len(driver.drafts) < 230
    while len(driver.drafts) < 230:
        before = len(driver.drafts)
        view.scrollToBottom()
        driver.settle()
        assert len(driver.drafts) > before
    assert driver.drafts[0] == "Draft 229"
    assert driver.drafts[-1] == "Draft 0"
    find(driver, "")


def test_all_drafts_go_to_a_folder_and_come_back(driver: Driver, tmp_path: Path) -> None:
    write_states(driver, "One")
    write_states(driver, "Two")
    driver.application.store_commands.write_all(str(tmp_path))
    driver.wait_for(lambda: not driver.application.workspace.tasks.busy)
    assert driver.toast == f"2 drafts written to {tmp_path}."
    paths = sorted(map(str, tmp_path.iterdir()))
    driver.press("Ctrl+Shift+Backspace")
    driver.application.store_commands.read_in(paths)
    driver.settle()
    assert driver.toast == "2 drafts imported."
    assert sorted(driver.drafts) == ["One", "Two"]


def test_a_backup_is_restored_and_that_undone(driver: Driver, tmp_path: Path) -> None:
    write_states(driver, "One")
    driver.application.store_commands.write_backup(str(tmp_path / "all.zip"))
    driver.wait_for(lambda: "1 draft" in driver.toast)
    write_states(driver, "Two")
    restore(driver, tmp_path / "all.zip")
    assert driver.drafts == ["One"]
    assert driver.draft.what == "One"
    driver.click_button("Undo")
    wait_for_tasks(driver)
    assert sorted(driver.drafts) == ["One", "Two"]


@pytest.mark.parametrize(
    ("show", "title"),
    [("show_threads", "Seed lists"), ("show_rounds", "Week 48"), ("show_rfcs", "One queue")],
)
def test_a_restored_backup_shows_what_it_holds_in_every_view(
    driver: Driver, tmp_path: Path, show: str, title: str
) -> None:
    meetings = driver.application.meetings
    kept: list[tuple[KeptDesk[Any], Thread | Round | Rfc]] = [
        (driver.application.desk, Thread(topic="Seed lists")),
        (meetings.round_desk, Round(title="Week 48")),
        (meetings.rfc_desk, Rfc(title="One queue")),
    ]
    for desk, value in kept:
        desk.keep(value)
    driver.application.store_commands.write_backup(str(tmp_path / "all.zip"))
    driver.wait_for(lambda: not driver.application.workspace.tasks.busy)
    for desk, _value in kept:
        desk.delete(desk.current)
    driver.do(show)
    driver.window.toast.forget()
    assert title not in driver.texts()
    restore(driver, tmp_path / "all.zip")
    driver.do(show)
    assert title in driver.texts()


WRITES: Mapping[str, tuple[ModuleType, str, Callable[[StoreCommands, str], None]]] = {
    "backup": (whole_store, "save", StoreCommands.write_backup),
    "export": (store_commands, "export", StoreCommands.write_all),
}


@pytest.mark.parametrize("kind", WRITES)
def test_one_writes_on_while_the_store_is_written_elsewhere(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    place, name, write = WRITES[kind]
    may_end, really, target = Event(), getattr(place, name), tmp_path / "all"

    def waits(*arguments: object) -> object:
        may_end.wait(PATIENCE_MS / 1000)
        return really(*arguments)

    monkeypatch.setattr(place, name, waits)
    write_states(driver, "One")
    write(driver.application.store_commands, str(target))
    assert not target.exists()
    write_states(driver, "Two")
    assert not target.exists()
    may_end.set()
    driver.wait_for(lambda: not driver.application.workspace.tasks.busy)
    assert str(target) in driver.toast
    assert target.exists()


def test_a_backup_that_cannot_be_written_is_told(driver: Driver, tmp_path: Path) -> None:
    write_states(driver, "One")
    with full_disk(whole_store, "save"):
        driver.application.store_commands.write_backup(str(tmp_path / "all.zip"))
        driver.wait_for(lambda: FULL in driver.toast)


def test_what_another_program_writes_is_shown(launch: Launch) -> None:
    driver = launch()
    write_states(driver, "Mine")
    elsewhere(driver, "Theirs")
    driver.wait_for(lambda: driver.window.editors.editor(Pane.WHAT).toPlainText() == "Theirs")
    assert driver.toast.startswith("This draft was changed elsewhere")
    assert driver.drafts == ["Theirs"]
    driver.window.editors.focus_pane(Pane.WHAT)
    driver.undo()
    assert driver.draft.what == "Mine"


def test_a_conflict_keeps_both_versions_and_shows_them(driver: Driver) -> None:
    write_states(driver, "Ours")
    driver.write(Pane.WHAT, " and mine")
    elsewhere(driver, "Ours and theirs")
    driver.save()

    assert driver.draft.what == "Ours and mine"
    driver.click_button("Compare")

    assert page(driver) == "WHAT\nOurs and theirsmine"
    driver.press("Ctrl+Shift+H")
    assert driver.draft.what == "Ours and theirs"


def write_states(driver: Driver, *texts: str, new: bool = True) -> None:
    """Each text is a state of its own."""
    if new:
        driver.press("Ctrl+N")
    for text in texts:
        driver.application.session.set_text(Pane.WHAT, text)
        driver.window.editors.editor(Pane.WHAT).replace_all(text)
        driver.save()
        with driver.application.database.writing() as connection:
            connection.execute("UPDATE history SET started_at = '2026-11-23T10:00:00+00:00'")


def wait_for_tasks(driver: Driver) -> None:
    driver.wait_for(lambda: not driver.application.workspace.tasks.busy)


def restore(driver: Driver, pack: Path) -> None:
    driver.application.store_commands.read_backup(str(pack))
    wait_for_tasks(driver)


def elsewhere(driver: Driver, text: str) -> None:
    """Another program opens the store and changes the draft that is open here."""
    database = open_database(driver.application.database.path)
    drafts = Drafts(database)
    draft = drafts.get(driver.draft.id)
    drafts.save(draft.with_text(Pane.WHAT, text))
    assert draft_file.read(draft_file.write(draft)) == draft
    database.close()


def find(driver: Driver, typed: str) -> None:
    driver.window.navigation.search(typed)
    driver.settle()


def page(driver: Driver) -> str:
    return driver.named("The state", QTextBrowser).toPlainText().strip()


def details(driver: Driver) -> list[str]:
    """What stands below the titles in the list of drafts."""
    model = driver.named("Drafts", SectionedList).model()
    entries = [model.index(row, 0).data(ROW_ROLE) for row in range(model.rowCount())]
    return [entry.detail for entry in entries if entry.key]


def test_a_store_that_cannot_be_read_is_told(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    driver.write(Pane.WHAT, "Rates are stale")
    driver.press("Ctrl+H")

    def refuse(*_what: object) -> None:
        raise StoreProblem("The disk refuses to read.")

    for name in ("version", "summary"):
        monkeypatch.setattr(driver.application.workspace.drafts, name, refuse)
    driver.click_button("As it was")
    assert driver.toast == "The disk refuses to read."
    driver.window.toast.forget()
    driver.press("Ctrl+M")
    assert driver.toast == "The disk refuses to read."
