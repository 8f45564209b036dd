"""The window on a disk that is full or read-only: a real small file system where one may be mounted.

Elsewhere the kernel refuses otherwise: by a limit on the size of files, by a folder closed to its owner.
"""

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from tests.faults.outcome import Outcome

ROOT = Path(__file__).parents[2]
SIZE = "3m"
UNSHARE = ("unshare", "--user", "--map-root-user", "--mount")
AS_ANY_OWNER = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")
"""Root may write wherever it likes; without this right it minds the modes of its files as everybody does."""


def faults() -> Outcome:
    """Both, each in a process of its own."""
    told = [run("full"), run("read-only")]
    lost = tuple(answer for answer in told if not answer.startswith("kept"))
    return Outcome("full and read-only disk", len(told), "faults", lost, "; ".join(told))


def can_mount() -> bool:
    if not shutil.which("unshare"):
        return False
    test = [*UNSHARE, "sh", "-c", "mount -t tmpfs tmpfs /mnt"]
    return subprocess.run(test, capture_output=True, check=False).returncode == 0


def run(kind: str) -> str:
    folder = Path(mkdtemp(prefix="asyncdraft-disk-"))
    folder.chmod(0o755)
    program = f"{sys.executable} -m tests.faults.disk {kind} {folder}"
    mounted = f"mount -t tmpfs -o size={SIZE},mode=0777 tmpfs {folder} && exec {program} mounted"
    refused = [*(() if os.geteuid() else AS_ANY_OWNER), "sh", "-c", f"exec {program} refused"]
    command = [*UNSHARE, "sh", "-c", mounted] if can_mount() else refused
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    shutil.rmtree(folder, ignore_errors=True)
    return done.stdout.strip() or f"{kind}: {done.stderr.strip()[-600:]}"


@contextmanager
def full(folder: Path, mounted: bool) -> Iterator[None]:
    if not mounted:
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4000, hard))
        yield
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        return
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            pass
    yield
    filler.unlink()


@contextmanager
def read_only(folder: Path, mounted: bool) -> Iterator[None]:
    """While a file is open for writing no file system becomes read-only: the window opens within."""
    if mounted:
        subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
        yield
        subprocess.run(["mount", "-o", "remount,rw", str(folder)], check=True)
        return
    paths = [folder, *folder.rglob("*")]
    for path in paths:
        path.chmod(0o555 if path.is_dir() else 0o444)
    yield
    for path in paths:
        path.chmod(0o755 if path.is_dir() else 0o644)


def on_full_disk(folder: Path, mounted: bool) -> str:
    from tests.faults.window import opened, stored, write

    driver = opened(folder)
    write(driver, "Before. ")
    with full(folder, mounted):
        write(driver, "Typed on a full disk. " * 400)
        kept = "Not saved" in driver.texts() and driver.toast
        text = driver.draft.what
    driver.application.session.flush()
    driver.settle()
    saved = "Saved" in driver.texts() and stored(folder) == [text]
    driver.stop()
    return f"kept on {_place(mounted)} full ({kept})" if kept and saved else f"lost: {kept!r}, {saved}"


def on_read_only_disk(folder: Path, mounted: bool) -> str:
    from tests.faults.window import opened, stored, write

    first = opened(folder)
    write(first, "Before. ")
    first.stop()
    with read_only(folder, mounted):
        driver = opened(folder)
        readable = driver.draft.what == "Before. "
        write(driver, "Typed on a read-only disk. ")
        kept = "Not saved" in driver.texts() and driver.toast
        text = driver.draft.what
    driver.application.session.flush()
    driver.settle()
    saved = "Saved" in driver.texts() and stored(folder) == [text]
    driver.stop()
    fine = readable and kept and saved
    return f"kept on {_place(mounted)} read-only ({kept})" if fine else f"lost: {readable}, {kept!r}, {saved}"


def _place(mounted: bool) -> str:
    return "a file system that is" if mounted else "a folder that acts as if it were"


KINDS: dict[str, Callable[[Path, bool], str]] = {"full": on_full_disk, "read-only": on_read_only_disk}


def main(arguments: list[str]) -> int:
    if not arguments:
        outcome = faults()
        print(outcome, flush=True)  # noqa: T201
        return bool(outcome.lost)
    kind, folder, how = arguments
    print(KINDS[kind](Path(folder), how == "mounted"))  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
