"""The commits of a team folder: which there are, what they hold, and how another is made."""

import os
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

import msgspec

from asyncdraft.core.sync import folder as files_of
from asyncdraft.core.sync.conflict import Entry
from asyncdraft.core.sync.names import TEAM_FILE
from asyncdraft.core.text import say
from asyncdraft.integrations import git_tree
from asyncdraft.integrations.folder_lock import INDEX
from asyncdraft.integrations.git import Git, GitFailed, GitProblem
from asyncdraft.integrations.git_tree import Blob

ARRIVING = "refs/asyncdraft/arriving"
"""Names the commit whose files are on their way into the folder."""


class References(msgspec.Struct, frozen=True):
    """Where the branch and the others' copy of it stand; an empty id where there is none."""

    branch: str
    head: str = ""
    remote: str = ""
    arriving: str = ""


class Author(msgspec.Struct, frozen=True):
    """Who commits where git itself has not been told."""

    name: str = ""
    email: str = ""


NOBODY = Author()


class TeamCommits:
    """A revision is named by its id; an empty one is that of a branch without commits, or of no remote."""

    def __init__(self, git: Git, author: Author = NOBODY) -> None:
        self.git = git
        self._author = author
        self._trees: dict[str, dict[str, Blob]] = {}
        self._bases: dict[tuple[str, str], str] = {}
        self._settings: dict[str, str] | None = None
        self._references: References | None = None

    @cached_property
    def git_folder(self) -> Path:
        return Path(self.git.folder, self.git.text("rev-parse", "--git-dir"))

    # What is read once, until it is looked at anew

    def look_anew(self) -> None:
        """After anything that others may have moved or set."""
        self._settings = self._references = None

    def look_at_remote(self) -> None:
        """After a fetch, which moves nothing else."""
        self._references = self._read_references(self.branch)

    @property
    def settings(self) -> dict[str, str]:
        """The repository's own; of several values the last."""
        if self._settings is None:
            listed = self.git.run("config", "--local", "--list", "-z").decode("utf-8", "replace")
            pairs = (each.partition("\n") for each in listed.split("\0") if each)
            self._settings = {name: value for name, _, value in pairs}
        return self._settings

    @property
    def address(self) -> str:
        return self.settings.get("remote.origin.url", "")

    @property
    def _known(self) -> References:
        if self._references is None:
            self._references = self._read_references(self._read_branch())
        return self._references

    def _moved(self, **moved: str) -> None:
        self._references = msgspec.structs.replace(self._known, **moved)

    def _read_branch(self) -> str:
        try:
            return self.git.text("symbolic-ref", "--quiet", "--short", "HEAD")
        except GitFailed as error:
            raise GitProblem(
                say(
                    "The folder shows an old commit and no branch. Switch to a branch with git, then "
                    "try again."
                )
            ) from error

    def _read_references(self, branch: str) -> References:
        names = {
            f"refs/heads/{branch}": "head",
            f"refs/remotes/origin/{branch}": "remote",
            ARRIVING: "arriving",
        }
        listed = self.git.text("for-each-ref", "--format=%(objecttype) %(objectname) %(refname)", *names)
        found = (line.split(" ", 2) for line in listed.splitlines())
        return References(
            branch, **{names[name]: made for kind, made, name in found if kind == "commit" and name in names}
        )

    # Revisions

    @property
    def branch(self) -> str:
        return self._known.branch

    @property
    def head(self) -> str:
        return self._known.head

    @property
    def remote(self) -> str:
        return self._known.remote if self.address else ""

    @property
    def arriving(self) -> str:
        return self._known.arriving

    def base(self, one: str, other: str) -> str:
        """The newest commit that both have."""
        if one == other:
            return one
        if (one, other) not in self._bases:
            self._bases[one, other] = self._common(one, other)
        return self._bases[one, other]

    def _common(self, one: str, other: str) -> str:
        try:
            return self.git.text("merge-base", one, other).split("\n")[0] if one and other else ""
        except GitFailed:
            return ""

    def behind(self, head: str, remote: str) -> int:
        """How many commits of the remote the head lacks."""
        if not (head and remote) or self.base(head, remote) == remote:
            return 0
        return int(self.git.text("rev-list", "--count", f"{head}..{remote}"))

    # What they hold

    def tree(self, revision: str) -> dict[str, Blob]:
        """A commit never changes: its tree is read once."""
        if revision not in self._trees:
            self._trees[revision] = git_tree.read_tree(self.git, revision)
        return self._trees[revision]

    def contents(self, *trees: Mapping[str, Blob | bytes]) -> list[dict[str, bytes]]:
        """What the trees hold, but for the files in which they are all the same."""
        names = dict.fromkeys(name for tree in trees for name in tree)
        differing = [name for name in names if len({tree.get(name) for tree in trees}) > 1]
        wanted = {*differing, TEAM_FILE} if differing else set()
        ids = [
            blob.id
            for tree in trees
            for name, blob in tree.items()
            if name in wanted and isinstance(blob, Blob)
        ]
        blobs = git_tree.read_blobs(self.git, ids)
        return [
            {
                name: blobs[content.id] if isinstance(content, Blob) else content
                for name, content in tree.items()
                if name in wanted
            }
            for tree in trees
        ]

    def blobs(self, *wanted: Blob) -> list[bytes]:
        found = git_tree.read_blobs(self.git, (blob.id for blob in wanted))
        return [found[blob.id] for blob in wanted]

    def entries(self, old: Mapping[str, Blob], new: Mapping[str, Blob | bytes]) -> tuple[Entry, ...]:
        return tuple(files_of.entries(*self.contents(old, new)))

    # Another one

    def commit(
        self, old: Mapping[str, bytes], new: Mapping[str, bytes], parents: tuple[str, ...], message: str
    ) -> str:
        """One with the first parent's tree in which what differs between `old` and `new` has changed.

        No reference points at it yet.
        """
        changed = {name: new.get(name) for name in {**old, **new} if old.get(name) != new.get(name)}
        start = parents[0] if parents else ""
        index = str((self.git_folder / f"{INDEX}{os.getpid()}").absolute())
        try:
            tree = git_tree.write_tree(self.git, index, start, changed)
        finally:
            Path(index).unlink(missing_ok=True)
        return git_tree.commit(self.git, tree, parents, message, self._identity)

    def announce(self, made: str) -> None:
        """That the folder's files are coming to a commit."""
        self.git.run("update-ref", ARRIVING, made)
        self._moved(arriving=made)

    def end_arrival(self) -> None:
        self.git.run("update-ref", "-d", ARRIVING)
        self._moved(arriving="")

    def sent(self) -> None:
        """Others have what the branch has."""
        self._moved(remote=self.head)

    @cached_property
    def _identity(self) -> dict[str, str]:
        """Git's own, else the one of the team."""
        if self.git.succeeds("config", "--get", "user.email"):
            return {}
        name, email = self._author.name or "AsyncDraft", self._author.email or "unknown@localhost"
        return {
            f"GIT_{who}_{what}": value
            for who in ("AUTHOR", "COMMITTER")
            for what, value in (("NAME", name), ("EMAIL", email))
        }

    def move(self, head: str, made: str) -> None:
        """The branch to a commit, if it still is where it was; git's index follows."""
        branch, before = f"refs/heads/{self.branch}", head or "0" * len(made)
        self.git.run("update-ref", "-m", "asyncdraft", branch, made, before)
        self._moved(head=made)
        if (self.git_folder / "index").exists() and head:
            self.git.succeeds("read-tree", "-i", "-m", head, made)
        else:
            self.git.succeeds("read-tree", made)
