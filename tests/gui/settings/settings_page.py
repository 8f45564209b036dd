"""The view of settings as a user meets it, and what of it lies on the disk."""

import json

from PySide6.QtWidgets import QPushButton

from asyncdraft.storage import paths
from tests.gui.driver import Driver


def stored() -> dict[str, object]:
    path = paths.settings_file()
    values: dict[str, object] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return {key: value for key, value in values.items() if key not in ("window", "recent")}


def segment(driver: Driver, name: str) -> QPushButton:
    return driver.named(name, QPushButton)


def write(driver: Driver, name: str, text: str) -> None:
    driver.write_field(name, text)
    driver.press("Return")
