"""The way from a finding in a draft to an exercise that trains its rule, and back."""

import pytest
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from asyncdraft.core.draft import Pane
from asyncdraft.storage import exercises
from asyncdraft.storage.exercises import Shelf
from tests.gui.driver import Driver
from tests.gui.practice.practice_page import desk, wait


def test_a_finding_leads_to_the_exercise_that_trains_its_rule(own: Driver) -> None:
    own.application.practice.forget()
    desk(own).load()
    wait(own)
    own.write(Pane.NEED, "Kenji, please reply by 5pm.")
    finding = next(found for found in own.findings if found.rule == "deadline.zone")
    own.window.checklist.set_current(finding)
    own.press("Alt+P")
    wait(own)
    assert "Exercise 1: " in own.texts(own.window.top_bar)
    assert "This trains “Every clock time has a zone”. Your draft is kept." in own.toast
    own.click_button("Back to the draft")
    assert own.window.view == "compose"
    assert own.draft.need == "Kenji, please reply by 5pm."


def test_the_menu_of_a_finding_has_it_too(own: Driver) -> None:
    own.application.practice.forget()
    desk(own).load()
    wait(own)
    own.write(Pane.NEED, "Kenji, please reply by 5pm.")
    button = own.button("Ignore here")
    corner = button.mapToGlobal(button.rect().center())
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, button.rect().center(), corner)
    QApplication.sendEvent(button, event)
    own.settle()
    menu = own.focus
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()][2] == "Practise this"
    menu.actions()[2].trigger()
    menu.close()
    wait(own)
    assert own.window.view == "practice"


def test_a_rule_that_nothing_trains_gets_a_sentence(own: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exercises, "load_all", lambda _folder: Shelf())
    own.application.practice.forget()
    desk(own).load()
    wait(own)
    own.write(Pane.NEED, "Kenji, please reply by 5pm.")
    own.press("Alt+P")
    wait(own)
    assert own.window.view == "compose"
    assert own.toast.startswith("No exercise or question trains “")
