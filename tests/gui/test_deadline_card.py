"""The deadline card: typed, chosen among readings, pointed at on the strip, taken from the suggestions."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLineEdit, QPushButton

from asyncdraft.core.people import Person
from tests.gui.conftest import NOW, Launch
from tests.gui.driver import Driver

HALF_HOUR = timedelta(minutes=30)


@pytest.fixture
def reading(driver: Driver) -> Driver:
    driver.add_readers("kenji")
    return driver


@pytest.mark.parametrize("typed", ["fri teatime", "blursday 5pm", "tue 5pm atlantis"])
def test_words_that_are_no_time_are_named(reading: Driver, typed: str) -> None:
    type_deadline(reading, typed)

    unread = next(word for word in typed.split() if word in ("teatime", "blursday", "atlantis"))
    assert unread in reading.texts(reading.window.deadline)
    assert reading.draft.deadline.at is None
    assert reading.named("Answer by", QLineEdit).text() == typed


def test_what_is_typed_is_read_for_everybody(reading: Driver) -> None:
    type_deadline(reading, "tue 5pm tokyo")

    assert reading.draft.deadline.at == datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
    said = reading.texts(reading.window.deadline)
    assert "Tue 24 Nov 2026, 17:00 JST (Tokyo)" in said
    assert "08:00 GMT (London)" in said


def test_working_days_are_counted_with_holidays_as_soon_as_they_are_there(driver: Driver) -> None:
    """Until then without them: nothing on this thread may wait for the table of holidays."""
    workspace = driver.application.workspace

    def due() -> list[datetime | None]:
        answer = workspace.library.times.read("Priya's next working day", workspace.now())
        return [candidate.instant(NOW) for candidate in answer.candidates]

    workspace.load_team()

    assert due() == [datetime(2026, 11, 24, 12, 30, tzinfo=UTC)]
    workspace.start()
    driver.wait_for(lambda: due() == [datetime(2026, 11, 25, 12, 30, tzinfo=UTC)])


def test_several_readings_become_chips_and_one_click_chooses(reading: Driver) -> None:
    type_deadline(reading, "3/12 10:00")
    chips = candidates(reading)
    assert [chip.isChecked() for chip in chips] == [True, False]
    first = reading.draft.deadline.at

    reading.click(chips[1])

    assert reading.draft.deadline.at not in (None, first)
    assert reading.draft.deadline.typed == "3/12 10:00"
    assert [chip.isChecked() for chip in candidates(reading)] == [False, True]


def test_every_reading_of_an_abbreviation_can_be_chosen(reading: Driver) -> None:
    """IST is India, Israel, Ireland, or what only an offset names."""
    type_deadline(reading, "tue 5pm ist")
    for index, found in enumerate(reading.application.session.answer.candidates):
        reading.click(candidates(reading)[index])
        assert reading.draft.deadline.at == found.instant(NOW)


def test_a_click_on_the_strip_sets_the_deadline(reading: Driver) -> None:
    point = strip_point(reading, 60)

    reading.click(reading.window.deadline.strip, point)

    assert reading.draft.deadline.at == start_of_strip() + 60 * HALF_HOUR
    assert reading.named("Answer by", QLineEdit).text() == "Tue 24 Nov, 06:00 GMT"


def test_the_deadline_is_dragged_along_the_strip(reading: Driver) -> None:
    reading.drag(reading.window.deadline.strip, strip_point(reading, 60), strip_point(reading, 64))
    assert reading.draft.deadline.at == start_of_strip() + 64 * HALF_HOUR


def test_names_beside_the_strip_are_no_time(reading: Driver) -> None:
    reading.click(reading.window.deadline.strip, QPoint(10, 40))
    assert reading.draft.deadline.at is None


def test_arrow_keys_move_by_half_an_hour_and_with_shift_by_a_day(reading: Driver) -> None:
    type_deadline(reading, "tue 5pm tokyo")
    reading.window.deadline.strip.setFocus()

    reading.press("Right")
    assert reading.draft.deadline.at == datetime(2026, 11, 24, 8, 30, tzinfo=UTC)
    reading.press("Shift+Left")
    assert reading.draft.deadline.at == datetime(2026, 11, 23, 8, 30, tzinfo=UTC)


def test_a_suggestion_is_taken_by_a_click_or_a_key(reading: Driver) -> None:
    suggested = reading.application.session.outlook.suggestions
    chip = next(
        button
        for button in reading.window.deadline.findChildren(QPushButton)
        if button.isVisible() and suggested[1].reason in button.text()
    )

    reading.click(chip)
    assert reading.draft.deadline.at == suggested[1].at

    reading.press("Ctrl+Shift+L")
    assert reading.draft.deadline.at == suggested[0].at


def test_a_suggestion_needs_a_reader(driver: Driver) -> None:
    driver.press("Ctrl+Shift+L")
    assert driver.toast.startswith("Add a reader first")


def test_a_deadline_that_is_cleared_is_gone(reading: Driver) -> None:
    type_deadline(reading, "tue 5pm tokyo")
    reading.press("Ctrl+L")
    reading.press("Backspace")
    assert reading.draft.deadline.at is None
    assert "No deadline yet" in reading.texts(reading.window.deadline)


def test_a_reader_without_hours_is_said_to_have_none(driver: Driver) -> None:
    driver.application.workspace.save_person(Person(id="noor", name="Noor Amin", zone="Asia/Karachi"))
    driver.add_readers("noor")

    type_deadline(driver, "tue 5pm")

    assert "Working hours of Noor are not known" in driver.texts(driver.window.deadline)
    driver.window.grab()


def test_the_strip_shows_where_a_clock_changes(launch: Launch) -> None:
    """London springs forward on Sunday 28 March 2027, 01:00 GMT."""
    driver = launch(now=datetime(2027, 3, 26, 15, 46, tzinfo=UTC))
    driver.add_readers("kenji")

    type_deadline(driver, "sun 10am london")

    assert driver.draft.deadline.at == datetime(2027, 3, 28, 9, 0, tzinfo=UTC)
    picture = driver.window.deadline.strip.picture
    assert picture.clock_changes == [(0, 50.0)]  # the strip begins on the Saturday
    assert "BST" in driver.texts(driver.window.deadline)
    driver.window.deadline.strip.grab()


def type_deadline(driver: Driver, text: str) -> None:
    driver.press("Ctrl+L")
    driver.type(text)


def candidates(driver: Driver) -> list[QPushButton]:
    """The chips of a deadline that can be read in several ways."""
    count = len(driver.application.session.answer.candidates)
    chips = [
        button
        for button in driver.window.deadline.findChildren(QPushButton)
        if button.isVisible() and button.isCheckable()
    ]
    return sorted(chips, key=lambda chip: chip.mapTo(driver.window, QPoint()).toTuple()[::-1])[:count]


def start_of_strip() -> datetime:
    return NOW.replace(hour=0, minute=0)


def strip_point(driver: Driver, cell: int) -> QPoint:
    return driver.window.deadline.strip.point_of(cell)
