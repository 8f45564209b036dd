"""The entry point where Qt cannot be loaded."""

import subprocess
import sys

WITHOUT_QT = """
import sys
sys.modules["PySide6"] = None
from asyncdraft.__main__ import main
sys.exit(main())
"""


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", WITHOUT_QT, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_window_says_what_is_missing() -> None:
    result = run()
    assert result.returncode == 1
    assert "Qt is missing here" in result.stderr
    assert "Traceback" not in result.stderr


def test_the_command_line_needs_no_qt() -> None:
    assert run("--version").stdout.startswith("asyncdraft ")
