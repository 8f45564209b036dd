"""The deadline card: typed, chosen among readings, pointed at on the strip, taken from the suggestions."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLineEdit, QPushButton

from asyncdraft.core.checklist.time_offers import TimeOffer
from asyncdraft.core.draft import Pane
from asyncdraft.core.people import Person, Shift, uniform_week
from asyncdraft.gui.workspace import Change
from tests.gui.conftest import NOW, Launch
from tests.gui.driver import Driver

HALF_HOUR = timedelta(minutes=30)
NINE_TO_SIX = uniform_week((Shift(540, 1080),))


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


def move_priya(driver: Driver, region: str) -> None:
    """To where holidays are not known before they are loaded: each region only once in this window."""
    workspace = driver.application.workspace
    file = workspace.team_path / "team.toml"
    file.write_text(file.read_text("utf-8").replace('holidays = "IN"', f'holidays = "{region}"'), "utf-8")
    workspace.load_team()
    assert workspace.team.people[2].holidays == region


def test_working_days_are_counted_with_holidays_as_soon_as_they_are_there(driver: Driver) -> None:
    """Until then without them: nothing on this thread may wait for the table of holidays."""
    workspace = driver.application.workspace

    def due() -> list[datetime | None]:
        answer = workspace.library.times.read("Priya's next working day", workspace.now())
        return [candidate.instant(NOW) for candidate in answer.candidates]

    move_priya(driver, "IN-DL")

    assert due() == [datetime(2026, 11, 24, 12, 30, tzinfo=UTC)]
    workspace.load_the_rest()
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
    """In November IST is India's or Israel's: Ireland keeps it in summer alone."""
    type_deadline(reading, "tue 5pm ist")
    readings = reading.application.session.answer.candidates
    assert [found.zone for found in readings] == ["Asia/Kolkata", "Asia/Jerusalem"]
    for index, found in enumerate(readings):
        reading.click(candidates(reading)[index])
        assert reading.draft.deadline.at == found.instant(NOW)


def test_readings_that_look_the_same_name_their_place(reading: Driver) -> None:
    type_deadline(reading, "10/11 3pm ist")
    texts = [chip.text() for chip in candidates(reading)]
    assert len(texts) > 2
    assert len(set(texts)) == len(texts)
    assert any(text.endswith("IST (Bengaluru)") for text in texts)


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
    driver.save_person(Person(id="noor", name="Noor Amin", zone="Asia/Karachi"))
    driver.add_readers("noor")

    type_deadline(driver, "tue 5pm")

    assert "Working hours of Noor are not known" in driver.texts(driver.window.deadline)
    driver.window.grab()


def test_the_strip_shows_where_a_clock_changes(launch: Launch) -> None:
    """London springs forward on Sunday 28 March 2027, 01:00 GMT."""
    driver = launch(now=datetime(2027, 3, 26, 15, 46, tzinfo=UTC))
    driver.add_readers("kenji")

    type_deadline(driver, "sun 11am london")

    assert driver.draft.deadline.at == datetime(2027, 3, 28, 10, 0, tzinfo=UTC)
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
    strip = driver.window.deadline.strip
    return QPoint(round(strip.x_of(cell)), strip.row_rect(0).center().y())


def test_a_time_of_the_text_becomes_the_deadline_by_one_click(reading: Driver) -> None:
    write_need(reading, "Kenji, please send the plan by noon EST.")

    reading.click(offer(reading, "noon EST"))

    assert reading.draft.deadline.at == datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
    assert reading.named("Answer by", QLineEdit).text() == "noon EST"
    assert not reading.window.deadline.offers.isVisible()


def test_each_reading_of_a_time_in_the_text_is_a_chip_with_what_it_assumes(reading: Driver) -> None:
    write_need(reading, "Kenji, please send the plan by 3/12 10:00.")
    assert "No zone is written" in reading.texts(reading.window.deadline.offers)
    assert "No zone is written" in offer(reading, "3/12 10:00").accessibleDescription()

    reading.click(offer(reading, "3/12 10:00", index=1))

    assert reading.draft.deadline.at == datetime(2027, 3, 12, 10, 0, tzinfo=UTC)
    assert [chip.isChecked() for chip in candidates(reading)] == [False, True]


def test_what_is_no_deadline_is_remembered_for_that_place(reading: Driver) -> None:
    write_need(reading, "Kenji, please send the plan by noon EST.")

    reading.click(reading.named("“noon EST” is not a deadline", QPushButton))

    assert not reading.window.deadline.offers.isVisible()
    assert len(reading.draft.ignored) == 1
    reading.save()
    kept = reading.application.workspace.drafts.get(reading.draft.id)
    reading.application.session.open(kept, stored=True)
    reading.settle()
    assert not reading.window.deadline.offers.isVisible()


def test_a_time_that_was_refused_comes_back_by_undo(reading: Driver) -> None:
    write_need(reading, "Kenji, please send the plan by noon EST.")
    reading.click(reading.named("“noon EST” is not a deadline", QPushButton))
    reading.click_button("Undo")
    assert offer(reading, "noon EST").isVisible()
    assert reading.draft.ignored == ()


def test_the_time_at_the_cursor_is_taken_by_keys_alone(reading: Driver) -> None:
    reading.write(Pane.WHAT, "The pump stops on Wed 25 Nov, 10:00 London time")
    reading.write(Pane.NEED, "Kenji, please send the plan by noon EST")

    reading.press("Alt+T")
    reading.press("Return")

    assert reading.draft.deadline.at == datetime(2026, 11, 23, 17, 0, tzinfo=UTC)


def test_a_text_without_a_time_offers_none(reading: Driver) -> None:
    write_need(reading, "Kenji, please send the plan.")
    assert not reading.window.deadline.offers.isVisible()
    reading.press("Alt+T")
    assert "names no time" in reading.toast


def test_a_key_reads_no_time_a_second_time(reading: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    """The chips wait for a pause."""
    asked: list[str] = []

    def offers() -> Iterator[TimeOffer | None]:
        asked.append(reading.draft.need)
        yield None

    monkeypatch.setattr(reading.application.session, "offered_times", offers)

    reading.keep_typing()
    reading.write(Pane.NEED, "by noon EST")
    assert not asked

    reading.rest_keys()
    assert asked


def test_a_deadline_typed_before_the_holidays_are_there_is_read_again(driver: Driver) -> None:
    workspace = driver.application.workspace
    move_priya(driver, "IN-GJ")
    type_deadline(driver, "Priya's next working day")
    assert driver.draft.deadline.at == datetime(2026, 11, 24, 12, 30, tzinfo=UTC)

    workspace.load_the_rest()

    driver.wait_for(lambda: driver.draft.deadline.at == datetime(2026, 11, 25, 12, 30, tzinfo=UTC))
    assert driver.draft.deadline.typed == "Priya's next working day"
    assert "Wed 25 Nov 2026" in driver.texts(driver.window.deadline)


def test_a_reading_that_was_chosen_stays_so_when_holidays_come(reading: Driver) -> None:
    workspace = reading.application.workspace
    type_deadline(reading, "3/12 10:00")
    reading.click(candidates(reading)[1])
    chosen = reading.draft.deadline

    workspace.changed.emit(Change.TEAM)

    assert reading.draft.deadline == chosen


def write_need(driver: Driver, text: str) -> None:
    """And rests, so that what was typed last is spoken of too."""
    driver.write(Pane.NEED, text)
    panel = driver.window.deadline.offers
    asked = driver.application.session.time_offers()
    if asked:
        driver.wait_for(panel.isVisible)


def offer(driver: Driver, words: str, index: int = 0) -> QPushButton:
    """The chip of that reading of a time in the text."""
    chips = [
        chip
        for chip in driver.window.deadline.offers.findChildren(QPushButton)
        if chip.isVisible() and chip.accessibleName().startswith(f"{words} in ")
    ]
    return sorted(chips, key=lambda chip: chip.x())[index]


@pytest.mark.parametrize(("deadline", "is_told"), [("tue 24 nov 22:00", False), ("wed 25 nov 22:00", True)])
def test_the_day_of_the_deadline_in_the_text_contradicts_it_not(
    reading: Driver, deadline: str, is_told: bool
) -> None:
    reading.press("Ctrl+L")
    reading.type(deadline)
    reading.write(Pane.NEED, "Kenji, please send the plan by Tue 24 Nov.")
    reading.rest_keys()
    assert ("In your text" in reading.texts()) is is_told


def test_a_number_stays_behind_a_name_that_runs_the_other_way(driver: Driver) -> None:
    driver.save_person(
        Person(id="noa", name="\u05e0\u05d5\u05e2\u05d4", zone="Asia/Jerusalem", hours=NINE_TO_SIX)
    )
    driver.add_readers("\u05e0\u05d5\u05e2\u05d4")
    type_deadline(driver, "tue 8pm london")
    said = driver.texts(driver.window.deadline)
    assert "gives \u2068\u05e0\u05d5\u05e2\u05d4\u2069 2 h" in said
