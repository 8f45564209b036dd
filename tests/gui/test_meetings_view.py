"""The meetings view: calendars opened and dropped, verdicts seen, overruled and remembered, one replaced."""

import contextlib
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton

from asyncdraft.core.draft import Pane
from asyncdraft.core.meetings.audit import Audit
from asyncdraft.core.meetings.overrule import Overrule
from asyncdraft.core.meetings.verdict import Choice
from asyncdraft.core.when.working import Calendar
from asyncdraft.gui.dialogs.overrule import OverruleDialog
from asyncdraft.gui.dialogs.unread_events import UnreadEventsDialog
from asyncdraft.gui.meetings.audit_work import Wanted
from asyncdraft.gui.meetings.meeting_table import MeetingTable
from asyncdraft.gui.meetings.sample_calendar import sample_calendar
from asyncdraft.gui.slices import Slices
from asyncdraft.gui.workspace import Change
from asyncdraft.storage import paths
from asyncdraft.storage.database import open_database
from asyncdraft.storage.overrules import Overrules
from tests.gui.conftest import NOW, Launch, Shared
from tests.gui.driver import Driver

STATUS, STANDUP = "Platform weekly status", "Payments daily stand-up"
PAIR = "1:1 Alex and Maya"
Read = tuple[Wanted, Audit]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("calendars")
    (folder / "alex.ics").write_bytes(sample_calendar(NOW))
    (folder / "prose.ics").write_text("Dear all, here is my calendar.", "utf-8")
    return folder


@pytest.fixture(scope="module")
def read(folder: Path, shared: Shared) -> Read:
    """The sample calendar, read once as every calendar is."""
    driver = shared.lend()
    driver.application.meetings.audit_commands.read_calendars([str(folder / "alex.ics")])
    finish(driver)
    desk = driver.application.meetings.audit_desk
    found = (desk.wanted, desk.audit)
    shared.take_back(driver)
    assert found[0] is not None
    assert found[1] is not None
    return found[0], found[1]


@pytest.fixture
def view(driver: Driver, read: Read) -> Iterator[Driver]:
    """With the sample calendar open."""
    driver.press("Ctrl+3")
    driver.application.meetings.audit_desk.take(*read)
    driver.settle()
    yield driver
    driver.window.audit.clear_filter()
    if driver.window.audit.table.sort != ("verdict", False):
        driver.window.audit.table.sort_by("verdict")


def finish(driver: Driver) -> None:
    driver.wait_for(lambda: not driver.application.meetings.audit_desk.is_busy)
    driver.wait_for(lambda: not driver.application.workspace.tasks.busy)


def table(driver: Driver) -> MeetingTable:
    return driver.named("Meetings", MeetingTable)


def titles(driver: Driver) -> list[str]:
    model = table(driver).model()
    return [model.index(place, 0).data() for place in range(model.rowCount())]


def go_to(driver: Driver, title: str) -> None:
    view = table(driver)
    view.setFocus()
    place = titles(driver).index(title)
    flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
    view.selectionModel().setCurrentIndex(view.model().index(place, 0), flags)
    driver.settle()


def proposal(driver: Driver) -> str:
    return driver.texts(driver.window.audit.side)


def choose(driver: Driver, text: str) -> None:
    """From the menu that is open."""
    menu = driver.focus
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text() == text).trigger()
    menu.close()
    driver.settle()


def overrule(driver: Driver, keys: str, reason: str) -> None:
    driver.press(keys)
    dialog = driver.dialog
    assert isinstance(dialog, OverruleDialog)
    driver.write_field("Reason", reason)
    driver.press("Return")


# Opening


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
    assert "2 of 16 events could not be read, and 1 note on the files" in driver.texts()


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


# The table


def test_what_only_hands_out_information_comes_first(view: Driver) -> None:
    chosen = [row.choice for row in map(row_at(view), range(14))]
    assert chosen == sorted(chosen, key=["replace", "shorten", "keep"].index)
    assert PAIR in titles(view)[6:]


def row_at(driver: Driver):  # type: ignore[no-untyped-def]
    model = table(driver).model()
    return lambda place: model.index(place, 0).data(Qt.ItemDataRole.UserRole)


