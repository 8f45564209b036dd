"""Widgets alone: what their words are, wherever they come from."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from asyncdraft.core.sending.account import Kind
from asyncdraft.gui.dialogs.accounts import AccountForm, AccountsDialog
from asyncdraft.gui.sending.kinds import KINDS
from asyncdraft.gui.widgets.basics import ElidedLabel, button
from asyncdraft.gui.widgets.segmented import Segmented
from asyncdraft.gui.widgets.source_editor import SourceEditor


def test_words_that_are_cut_later_are_told_by_the_tip(qtbot: QtBot) -> None:
    label = ElidedLabel("short")
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()

    label.setText("a sentence that has no room")
    assert label.toolTip() == "a sentence that has no room"
    label.setText("short")
    assert not label.toolTip()


def test_no_word_of_a_button_becomes_a_key(qtbot: QtBot) -> None:
    made = button("Q&A")
    qtbot.addWidget(made)
    assert made.shortcut().isEmpty()
    made.setText("R&D")
    assert made.shortcut().isEmpty()
    assert made.text() == "R&&D"


def test_where_none_is_chosen_the_arrows_begin_at_an_end(qtbot: QtBot) -> None:
    for key, first in ((Qt.Key.Key_Left, "c"), (Qt.Key.Key_Right, "a")):
        choice = Segmented((("a", "A"), ("b", "B"), ("c", "C")), name="Which")
        qtbot.addWidget(choice)
        QTest.keyClick(choice, key)
        assert choice.current == first


def test_a_word_is_replaced_and_no_part_of_another(qtbot: QtBot) -> None:
    editor = SourceEditor("Source")
    qtbot.addWidget(editor)
    editor.set_text("🎉 {{ owner }} {{ own }} {{ Own }}")

    assert editor.replace_in_line(0, "own", "team")
    assert editor.toPlainText() == "🎉 {{ owner }} {{ team }} {{ Own }}"
    assert not editor.replace_in_line(0, "own", "team")


def test_an_answer_that_comes_late_is_not_shown_with_another_account(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = AccountsDialog(parent, lambda _id: AccountForm("", "smtp"))
    asked: list[AccountForm] = []
    dialog.testing.connect(asked.append)
    press(dialog, f"Add: {KINDS[Kind.SMTP].title}")
    press(dialog, "Test")
    press(dialog, "Back")
    press(dialog, f"Add: {KINDS[Kind.SMTP].title}")
    press(dialog, "Test")

    dialog.show_result(asked[0], "The first server refuses.", works=False)
    assert "The first server refuses." not in texts(dialog)
    dialog.show_result(asked[1], "The second server answers.", works=True)
    assert "The second server answers." in texts(dialog)


def press(dialog: QWidget, name: str) -> None:
    found = dialog.findChildren(QPushButton)
    next(each for each in found if name in (each.accessibleName(), each.text())).click()


def texts(dialog: QWidget) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisibleTo(dialog)]
