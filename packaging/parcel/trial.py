"""Tries the packages where nothing was prepared: installs each, starts it, takes it away again.

A package passes if its command line says what the working tree says, word for word, if it draws its window
without a screen, and if that comes up on a screen; the Debian package also, if its removal leaves nothing.
"""

import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
import venv
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from parcel import deb, wheel
from parcel.place import (
    DIST,
    NAME,
    ROOT,
    WORK,
    Trouble,
    environment,
    in_megabytes,
    run,
    said,
    size_of,
    system,
    tell,
    version,
)

SAMPLE = ROOT / "resources" / "sample-handoff.md"
WHEN = ("--now", "2026-11-23T15:46", "--zone", "Europe/London")
QUESTIONS: Mapping[str, Sequence[str]] = {
    "version": ("--version",),
    "checklist": ("check", "{sample}", *WHEN),
    "Slack": ("render", "{sample}", "--to", "slack", *WHEN),
    "email": ("render", "{sample}", "--to", "email", *WHEN),
    "HTML": ("render", "{sample}", "--to", "html", *WHEN),
    "templates": ("templates", "list"),
    "holidays and zones": ("overlap", "kenji", "priya", *WHEN),
    "cities": ("when", "tue 5pm novosibirsk", *WHEN),
    "rough text": ("split", "{sample}", *WHEN),
    "spelling": ("spell", "{sample}", *WHEN),
    "exercises": ("practice", "list"),
    "calendar": ("audit", "{calendar}", *WHEN),
    "store": ("drafts", "import", "{sample}"),
    "search": ("drafts", "search", "webhook"),
    "keyring": ("accounts", "list"),
}
"""Together they load every library: holidays, tzdata, Jinja, icalendar, harper, SQLite, keyring."""
CHANCE = re.compile(r"\b[0-9a-f]{12}\b|\d{4}-\d\d-\d\d \d\d:\d\d")
"""Marks of drafts and the time at which they were kept."""
PICTURE = ("screenshot", "compose", "--theme", "light", "--size", "1440x900")
CALENDAR = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//AsyncDraft//trial//EN
BEGIN:VEVENT
UID:weekly-status
SUMMARY:Weekly status
DTSTAMP:20261001T080000Z
DTSTART;TZID=Europe/London:20261005T100000
DTEND;TZID=Europe/London:20261005T103000
RRULE:FREQ=WEEKLY
ATTENDEE:mailto:kenji@example.com
ATTENDEE:mailto:priya@example.com
ATTENDEE:mailto:sam@example.com
END:VEVENT
END:VCALENDAR
"""
CONSTRAINTS = ROOT / "constraints.txt"
STARTED_S = 300
"""However slow the machine is: a window takes one."""
MOST_PICTURES = 10
APT = ("apt-get", "-qq", "-o", "Dpkg::Use-Pty=0", "-y", "--no-install-recommends")
Runner = Callable[[Sequence[str]], str]


def run_all(names: Sequence[str], releases: Sequence[str] = ()) -> int:
    """The exit status: 0 if every package passes. `releases` are of Debian; without any it is this one."""
    WORK.mkdir(parents=True, exist_ok=True)
    trials = [trial for name in names for trial in TRIALS.get(name, ())]
    if "deb" in names:
        trials += [partial(_deb, release=release) for release in releases or (_release(),)]
    expected = _answers(_runner(sys.executable, "-m", NAME, cwd=ROOT))
    for trial in trials:
        tell(trial(expected))
    return 0


def _answers(ask: Runner) -> dict[str, str]:
    """What the program says to each question, in a new home."""
    with tempfile.TemporaryDirectory() as folder:
        calendar, sample = Path(folder, "calendar.ics"), Path(folder, SAMPLE.name)
        calendar.write_text(CALENDAR.replace("\n", "\r\n"), encoding="utf-8", newline="")
        shutil.copy(SAMPLE, sample)
        places = {"sample": str(sample), "calendar": str(calendar)}
        os.environ["ASYNCDRAFT_HOME"] = str(Path(folder, "home"))
        os.environ["COLUMNS"] = "100"
        answers = {
            title: CHANCE.sub("…", ask([word.format(**places) for word in words]).replace(folder, ""))
            for title, words in QUESTIONS.items()
        }
        picture = Path(folder, "window.png")
        ask([*PICTURE, str(picture)])
        answers["window"] = picture.read_bytes()[16:24].hex()
    return answers


def _runner(*command: str | Path, cwd: Path = WORK) -> Runner:
    def ask(arguments: Sequence[str]) -> str:
        words = [*map(str, command), *arguments]
        env = environment(QT_QPA_PLATFORM="offscreen", ASYNCDRAFT_HOME=os.environ["ASYNCDRAFT_HOME"])
        env.pop("PYTHONPATH", None)
        done = subprocess.run(words, cwd=cwd, env=env, capture_output=True, text=True, encoding="utf-8")
        if done.returncode not in (0, 1) or "Traceback" in done.stderr:
            raise Trouble(f"{' '.join(words)} ended with {done.returncode}: {done.stderr}")
        return done.stdout

    return ask


def _compare(package: str, ask: Runner, expected: Mapping[str, str]) -> str:
    found = _answers(ask)
    if other := [title for title in expected if found[title] != expected[title]]:
        first = other[0]
        raise Trouble(
            f"{package} answers otherwise to: {', '.join(other)}.\n"
            f"--- wanted\n{expected[first][:800]}\n--- found\n{found[first][:800]}"
        )
    return f"{len(found)} answers are the same"


# --- a window on a screen of its own ----------------------------------------------------------------------


@contextmanager
def _screen() -> Iterator[str]:
    """The name of a display."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1500x950x24", "-nolisten", "tcp"],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        if not number:
            raise Trouble("Xvfb did not start.")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


