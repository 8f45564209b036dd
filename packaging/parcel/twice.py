"""Builds one commit twice, in two fresh clones at other places, and compares what comes out byte by byte."""

import filecmp
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from parcel.place import ROOT, Trouble, environment, run, said, tell


def compare(names: Sequence[str]) -> int:
    """The exit status: 0 if all files are the same."""
    commit = said("git", "-C", ROOT, "rev-parse", "HEAD").strip()
    with tempfile.TemporaryDirectory() as folder:
        made = [_build(Path(folder, place), commit, names) for place in ("one", "the-other-one")]
        found = [sorted(path.name for path in dist.iterdir()) for dist in made]
        if found[0] != found[1]:
            raise Trouble(f"Other files came out: {found[0]} and {found[1]}.")
        differing = [
            name for name in found[0] if not filecmp.cmp(made[0] / name, made[1] / name, shallow=False)
        ]
    for name in found[0]:
        tell(f"{name}: {'DIFFERS' if name in differing else 'the same'}")
    return 1 if differing else 0


def _build(place: Path, commit: str, names: Sequence[str]) -> Path:
    """The folder of what was built there."""
    run("git", "clone", "-q", ROOT, place)
    run("git", "-C", place, "checkout", "-q", "--detach", commit)
    command = [sys.executable, "-m", "parcel", *names]
    done = subprocess.run(command, cwd=place, env=environment(PYTHONPATH=str(place / "packaging")))
    if done.returncode:
        raise Trouble("The build failed; its reason is above.")
    return place / "dist"
