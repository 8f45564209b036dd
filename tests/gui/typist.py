"""Opens the window, types a message, says when it is saved, and goes on until it is killed."""

import sys
from datetime import UTC, datetime

from asyncdraft.core.draft import Pane
from asyncdraft.gui.app import Application, prepare_qt
from tests.gui.driver import Driver

NOW = datetime(2026, 11, 23, 15, 46, tzinfo=UTC)
WHAT = "The load test fails on staging.\nSee https://ci.example.com/318."
TOPIC = "retry patch"
DEADLINE = "tue 5pm tokyo"


def tell(driver: Driver) -> None:
    if driver.draft.what == WHAT:
        print("saved", flush=True)  # noqa: T201


def main() -> int:
    qt = prepare_qt([])
    driver = Driver(Application(lambda: NOW, zone="Europe/London", hours24=True))
    driver.start()
    driver.application.session.saved.connect(lambda _word: tell(driver))
    driver.add_readers("kenji", "priya")
    driver.write_field("Topic", TOPIC)
    driver.press("Ctrl+L")
    driver.type(DEADLINE)
    driver.write(Pane.WHAT, WHAT)
    return qt.exec()


if __name__ == "__main__":
    sys.exit(main())
