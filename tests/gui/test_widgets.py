"""Widgets alone: what their words are, wherever they come from."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

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
