"""A team folder from a repository elsewhere: whole, or not at all."""

import re
import shutil
import tempfile
from pathlib import Path

from asyncdraft.core.sync.names import TEAM_FILE
from asyncdraft.core.text import say
from asyncdraft.integrations import git_guards as guards
from asyncdraft.integrations import git_tree
from asyncdraft.integrations.git import Git, GitFailed, GitProblem, Progress, Stopped, checked_address
from asyncdraft.integrations.team_files import Write

OPTIONS = (
    *("--no-checkout", "--no-tags", "--template=", "--no-local", "--progress"),
    "--no-recurse-submodules",
)


def free_folder(address: str, place: Path) -> Path:
    """A folder in `place` that is not there yet, with the repository's name. Raises GitProblem."""
    parts = re.split(r"[/\\:]", checked_address(address).rstrip("/"))
    plain = re.sub(r"[^\w.-]", "-", parts[-1].removesuffix(".git")).strip(".-") or "team"
    names = (plain if count == 1 else f"{plain}-{count}" for count in range(1, 1000))
    return next(folder for name in names if not (folder := place / name).exists())


def clone(address: str, folder: Path, write: Write, *, told: Progress, stopped: Stopped) -> None:
    """A new folder with what is at `address`; it is there whole or not at all. Raises GitProblem."""
    checked = checked_address(address)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise GitProblem(say("{folder} is not empty. Choose a folder that is not there yet.", folder=folder))
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        place = Path(tempfile.mkdtemp(prefix=f".{folder.name}.clone-", dir=folder.parent))
    except OSError as error:
        raise GitProblem(
            say(
                "{folder} cannot be made ({strerror}). Choose another place.",
                folder=folder,
                strerror=error.strerror,
            )
        ) from error
    try:
        _clone_into(place / "folder", checked, write, told, stopped)
        if folder.exists():
            folder.rmdir()
        (place / "folder").replace(folder)
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _clone_into(folder: Path, address: str, write: Write, told: Progress, stopped: Stopped) -> None:
    def reason() -> str:
        return stopped() or guards.too_much(folder)

    Git(folder.parent, told=told, stopped=reason).talk("clone", *OPTIONS, "--", address, folder.name)
    git = Git(folder)
    guards.keep_own_file(folder / ".git")
    _choose_branch(git)
    if not git.succeeds("rev-parse", "--quiet", "--verify", "HEAD^{commit}"):
        return
    tree = git_tree.read_tree(git, "HEAD")
    if TEAM_FILE not in tree:
        raise GitProblem(
            say("There is no {team_file} in this repository, so it is no team folder.", team_file=TEAM_FILE)
        )
    contents = git_tree.read_blobs(git, (blob.id for blob in tree.values()))
    guards.check_team_file({name: contents[blob.id] for name, blob in tree.items()}, "somebody")
    for name, blob in tree.items():
        write(folder / name, contents[blob.id])
    git.run("read-tree", "HEAD")


def _choose_branch(git: Git) -> None:
    """A new server may name a first branch that nobody has pushed: the one that is there is meant."""
    if git.succeeds("rev-parse", "--quiet", "--verify", "HEAD^{commit}"):
        return
    prefix = "refs/remotes/origin/"
    names = git.text("for-each-ref", "--format=%(refname)", prefix).splitlines()
    branches = [name.removeprefix(prefix) for name in names if name != f"{prefix}HEAD"]
    if branches:
        branch = next((name for name in ("main", "master") if name in branches), branches[0])
        git.run("symbolic-ref", "HEAD", f"refs/heads/{branch}")
        git.run("update-ref", f"refs/heads/{branch}", f"{prefix}{branch}")


def git_email(folder: Path) -> str:
    """Who git takes the user for; empty where it does not know."""
    try:
        return Git(folder).text("config", "--get", "user.email")
    except GitFailed:
        return ""
