"""Text size and density reach the whole window, at once and back."""

import re
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPushButton,
    QWidget,
)

from asyncdraft.core.draft import Draft, Pane
from asyncdraft.core.settings.settings import DEFAULTS
from asyncdraft.gui.first_frame import TOP_HEIGHT
from asyncdraft.gui.fonts import ui_font
from asyncdraft.gui.meetings.meeting_model import COLUMNS, ROW_ROLE
from asyncdraft.gui.scale import THINNEST, Enlarged, px
from asyncdraft.gui.theme import Scheme
from asyncdraft.gui.widgets.basics import button, row
from asyncdraft.gui.widgets.pane_editor import PaneEditor
from asyncdraft.storage import paths, resources
from tests.gui.conftest import Launch
from tests.gui.cut_words import cut_words, out_of_reach, sideways
from tests.gui.driver import LATE_VIEWS, Driver
from tests.gui.sample_views import SMALL, STACKING, lay_out

HOLDERS = ("container", "qt_scrollarea_viewport")
"""How Qt's names end of what holds a scroll bar, and of the view in which the text of its owner stands."""
WIDE, AT_300_PERCENT = (1440, 900), (480, 300)
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
    lettered = [each for each in page.findChildren(QWidget) if not each.objectName().endswith(HOLDERS)]
    shown = [each for each in lettered if each.isVisible() and not isinstance(each, Enlarged)]
    return {size for each in shown if not least <= (size := each.font().pixelSize()) <= largest}


@pytest.mark.parametrize("text_size", [80, 200])
def test_every_view_is_shown_and_written_in_that_size(sized: Driver, text_size: int) -> None:
    sized.write(Pane.WHAT, "Something with a history.")
    sized.save()
    choose(sized, text_size)
    sized.window.resize(*SMALL)
    for key in LATE_VIEWS:
        sized.do(f"show_{key}")
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


def test_where_text_is_large_nothing_stands_at_the_side_nor_is_cut(filled: Driver) -> None:
    """What is read or written is found by scrolling down alone."""
    amiss = {}
    for view in STACKING:
        lay_out(filled, view)
        window = filled.window
        amiss[view] = sideways(window), cut_words(window), other_sizes(window)
    assert amiss == dict.fromkeys(STACKING, (0, [], set()))


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


@pytest.fixture
def tiny(launch: Launch) -> Driver:
    """A window on a screen of 1440 by 900 at 300 %, with the sample in the draft."""
    driver = launch()
    driver.application.check_commands.open_sample()
    driver.window.setMinimumSize(*AT_300_PERCENT)
    driver.window.resize(*AT_300_PERCENT)
    driver.settle()
    return driver


def test_on_a_screen_at_300_percent_nothing_is_cut_or_out_of_reach(tiny: Driver) -> None:
    amiss = {}
    for view in STACKING:
        lay_out(tiny, view)
        window = tiny.window
        amiss[view] = window.size().toTuple(), sideways(window), cut_words(window), out_of_reach(window)
    assert amiss == dict.fromkeys(STACKING, (AT_300_PERCENT, 0, [], []))


def test_where_text_is_usual_again_the_columns_stand_beside_each_other(filled: Driver) -> None:
    lay_out(filled, "meetings")
    choose(filled, 100)
    filled.window.resize(*WIDE)
    filled.settle()
    audit, bar = filled.window.audit, filled.window.top_bar
    assert audit.side.mapTo(audit, QPoint()).x() > audit.width() / 2
    assert bar.isAncestorOf(filled.window.meetings.segments)
    assert not audit.table.horizontalHeader().isHidden()
    lay_out(filled, "team")
    team = filled.window.team
    assert team.card.mapTo(team, QPoint()).x() > team.width() / 2


def test_a_row_of_a_slim_table_says_all_that_its_columns_do(filled: Driver) -> None:
    lay_out(filled, "meetings")
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
    lay_out(filled, "meetings")
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


def test_another_theme_leaves_the_text_as_large_as_it_is(sized: Driver) -> None:
    choose(sized, 200)
    assert other_sizes(sized.window) == set()
    sized.application.workspace.set_theme(Scheme.DARK)
    sized.settle()
    assert other_sizes(sized.window) == set()


SHEET_KINDS = {"QPushButton", "QLineEdit", "QComboBox", "QSpinBox", "QCheckBox", "QProgressBar"}


