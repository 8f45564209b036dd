"""A page whose parts change is the page that they make when it is read anew."""

from collections.abc import Iterator
from itertools import product
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QPaintEvent, QTextDocument
from PySide6.QtWidgets import QApplication

from asyncdraft.core.draft import Pane
from asyncdraft.core.render.preview import Palette, Preview
from asyncdraft.gui.widgets.parted_page import LONG_PAGE, PartedPage
from asyncdraft.gui.widgets.reading import part_lines
from tests.gui.driver import Driver

BLOCKS = (
    "Plain words.",
    "**bold** and _it_",
    "# Head",
    "- a\n- b\n  - c",
    "1. x\n2. y",
    "> quote",
    "```\ncode\nmore\n```",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "---",
    "x  \ny",
    "[l](https://example.com)",
)
LETTERS = ("x", " ", "*", "`", "#", "- ", "\n", "> ", "😀", "")
TEXT = "# Head\n\nOne `code` and **more**.\n\nTwo\n\n- a\n- b\n\nThree, to the end."

edits = st.lists(
    st.tuples(st.integers(0, 80), st.integers(0, 4), st.sampled_from((*LETTERS, *LETTERS, *BLOCKS))),
    min_size=1,
    max_size=6,
)


@pytest.fixture
def page(qapp: QApplication) -> Iterator[PartedPage]:
    made = PartedPage()
    yield made
    made.hide()
    made.show_parts(())
    made.deleteLater()


def anew(parts: tuple[str, ...], page: PartedPage) -> QTextDocument:
    document = QTextDocument()
    document.setDefaultFont(page.document().defaultFont())
    part_lines(document)
    document.setHtml("".join(parts))
    return document


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    blocks=st.lists(st.sampled_from(BLOCKS), min_size=1, max_size=6),
    edits=edits,
    target=st.sampled_from(("slack", "email", "markdown")),
)
def test_a_page_that_is_edited_is_the_page_read_anew(
    page: PartedPage, blocks: list[str], edits: list[tuple[int, int, str]], target: str
) -> None:
    text, preview = "\n\n".join(blocks), Preview()
    for at, gone, come in ((0, 0, ""), *edits):
        text = text[:at] + come + text[at + gone :]
        parts = preview.page(text, target, Palette()).parts
        page.show_parts(parts)
        assert page.toHtml() == anew(parts, page).toHtml()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(blocks=st.lists(st.sampled_from(BLOCKS), min_size=2, max_size=6), edits=edits)
def test_what_is_painted_is_the_page_painted_anew(
    page: PartedPage, blocks: list[str], edits: list[tuple[int, int, str]]
) -> None:
    page.resize(120, 160)
    page.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    page.show()
    text, preview = "\n\n".join(blocks), Preview()
    for at, gone, come in ((0, 0, ""), *edits):
        text = text[:at] + come + text[at + gone :]
        page.show_parts(preview.page(text, "email", Palette()).parts)
        QApplication.processEvents()
        painted = page.screen().grabWindow(page.winId()).toImage()
        page.viewport().repaint()
        assert painted == page.screen().grabWindow(page.winId()).toImage()


class _Painted(QObject):
    """Where something was painted, in pixels of the page."""

    def __init__(self) -> None:
        super().__init__()
        self.place = QRect()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QPaintEvent):
            self.place = self.place.united(event.rect())
        return False


def test_only_the_part_that_is_typed_in_is_painted(page: PartedPage) -> None:
    page.resize(300, 400)
    page.show()
    preview, watching = Preview(), _Painted()
    page.show_parts(preview.page("One.\n\nTwo.\n\nThree.", "email", Palette()).parts)
    QApplication.processEvents()
    page.viewport().installEventFilter(watching)
    page.show_parts(preview.page("One.\n\nTwos.\n\nThree.", "email", Palette()).parts)
    QApplication.processEvents()
    page.viewport().removeEventFilter(watching)
    part = page.document().documentLayout().blockBoundingRect(page.document().findBlockByNumber(1))
    assert watching.place.height() == part.toAlignedRect().height()
    assert watching.place.top() == part.toAlignedRect().top()


