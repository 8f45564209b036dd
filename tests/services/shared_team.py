"""A team folder with a remote and clones of it, as people on several computers have them."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from asyncdraft.core.sync.conflict import State
from asyncdraft.integrations import team_clone
from asyncdraft.integrations.team_commits import Author
from asyncdraft.integrations.team_repository import TeamRepository
from asyncdraft.storage.files import write_atomically

TEAM = """\
# The payments team.
name = "Payments"

[people.kenji]
name = "Kenji Mori"
zone = "Asia/Tokyo"
hours = {mon-fri = ["09:00-18:00"]}  # his own words

[people.ana]
name = "Ana Sousa"
zone = "Europe/Lisbon"

[sla]
chat = "4 working hours"
email = "1 working day"
"""


needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="there is no git here")


def only_own_git_settings(patch: pytest.MonkeyPatch) -> None:
    """Nothing of the machine's own git counts."""
    patch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    patch.setenv("GIT_CONFIG_NOSYSTEM", "1")


def git(folder: Path, *arguments: str) -> str:
    """Git as somebody uses it on a terminal."""
    names = ("-c", "user.name=Terminal", "-c", "user.email=t@example.com", "-c", "protocol.file.allow=always")
    return subprocess.run(
        ["git", *names, *arguments], cwd=folder, check=True, capture_output=True, text=True
    ).stdout


def bare(place: Path) -> Path:
    place.mkdir(parents=True)
    git(place, "init", "--quiet", "--bare", "--initial-branch=main", ".")
    return place


class Desk:
    """One person's folder."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder = folder
        self.name = name

    @property
    def repository(self) -> TeamRepository:
        author = Author(self.name, f"{self.name.lower()}@example.com")
        return TeamRepository(self.folder, write_atomically, author=author)

    @property
    def team(self) -> str:
        return self.read("team.toml")

    def read(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def replace(self, old: str, new: str) -> None:
        assert old in self.team
        self.write("team.toml", self.team.replace(old, new))

    def sync(self) -> State:
        return self.repository.sync()


@dataclass(frozen=True)
class Prepared:
    """A remote with two desks on it, to be copied: making one takes dozens of calls of git."""

    place: Path

    @classmethod
    def make(cls, place: Path) -> "Prepared":
        remote = str(bare(place / "remote.git"))
        begun(place / "alex", remote)
        joined(place / "ana", remote)
        return cls(place)

    def copy(self, place: Path) -> tuple[Desk, Desk]:
        """Alex's and Ana's, whose remote is the copy of it."""
        shutil.copytree(self.place, place, dirs_exist_ok=True)
        for name in ("alex", "ana"):
            config = place / name / ".git" / "config"
            text = config.read_text(encoding="utf-8").replace(str(self.place), str(place))
            config.write_text(text, encoding="utf-8")
        return Desk(place / "alex", "Alex"), Desk(place / "ana", "Ana")


def begun(folder: Path, address: str, name: str = "Alex") -> Desk:
    """The first of a team, who shares the folder."""
    desk = Desk(folder, name)
    folder.mkdir(parents=True)
    desk.write("team.toml", TEAM)
    desk.repository.create()
    desk.repository.connect(address)
    desk.sync()
    return desk


def joined(folder: Path, address: str, name: str = "Ana") -> Desk:
    team_clone.clone(address, folder, write_atomically, told=lambda _what, _percent: None, stopped=lambda: "")
    return Desk(folder, name)
