"""Commands from start to end, beside an interpreter that imports what they need and does nothing with it.

Whatever this process may not write: a first round, which does not count, leaves the modules of both compiled.
"""

import resource
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from asyncdraft.storage import team_folder
from benchmarks.goals import INTERPRETER
from benchmarks.harness import Race, Runner, Sample
from benchmarks.start import ROOT, as_installed
from benchmarks.texts import message

WORDS = 200
NOW = ("--now", "2026-11-23T15:46")
COMMANDS = {
    "check": ("check", "message.md", *NOW),
    "convert": ("convert", "message.md", "--to", "slack"),
    "when": ("when", "tue 3pm tokyo", *NOW),
}
"""Each has a floor in floors/. Status 1 is that of a message with findings."""
DONE = (0, 1)


def races() -> Iterator[Race]:
    with TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "message.md").write_text(message(WORDS, WORDS), encoding="utf-8")
        team_folder.create_sample(folder / "home" / "team", zone="Europe/London")
        for name, arguments in COMMANDS.items():
            floor = ROOT / "benchmarks" / "floors" / f"{name}.py"
            yield Race(
                title=f"asyncdraft {name}",
                reference=Runner(INTERPRETER, _process(folder, (str(floor),))),
                runners=(
                    Runner("Python alone", _process(folder, ("-c", "pass"))),
                    Runner("the command", _process(folder, ("-m", "asyncdraft", *arguments))),
                ),
                seconds=8,
                least=10,
            )


def _process(folder: Path, arguments: Sequence[str]) -> Callable[[], Sample]:
    environment = as_installed(str(folder))
    environment |= {"ASYNCDRAFT_HOME": str(folder / "home"), "PYTHONPATH": str(ROOT)}

    def run() -> Sample:
        wall, cpu = perf_counter(), _children()
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        sample = Sample(_children() - cpu, perf_counter() - wall)
        if done.returncode not in DONE:
            raise RuntimeError(done.stderr)
        return sample

    return run


def _children() -> float:
    """Seconds of the processor, of all processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
