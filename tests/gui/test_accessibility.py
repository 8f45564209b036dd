"""Every view and dialog, as somebody meets it who hears it or has no mouse."""

import importlib
import inspect
import pkgutil
from itertools import product

import pytest
from PySide6.QtGui import QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from asyncdraft.core.draft import Pane
from asyncdraft.gui import dialogs
from asyncdraft.gui.dialogs.form import FormDialog
from asyncdraft.gui.theme import Contrast, Scheme, read_tokens
from asyncdraft.gui.widgets import announce
from asyncdraft.gui.widgets.roles import install_roles
from tests.gui import focus_signs, listener
from tests.gui.conftest import Launch
from tests.gui.contrasts import Contrasts
from tests.gui.driver import Driver
from tests.gui.sample_views import DIALOGS, VIEWS, open_with_sample

PREFIX = f"{dialogs.__name__}."

NOT_OPENED = {
    "PackImportDialog",
    "PeopleImportDialog",
    "RestoringDialog",
    "TeamHistory",
}
"""They need a file or a repository to be opened; each has a test of its own."""


def test_every_view_and_dialog_can_be_heard_read_and_reached(launch: Launch) -> None:
    """In one window, as each start costs a second: by view or action, what is amiss in it."""
    install_roles()
    driver = launch()
    found: dict[str, dict[str, list[str]]] = {}
    opened: set[str] = set()
    seen: set[str] = set()
    contrasts = Contrasts()
    for view in VIEWS:
        open_with_sample(driver, view)
        found[view] = _complaints(driver, opened, seen, contrasts)
    for view, actions in DIALOGS.items():
        open_with_sample(driver, view)
        _close_dialogs(driver)
        for action in actions.split():
            driver.application.actions[action].trigger()
            found[action] = _complaints(driver, opened, seen, contrasts)
    assert {where: complaint for where, complaint in found.items() if complaint} == {}
    assert _declared_dialogs() - opened - NOT_OPENED == set()
    seen_in = read_tokens(Scheme.LIGHT)
    others = product((Scheme.LIGHT, Scheme.DARK), Contrast)
    assert [weak for other in others if (weak := contrasts.weak_in(seen_in, read_tokens(*other)))] == []


def _complaints(
    driver: Driver, opened: set[str], seen: set[str], contrasts: Contrasts
) -> dict[str, list[str]]:
    driver.wait_for(lambda: not driver.application.workspace.tasks.busy)
    root = next(iter(_dialogs()), driver.window)
    opened.add(type(root).__name__)
    asks = *listener.ASKED, contrasts.weak_texts, contrasts.weak_signs
    found = {asked.__name__: amiss for asked in asks if (amiss := asked(root))}
    if amiss := focus_signs.without_sign(root, seen):
        found["without_sign"] = amiss
    _close_dialogs(driver)
    return found


def _dialogs() -> list[QWidget]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()]


def _close_dialogs(driver: Driver) -> None:
    for dialog in _dialogs():
        dialog.close()
    driver.settle()


def _declared_dialogs() -> set[str]:
    modules = (importlib.import_module(each.name) for each in pkgutil.iter_modules(dialogs.__path__, PREFIX))
    return {
        name
        for module in modules
        for name, each in inspect.getmembers(module, inspect.isclass)
        if each.__module__ == module.__name__ and issubclass(each, QDialog) and each is not FormDialog
    }


class Heard:
    """What a screen reader would say."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def updateAccessibility(self, event: QAccessibleAnnouncementEvent) -> None:  # noqa: N802
        self.said.append(event.message())


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Heard:
    made = Heard()
    monkeypatch.setattr(announce, "QAccessible", made)
    return made


def test_what_is_copied_is_said(driver: Driver, heard: Heard) -> None:
    driver.write(Pane.WHAT, "The dry run stops at step 3.")
    driver.press("Ctrl+Return")
    assert driver.toast in heard.said
    assert driver.toast.startswith("Copied for Slack")


def test_the_first_save_of_a_draft_is_said_and_no_other(driver: Driver, heard: Heard) -> None:
    driver.write(Pane.WHAT, "The dry run stops at step 3.")
    driver.application.session.flush()
    driver.write(Pane.WHAT, " It did so twice.")
    driver.application.session.flush()
    assert [words for words in heard.said if words.startswith("Saved")] == ["Saved 15:46"]


def test_how_far_a_draft_is_is_said_once_the_keys_rest(driver: Driver, heard: Heard) -> None:
    driver.keep_typing()
    driver.write(Pane.WHAT, "Can you look at this asap?")
    headline = driver.application.session.report.verdict.headline
    assert headline not in heard.said
    driver.rest_keys()
    assert heard.said.count(headline) == 1
