"""Rough text in the window: pasted, shown in its panes, moved by a key, taken over, diagnosed, kept."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QListView, QListWidget, QPlainTextEdit

from asyncdraft.core.checklist.verdict import NOT_ENGLISH
from asyncdraft.core.draft import Pane
from asyncdraft.gui.dialogs.rough import RoughDialog
from asyncdraft.gui.widgets.pane_editor import PaneEditor
from tests.gui.conftest import Launch
from tests.gui.driver import Driver

ROUGH = """\
Hi Kenji,
the dry run of PAY-431 stops with error 55P03. I restarted it twice.
The switch to the new ledger on Thursday depends on it.
Could you tell me whether step 3 can run with CONCURRENTLY by tomorrow 17:00 Tokyo time?
If I don't hear from you, I run it without step 3."""
WHY = "The switch to the new ledger on Thursday depends on it."
PIECES, OFFERS = "Sentences by pane", "To take over as well"


def rough(driver: Driver, text: str = ROUGH, keys: str = "Ctrl+Shift+R") -> RoughDialog:
    driver.press(keys)
    dialog = driver.dialog
    assert isinstance(dialog, RoughDialog)
    if text:
        driver.named("Rough text", PaneEditor).setFocus()
        driver.paste(text)
    return dialog


def rows(driver: Driver) -> list[str]:
    """Everything in the list, with its headings and questions."""
    model = driver.named(PIECES, QListView).model()
    return [model.index(place, 0).data() for place in range(model.rowCount())]


def under(driver: Driver, heading: str) -> list[str]:
    found = rows(driver)
    start = found.index(heading)
    titles = ("1  What", "2  Why", "3  What I need", "4  Default path forward")
    end = next((place for place in range(start + 1, len(found)) if found[place] in titles), len(found))
    return found[start + 1 : end]


def offers(driver: Driver) -> dict[str, bool]:
    items = driver.named(OFFERS, QListWidget)
    return {
        items.item(place).text(): items.item(place).checkState() is Qt.CheckState.Checked
        for place in range(items.count())
    }


def drop(dialog: RoughDialog, data: QMimeData) -> None:
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(dialog.rect().center(), *how)
    QCoreApplication.sendEvent(dialog, enter)
    if enter.isAccepted():
        QCoreApplication.sendEvent(dialog, QDropEvent(QPointF(dialog.rect().center()), *how))


