"""Opens the window on the draft that is named, copies it for Slack, says so, and stays until it is killed."""

import sys
from datetime import UTC, datetime

from asyncdraft.gui.app import Application
from asyncdraft.gui.start import prepare_qt
from tests.gui.driver import Driver

NOW = datetime(2026, 11, 23, 15, 46, tzinfo=UTC)


def main(arguments: list[str]) -> int:
    qt = prepare_qt([])
    driver = Driver(Application(lambda: NOW, zone="Europe/London", hours24=True))
    driver.start(*arguments)
    driver.press("Ctrl+Alt+1")
    print(driver.toast, flush=True)  # noqa: T201
    return qt.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