def test_a_page_that_is_typed_in_is_changed_in_its_place(
    page: PartedPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    written = PartedPage.setHtml

    def read_anew(page: PartedPage, html: str) -> None:
        read.append(html)
        written(page, html)

    monkeypatch.setattr(PartedPage, "setHtml", read_anew)
    text, preview = TEXT, Preview()
    for letter in " A sentence,\n\nand **a** paragraph":
        text = text.replace("Two", f"Two{letter}", 1) if letter != "\n" else text.replace("Two", "Two\n", 1)
        page.show_parts(preview.page(text, "email", Palette()).parts)
    assert len(read) == 1


TYPED_IN = ("- one\n- two Z\n  - three", "1. one\n2. Z", "> a Z b", "```\na\nb Z\n```")
TABLE = "|a|b|\n|-|-|\n|c|d Z|"


@pytest.mark.parametrize(
    ("block", "target"),
    [*product(TYPED_IN, ("slack", "email", "markdown")), (TABLE, "email"), (TABLE, "markdown")],
)
def test_lists_quotes_code_and_tables_are_typed_in_in_their_place(
    page: PartedPage, monkeypatch: pytest.MonkeyPatch, block: str, target: str
) -> None:
    preview = Preview()
    page.show_parts(preview.page(f"Head\n\n{block}\n\nEnd", target, Palette()).parts)
    read: list[str] = []
    monkeypatch.setattr(PartedPage, "setHtml", lambda _page, html: read.append(html))
    for typed in ("word", "words ", "words & more", "**", "é😀"):
        text = f"Head\n\n{block.replace('Z', typed)}\n\nEnd"
        parts = preview.page(text, target, Palette()).parts
        page.show_parts(parts)
        assert page.toHtml() == anew(parts, page).toHtml()
    assert not read


def test_what_is_selected_elsewhere_and_the_place_stay(page: PartedPage) -> None:
    page.resize(200, 100)
    page.show()
    paragraphs = [f"Paragraph {number} of many." for number in range(40)]
    preview = Preview()
    page.show_parts(preview.page("\n\n".join(paragraphs), "email", Palette()).parts)
    page.setTextCursor(page.document().find("Paragraph 20"))
    page.verticalScrollBar().setValue(123)
    paragraphs[3] += " And another sentence."
    page.show_parts(preview.page("\n\n".join(paragraphs), "email", Palette()).parts)
    assert page.textCursor().selectedText() == "Paragraph 20"
    assert page.verticalScrollBar().value() == 123


def test_a_long_page_that_is_read_anew_waits_until_the_keys_rest(page: PartedPage) -> None:
    preview, long = Preview(), "\n\n".join(["- many words " * 40] * (LONG_PAGE // 400))
    page.show_parts(preview.page(long, "email", Palette()).parts)
    page.show_parts(preview.page(f"> q\n\n{long}", "email", Palette()).parts)
    assert page.toPlainText().startswith("many")
    page.show_parts(preview.page(f"> q\n\n{long} x", "email", Palette()).parts)
    assert page.toPlainText().startswith("many")


def test_the_preview_of_what_is_typed_is_the_message_read_anew(driver: Driver) -> None:
    chance = Random(26)
    driver.write(Pane.WHAT, "One paragraph.\n\nAnother **one**.\n\n- a list\nand more")
    editor = driver.window.editors.editor(Pane.WHAT)
    page = driver.named("Preview", PartedPage)
    for _edit in range(25):
        cursor = editor.textCursor()
        cursor.setPosition(chance.randrange(editor.document().characterCount()))
        editor.setTextCursor(cursor)
        driver.type(chance.choice(("x", " y", "\n\n", "*", "`")))
        if chance.random() < 0.4:
            driver.press("Backspace")
        driver.application.session.refresh()
        driver.settle()
        assert page.toHtml() == anew(page.parts, page).toHtml()
