"""The series of `./dev faults` that need a window, a few rounds of each."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults import disk

ROOT = Path(__file__).parents[2]


def test_six_killed_typists_lose_nothing() -> None:
    """In a process of its own: what is forked must have no window yet."""
    command = [sys.executable, "-m", "tests.faults", "kill", "6"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout.startswith("kill -9: moments tried 6, lost 0"), done.stdout + done.stderr


@pytest.mark.parametrize("kind", disk.KINDS)
def test_a_disk_that_refuses_loses_nothing(kind: str) -> None:
    assert disk.run(kind).startswith("kept on")