def drop_file(dialog: RoughDialog, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    drop(dialog, data)


@pytest.fixture
def driver(driver: Driver) -> Driver:
    """The window of these tests is one: what a test leaves under Rough text is none of the next."""
    driver.application.rough_commands.forget()
    return driver


def test_a_pasted_message_is_shown_in_its_panes_at_once(driver: Driver) -> None:
    rough(driver)
    assert WHY in under(driver, "2  Why")
    assert under(driver, "4  Default path forward") == ["If I don't hear from you, I run it without step 3."]
    model = driver.named(PIECES, QListView).model()
    spoken = [
        model.index(place, 0).data(Qt.ItemDataRole.AccessibleTextRole) for place in range(model.rowCount())
    ]
    assert f"{WHY} It tells what is at stake: “depends”." in [each.replace("..", ".") for each in spoken]
    driver.press("Escape")


def test_one_key_moves_a_sentence_and_it_stays_there(driver: Driver) -> None:
    rough(driver)
    driver.pick(PIECES, WHY)
    driver.press("3")
    assert WHY in under(driver, "3  What I need")
    driver.press("1")
    assert WHY in under(driver, "1  What")
    driver.named("Rough text", PaneEditor).setFocus()
    driver.press("Ctrl+End")
    driver.type(" Thanks.")
    assert WHY in under(driver, "1  What")
    driver.press("Escape")


def test_the_keyboard_alone_is_enough(driver: Driver) -> None:
    rough(driver)
    driver.press("Tab")
    driver.press("Down")
    driver.press("Down")
    driver.press("Down")
    assert driver.named(PIECES, QListView).currentIndex().data() == WHY
    driver.press("4")
    driver.press("Ctrl+Return")
    assert driver.draft.fallback.startswith(WHY)


def test_a_button_moves_the_chosen_sentence_too(driver: Driver) -> None:
    rough(driver)
    driver.pick(PIECES, WHY)
    driver.click_button("4 Default path forward")
    assert WHY in under(driver, "4  Default path forward")
    driver.press("Escape")


def test_everything_is_taken_over_and_one_undo_takes_it_back(driver: Driver) -> None:
    driver.write(Pane.WHAT, "Already here.")
    driver.write(Pane.NEED, "And this.")
    before = driver.draft
    rough(driver)
    driver.press("Ctrl+Return")
    assert driver.draft.what.startswith("Already here.\n\nHi Kenji,")
    assert driver.draft.need.startswith("And this.\n\nCould you tell me")
    assert driver.draft.why == WHY
    assert driver.draft.to == ("kenji",)
    assert driver.draft.deadline.zone == "Asia/Tokyo"
    assert driver.window.editors.editor(Pane.WHY).toPlainText() == WHY
    driver.click_button("Undo")
    assert driver.draft == before
    assert driver.window.editors.editor(Pane.WHAT).toPlainText() == "Already here."
    dialog = rough(driver, "")
    assert dialog.text == ROUGH
    driver.press("Escape")


def test_the_history_has_both_states(driver: Driver) -> None:
    driver.write(Pane.WHAT, "Already here.")
    rough(driver)
    driver.press("Ctrl+Return")
    driver.save()
    drafts = driver.application.workspace.drafts
    kept = {version.label: drafts.version(version.number).what for version in drafts.history(driver.draft.id)}
    assert kept[""] == "Already here."
    assert kept["from rough text"].startswith("Already here.\n\nHi Kenji,")


def test_what_is_not_ticked_is_not_taken_over(driver: Driver) -> None:
    rough(driver)
    assert all(offers(driver).values())
    items = driver.named(OFFERS, QListWidget)
    items.setFocus()
    items.setCurrentRow(0)
    driver.press("Space")
    name = items.item(0).text()
    assert name == "To Kenji Mori"
    assert offers(driver)[name] is False
    driver.press("Ctrl+Return")
    assert driver.draft.to == ()
    assert driver.draft.deadline.at is not None


def test_a_template_is_taken_over_where_it_fits(driver: Driver) -> None:
    rough(driver, f"I'm blocked on PAY-431. {WHY} Kenji, can you help?")
    assert offers(driver)["Template “Blocker or help wanted”"]
    driver.press("Ctrl+Return")
    assert driver.draft.template == "blocker"


def test_what_is_missing_is_asked_in_the_pane(driver: Driver) -> None:
    rough(driver, "The export fails with `E42`. Can someone look at it?")
    assert "Which environment?" in under(driver, "1  What")
    assert "What happens if nobody has answered by then?" in under(driver, "4  Default path forward")
    driver.press("Escape")


def test_escape_loses_nothing_and_a_new_start_has_it_still(launch: Launch) -> None:
    first = launch()
    rough(first, "Half a thou")
    first.press("Escape")
    assert first.draft.is_empty
    first.rest()
    second = launch()
    dialog = rough(second, "")
    assert dialog.text == "Half a thou"
    second.press("Escape")


def test_a_diagnosis_names_failures_and_has_a_frame_to_copy(driver: Driver) -> None:
    rough(driver, "Hey team, the export is broken. Can someone take a look asap?", keys="Ctrl+F8")
    assert "“someone” is nobody in particular" in driver.listed(PIECES)
    driver.pick(PIECES, "“someone” is nobody in particular")
    assert driver.named("Rough text", PaneEditor).textCursor().selectedText() == "someone"
    assert "## What I need" in driver.named("Frame of a better message", QPlainTextEdit).toPlainText()
    driver.click_button("Copy the frame")
    assert "Can someone take a look asap?" in driver.clipboard.text()


def test_a_diagnosis_of_another_language_says_that_it_judges_english(driver: Driver) -> None:
    rough(
        driver, "Hallo zusammen, der Export ist kaputt. Kann sich das bitte jemand ansehen?", keys="Ctrl+F8"
    )
    assert NOT_ENGLISH in rows(driver)
    driver.press("Escape")


def test_the_view_changes_by_a_key(driver: Driver) -> None:
    dialog = rough(driver)
    driver.press("F8")
    assert dialog.diagnoses
    driver.press("F8")
    assert not dialog.diagnoses
    assert WHY in driver.listed(PIECES)
    driver.press("Escape")


def test_choosing_a_sentence_shows_it_in_the_text(driver: Driver) -> None:
    rough(driver, "🙂 The pump is dry. Can you fill it, Kenji?")
    driver.pick(PIECES, "Can you fill it, Kenji?")
    cursor = driver.named("Rough text", PaneEditor).textCursor()
    assert cursor.selectedText() == "Can you fill it, Kenji?"
    driver.press("Escape")


def test_a_mail_and_a_text_file_can_be_dropped(driver: Driver, tmp_path: Path) -> None:
    note, mail, picture = tmp_path / "note.txt", tmp_path / "old.eml", tmp_path / "a.png"
    note.write_text("The pump is dry.", "utf-8")
    mail.write_text("From: Maya <maya@example.com>\nSubject: Pump\n\nCan you fill it?\n", "utf-8")
    picture.write_bytes(b"\x89PNG\xff\xfe")
    dialog = rough(driver, "")
    for path in (note, mail, picture):
        drop_file(dialog, path)
    assert dialog.text == "The pump is dry.\n\nCan you fill it?"
    assert "a.png cannot be read: it is no text in UTF-8" in driver.texts(dialog)
    driver.press("Escape")


def test_words_can_be_dropped(driver: Driver) -> None:
    dialog = rough(driver, "One.")
    data = QMimeData()
    data.setText("Two.")
    drop(dialog, data)
    assert dialog.text == "One.\n\nTwo."
    driver.press("Escape")


@pytest.mark.parametrize(
    "text", ["שלום, המשאבה יבשה. אפשר למלא אותה?", "🙂 " * 400, "x" * 9_000, "a. " * 3_000]
)
def test_any_text_is_taken_over_whole(driver: Driver, text: str) -> None:
    rough(driver, text)
    driver.wait_for(driver.button("Take over").isEnabled)
    driver.press("Ctrl+Return")
    draft = driver.draft
    together = f"{draft.what} {draft.why} {draft.need} {draft.fallback}"
    assert sorted(together.split()) == sorted(text.split())


def test_nothing_can_be_taken_over_from_nothing(driver: Driver) -> None:
    rough(driver, "")
    assert not driver.button("Take over").isEnabled()
    assert under(driver, "1  What") == ["The situation, with links and evidence"]
    driver.press("Ctrl+Return")
    assert isinstance(driver.dialog, RoughDialog)
    driver.press("Escape")
    assert driver.draft.is_empty


def test_an_empty_draft_offers_it(driver: Driver) -> None:
    driver.press("Ctrl+N")
    driver.click_button("Rough text")
    assert isinstance(driver.dialog, RoughDialog)
    driver.press("Escape")
