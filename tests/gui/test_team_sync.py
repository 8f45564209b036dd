"""Two windows share a team folder through a real remote, meet a conflict and solve it without a terminal."""

import os
import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QRadioButton

from asyncdraft.core.people import Person
from tests.gui.conftest import Launch
from tests.gui.driver import Driver
from tests.services.shared_team import Desk, bare, joined

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="there is no git here")


@pytest.fixture(autouse=True)
def _own_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    return bare(tmp_path / "remote.git")


def test_two_windows_meet_a_conflict_and_solve_it(
    launch: Launch, remote: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alex = launch()
    alex.press("Ctrl+4")
    press_with(alex, "Share this team", str(remote))
    assert "all of yours is pushed" in alex.texts()

    monkeypatch.setenv("ASYNCDRAFT_HOME", str(tmp_path / "second"))
    ana = launch()
    ana.press("Ctrl+4")
    press_with(ana, "Join a team", str(remote))
    assert ana.application.workspace.team_path == tmp_path / "second" / "teams" / "remote"

    move(alex, "Asia/Seoul")
    sync(alex)
    move(ana, "Asia/Taipei")
    sync(ana)
    assert "Kenji Mori, time zone" in ana.texts()
    assert "1 of 1 to solve" in ana.texts()
    assert zone(ana) == "Asia/Taipei"
    option(ana, "By").setChecked(True)
    click(ana, "go on")
    sync(alex)
    assert zone(ana) == zone(alex) == "Asia/Seoul"


def test_what_came_is_told_and_shown(launch: Launch, remote: Path, tmp_path: Path) -> None:
    driver = launch()
    driver.press("Ctrl+4")
    press_with(driver, "Share this team", str(remote))
    ana: Desk = joined(tmp_path / "ana", str(remote))
    ana.replace("PagerDuty", "the phone")
    ana.sync()
    sync(driver)
    assert "Pulled today" in driver.texts()
    assert "1 from Ana today" in driver.texts()
    assert driver.application.workspace.team.sla.emergency == "the phone"


def test_offline_says_so_and_keeps_everything(launch: Launch, remote: Path) -> None:
    driver = launch()
    driver.press("Ctrl+4")
    press_with(driver, "Share this team", str(remote))
    config = driver.application.workspace.team_path / ".git" / "config"
    config.write_text(
        config.read_text("utf-8").replace(str(remote), "http://127.0.0.1:9/x"), encoding="utf-8"
    )
    move(driver, "Asia/Seoul")
    sync(driver)
    assert "cannot be reached" in driver.texts()
    assert zone(driver) == "Asia/Seoul"


def test_without_an_address_the_field_is_asked_for(launch: Launch) -> None:
    driver = launch()
    driver.press("Ctrl+4")
    click(driver, "Share this team")
    assert "Write the address" in driver.texts()


def test_an_address_that_runs_a_program_is_refused(launch: Launch) -> None:
    driver = launch()
    driver.press("Ctrl+4")
    press_with(driver, "Join a team", "ext::sh -c x")
    assert "would run another program" in driver.texts()


def press_with(driver: Driver, name: str, address: str) -> None:
    driver.named("Address of the repository", QLineEdit).setText(address)
    click(driver, name)


def click(driver: Driver, name: str) -> None:
    buttons = driver.application.sync_desk.card.findChildren(QPushButton)
    next(each for each in buttons if name in each.text() and each.isVisible()).click()
    wait(driver)


def option(driver: Driver, name: str) -> QRadioButton:
    options = driver.application.sync_desk.card.findChildren(QRadioButton)
    return next(each for each in options if each.text().startswith(name))


def sync(driver: Driver) -> None:
    click(driver, "Sync")


def wait(driver: Driver) -> None:
    while driver.application.sync_desk.is_busy:
        QApplication.processEvents()
    QApplication.processEvents()


def move(driver: Driver, zone: str) -> None:
    driver.application.workspace.save_person(replace(kenji(driver), zone=zone))
    wait(driver)


def kenji(driver: Driver) -> Person:
    found = driver.application.workspace.team.person("kenji")
    assert found is not None
    return found


def zone(driver: Driver) -> str:
    return kenji(driver).zone
