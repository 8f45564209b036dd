"""Spelling in the window, with the real dictionary and without it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QImage, QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QMenu

from asyncdraft.core.draft import Draft, Pane
from asyncdraft.gui.widgets.word_fields import WordBox, WordField, WordLine
from asyncdraft.integrations import harper
from tests.gui.driver import Driver

WAVE = QTextCharFormat.UnderlineStyle.WaveUnderline
TEXT = "Teh valve of Kenji drips since 09:10 UTC, `flobber` and @flobber say so. We recieve colour cards."


@pytest.fixture
def spelling(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> Iterator[Driver]:
    workspace = driver.application.workspace
    with monkeypatch.context() as patch:
        patch.setattr(harper, "is_installed", lambda: True)
        workspace.set_spelling("british")
        yield driver
    for word in workspace.words.own:
        workspace.words.remove(word)
    workspace.set_spelling("auto")


def waved(driver: Driver, pane: Pane = Pane.WHAT) -> list[str]:
    """The words under a wave."""
    document = driver.window.editors.editor(pane).document()
    block = document.firstBlock()
    found: list[str] = []
    while block.isValid():
        text = block.text()
        waves = (span for span in block.layout().formats() if span.format.underlineStyle() is WAVE)
        found += [text[span.start : span.start + span.length] for span in waves]
        block = block.next()
    return found


def waved_in(field: WordField) -> list[str]:
    """The words under a wave, of a single line as it is painted: each stretch of red."""
    if isinstance(field, WordBox):
        return [selection.cursor.selectedText() for selection in field.extraSelections()]
    picture = field.grab().toImage()
    reddish = [
        any(_is_reddish(picture, x, y) for y in range(picture.height())) for x in range(picture.width())
    ]
    starts = [x for x in range(1, len(reddish)) if reddish[x] and not any(reddish[max(0, x - 3) : x])]
    return [_word_at(field, x + 2) for x in starts]


def _is_reddish(picture: QImage, x: int, y: int) -> bool:
    color = picture.pixelColor(x, y)
    return color.red() > color.green() + 60


def _word_at(field: WordLine, x: int) -> str:
    place = field.cursorPositionAt(QPoint(x, field.height() // 2))
    before, after = field.text()[:place], field.text()[place:]
    return before.rpartition(" ")[2] + after.partition(" ")[0]


def menu() -> QMenu:
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    return popup


def choices() -> list[str]:
    return [action.text() for action in menu().actions() if action.text()]


def test_a_misspelled_word_is_waved_corrected_and_learnt(spelling: Driver) -> None:
    driver = spelling
    driver.application.session.open(Draft(to=("kenji",), what=TEXT), stored=False)
    driver.wait_for(lambda: waved(driver) == ["Teh", "recieve"])

    driver.press("F7")
    assert choices()[0] == "&1  The"
    QTest.keyClick(menu(), Qt.Key.Key_Return)
    driver.settle()
    assert driver.draft.what.startswith("The valve")
    assert waved(driver) == ["recieve"]
    driver.undo()
    assert driver.draft.what == TEXT

    driver.press("F7")
    driver.wait_for(lambda: QApplication.activePopupWidget() is not None)
    assert choices()[-1] == "&Add “recieve” to the dictionary"
    QTest.keyClick(menu(), Qt.Key.Key_A)
    driver.settle()
    assert driver.toast == "“recieve” is in your dictionary."
    assert waved(driver) == ["Teh"]

    driver.application.check_commands.show_spelling()
    driver.settle()
    own = driver.dialog.findChild(QListWidget)
    assert own is not None
    assert [own.item(row).text() for row in range(own.count())] == ["recieve"]
    own.setCurrentRow(0)
    driver.click_button("Remove")
    driver.press("Esc")
    driver.wait_for(lambda: waved(driver) == ["Teh", "recieve"])

    driver.application.workspace.set_spelling("american")
    driver.wait_for(lambda: "colour" in waved(driver))
    driver.application.workspace.set_spelling("off")
    driver.settle()
    assert waved(driver) == []


def test_another_language_is_not_spelled(spelling: Driver) -> None:
    session = spelling.application.session
    session.open(Draft(what=f"{TEXT} Can you tell what it is about?"), stored=False)
    spelling.wait_for(lambda: waved(spelling) == ["Teh", "recieve"])

    session.open(Draft(what="Der Export hängt, und wir wissen nicht, wer recieve prüfen kann."), stored=False)
    spelling.settle()
    spelling.wait_for(lambda: not spelling.application.workspace.spelling.is_busy)
    assert waved(spelling) == []


def test_a_word_is_not_waved_while_it_is_typed_and_the_menu_knows_it(spelling: Driver) -> None:
    driver = spelling
    driver.keep_typing()
    driver.write(Pane.WHAT, "teh teh")
    assert waved(driver) == []
    driver.rest_keys()
    driver.wait_for(lambda: waved(driver) == ["teh", "teh"])
    driver.keep_typing()
    driver.type("n")
    assert waved(driver) == ["teh"]

    editor = driver.window.editors.editor(Pane.WHAT)
    editor.select(1, 1)
    place = editor.cursorRect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, editor.mapToGlobal(QPoint(place)))
    QApplication.sendEvent(editor, event)
    assert "&1  the" in choices()
    assert any("Paste" in text for text in choices())
    menu().close()
    driver.rest_keys()


def test_subject_and_fields_are_spelled_as_the_panes_are(spelling: Driver) -> None:
    driver = spelling
    fields = {"topic": "Adress of valves", "done": ["Crates are labeled", "We recieve 🎻 teh rest"]}
    draft = Draft(template="handoff", subject="Recieve 🎻 the valves, adress", fields=fields, what="Teh end.")
    driver.application.session.open(draft, stored=False)
    driver.wait_for(lambda: waved(driver) == ["Teh"])
    subject, topic, done = driver.window.editors.fields.values()
    assert waved_in(subject) == ["Recieve", "adress"]
    assert waved_in(topic) == ["Adress"]
    assert waved_in(done) == ["labeled", "recieve", "teh"]

    driver.window.editors.focus_subject()
    driver.press("End")
    driver.press("F7")
    assert topic.hasFocus()
    assert "&1  Address" in choices()
    QTest.keyClick(menu(), Qt.Key.Key_1)
    driver.settle()
    assert driver.draft.fields["topic"] == "Address of valves"
    driver.undo()
    assert driver.draft.fields["topic"] == "Adress of valves"

    driver.press("F7")
    assert done.hasFocus()
    menu().close()
    driver.press("F7")
    QTest.keyClick(menu(), Qt.Key.Key_1)
    driver.settle()
    assert driver.draft.fields["done"][1].startswith("We receive 🎻")
    assert waved_in(done) == ["labeled", "teh"]


def test_the_subject_has_the_menu_and_waits_for_the_end_of_a_word(spelling: Driver) -> None:
    driver = spelling
    driver.keep_typing()
    driver.window.editors.focus_subject()
    driver.type("Adress adress")
    driver.rest_keys()
    subject = driver.window.editors.fields[Pane.SUBJECT]
    driver.wait_for(lambda: waved_in(subject) == ["Adress", "adress"])
    driver.keep_typing()
    driver.type("s")
    assert waved_in(subject) == ["Adress"]

    driver.press("Home")
    at = QPoint(subject.rect().center())
    QApplication.sendEvent(
        subject, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, subject.mapToGlobal(at))
    )
    assert "&1  Address" in choices()
    assert any("Paste" in text for text in choices())
    QTest.keyClick(menu(), Qt.Key.Key_1)
    driver.settle()
    assert driver.draft.subject == "Address adresss"
    driver.rest_keys()


def test_without_the_extra_all_else_works_and_the_way_to_it_is_told(driver: Driver) -> None:
    driver.write(Pane.WHAT, "teh valve")
    driver.press("F7")
    assert "Spelling…" in driver.toast
    driver.application.check_commands.show_spelling()
    driver.settle()
    assert "pip install 'asyncdraft[spell]'" in driver.texts(driver.dialog)
    driver.press("Esc")
