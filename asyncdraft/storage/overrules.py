"""What the user decided about meetings against the verdict, in the same store as the drafts.

Nothing else of a calendar is kept: no title, no name, no time.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from asyncdraft.core.meetings.overrule import Overrule
from asyncdraft.core.meetings.verdict import Choice
from asyncdraft.storage.database import Database


class Overrules:
    """Every method either does all it says or raises StoreProblem and leaves the store as it was."""

    def __init__(self, database: Database, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._database = database
        self._now = now

    def all(self) -> Mapping[str, Overrule]:
        """By the uid of the series; what a newer version wrote and this one does not know is left out."""
        known = tuple(Choice)
        rows = self._database.rows("SELECT uid, choice, reason FROM overrules ORDER BY number")
        return {
            row["uid"]: Overrule(row["uid"], Choice(row["choice"]), row["reason"])
            for row in rows
            if row["choice"] in known
        }

    def save(self, overrule: Overrule) -> None:
        """In place of an earlier one for the same series."""
        with self._database.writing() as connection:
            connection.execute(
                "INSERT INTO overrules (uid, choice, reason, decided_at) VALUES (?, ?, ?, ?) "
                "ON CONFLICT (uid) DO UPDATE SET choice = excluded.choice, reason = excluded.reason, "
                "decided_at = excluded.decided_at",
                (overrule.uid, overrule.choice.value, overrule.reason, self._now().isoformat()),
            )

    def remove(self, uid: str) -> None:
        """The verdict holds again."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM overrules WHERE uid = ?", (uid,))
