"""A name, a title or a message that looks like markup is shown as it is written, in every view."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QInputDialog,
    QLabel,
    QMessageBox,
    QToolTip,
    QWidget,
)

from asyncdraft.core.draft import Pane
from asyncdraft.gui import screenshot, start
from asyncdraft.gui.app import Application
from asyncdraft.gui.dialogs import opening
from asyncdraft.gui.widgets.basics import button
from asyncdraft.gui.widgets.tips import JOINER, show_tip, without_markup
from asyncdraft.storage import resources
from tests.gui import sample_views
from tests.gui.conftest import Launch
from tests.gui.driver import Driver

GUI = Path(start.__file__).parent
PICTURE = "<img src='file:///nowhere.png'>"
NAMES = re.compile(r'^name = "(?P<name>.*)"$', re.MULTILINE)
SAMPLES = ("threads", "rounds", "rfcs", "outbox", "meetings")
VIEWS = ("overlap", "team", "templates", "practice", "compose")


@pytest.fixture
def hostile(launch: Launch, home: Path) -> Driver:
    """A window in which everybody is called by a tag."""
    team = home / "team"
    team.mkdir()
    text = resources.read_text("sample_team.toml")
    (team / "team.toml").write_text(NAMES.sub(rf'name = "{PICTURE} \g<name>"', text), "utf-8")
    driver = launch()
    driver.wait_for(lambda: driver.application.workspace.is_complete)
    driver.application.workspace.confirm_hours()
    driver.application.check_commands.open_sample()
    driver.write(Pane.WHAT, f"{PICTURE} <b>The export stops.</b>")
    return driver


def seen(driver: Driver) -> Iterator[QWidget]:
    """All widgets, view by view."""
    application = driver.application
    for open_view in (
        *(screenshot.OPENERS[view] for view in SAMPLES),
        *(showing(view) for view in VIEWS),
    ):
        open_view(application)
        driver.settle()
        yield from application.window.findChildren(QWidget)


def showing(view: str) -> Callable[[Application], None]:
    return lambda application: application.actions[f"show_{view}"].trigger()


def tips(widget: QWidget) -> Iterator[str]:
    yield widget.toolTip()
    if isinstance(widget, QAbstractItemView) and (model := widget.model()) is not None:
        for place in range(model.rowCount()):
            yield str(model.index(place, 0).data(Qt.ItemDataRole.ToolTipRole) or "")


def test_no_view_takes_a_name_for_markup(hostile: Driver) -> None:
    harmless = 0
    for widget in seen(hostile):
        for tip in filter(None, tips(widget)):
            assert "<" not in tip.replace(f"<{JOINER}", ""), f"{widget}: {tip}"
            harmless += without_markup(PICTURE) in tip
        if isinstance(widget, QLabel) and widget.text():
            as_markup = widget.textFormat() == Qt.TextFormat.RichText
            assert as_markup or widget.textFormat() == Qt.TextFormat.PlainText, widget.text()
            assert not as_markup or "<img" not in widget.text()
    assert harmless > 10


@pytest.mark.parametrize(
    "words", [PICTURE, f"  {PICTURE}", "<b>bold</b> words", "a &lt; b", "<!doctype html><p>"]
)
def test_no_tip_is_markup(qapp: QApplication, words: str) -> None:
    """The label of a tip breaks its lines only where Qt took the words for markup."""
    owner = QWidget()
    owner.show()

    def is_markup() -> bool:
        found = [each for each in qapp.topLevelWidgets() if each.inherits("QTipLabel") and each.isVisible()]
        return bool(found) and isinstance(found[0], QLabel) and found[0].wordWrap()

    QToolTip.showText(QPoint(5, 5), words, owner)
    assert is_markup()
    show_tip(QPoint(5, 5), words, owner)
    assert not is_markup()
    assert QToolTip.text().replace(JOINER, "") == words
    QToolTip.hideText()


def question(parent: QWidget) -> QDialog:
    box = QMessageBox(parent)
    box.setText(f"Remove “{PICTURE}”?")
    box.setInformativeText(f"The password of {PICTURE} is forgotten.")
    return box


def line_to_fill(parent: QWidget) -> QDialog:
    dialog = QInputDialog(parent)
    dialog.setLabelText(f"Which title for {PICTURE}?")
    return dialog


@pytest.mark.parametrize("made", [question, line_to_fill])
def test_no_dialog_of_qt_takes_a_name_for_markup(
    qapp: QApplication, made: Callable[[QWidget], QDialog]
) -> None:
    window = QWidget()
    dialog = made(window)
    opening.show(dialog)
    told = [words for words in dialog.findChildren(QLabel) if "nowhere.png" in words.text()]
    assert told
    assert {words.textFormat() for words in told} == {Qt.TextFormat.PlainText}
    dialog.reject()


def test_no_dialog_leaves_it_to_qt_what_is_markup(hostile: Driver) -> None:
    opened = 0
    for view, actions in sample_views.DIALOGS.items():
        sample_views.open_with_sample(hostile, view)
        for action in actions.split():
            hostile.do(action)
            hostile.settle()
            for dialog in filter(QDialog.isVisible, hostile.window.findChildren(QDialog)):
                for words in dialog.findChildren(QLabel):
                    assert words.textFormat() is not Qt.TextFormat.AutoText or not words.text(), words.text()
                opened += 1
                dialog.reject()
            hostile.settle()
    assert opened > 10


def test_a_button_shows_and_says_every_sign_of_a_name(qapp: QApplication) -> None:
    """Qt takes a single & for the key of the letter behind it, and leaves it out."""
    chip = button("R&D & Co")
    spoken = QAccessible.queryAccessibleInterface(chip).text(QAccessible.Text.Name)
    assert spoken == "R&D & Co"
    assert chip.shortcut().isEmpty()


def test_tips_are_given_in_one_place() -> None:
    ways = re.compile(r"\.setToolTip\(|\bQToolTip\b")
    elsewhere = [
        f"{path.relative_to(GUI)}:{number}: {line.strip()}"
        for path in sorted(GUI.rglob("*.py"))
        if path.name != "tips.py"
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if ways.search(line)
    ]
    assert elsewhere == []
