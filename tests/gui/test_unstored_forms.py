"""A form whose store refuses stays open with all that was typed, says why, and closes once it is stored."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import pytest
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QPlainTextEdit, QPushButton

from asyncdraft.gui.rfcs.sample_rfcs import sample_rfcs
from asyncdraft.gui.rounds.sample_rounds import sample_rounds
from asyncdraft.storage import team_folder
from asyncdraft.storage.drafts import Drafts
from asyncdraft.storage.kept_values import KeptValues
from asyncdraft.storage.overrules import Overrules
from tests.gui import sample_views
from tests.gui.conftest import NOW
from tests.gui.driver import Driver
from tests.gui.full_disk import FULL, full_disk
from tests.gui.threads.threads_page import debate, seed

Field = QLineEdit | QPlainTextEdit | QComboBox


@dataclass(frozen=True)
class Case:
    """`typed` by the names of fields, `store` and `writes` what refuses."""

    open: Callable[[Driver], None]
    typed: Mapping[str, str]
    go: str
    store: object = KeptValues
    writes: tuple[str, ...] = ("save",)


def with_view(view: str, action: str, driver: Driver) -> None:
    sample_views.open_with_sample(driver, view)
    driver.do(action)


def with_thread(action: str, driver: Driver) -> None:
    seed(driver, debate(1))
    driver.do(action)


def with_round(action: str, driver: Driver) -> None:
    meetings = driver.application.meetings
    for found in sample_rounds(driver.application.workspace.team, NOW):
        meetings.round_desk.keep(found)
    meetings.round_commands.show_rounds()
    driver.do(action)


def with_rfc(driver: Driver) -> None:
    for rfc in sample_rfcs(driver.application.workspace.team, NOW):
        driver.application.meetings.rfc_desk.keep(rfc)
    driver.do("show_rfcs")
    driver.settle()


def with_rfc_action(action: str, driver: Driver) -> None:
    with_rfc(driver)
    driver.do(action)


def with_comment(driver: Driver) -> None:
    with_rfc(driver)
    press = next(
        each
        for each in driver.window.findChildren(QPushButton)
        if each.isVisible() and each.accessibleName().startswith("Accept the comment")
    )
    driver.click(press)


CASES = {
    "strikes": Case(
        partial(with_thread, "correct_strikes"), {"Reason": "It was one round more."}, "Set the count"
    ),
    "new thread": Case(partial(with_thread, "new_thread"), {"Topic": "Rain barrels"}, "Start the thread"),
    "thread": Case(partial(with_thread, "edit_thread"), {"Topic": "Rain barrels"}, "Save"),
    "reply": Case(partial(with_thread, "add_reply"), {"Message": "Two barrels."}, "Add to the thread"),
    "new round": Case(
        partial(with_round, "new_round"), {"Title": "Week 49", "Others": "Bo"}, "Open the round"
    ),
    "updates": Case(
        partial(with_round, "add_updates"),
        {"Updates": "Mended the gate.", "Whose it is, where the text does not say": "Kenji Mori"},
        "Add to the round",
    ),
    "rfc": Case(partial(with_rfc_action, "edit_rfc"), {"Title": "One barrel"}, "Save"),
    "comments": Case(
        partial(with_rfc_action, "add_comments"),
        {"Comments": "Keep both.", "Whose it is, where the text does not say": "Kenji Mori"},
        "Add to the RFC",
    ),
    "closing": Case(
        partial(with_rfc_action, "close_rfc"),
        {"What was decided, and why? (can stay empty: the summary then asks for it)": "One barrel it is."},
        "Close the RFC",
    ),
    "comment": Case(
        with_comment, {"What changes by it? (can stay empty)": "Both barrels stay."}, "Accept the comment"
    ),
    "overrule": Case(
        partial(with_view, "meetings", "judge_meeting"),
        {"Reason": "Nobody asks anything."},
        "Remember it",
        Overrules,
    ),
    "promise": Case(
        partial(with_view, "team", "edit_promise"),
        {"The one emergency path": "The red bell"},
        "Save",
        team_folder,
        ("save_sla",),
    ),
    "support": Case(
        partial(with_view, "team", "edit_support"),
        {"Help with": "barrels"},
        "Save",
        team_folder,
        ("save_support",),
    ),
    "focus": Case(
        partial(with_view, "team", "edit_focus"),
        {
            "Blocks, one a line: days or a date, from-to on your own clock, what for": (
                "tue-thu 08:00-10:00 spec for 17:00"
            )
        },
        "Save",
        team_folder,
        ("save_person",),
    ),
    "follow-ups": Case(
        partial(with_view, "team", "follow_up"),
        {"Or who wrote, separated by commas": "Maya, Kenji"},
        "Write the drafts",
        Drafts,
        ("create",),
    ),
}


@pytest.fixture(autouse=True)
def no_dialog_open(driver: Driver) -> Iterator[None]:
    yield
    for dialog in driver.window.findChildren(QDialog):
        dialog.reject()


def fields(dialog: QDialog) -> Mapping[str, Field]:
    kinds: tuple[Any, ...] = (QLineEdit, QPlainTextEdit, QComboBox)
    found = (field for kind in kinds for field in dialog.findChildren(kind))
    return {field.accessibleName(): field for field in found if field.accessibleName()}


def text_of(field: Field) -> str:
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    return field.currentText() if isinstance(field, QComboBox) else field.text()


def write(field: Field, text: str) -> None:
    if isinstance(field, QPlainTextEdit):
        field.setPlainText(text)
    elif isinstance(field, QComboBox):
        field.setCurrentText(text)
    else:
        field.setText(text)


@pytest.mark.parametrize("name", CASES)
def test_a_form_closes_only_when_it_is_stored(driver: Driver, name: str) -> None:
    case = CASES[name]
    case.open(driver)
    dialog = driver.dialog
    for title, text in case.typed.items():
        write(fields(dialog)[title], text)
    driver.settle()
    with full_disk(case.store, *case.writes):
        driver.click_in_dialog(case.go)
        driver.settle()
    assert driver.dialog is dialog
    assert FULL in driver.texts(dialog)
    assert {title: text_of(fields(dialog)[title]) for title in case.typed} == case.typed
    driver.click_in_dialog(case.go)
    driver.settle()
    assert not [each for each in driver.window.findChildren(QDialog) if each.isVisible()]