def _window_opens(command: Sequence[str | Path], picture: Path) -> str:
    """Started as from a menu, with a draft to open, until its window is there; then it is closed."""
    with _screen() as display, tempfile.TemporaryDirectory() as home:
        env = environment(DISPLAY=display, ASYNCDRAFT_HOME=home, QT_QPA_PLATFORM="xcb", XDG_RUNTIME_DIR=home)
        env.pop("PYTHONPATH", None)
        env.pop("WAYLAND_DISPLAY", None)
        begun = time.monotonic()
        program = subprocess.Popen(
            [*map(str, command), str(SAMPLE)], env=env, cwd=home, stderr=subprocess.PIPE
        )
        try:
            _wait_for_window(program, env)
            taken = time.monotonic() - begun
            _take_picture(picture, env)
        finally:
            program.terminate()
            program.wait()
    return f"its window was there after {taken:.1f} s"


def _take_picture(picture: Path, env: Mapping[str, str]) -> None:
    """Once the window has come to rest: what is not needed at once is shown after the first paint."""
    seen: list[bytes] = []
    while len(seen) < 2 or (seen[-1] != seen[-2] and len(seen) < MOST_PICTURES):
        time.sleep(1)
        run("import", "-window", "root", picture, env=env)
        seen.append(picture.read_bytes())


def _wait_for_window(program: "subprocess.Popen[bytes]", env: Mapping[str, str]) -> None:
    until = time.monotonic() + STARTED_S
    while time.monotonic() < until:
        if program.poll() is not None:
            assert program.stderr
            raise Trouble(f"The program ended with {program.returncode}: {program.stderr.read().decode()}")
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--class", "AsyncDraft"],
            env=env,
            capture_output=True,
            text=True,
        )
        if found.stdout.strip():
            return
        time.sleep(0.05)
    raise Trouble(f"No window came up within {STARTED_S} s.")


# --- the packages -----------------------------------------------------------------------------------------


def _pip(expected: Mapping[str, str]) -> str:
    return _installed("pip, of the wheel", wheel.wheel_path(), expected)


def _sdist(expected: Mapping[str, str]) -> str:
    told = _installed("pip, of the source archive", wheel.sdist_path(), expected)
    with tempfile.TemporaryDirectory() as folder:
        direct = wheel.build_directly(Path(folder))
        if direct.read_bytes() != wheel.wheel_path().read_bytes():
            raise Trouble("The wheel of the source archive is another one than that of the working tree.")
    return f"{told}; it builds the same wheel as the working tree"


def _installed(package: str, archive: Path, expected: Mapping[str, str]) -> str:
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        pip = Path(folder, "bin", "pip")
        run(pip, "install", "-q", "--disable-pip-version-check", "-c", CONSTRAINTS, f"{archive}[spell]")
        program = Path(folder, "bin", NAME)
        same = _compare(package, _runner(program), expected)
        opened = _window_opens([program], WORK / "window-pip.png")
    return f"{package}: {same}; {opened}"


