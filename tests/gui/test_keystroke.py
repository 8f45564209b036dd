"""What a key costs, counted: a clock would only tell how busy the machine is."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtTest import QTest

from asyncdraft.core.checklist.facts import Analyst
from asyncdraft.core.draft import Pane
from asyncdraft.core.render.preview import Preview
from tests.gui.driver import Driver

PARAGRAPHS = 40
TEXT = "\n\n".join(f"Pump {number} drips since the last service." for number in range(PARAGRAPHS))
IN_THE_MIDDLE = TEXT.index("Pump 20") + len("Pump 20 drips")


@pytest.fixture
def counted(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """What was done since a letter came into the middle of a text, until all of it is shown."""
    counts: Counter[str] = Counter()
    driver.write(Pane.WHAT, TEXT)
    editor = driver.window.editors.editor(Pane.WHAT)
    cursor = editor.textCursor()
    cursor.setPosition(IN_THE_MIDDLE)
    editor.setTextCursor(cursor)
    driver.type("s")
    connection = driver.application.database._connection
    analysed = _counting(counts, "analysed", Analyst.facts, lambda _analyst, blocks, _hour: len(blocks))
    monkeypatch.setattr(Analyst, "facts", analysed)
    monkeypatch.setattr(Preview, "_make", _counting(counts, "made", Preview._make, lambda *_: 1))
    connection.set_trace_callback(lambda _statement: counts.update(["statements"]))
    QTest.keyClicks(editor, "o")
    driver.application.session.refresh()
    connection.set_trace_callback(None)
    driver.settle()
    return counts


def _counting(
    counts: Counter[str], name: str, original: Callable[..., Any], worth: Callable[..., int]
) -> Callable[..., Any]:
    def count(*arguments: Any) -> Any:
        counts[name] += worth(*arguments)
        return original(*arguments)

    return count


def test_one_block_is_analysed(counted: Counter[str]) -> None:
    assert counted["analysed"] == 1


def test_one_block_of_the_preview_is_made(counted: Counter[str]) -> None:
    assert counted["made"] == 1


def test_nothing_is_written_before_the_keys_rest(counted: Counter[str]) -> None:
    assert counted["statements"] == 0
