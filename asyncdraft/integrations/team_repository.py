"""A team folder in git: its state, and a sync that never forces and never loses an edit.

Whatever happens in the middle, the next call goes on: a commit is whole before a reference points at it, and
before the first file of the folder changes, `refs/asyncdraft/arriving` names the commit whose files arrive.
Merges stand in commits at once. Entries that both sides have changed keep mine there, and the commit says
`Open: KEY`; until another says `Settled: KEY`, nothing is pushed.
"""

import os
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from time import time

import msgspec

from asyncdraft.core.sync import folder as files_of
from asyncdraft.core.sync.conflict import Conflict, Entry, Pulled, State, Version
from asyncdraft.core.sync.entries import NOTHING, Side, shown
from asyncdraft.core.sync.names import TEAM_FILE, WORD_LISTS
from asyncdraft.integrations import git_guards as guards
from asyncdraft.integrations import git_tree
from asyncdraft.integrations.folder_lock import locked
from asyncdraft.integrations.git import (
    Git,
    GitFailed,
    GitProblem,
    GitStale,
    Progress,
    checked_address,
)
from asyncdraft.integrations.git_tree import MOST_BYTES, Blob

ROUNDS = 5
"""Times that others may push in between before the user is told."""

HEAD_BRANCH = re.compile(r"ref: refs/heads/(?P<branch>\S+)\tHEAD\n[0-9a-f]+\tHEAD")
ARRIVING = "refs/asyncdraft/arriving"
BEGIN = "Begin the team folder"
OPEN, SETTLED = "Open: ", "Settled: "
SHARED = {"templates": (".md",), "checks": (".yml", ".yaml"), "words": (".txt",)}
"""Folders and the kinds of files in them that are taken up by themselves; others once git knows them."""

ALONE = (TEAM_FILE, *WORD_LISTS)
Write = Callable[[Path, bytes], None]
"""Writes a file so that a crash leaves the old content or the new one."""


class _Edited(Exception):  # noqa: N818 - no error: go round again
    """A file was edited while others' changes were about to be written to it."""


def is_repository(folder: Path) -> bool:
    return (folder / ".git").exists()


class Author(msgspec.Struct, frozen=True):
    """Who commits where git itself has not been told."""

    name: str = ""
    email: str = ""


NOBODY = Author()


