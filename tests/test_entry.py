"""The entry point: also where Qt, or a package that is needed, cannot be loaded."""

import subprocess
import sys

import pytest

WITHOUT = """
import sys
sys.modules[{package!r}] = None
from asyncdraft.__main__ import main
sys.exit(main())
"""


def run(*arguments: str, without: str = "PySide6") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", WITHOUT.format(package=without), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_window_says_what_is_missing() -> None:
    result = run()
    assert result.returncode == 1
    assert "Qt is missing here" in result.stderr
    assert "Traceback" not in result.stderr


def test_the_command_line_needs_no_qt() -> None:
    assert run("--version").stdout.startswith("asyncdraft ")


@pytest.mark.parametrize("arguments", [(), ("doctor",), ("check", "-")], ids=["window", "doctor", "check"])
def test_a_missing_package_is_named_in_one_sentence(arguments: tuple[str, ...]) -> None:
    result = run(*arguments, without="msgspec")
    assert result.returncode == 1
    assert result.stderr.startswith("asyncdraft: The Python package msgspec is missing")
    assert result.stderr.count("\n") == 1


def test_a_command_looks_for_cycles_when_it_has_made_much() -> None:
    code = """
import gc, sys
from asyncdraft.__main__ import main
looked = []
gc.callbacks.append(lambda when, _what: looked.append(when))
sys.argv = ["asyncdraft", "when", "tue 3pm tokyo", "--zone", "Europe/London"]
main()
print(len(looked), gc.isenabled(), file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.split() == ["0", "True"]
