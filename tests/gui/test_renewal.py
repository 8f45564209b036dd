"""A large store of an earlier version gets its new form while a small window says so."""

import contextlib
import sqlite3
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from asyncdraft.gui.renewal import Renewal
from asyncdraft.storage import database
from asyncdraft.storage.database import is_large_and_old

OLDEST = Path(__file__).parents[1] / "fixtures/stores/step-1.sql"


@pytest.fixture
def old_store(tmp_path: Path) -> Path:
    path = tmp_path / "drafts.sqlite3"
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.executescript(OLDEST.read_text("utf-8"))
    return path


def test_a_small_store_needs_no_window(old_store: Path) -> None:
    assert not is_large_and_old(old_store)
    assert not is_large_and_old(old_store.with_name("nothing"))


def test_the_window_stays_until_the_form_is_new(
    qapp: QApplication, old_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "CHECKED_WHOLE_BELOW", 0)
    assert is_large_and_old(old_store)
    window = Renewal()
    refused: list[bool] = []
    QTimer.singleShot(0, qapp, lambda: refused.append(not window.close() and window.isVisible()))

    window.wait(old_store)

    assert refused == [True]
    assert not window.isVisible()
    assert not is_large_and_old(old_store)
