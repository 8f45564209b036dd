"""Trouble at the start: each gets a sentence, the window opens, and nothing is lost."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from asyncdraft.core.draft import Draft, Pane
from asyncdraft.storage import paths
from tests.gui.conftest import Launch
from tests.gui.driver import Driver
from tests.gui.last_open import keep
from tests.services.no_connection import watched

BROKEN_TEMPLATE = """\
---
name: broken
title: Broken
purpose: To be mended
group: Own
panes: [what, whatever]
---
{{ what }}
"""


def test_a_damaged_store_is_set_aside_and_said(launch: Launch, home: Path) -> None:
    paths.database_file().write_bytes(b"this is no database, but somebody's only copy" * 100)

    with watched() as met:
        driver = launch()

    assert met == []
    assert "The drafts file was damaged" in driver.toast
    assert [path.name for path in home.iterdir() if "damaged" in path.name or "drafts" in path.name]
    write_and_find(driver)


def test_what_a_damaged_store_still_tells_comes_back(launch: Launch, home: Path) -> None:
    keep(Draft(what="Written before the disk failed"))
    file = paths.database_file()
    raw = bytearray(file.read_bytes())
    raw[100:400] = bytes(300)
    file.write_bytes(raw)

    driver = launch()

    assert "damaged" in driver.toast
    assert any("Written before the disk failed" in title for title in driver.drafts)


def test_a_store_of_a_newer_version_is_left_as_it_is(launch: Launch, home: Path) -> None:
    keep(Draft(what="From the future"))
    with closing(sqlite3.connect(paths.database_file())) as connection:
        connection.execute("PRAGMA user_version = 999")
    before = paths.database_file().read_bytes()

    driver = launch()

    assert "written by a newer AsyncDraft" in driver.toast
    assert "nothing is saved" in driver.toast
    assert driver.drafts == ["From the future"]
    driver.press("Ctrl+N")
    write_and_find(driver)
    assert "Not saved" in driver.texts()
    assert paths.database_file().read_bytes() == before


def test_a_folder_that_cannot_be_made_is_said_and_the_window_opens(
    launch: Launch, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file stands where the folder should be: that stops even an administrator."""
    (home / "a-file").write_text("", "utf-8")
    monkeypatch.setenv("ASYNCDRAFT_HOME", str(home / "a-file" / "data"))

    driver = launch()

    assert "set ASYNCDRAFT_HOME to another" in driver.toast
    write_and_find(driver)


def test_settings_that_cannot_be_read_stay_and_are_told(launch: Launch, home: Path) -> None:
    paths.settings_file().write_text('{"spelling": "off", "theme": "dar', "utf-8")

    driver = launch()

    assert f"{paths.settings_file()} line 1 is no JSON" in driver.toast
    assert driver.application.workspace.settings.spelling == "off"
    assert paths.settings_file().read_text("utf-8") == '{"spelling": "off", "theme": "dar'


def test_a_template_with_an_error_is_named_with_its_line_and_the_others_go_on(
    launch: Launch, home: Path
) -> None:
    paths.user_templates_dir().mkdir()
    (paths.user_templates_dir() / "broken.md").write_text(BROKEN_TEMPLATE, "utf-8")

    driver = launch()
    driver.press("Ctrl+5")

    said = driver.texts(driver.window.templates)
    assert "broken.md" in said
    assert "line 6" in said
    assert "Hand-off across time zones" in driver.listed("Templates")


def test_a_draft_whose_template_is_gone_keeps_every_word(launch: Launch, home: Path) -> None:
    keep(Draft(template="long-gone", what="What", why="Why", need="Need", fallback="Fallback"))

    driver = launch()

    shown = [driver.window.editors.editor(pane).toPlainText() for pane in (Pane.WHAT, Pane.NEED)]
    assert shown == ["What", "Need"]
    assert driver.draft.template == "long-gone"


def write_and_find(driver: Driver) -> None:
    """The main job goes on."""
    driver.write(Pane.WHAT, "Written all the same")
    driver.save()
    assert "Written all the same" in driver.drafts
