"""The help beside the window: the page of the view, a search over all pages, every shortcut."""

import re

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QLineEdit, QListView, QTextBrowser

from asyncdraft.core.draft import Pane
from asyncdraft.gui.actions import ACTIONS, native_keys
from asyncdraft.gui.dialogs.help import HelpDialog
from asyncdraft.gui.settings.shortcut_tables import fill
from asyncdraft.gui.theme import Scheme, load_theme
from asyncdraft.storage.guide import pages
from tests.gui.driver import LATE_VIEWS, Driver

KEYS = re.compile(r"\b(?:(?:Ctrl|Alt|Shift)\+)+(?:Enter|\w+|,)|\bF\d+\b")
EDITING = {"Ctrl+Z"}
"""Keys of every text field, which no action declares."""


def page(driver: Driver) -> QTextBrowser:
    found = driver.dialog.findChild(QTextBrowser)
    assert found is not None
    return found


def shown(driver: Driver) -> str:
    return page(driver).toPlainText()


def heading(driver: Driver) -> str:
    return shown(driver).splitlines()[0]


def listed(driver: Driver) -> list[str]:
    model = driver.named("Pages of the help", QListView).model()
    return [model.index(place, 0).data() for place in range(model.rowCount())]


def search(driver: Driver, words: str) -> None:
    driver.named("Search the help", QLineEdit).setFocus()
    driver.type(words)


def test_before_the_first_word_it_shows_how_to_begin(driver: Driver) -> None:
    driver.press("F1")
    assert heading(driver) == "Your first message"


@pytest.mark.parametrize(
    ("keys", "topic"),
    [
        ("Ctrl+1", "Compose"),
        ("Ctrl+2", "Threads"),
        ("Ctrl+3", "Meetings"),
        ("Ctrl+Shift+3", "Status rounds"),
        ("Ctrl+Shift+4", "RFCs"),
        ("Ctrl+4", "Team"),
        ("Ctrl+5", "Templates"),
        ("Ctrl+6", "Practice"),
        ("Ctrl+7", "Deadlines"),
        ("Ctrl+8", "Copy and send"),
        ("Ctrl+H", "Drafts"),
        ("Ctrl+,", "Settings"),
    ],
)
def test_each_view_has_its_page(driver: Driver, keys: str, topic: str) -> None:
    driver.write(Pane.WHAT, "The export of view pages stopped.")
    driver.save()
    driver.press(keys)
    driver.press("F1")
    assert heading(driver) == topic


def test_no_view_is_without_a_page(driver: Driver) -> None:
    for key in ("compose", *LATE_VIEWS):
        driver.window.show_view(key)
        driver.press("F1")
        assert len(shown(driver)) > 300
        driver.press("Escape")


def test_it_stays_open_beside_the_work_and_follows_the_next_question(driver: Driver) -> None:
    driver.press("F1")
    dialog = driver.dialog
    driver.window.activateWindow()
    driver.settle()
    driver.write(Pane.WHAT, "Typed while the help is open")
    assert driver.draft.what == "Typed while the help is open"
    driver.press("Ctrl+F1")
    assert driver.dialog is dialog
    assert heading(driver) == "All shortcuts"
    driver.press("Escape")
    driver.press("F1")
    assert heading(driver) == "Compose"


def test_a_search_looks_into_the_pages_and_says_where(driver: Driver) -> None:
    driver.press("F1")
    search(driver, "KEYRING")
    assert listed(driver) == ["Copy and send"]
    assert heading(driver) == "Copy and send"
    model = driver.named("Pages of the help", QListView).model()
    assert "keyring" in model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)


@pytest.mark.parametrize("words", ["zzz", "🦊🦊", "שלום", "x" * 5000, "((", "<b>"])
def test_what_no_page_has_is_said_and_the_page_stays(driver: Driver, words: str) -> None:
    driver.press("F1")
    driver.named("Search the help", QLineEdit).setText(words)
    driver.settle()
    assert listed(driver) == ["No page has these words"]
    assert heading(driver) == "Your first message"


def test_the_arrows_go_from_the_search_into_the_list(driver: Driver) -> None:
    driver.press("F1")
    driver.press("Down")
    assert heading(driver) == "Compose"


def test_a_link_leads_to_its_page(driver: Driver) -> None:
    driver.press("Ctrl+1")
    driver.write(Pane.WHAT, "words")
    driver.press("F1")
    page(driver).anchorClicked.emit(QUrl("checklist.md"))
    assert heading(driver) == "Checklist"


def test_it_follows_the_theme(driver: Driver) -> None:
    driver.write(Pane.WHAT, "words")
    driver.press("F1")
    workspace = driver.application.workspace
    workspace.set_theme(Scheme.DARK)
    driver.settle()
    assert isinstance(driver.dialog, HelpDialog)
    assert load_theme(Scheme.DARK)["accent"].name() in page(driver).toHtml()
    workspace.set_theme(Scheme.LIGHT)


def test_every_shortcut_is_in_the_page_of_all(driver: Driver) -> None:
    driver.press("Ctrl+F1")
    text = shown(driver)
    missing = [action.id for action in ACTIONS if action.keys and native_keys(action.keys) not in text]
    assert not missing


def test_every_key_that_the_guide_names_is_one() -> None:
    known = {keys for action in ACTIONS for keys in (action.keys, action.more) if keys} | EDITING
    named = {found.replace("Enter", "Return") for each in pages() for found in KEYS.findall(each.text)}
    assert named <= known, named - known


def test_every_menu_has_its_keys_on_some_page() -> None:
    with_keys = {action.text.removesuffix("…") for action in ACTIONS if action.keys}
    told = "\n".join(fill(each.text, str) for each in pages())
    untold = {text for text in with_keys if f"**{text}**" not in told}
    assert untold <= {action.text for action in ACTIONS if action.menu in ("View", "Help")}
