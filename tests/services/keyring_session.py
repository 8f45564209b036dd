"""A real keyring, gnome-keyring, in a D-Bus session of its own."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NEEDED = ("dbus-run-session", "gnome-keyring-daemon")
LACKING = ", ".join(name for name in NEEDED if not shutil.which(name))
needs_keyring = pytest.mark.skipif(
    bool(LACKING), reason=f"not installed: {LACKING}" if LACKING else "it is there"
)

START = """
export XDG_RUNTIME_DIR="$1" XDG_DATA_HOME="$1/data" HOME="$1"
printf 'pw\\n' | gnome-keyring-daemon --unlock --components=secrets >/dev/null
shift
exec "$@"
"""


def in_session(folder: Path, code: str) -> str:
    """What a Python program prints that runs in such a session; its keyring lies in `folder`."""
    folder.chmod(0o700)
    command = ["dbus-run-session", "--", "sh", "-c", START, "sh", str(folder), sys.executable, "-c", code]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout
