"""Runs the real `git`, so that nothing in a repository, an address or the surroundings can run anything else.

Credentials are git's own business: it may ask its helpers and ssh's agent, and never a terminal.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import FileIO
from pathlib import Path
from queue import Empty, Queue
from threading import Event, Thread
from time import monotonic

from asyncdraft.core.text import say

GUARDS = (
    *("core.hooksPath=/dev/null", "core.fsmonitor=false", "core.untrackedCache=false"),
    *("core.symlinks=false", "core.autocrlf=false", "core.quotePath=false", "core.pager=cat"),
    *("protocol.ext.allow=never", "submodule.recurse=false", "fetch.recurseSubmodules=false"),
    *("transfer.fsckObjects=true", "gc.auto=0", "maintenance.auto=false", "commit.gpgSign=false"),
    *("push.gpgSign=false", "http.lowSpeedLimit=100", "http.lowSpeedTime=60", "advice.detachedHead=false"),
)
QUIET = 90.0
"""Seconds without a word after which a git that talks to the network is given up."""

LONGEST = 300.0
"""Seconds that git may work on this computer: all other work, and the end of the program, waits for it."""

STAYS = 1.0
"""Seconds without a word after git's own end: who still holds its streams is a helper that stays."""

LOOK = 0.1
"""Seconds between two looks at whether to stop."""

MISSING = say(
    "Git is not installed, so the team folder stays a plain folder. Install it (in Debian: apt install git; "
    "elsewhere: git-scm.com), then try again."
)

SCHEMES = ("https", "http", "ssh", "git", "file")
SCHEME = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*)://(?P<rest>.*)")
SSH = re.compile(r"(?:[\w.+-]+@)?(?!-)[\w.-]+:(?!:)[^\s]+")
PASSWORD = re.compile(r"(?<=://)([^/@\s:]*):[^/@\s]+(?=@)")
STEPS = re.compile(rb"(?P<what>[A-Z][a-z]+(?: [a-z]+)*):\s+(?P<percent>\d{1,3})% ")

Progress = Callable[[str, int], object]
Stopped = Callable[[], str]
"""The reason to stop git now, or an empty text."""

OFFLINE = (
    *("could not resolve host", "couldn't connect", "failed to connect", "connection refused"),
    *("connection timed out", "network is unreachable", "no route to host", "name resolution"),
    *("unable to connect", "unable to look up", "connection reset", "could not connect"),
    *("operation too slow", "recv failure", "early eof", "the remote end hung up", "operation timed out"),
    *("connection closed", "empty reply from server", "ssl_error_syscall", "connection was reset"),
    *("returned error: 429", "returned error: 5"),
)
ENDLESS = say(
    "Git came to no end within {seconds:.0f} seconds and was stopped. Look whether the disk of the team "
    "folder answers, then try again."
)
AT_WORK = "another git process"
LOCKED = say(
    "Another git is at work in this folder, or was ended in the middle of it (git says: {last}). If none is, "
    "remove the file that it names, then try again."
)
REFUSALS = (
    (
        ("dubious ownership",),
        say("The folder belongs to another user, so git does not touch it. Make it yours, then try again."),
    ),
    (
        ("fsck error", "error in object", "hasdot", "index-pack failed"),
        say(
            "The repository holds what git takes for broken or harmful ({last}); nothing of it is taken over."
        ),
    ),
    (
        (
            *("authentication failed", "could not read username", "could not read password"),
            *("permission denied (p", "terminal prompts disabled", "host key verification failed"),
            *("http basic: access denied", "error: 403"),
        ),
        say(
            "The other side does not let you in: sign in once with git itself (its credential helper, or "
            "ssh-add), then try again (git says: {last})."
        ),
    ),
    (
        ("not found", "does not appear to be a git repository", "does not exist", "not exported"),
        say("There is no such repository, or none that you may see. Git says: {last}"),
    ),
)
"""What git writes, and what it means for the user."""

STALE = (
    *("non-fast-forward", "fetch first", "cannot lock ref", "failed to update ref", "incorrect old value"),
    *("failed to lock", "reference already exists"),
)


class GitProblem(Exception):  # noqa: N818 - it is shown to users, not raised at programmers
    """One sentence that says what happened and what to do."""


class GitMissing(GitProblem):
    """There is no git."""


class GitOffline(GitProblem):
    """The other side cannot be reached; later it may be."""


class GitStopped(GitProblem):
    """Cancelled by the user."""


class GitStale(GitProblem):
    """Others have pushed meanwhile; fetching and merging again helps."""


class GitFailed(GitProblem):
    """Git has refused; `said` is what it wrote."""

    def __init__(self, sentence: str, said: str = "") -> None:
        super().__init__(sentence)
        self.said = said


def program() -> str:
    """Never one that lies where the program was started: that folder may be somebody's. Raises GitMissing."""
    places = (place for place in os.get_exec_path() if Path(place).is_absolute())
    found = shutil.which("git", path=os.pathsep.join(places))
    if found is None or not Path(found).is_absolute():
        raise GitMissing(MISSING)
    return found


def checked_address(address: str) -> str:
    """The address as git may have it. Raises GitProblem for one that could do something else."""
    address = address.strip()
    found = SCHEME.fullmatch(address)
    if not address or address.startswith("-") or not address.isprintable():
        raise GitProblem(
            say(
                "“{address}” is no address of a repository. Write https://…, ssh://… or a path.",
                address=_shown(address),
            )
        )
    if "::" in address.split("/")[0] or (found and found["scheme"].lower() not in SCHEMES):
        raise GitProblem(
            say(
                "“{address}” would run another program. Write https://…, ssh://… or a path.",
                address=_shown(address),
            )
        )
    if found and found["rest"].startswith("-"):
        raise GitProblem(
            say("The host of “{address}” begins with a dash, so it is refused.", address=_shown(address))
        )
    if PASSWORD.search(address):
        raise GitProblem(
            say(
                "The address holds a password, which would stay readable in the folder. Leave it out: "
                "git asks its own credential helper."
            )
        )
    if found or SSH.fullmatch(address):
        return address
    return str(Path(os.path.expanduser(address)).absolute())  # noqa: PTH111 - pathlib raises for ~nobody


def _shown(address: str) -> str:
    return PASSWORD.sub(r"\1:…", "".join(each if each.isprintable() else "?" for each in address))[:120]


class Git:
    """One folder's git. `told` hears of progress; `stopped` is asked often and gives the reason to end."""

    def __init__(
        self,
        folder: Path,
        *,
        told: Progress = lambda _what, _percent: None,
        stopped: Stopped = lambda: "",
        environment: Mapping[str, str] = os.environ,
        quiet: float = QUIET,
        longest: float = LONGEST,
    ) -> None:
        """Seconds: `quiet` without a word of the other side, `longest` for work on this computer."""
        self.folder = folder
        self._program = program()
        self._told = told
        self._stopped = stopped
        self._kept_open: tuple[int, ...] = ()
        self._environment = _surroundings(environment) | {
            "GIT_CEILING_DIRECTORIES": str(folder.absolute().parent)
        }
        self._quiet = quiet
        self._longest = longest

    @contextmanager
    def keeping_open(self, descriptor: int) -> Iterator[None]:
        """Every git that runs meanwhile holds the descriptor too, so that a lock outlives this process."""
        self._kept_open = (descriptor,) if os.name == "posix" else ()
        try:
            yield
        finally:
            self._kept_open = ()

    def text(self, *arguments: str, given: bytes = b"", variables: Mapping[str, str] = {}) -> str:
        return self.run(*arguments, given=given, variables=variables).decode("utf-8", "replace").strip()

    def succeeds(self, *arguments: str) -> bool:
        try:
            self.run(*arguments)
        except GitFailed:
            return False
        return True

    def run(self, *arguments: str, given: bytes = b"", variables: Mapping[str, str] = {}) -> bytes:
        """What git wrote. Raises GitProblem. `variables` add to git's surroundings."""
        with subprocess.Popen(
            self._command(arguments),
            cwd=self.folder,
            env={**self._environment, **variables},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
            pass_fds=self._kept_open,
        ) as process:
            try:
                out, err = process.communicate(given, self._longest)
            except subprocess.TimeoutExpired as error:
                _end(process)
                raise GitProblem(say(ENDLESS, seconds=self._longest)) from error
            except BaseException:
                _end(process)
                raise
        if process.returncode:
            raise problem(err.decode("utf-8", "replace"))
        return out

    def talk(self, *arguments: str) -> bytes:
        """The same with the network: told of, stopped when asked, given up when nothing comes any more."""
        with subprocess.Popen(
            self._command(arguments),
            cwd=self.folder,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
            pass_fds=self._kept_open,
        ) as process:
            pieces: Queue[tuple[str, bytes]] = Queue()
            heard_all = _listeners(process, pieces)
            try:
                out, err = self._listen(process, pieces)
            except BaseException:
                _end(process)
                for each in heard_all:
                    each.wait(STAYS)
                raise
        if process.returncode:
            raise problem(err.decode("utf-8", "replace") + out.decode("utf-8", "replace"))
        return out

    def _listen(
        self, process: "subprocess.Popen[bytes]", pieces: "Queue[tuple[str, bytes]]"
    ) -> tuple[bytes, bytes]:
        heard = {"out": b"", "err": b""}
        still, since = len(heard), monotonic()
        while still:
            if reason := self._stopped():
                raise GitStopped(reason)
            try:
                name, piece = pieces.get(timeout=LOOK)
            except Empty:
                if process.poll() is not None and monotonic() - since > STAYS:
                    break
                self._give_up(monotonic() - since)
                continue
            since = monotonic()
            heard[name] += piece
            still -= not piece
            if name == "err" and (steps := STEPS.findall(piece)):
                self._told(steps[-1][0].decode(), int(steps[-1][1]))
        return heard["out"], heard["err"]

    def _give_up(self, quiet: float) -> None:
        if quiet > self._quiet:
            raise GitOffline(
                say(
                    "The other side has not answered for {quiet:.0f} seconds. What you changed is kept; "
                    "try again later.",
                    quiet=self._quiet,
                )
            )

    def _command(self, arguments: Sequence[str]) -> list[str]:
        guards = (part for guard in GUARDS for part in ("-c", guard))
        return [self._program, "--no-pager", "--literal-pathspecs", *guards, *arguments]


def _surroundings(given: Mapping[str, str]) -> dict[str, str]:
    """Without variables that point git elsewhere, and without any way to ask on a terminal."""
    kept = {"GIT_SSH", "GIT_SSH_COMMAND", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM"}
    passed = {name: value for name, value in given.items() if not name.startswith("GIT_") or name in kept}
    ssh = {} if kept & {"GIT_SSH", "GIT_SSH_COMMAND"} & passed.keys() else {"GIT_SSH_COMMAND": SSH_COMMAND}
    return {
        **passed,
        **ssh,
        "LC_ALL": "C",
        "LANGUAGE": "C",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_ASKPASS": "",
        "SSH_ASKPASS": "",
        "GIT_ALLOW_PROTOCOL": ":".join(SCHEMES),
        "GIT_PROTOCOL_FROM_USER": "0",
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_EDITOR": "false",
    }


SSH_COMMAND = "ssh -o BatchMode=yes -o ConnectTimeout=20"


def _listeners(process: "subprocess.Popen[bytes]", pieces: "Queue[tuple[str, bytes]]") -> list[Event]:
    """One for each stream, set when git and all that it has started have ended.

    Each has the stream for itself: it may read on from a helper that stays when git's end is long over.
    """
    ends = []
    for name, stream in (("out", process.stdout), ("err", process.stderr)):
        assert stream is not None
        ends.append(Event())
        own = os.fdopen(os.dup(stream.fileno()), "rb", buffering=0)
        Thread(target=_pour, args=(name, own, pieces, ends[-1]), daemon=True).start()
    return ends


def _pour(name: str, stream: FileIO, pieces: "Queue[tuple[str, bytes]]", end: Event) -> None:
    """Until the stream ends, which an empty piece tells."""
    with stream:
        while piece := stream.read(65536):
            pieces.put((name, piece))
    end.set()
    pieces.put((name, b""))


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Git with all that it has started."""
    if sys.platform == "win32":
        process.kill()
        return
    try:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(2)
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)


def problem(said: str) -> GitProblem:
    """What git has written, as a sentence for the user."""
    low = said.lower()
    last = PASSWORD.sub(r"\1:…", _last_words(said))
    if any(AT_WORK in line for line in low.splitlines() if not line.startswith("remote:")):
        return GitFailed(say(LOCKED, last=last), said)
    if any(word in low for word in STALE):
        return GitStale(say("Others have pushed meanwhile. Nothing is lost; sync again."))
    for words, sentence in REFUSALS:
        if any(word in low for word in words):
            return GitFailed(say(sentence, last=last), said)
    if any(word in low for word in OFFLINE):
        return GitOffline(say("The other side cannot be reached. What you changed is kept; sync later."))
    return GitFailed(say("Git has refused: {last}", last=last), said)


def _last_words(said: str) -> str:
    lines = [line.strip() for line in said.replace("\r", "\n").splitlines() if line.strip()]
    telling = [line for line in lines if line.startswith(("fatal:", "error:", "!", "ssh:"))]
    words = (telling or lines or ["(nothing)"])[0]
    return "".join(each if each.isprintable() else " " for each in words)[:300]
