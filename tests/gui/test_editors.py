"""The editors of the panes: keys, formatting, pasting, names, findings in any script."""

import pytest
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from asyncdraft.core.draft import Draft, Pane
from asyncdraft.core.people import Person
from asyncdraft.gui.widgets.pane_editor import PaneEditor
from tests.gui.driver import Driver

NO_LINE = QTextCharFormat.UnderlineStyle.NoUnderline
FULL_LINES = "The coffee machine on floor 3 leaks again since Monday, as it did last week, and nobody"


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("- one", "- one\n- "),
        ("  * one", "  * one\n  * "),
        ("9. one", "9. one\n10. "),
        ("- [x] one", "- [x] one\n- [ ] "),
    ],
)
def test_enter_goes_on_with_a_list(driver: Driver, first: str, then: str) -> None:
    driver.write(Pane.WHAT, f"{first}\n")
    assert what(driver).toPlainText() == then


def test_enter_at_an_empty_item_ends_the_list(driver: Driver) -> None:
    driver.write(Pane.WHAT, "- one\n\nafter")
    assert driver.draft.what == "- one\nafter"


@pytest.mark.parametrize(("keys", "marked"), [("Ctrl+B", "**urgent**"), ("Ctrl+I", "_urgent_")])
def test_formatting_is_put_on_and_taken_off(driver: Driver, keys: str, marked: str) -> None:
    driver.write(Pane.WHAT, "urgent")
    driver.press("Ctrl+A")

    driver.press(keys)
    assert driver.draft.what == marked

    driver.press("Ctrl+A")
    driver.press(keys)
    assert driver.draft.what == "urgent"


def test_ctrl_k_makes_a_link_of_what_is_selected(driver: Driver) -> None:
    driver.write(Pane.WHAT, "the ticket")
    driver.press("Ctrl+A")

    driver.press("Ctrl+K")
    driver.type("https://t.example.com/1")

    assert driver.draft.what == "[the ticket](https://t.example.com/1)"


def test_an_id_of_the_team_becomes_its_link(driver: Driver) -> None:
    driver.write(Pane.WHAT, "🎉 see PAY-412")

    driver.press("Ctrl+Shift+K")

    assert driver.draft.what == "🎉 see [PAY-412](https://tracker.example.com/browse/PAY-412)"


def test_ctrl_k_opens_the_palette_where_nothing_is_selected(driver: Driver) -> None:
    driver.write(Pane.WHAT, "the ticket")

    driver.press("Ctrl+K")
    assert driver.dialog.windowTitle() == "Command palette"

    driver.type("team")
    driver.press("Return")
    assert driver.window.view == "team"
    driver.press("Ctrl+1")


def test_an_address_pasted_over_words_makes_them_a_link(driver: Driver) -> None:
    driver.write(Pane.WHAT, "the ticket")
    driver.press("Ctrl+A")
    driver.paste("https://t.example.com/1\n")
    assert driver.draft.what == "[the ticket](https://t.example.com/1)"


def test_rich_text_is_pasted_as_markdown_in_one_step(driver: Driver) -> None:
    driver.write(Pane.WHAT, "See: ")

    driver.paste(
        "the log and two points",
        '<p>the <a href="https://l.example.com">log</a> and <b>two</b> points</p><script>alert(1)</script>',
    )
    assert "the [log](https://l.example.com) and **two** points" in driver.draft.what
    assert "alert" not in driver.draft.what

    driver.undo()
    assert driver.draft.what == "See: "


def test_rich_text_is_dropped_as_markdown(driver: Driver) -> None:
    driver.write(Pane.WHAT, "See: ")
    driver.drop(what(driver), "a b", "<p><b>a</b></p><ul data-indent=0><li>b</li></ul>")
    assert "**a**" in driver.draft.what
    assert "- b" in driver.draft.what
    driver.undo()
    assert driver.draft.what == "See: "


def test_a_name_is_completed_after_the_sign(driver: Driver) -> None:
    driver.write(Pane.NEED, "@Ke")
    driver.press("Return")
    driver.type("please look")
    assert driver.draft.need == "@Kenji please look"


def test_a_name_that_joined_the_team_meanwhile_is_completed_too(driver: Driver) -> None:
    driver.save_person(Person(id="dana", name="Dana Groß-Lüdenscheidt", zone="America/New_York"))
    driver.write(Pane.NEED, "@Da")
    driver.press("Return")
    driver.type("please look")
    assert driver.draft.need == "@Dana please look"


def test_a_name_can_be_left_as_it_is(driver: Driver) -> None:
    driver.write(Pane.NEED, "@Ke")
    driver.press("Escape")
    driver.type("lly, please look")
    assert driver.draft.need == "@Kelly, please look"


