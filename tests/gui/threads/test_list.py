"""The list of threads: begun, found, told apart, deleted, brought back; times in it; what others add."""

from datetime import timedelta

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QComboBox, QLineEdit

from asyncdraft.core.draft import Pane
from asyncdraft.core.threads.thread import Thread
from asyncdraft.gui.dialogs.thread_form import ThreadDialog
from asyncdraft.gui.fonts import ui_font
from asyncdraft.gui.screenshot import OPENERS
from asyncdraft.gui.threads.thread_list import EDGE, ThreadList
from asyncdraft.gui.widgets.row_list import ROW_ROLE
from asyncdraft.gui.workspace import Change
from asyncdraft.storage.threads import Threads
from tests.gui.conftest import NOW, Launch
from tests.gui.driver import Driver
from tests.gui.threads.threads_page import QUESTION, current, debate, seed


def test_without_a_thread_the_view_says_what_it_is_for_and_how_to_begin(driver: Driver) -> None:
    driver.press("Ctrl+2")
    assert "No thread is open" in driver.texts()
    assert "0 open, 0 wait for you" in driver.texts()
    driver.press("Ctrl+Shift+V")
    assert "Choose a thread first" in driver.toast
    driver.press("Return")
    assert isinstance(driver.dialog, ThreadDialog)
    driver.dialog.reject()


def test_a_thread_of_nobody_learns_who_takes_part(driver: Driver) -> None:
    """From the readers of its question, or from whoever is said to have answered."""
    driver.press("Ctrl+2")
    driver.press("Return")
    driver.type("Who empties the rain barrels?")
    driver.press("Return")
    driver.press("Ctrl+Shift+V")
    driver.type("We do.")
    assert "Say who wrote it" in driver.texts(driver.dialog)
    driver.dialog.reject()

    driver.press("Ctrl+Return")
    driver.application.session.set_readers((driver.application.desk.me, "kenji"))
    driver.write(Pane.WHAT, "Who empties them?")
    driver.press("Ctrl+Return")
    driver.press("Ctrl+2")
    assert "Waiting on Kenji" in driver.texts()
    driver.press("Ctrl+Shift+V")
    assert driver.named("Who wrote it", QComboBox).currentText() == "Kenji Mori"
    driver.dialog.reject()


def test_the_list_is_filtered_by_turn_and_by_words_of_messages_and_people(driver: Driver) -> None:
    waiting = debate(0, "Rain barrels", people=("priya",), posts=(replace(QUESTION, at=NOW),))
    late = debate(0, "Compost", people=("ana",), posts=(replace(QUESTION, text="Who turns the compost?"),))
    seed(driver, waiting, late, debate(1))
    assert driver.listed("Threads") == ["Seed lists", "Compost", "Rain barrels"]
    driver.click_button("Your turn 2")
    assert driver.listed("Threads") == ["Seed lists", "Compost"]
    driver.click_button("Overdue 1")
    assert driver.listed("Threads") == ["Compost"]
    driver.click_button("Open 3")
    driver.window.threads.focus_search()
    driver.type("priya")
    assert driver.listed("Threads") == ["Rain barrels"]
    driver.window.threads.focus_search()
    driver.type("turns compost")
    assert driver.listed("Threads") == ["Compost"]
    driver.window.threads.focus_search()
    driver.type("nothing such")
    assert "No thread contains these words." in driver.texts()
    driver.window.threads.focus_search()
    driver.press("Backspace")


def test_every_row_says_its_strikes_in_words(driver: Driver) -> None:
    seed(driver, debate(2))
    spoken = driver.window.threads.list.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Seed lists, Maya Chen, strike 2 of 3, Your turn: both views, 1 d"
    assert driver.button("Threads").accessibleName() == "Threads, 1 waits for you"


def test_arrow_keys_walk_through_the_threads(driver: Driver) -> None:
    seed(driver, debate(0, "first"), debate(1, "second"))
    assert current(driver).topic == "second"
    driver.press("Down")
    assert current(driver).topic == "first"


def test_what_another_program_adds_is_shown(driver: Driver) -> None:
    seed(driver, debate(0))
    Threads(driver.application.database).save(debate(1, "from elsewhere"))
    driver.application.workspace.changed.emit(Change.ELSEWHERE)
    driver.settle()
    assert "from elsewhere" in driver.listed("Threads")


def test_a_topic_is_wanted(driver: Driver) -> None:
    driver.press("Ctrl+2")
    driver.press("Ctrl+Shift+T")
    driver.click_button("Start the thread")
    assert "A thread needs a topic" in driver.texts(driver.dialog)
    driver.dialog.reject()
    driver.settle()


def test_a_deleted_thread_comes_back(driver: Driver) -> None:
    seed(driver, debate(2))
    driver.application.threads.thread_commands.delete_thread()
    driver.settle()
    assert "No thread is open" in driver.texts()
    driver.click_button("Undo")
    assert driver.listed("Threads") == ["Seed lists"]


def test_the_day_of_a_decision_is_shown_as_one_types_it_and_stays_the_same(driver: Driver) -> None:
    desk = driver.application.desk
    due = NOW.date() + timedelta(days=10)
    kept = desk.keep(Thread(topic="One queue for all mails", decided_by=due))
    assert kept is not None
    driver.do("show_threads")
    desk.show(kept.id)
    driver.do("edit_thread")
    fields = driver.dialog.findChildren(QLineEdit)
    assert "Thu 3 Dec 2026" in [field.text() for field in fields]
    driver.click_button("Save")
    assert desk.current is not None
    assert desk.current.decided_by == due


def test_a_time_in_the_list_is_whole_in_a_window_of_1024_pixels(launch: Launch) -> None:
    driver = launch()
    driver.window.resize(1024, 700)
    OPENERS["threads"](driver.application)
    driver.settle()
    view = driver.named("Threads", ThreadList)
    room, letters = view.viewport().width() - 2 * EDGE, QFontMetrics(ui_font(12))
    rows = [view.model().index(place, 0).data(ROW_ROLE) for place in range(view.model().rowCount())]
    lines = [row.line for row in rows if row.is_open and row.line]
    assert any(":" in line for line in lines)
    assert [line for line in lines if letters.horizontalAdvance(line) > room] == []
