"""What an installation takes on the disk: into an empty folder, with all that the program needs to run."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.harness import Race, Skipped, fixed
from benchmarks.start import ROOT

TITLE = "on the disk, with the dependencies of a run"
QT = ("PySide6*", "pyside6*", "shiboken6*")


def races() -> Iterator[Race | Skipped]:
    with TemporaryDirectory() as place:
        built, installed = Path(place, "built"), Path(place, "installed")
        refusal = _pip("wheel", "--no-deps", "--wheel-dir", str(built), str(ROOT))
        wheels = list(built.glob("asyncdraft-*.whl"))
        if not refusal:
            constraints = str(ROOT / "constraints.txt")
            refusal = _pip(
                *("install", "--target", str(installed), "--constraint", constraints, str(wheels[0]))
            )
        if refusal:
            yield Skipped(TITLE, f"pip could not install it: {refusal}")
            return
        yield Race(
            title=TITLE,
            reference=fixed("Qt and its binding alone", lambda: _size(_of_qt(installed))),
            runners=(
                fixed("all of it", lambda: _size([installed])),
                fixed("the program alone", lambda: _size([installed / "asyncdraft"])),
                fixed("its wheel", lambda: _size(wheels)),
            ),
            seconds=0,
            least=2,
            unit="MB",
        )


def _pip(*arguments: str) -> str:
    """Why it failed; empty if it did not."""
    done = subprocess.run(
        [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments],
        capture_output=True,
        text=True,
    )
    lines = done.stderr.strip().splitlines() or [f"status {done.returncode}"]
    return lines[-1] if done.returncode else ""


def _of_qt(installed: Path) -> list[Path]:
    return [path for pattern in QT for path in installed.glob(pattern)]


def _size(paths: list[Path]) -> float:
    """Megabytes."""
    found = {file for path in paths for file in ([path] if path.is_file() else path.rglob("*"))}
    return sum(file.stat().st_size for file in found if file.is_file()) / 1e6