def test_the_verdicts_filter_and_count(view: Driver) -> None:
    view.click_button("Replace 4")
    assert len(titles(view)) == 4
    assert STATUS in titles(view)
    view.click_button("Shorten 2")
    assert titles(view) == ["Backlog refinement", "Sprint planning"]
    assert "Backlog refinement" in proposal(view)


def test_letters_typed_over_the_table_search_it_also_for_people(view: Driver) -> None:
    table(view).setFocus()
    view.type("maya 1:1")
    assert view.named("Find a meeting", QLineEdit).text() == "maya 1:1"
    assert titles(view) == [PAIR]
    assert view.button("All 1").isChecked()
    view.press("Return")
    assert view.focus is table(view)


def test_words_that_nothing_has_are_said(view: Driver) -> None:
    view.window.audit.focus_search()
    view.type("quarterly dance")
    assert "No meeting contains these words." in view.texts(view.window.audit)
    assert not view.window.audit.side.isVisible()


def test_every_column_sorts_and_a_second_time_turns_round(view: Driver) -> None:
    heads = table(view).horizontalHeader()
    at = heads.viewport()
    monthly = heads.sectionPosition(6) + 20
    view.click(at, at.rect().topLeft() + type(at.rect().topLeft())(monthly, 10))
    hours = [row_at(view)(place).monthly for place in range(14)]
    assert hours == sorted(hours, reverse=True)
    view.click(at, at.rect().topLeft() + type(at.rect().topLeft())(monthly, 10))
    assert [row_at(view)(place).monthly for place in range(14)] == sorted(hours)
    assert view.button("Sorted by person-hours of all")


def test_a_recurrence_that_needs_two_lines_gets_them(view: Driver) -> None:
    heights = table(view).verticalHeader()
    rows = {row_at(view)(place).pattern: heights.sectionSize(place) for place in range(14)}
    assert rows["Mon 15:00"] == 40
    table(view).setColumnWidth(0, 120)
    assert {heights.sectionSize(place) for place in range(14)} == {40, 58}
    table(view).set_narrow(False)
    assert {row_at(view)(place).pattern: heights.sectionSize(place) for place in range(14)} == rows


def test_in_the_smallest_window_the_names_stay_readable(view: Driver) -> None:
    size = view.window.size()
    view.window.resize(900, 600)
    view.settle()
    assert table(view).columnWidth(0) >= 140
    view.window.resize(size)
    view.settle()
    assert not [column for column in range(7) if table(view).isColumnHidden(column)]


def test_the_order_can_be_chosen_from_a_menu(view: Driver) -> None:
    view.click_button("Sorted by")
    choose(view, "Name")
    assert titles(view) == sorted(titles(view), key=str.casefold)


def test_the_times_of_series_follow_the_clock_at_once(view: Driver) -> None:
    desk = view.application.meetings.audit_desk
    patterns = [row.meeting.pattern for row in desk.series]
    assert any(" 15:00" in pattern for pattern in patterns)
    view.application.actions["switch_clock"].trigger()
    view.wait_for(lambda: not desk.is_busy)
    assert any(" 3 pm" in row.meeting.pattern for row in desk.series)
    view.application.actions["switch_clock"].trigger()
    view.wait_for(lambda: not desk.is_busy)
    assert [row.meeting.pattern for row in desk.series] == patterns


def test_keys_walk_the_rows_and_enter_goes_to_the_proposal(view: Driver) -> None:
    table(view).setFocus()
    view.press("Down")
    assert "Company all-hands" in proposal(view)
    view.press("Return")
    assert view.focus is view.button("Draft the announcement")


def test_a_screen_reader_hears_the_whole_row(view: Driver) -> None:
    spoken = table(view).model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    for part in (STATUS, "Mon 15:00", "Replace", "1 h a week", "11 people", "a month for all"):
        assert part in spoken


def test_private_events_are_counted_and_never_named(view: Driver) -> None:
    assert titles(view).count("Private event") == 2
    assert "Lessons" not in view.texts()
    assert "2 private events: counted, never named" in view.texts()
    view.window.audit.focus_search()
    view.type("lessons")
    assert titles_or_none(view) == []


def titles_or_none(driver: Driver) -> list[str]:
    return driver.window.audit.table.keys


