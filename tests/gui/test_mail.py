"""The message as a mail: a draft file, and a link that opens the mail program."""

from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QPushButton

from asyncdraft.core.draft import Channel, Pane
from tests.gui.driver import Driver

WHAT = "The cutover of the **ledger** failed twice, see [run 7](https://ci.example.com/7)."


class MailProgram(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[QUrl] = []

    @Slot(QUrl)
    def open(self, link: QUrl) -> None:
        self.links.append(link)


@pytest.fixture
def mail_program() -> Iterator[MailProgram]:
    program = MailProgram()
    QDesktopServices.setUrlHandler("mailto", program, "open")  # type: ignore[arg-type]  # takes str alone
    yield program
    QDesktopServices.unsetUrlHandler("mailto")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the user says that the mail draft shall go."""
    path = tmp_path / "Übergabe.eml"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(path), ""))
    return path


def test_a_mail_draft_is_written_for_its_readers(driver: Driver, place: Path) -> None:
    write(driver)
    driver.do("save_as_mail_draft")

    mail = message_from_bytes(place.read_bytes(), _class=EmailMessage, policy=default)
    assert mail["X-Unsent"] == "1"
    assert [address.addr_spec for address in mail["To"].addresses] == ["kenji@example.com"]
    assert mail["From"].addresses
    assert mail["Subject"]
    html = mail.get_body(("html",))
    assert html is not None
    assert "<b" in html.get_content()
    assert driver.toast == f"Written to {place}."
    assert driver.draft.channel is Channel.EMAIL


def test_no_mail_without_the_address_of_a_reader(
    driver: Driver, place: Path, mail_program: MailProgram
) -> None:
    write(driver)
    forget_address(driver, "kenji")
    for action in ("save_as_mail_draft", "open_in_mail_program"):
        driver.do(action)
        assert "There is no email address for Kenji Mori: add it in Team (Ctrl+4)." in driver.toast
    assert not place.exists()
    assert mail_program.links == []


def test_a_folder_that_takes_no_file_is_named(driver: Driver, tmp_path: Path) -> None:
    write(driver)
    (tmp_path / "none").touch()
    driver.application.copy_commands.write_mail_draft(str(tmp_path / "none" / "draft.eml"))
    assert driver.toast.startswith(f"{tmp_path / 'none' / 'draft.eml'} cannot be written")


def test_the_mail_program_gets_readers_subject_and_text(driver: Driver, mail_program: MailProgram) -> None:
    write(driver)
    driver.press("Ctrl+Alt+4")

    (link,) = (bytes(link.toEncoded().data()).decode() for link in mail_program.links)
    assert link.startswith("mailto:kenji@example.com?subject=")
    assert "https%3A%2F%2Fci.example.com%2F7" in link
    assert driver.toast == "Opened in the mail program."


def test_a_message_too_long_for_a_link_is_refused(driver: Driver, mail_program: MailProgram) -> None:
    driver.write(Pane.WHAT, "x")
    driver.application.session.set_text(Pane.WHAT, "The ledger is off by one cent. " * 80)
    driver.press("Ctrl+Alt+4")

    assert "too long for a mail link" in driver.toast
    assert mail_program.links == []


def test_nothing_is_mailed_before_something_is_written(
    driver: Driver, place: Path, mail_program: MailProgram
) -> None:
    for action in ("save_as_mail_draft", "open_in_mail_program"):
        driver.do(action)
        assert driver.toast == "Write something first."
    assert not place.exists()
    assert mail_program.links == []


def test_dropped_files_go_along_and_are_taken_off_again(driver: Driver, place: Path, tmp_path: Path) -> None:
    write(driver)
    log, plan = tmp_path / "worker.log", tmp_path / "plan.txt"
    log.write_bytes(b"one")
    plan.write_bytes(b"two")
    driver.drop_files(driver.window.editors.editor(Pane.WHAT), log, plan)
    assert driver.draft.attachments == (str(log), str(plan))
    assert driver.draft.what == WHAT

    driver.press("Ctrl+Alt+2")
    assert driver.toast.endswith("Attach there: worker.log, plan.txt.")
    driver.click_button("plan.txt")
    driver.do("save_as_mail_draft")
    mail = message_from_bytes(place.read_bytes(), _class=EmailMessage, policy=default)
    assert [(part.get_filename(), part.get_content()) for part in mail.iter_attachments()] == [
        ("worker.log", b"one")
    ]


def test_files_that_were_copied_are_pasted_as_attachments(driver: Driver, tmp_path: Path) -> None:
    write(driver)
    log = tmp_path / "worker.log"
    log.write_bytes(b"one")
    driver.window.editors.focus_pane(Pane.WHAT)
    driver.paste_files(log)
    assert driver.draft.attachments == (str(log),)
    assert driver.draft.what == WHAT


def test_a_text_names_the_files_that_it_cannot_carry(driver: Driver, tmp_path: Path) -> None:
    write(driver)
    (tmp_path / "worker.log").write_bytes(b"one")
    driver.application.commands.attach([str(tmp_path / "worker.log")])
    driver.press("Ctrl+Alt+1")
    assert "*Attached:* `worker.log`" in driver.clipboard.text()


def test_a_file_that_is_gone_is_said_and_keeps_the_mail_back(
    driver: Driver, place: Path, tmp_path: Path
) -> None:
    write(driver)
    log = tmp_path / "worker.log"
    log.write_bytes(b"one")
    driver.application.commands.attach([str(log), str(tmp_path)])
    assert driver.toast == f"“{tmp_path.name}” is a folder; attach the files in it."
    log.unlink()
    driver.do("save_as_mail_draft")
    assert "Not written. “worker.log” is not in" in driver.toast
    assert not place.exists()
    driver.wait_for(lambda: any(name.endswith("missing") for name in chips(driver, "worker.log")))


def chips(driver: Driver, name: str) -> list[str]:
    found = (each.text() for each in driver.window.findChildren(QPushButton) if each.isVisible())
    return [text for text in found if text.strip().startswith(name)]


def write(driver: Driver) -> None:
    driver.write(Pane.WHAT, WHAT)
    driver.add_readers("kenji")


def forget_address(driver: Driver, person_id: str) -> None:
    person = driver.application.workspace.team.person(person_id)
    assert person is not None
    driver.save_person(replace(person, email=""))
