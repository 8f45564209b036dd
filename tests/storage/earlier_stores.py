"""Stores as earlier versions left them: the first one, then step by step what each version made of it."""

import contextlib
import sqlite3
from pathlib import Path

_FOLDER = Path(__file__).parents[1] / "fixtures/stores"
STEPS = range(1, len(list(_FOLDER.glob("step-*.sql"))) + 1)


def earlier_store(path: Path, form: int) -> Path:
    """Creates the store at `path`; the steps stand there as they were released, apart from the program's."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        for step in range(1, form + 1):
            connection.executescript((_FOLDER / f"step-{step}.sql").read_text("utf-8"))
    return path
