"""A large store of an earlier version gets its new form while a small window says so."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from asyncdraft.gui.renewal import Renewal
from asyncdraft.storage import store_header
from asyncdraft.storage.store_header import is_large_and_old
from tests.storage.earlier_stores import earlier_store


@pytest.fixture
def old_store(tmp_path: Path) -> Path:
    return earlier_store(tmp_path / "drafts.sqlite3", 1)


def test_a_small_store_needs_no_window(old_store: Path) -> None:
    assert not is_large_and_old(old_store)
    assert not is_large_and_old(old_store.with_name("nothing"))


def test_the_window_stays_until_the_form_is_new(
    qapp: QApplication, old_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_header, "CHECKED_WHOLE_BELOW", 0)
    assert is_large_and_old(old_store)
    window = Renewal()
    refused: list[bool] = []
    QTimer.singleShot(0, qapp, lambda: refused.append(not window.close() and window.isVisible()))

    window.wait(old_store)

    assert refused == [True]
    assert not window.isVisible()
    assert not is_large_and_old(old_store)
