"""What SQLite refuses, as a sentence that says what to do."""

import contextlib
import sqlite3
from collections.abc import Iterator

from asyncdraft.core.text import say
from asyncdraft.storage.problem import StoreBusy, StoreDamaged, StoreProblem

DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR})

FULL = say("The disk of {file} is full. Free some space; the text stays in the window until then.")
HELD = say("Another program holds the drafts in {file}. Close it and try again.")
CLOSED = say(
    "{file} cannot be opened for writing. Make it and its folder writable, or set ASYNCDRAFT_HOME to another."
)
FAILING = say("The disk refuses to read or write {file}. Copy the text elsewhere and check the disk.")
DAMAGED = say("{file} is damaged. Start again: it is set aside then, and what can be read comes back.")

ADVICE: dict[int, tuple[type[StoreProblem], str]] = {
    sqlite3.SQLITE_BUSY: (StoreBusy, HELD),
    sqlite3.SQLITE_LOCKED: (StoreBusy, HELD),
    sqlite3.SQLITE_READONLY: (StoreProblem, CLOSED),
    sqlite3.SQLITE_PERM: (StoreProblem, CLOSED),
    sqlite3.SQLITE_CANTOPEN: (StoreProblem, CLOSED),
    sqlite3.SQLITE_CORRUPT: (StoreDamaged, DAMAGED),
    sqlite3.SQLITE_NOTADB: (StoreDamaged, DAMAGED),
    sqlite3.SQLITE_FULL: (StoreProblem, FULL),
    sqlite3.SQLITE_IOERR: (StoreProblem, FAILING),
}
UNKNOWN = (StoreProblem, say("The drafts in {file} cannot be used: {error}."))


@contextlib.contextmanager
def translated(file: str) -> Iterator[None]:
    """Turns SQLite's errors into a sentence that says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        kind, sentence = ADVICE.get(code_of(error), UNKNOWN)
        raise kind(say(sentence, file=file, error=error)) from error


def code_of(error: sqlite3.Error) -> int:
    """The primary result code; a garbled file can raise errors that carry none."""
    return int(getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)) & 0xFF


def is_damage(error: sqlite3.Error | UnicodeDecodeError) -> bool:
    """Whether the file itself is to blame. A garbled schema shows as bad text or as bad SQL."""
    if isinstance(error, UnicodeDecodeError):
        return True
    return code_of(error) in DAMAGE and "no such module" not in str(error)


def damage_of(what: str) -> sqlite3.DatabaseError:
    damage = sqlite3.DatabaseError(what)
    damage.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return damage
