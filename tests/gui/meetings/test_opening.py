"""Calendars opened, dropped, named at the start, offered again; what is none of them is said."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from asyncdraft.core.draft import Pane
from asyncdraft.gui.slices import Slices
from tests.gui.conftest import Launch
from tests.gui.driver import Driver
from tests.gui.meetings.audit_page import STATUS, finish, table, titles
from tests.gui.meetings.conftest import Read


def test_without_a_calendar_it_says_how_to_get_one(driver: Driver) -> None:
    driver.press("Ctrl+3")
    shown = driver.texts(driver.window.audit)
    for program in ("Google Calendar", "Outlook", "Apple Calendar", ".ics files"):
        assert program in shown
    assert driver.focus is driver.window.audit.start.button
    assert not driver.button("Save report").isEnabled()


def test_the_navigation_shows_it(driver: Driver) -> None:
    driver.click_button("Meetings")
    assert driver.window.view == "meetings"
    driver.click_button("Threads")
    assert driver.window.view == "threads"


def test_a_calendar_dropped_anywhere_is_judged_series_by_series(driver: Driver, folder: Path) -> None:
    driver.drop_files(driver.window.navigation, folder / "alex.ics")
    assert driver.window.view == "meetings"
    assert "Reading alex.ics" in driver.texts()
    finish(driver)
    assert titles(driver)[0] == STATUS
    assert driver.focus is table(driver)
    assert "Audit: alex.ics" in driver.texts(driver.window.top_bar)
    assert "12 weeks, 16 events" in driver.texts(driver.window.top_bar)
    assert "Reading" not in driver.texts()
    assert driver.button("All 14").isChecked()


def test_over_a_message_a_dropped_calendar_can_still_be_attached(driver: Driver, folder: Path) -> None:
    driver.write(Pane.WHAT, "The plan of the week is attached.")
    driver.drop_files(driver.window.editors, folder / "alex.ics")
    assert driver.toast == "Opened in Meetings."
    driver.click_button("Attach instead")
    assert driver.window.view == "compose"
    assert driver.draft.attachments == (str(folder / "alex.ics"),)
    finish(driver)
    assert driver.application.meetings.audit_desk.audit is None


def test_the_calendar_of_last_time_is_offered_again(driver: Driver, folder: Path) -> None:
    driver.drop_files(driver.window.navigation, folder / "alex.ics")
    finish(driver)
    driver.application.meetings.audit_desk.forget()
    driver.settle()
    again = driver.button("Open “alex.ics” again")
    assert again.toolTip() == str(folder / "alex.ics")
    driver.click(again)
    finish(driver)
    assert titles(driver)[0] == STATUS
    assert "again" not in driver.texts(driver.window.audit)


def test_what_is_no_calendar_is_said_and_what_was_there_stays(view: Driver, folder: Path) -> None:
    view.application.meetings.audit_commands.read_calendars([str(folder / "prose.ics")])
    finish(view)
    assert "prose.ics is no calendar" in view.toast
    assert titles(view)[0] == STATUS


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "is empty"), (b"PK\x03\x04...", "unpack it"), (b"name,when", "is no calendar")],
)
def test_a_file_of_another_kind_says_what_to_do(
    driver: Driver, tmp_path: Path, content: bytes, said: str
) -> None:
    (tmp_path / "other.ics").write_bytes(content)
    driver.drop_files(driver.window.navigation, tmp_path / "other.ics")
    finish(driver)
    assert said in driver.toast


def test_a_file_of_another_kind_beside_a_calendar_is_no_lost_event(
    driver: Driver, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "other.ics").write_bytes(b"")
    driver.drop_files(driver.window.navigation, folder / "alex.ics", tmp_path / "other.ics")
    finish(driver)
    assert "2 of 16 events could not be read and 1 note on the files" in driver.texts()


def test_a_cancelled_event_is_no_lost_event(driver: Driver, folder: Path, tmp_path: Path) -> None:
    calendar = tmp_path / "alex.ics"
    off = b"BEGIN:VEVENT\r\nUID:off\r\nDTSTART:20260907T100000Z\r\nSTATUS:CANCELLED\r\nEND:VEVENT\r\n"
    written = (folder / "alex.ics").read_bytes()
    calendar.write_bytes(written.replace(b"END:VCALENDAR", off + b"END:VCALENDAR"))
    driver.drop_files(driver.window.navigation, calendar)
    finish(driver)
    assert "2 of 17 events could not be read and 1 event is cancelled" in driver.texts()


def test_a_file_that_is_gone_is_said(driver: Driver, folder: Path) -> None:
    driver.application.meetings.audit_commands.read_calendars([str(folder / "gone.ics")])
    finish(driver)
    assert "gone.ics cannot be read" in driver.toast
    assert "Google Calendar" in driver.texts()


def test_reading_can_be_stopped_and_what_was_there_stays(view: Driver, folder: Path) -> None:
    view.application.meetings.audit_commands.read_calendars(
        [str(folder / "prose.ics"), str(folder / "alex.ics")]
    )
    assert "Reading 2 calendars" in view.texts()
    view.click_button("Cancel")
    assert "Reading" not in view.texts(view.window.audit)
    finish(view)
    assert view.application.meetings.audit_desk.audit is not None
    assert view.application.meetings.audit_desk.audit.calendar.name == "alex.ics"


def test_what_was_read_is_shown_in_steps_with_the_events_between_them(driver: Driver, read: Read) -> None:
    driver.press("Ctrl+3")
    driver.application.meetings.audit_desk.take(*read)
    seen = []
    while any(slices.is_busy for slices in driver.window.findChildren(Slices)):
        QApplication.processEvents()
        shown = driver.window.audit.table
        seen.append((driver.button("Save report").isEnabled(), len(shown.keys), driver.focus is shown))
    assert seen[0] == (False, 0, False)
    assert (True, 0, False) in seen
    assert (True, 14, False) in seen
    assert seen[-1] == (True, 14, True)


def test_a_calendar_named_at_the_start_is_opened(launch: Launch, folder: Path) -> None:
    driver = launch(str(folder / "alex.ics"))
    finish(driver)
    assert driver.window.view == "meetings"
    assert STATUS in titles(driver)


@pytest.mark.parametrize("part", ["rfcs", "rounds", "audit"])
def test_meetings_opens_the_part_that_was_open_last(driver: Driver, part: str) -> None:
    driver.press("Ctrl+3")
    driver.window.meetings.show_part("rounds" if part == "audit" else "audit")
    driver.window.meetings.show_part(part)
    driver.press("Ctrl+1")
    driver.press("Ctrl+3")
    assert (driver.window.view, driver.window.meetings.part) == ("meetings", part)
    driver.press("Ctrl+1")
    driver.click_button("Meetings")
    assert (driver.window.view, driver.window.meetings.part) == ("meetings", part)


def test_the_audit_is_reached_from_another_part_without_the_mouse(driver: Driver) -> None:
    driver.press("Ctrl+Shift+4")
    driver.do("show_audit")
    assert driver.window.meetings.part == "audit"
