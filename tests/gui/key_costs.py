"""What a key in the middle of a long text costs, counted until all that follows from it is shown."""

import gc
import tracemalloc
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from typing import Any

import pytest
from markdown_it import MarkdownIt
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from asyncdraft.core.checklist.analyst import Analyst
from asyncdraft.core.draft import Draft, Pane
from asyncdraft.core.render.preview import Preview
from asyncdraft.gui.drafts.saver import AUTOSAVE_MS
from tests.gui.driver import PATIENCE_MS, Driver

PARAGRAPHS = 200
HERE = f"pump {PARAGRAPHS // 2} drips"
LETTERS = "edx"
FRESH = count()
"""What was checked before is remembered by its words: each text has words of its own."""

MOST: Mapping[str, int] = {
    "blocks analysed": 1,
    "blocks of the preview made": 1,
    "tokens parsed": 15,
    "statements of SQL": 0,
    "widgets painted": 45,
    "kilobytes at the most": 180,
    "kilobytes kept": 40,
}
"""A text a hundred times as long may cost no more of any but the memory of its own letters."""


def over_budget(costs: Mapping[str, int]) -> dict[str, int]:
    return {name: costs[name] for name, most in MOST.items() if costs[name] > most}


def costs_of_a_key(driver: Driver, patch: pytest.MonkeyPatch) -> Counter[str]:
    """The least of a few keys, as something may go on beside one: what all cost is what a key costs.

    The keys do not rest meanwhile, however slow the machine is.
    """
    driver.wait_for(lambda: driver.application.workspace.is_complete)
    _open_long_text(driver)
    driver.keep_typing()
    driver.application.session.saver._timer.setInterval(PATIENCE_MS)
    _type(driver, "s")
    costs: Counter[str] = Counter()
    _count(patch, costs, Analyst, "facts", "blocks analysed", len)
    _count(patch, costs, Preview, "_make", "blocks of the preview made", lambda _made: 1)
    _count(patch, costs, MarkdownIt, "parse", "tokens parsed", len)
    with _statements(driver, costs), _paints(costs):
        found = [_costs_of(driver, letter, costs) for letter in LETTERS]
    driver.rest_keys()
    driver.application.session.saver._timer.setInterval(AUTOSAVE_MS)
    return Counter({name: min(each[name] for each in found) for name in MOST})


def _costs_of(driver: Driver, letter: str, costs: Counter[str]) -> Counter[str]:
    with _memory(costs) as begin:
        _type(driver, letter)
        costs.clear()
        begin()
        _type(driver, letter)
    return costs.copy()


def _open_long_text(driver: Driver) -> None:
    number = next(FRESH)
    text = "\n\n".join(f"In hall {number} pump {each} drips again." for each in range(PARAGRAPHS))
    driver.application.session.open(Draft(what=text), stored=False)
    driver.window.editors.focus_pane(Pane.WHAT)
    editor = driver.window.editors.editor(Pane.WHAT)
    cursor = editor.textCursor()
    cursor.setPosition(text.index(HERE) + len(HERE))
    editor.setTextCursor(cursor)


def _type(driver: Driver, letter: str) -> None:
    driver.type(letter)
    driver.application.session.wait()


def _count(
    patch: pytest.MonkeyPatch,
    costs: Counter[str],
    owner: type,
    method: str,
    name: str,
    worth: Callable[[Any], int],
) -> None:
    original = getattr(owner, method)

    def counting(*arguments: Any, **options: Any) -> Any:
        made = original(*arguments, **options)
        costs[name] += worth(made)
        return made

    patch.setattr(owner, method, counting)


@contextmanager
def _memory(costs: Counter[str]) -> Iterator[Callable[[], None]]:
    """Counts from when what it yields is called: what an earlier key left is given back by the next."""
    before = 0

    def begin() -> None:
        nonlocal before
        gc.collect()
        tracemalloc.reset_peak()
        before, _ = tracemalloc.get_traced_memory()

    tracemalloc.start()
    try:
        yield begin
        _, most = tracemalloc.get_traced_memory()
        gc.collect()
        after, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    costs["kilobytes kept"] = (after - before) // 1024
    costs["kilobytes at the most"] = (most - before) // 1024


@contextmanager
def _statements(driver: Driver, costs: Counter[str]) -> Iterator[None]:
    connection = driver.application.database._connection
    connection.set_trace_callback(lambda _statement: costs.update(["statements of SQL"]))
    yield
    connection.set_trace_callback(None)


@contextmanager
def _paints(costs: Counter[str]) -> Iterator[None]:
    class Painted(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
            if event.type() is QEvent.Type.Paint and isinstance(watched, QWidget):
                costs["widgets painted"] += 1
            return False

    application, painted = QApplication.instance(), Painted()
    assert application is not None
    application.installEventFilter(painted)
    yield
    application.removeEventFilter(painted)
