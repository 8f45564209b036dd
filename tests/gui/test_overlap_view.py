"""The overlap view: everybody's hours over days, better deadlines, slots for a call, and fairness."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QMenu, QScrollArea, QWidget

from asyncdraft.core.draft import Deadline, Draft
from asyncdraft.core.people import Person, Shift, uniform_week
from asyncdraft.core.when import writing
from asyncdraft.gui.overlap.clock_strip import HourStrip
from asyncdraft.gui.widgets.overlap_grid import OverlapGrid
from asyncdraft.gui.workspace import Workspace
from tests.gui.conftest import NOW, Launch
from tests.gui.driver import Driver

HALF_HOUR = timedelta(minutes=30)
ZONES = ("Asia/Tokyo", "America/New_York", "Asia/Kathmandu", "Australia/Sydney", "Europe/London")


@pytest.fixture
def view(driver: Driver) -> Driver:
    """With public holidays, also after a test that changed the team."""
    workspace = driver.application.workspace
    workspace.load_the_rest()
    kenji = workspace.team.people[1]
    driver.wait_for(lambda: bool(workspace.calendar(kenji).holidays))
    driver.add_readers("kenji", "priya")
    driver.press("Ctrl+L")
    driver.type("tue 5pm tokyo")
    driver.press("Ctrl+7")
    return driver


def test_the_bar_says_whose_hours_these_are_and_leads_back(view: Driver) -> None:
    assert "2 readers and you, 3 zones" in view.texts(view.window.top_bar)
    view.click_button("Back to draft")
    assert view.window.view == "compose"
    assert "2 readers" not in view.texts(view.window.top_bar)


@pytest.mark.parametrize("width", [1400, 1440, 1500])
def test_the_clocks_of_the_deadline_stand_in_one_line(view: Driver, width: int) -> None:
    """What a note on it names in brackets gives them room."""
    view.window.resize(width, 900)
    view.settle()
    clocks = next(each for each in view.window.overlap.findChildren(QLabel) if each.text().startswith("= "))
    assert clocks.fontMetrics().horizontalAdvance(clocks.text()) <= clocks.width()


def test_the_primary_key_uses_the_deadline(view: Driver) -> None:
    view.press("Ctrl+Return")
    assert view.window.view == "compose"
    assert view.toast.startswith("The deadline is Tue 24 Nov 2026, 17:00 JST")
    assert not QGuiApplication.clipboard().text()


def test_field_strip_and_view_show_the_same_instant(view: Driver) -> None:
    field = view.named("Answer by", QLineEdit)
    field.setFocus()
    field.selectAll()
    view.type("wed 10am london")

    shown = grid(view).deadline_cell()
    assert shown == (datetime(2026, 11, 25, 10, 0, tzinfo=UTC) - START) / HALF_HOUR

    view.press("Ctrl+1")
    assert view.named("Answer by", QLineEdit).text() == "wed 10am london"
    assert view.window.deadline.strip.picture.deadline_text == "Wed 10:00 GMT"


def test_the_deadline_is_dragged_and_moved_by_arrow_keys(view: Driver) -> None:
    hours = grid(view)
    view.drag(hours, place(hours, 80), place(hours, 84))
    assert view.draft.deadline.at == START + 84 * HALF_HOUR

    hours.setFocus()
    view.press("Left")
    view.press("Shift+Right")
    assert view.draft.deadline.at == START + 131 * HALF_HOUR
    assert "26 Nov" in view.named("Answer by", QLineEdit).text()


def test_arrow_keys_work_at_once(view: Driver) -> None:
    before = view.draft.deadline.at
    assert before
    view.press("Right")
    assert view.draft.deadline.at == before + HALF_HOUR


def test_a_deadline_beyond_the_days_brings_its_days(view: Driver) -> None:
    field = view.named("Answer by", QLineEdit)
    field.setFocus()
    field.selectAll()
    view.type("fri 11 dec 3pm london")
    cell = grid(view).deadline_cell()
    assert cell is not None
    assert 0 <= cell <= grid(view).cells()


def test_days_are_paged_and_counted(view: Driver) -> None:
    grid(view).setFocus()
    view.press("PgDown")
    assert grid(view).deadline_cell() is None
    view.press("PgUp")
    assert grid(view).deadline_cell() == 64
    view.click_button("7 days")
    assert grid(view).cells() == 7 * 48
    view.click_button("Today")
    assert grid(view).deadline_cell() == 64


def test_a_suggestion_is_taken_by_one_key_and_marked(view: Driver) -> None:
    best = view.application.session.outlook.suggestions[0]
    view.press("Alt+1")
    assert view.draft.deadline.at == best.at
    assert "Everyone has 4" in view.texts(view.window.overlap)
    cards = [card for card in view.window.overlap.findChildren(QFrame) if card.property("role") == "choice"]
    assert [card.property("checked") for card in cards] == ["true", "false", "false"]


def test_a_key_without_its_card_says_so(driver: Driver) -> None:
    driver.press("Ctrl+7")
    driver.press("Alt+3")
    assert "no such suggestion" in driver.toast


def test_slots_for_a_call_spare_who_bore_more(view: Driver) -> None:
    view.press("Ctrl+1")
    view.press("Ctrl+L")
    view.type("30 nov 2027 noon london")
    view.press("Ctrl+7")
    view.click_button("Live call")
    view.click_button("60 min")
    said = view.texts(view.window.overlap)
    assert "Best slots for a live call" in said
    slots = grid(view).picture.slots
    assert [end - start for start, end in slots] == [2, 2, 2]
    assert len(set(slots)) == 3

    view.press("Alt+1")

    slot = view.clipboard.text()
    assert slot.count("=") == 2
    assert view.toast == f"Copied: {slot}"
    view.click_button("Deadline")
    assert grid(view).picture.slots == ()


def test_fairness_counts_the_deadlines_of_thirty_days(view: Driver) -> None:
    workspace = view.application.workspace
    for days in (5, 6, 45):
        copied(workspace, NOW.replace(hour=6, minute=0) - timedelta(days=days), to=("priya",))

    view.press("Ctrl+1")
    view.press("Ctrl+7")

    said = view.texts(view.window.overlap)
    assert "last 30 days, 2 deadlines" in said
    assert "This deadline adds one each for Alex and Priya." in said
    assert any(
        widget.accessibleName() == "Deadlines outside somebody's hours: Alex 3, Priya 1, Kenji 0"
        for widget in view.window.overlap.findChildren(QWidget)
    )


def test_the_overlap_is_copied_as_text(view: Driver) -> None:
    view.click_button("Copy as text")
    lines = view.clipboard.text().splitlines()
    assert lines[1].startswith("Alex Reed, London")
    assert any("^ deadline" in line for line in lines)


def test_the_overlap_is_copied_as_a_picture_of_all_rows(crowd: Driver) -> None:
    scroll(crowd, 400)
    crowd.click_button("Copy as picture")
    image = crowd.application.window.overlap.picture().toImage()
    assert crowd.clipboard.hasImage()
    assert image.height() > grid(crowd).height()
    corner = image.pixelColor(2, 2)
    assert corner == crowd.application.workspace.theme["panel"]


def test_fifty_people_scroll_under_their_dates(crowd: Driver) -> None:
    hours = grid(crowd)
    below = crowd.window.overlap.grab().toImage().size()
    assert hours.height() > below.height()
    seen = scroll(crowd, 300)
    assert seen.verticalScrollBar().value() == 300
    image = seen.viewport().grab().toImage()
    scroll(crowd, 0)
    top = seen.viewport().grab().toImage()
    head = (0, 20, image.width() - 4, 28)
    assert image.copy(*head) == top.copy(*head)
    assert "Each reader’s own time stands below" not in crowd.texts(crowd.window.overlap)


def test_a_crowd_leaves_room_to_write(crowd: Driver) -> None:
    crowd.press("Ctrl+L")
    crowd.type("tue 5pm tokyo")
    rows = crowd.window.deadline.strip.picture.rows
    assert len(rows) == 5
    readers = crowd.application.session.outlook.readers
    least = sorted(reader.minutes or 0 for reader in readers)[:4]
    assert sorted(row.hours for row in rows[1:]) == sorted(writing.duration(minutes) for minutes in least)
    assert crowd.button("Overlap: 46 more").isVisible()
    assert crowd.window.height() == 900
    assert crowd.window.readers.height() < 250


def test_a_screen_reader_is_told_each_row(view: Driver) -> None:
    """Each is a child of its own: this is what the tree of a screen reader is made of."""
    rows = spoken(grid(view))
    assert len(rows) == 3
    assert rows[0].startswith("Alex Reed, London. Mon 23 Nov: works 09:00 to 17:00.")
    assert "Tue 24 Nov: holiday, Guru Nanak's Birthday." in rows[1]
    assert (
        "First look Wed 10:00, no working time before the deadline, which is Tue 13:30, holiday." in rows[1]
    )

    view.press("Ctrl+1")
    kenji = spoken(view.window.deadline.strip)[1]
    assert kenji == (
        "Kenji Mori, Tokyo: now 00:46 Tue, asleep until 09:00. "
        "First look Tue 09:00, 7 h before the deadline, which is Tue 17:00, at work."
    )


def test_another_date_there_is_said(view: Driver) -> None:
    field = view.named("Answer by", QLineEdit)
    field.setFocus()
    field.selectAll()
    view.type("fri 3pm london")
    assert "already Saturday in Tokyo" in spoken(grid(view))[2]
    view.press("Ctrl+1")
    assert "Already Saturday in Tokyo." in view.texts(view.window.deadline)


def test_clocks_that_move_are_marked_and_told(launch: Launch) -> None:
    driver = launch(now=datetime(2026, 10, 30, 15, 46, tzinfo=UTC))
    driver.add_readers("maya")
    driver.press("Ctrl+L")
    driver.type("mon 10am new york")
    assert "New York: clocks go back 1 h on Sun 1 Nov." in driver.texts(driver.window.deadline)
    driver.press("Ctrl+7")
    assert "clock change: New York, Sun 1 Nov" in driver.texts(driver.window.overlap)
    assert "Sun 1 Nov: New York has 01:00 to 02:00 twice" in driver.texts(driver.window.overlap)
    driver.window.grab()


@pytest.mark.parametrize("width", [1440, 1024])
def test_a_moved_clock_is_told_no_longer_once_its_days_are_turned_over(launch: Launch, width: int) -> None:
    driver = launch(now=datetime(2027, 3, 11, 15, 46, tzinfo=UTC))
    driver.window.resize(width, 900)
    driver.add_readers("maya")
    driver.press("Ctrl+L")
    driver.type("mon 10am new york")
    driver.press("Ctrl+7")
    told = "Sun 14 Mar: New York skips 02:00 to 03:00"
    assert told in driver.texts(driver.window.overlap)
    driver.press("PgDown")
    assert told not in driver.texts(driver.window.overlap)
    assert driver.window.overlap.findChildren(HourStrip) == []
    driver.press("PgUp")
    assert told in driver.texts(driver.window.overlap)


def test_no_strip_is_shown_while_no_clock_is_moved(view: Driver) -> None:
    assert view.window.overlap.findChildren(HourStrip) == []
    assert "clock change: none in these days" in view.texts(view.window.overlap)


def test_times_of_day_in_twelve_hours(view: Driver) -> None:
    switch = view.application.actions["switch_clock"]
    switch.trigger()
    view.settle()
    try:
        assert "which is Tue 1:30 pm, holiday." in spoken(grid(view))[1]
        view.click_button("Live call")
        assert " pm IST" in view.texts(view.window.overlap)
    finally:
        switch.trigger()
        view.settle()


def test_the_hours_of_a_reader_are_asked_for(driver: Driver) -> None:
    driver.save_person(Person(id="noor", name="Noor Amin", zone="Asia/Karachi"))
    driver.add_readers("noor")
    driver.press("Ctrl+L")
    driver.type("tue 5pm")

    driver.click_button("Say Noor’s hours")

    assert driver.window.view == "team"
    assert "Say on which days and at which hours this person works." in driver.texts(driver.window.team)
    assert "Noor Amin" in driver.texts(driver.window.team)
    QTest.keyClick(driver.focus, Qt.Key.Key_Space)
    driver.window.team.save()
    saved = driver.application.workspace.team.person("noor")
    assert saved is not None
    assert saved.hours
    assert saved.hours[0]


def test_an_unknown_city_is_answered_with_the_nearest(driver: Driver) -> None:
    driver.press("Ctrl+L")
    driver.type("tue 5pm bengalru")
    assert "Did you mean Bengaluru?" in driver.texts(driver.window.deadline)


@pytest.fixture
def crowd(driver: Driver) -> Iterator[Driver]:
    workspace = driver.application.workspace
    week = uniform_week((Shift(540, 1020),))
    file = workspace.team_path / "team.toml"
    people = "".join(
        f'\n[people.p{number}]\nname = "Person {number}"\nzone = "{ZONES[number % len(ZONES)]}"\n'
        'hours = {mon-fri = ["09:00-17:00"]}\n'
        for number in range(50)
    )
    file.write_text(file.read_text() + people)
    workspace.load_team()
    assert workspace.team.person("p49") is not None
    assert week == workspace.team.people[-1].hours
    driver.application.session.set_readers(tuple(f"p{number}" for number in range(50)))
    driver.press("Ctrl+7")
    yield driver
    driver.wait_for(lambda: not workspace.tasks.busy)


START = NOW.replace(hour=0, minute=0)


def grid(driver: Driver) -> OverlapGrid:
    return driver.window.overlap.findChildren(OverlapGrid)[0]


def place(hours: OverlapGrid, cell: int) -> QPoint:
    return QPoint(round(hours.x_of(cell)), 90)


def scroll(driver: Driver, to: int) -> QScrollArea:
    area = driver.window.overlap.findChildren(QScrollArea)[0]
    area.verticalScrollBar().setValue(to)
    driver.settle()
    return area


def spoken(track: QWidget) -> list[str]:
    return [child.accessibleName() for child in track.findChildren(QWidget) if child.isVisible()]


def copied(workspace: Workspace, at: datetime, to: tuple[str, ...]) -> None:
    draft = workspace.drafts.create(Draft(what="x", to=to, deadline=Deadline(at=at, zone="UTC")))
    workspace.drafts.mark_copied(draft.id)


def choose_zone(view: Driver, city: str) -> None:
    """By keys alone: the button opens its menu, letters go to a zone."""
    view.button("Times in").setFocus()
    view.press("Space")
    menu = view.focus
    assert isinstance(menu, QMenu)
    action = next(each for each in menu.actions() if each.text() == city)
    while menu.activeAction() is not action:
        view.press("Down")
    view.press("Return")


def test_days_and_hours_are_shown_in_the_zone_that_is_chosen(view: Driver) -> None:
    grid = view.window.overlap.findChild(OverlapGrid)
    assert grid is not None
    assert view.button("Times in").text() == "Times in London"
    assert "Tue 08:00" in grid.accessibleDescription()
    before = grid.picture
    choose_zone(view, "Tokyo")
    after = grid.picture
    assert view.button("Times in").text() == "Times in Tokyo"
    assert "Tue 17:00" in grid.accessibleDescription()
    assert after.now is not None
    assert "00:46" in after.now.text
    assert [day.text for day in after.days][:2] == ["Tue 24 Nov", "Wed 25 Nov"]
    assert [zone.clock for zone in after.zones] == [zone.clock for zone in before.zones]
    assert view.draft.deadline.typed == "tue 5pm tokyo"


def test_a_zone_of_nobody_any_more_gives_way_to_the_writers(view: Driver) -> None:
    choose_zone(view, "Tokyo")
    view.application.session.set_readers(("priya",))
    view.settle()
    assert view.button("Times in").text() == "Times in London"


def test_the_text_has_the_dates_of_the_zone_that_is_shown(view: Driver) -> None:
    choose_zone(view, "Tokyo")
    view.click_button("Copy as text")
    assert view.clipboard.text().splitlines()[0].strip().startswith("Tue 24 Nov")
