"""What is refused of a repository before anything of it is used."""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from asyncdraft.core.sync import toml_merge
from asyncdraft.core.sync.folder import text_of
from asyncdraft.core.sync.names import OWN_FILE, TEAM_FILE
from asyncdraft.core.sync.plain import plain
from asyncdraft.core.text import say
from asyncdraft.integrations import git_tree
from asyncdraft.integrations.git import GitProblem

MOST_TO_FETCH = 200_000_000
PROGRAMS = (
    *("core.sshcommand", "core.gitproxy", "core.askpass", "core.worktree", "core.alternaterefscommand"),
    *("log.showsignature", "extensions.worktreeconfig", "extensions.partialclone", "fetch.bundleuri"),
)
PUSHED_WRONG = say("The {file} that {author} has pushed {reason}. Until it is mended, nothing is taken over.")
OWN_WRONG = say("Your {file} {reason}. Mend it first; nothing was sent.")
REDIRECTING = ("include.", "includeif.", "url.", "protocol.", "gpg.")
SUFFIXES = (
    *(".uploadpack", ".receivepack", ".vcs", ".helper", ".promisor", ".partialclonefilter", ".pushurl"),
    *(".proxy", ".sslverify", ".sslcainfo", ".sslcapath", ".curloptresolve"),
    *(".cookiefile", ".savecookies"),
)
ELSEWHERE = say(
    "The repository of this folder lies elsewhere ({path} says so), so nothing was done. Clone it anew into "
    "a folder of its own."
)
A_LINK = say("{path} is a link, so nothing was synced. Remove it, then try again.")


def check_place(folder: Path) -> None:
    """What git writes has to stay in the folder: one that came from somebody may send it into another
    repository of the user, or through a link into any file. Raises GitProblem.
    """
    place = folder / ".git"
    if place.is_symlink():
        raise GitProblem(say(A_LINK, path=place))
    for pointer in (place, place / "commondir"):
        if pointer.is_file() or pointer.is_symlink():
            raise GitProblem(say(ELSEWHERE, path=pointer))
    if link := next(_links(place), None):
        raise GitProblem(say(A_LINK, path=link))


def _links(place: Path) -> Iterator[Path]:
    """Objects are named by what is in them, so that of those the folder alone counts."""
    for root, folders, files in os.walk(place):
        yield from (path for name in (*folders, *files) if (path := Path(root, name)).is_symlink())
        if Path(root) == place and "objects" in folders:
            folders.remove("objects")


def keep_own_file(git_folder: Path) -> None:
    """Tells git to leave alone what belongs to this user only."""
    exclude, wanted = git_folder / "info" / "exclude", f"/{OWN_FILE}".encode()
    exclude.parent.mkdir(exist_ok=True)
    lines = exclude.read_bytes().splitlines() if exclude.exists() else []
    if wanted not in lines:
        exclude.write_bytes(b"\n".join((*lines, wanted, b"")))


def check_settings(names: Iterable[str]) -> None:
    """A folder that came from somebody may have settings of git that run a program. Raises GitProblem."""
    for name in map(str.lower, names):
        if name in PROGRAMS or name.startswith(REDIRECTING) or name.endswith(SUFFIXES):
            raise GitProblem(
                say(
                    "The folder's own git settings have {name}, which can run a program or lead elsewhere. "
                    "If it is yours, set it for your user instead: git config --global {name} …",
                    name=name,
                )
            )


def check_team_file(files: Mapping[str, bytes], author: str) -> None:
    """Raises GitProblem for half a file, or one with marks of a merge. Without an author it is the user's."""
    content = files.get(TEAM_FILE)
    if content is None:
        return
    try:
        toml_merge.read(text_of(content))
    except ValueError as error:
        is_half_merged = b"<<<<<<<" in content
        reason = (
            say("has marks of a merge in it")
            if is_half_merged
            else say("has a mistake ({error})", error=error)
        )
        sentence = PUSHED_WRONG if author else OWN_WRONG
        raise GitProblem(say(sentence, file=TEAM_FILE, author=author, reason=reason)) from error


def check_own_names(names: Iterable[str]) -> None:
    """Raises GitProblem for files that everybody else would refuse, so that they are never sent."""
    known: dict[str, str] = {}
    for name in names:
        if git_tree.is_harmful(name):
            raise GitProblem(
                say(
                    "“{plain}” has a name that not every computer can have. Rename it, then sync again; "
                    "until then nothing is sent.",
                    plain=plain(name),
                )
            )
        other = known.setdefault(git_tree.folded(name), name)
        if other != name:
            raise GitProblem(
                say(
                    "“{plain}” and “{plain2}” differ only in capital letters, or in how an accent is put "
                    "together, which not every computer can tell apart. Rename one of them; until then "
                    "nothing is sent.",
                    plain=plain(name),
                    plain2=plain(other),
                )
            )


def leads_out(folder: Path, path: Path) -> bool:
    """Whether a link lies between the folder and the file."""
    while path != folder:
        if path.is_symlink():
            return True
        path = path.parent
    return False


def too_much(folder: Path) -> str:
    """A sentence once what is arriving in a repository is larger than a team folder can be."""
    if _arriving(folder / ".git" / "objects" / "pack") <= MOST_TO_FETCH:
        return ""
    return say(
        "The repository sends more than {most_to_fetch} MB, which is no team folder; nothing "
        "of it is taken over.",
        most_to_fetch=MOST_TO_FETCH // 1000000,
    )


def _arriving(pack: Path) -> int:
    """In bytes; a clone that has failed takes its folder away at any time."""
    try:
        return sum(map(_size, pack.glob("tmp_*")))
    except FileNotFoundError:
        return 0


def _size(path: Path) -> int:
    """In bytes; git gives a file that has arrived another name at any time."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0
