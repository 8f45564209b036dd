"""What may be imported where."""

import subprocess
import sys


def test_the_version_is_told_without_qt() -> None:
    probe = "import sys, asyncdraft; assert not [m for m in sys.modules if 'PySide6' in m]"
    subprocess.run([sys.executable, "-c", probe], check=True)
