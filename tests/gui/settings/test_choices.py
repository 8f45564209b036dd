"""Every choice holds at once, is all that is kept, and can be taken back."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QComboBox

from asyncdraft.core.settings.catalogue import SETTINGS
from asyncdraft.core.settings.declaration import Section
from asyncdraft.gui.theme import Scheme
from tests.gui.driver import Driver
from tests.gui.settings.settings_page import segment, stored, write


def scheme(driver: Driver) -> Scheme:
    return driver.application.workspace.theme.scheme


def shown(driver: Driver) -> list[str]:
    panel = driver.window.settings
    return [setting.key for setting in SETTINGS if panel.row_of(setting.key).isVisible()]


def test_a_choice_holds_at_once_and_is_all_that_is_kept(view: Driver) -> None:
    view.click(segment(view, "Theme: Dark"))
    assert scheme(view) is Scheme.DARK
    assert stored() == {"theme": "dark"}
    view.click(segment(view, "Theme: back to the usual"))
    assert scheme(view) is Scheme.LIGHT
    assert stored() == {}


def test_the_language_is_asked_for_once(view: Driver) -> None:
    asked: list[str] = []
    view.application.workspace.language_chosen.connect(asked.append)
    view.named("Language", QComboBox).setFocus()
    view.press("Down")
    assert stored() == {"language": "en"}
    assert asked == ["system"]


def test_the_search_stands_ready_and_looks_at_every_word(view: Driver) -> None:
    assert shown(view) == [setting.key for setting in SETTINGS]
    view.type("eod")
    assert shown(view) == ["day_ends"]
    view.press("Return")
    assert view.focus.accessibleName() == "Your end of day"
    view.press("Escape")
    assert len(shown(view)) == len(SETTINGS)
    view.type("attach files")
    assert shown(view) == ["shortcuts"]


@pytest.mark.parametrize("typed", ["🙂🙂", "שלום", "x" * 5_000, "\u202edark", "%s{}\\"])
def test_a_search_for_what_is_not_there_says_so(view: Driver, typed: str) -> None:
    view.paste(typed)
    assert shown(view) == []
    assert "No setting is about" in view.texts(view.window.settings)


def test_another_team_folder_is_there_at_once(view: Driver, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "team.toml").write_text('name = "Night shift"\n', "utf-8")
    write(view, "Team folder", str(other))
    assert view.application.workspace.team.name == "Night shift"
    assert "The team does not say who you are" in view.texts(view.window.settings)
    view.click(segment(view, "Team folder: back to the usual"))
    assert view.application.workspace.team.name == "Sample team"


def test_when_you_work_is_kept_with_the_team(view: Driver) -> None:
    write(view, "Your zone", "Tokyo")
    view.click(segment(view, "Friday"))
    view.click_button("Break")
    write(view, "Work ends", "18")
    writer = view.application.workspace.team.writer
    assert writer is not None
    assert writer.zone == "Asia/Tokyo"
    assert writer.hours is not None
    assert not writer.hours[4]
    assert [(shift.start, shift.end) for shift in writer.hours[0]] == [(540, 720), (780, 1080)]
    assert stored() == {}
    write(view, "Your zone", "Atlantis 🙂")
    assert "is no city we know" in view.texts(view.window.settings)
    assert view.application.workspace.team.writer == writer


def test_all_at_once_and_back(view: Driver) -> None:
    view.click(segment(view, "Theme: Dark"))
    view.click(segment(view, "Motion: Reduced"))
    assert QApplication.cursorFlashTime() == 0
    view.click_button("Reset all")
    assert view.application.workspace.settings.theme == "system"
    assert QApplication.cursorFlashTime() > 0
    view.click_button("Undo")
    assert stored() == {"theme": "dark", "reduced_motion": True}
    view.click_button("Reset all")


def test_a_new_draft_begins_as_chosen(view: Driver) -> None:
    view.click(segment(view, "Channel of a new draft: Email"))
    view.wait_for(lambda: view.application.workspace.is_complete)
    view.application.workspace.choose(template="blocker")
    view.press("Ctrl+N")
    assert (view.draft.channel, view.draft.template) == ("email", "blocker")


def test_the_tab_key_goes_to_what_is_chosen(view: Driver) -> None:
    view.application.workspace.choose(theme="dark")
    segment(view, "Theme: back to the usual").setFocus()
    view.press("Tab")
    assert view.focus.accessibleName() == "Theme: Dark"
    view.press("Left")
    assert stored() == {"theme": "light"}


def test_what_gets_the_focus_from_outside_is_shown(view: Driver) -> None:
    view.window.settings.show_section(Section.HELP)
    view.settle()
    language = view.named("Language", QComboBox)
    assert language.visibleRegion().isEmpty()
    view.button("Help").setFocus()
    view.press("Tab")
    assert view.focus is language
    assert not language.visibleRegion().isEmpty()
