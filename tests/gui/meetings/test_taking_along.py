"""The audit taken along: as a report, as a picture; without a calendar there is nothing to take."""

from pathlib import Path

from PySide6.QtGui import QImage

from tests.gui.driver import Driver
from tests.gui.meetings.audit_page import STATUS


def test_the_report_is_written(view: Driver, tmp_path: Path) -> None:
    target = tmp_path / "report.md"
    view.application.meetings.audit_commands.write_report(str(target))
    written = target.read_text("utf-8")
    assert STATUS in written
    assert "Lessons" not in written
    assert view.toast == f"Written to {target}."


def test_a_place_that_cannot_be_written_is_said(view: Driver, tmp_path: Path) -> None:
    (tmp_path / "none").touch()
    view.application.meetings.audit_commands.write_report(str(tmp_path / "none" / "report.md"))
    assert "cannot be written" in view.toast


def test_the_picture_is_copied_and_written(view: Driver, tmp_path: Path) -> None:
    view.click_button("Copy picture")
    assert not QImage(view.clipboard.imageData()).isNull()
    commands = view.application.meetings.audit_commands
    commands.write_picture(str(tmp_path / "hours.svg"))
    commands.write_picture(str(tmp_path / "hours.png"))
    assert (tmp_path / "hours.svg").read_text("utf-8").startswith("<svg")
    assert QImage(str(tmp_path / "hours.png")).width() > 600


def test_without_a_calendar_nothing_can_be_taken_along(driver: Driver) -> None:
    driver.press("Ctrl+3")
    for action in ("save_audit", "copy_audit_picture", "save_audit_picture", "show_unread_events"):
        driver.do(action)
        assert driver.toast == "Open a calendar first."
    driver.press("Ctrl+Return")
    assert driver.toast.startswith("Open a calendar first")
