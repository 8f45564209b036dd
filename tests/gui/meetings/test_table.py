"""The table of meetings: its order, filters, search, columns, lines, and what is heard of it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit

from asyncdraft.gui.dialogs.unread_events import UnreadEventsDialog
from tests.gui.driver import Driver
from tests.gui.meetings.audit_page import PAIR, STATUS, choose, proposal, rows, table, titles


def test_what_only_hands_out_information_comes_first(view: Driver) -> None:
    chosen = [row.choice for row in rows(view)]
    assert chosen == sorted(chosen, key=["replace", "shorten", "keep"].index)
    assert PAIR in titles(view)[6:]


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


def test_a_click_on_a_head_sorts_and_a_second_one_turns_round(view: Driver) -> None:
    heads = table(view).horizontalHeader()
    monthly = QPoint(heads.sectionPosition(6) + 20, 10)
    view.click(heads.viewport(), monthly)
    hours = [row.monthly for row in rows(view)]
    assert hours == sorted(hours, reverse=True)
    assert len(set(hours)) > 5
    view.click(heads.viewport(), monthly)
    assert [row.monthly for row in rows(view)] == sorted(hours)
    assert view.button("Sorted by person-hours of all")


def test_a_recurrence_that_needs_two_lines_gets_them(view: Driver) -> None:

    def heights() -> list[int]:
        return [table(view).rowHeight(place) for place in range(14)]

    before = heights()
    assert before[titles(view).index(STATUS)] == 40
    table(view).setColumnWidth(0, 120)
    assert set(heights()) == {40, 58}
    table(view).set_narrow(False)
    assert heights() == before


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
    view.do("switch_clock")
    view.wait_for(lambda: not desk.is_busy)
    assert any(" 3 pm" in row.meeting.pattern for row in desk.series)
    view.do("switch_clock")
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
    assert view.window.audit.table.keys == []


def test_what_could_not_be_read_is_one_line_and_a_list(view: Driver) -> None:
    assert "2 of 16 events could not be read" in view.texts()
    view.click_button("Show them")
    assert isinstance(view.dialog, UnreadEventsDialog)
    view.click_in_dialog("Copy the list")
    copied = view.clipboard.text()
    assert "Supplier review" in copied
    assert "Board preparation" in copied
    view.press("Escape")


@pytest.mark.parametrize("key", ["Esc", "Backspace", "Del"])
def test_a_key_that_writes_no_letter_searches_for_nothing(view: Driver, key: str) -> None:
    table(view).setFocus()
    view.press(key)
    assert view.named("Find a meeting", QLineEdit).text() == ""
