"""The commits of a team folder: which there are, what they hold, and how another is made."""

import os
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

import msgspec

from asyncdraft.core.sync import folder as files_of
from asyncdraft.core.sync.conflict import Entry
from asyncdraft.core.sync.names import TEAM_FILE
from asyncdraft.integrations import git_tree
from asyncdraft.integrations.git import Git, GitFailed, GitProblem
from asyncdraft.integrations.git_tree import Blob


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

    @cached_property
    def git_folder(self) -> Path:
        return Path(self.git.folder, self.git.text("rev-parse", "--git-dir"))

    @property
    def address(self) -> str:
        try:
            return self.git.text("config", "--local", "--get", "remote.origin.url")
        except GitFailed:
            return ""

    # Revisions

    @property
    def branch(self) -> str:
        try:
            return self.git.text("symbolic-ref", "--quiet", "--short", "HEAD")
        except GitFailed as error:
            raise GitProblem(
                "The folder shows an old commit and no branch. Switch to a branch with git, then try again."
            ) from error

    @property
    def head(self) -> str:
        return self.revision("HEAD")

    @property
    def remote(self) -> str:
        return self.revision(f"refs/remotes/origin/{self.branch}") if self.address else ""

    def revision(self, name: str) -> str:
        try:
            return self.git.text("rev-parse", "--quiet", "--verify", f"{name}^{{commit}}")
        except GitFailed:
            return ""

    def base(self, one: str, other: str) -> str:
        """The newest commit that both have."""
        try:
            return self.git.text("merge-base", one, other).split("\n")[0] if one and other else ""
        except GitFailed:
            return ""

    def behind(self, head: str, remote: str) -> int:
        """How many commits of the remote the head lacks."""
        return int(self.git.text("rev-list", "--count", f"{head}..{remote}")) if head and remote else 0

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
        wanted = {*differing, TEAM_FILE}
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
        index = str((self.git_folder / f"asyncdraft-index-{os.getpid()}").absolute())
        try:
            tree = git_tree.write_tree(self.git, index, start, changed)
        finally:
            Path(index).unlink(missing_ok=True)
        return git_tree.commit(self.git, tree, parents, message, self._identity)

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
        if (self.git_folder / "index").exists() and head:
            self.git.succeeds("read-tree", "-i", "-m", head, made)
        else:
            self.git.succeeds("read-tree", made)
