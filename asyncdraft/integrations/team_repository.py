"""A team folder in git: its state, and a sync that never forces and never loses an edit.

Whatever happens in the middle, the next call goes on: a commit is whole before a reference points at it, and
before the first file of the folder changes, `refs/asyncdraft/arriving` names the commit whose files arrive.
Merges stand in commits at once; while entries of one are open, nothing is pushed.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from asyncdraft.core.sync import folder as files_of
from asyncdraft.core.sync.conflict import Changed, State
from asyncdraft.core.sync.entries import Side
from asyncdraft.core.sync.names import TEAM_FILE
from asyncdraft.core.sync.plain import plain
from asyncdraft.core.text import say
from asyncdraft.integrations import git_guards as guards
from asyncdraft.integrations.folder_lock import locked
from asyncdraft.integrations.git import Git, GitFailed, GitProblem, GitStale, Progress, checked_address
from asyncdraft.integrations.git_tree import Tree
from asyncdraft.integrations.team_arrivals import arrivals
from asyncdraft.integrations.team_commits import NOBODY, Author, TeamCommits
from asyncdraft.integrations.team_conflicts import are_open, conflicts, opened, settled
from asyncdraft.integrations.team_files import Edited, TeamFiles, Write
from asyncdraft.integrations.team_history import history

ROUNDS = 5
"""Times that others may push in between before the user is told."""

HEAD_BRANCH = re.compile(r"ref: refs/heads/(?P<branch>\S+)\tHEAD\n[0-9a-f]+\tHEAD")
BEGIN = "Begin the team folder"


def is_repository(folder: Path) -> bool:
    return (folder / ".git").exists()


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
        self._told = told
        self._stopped = stopped
        self._git = Git(folder, told=told, stopped=self._reason_to_stop)
        self._commits = TeamCommits(self._git, author)
        self._files = TeamFiles(folder, write)

    def _reason_to_stop(self) -> str:
        if self._stopped():
            return say("Stopped. What you changed is kept; sync goes on from here.")
        return guards.too_much(self.folder)

    # Making one

    def create(self) -> None:
        """Turns the folder into a repository with all that is in it as its first commit."""
        inside = self._outer()
        if inside:
            raise GitProblem(
                say(
                    "The folder lies inside the repository {inside}. Move the team folder out of it first.",
                    inside=inside,
                )
            )
        if not is_repository(self.folder):
            self._git.run("init", "--quiet", "--template=", "--initial-branch=main", ".")
        guards.check_place(self.folder)
        guards.keep_own_file(self._commits.git_folder)
        with self._working():
            self._commit_local()

    def share(self, address: str) -> State:
        """Turns the folder into a repository and sends it. Nothing is made for an address that is refused."""
        checked_address(address)
        self.create()
        self.connect(address)
        return self.sync()

    def _outer(self) -> str:
        if is_repository(self.folder):
            return ""
        parents = self.folder.absolute().parents
        return next((str(path) for path in parents if (path / ".git").exists()), "")

    def connect(self, address: str) -> None:
        """Where to push to from now on. A new folder takes the branch that the other side goes by."""
        checked = checked_address(address)
        self._check_folder()
        said = self._git.talk("ls-remote", "--symref", "--", checked, "HEAD").decode("utf-8", "replace")
        known, before = HEAD_BRANCH.match(said), self._commits.address
        if known and not before and known["branch"] != self._commits.branch:
            self._git.run("branch", "-m", "--", known["branch"])
        self._git.run("remote", "set-url" if before else "add", "--", "origin", checked)
        self._commits.look_anew()

    # Looking

    def state(self) -> State:
        """Without the network."""
        self._check()
        return self._seen()

    def _seen(self) -> State:
        commits = self._commits
        head, remote = commits.head, commits.remote
        base = commits.base(head, remote)
        local = self._files.over(commits.tree(head))
        return State(
            branch=commits.branch,
            address=commits.address,
            unsent=commits.entries(commits.tree(base or remote), local),
            behind=commits.behind(head, remote),
            conflicts=tuple(conflicts(commits, local)),
            pulled=tuple(arrivals(commits)),
        )

    def _check_folder(self) -> None:
        guards.check_place(self.folder)
        self._commits.look_anew()
        guards.check_settings(self._commits.settings)

    def _check(self) -> None:
        self._check_folder()
        if address := self._commits.address:
            checked_address(address)

    def history(self, most: int = 200) -> tuple[Changed, ...]:
        """What was changed and by whom, newest first, also what is not sent yet."""
        self._check()
        return tuple(history(self._git, "HEAD", most)) if self._commits.head else ()

    # Syncing

    def sync(self) -> State:
        """Commits what changed, takes in what others did, and sends it unless entries are open."""
        return self._until_done(self._exchange)

    def solve(self, key: str, side: Side) -> State:
        """Settles one entry that both have changed; nothing is sent yet."""
        return self._until_done(lambda: self._settle(key, side))

    def _until_done(self, step: Callable[[], None]) -> State:
        """Anew where somebody has pushed or a file was edited in between, but not for ever."""
        with self._working():
            self._resume()
            for _round in range(ROUNDS):
                try:
                    step()
                except (Edited, GitStale):
                    self._commits.look_anew()
                    continue
                break
            else:
                raise GitStale(
                    say("Others push all the time. What you changed is kept; sync again in a moment.")
                )
            return self._seen()

    @contextmanager
    def _working(self) -> Iterator[None]:
        self._check()
        git_folder = self._commits.git_folder
        with locked(git_folder, self._reason_to_stop) as descriptor, self._git.keeping_open(descriptor):
            yield

    def _exchange(self) -> None:
        self._commit_local()
        if not self._commits.address:
            return
        self._fetch()
        if self._commits.remote:
            self._merge()
        self._push()

    def _settle(self, key: str, side: Side) -> None:
        self._commit_local()
        commits = self._commits
        head, remote = commits.head, commits.remote
        mine = commits.tree(head)
        conflict = next((each for each in conflicts(commits, mine) if each.key == key), None)
        if conflict is None:
            raise GitProblem(say("“{key}” is not among the entries to solve.", key=key))
        own, other = commits.contents(mine, commits.tree(remote))
        wanted = own if side == "mine" else files_of.with_entry(own, key, other)
        words = "mine stays" if side == "mine" else f"as {conflict.theirs.author or 'the others'} wrote it"
        self._arrive(commits.commit(own, wanted, (head,), f"{conflict.title}: {words}\n\n{settled(key)}"))

    # Steps of a sync

    def _commit_local(self) -> None:
        commits = self._commits
        head = commits.head
        tree = commits.tree(head)
        after = self._files.over(tree)
        own, local = commits.contents(tree, after)
        if own == local:
            self._restore_roster(tree)
            return
        guards.check_own_names(after)
        guards.check_team_file(local, "")
        message = files_of.message(list(files_of.entries(own, local)), "" if head else BEGIN)
        commits.move(head, commits.commit(own, local, (head,) if head else (), message))
        self._restore_roster(tree)

    def _restore_roster(self, tree: Tree) -> None:
        """One that has vanished from the folder comes back: nobody removes a team by a slip."""
        if TEAM_FILE in tree and self._files.content(TEAM_FILE) is None:
            (content,) = self._commits.blobs(tree[TEAM_FILE])
            self._files.write(TEAM_FILE, content)

    def _fetch(self) -> None:
        branch = self._commits.branch
        self._told("Fetching", 0)
        try:
            self._git.talk(
                *("fetch", "--no-tags", "--no-recurse-submodules", "--no-write-fetch-head", "--progress"),
                *("origin", f"+refs/heads/{branch}:refs/remotes/origin/{branch}"),
            )
        except GitFailed as error:
            if "couldn't find remote ref" not in error.said:
                raise
        self._commits.look_at_remote()

    def _merge(self) -> None:
        commits = self._commits
        head, remote = commits.head, commits.remote
        base = commits.base(head, remote)
        if remote == base:
            return
        theirs = commits.tree(remote)
        if head == base:
            guards.check_team_file(commits.contents(commits.tree(head), theirs)[1], self._last_author(remote))
            self._arrive(remote)
            return
        old, own, other = commits.contents(commits.tree(base), commits.tree(head), theirs)
        guards.check_team_file(other, self._last_author(remote))
        merged = files_of.merge(old, own, other)
        message = f"Merge: {files_of.message(list(files_of.entries(own, merged.files)))}"
        if merged.conflicts:
            message += f"\n{opened(merged.conflicts)}"
        self._arrive(commits.commit(own, merged.files, (head, remote), message))

    def _last_author(self, revision: str) -> str:
        return plain(self._git.text("log", "-1", "--format=%an", revision, "--", TEAM_FILE))

    def _push(self) -> None:
        commits = self._commits
        head = commits.head
        if not head or head == commits.remote or are_open(commits):
            return
        branch = f"refs/heads/{commits.branch}"
        self._told("Sending", 0)
        self._git.talk(
            *("push", "--porcelain", "--no-verify", "--progress", "--recurse-submodules=no"),
            *("origin", f"{branch}:{branch}"),
        )
        commits.sent()

    # Bringing the folder to a commit

    def _arrive(self, made: str) -> None:
        """The folder and the branch come to a commit. Raises Edited before anything is overwritten."""
        self._commits.announce(made)
        self._bring(self._commits.head, made)

    def _resume(self) -> None:
        """Ends what a killed sync has begun; where files were edited since, they count as edits."""
        made, head = self._commits.arriving, self._commits.head
        if not made:
            return
        try:
            if head and self._commits.base(head, made) != head:
                raise Edited
            self._bring(head, made)
        except Edited:
            self._commits.end_arrival()

    def _bring(self, head: str, made: str) -> None:
        commits = self._commits
        self._files.change(*commits.contents(commits.tree(head), commits.tree(made)))
        commits.move(head, made)
        commits.end_arrival()
