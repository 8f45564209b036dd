import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from asyncdraft.storage.database import Database, open_database


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the store of the test lies."""
    return tmp_path / "drafts.sqlite3"


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    with contextlib.closing(open_database(path)) as database:
        yield database