def _pipx(expected: Mapping[str, str]) -> str:
    with tempfile.TemporaryDirectory() as folder:
        env = environment(
            PIPX_HOME=str(Path(folder, "home")),
            PIPX_BIN_DIR=str(Path(folder, "bin")),
            PIPX_MAN_DIR=str(Path(folder, "man")),
        )
        pipx = (sys.executable, "-m", "pipx")
        constraint = f"--constraint {CONSTRAINTS}"
        run(*pipx, "install", "--pip-args", constraint, f"{wheel.wheel_path()}[spell]", env=env)
        program = Path(folder, "bin", NAME)
        same = _compare("pipx", _runner(program), expected)
        opened = _window_opens([program], WORK / "window-pipx.png")
        run(*pipx, "uninstall", NAME, env=env)
        if program.exists():
            raise Trouble("pipx has left the program behind.")
    return f"pipx, of the wheel: {same}; {opened}; removed"


def _bundle(expected: Mapping[str, str]) -> str:
    archive = DIST / f"{NAME}-{version()}-{system()}.tar.gz"
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(archive) as packed:
            packed.extractall(folder, filter="data")
        program = Path(folder, NAME, NAME)
        same = _compare("The bundle", _runner(program), expected)
        opened = _window_opens([program], WORK / "window-bundle.png")
        size = in_megabytes(size_of(Path(folder)))
    return f"{archive.name}, {size} unpacked: {same}; {opened}"


def _deb(expected: Mapping[str, str], release: str) -> str:
    """In a Debian that debootstrap has just made, with nothing but the base system in it."""
    root = _base_system(release)
    inside = ("chroot", str(root))
    before = _tree(root)
    package = root / "srv" / deb.path().name
    shutil.copy(deb.path(), package)
    with _mounted(root):
        _apt(root, "install", f"/srv/{package.name}")
        package.unlink()
        same = _compare(deb.path().name, _in_chroot(root), expected)
        opened = _window_opens(_chroot_command(root), WORK / f"window-deb-{release}.png")
        man = said(*inside, "sh", "-c", "gzip -dc /usr/share/man/man1/asyncdraft.1.gz | head -1")
        _apt(root, "purge", "--auto-remove", NAME)
    left = sorted(path for path in _tree(root) - before if NAME in path)
    if left or not man.startswith(".TH"):
        raise Trouble(f"The package leaves behind: {', '.join(left)}")
    return f"{deb.path().name} in an empty Debian {release}: {same}; {opened}; removed, nothing of it is left"


def _base_system(release: str) -> Path:
    """Made once; what a package needs comes from where this machine's own packages come from."""
    root = WORK / f"debian-{release}"
    if not (root / "etc" / "debian_version").exists():
        run("debootstrap", "--variant=minbase", release, root)
    for file in ("etc/resolv.conf", *_sources()):
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        text = Path("/", file).read_text(encoding="utf-8")
        (root / file).write_text(re.sub(rf"\b{_release()}\b", release, text), encoding="utf-8")
    run("chroot", root, "apt-get", "-qq", "update")
    return root


def _apt(root: Path, *arguments: str) -> None:
    run("chroot", root, "env", "DEBIAN_FRONTEND=noninteractive", *APT, *arguments)


def _lintian(_expected: Mapping[str, str]) -> str:
    run("lintian", "--allow-root", "--fail-on", "error,warning", deb.path())
    return "lintian finds no error and nothing to warn of"


def _release() -> str:
    words = dict(
        line.split("=", 1) for line in Path("/etc/os-release").read_text().splitlines() if "=" in line
    )
    return words.get("VERSION_CODENAME", "stable")


def _sources() -> list[str]:
    """This machine's lists of packages, which say where Debian is to be had."""
    lists = Path("/etc/apt/sources.list.d")
    names = [path.relative_to("/").as_posix() for path in lists.glob("debian*")] if lists.is_dir() else []
    return [*names, *(["etc/apt/sources.list"] if Path("/etc/apt/sources.list").is_file() else [])]


@contextmanager
def _mounted(root: Path) -> Iterator[None]:
    run("mount", "-t", "proc", "proc", root / "proc")
    run("mount", "--bind", "/tmp", root / "tmp")
    try:
        yield
    finally:
        run("umount", root / "tmp")
        run("umount", root / "proc")


def _in_chroot(root: Path) -> Runner:
    return _runner("chroot", root, f"/usr/bin/{NAME}")


def _chroot_command(root: Path) -> Sequence[str | Path]:
    return ("chroot", root, f"/usr/bin/{NAME}")


def _tree(root: Path) -> set[str]:
    listed = said("find", root, "-xdev", "-path", root / "tmp", "-prune", "-o", "-print")
    return {line.removeprefix(str(root)) for line in listed.splitlines()}


TRIALS: Mapping[str, Sequence[Callable[[Mapping[str, str]], str]]] = {
    "wheel": (_pip, _sdist, _pipx),
    "bundle": (_bundle,),
    "deb": (_lintian,),
}
