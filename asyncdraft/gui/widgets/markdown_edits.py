"""What keys do to Markdown at a cursor: a list goes on, words get their signs or a link."""

import re

from PySide6.QtGui import QTextCursor

from asyncdraft.gui.text_units import to_points, to_units

LIST_ITEM = re.compile(
    r"^(?P<indent>\s*)(?P<marker>[-*+]|\d{1,3}[.)])(?P<space>\s+)(?P<task>\[[ xX]\]\s+)?(?P<rest>.*)$"
)
WORD, SPOKEN_WORD = re.compile(r"[\w-]+"), re.compile(r"[\w'’-]+")
KEEP = QTextCursor.MoveMode.KeepAnchor


def go_on_with_list(cursor: QTextCursor) -> bool:
    """True where Enter was used up by a list: a next item, or the end of the list at an empty one."""
    item = LIST_ITEM.match(cursor.block().text())
    if item is None or cursor.hasSelection() or cursor.positionInBlock() < item.start("rest"):
        return False
    if not item["rest"].strip():
        cursor.select(QTextCursor.SelectionType.LineUnderCursor)
        cursor.removeSelectedText()
        return True
    task = "[ ] " if item["task"] else ""
    cursor.insertText(f"\n{item['indent']}{_next_marker(item['marker'])}{item['space']}{task}")
    return True


def _next_marker(marker: str) -> str:
    return f"{int(marker[:-1]) + 1}{marker[-1]}" if marker[:-1].isdigit() else marker


def word_at(cursor: QTextCursor, word: re.Pattern[str] = WORD) -> QTextCursor:
    """What is selected, else the letters, digits and hyphens around the cursor."""
    found_at = QTextCursor(cursor)
    if cursor.hasSelection():
        return found_at
    text, start = cursor.block().text(), cursor.block().position()
    place = to_points(text, cursor.positionInBlock())
    for found in word.finditer(text):
        if found.start() <= place <= found.end():
            found_at.setPosition(start + to_units(text, found.start()))
            found_at.setPosition(start + to_units(text, found.end()), KEEP)
    return found_at


def link_word(cursor: QTextCursor, url: str) -> QTextCursor:
    """Behind the link."""
    word = word_at(cursor)
    word.insertText(f"[{word.selectedText()}]({url})")
    return word


def make_link(cursor: QTextCursor, url: str = "") -> QTextCursor:
    """The selection becomes a link; the cursor stands where the address goes, or behind it."""
    text = cursor.selectedText().replace("\u2029", " ")
    cursor.insertText(f"[{text}]({url})")
    if not url:
        cursor.movePosition(QTextCursor.MoveOperation.Left)
    return cursor


def toggle(here: QTextCursor, marker: str) -> QTextCursor:
    """Signs around what is selected, else around the word at the cursor, which both stay where they are."""
    words = _without_signs(word_at(here, SPOKEN_WORD), marker)
    text, start = words.selectedText(), words.selectionStart()
    length, by = words.selectionEnd() - start, len(marker)
    anchor, position = here.anchor() - start, here.position() - start
    outer = QTextCursor(words)
    outer.setPosition(max(0, start - by))
    outer.setPosition(min(start + length + by, words.document().characterCount() - 1), KEEP)
    is_marked = outer.selectedText() == f"{marker}{text}{marker}"
    (outer if is_marked else words).insertText(text if is_marked else f"{marker}{text}{marker}")
    inner = start - by if is_marked else start + by
    here.setPosition(inner + min(max(anchor, 0), length))
    here.setPosition(inner + min(max(position, 0), length), KEEP)
    return here


def _without_signs(cursor: QTextCursor, marker: str) -> QTextCursor:
    text, by = cursor.selectedText(), len(marker)
    if len(text) > 2 * by and text.startswith(marker) and text.endswith(marker):
        start, end = cursor.selectionStart() + by, cursor.selectionEnd() - by
        cursor.setPosition(start)
        cursor.setPosition(end, KEEP)
    return cursor
