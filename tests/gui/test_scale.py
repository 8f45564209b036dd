"""Text size and density reach the whole window, at once and back."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QListView, QMenu, QPushButton, QWidget

from asyncdraft.core.draft import Pane
from asyncdraft.core.settings.settings import DEFAULTS
from asyncdraft.gui.first_frame import TOP_HEIGHT
from asyncdraft.gui.main_window import LATE_VIEWS
from asyncdraft.gui.meetings.meeting_model import COLUMNS, ROW_ROLE
from asyncdraft.gui.scale import Enlarged, px
from asyncdraft.gui.screenshot import OPENERS
from asyncdraft.storage import paths
from tests.gui.conftest import Launch
from tests.gui.cut_words import cut_words, sideways
from tests.gui.driver import Driver

BAR_HOLDER = "container"
"""How Qt's names of what holds a scroll bar end."""
LAYOUT_ROUNDS = 3
"""What stands in another that wraps is as high as it has to be only after that."""
WIDE, SMALL, AT_300_PERCENT = (1440, 900), (1024, 700), (480, 300)
STACKING = (
    *("compose", "team", "templates", "threads", "settings", "history", "outbox"),
    *("meetings", "rounds", "rfcs", "practice", "practice-spot", "practice-list", "practice-quiz"),
    *("practice-drill", "practice-progress", "overlap"),
)
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


def other_sizes(page: QWidget) -> set[int]:
    """Of letters that have not gone along, in pixels."""
    least, largest = px(SMALLEST_LETTERS) - 1, px(LARGEST_LETTERS) + 1
    lettered = [each for each in page.findChildren(QWidget) if not each.objectName().endswith(BAR_HOLDER)]
    shown = [each for each in lettered if each.isVisible() and not isinstance(each, Enlarged)]
    return {size for each in shown if not least <= (size := each.font().pixelSize()) <= largest}


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
        assert other_sizes(page) == set()


@pytest.fixture
def filled(launch: Launch) -> Iterator[Driver]:
    """A window of its own with the sample in the draft, at 200 %."""
    driver = launch()
    driver.application.check_commands.open_sample()
    driver.window.resize(*SMALL)
    choose(driver, 200)
    yield driver
    choose(driver, DEFAULTS.text_size)


@pytest.mark.parametrize("view", STACKING)
def test_where_text_is_large_nothing_stands_at_the_side_nor_is_cut(filled: Driver, view: str) -> None:
    """What is read or written is found by scrolling down alone."""
    show(filled, view)
    assert sideways(filled.window) == 0
    assert cut_words(filled.window) == []
    assert other_sizes(filled.window) == set()


def show(driver: Driver, view: str) -> None:
    """With the sample data of that view."""
    if view in OPENERS:
        OPENERS[view](driver.application)
    else:
        driver.application.actions[f"show_{view}"].trigger()
    for _round in range(LAYOUT_ROUNDS):
        driver.settle()


def test_in_a_window_of_a_screen_at_300_percent_the_views_scroll(launch: Launch) -> None:
    """None stands closer to the next one than usual, and each can be brought into sight."""
    driver = launch()
    window, navigation = driver.window, driver.window.navigation
    views = [each for each in navigation.findChildren(QPushButton) if each.property("kind") == "nav"]
    usual = {each.height() for each in views if each.isVisible()}
    window.setMinimumSize(*AT_300_PERCENT)
    window.resize(*AT_300_PERCENT)
    driver.settle()
    assert window.size().toTuple() == AT_300_PERCENT
    assert {each.height() for each in views if each.isVisible()} == usual
    for each in (one for one in views if one.isVisible()):
        each.setFocus()
        driver.press("Shift+Tab")
        driver.press("Tab")
        assert driver.focus is each
        assert each.visibleRegion().boundingRect() == each.rect()


def test_where_text_is_usual_again_the_columns_stand_beside_each_other(filled: Driver) -> None:
    show(filled, "meetings")
    choose(filled, 100)
    filled.window.resize(*WIDE)
    filled.settle()
    audit, bar = filled.window.audit, filled.window.top_bar
    assert audit.side.mapTo(audit, QPoint()).x() > audit.width() / 2
    assert bar.isAncestorOf(filled.window.meetings.segments)
    assert not audit.table.horizontalHeader().isHidden()
    show(filled, "team")
    team = filled.window.team
    assert team.card.mapTo(team, QPoint()).x() > team.width() / 2


def test_a_row_of_a_slim_table_says_all_that_its_columns_do(filled: Driver) -> None:
    show(filled, "meetings")
    table = filled.window.audit.table
    assert [column for column in range(7) if not table.isColumnHidden(column)] == [0]
    row = table.model().index(0, 0).data(ROW_ROLE)
    for figure in (row.weekly_text, row.off_text, row.monthly_text, row.people_text):
        assert figure in row.figures
    filled.click_button("Sort")
    menu = filled.focus
    assert isinstance(menu, QMenu)
    assert len(menu.actions()) == len(COLUMNS)
    menu.close()


def test_what_has_no_room_in_the_top_bar_stands_in_the_menu(filled: Driver) -> None:
    show(filled, "meetings")
    shown = [
        each.text().strip() for each in filled.window.top_bar.findChildren(QPushButton) if each.isVisible()
    ]
    assert "Open calendars" not in shown
    choose(filled, 100)
    filled.window.resize(*WIDE)
    filled.settle()
    assert filled.button("Open calendars").isVisible()
    assert filled.application.actions["open_calendars"].isEnabled()


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
