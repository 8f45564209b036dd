"""What stands where: of buttons, remarks, hours and cards, in the window and painted alone."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QImage, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QScrollBar,
    QSplitter,
    QTextBrowser,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

from asyncdraft.core.draft import Pane
from asyncdraft.gui.rfcs.comments_list import CommentsList
from asyncdraft.gui.rfcs.rfc_texts import CommentText
from asyncdraft.gui.search_field import SearchField
from asyncdraft.gui.team.week_picture import lines_of
from asyncdraft.gui.templates.templates_page import TemplatesPage
from asyncdraft.gui.theme import Scheme, apply_theme, load_theme
from asyncdraft.gui.threads.call_plan import as_table
from asyncdraft.gui.threads.views_section import ViewCard, ViewText
from asyncdraft.gui.widgets.basics import button, label, rich_label
from asyncdraft.gui.widgets.cells import Band, paint_band
from asyncdraft.gui.widgets.combo import Combo
from asyncdraft.gui.widgets.number_field import NumberField
from asyncdraft.gui.widgets.pane_card import PaneCard
from asyncdraft.gui.widgets.pane_editor import PaneEditor
from asyncdraft.gui.widgets.reading import MEASURE, ReadingPage
from asyncdraft.gui.widgets.segmented import Segmented
from asyncdraft.gui.widgets.text_button import TextButton
from tests.gui.driver import Driver

TOKENS = {role: QColor(value) for role, value in load_theme(Scheme.LIGHT).tokens.items()}
WHITE = QColor("white")


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> None:
    apply_theme(qapp, load_theme(Scheme.LIGHT))


def shown(qtbot: QtBot, widget: QWidget) -> QWidget:
    qtbot.addWidget(widget)
    widget.show()
    return widget


def test_choosing_moves_no_segment(qtbot: QtBot) -> None:
    control = Segmented((("a", "Wide words here"), ("b", "Few")), name="Sample")
    shown(qtbot, control)
    widths = set()
    for key in ("a", "b"):
        control.choose(key)
        widths.add(tuple(each.sizeHint().width() for each in control.findChildren(TextButton)))
    assert len(widths) == 1


def test_words_that_find_no_room_are_told_by_the_tooltip(qtbot: QtBot) -> None:
    made = button("Five minutes on the default path forward  Ctrl+P")
    assert isinstance(made, TextButton)
    shown(qtbot, made)
    assert not made.is_cut
    made.setFixedWidth(90)
    assert made.is_cut
    assert (made.words, made.beside) == ("Five minutes on the default path forward", "Ctrl+P")


def test_keys_take_less_room_than_words(qtbot: QtBot) -> None:
    alone, both = button("Replace", kind="primary"), button("Replace  Alt+X", kind="primary")
    for each in (alone, both):
        shown(qtbot, each)
    keys = QFontMetrics(both.font()).horizontalAdvance("  Alt+X")
    assert 0 < both.sizeHint().width() - alone.sizeHint().width() < keys


def test_the_words_of_a_search_begin_beside_its_icon(qtbot: QtBot) -> None:
    plain, search = QLineEdit(), SearchField()
    for each in (plain, search):
        shown(qtbot, each)
    assert search.textMargins().left() - plain.textMargins().left() >= 16


def columns_of(kinds: list[str], hour: float) -> list[str]:
    """The colours of a painted band from left to right, each named once where it changes."""
    image = QImage(QSize(round(hour * len(kinds) / 2), 4), QImage.Format.Format_RGB32)
    image.fill(WHITE)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_band(painter, kinds, lambda cell: cell * hour / 2, Band(0, 4), TOKENS)
    painter.end()
    names = {TOKENS[kind].name(): kind for kind in ("work", "edge", "night")} | {WHITE.name(): "gap"}
    found = [names[image.pixelColor(x, 1).name()] for x in range(image.width())]
    return [name for place, name in enumerate(found) if not place or found[place - 1] != name]


@pytest.mark.parametrize("hour", [8.0, 7.3, 5.5])
def test_half_hours_of_one_hour_stand_together_and_hours_apart(hour: float) -> None:
    assert columns_of(["work", "work", "work", "edge"], hour) == ["work", "gap", "work", "edge", "gap"]


def test_hours_of_few_pixels_stand_together() -> None:
    assert columns_of(["work", "work", "night", "night"], 3.0) == ["work", "night"]


def test_an_agenda_by_the_minute_has_a_column_of_minutes() -> None:
    html = as_table("<p>Before</p><ol><li>2 min: <b>Where.</b> Here</li><li>5 min: Decide</li></ol>")
    assert html.startswith("<p>Before</p><table")
    assert html.count("<tr>") == 2
    assert ">2 min</td>" in html
    assert "<b>Where.</b> Here</p></td>" in html


@pytest.mark.parametrize(
    "html", ["<p>No list</p>", "<ol><li>2 min: a</li><li>own words</li></ol>", "<ol></ol>"]
)
def test_another_agenda_stays_as_it_is_written(html: str) -> None:
    assert as_table(html) == html


def test_beside_the_view_that_is_shown_stand_its_keys(driver: Driver) -> None:
    driver.press("Ctrl+4")
    assert driver.button("Team").text() == "Team  Ctrl+4"
    assert driver.button("Compose").text() == "Compose"


def test_explanations_in_settings_take_the_room_beside_the_input(driver: Driver) -> None:
    driver.do("show_settings")
    own = driver.window.settings.row_of("spelling")
    words = next(each for each in own.findChildren(QWidget) if each.property("tone") == "secondary")
    assert words.width() > own.width() - own.field.width() - 40


def test_in_a_narrow_list_the_buttons_of_a_comment_stand_below_its_words(qtbot: QtBot) -> None:
    said = CommentText("Kenji Mori", "Why now?", "open", "warn", "", can_reopen=False, options=("Wait",))
    comments = CommentsList()
    comments.resize(700, 300)
    comments.show_comments((said,))
    shown(qtbot, comments)
    for width, is_below in ((700, False), (420, True)):
        comments.resize(width, 300)
        QApplication.processEvents()
        buttons = {each.text(): each for each in comments.findChildren(TextButton) if each.isVisible()}
        tops = {text: each.mapTo(comments, each.rect().topLeft()).y() for text, each in buttons.items()}
        assert len({tops["Accept…"], tops["Reject…"], tops["Take out"]}) == 1
        words = next(each for each in comments.findChildren(QLabel) if "Why now?" in each.text())
        assert (tops["Take out"] > words.mapTo(comments, words.rect().topLeft()).y()) == is_below


@pytest.mark.parametrize(("height", "apart"), [(900, 20), (700, 17)])
def test_lines_of_a_pane_stand_apart_where_there_is_room(driver: Driver, height: int, apart: int) -> None:
    driver.window.resize(1440, height)
    driver.write(Pane.WHAT, "The export stops at step 3.\n" + "It has been retried twice since then. " * 8)
    editor = driver.window.editors.editor(Pane.WHAT)
    cursor, tops = editor.textCursor(), []
    for position in range(0, len(editor.text), 10):
        cursor.setPosition(position)
        tops.append(editor.cursorRect(cursor).top())
    lines = sorted(set(tops))
    assert len(lines) > 2
    assert {below - above for above, below in pairwise(lines)} == {apart}
    assert editor.cursorForPosition(QPoint(2, lines[2] + 4)).position() > len("The export stops at step 3.")
    assert not editor.verticalScrollBar().maximum()


def test_a_long_error_is_a_note_and_no_bar(driver: Driver) -> None:
    toast = driver.window.toast
    words = next(each for each in toast.findChildren(QLabel))
    for _time in range(2):
        toast.tell_error("Not written to /home/alex/Documents/Projects/hand-offs/retry.md: no space. " * 3)
        driver.settle()
        assert toast.width() <= 680
        assert words.height() >= words.heightForWidth(words.width()) > 2 * words.fontMetrics().height()


def test_names_offered_below_an_at_sign_have_room_around_them(driver: Driver) -> None:
    driver.window.editors.focus_pane(Pane.NEED)
    driver.type("Please, @m")
    lists = (each for each in QApplication.topLevelWidgets() if isinstance(each, QListView))
    offered = next(each for each in lists if each.isVisible())
    row = offered.visualRect(offered.model().index(0, 0))
    assert row.height() >= offered.fontMetrics().height() + 8


def test_a_number_is_seen_in_its_field(qtbot: QtBot) -> None:
    box = NumberField()
    box.setRange(1, 90)
    box.setValue(7)
    shown(qtbot, box)
    words = box.lineEdit()
    assert words.height() >= words.fontMetrics().height()
    assert words.width() > words.fontMetrics().horizontalAdvance("7")


def test_a_pane_is_lit_while_its_editor_has_the_focus(driver: Driver) -> None:
    def edges() -> list[str]:
        cards = driver.window.editors.findChildren(PaneCard)
        seen = (card.grab().toImage() for card in cards if card.isVisible())
        return [image.pixelColor(image.width() // 2, image.height() - 1).name() for image in seen]

    driver.window.editors.focus_pane(Pane.WHY)
    driver.settle()
    accent = driver.application.workspace.theme["accent"].name()
    assert [edge == accent for edge in edges()] == [False, True, False, False]


def test_a_view_of_several_lines_is_read_without_scrolling(qtbot: QtBot) -> None:
    card = ViewCard("what", "What you hold", str)
    card.show_view(ViewText("p1", "Kenji", text="\n".join(f"- point {number}" for number in range(8))))
    card.resize(420, 60)
    shown(qtbot, card)
    card.resize(420, card.minimumSizeHint().height())
    QApplication.processEvents()
    assert card.findChildren(PaneEditor)[0].verticalScrollBar().maximum() == 0


def test_gallery_and_editor_are_parted_as_they_were_dragged_also_after_a_start(driver: Driver) -> None:
    page = TemplatesPage()
    page.resize(1100, 900)
    page.show()
    page.show_editor(True)
    split = page.findChildren(QSplitter)[0]
    handle = split.handle(1)
    driver.drag(handle, handle.rect().center(), handle.rect().center() + QPoint(0, 60))
    dragged = split.sizes()[0]
    assert page.gallery_height == dragged > 0

    page.show_editor(False)
    page.show_editor(True)
    assert abs(split.sizes()[0] - dragged) <= 1
    page.close()
    page.deleteLater()


def test_the_height_of_the_gallery_is_kept_with_those_of_the_window(driver: Driver) -> None:
    driver.press("Ctrl+5")
    before = driver.window.templates.gallery_height
    driver.window.templates.gallery_height = 321
    assert driver.window.heights()["gallery"] == 321
    driver.window.templates.gallery_height = before


def test_words_on_several_lines_stand_apart_as_those_of_the_panes(qtbot: QtBot) -> None:
    """A line alone is as high as any label; nothing that is said is lower than its lines."""
    text = "A deadline in the reader’s night will be missed through no fault of theirs."
    for kind, apart in (("", 20), ("small", 18)):
        one, several = label("Too late", type=kind, wrap=True), label(text, type=kind, wrap=True)
        plain = label("Too late", type=kind)
        for each in (one, several, plain):
            shown(qtbot, each)
        assert one.heightForWidth(200) == plain.sizeHint().height()
        more = several.heightForWidth(200) - one.heightForWidth(200)
        assert more >= apart
        assert more % apart == 0
        several.resize(200, several.heightForWidth(200))
        assert rows_with_ink(several, apart) == more // apart + 1


def test_markup_on_several_lines_stands_apart_too(qtbot: QtBot) -> None:
    words = "A deadline in the reader’s night will be missed through no fault of theirs. " * 3
    marked, plain = rich_label(f"<p>{words}</p>"), label(words, wrap=True)
    for each in (marked, plain):
        shown(qtbot, each)
    assert abs(marked.heightForWidth(300) - plain.heightForWidth(300)) <= 8


def rows_with_ink(widget: QWidget, apart: int) -> int:
    image = widget.grab().toImage()
    ground = image.pixelColor(image.width() - 1, image.height() - 1)
    inked = [
        any(image.pixelColor(x, y) != ground for x in range(image.width())) for y in range(image.height())
    ]
    return sum(any(inked[top : top + apart]) for top in range(0, len(inked), apart))


def test_a_label_that_may_wrap_keeps_to_the_direction_of_reading(qtbot: QtBot) -> None:
    made = label("שלום עולם", wrap=True)
    made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    shown(qtbot, made)
    made.resize(200, 20)
    image = made.grab().toImage()
    ground = image.pixelColor(0, 0)
    inked = [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y) != ground for y in range(image.height()))
    ]
    assert min(inked) > 100


def test_words_of_a_block_are_broken_where_it_has_room_and_cut_at_their_end(qtbot: QtBot) -> None:
    metrics = QFontMetrics(QApplication.font())
    width = metrics.horizontalAdvance("work on")
    assert lines_of("Deep work on it", metrics, width, 3) == ["Deep", "work on", "it"]
    assert lines_of("Deep work on it", metrics, width, 0) == []
    (only,) = lines_of("Deep work on it", metrics, width, 1)
    assert only.endswith("…")
    assert lines_of("Deep work on it", metrics, width, 2)[0] == "Deep"


@pytest.mark.parametrize("plain", [True, False])
def test_no_line_that_is_read_is_longer_than_an_eye_follows(qtbot: QtBot, plain: bool) -> None:
    page = ReadingPage("What is sent")
    text = "Its load test has not run: something is wrong with staging. " * 9
    page.show_plain(text) if plain else page.setHtml(f"<p>{text}</p>")
    page.resize(1100, 400)
    shown(qtbot, page)
    QApplication.processEvents()
    layout = page.document().firstBlock().layout()
    assert layout.lineCount() > 3
    assert max(layout.lineAt(line).naturalTextWidth() for line in range(layout.lineCount())) <= MEASURE
    assert layout.lineAt(1).y() - layout.lineAt(0).y() >= 19


def test_values_and_message_of_a_template_scroll_as_one(driver: Driver) -> None:
    """The message is in sight beside its values; those that take room are buttons until they are wanted."""
    driver.press("Ctrl+5")
    driver.wait_for(lambda: driver.application.workspace.is_complete)
    side = driver.window.templates.side
    bars = [bar for bar in side.findChildren(QScrollBar) if bar.isVisible()]
    assert len(bars) <= 1
    message = driver.named("Preview with sample values", QTextBrowser)
    assert message.visibleRegion().boundingRect().height() > 80
    fields = [each for each in side.findChildren(QPlainTextEdit) if each.isVisible()]
    assert fields == []


def test_a_topic_has_more_room_than_a_choice(driver: Driver) -> None:
    driver.application.check_commands.open_sample()
    driver.settle()
    topic, status = driver.named("Topic", QLineEdit), driver.named("Status", QComboBox)
    assert topic.width() > 2 * status.width()
    assert topic.fontMetrics().horizontalAdvance(topic.text()) < topic.width()


def test_a_choice_that_is_cut_ends_in_an_ellipsis_and_is_told_whole(qtbot: QtBot) -> None:
    box = Combo()
    box.addItem("Recent and favourites first")
    shown(qtbot, box)
    assert not box.is_cut
    box.setFixedWidth(90)
    assert box.is_cut
    QApplication.sendEvent(box, QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 5), box.mapToGlobal(QPoint(5, 5))))
    assert QToolTip.text() == "Recent and favourites first"
    QToolTip.hideText()


def test_lines_part_the_actions_of_a_menu(driver: Driver) -> None:
    menus = [menu for menu in driver.window.menu.findChildren(QMenu) if menu.actions()]
    draft = next(menu for menu in menus if driver.application.actions["new_draft"] in menu.actions())
    parted = [action for action in draft.actions() if action.isSeparator()]
    assert len(parted) >= 4
    assert not draft.actions()[0].isSeparator()
    assert all(
        not (above.isSeparator() and below.isSeparator()) for above, below in pairwise(draft.actions())
    )


def test_a_dialog_for_one_line_has_room_and_its_primary_button_at_the_end(driver: Driver) -> None:
    driver.application.check_commands.open_sample()
    driver.press("F2")
    dialog = driver.dialog
    first, last = sorted(
        (each for each in dialog.findChildren(QPushButton) if each.isVisible()), key=lambda each: each.x()
    )
    assert (first.property("kind") == "primary", last.property("kind")) == (False, "primary")
    line = dialog.findChildren(QLineEdit)[0]
    assert line.fontMetrics().horizontalAdvance(line.text()) < line.width()
    assert line.width() > 360
    dialog.reject()