@pytest.mark.parametrize("before", ["", "🚀👩‍💻 ", "שלום לך, ", "naïve: "])
def test_a_finding_is_underlined_where_it_stands(driver: Driver, before: str) -> None:
    driver.write(Pane.NEED, f"{before}Kenji, please reply asap. Thanks for it.")
    found = next(finding for finding in driver.findings if "asap" in finding.quote)

    driver.application.check_commands.go_to(found)

    editor = driver.window.editors.editor(Pane.NEED)
    assert editor.textCursor().selectedText() == found.quote
    assert any(piece.endswith(found.quote) for piece in underlined(editor))


def test_text_from_right_to_left_is_kept_and_drawn(driver: Driver) -> None:
    text = "מתי הגרסה יוצאת? ראו https://ci.example.com/318"
    driver.write(Pane.WHAT, text)
    assert driver.draft.what == text
    driver.window.grab()


def test_twenty_thousand_words_can_be_pasted(driver: Driver) -> None:
    text = "\n\n".join(
        "The nightly export stopped at invoice number eleven thousand again." for _ in range(2000)
    )
    driver.window.editors.focus_pane(Pane.WHAT)

    driver.paste(text)

    assert driver.draft.what == text
    driver.type("!")
    assert driver.draft.what.endswith("again.!")
    driver.undo()
    driver.undo()
    assert driver.draft.what == ""


def test_tab_leaves_a_pane_for_the_next_control(driver: Driver) -> None:
    driver.write(Pane.WHAT, "word")
    driver.press("Tab")
    assert driver.draft.what == "word"
    assert driver.focus is not what(driver)


def what(driver: Driver) -> PaneEditor:
    return driver.window.editors.editor(Pane.WHAT)


def underlined(editor: PaneEditor) -> set[str]:
    """The pieces of text with a wave below, as Qt lays them out: positions in UTF-16 units."""
    block = editor.document().firstBlock()
    raw = block.text().encode("utf-16-le")
    return {
        raw[2 * span.start : 2 * (span.start + span.length)].decode("utf-16-le")
        for span in block.layout().formats()
        if span.format.underlineStyle() is not NO_LINE
    }


def test_the_lines_never_move_aside(qtbot: QtBot) -> None:
    """Not even for a blank at the end of a line that is full."""
    editor = PaneEditor("What", "", str)
    qtbot.addWidget(editor)
    editor.show()
    for width in range(240, 320):
        editor.resize(width, 200)
        editor.set_text(FULL_LINES)
        editor.moveCursor(QTextCursor.MoveOperation.End)
        QTest.keyClicks(editor, " ")
        assert editor.horizontalScrollBar().value() == 0


@pytest.mark.parametrize(("keys", "marked"), [("Ctrl+B", "**urgent**"), ("Ctrl+I", "_urgent_")])
def test_formatting_of_the_word_at_the_cursor_is_put_on_and_taken_off(
    driver: Driver, keys: str, marked: str
) -> None:
    driver.write(Pane.WHAT, "🎉 it is urgent")

    driver.press(keys)
    assert driver.draft.what == f"🎉 it is {marked}"
    driver.press(keys)
    assert driver.draft.what == "🎉 it is urgent"

    driver.type("!")
    assert driver.draft.what == "🎉 it is urgent!"


def test_what_was_formatted_stays_selected(driver: Driver) -> None:
    driver.write(Pane.WHAT, "urgent")
    driver.press("Ctrl+A")
    driver.press("Ctrl+B")
    driver.press("Ctrl+B")
    assert driver.draft.what == "urgent"
    driver.type("calm")
    assert driver.draft.what == "calm"


def test_where_no_word_is_the_next_one_is_formatted(driver: Driver) -> None:
    driver.write(Pane.WHAT, "it is ")
    driver.press("Ctrl+B")
    driver.type("urgent")
    assert driver.draft.what == "it is **urgent**"


def test_a_name_is_completed_in_a_line_with_an_emoji(driver: Driver) -> None:
    driver.write(Pane.WHAT, "🎉  asks")
    for _key in " asks":
        driver.press("Left")
    driver.type("@ken")
    driver.press("Return")
    assert driver.draft.what == "🎉 @Kenji  asks"


def test_a_space_that_breaks_no_line_stays_one(driver: Driver) -> None:
    kept = "10\u00a0000\u202f€"
    draft = driver.application.workspace.drafts.create(Draft(what=kept))
    driver.application.session.open(draft, stored=True)
    driver.settle()

    driver.write(Pane.WHAT, "!")
    driver.press("Ctrl+A")
    driver.press("Ctrl+C")

    assert driver.draft.what == f"{kept}!"


def test_code_ends_at_a_fence_of_its_own_kind(driver: Driver) -> None:
    driver.paste("```\n~~~\ncode\n```\nafter\n~~~\n```\ncode\n~~~\nafter")
    document = what(driver).document()
    lines = [document.findBlockByNumber(number) for number in range(document.blockCount())]
    grounds = [bool(line.layout().formats()) for line in lines]
    assert grounds == [True, True, True, True, False, True, True, True, True, False]