def test_only_controls_get_their_height_from_the_style_sheet() -> None:
    """All else is brought to a size by what it said itself: both would be too much."""
    sheet = resources.read_text("themes/window.qss")
    limited = re.findall(r"([^{}]+)\{[^{}]*\b(?:min|max)-(?:width|height): *(\d+)px", sheet)
    selectors = [one.strip() for rule, pixels in limited if int(pixels) > THINNEST for one in rule.split(",")]
    kinds = {re.split(r"[\[: ]", one.split()[-1])[0] for one in selectors if "::" not in one}
    assert kinds == SHEET_KINDS


class Newcomer(QFrame):
    """As rows are made: a mark of its own size, letters of their own size, a column."""

    def __init__(self) -> None:
        super().__init__()
        self.mark, self.words, self.more = QFrame(), QLabel("Some words"), button("", scale="small")
        self.mark.setFixedSize(20, 10)
        self.words.setFont(ui_font(20))
        self.more.setFixedWidth(30)
        self.line = row(self, margins=(10, 10, 10, 10), gap=10)
        for each in (self.mark, self.words, self.more):
            self.line.addWidget(each)

    @property
    def sizes(self) -> tuple[int, ...]:
        letters = self.words.font().pixelSize()
        return (*self.mark.size().toTuple(), letters, self.more.width(), self.line.spacing())


def test_what_is_made_after_the_text_size_changed_has_that_size_too(sized: Driver) -> None:
    place = sized.window.status.layout()
    assert place is not None
    made = []

    def newcomer() -> Newcomer:
        made.append(Newcomer())
        place.addWidget(made[-1])
        sized.settle()
        return made[-1]

    early = newcomer()
    assert early.sizes == (20, 10, 20, 30, 10)
    choose(sized, 150, "compact")
    late = newcomer()
    assert late.sizes == early.sizes == (30, 15, 30, 45, 6)
    choose(sized, 100)
    assert late.sizes == early.sizes == newcomer().sizes == (20, 10, 20, 30, 10)
    for each in made:
        each.setParent(None)
        each.deleteLater()


def test_a_row_that_was_put_in_later_has_the_distances_of_now(sized: Driver) -> None:
    place = sized.window.status.layout()
    assert isinstance(place, QHBoxLayout)
    choose(sized, 100, "compact")
    line, words = row(gap=10), QLabel("Some words")
    line.addWidget(words)
    place.addLayout(line)
    sized.settle()
    assert line.spacing() == 6
    place.removeItem(line)
    words.setParent(None)
    words.deleteLater()


def test_the_caret_stays_where_somebody_writes_while_the_text_grows(launch: Launch) -> None:
    driver = launch()
    driver.window.resize(1024, 700)
    driver.write(Pane.WHAT, "a")
    for _size in range(6):
        driver.press("Ctrl++")
        driver.type("b")
    assert driver.draft.what == "abbbbbb"


def test_on_a_screen_at_300_percent_a_field_has_its_line_for_itself(tiny: Driver) -> None:
    topic, status = tiny.named("Topic", QLineEdit), tiny.named("Status", QComboBox)
    assert topic.mapTo(tiny.window, QPoint()).y() < status.mapTo(tiny.window, QPoint()).y()
    assert topic.width() > tiny.window.form.width() * 0.7
    tiny.window.resize(*WIDE)
    tiny.settle()
    topic, status = tiny.named("Topic", QLineEdit), tiny.named("Status", QComboBox)
    assert topic.mapTo(tiny.window, QPoint()).x() < status.mapTo(tiny.window, QPoint()).x()
    assert topic.text()


def test_a_form_in_a_dialog_is_as_high_as_its_lines_ask_for(sized: Driver) -> None:
    choose(sized, 150)
    sized.press("Ctrl+4")
    sized.click_button("Edit")
    assert sized.dialog.height() == sized.dialog.sizeHint().height()
    sized.press("Escape")


@pytest.mark.parametrize("size", [SMALL, WIDE])
def test_where_somebody_writes_is_seen_also_below_a_long_form(sized: Driver, size: tuple[int, int]) -> None:
    sized.window.resize(*size)
    choose(sized, 150)
    sized.application.session.open(Draft(template="support-intake"), stored=False)
    for pane in (Pane.FALLBACK, Pane.WHAT):
        sized.write(pane, "Questions go into one form.")
        editor = sized.window.editors.editor(pane)
        assert editor.hasFocus()
        sized.wait_for(partial(_is_caret_seen, editor))


def _is_caret_seen(editor: PaneEditor) -> bool:
    return editor.viewport().visibleRegion().contains(editor.cursorRect())
