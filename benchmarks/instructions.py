"""The instructions of the processor for a key in 200 words, counted by callgrind: the same on any machine."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from tempfile import TemporaryDirectory

from benchmarks.harness import Race, Skipped, fixed
from benchmarks.start import ROOT

TITLE = "millions of instructions for a key in 200 words"
FEW, MANY = 5, 25
COLLECTED = re.compile(r"Collected\s*:\s*(\d+)")


def races() -> Iterator[Race | Skipped]:
    if shutil.which("valgrind") is None:
        yield Skipped(TITLE, "valgrind is not installed")
        return
    yield Race(
        title=TITLE,
        reference=fixed("splitting it into words", _counting("words")),
        runners=(
            fixed("checking it", _counting("check")),
            fixed("making its preview", _counting("preview")),
        ),
        seconds=0,
        least=2,
        unit="M",
    )


def _counting(kind: str) -> Callable[[], float]:
    """What the start costs is in both counts, and falls out."""
    return lambda: (_count(kind, MANY) - _count(kind, FEW)) / (MANY - FEW) / 1e6


def _count(kind: str, times: int) -> int:
    with TemporaryDirectory() as folder:
        done = subprocess.run(
            [
                *("valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/counts"),
                *(sys.executable, "-m", "benchmarks.key_work", kind, str(times)),
            ],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": "0"},
            capture_output=True,
            text=True,
            check=True,
        )
    found = COLLECTED.search(done.stderr)
    if found is None:
        raise RuntimeError(f"callgrind told no count: {done.stderr[-500:]}")
    return int(found[1])
