"""What a key costs, counted: a clock would only tell how busy the machine is."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRect
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from asyncdraft.core.checklist.analyst import Analyst
from asyncdraft.core.draft import Draft, Pane
from asyncdraft.core.render.preview import Preview
from asyncdraft.core.templates.sandbox import Renderer
from asyncdraft.gui.widgets.kept_column import KeptColumn
from asyncdraft.gui.widgets.pane_editor import PaneEditor
from asyncdraft.gui.widgets.parted_page import PartedPage
from tests.gui.driver import Driver

PAINT, LAYOUT = QEvent.Type.Paint, QEvent.Type.LayoutRequest
PARAGRAPHS = 40
PUMPS = "\n\n".join(f"Pump {number} drips since the last service." for number in range(PARAGRAPHS))
TEXT = f"{PUMPS}\n\nSorry to bother you, please look at it asap."
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
    for name, of, method in (
        ("pages read", PartedPage, "setHtml"),
        ("lists of rows", KeptColumn, "show_items"),
        ("renderings", Renderer, "_render"),
    ):
        monkeypatch.setattr(of, method, _counting(counts, name, getattr(of, method), lambda *_: 1))
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


def test_the_page_of_the_preview_is_not_read_anew(counted: Counter[str]) -> None:
    assert counted["pages read"] == 0


def test_no_row_of_the_checklist_is_touched_where_only_places_move(counted: Counter[str]) -> None:
    assert counted["lists of rows"] == 0


def test_the_template_is_rendered_once(counted: Counter[str]) -> None:
    """Its body and its subject."""
    assert counted["renderings"] == 2


def test_nothing_is_written_before_the_keys_rest(counted: Counter[str]) -> None:
    assert counted["statements"] == 0


class _Events(QObject):
    """What the widgets of the window were sent: by kind of event, then by kind of widget."""

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__()
        self.sent: dict[QEvent.Type, Counter[str]] = {kind: Counter() for kind in (PAINT, LAYOUT)}
        self.painted: dict[str, QRect] = {}
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() in self.sent and isinstance(watched, QWidget):
            self.sent[event.type()][type(watched).__name__] += 1
        if isinstance(event, QPaintEvent):
            self.painted["viewport" if isinstance(watched.parent(), PaneEditor) else ""] = event.rect()
        return False


@pytest.fixture
def events(driver: Driver, qapp: QApplication) -> Iterator[_Events]:
    """Of a letter in the middle of a text, until all of it is shown."""
    driver.write(Pane.WHAT, TEXT)
    editor = driver.window.editors.editor(Pane.WHAT)
    cursor = editor.textCursor()
    cursor.setPosition(IN_THE_MIDDLE)
    editor.setTextCursor(cursor)
    driver.type("se")
    watching = _Events(qapp)
    driver.type("d")
    yield watching
    qapp.removeEventFilter(watching)


def test_nothing_is_laid_out_again_around_the_editor(events: _Events) -> None:
    assert not {"PaneCard", "EditorsPanel"} & events.sent[LAYOUT].keys()


def test_what_stays_the_same_is_not_painted(events: _Events) -> None:
    unchanged = {"Ring", "FindingRow", "ChecklistPanel", "ReadersRow", "TopBar"}
    assert not unchanged & events.sent[PAINT].keys()


def test_what_lies_under_the_editor_is_not_painted(events: _Events) -> None:
    assert not {"EditorsPanel", "PaneCard"} & events.sent[PAINT].keys()


def test_the_editor_paints_the_line_that_is_written(events: _Events, driver: Driver) -> None:
    line = driver.window.editors.editor(Pane.WHAT).fontMetrics().lineSpacing()
    assert events.painted["viewport"].height() < 2 * line


def test_what_follows_from_keys_follows_once_and_later(driver: Driver) -> None:
    driver.write(Pane.WHAT, TEXT)
    followed: list[str] = []
    driver.application.session.draft_changed.connect(lambda draft: followed.append(draft.what))
    QTest.keyClicks(driver.window.editors.editor(Pane.WHAT), "xyz")
    assert not followed
    assert driver.draft.what.endswith("xyz")
    driver.settle()
    assert len(followed) == 1


def test_the_offer_of_a_pane_is_not_painted_again(driver: Driver, qapp: QApplication) -> None:
    driver.application.session.open(Draft(what="Pump 20 drips."), stored=False)
    driver.settle()
    driver.write(Pane.WHAT, "s")
    assert driver.button("Default path forward").isVisible()
    watching = _Events(qapp)
    driver.type("s")
    qapp.removeEventFilter(watching)
    assert not watching.sent[PAINT]["TextButton"]
