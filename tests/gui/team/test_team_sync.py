"""Two windows share a team folder through a real remote, meet conflicts and solve them without a terminal."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QLineEdit

from asyncdraft.gui.dialogs.team_history import TeamHistory
from asyncdraft.gui.widgets.row_list import ROW_ROLE
from asyncdraft.gui.widgets.sectioned_list import Entry, SectionedList
from tests.gui.driver import Driver
from tests.gui.team.colleague import colleague
from tests.gui.team.sync_window import SyncWindow
from tests.services import git_servers
from tests.services.shared_team import Desk, bare, git, joined, needs_git, only_own_git_settings

pytestmark = needs_git

BROKEN = "---\nname: shift\ntitle: Shift\n---\n\n## What\n\n{{ nothing.here | upper \n"


@pytest.fixture(autouse=True)
def _own_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    only_own_git_settings(monkeypatch)


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    return bare(tmp_path / "served" / "payments.git")


@pytest.fixture
def alone(driver: Driver) -> Iterator[SyncWindow]:
    """The window of all tests; what makes its folder a shared one goes again."""
    window = SyncWindow(driver)
    folder = Path(window.folder())
    yield window
    for name in (".git", "templates"):
        shutil.rmtree(folder / name, ignore_errors=True)
    (folder / ".me").unlink(missing_ok=True)
    driver.application.templates.authoring.close()
    window.desk.card.show_end()
    driver.application.workspace.template_store.load()


@pytest.fixture
def window(alone: SyncWindow, remote: Path) -> SyncWindow:
    alone.share(str(remote))
    return alone


@pytest.fixture
def ana(window: SyncWindow, remote: Path, tmp_path: Path) -> Desk:
    return joined(tmp_path / "ana", str(remote))


def test_two_windows_with_two_homes_meet_conflicts_and_solve_them(
    alone: SyncWindow, remote: Path, tmp_path: Path
) -> None:
    """People and templates, over `git daemon`, each window in a process and a home of its own."""
    alex = alone
    with (
        git_servers.daemon(remote.parent) as root,
        colleague(tmp_path / "second", "Ana Sousa", "ana@example.com") as ana,
    ):
        alex.share_template("handoff")
        alex.share(f"{root}/payments.git")
        assert "all of yours is pushed" in alex.said()
        ana.ask("join", f"{root}/payments.git")
        assert ana.ask("folder") == str(tmp_path / "second" / "teams" / "payments")
        assert ana.ask("template", "handoff") == alex.template("handoff")

        alex.move("Kenji Mori", "Seoul")
        alex.write_template("handoff", f"title: {alex.template('handoff')}", "title: Over to you")
        alex.sync()
        ana.ask("move", "Kenji Mori", "Taipei")
        ana.ask("move", "Priya Rao", "Colombo")
        ana.ask("write_template", "handoff", f"title: {ana.ask('template', 'handoff')}", "title: Your turn")
        ana.ask("sync")

        said = ana.ask("said")
        assert "1 of 2 to solve" in said
        assert "All else is merged" in said
        assert "changed by you and by Alex Reed" in said
        assert (ana.ask("zone", "kenji"), ana.ask("template", "handoff")) == ("Asia/Taipei", "Your turn")
        ana.ask("take_theirs")
        assert "1 of 1 to solve" in ana.ask("said")
        ana.ask("take_theirs")
        assert "all of yours is pushed" in ana.ask("said")
        alex.sync()
        assert "1 from Ana Sousa today" in alex.said()
        assert "Priya Rao, time zone: Asia/Colombo (was Asia/Kolkata)" in alex.said()
        for person, expected in (("kenji", "Asia/Seoul"), ("priya", "Asia/Colombo")):
            assert alex.zone(person) == ana.ask("zone", person) == expected
        assert alex.template("handoff") == ana.ask("template", "handoff") == "Over to you"


def test_what_came_is_told_shown_and_kept_in_the_list_of_all_changes(window: SyncWindow, ana: Desk) -> None:
    ana.replace("PagerDuty", "the phone")
    ana.write("templates/shift.md", BROKEN)
    ana.sync()
    window.driver.press("Ctrl+1")
    window.sync()
    assert "2 from Ana today" in window.driver.toast
    window.driver.press("Ctrl+4")
    window.rest()
    assert "Pulled today\n" in window.said()
    assert "Emergency path: the phone (was PagerDuty)" in window.said()
    assert window.driver.application.workspace.team.sla.emergency == "the phone"

    window.driver.press("Ctrl+5")
    window.rest()
    assert "shift.md" in window.said()
    window.driver.press("Ctrl+4")

    window.desk.show_changes()
    window.rest()
    dialog = window.driver.dialog
    assert isinstance(dialog, TeamHistory)
    assert [entry.title for entry in changes(dialog)][1:3] == ["Emergency path", "Template shift added"]
    window.driver.type("pagerduty the phone")
    assert [(each.title, each.detail.split(": ")[1]) for each in changes(dialog)[1:]] == [
        ("Emergency path", "the phone (was PagerDuty)")
    ]
    window.driver.press("Escape")


def changes(dialog: TeamHistory) -> list[Entry]:
    model = dialog.findChildren(SectionedList)[0].model()
    return [model.index(row, 0).data(ROW_ROLE) for row in range(model.rowCount())]


def test_an_entry_is_edited_by_hand_and_kept(
    window: SyncWindow, ana: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    ana.replace("PagerDuty", "the phone")
    ana.sync()
    path = Path(window.folder()) / "team.toml"
    path.write_text(path.read_text("utf-8").replace("PagerDuty", "a pager"), encoding="utf-8")
    window.sync()
    assert window.focus() == "Yours"
    window.click("Edit by hand")
    assert [url.toLocalFile() for url in opened] == [str(path)]
    assert QGuiApplication.clipboard().text() == str(path)
    path.write_text(path.read_text("utf-8").replace("a pager", "both"), encoding="utf-8")
    window.driver.application.workspace.reload_team()
    window.rest()
    assert "both" in window.said()
    window.click("Keep yours and go on")
    assert "all of yours is pushed" in window.said()
    ana.sync()
    assert 'emergency = "both"' in ana.team


def test_a_sync_asked_for_while_the_folder_is_looked_at_is_done(window: SyncWindow, ana: Desk) -> None:
    window.driver.application.workspace.template_store.load()
    window.desk.look()
    assert window.desk.is_busy
    window.move("Kenji Mori", "Seoul")
    window.desk.look()
    window.sync()
    ana.sync()
    assert "Asia/Seoul" in ana.team
    assert "all of yours is pushed · synced 15:46" in window.said()


def test_offline_says_so_and_keeps_everything(window: SyncWindow, remote: Path) -> None:
    config = Path(window.folder()) / ".git" / "config"
    shared = config.read_text("utf-8")
    config.write_text(shared.replace(str(remote), "http://127.0.0.1:9/x"), encoding="utf-8")
    window.move("Kenji Mori", "Seoul")
    button = window.driver.button("Sync")
    button.setFocus()
    button.click()
    assert window.focus() == "Cancel"
    window.rest()
    assert "cannot be reached" in window.said()
    assert "1 change of yours to push" in window.said()
    assert window.zone("kenji") == "Asia/Seoul"
    assert window.focus() == "Sync"
    config.write_text(shared, encoding="utf-8")
    window.sync()
    assert "cannot be reached" not in window.said()


def test_who_is_not_let_in_is_told_what_to_do(alone: SyncWindow, tmp_path: Path) -> None:
    bare(tmp_path / "served" / "team.git")
    window = alone
    with git_servers.http(tmp_path / "served", "secret") as root:
        window.join(f"{root}/team.git")
    assert "does not let you in: sign in once with git itself" in window.said()
    assert window.driver.named("Address of the repository", QLineEdit).text()


def test_what_means_harm_is_refused_in_a_sentence(
    window: SyncWindow, ana: Desk, remote: Path, tmp_path: Path
) -> None:
    """Each with the folder as it was, and the next sync as good as ever."""
    sound = git(remote, "rev-parse", "main").strip()
    blob = git(ana.folder, "hash-object", "-w", os.devnull).strip()
    team = "100644,{},team.toml"
    marked = _blob(ana.folder, tmp_path, b"<<<<<<< mine\nname = 1\n=======\n>>>>>>> theirs\n")
    half = _blob(ana.folder, tmp_path, b"[people.kenji\nname = ")
    huge = _blob(ana.folder, tmp_path, bytes(5_000_001))
    for entry, said in (
        (f"120000,{blob},templates/x.md", "is a link, which may lead out of the folder"),
        (f"160000,{sound},inner", "is another repository inside this one"),
        (f"100644,{huge},templates/x.md", "is larger than 5 MB"),
        (f"100644,{blob},templates/a\\b.md", "may lead out of the folder"),
        (team.format(marked), "has marks of a merge in it"),
        (team.format(half), "has a mistake"),
    ):
        git(ana.folder, "reset", "--quiet", "--hard", sound)
        git(ana.folder, "-c", "core.protectNTFS=false", "update-index", "--add", "--cacheinfo", entry)
        git(ana.folder, "commit", "--quiet", "--message=harm")
        git(ana.folder, "push", "--quiet", "--force", str(remote), "HEAD:main")
        before = _files(Path(window.folder()))
        window.sync()
        assert said in window.said(), entry
        assert _files(Path(window.folder())) == before, entry
        git(remote, "update-ref", "refs/heads/main", sound)
        window.sync()
        assert "all of yours is pushed" in window.said(), entry


def _blob(repository: Path, tmp_path: Path, content: bytes) -> str:
    (tmp_path / "content").write_bytes(content)
    return git(repository, "hash-object", "-w", str(tmp_path / "content")).strip()


def _files(folder: Path) -> dict[str, bytes]:
    inner = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return {str(path): (folder / path).read_bytes() for path in inner if path.parts[0] != ".git"}


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("", "Write the address"),
        ("ext::sh -c x", "would run another program"),
        ("--upload-pack=touch x", "is no address"),
        ("ssh://-oProxyCommand=x/team", "begins with a dash"),
        ("https://kenji:hunter2@example.com/team.git", "holds a password"),
    ],
)
def test_an_address_that_could_do_harm_is_refused(
    alone: SyncWindow, driver: Driver, address: str, said: str
) -> None:
    window = alone
    window.join(address)
    assert said in window.said()
    assert window.driver.named("Address of the repository", QLineEdit).text() == address
    window.share(address)
    assert said in window.said()
    driver.named("Address of the repository", QLineEdit).clear()
    assert not (Path(window.folder()) / ".git").exists()


def test_the_key_for_a_sync_asks_where_to_share(alone: SyncWindow) -> None:
    alone.driver.press("Ctrl+1")
    alone.sync()
    assert alone.focus() == "Address of the repository"