class TeamRepository:
    """All methods raise GitProblem; what they have done until then stands, and nothing is lost."""

    def __init__(
        self,
        folder: Path,
        write: Write,
        *,
        author: Author = NOBODY,
        told: Progress = lambda _what, _percent: None,
        stopped: Callable[[], bool] = lambda: False,
    ) -> None:
        self.folder = folder
        self._write = write
        self._author = author
        self._told = told
        self._stopped = stopped
        self._git = self._git_with(())
        self._trees: dict[str, dict[str, Blob]] = {}

    def _git_with(self, kept_open: tuple[int, ...]) -> Git:
        return Git(self.folder, told=self._told, stopped=self._reason_to_stop, kept_open=kept_open)

    def _reason_to_stop(self) -> str:
        if self._stopped():
            return "Stopped. What you changed is kept; sync goes on from here."
        return guards.too_much(self.folder)

    # Making one

    def create(self) -> None:
        """Turns the folder into a repository with all that is in it as its first commit."""
        inside = self._outer()
        if inside:
            raise GitProblem(
                f"The folder lies inside the repository {inside}. Move the team folder out of it first."
            )
        if not is_repository(self.folder):
            self._git.run("init", "--quiet", "--template=", "--initial-branch=main", ".")
        guards.keep_own_file(self._git_folder)
        with self._working():
            self._commit_local()

    def _outer(self) -> str:
        if is_repository(self.folder):
            return ""
        parents = self.folder.absolute().parents
        return next((str(path) for path in parents if (path / ".git").exists()), "")

    def connect(self, address: str) -> None:
        """Where to push to from now on. A new folder takes the branch that the other side goes by."""
        checked = checked_address(address)
        said = self._git.talk("ls-remote", "--symref", "--", checked, "HEAD").decode("utf-8", "replace")
        known = HEAD_BRANCH.match(said)
        if known and not self._address() and known["branch"] != self.branch:
            self._git.run("branch", "-m", "--", known["branch"])
        if self._address():
            self._git.run("remote", "set-url", "--", "origin", checked)
        else:
            self._git.run("remote", "add", "--", "origin", checked)

    # Looking

    def state(self) -> State:
        """Without the network."""
        guards.check_settings(self._git)
        self._check_address()
        head, remote = self._head, self._remote
        base = self._base(head, remote) if remote else ""
        local = self._with_local(self._tree(head))
        return State(
            branch=self.branch,
            address=self._address(),
            unsent=tuple(self._entries(self._tree(base or remote), local)),
            behind=int(self._git.text("rev-list", "--count", f"{head}..{remote}")) if remote and head else 0,
            conflicts=tuple(self._conflicts(local)),
            pulled=tuple(self._pulled()),
        )

    @property
    def branch(self) -> str:
        try:
            return self._git.text("symbolic-ref", "--quiet", "--short", "HEAD")
        except GitFailed as error:
            raise GitProblem(
                "The folder shows an old commit and no branch. Switch to a branch with git, then try again."
            ) from error

    # Syncing

    def sync(self) -> State:
        """Commits what changed, takes in what others did, and sends it unless entries are open."""
        return self._until_done(self._exchange)

    def _until_done(self, step: Callable[[], None]) -> State:
        """Anew where somebody has pushed or a file was edited in between, but not for ever."""
        with self._working():
            self._resume()
            for _round in range(ROUNDS):
                try:
                    step()
                except (_Edited, GitStale):
                    continue
                break
            else:
                raise GitStale("Others push all the time. What you changed is kept; sync again in a moment.")
        return self.state()

    def _exchange(self) -> None:
        self._commit_local()
        if not self._address():
            return
        self._fetch()
        if self._remote:
            self._merge()
        head = self._head
        if head and head != self._remote and not self._open_keys():
            branch = f"refs/heads/{self.branch}"
            self._told("Sending", 0)
            self._git.talk(
                *("push", "--porcelain", "--no-verify", "--progress", "--recurse-submodules=no"),
                *("origin", f"{branch}:{branch}"),
            )

    def solve(self, key: str, side: Side) -> State:
        """Settles one entry that both have changed; nothing is sent yet."""
        return self._until_done(lambda: self._settle(key, side))

    def _settle(self, key: str, side: Side) -> None:
        self._commit_local()
        head, remote = self._head, self._remote
        mine = self._tree(head)
        conflict = next((each for each in self._conflicts(mine) if each.key == key), None)
        if conflict is None:
            raise GitProblem(f"“{key}” is not among the entries to solve.")
        own, other = self._contents(mine, self._tree(remote))
        wanted = own if side == "mine" else files_of.with_entry(own, key, other)
        words = "mine stays" if side == "mine" else f"as {conflict.theirs.author or 'the others'} wrote it"
        message = f"{conflict.title}: {words}\n\n{SETTLED}{key}\n"
        self._arrive(self._committed(own, wanted, (head,), message))

    @contextmanager
    def _working(self) -> Iterator[None]:
        guards.check_settings(self._git)
        self._check_address()
        with locked(self._git_folder) as descriptor:
            self._git = self._git_with((descriptor,))
            try:
                yield
            finally:
                self._git = self._git_with(())

    @cached_property
    def _git_folder(self) -> Path:
        return Path(self.folder, self._git.text("rev-parse", "--git-dir"))

    def _check_address(self) -> None:
        if address := self._address():
            checked_address(address)

    def _address(self) -> str:
        try:
            return self._git.text("config", "--local", "--get", "remote.origin.url")
        except GitFailed:
            return ""

    # Revisions

    @property
    def _head(self) -> str:
        return self._revision("HEAD")

    @property
    def _remote(self) -> str:
        return self._revision(f"refs/remotes/origin/{self.branch}") if self._address() else ""

    def _revision(self, name: str) -> str:
        try:
            return self._git.text("rev-parse", "--quiet", "--verify", f"{name}^{{commit}}")
        except GitFailed:
            return ""

    def _base(self, one: str, other: str) -> str:
        try:
            return self._git.text("merge-base", one, other).split("\n")[0] if one and other else ""
        except GitFailed:
            return ""

    def _tree(self, revision: str) -> dict[str, Blob]:
        """A commit never changes: its tree is read once."""
        if revision not in self._trees:
            self._trees[revision] = git_tree.read_tree(self._git, revision)
        return self._trees[revision]

    # The files of the folder

    def _with_local(self, tree: Mapping[str, Blob]) -> dict[str, Blob | bytes]:
        """The tree with the contents of files that the folder has otherwise."""
        like = next(iter(tree.values()), Blob("")).id
        found: dict[str, Blob | bytes] = {}
        for name in dict.fromkeys((*tree, *self._shared_names())):
            content = self._content(name)
            if content is None and name == TEAM_FILE and name in tree:
                found[name] = tree[name]
            elif content is not None:
                known = tree.get(name)
                same = known is not None and git_tree.blob_id(content, like) == known.id
                found[name] = known if same and known is not None else content
        return found

    def _shared_names(self) -> list[str]:
        names = [name for name in ALONE if (self.folder / name).is_file()]
        for place, kinds in SHARED.items():
            inner = (path.relative_to(self.folder) for path in (self.folder / place).rglob("*"))
            names += [
                path.as_posix()
                for path in inner
                if path.suffix in kinds and not any(part.startswith(".") for part in path.parts)
            ]
        return sorted(names)

    def _content(self, name: str) -> bytes | None:
        path = self.folder / name
        if guards.leads_out(self.folder, path):
            raise GitProblem(f"{path} is reached through a link. Put the file itself into the team folder.")
        try:
            with path.open("rb") as file:
                content = file.read(MOST_BYTES + 1)
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return None
        except OSError as error:
            raise GitProblem(f"{path} cannot be read ({error.strerror}), so nothing was sent.") from error
        if len(content) > MOST_BYTES:
            raise GitProblem(
                f"{path} is larger than {MOST_BYTES // 1_000_000} MB; move it out of the folder."
            )
        return content

    def _contents(self, *trees: Mapping[str, Blob | bytes]) -> list[dict[str, bytes]]:
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
        blobs = git_tree.read_blobs(self._git, ids)
        return [
            {
                name: blobs[content.id] if isinstance(content, Blob) else content
                for name, content in tree.items()
                if name in wanted
            }
            for tree in trees
        ]

    def _entries(self, old: Mapping[str, Blob], new: Mapping[str, Blob | bytes]) -> list[Entry]:
        return list(files_of.entries(*self._contents(old, new)))

    # Steps of a sync

    def _commit_local(self) -> None:
        head = self._head
        tree = self._tree(head)
        own, local = self._contents(tree, self._with_local(tree))
        if own == local:
            self._restore(own)
            return
        guards.check_team_file(local, "")
        message = files_of.message(list(files_of.entries(own, local)), "" if head else BEGIN)
        made = self._committed(own, local, (head,) if head else (), message)
        self._move(head, made)
        self._restore(local)

    def _restore(self, files: Mapping[str, bytes]) -> None:
        """A roster that has vanished from the folder comes back: nobody removes a team by a slip."""
        path = self.folder / TEAM_FILE
        if TEAM_FILE in files and not path.exists():
            self._write(path, files[TEAM_FILE])

    def _committed(
        self, old: Mapping[str, bytes], new: Mapping[str, bytes], parents: tuple[str, ...], message: str
    ) -> str:
        """A commit with the first parent's tree in which what differs between `old` and `new` has changed."""
        changed = {name: new.get(name) for name in {**old, **new} if old.get(name) != new.get(name)}
        start = parents[0] if parents else ""
        index = str((self._git_folder / f"asyncdraft-index-{os.getpid()}").absolute())
        try:
            tree = git_tree.write_tree(self._git, index, start, changed)
        finally:
            Path(index).unlink(missing_ok=True)
        return git_tree.commit(self._git, tree, parents, message, self._identity)

    @cached_property
    def _identity(self) -> dict[str, str]:
        """Git's own, else the one of the team."""
        if self._git.succeeds("config", "--get", "user.email"):
            return {}
        name, email = self._author.name or "AsyncDraft", self._author.email or "unknown@localhost"
        return {
            f"GIT_{who}_{what}": value
            for who in ("AUTHOR", "COMMITTER")
            for what, value in (("NAME", name), ("EMAIL", email))
        }

    def _fetch(self) -> None:
        branch = self.branch
        self._told("Fetching", 0)
        try:
            self._git.talk(
                *("fetch", "--no-tags", "--no-recurse-submodules", "--no-write-fetch-head", "--progress"),
                *("origin", f"+refs/heads/{branch}:refs/remotes/origin/{branch}"),
            )
        except GitFailed as error:
            if "couldn't find remote ref" not in error.said:
                raise

    def _merge(self) -> None:
        head, remote = self._head, self._remote
        base = self._base(head, remote)
        if remote == base:
            return
        theirs = self._tree(remote)
        if head == base:
            guards.check_team_file(self._contents(self._tree(head), theirs)[1], self._last_author(remote))
            self._arrive(remote)
            return
        old, own, other = self._contents(self._tree(base), self._tree(head), theirs)
        guards.check_team_file(other, self._last_author(remote))
        merged = files_of.merge(old, own, other)
        found = list(files_of.entries(own, merged.files))
        trailers = "".join(f"{OPEN}{key}\n" for key in merged.conflicts)
        message = f"Merge: {files_of.message(found)}" + (f"\n{trailers}" if trailers else "")
        self._arrive(self._committed(own, merged.files, (head, remote), message))

    def _last_author(self, revision: str) -> str:
        return self._git.text("log", "-1", "--format=%an", revision, "--", TEAM_FILE)

    def _arrive(self, made: str) -> None:
        """Brings the folder and the branch to a commit. Raises _Edited before anything is overwritten."""
        self._git.run("update-ref", ARRIVING, made)
        self._bring(self._head, made)

    def _resume(self) -> None:
        """Ends what a killed sync has begun; where files were edited since, they count as edits."""
        made = self._revision(ARRIVING)
        if not made:
            return
        head = self._head
        try:
            if head and not self._git.succeeds("merge-base", "--is-ancestor", head, made):
                raise _Edited
            self._bring(head, made)
        except _Edited:
            self._git.run("update-ref", "-d", ARRIVING)

    def _bring(self, head: str, made: str) -> None:
        old, new = self._contents(self._tree(head), self._tree(made))
        changed = [name for name in {**old, **new} if old.get(name) != new.get(name)]
        for name in changed:
            if self._content(name) not in (old.get(name), new.get(name)):
                if name not in old and not self._is_shared(name):
                    raise GitProblem(f"{self.folder / name} is in the way. Rename it, then sync again.")
                raise _Edited
        for name in changed:
            self._put(name, old.get(name), new.get(name))
        self._move(head, made)
        self._git.run("update-ref", "-d", ARRIVING)

    def _is_shared(self, name: str) -> bool:
        return name in self._shared_names()

    def _put(self, name: str, old: bytes | None, new: bytes | None) -> None:
        path, there = self.folder / name, self._content(name)
        if there == new:
            return
        if there != old:
            raise _Edited
        if new is not None:
            self._write(path, new)
            return
        path.unlink(missing_ok=True)
        if path.parent != self.folder and not any(path.parent.iterdir()):
            path.parent.rmdir()

    def _move(self, head: str, made: str) -> None:
        """The branch to a commit, if it still is where it was; git's index follows."""
        branch, before = f"refs/heads/{self.branch}", head or "0" * len(made)
        self._git.run("update-ref", "-m", "asyncdraft", branch, made, before)
        if (self._git_folder / "index").exists() and head:
            self._git.succeeds("read-tree", "-i", "-m", head, made)
        else:
            self._git.succeeds("read-tree", made)

    # Conflicts

    def _open_keys(self) -> list[str]:
        """In the order in which they came, of commits that are not sent yet."""
        head, remote = self._head, self._remote
        if not (head and remote):
            return []
        keys: dict[str, None] = {}
        for line in self._git.text("log", "--reverse", "--format=%B", f"{remote}..{head}").splitlines():
            if line.startswith(OPEN):
                keys[line.removeprefix(OPEN)] = None
            elif line.startswith(SETTLED):
                keys.pop(line.removeprefix(SETTLED), None)
        return list(keys)

    def _conflicts(self, local: Mapping[str, Blob | bytes]) -> Iterator[Conflict]:
        keys = self._open_keys()
        if not keys:
            return
        remote = self._remote
        own, other = self._contents(local, self._tree(remote))
        for key in keys:
            mine, theirs = files_of.value(own, key), files_of.value(other, key)
            if mine != theirs:
                yield Conflict(
                    key=key,
                    title=files_of.title_of(key, own, other),
                    mine=self._version(key, mine, f"{remote}..HEAD"),
                    theirs=self._version(key, theirs, remote),
                )

    def _version(self, key: str, value: object, revisions: str) -> Version:
        """With the newest commit that has made the entry what it is."""
        name = key if files_of.is_file(key) else TEAM_FILE
        found = self._git.text(
            "log", "--no-merges", "-30", "--format=%H%x00%an%x00%aI%x00%s", revisions, "--", name
        )
        for line in found.splitlines():
            commit, author, at, subject = line.split("\0")
            if self._value_in(commit, key) == value and self._value_in(f"{commit}^", key) != value:
                return Version(
                    text=shown(value), author=author, at=datetime.fromisoformat(at), subject=subject
                )
        return Version(text=shown(value))

    def _value_in(self, revision: str, key: str) -> object:
        name = key if files_of.is_file(key) else TEAM_FILE
        try:
            content = self._git.run("cat-file", "blob", f"{revision}:{name}")
        except GitFailed:
            return NOTHING
        return files_of.value({name: content}, key)

    # What came

    def _pulled(self, days: int = 1) -> Iterator[Pulled]:
        """By the notes that git keeps of fetches, newest first."""
        notes = self._git_folder / "logs" / "refs" / "remotes" / "origin" / self.branch
        if not (self._remote and notes.exists()):
            return
        for line in reversed(notes.read_text(encoding="utf-8", errors="replace").splitlines()):
            about, _, what = line.partition("\t")
            old, new, *_who, seconds, _offset = about.split()
            if time() - int(seconds) > days * 86400:
                return
            if what.startswith("fetch") and old.strip("0"):
                yield from self._brought(old, new, datetime.fromtimestamp(int(seconds), UTC))

    def _brought(self, old: str, new: str, at: datetime) -> Iterator[Pulled]:
        found = self._git.text("log", "--no-merges", "-50", "--format=%H%x00%P%x00%an", f"{old}..{new}")
        for line in found.splitlines():
            commit, parents, author = line.split("\0")
            before = self._tree(parents.split()[0]) if parents else {}
            yield Pulled(author=author, at=at, entries=tuple(self._entries(before, self._tree(commit))))
