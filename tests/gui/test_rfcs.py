"""The view of RFCs, driven as a user does: opened, commented on, answered, closed."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QTableWidget,
    QToolTip,
)

from asyncdraft.core.people import Person
from asyncdraft.core.rfc.rfc import Review, Rfc, State
from asyncdraft.core.rfc.window import window
from asyncdraft.core.team import Team
from asyncdraft.gui.dialogs.rfc_form import RfcDialog
from asyncdraft.gui.drafts.rows_input import RowsInput
from asyncdraft.gui.rfcs import rfc_texts
from asyncdraft.gui.rfcs.comments_list import CommentsList
from asyncdraft.gui.rfcs.rfc_texts import CommentText
from asyncdraft.gui.rfcs.sample_rfcs import sample_rfcs
from asyncdraft.gui.widgets.pane_editor import PaneEditor
from asyncdraft.storage.rfcs import Rfcs
from tests.gui.conftest import NOW
from tests.gui.cut_words import sideways
from tests.gui.driver import Driver


@pytest.fixture
def empty(driver: Driver) -> Driver:
    driver.press("Ctrl+Shift+4")
    return driver


@pytest.fixture
def rfcs(empty: Driver) -> Driver:
    """Two RFCs, the open one shown."""
    for rfc in sample_rfcs(empty.application.workspace.team, NOW):
        empty.application.meetings.rfc_desk.keep(rfc)
    empty.settle()
    return empty


def current(driver: Driver) -> Rfc:
    rfc = driver.application.meetings.rfc_desk.current
    assert rfc is not None
    return rfc


def put(table: RowsInput, *cells: str) -> None:
    """Into the empty row at the end."""
    row = table.table.rowCount() - 1
    model = table.table.model()
    for number, cell in enumerate(cells):
        model.setData(model.index(row, number), cell)


def answer(driver: Driver, text: str, go: str) -> None:
    driver.settle()
    fields = [*driver.dialog.findChildren(QLineEdit), *driver.dialog.findChildren(QPlainTextEdit)]
    fields[0].setFocus()
    driver.press("Ctrl+A")
    driver.press("Delete")
    driver.type(text)
    driver.click_in_dialog(go)


def press_named(driver: Driver, name: str) -> None:
    driver.click(driver.named(name, QPushButton))


def open_rfc(driver: Driver) -> None:
    driver.wait_for(lambda: driver.application.workspace.is_complete)
    driver.click_button("New RFC")
    dialog = driver.dialog
    assert isinstance(dialog, RfcDialog)
    driver.click_in_dialog("Open the RFC")
    assert "An RFC needs a title" in driver.texts(driver.dialog)
    fields = {field.accessibleName(): field for field in dialog.findChildren(QLineEdit)}
    fields["Title"].setText("One queue")
    fields["Document"].setText("https://docs.example.com/rfc-12")
    dialog.findChildren(QComboBox)[0].setCurrentText("Ana Silva")
    put(dialog.findChildren(RowsInput)[0], "Kenji Mori", "operations", "section 2")
    put(dialog.findChildren(RowsInput)[0], "Maya Chen", "support")
    driver.settle()
    assert "Remind on" in driver.texts(driver.dialog)
    assert (days := dialog.findChildren(QSpinBox)[0]).lineEdit().width() > days.width() // 2
    driver.click_in_dialog("Open the RFC")


def test_an_rfc_from_its_opening_to_the_summary(empty: Driver) -> None:
    assert "No RFC is open" in empty.texts()
    open_rfc(empty)
    assert empty.listed("RFCs") == ["One queue"]
    assert current(empty).reviewers == ("kenji", "maya")
    assert "operations, section 2" in empty.texts()
    assert "Announce the RFC" in empty.texts()
    put(empty.window.rfcs.findChildren(RowsInput)[0], "Mend both", "Nothing moves")
    assert [option.gain for option in current(empty).options] == ["Nothing moves"]
    empty.click_button("Add comments")
    empty.dialog.findChildren(PaneEditor)[0].setPlainText("- Keep failed mails.\n- Wait for December.")
    empty.settle()
    assert "does not say whose comment" in empty.texts(empty.dialog)
    empty.dialog.findChildren(QComboBox)[0].setCurrentText("Kenji Mori")
    empty.settle()
    empty.click_in_dialog("Add to the RFC")
    assert current(empty).silent == ("maya",)
    assert "Maya has not commented." in empty.texts()
    press_named(empty, "Accept the comment 1 of Kenji Mori")
    answer(empty, "They stay for three days", "Accept the comment")
    press_named(empty, "Reject the comment 2 of Kenji Mori")
    answer(empty, "", "Reject the comment")
    assert "Say why the comment is turned down" in empty.texts(empty.dialog)
    answer(empty, "The invoices have a queue of their own", "Reject the comment")
    assert [comment.state for comment in current(empty).comments] == [State.ACCEPTED, State.REJECTED]
    press_named(empty, "Reopen the comment 2 of Kenji Mori")
    assert [comment.state for comment in current(empty).comments] == [State.ACCEPTED, State.OPEN]
    empty.window.rfcs.chosen.emit("close")
    answer(empty, "One queue it is.", "Close the RFC")
    assert not current(empty).is_open
    empty.click_button("Draft the closing summary")
    assert empty.draft.template == "rfc-closing"
    assert empty.draft.what.startswith("One queue it is.")


@pytest.mark.parametrize(
    ("text", "template", "words"),
    [
        ("Draft the announcement", "rfc-announcement", "@Kenji, @Priya and @Maya, please comment"),
        ("Draft the nudge", "reminder", "@Priya, please comment on section 4, as security"),
    ],
)
def test_each_message_opens_as_a_draft(rfcs: Driver, text: str, template: str, words: str) -> None:
    rfcs.click_button(text)
    assert rfcs.window.view == "compose"
    assert rfcs.draft.template == template
    assert words in rfcs.draft.need


def test_reminders_go_into_a_calendar_or_onto_the_clipboard(rfcs: Driver, tmp_path: Path) -> None:
    rfcs.application.meetings.rfc_commands.write_reminders(str(tmp_path / "rfc.ics"))
    assert b"SUMMARY:RFC One queue for all mails" in (tmp_path / "rfc.ics").read_bytes()
    rfcs.window.rfcs.chosen.emit("copy")
    assert "the window closes today" in rfcs.clipboard.text()
    rfcs.application.meetings.rfc_commands.write_reminders(str(tmp_path / "rfc.ics" / "rfc.ics"))
    assert "cannot be written" in rfcs.toast


def test_an_rfc_is_deleted_and_comes_back(rfcs: Driver) -> None:
    rfcs.window.rfcs.chosen.emit("delete")
    assert rfcs.listed("RFCs") == ["Names of branches"]
    rfcs.click_button("Undo")
    assert rfcs.listed("RFCs") == ["One queue for all mails", "Names of branches"]


def test_a_comment_is_tied_to_an_option_and_to_none(rfcs: Driver) -> None:
    comments = rfcs.window.rfcs.comments
    option = current(rfcs).options[0].name
    chip = next(each for each in comments.findChildren(QPushButton) if each.text() == "On an option…")
    rfcs.click(chip)
    menu = rfcs.focus
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text() == option).trigger()
    menu.close()
    rfcs.settle()
    assert rfcs.toast == f"The comment is about “{option}”."
    assert [comment.option for comment in current(rfcs).comments if comment.option] == [option]
    assert [each.text() for each in comments.findChildren(QPushButton)].count(option) == 1
    rfcs.click_button("Undo")
    assert not [comment for comment in current(rfcs).comments if comment.option]


def test_an_option_is_offered_as_its_name_is_spelled(rfcs: Driver) -> None:
    comments = rfcs.window.rfcs.comments
    comments.show_comments([CommentText("Maya", "No", "open", "warn", "", False, options=("R&D",))])
    rfcs.settle()
    rfcs.click(next(each for each in comments.findChildren(QPushButton) if each.text() == "On an option…"))
    menu = rfcs.focus
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["The whole proposal", "R&&D"]
    menu.close()


def test_the_options_are_saved_once_the_keys_rest_and_offered_then(
    rfcs: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved: list[Rfc] = []
    save = Rfcs.save

    def counted(store: Rfcs, found: Rfc) -> Rfc:
        saved.append(found)
        return save(store, found)

    monkeypatch.setattr(Rfcs, "save", counted)
    table = next(iter(rfcs.window.rfcs.findChildren(RowsInput)))
    table.told.emit([{"name": name, "gain": "", "cost": "", "effort": ""} for name in ("One queue", "N")])
    table.told.emit([{"name": name, "gain": "", "cost": "", "effort": ""} for name in ("One queue", "None")])
    assert [option.name for option in current(rfcs).options] == ["One queue", "None"]
    assert saved == []
    desk = rfcs.application.meetings.rfc_desk
    rfcs.wait_for(lambda: bool(saved))
    assert [option.name for option in desk.all[0].options] == ["One queue", "None"]
    assert len(saved) == 1


def test_no_cell_of_the_options_is_cut(rfcs: Driver) -> None:
    table = rfcs.window.rfcs.findChildren(RowsInput)[0].table
    metrics = QFontMetrics(table.font())
    assert table.rowCount() > 2
    for row in range(table.rowCount() - 1):
        for column in range(table.columnCount()):
            words, width = table.model().index(row, column).data(), table.columnWidth(column) - 24
            room = metrics.boundingRect(QRect(0, 0, width, 2_000), Qt.TextFlag.TextWordWrap, words)
            assert room.height() <= table.rowHeight(row), words


def test_a_cell_tells_its_whole_text(rfcs: Driver) -> None:
    table = rfcs.window.rfcs.findChildren(RowsInput)[0].table
    place = table.visualRect(table.model().index(1, 2)).center()
    event = QHelpEvent(QEvent.Type.ToolTip, place, table.viewport().mapToGlobal(place))
    QApplication.sendEvent(table.viewport(), event)
    assert QToolTip.text() == "Two sets of rules stay"
    QToolTip.hideText()


def test_the_buttons_of_a_comment_stay_in_its_card_where_they_find_no_room(qapp: QApplication) -> None:
    comments = CommentsList()
    said = CommentText("Kenji Mori", "Why now?", "open", "warn", "", can_reopen=False, options=("Wait",))
    comments.show_comments([said])
    comments.resize(900, 120)
    comments.show()
    qapp.processEvents()
    *_, first, second, last = comments.findChildren(QPushButton)
    assert first.y() == second.y() == last.y()
    needed = comments.minimumSizeHint().width()
    assert needed < comments.sizeHint().width()
    comments.resize(needed, 160)
    qapp.processEvents()
    edges = [each.mapTo(comments, each.rect().topRight()).x() for each in (first, second, last)]
    assert max(edges) < comments.width()
    comments.close()
    comments.deleteLater()


def test_the_key_of_the_next_step_does_what_the_button_says(rfcs: Driver) -> None:
    words = rfcs.window.rfcs.side._primary.text()
    rfcs.press("Ctrl+Return")
    assert "Ctrl" in words
    assert rfcs.draft.template == "reminder"


def test_an_announcement_that_went_out_is_not_called_for_again(empty: Driver) -> None:
    open_rfc(empty)
    empty.click_button("Draft the announcement")
    empty.press("Ctrl+Shift+4")
    assert "Announce the RFC" in empty.texts(), "a draft is not sent yet"
    empty.press("Ctrl+1")
    empty.press("Ctrl+Return")
    assert "Copied" in empty.toast
    empty.press("Ctrl+Shift+4")
    assert "Announce the RFC" not in empty.texts()
    assert "Wait for comments" in empty.texts()
    assert "Save reminders" in empty.window.rfcs.side._primary.text()


@pytest.mark.parametrize(("days", "title"), [(0, "Wait for comments"), (4, "Remind who is silent")])
def test_who_is_silent_is_reminded_from_the_first_day_to_remind_on(days: int, title: str) -> None:
    monday = datetime(2026, 11, 23, 9, tzinfo=UTC)
    rfc = Rfc(title="One queue", reviews=(Review(person="Noa"),), opens=monday, days=7)
    found = window(monday, 7, ())
    now = monday + timedelta(days=days)
    assert rfc_texts.following(rfc, Team(), found, now, is_announced=True).title == title
    assert rfc_texts.following(rfc, Team(), found, now).title == "Announce the RFC"


def test_enter_ends_the_sentence_that_answers_a_comment(rfcs: Driver) -> None:
    place = next(at for at, each in enumerate(current(rfcs).comments) if each.state is State.OPEN)
    author = rfcs.application.workspace.team.name_of(current(rfcs).comments[place].author)
    press_named(rfcs, f"Accept the comment {place + 1} of {author}")
    rfcs.type("Both barrels stay.")
    rfcs.press("Return")
    assert current(rfcs).comments[place].answer == "Both barrels stay."


LONG_NAMES = (
    "Maximiliane-Theodora Freifrau von und zu Hohenlohe-Waldenburg",
    "Krishnamurthy Venkatasubramanian Ramachandran",
    "Rhoshandiatellyneshiaunneveshenk Williams",
)


def test_long_names_push_nothing_out_of_the_side(empty: Driver) -> None:
    empty.do("new_rfc")
    empty.type("One queue for all mails")
    paste_reviewers(empty, *LONG_NAMES)
    empty.click_in_dialog("Open the RFC")
    assert all(name in empty.texts(empty.window.meetings) for name in LONG_NAMES)
    assert sideways(empty.window.meetings) == 0


def test_the_window_says_whose_hours_it_does_not_know(empty: Driver) -> None:
    empty.do("new_rfc")
    paste_reviewers(empty, "Kenji Mori", *LONG_NAMES)
    assert "3 of them are not in your team" in empty.texts(empty.dialog)
    empty.dialog.close()


def paste_reviewers(driver: Driver, *names: str) -> None:
    table = driver.dialog.findChild(QTableWidget)
    assert table is not None
    table.setFocus()
    driver.paste("\n".join(f"{name}\toperations\tsection 2" for name in names))


def keep_reviewed_by(driver: Driver, *names: str) -> None:
    reviews = tuple(Review(person=name) for name in names)
    driver.application.meetings.rfc_desk.keep(Rfc(title="One queue", opens=NOW, reviews=reviews))
    driver.settle()


def paste_comments(driver: Driver, text: str) -> None:
    driver.click_button("Add comments")
    driver.dialog.findChildren(PaneEditor)[0].setPlainText(text)
    driver.settle()
    driver.click_in_dialog("Add to the RFC")


@pytest.mark.parametrize("name", ["Sara Lind", "Sara"])
def test_a_comment_of_a_reviewer_outside_the_team_is_their_own(empty: Driver, name: str) -> None:
    keep_reviewed_by(empty, "kenji", "Sara Lind")
    paste_comments(empty, f"Kenji: fine for me\n{name}: - No, one queue is a single point of failure.")
    assert [(each.author, each.state) for each in current(empty).comments] == [
        ("kenji", State.AGREED),
        ("Sara Lind", State.OPEN),
    ]
    press_named(empty, "Reject the comment 2 of Sara Lind")
    answer(empty, "Two queues cost a week", "Reject the comment")
    empty.click_button("Draft the closing summary")
    assert [row["who"] for row in empty.draft.fields["rejected"]] == ["Sara Lind"]
    assert empty.draft.fields["agreed"] == ["kenji"]


def test_who_reviews_from_outside_the_team_is_offered_as_the_author(empty: Driver) -> None:
    keep_reviewed_by(empty, "kenji", "Sara Lind")
    empty.click_button("Add comments")
    offered = empty.dialog.findChildren(QComboBox)[0]
    assert offered.findText("Sara Lind") > 0
    empty.dialog.close()


def test_who_joins_the_team_after_the_opening_is_its_reviewer(empty: Driver) -> None:
    keep_reviewed_by(empty, "kenji", "Tom Beck", "Sara Lind")
    assert "2 of them are not in your team" in empty.texts(empty.window.meetings)
    paste_comments(empty, "Sara: Why now?")
    empty.save_person(Person(id="tom", name="Tom Beck", zone="Europe/Berlin"))
    empty.settle()
    assert "One of them is not in your team" in empty.texts(empty.window.meetings)

    paste_comments(empty, "Tom: fine for me")
    assert current(empty).silent == ("kenji",)
    assert "Kenji has not commented." in empty.texts(empty.window.meetings)
    empty.click_button("Draft the nudge")
    assert list(empty.draft.to) == ["kenji"]
    empty.press("Ctrl+Shift+4")
    empty.window.rfcs.chosen.emit("summary")
    assert empty.draft.fields["agreed"] == ["tom"]
    assert empty.draft.fields["silent"] == ["kenji"]
    assert list(empty.draft.to) == ["kenji", "tom", "Sara Lind"]
