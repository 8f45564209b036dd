"""The start: from exec to the first paint, beside a bare window, each in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.harness import Race, Runner, Sample

ROOT = Path(__file__).parent.parent


def races() -> Iterator[Race]:
    with TemporaryDirectory() as home:
        yield Race(
            title="from exec to the first paint",
            reference=Runner("a bare window", lambda: _start("bare", home)),
            runners=(
                Runner("Python alone", lambda: _start("nothing", home)),
                Runner("the program", lambda: _start("program", home)),
            ),
            seconds=6,
            least=5,
            on_wall=True,
        )


def as_installed(folder: str) -> dict[str, str]:
    """The environment of a program whose modules are compiled, as pip leaves them: into `folder`."""
    own = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return own | {"PYTHONPYCACHEPREFIX": str(Path(folder, "compiled"))}


def _start(what: str, home: str) -> Sample:
    """The processor time is not told: what counts is how long somebody waits."""
    environment = {**as_installed(home), "QT_QPA_PLATFORM": "offscreen", "ASYNCDRAFT_HOME": home}
    start = perf_counter()
    command = [sys.executable, "-m", "benchmarks.first_paint", what]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, stderr=subprocess.PIPE)
    wall = perf_counter() - start
    return Sample(wall, wall)
