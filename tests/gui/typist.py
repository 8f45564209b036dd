"""Opens the window and types until it is killed; says what was typed when, and what was saved."""

import sys
from datetime import UTC, datetime
from itertools import count
from time import time
from typing import NoReturn

from asyncdraft.core.draft import Pane
from asyncdraft.gui.app import Application
from asyncdraft.gui.start import prepare_qt
from tests.gui.driver import HAND_OFF, Driver

NOW = datetime(2026, 11, 23, 15, 46, tzinfo=UTC)
WHAT = "The load test fails on staging.\nSee https://ci.example.com/318."
TOPIC = "retry patch"
DEADLINE = "tue 5pm tokyo"


def tell(driver: Driver, words: str) -> None:
    if words.startswith("Saved") and driver.draft.what == WHAT:
        print("saved", flush=True)  # noqa: T201


def write_once(driver: Driver) -> None:
    driver.application.session.saver.said.connect(lambda words: tell(driver, words))
    driver.application.session.open(HAND_OFF, stored=False)
    driver.add_readers("kenji", "priya")
    driver.write_field("Topic", TOPIC)
    driver.press("Ctrl+L")
    driver.type(DEADLINE)
    driver.write(Pane.WHAT, WHAT)


def write_on(driver: Driver) -> NoReturn:
    """A number after the other, without a pause; each line tells how many characters stand at which time."""
    driver.window.editors.focus_pane(Pane.WHAT)
    for number in count():
        driver.type(f"{number} ")
        print(f"{len(driver.draft.what)} {time()}", flush=True)  # noqa: T201
    raise AssertionError("the numbers do not end")


def opened() -> Driver:
    driver = Driver(Application(lambda: NOW, zone="Europe/London", hours24=True))
    driver.start()
    return driver


def main() -> int:
    qt = prepare_qt([])
    write_once(opened())
    return qt.exec()


if __name__ == "__main__":
    sys.exit(main())
