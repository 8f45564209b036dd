"""Drafts in the window: made, named, copied, thrown away, found again and written to files."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QListView

from asyncdraft.core.draft import Draft, Pane
from asyncdraft.gui.panels.navigation import NOTHING
from asyncdraft.storage import draft_file
from tests.gui.conftest import NOW, ZONE, Launch
from tests.gui.driver import Driver
from tests.gui.stories.hand import Hand


def test_a_draft_is_stored_with_its_first_word_and_not_before(driver: Driver) -> None:
    driver.press("Ctrl+N")
    assert driver.drafts == []

    write_drafts(driver, "Rates are stale")

    assert driver.drafts == ["Rates are stale"]
    assert "Saved 15:46" in driver.texts()


def test_the_draft_that_changed_last_leads_the_list(driver: Driver) -> None:
    write_drafts(driver, "First", "Second", "Third")
    assert driver.drafts == ["Third", "Second", "First"]

    driver.pick("Drafts", "First")

    assert driver.draft.what == "First"
    assert driver.window.editors.editor(Pane.WHAT).toPlainText() == "First"


def test_what_was_of_today_is_of_yesterday_once_another_day_has_begun(home: Path, qapp: QApplication) -> None:
    hand = Hand("", ZONE, NOW, home)
    hand.start()
    hand.driver.write(Pane.WHAT, "Rates are stale")
    hand.driver.save()
    for hours, heading in ((0, "Today"), (20, "Yesterday"), (24, "Earlier")):
        hand.later(hours=hours)
        assert hand.driver.named("Drafts", QListView).model().index(0, 0).data() == heading
    hand.stop()


def test_a_draft_gets_a_name_of_its_own(driver: Driver) -> None:
    write_drafts(driver, "Rates are stale")

    rename(driver, "Exchange rates")
    assert driver.drafts == ["Exchange rates"]
    assert "Exchange rates" in driver.texts()

    driver.press("F2")
    driver.type("never mind")
    driver.press("Escape")
    assert driver.draft.title == "Exchange rates"


def test_a_copy_is_a_draft_of_its_own(driver: Driver) -> None:
    write_drafts(driver, "Rates are stale")

    driver.press("Ctrl+D")
    driver.write(Pane.WHAT, " again")
    driver.save()

    assert driver.drafts == ["Rates are stale (copy)", "Rates are stale"]
    driver.pick("Drafts", "Rates are stale")
    assert driver.draft.what == "Rates are stale"


def test_nothing_is_duplicated_before_something_is_written(driver: Driver) -> None:
    driver.press("Ctrl+D")
    assert driver.toast == "There is nothing to duplicate yet."


def test_a_deleted_draft_comes_back_by_the_button_of_the_toast(driver: Driver) -> None:
    write_drafts(driver, "Keep me", "Throw me away")

    driver.press("Ctrl+Shift+Backspace")
    assert driver.drafts == ["Keep me"]
    assert driver.draft.what == "Keep me"
    assert driver.toast == "“Throw me away” is in the trash."

    driver.click_button("Undo")
    assert driver.drafts == ["Throw me away", "Keep me"]
    assert driver.draft.what == "Throw me away"


def test_after_the_last_draft_is_deleted_an_empty_one_waits(driver: Driver) -> None:
    write_drafts(driver, "The only one")

    driver.press("Ctrl+Shift+Backspace")

    assert driver.drafts == []
    assert driver.draft.is_empty


@pytest.mark.parametrize(("typed", "told"), [("is:overdue", "No answer is overdue."), ("is:sent x", NOTHING)])
def test_a_filter_that_finds_nothing_says_so(driver: Driver, typed: str, told: str) -> None:
    driver.press("Ctrl+F")
    driver.type(typed)
    assert told in driver.texts()
    driver.press("Ctrl+A")
    driver.press("Backspace")


def test_search_narrows_the_list_as_it_is_typed(driver: Driver) -> None:
    write_drafts(driver, "Rates are stale", "Queue is full")

    driver.press("Ctrl+F")
    driver.type("sta")
    assert driver.drafts == ["Rates are stale"]

    driver.type("x")
    assert "No draft contains these words." in driver.texts()

    driver.press("Ctrl+A")
    driver.press("Backspace")
    assert driver.drafts == ["Queue is full", "Rates are stale"]


def test_undo_does_not_reach_into_another_draft(driver: Driver) -> None:
    driver.write(Pane.WHAT, "x")
    driver.press("Backspace")
    driver.press("Ctrl+N")

    driver.undo()

    assert driver.window.editors.editor(Pane.WHAT).toPlainText() == ""


def test_the_last_draft_opens_again_after_a_restart(launch: Launch) -> None:
    first = launch()
    write_drafts(first, "Older", "Newer")
    first.pick("Drafts", "Older")
    first.window.close()

    second = launch()

    assert second.draft.what == "Older"
    assert second.drafts == ["Newer", "Older"]


def test_a_file_named_on_the_command_line_is_opened(launch: Launch, tmp_path: Path) -> None:
    file = tmp_path / "handoff.md"
    file.write_text(draft_file.write(Draft(what="From a file", to=("kenji",))), "utf-8")

    driver = launch(str(file))

    assert driver.draft.what == "From a file"
    assert driver.window.editors.editor(Pane.WHAT).toPlainText() == "From a file"


def test_a_file_that_cannot_be_read_is_named_and_the_window_opens(launch: Launch, tmp_path: Path) -> None:
    missing = tmp_path / "no-such-draft.md"

    driver = launch(str(missing))

    assert str(missing) in driver.toast
    assert driver.draft.is_empty


def test_a_file_holds_the_whole_draft(driver: Driver, tmp_path: Path) -> None:
    driver.add_readers("kenji")
    driver.write(Pane.WHAT, "Rates are stale")
    path = tmp_path / "draft.md"

    driver.application.copy_commands.write_file(str(path))

    written = draft_file.read(path.read_text("utf-8"))
    assert (written.what, written.to) == ("Rates are stale", ("kenji",))
    assert driver.toast == f"Written to {path}."


def test_a_draft_from_a_file_is_copied_and_kept_untouched(launch: Launch, tmp_path: Path) -> None:
    path = tmp_path / "draft.md"
    path.write_text(draft_file.write(Draft(what="Rates are stale")), "utf-8")

    driver = launch(str(path))
    driver.press("Ctrl+Return")

    assert driver.toast.startswith("Copied for Slack")
    assert driver.drafts == ["Rates are stale"]


def test_a_target_that_cannot_be_written_is_said(driver: Driver, tmp_path: Path) -> None:
    driver.write(Pane.WHAT, "Rates are stale")
    (tmp_path / "a-file").write_text("", "utf-8")

    driver.application.copy_commands.write_file(str(tmp_path / "a-file" / "draft.md"))

    assert "cannot be written" in driver.toast
    assert driver.draft.what == "Rates are stale"


@pytest.mark.parametrize("title", ["a/b: c", "…" * 80, "\u202eright to left"])
def test_any_title_can_be_deleted_and_restored(driver: Driver, title: str) -> None:
    write_drafts(driver, title)
    driver.press("Ctrl+Shift+Backspace")
    driver.click_button("Undo")
    assert driver.draft.what == title


def write_drafts(driver: Driver, *texts: str) -> None:
    for text in texts:
        driver.press("Ctrl+N")
        driver.write(Pane.WHAT, text)
        driver.save()


def rename(driver: Driver, title: str) -> None:
    driver.press("F2")
    driver.press("Ctrl+A")
    driver.type(title)
    driver.press("Return")
    driver.save()


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Hand-off to Tokyo", "Hand-off to Tokyo.md"),
        ("../../.bashrc", "-..-.bashrc.md"),
        ("C:\\new: what? <b>", "C--new- what- -b-.md"),
        (" ... ", "draft.md"),
    ],
)
def test_a_file_is_offered_a_name_that_every_system_takes(
    driver: Driver, monkeypatch: pytest.MonkeyPatch, title: str, name: str
) -> None:
    offered: list[str] = []

    def ask(_parent: object, _title: str, usual: str, _kind: str) -> tuple[str, str]:
        offered.append(usual)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    driver.write(Pane.WHAT, "x")
    driver.application.session.set_title(title)
    driver.press("Ctrl+Shift+S")
    assert offered == [name]


def test_a_copy_and_what_comes_out_of_the_trash_are_seen_from_any_view(driver: Driver) -> None:
    driver.write(Pane.WHAT, "Rates are stale")
    driver.press("Ctrl+2")
    driver.press("Ctrl+D")
    assert driver.window.view == "compose"

    driver.press("Ctrl+2")
    driver.press("Ctrl+Shift+Backspace")
    driver.click_button("Undo")
    assert driver.window.view == "compose"
    assert driver.draft.what == "Rates are stale"
