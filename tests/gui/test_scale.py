"""Text size and density reach the whole window, at once and back."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QListView, QPushButton, QScrollArea, QWidget

from asyncdraft.core.draft import Pane
from asyncdraft.core.settings.settings import DEFAULTS
from asyncdraft.gui.first_frame import TOP_HEIGHT
from asyncdraft.gui.main_window import LATE_VIEWS
from asyncdraft.gui.scale import Enlarged, px
from asyncdraft.storage import paths
from tests.gui.conftest import Launch
from tests.gui.driver import Driver

WIDE, SMALL = (1440, 900), (1024, 700)
STACKING, NEVER = ("team", "templates", "threads", "settings"), Qt.ScrollBarPolicy.ScrollBarAlwaysOff
SMALLEST_LETTERS, LARGEST_LETTERS = 11, 20


@pytest.fixture
def sized(driver: Driver) -> Iterator[Driver]:
    yield driver
    workspace = driver.application.workspace
    workspace.choose(text_size=DEFAULTS.text_size, density=DEFAULTS.density)
    driver.window.resize(*WIDE)
    driver.settle()


def choose(driver: Driver, text_size: int, density: str = "comfortable") -> None:
    driver.application.workspace.choose(text_size=text_size, density=density)
    driver.settle()


def cut(root: QWidget) -> list[str]:
    """The words of visible buttons and labels that have less height than their letters need."""
    texts: list[QPushButton | QLabel] = [*root.findChildren(QPushButton), *root.findChildren(QLabel)]
    shown = [each for each in texts if each.isVisible() and each.text()]
    return [
        each.text() for each in shown if each.height() < each.fontMetrics().tightBoundingRect("Áq").height()
    ]


@pytest.mark.parametrize("text_size", [100, 150, 200])
@pytest.mark.parametrize("density", ["comfortable", "compact"])
def test_no_word_is_lower_than_its_letters(sized: Driver, text_size: int, density: str) -> None:
    sized.window.resize(*SMALL)
    choose(sized, text_size, density)
    assert cut(sized.window) == []
    assert sized.window.size().toTuple() == SMALL


def test_text_grows_with_what_holds_it_and_shrinks_back(sized: Driver) -> None:
    editor = sized.window.editors.editor(Pane.WHAT)
    bar, row = sized.window.top_bar, sized.named("Drafts", QListView)
    sizes = editor.fontMetrics().height(), bar.height(), sized.button("Send").height()
    sized.press("Ctrl+=")
    assert "Text size: 110 %" in sized.toast
    choose(sized, 200)
    larger = editor.fontMetrics().height(), bar.height(), sized.button("Copy for").height()
    assert all(now > 1.8 * before for now, before in zip(larger, sizes, strict=True))
    assert row.fontMetrics().height() > 1.8 * sizes[0] * 13 / 14 - 4
    sized.press("Ctrl+0")
    sized.settle()
    assert (editor.fontMetrics().height(), bar.height(), sized.button("Send").height()) == sizes


def test_where_text_is_large_message_checklist_and_preview_share_one_place(sized: Driver) -> None:
    choose(sized, 200)
    window = sized.window
    assert (window.editors.isVisible(), window.checklist.isVisible()) == (True, False)
    sized.click_button("Checklist")
    assert (window.editors.isVisible(), window.checklist.isVisible()) == (False, True)
    sized.press("Ctrl+P")
    assert window.preview.isVisible()
    sized.press("Ctrl+P")
    assert window.editors.isVisible()
    choose(sized, 100)
    assert window.editors.isVisible()
    assert window.checklist.isVisible()
    assert window.preview.isVisible()


@pytest.mark.parametrize("text_size", [80, 200])
def test_every_view_is_shown_and_written_in_that_size(sized: Driver, text_size: int) -> None:
    sized.write(Pane.WHAT, "Something with a history.")
    sized.application.session.flush()
    choose(sized, text_size)
    sized.window.resize(*SMALL)
    for key in LATE_VIEWS:
        sized.application.actions[f"show_{key}"].trigger()
        sized.settle()
        page = getattr(sized.window, key)
        assert sized.window.view == key
        assert page.isVisible()
        assert not page.visibleRegion().isEmpty()
        sizes = {
            each.font().pixelSize()
            for each in page.findChildren(QWidget)
            if each.isVisible() and not isinstance(each, Enlarged)
        }
        least, largest = (px(size) for size in (SMALLEST_LETTERS, LARGEST_LETTERS))
        assert min(sizes) >= least - 1
        assert max(sizes) <= largest + 1


def test_where_text_is_large_the_columns_of_a_view_stand_below_each_other(sized: Driver) -> None:
    """Nothing that is read or written has to be looked for to the right."""
    sized.write(Pane.WHAT, "Something to read.")
    sized.window.resize(*SMALL)
    choose(sized, 200)
    for key in (*STACKING, "compose"):
        sized.application.actions[f"show_{key}"].trigger()
        sized.settle()
        sideways = [
            area.horizontalScrollBar().maximum()
            for area in sized.window.findChildren(QScrollArea)
            if area.isVisible() and area.horizontalScrollBarPolicy() is not NEVER
        ]
        assert max(sideways) == 0, key
    choose(sized, 100)
    sized.window.resize(*WIDE)
    sized.application.actions["show_team"].trigger()
    sized.settle()
    team = sized.window.team
    assert team.card.mapTo(team, QPoint()).x() > team.width() / 2


def test_compact_is_lower(sized: Driver) -> None:
    before = sized.button("Send").height()
    choose(sized, 100, "compact")
    assert sized.button("Send").height() < before
    choose(sized, 100)
    assert sized.button("Send").height() == before


def test_a_start_with_large_text(launch: Launch) -> None:
    paths.settings_file().write_text('{"text_size": 150}', "utf-8")
    driver = launch()
    try:
        assert driver.window.top_bar.height() == 1.5 * TOP_HEIGHT
    finally:
        driver.application.workspace.choose(text_size=DEFAULTS.text_size)