def test_what_could_not_be_read_is_one_line_and_a_list(view: Driver) -> None:
    assert "2 of 16 events could not be read" in view.texts()
    view.click_button("Show them")
    dialog = view.dialog
    assert isinstance(dialog, UnreadEventsDialog)
    view.click(next(each for each in dialog.findChildren(QPushButton) if each.text() == "Copy the list"))
    copied = view.clipboard.text()
    assert "Supplier review" in copied
    assert "Board preparation" in copied
    view.press("Escape")


# The proposal


def test_one_meeting_goes_from_its_verdict_to_the_announcement(view: Driver) -> None:
    go_to(view, STATUS)
    shown = proposal(view)
    for part in ("Instead: a status round in writing", "Write", "Synthesis", "If it fails", "Review"):
        assert part in shown
    assert "Gives back" in shown
    view.press("Ctrl+Return")
    assert view.window.view == "compose"
    assert view.draft.template == "meeting-replacement"
    assert STATUS in view.draft.what
    assert set(view.draft.to) == {"kenji", "priya", "maya", "ana"}
    assert view.drafts[0] == f"{STATUS}: in writing"


def test_a_proposal_follows_the_holidays_once_they_are_read(
    view: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_to(view, STATUS)
    before = proposal(view)
    workspace = view.application.workspace
    festival = {workspace.now().date() + timedelta(days=days): "Festival" for days in range(1, 8)}
    read = {person.id: Calendar(person, festival) for person in workspace.team.people}
    monkeypatch.setattr(workspace, "calendar", lambda person: read[person.id])
    workspace.changed.emit(Change.TEAM)
    view.settle()
    assert proposal(view) != before


def test_no_sample_stands_beside_an_announcement(view: Driver) -> None:
    """However long its own page takes to be drawn."""
    view.press("Ctrl+1")
    assert "What it looks like when done" in view.texts(view.window.preview)
    view.press("Ctrl+3")
    go_to(view, STATUS)
    view.application.meetings.audit_commands.announce_meeting()
    assert "What it looks like when done" not in view.texts(view.window.preview)


def test_the_first_prompt_of_another_format_is_drafted_too(view: Driver) -> None:
    go_to(view, "Sprint demo")
    view.click_button("First prompt")
    assert "Sprint demo" in view.draft.title
    assert view.draft.template != "meeting-replacement"


def test_the_first_round_is_opened_with_what_the_proposal_says(view: Driver) -> None:
    go_to(view, STANDUP)
    assert "Fewer than 5 of 7 updates are in" in proposal(view)
    view.click_button("First round")
    view.press("Return")
    desk = view.application.meetings.round_desk
    opened = desk.current
    assert opened is not None
    assert view.window.meetings.part == "rounds"
    assert (opened.title.partition(",")[0], opened.owner, opened.least) == (STANDUP, "you", 5)
    assert len(opened.people) == 7
    assert {"kenji", "priya", "maya", "ana"} < set(opened.people)
    assert opened.opens is not None
    assert opened.closes is not None
    assert opened.opens < opened.closes
    desk.delete(opened)
    view.window.meetings.show_part("audit")


def test_where_no_round_stands_in_none_is_opened(view: Driver) -> None:
    go_to(view, "Sprint demo")
    view.application.actions["open_first_round"].trigger()
    assert "No status round stands in for this meeting" in view.toast


def test_another_format_and_another_owner_can_be_chosen(view: Driver) -> None:
    go_to(view, STATUS)
    view.click_button("Other formats")
    choose(view, "A recording with questions in writing")
    assert "Instead: a recording with questions in writing" in proposal(view)
    view.click(view.named("Owner: Alex Reed", QPushButton))
    choose(view, "Priya Rao")
    assert view.named("Owner: Priya Rao", QPushButton)
    view.press("Ctrl+Return")
    assert view.draft.fields["owner"] == "priya"
    assert "recording" in view.draft.what


def test_a_talk_of_two_is_never_announced(view: Driver) -> None:
    go_to(view, PAIR)
    assert "It stays a meeting." in proposal(view)
    assert not view.window.audit.side.findChildren(QPushButton)[0].text().startswith("Draft")
    view.press("Ctrl+Return")
    assert view.window.view == "meetings"
    assert "This meeting stays." in view.toast


# What the user decides


def test_keeping_a_meeting_needs_a_reason_and_is_remembered(view: Driver) -> None:
    go_to(view, STATUS)
    before = view.texts(view.window.audit)
    view.press("Alt+K")
    view.press("Return")
    assert "Say why" in view.texts(view.dialog)
    view.write_field("Reason", "New people join it.")
    view.press("Return")
    assert "Your choice: New people join it." in proposal(view)
    assert view.button("Replace 3")
    assert view.texts(view.window.audit) != before
    with contextlib.closing(open_database(paths.database_file())) as again:
        (kept,) = Overrules(again).all().values()
    assert kept == Overrule("series-0@example.com", Choice.KEEP, "New people join it.")


def test_it_holds_when_the_calendar_is_opened_again(view: Driver, read: Read) -> None:
    go_to(view, STATUS)
    overrule(view, "Alt+K", "New people join it.")
    view.application.meetings.audit_desk.forget()
    view.application.meetings.audit_desk.take(*read)
    view.settle()
    assert view.button("Replace 3")


def test_a_decision_can_be_undone_and_taken_back(view: Driver) -> None:
    go_to(view, STATUS)
    overrule(view, "Alt+K", "New people join it.")
    view.click_button("Undo")
    assert view.button("Replace 4")
    overrule(view, "Alt+K", "New people join it.")
    view.click_button("Back to the verdict")
    assert view.button("Replace 4")
    assert view.toast == "The verdict holds again."


def test_a_verdict_can_be_made_sharper_too(view: Driver) -> None:
    go_to(view, "Backlog refinement")
    view.click(view.named("Verdict: Shorten. Choose otherwise", QPushButton))
    view.click(view.named("What becomes of it: Replace", QPushButton))
    view.write_field("Reason", "Nobody talks.")
    view.press("Return")
    assert view.button("Replace 5")


def test_another_window_decides_too(view: Driver) -> None:
    with contextlib.closing(open_database(paths.database_file())) as other:
        Overrules(other).save(Overrule("series-0@example.com", Choice.KEEP, "Said elsewhere."))
    view.application.workspace.keeper.look_elsewhere()
    view.settle()
    assert view.button("Replace 3")


# Taking it along


def test_the_report_is_written(view: Driver, tmp_path: Path) -> None:
    target = tmp_path / "report.md"
    view.application.meetings.audit_commands.write_report(str(target))
    written = target.read_text("utf-8")
    assert STATUS in written
    assert "Lessons" not in written
    assert view.toast == f"Written to {target}."


def test_a_place_that_cannot_be_written_is_said(view: Driver, tmp_path: Path) -> None:
    (tmp_path / "none").touch()
    view.application.meetings.audit_commands.write_report(str(tmp_path / "none" / "report.md"))
    assert "cannot be written" in view.toast


def test_the_picture_is_copied_and_written(view: Driver, tmp_path: Path) -> None:
    view.click_button("Copy picture")
    assert not QImage(view.clipboard.imageData()).isNull()
    commands = view.application.meetings.audit_commands
    commands.write_picture(str(tmp_path / "hours.svg"))
    commands.write_picture(str(tmp_path / "hours.png"))
    assert (tmp_path / "hours.svg").read_text("utf-8").startswith("<svg")
    assert QImage(str(tmp_path / "hours.png")).width() > 600


def test_without_a_calendar_nothing_can_be_taken_along(driver: Driver) -> None:
    driver.press("Ctrl+3")
    for action in ("save_audit", "copy_audit_picture", "save_audit_picture", "show_unread_events"):
        driver.application.actions[action].trigger()
        assert driver.toast == "Open a calendar first."
    driver.press("Ctrl+Return")
    assert driver.toast.startswith("Open a calendar first")


def test_nothing_of_the_calendar_is_kept_but_what_was_decided(view: Driver) -> None:
    go_to(view, STATUS)
    overrule(view, "Alt+K", "New people join it.")
    assert b"New people join it." in b"".join(kept_bytes())
    assert not [data for data in kept_bytes() if b"Incident review" in data]


def kept_bytes() -> list[bytes]:
    """Every file of the program."""
    return [path.read_bytes() for path in paths.home().rglob("*") if path.is_file()]


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
    driver.application.actions["show_audit"].trigger()
    assert driver.window.meetings.part == "audit"


@pytest.mark.parametrize("key", ["Esc", "Backspace", "Del"])
def test_a_key_that_writes_no_letter_searches_for_nothing(view: Driver, key: str) -> None:
    table(view).setFocus()
    view.press(key)
    assert view.named("Find a meeting", QLineEdit).text() == ""
