"""A window in a process of its own, with a home of its own: it does what it is told, line by line."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from asyncdraft.gui.app import Application
from asyncdraft.gui.start import prepare_qt
from tests.gui.driver import Driver
from tests.gui.team.sync_window import SyncWindow

NOW = datetime(2026, 11, 23, 15, 46, tzinfo=UTC)


class Colleague:
    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def ask(self, method: str, *arguments: str) -> str:
        """What the method of `SyncWindow` answers."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps([method, *arguments]) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        assert answer, f"the other window ended at {method}"
        return json.loads(answer) or ""


@contextmanager
def colleague(home: Path, name: str, email: str) -> Iterator[Colleague]:
    """Git knows who this one is, as it does on most computers."""
    home.mkdir()
    settings = home / "gitconfig"
    settings.write_text(f"[user]\n\tname = {name}\n\temail = {email}\n", encoding="utf-8")
    surroundings = {**os.environ, "ASYNCDRAFT_HOME": str(home), "GIT_CONFIG_GLOBAL": str(settings)}
    with subprocess.Popen(
        [sys.executable, "-m", "tests.gui.team.colleague"],
        env=surroundings,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield Colleague(process)
        assert process.stdin is not None
        process.stdin.close()


def main() -> None:
    application = prepare_qt([])
    driver = Driver(Application(lambda: NOW, zone="Europe/Lisbon", hours24=True))
    driver.start()
    window = SyncWindow(driver)
    for line in sys.stdin:
        method, *arguments = json.loads(line)
        print(json.dumps(getattr(window, method)(*arguments)), flush=True)  # noqa: T201
    driver.stop()
    application.quit()


if __name__ == "__main__":
    main()
