"""Attempts and answers, in the same store as the drafts."""

import sqlite3
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from asyncdraft.core.practice.attempt import Attempt, DrillAnswer, QuizAnswer
from asyncdraft.core.text import plain
from asyncdraft.storage.database import Database

QUIZ, DRILL = "quiz", "drill"

A = TypeVar("A", QuizAnswer, DrillAnswer)


class Practice:
    """Every method either does all it says or raises StoreProblem and leaves the store as it was."""

    def __init__(self, database: Database, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._database = database
        self._now = now
        self._revisions: dict[str, int] = {}

    # --- attempts ----------------------------------------------------------------------------------------

    def attempts(self) -> tuple[Attempt, ...]:
        """All of them, also those that are not finished; the earliest first."""
        rows = self._database.rows("SELECT * FROM attempts ORDER BY started_at, number")
        return tuple(attempt for row in rows if (attempt := _attempt(row)))

    def open_attempt(self, exercise_id: str) -> Attempt | None:
        """The latest attempt at the exercise that is not finished."""
        row = self._database.row(
            "SELECT * FROM attempts WHERE exercise = ? AND finished_at IS NULL "
            "ORDER BY updated_at DESC, number DESC LIMIT 1",
            (exercise_id,),
        )
        attempt = _attempt(row) if row else None
        if row and attempt:
            self._revisions[attempt.id] = row["revision"]
        return attempt

    def keep(self, attempt: Attempt) -> Attempt:
        """The attempt as it is kept; a new one gets its id, unless there is nothing in it.

        Where another window has changed it meanwhile, this one is kept beside it: neither is lost.
        """
        if not attempt.id and attempt.is_empty:
            return attempt
        with self._database.writing() as connection:
            row = connection.execute("SELECT revision FROM attempts WHERE id = ?", (attempt.id,)).fetchone()
            known = self._revisions.get(attempt.id)
            if not attempt.id or (row is not None and known is not None and row["revision"] != known):
                attempt, row = replace(attempt, id=uuid.uuid4().hex[:12]), None
            attempt = replace(attempt, updated_at=self._now())
            revision = (row["revision"] if row else 0) + 1
            _write(connection, attempt, revision)
        self._revisions[attempt.id] = revision
        return attempt

    def finish(self, attempt: Attempt) -> Attempt:
        return self.keep(replace(attempt, finished_at=self._now()))

    # --- answers -------------------------------------------------------------------------------------------

    def quiz(self) -> tuple[QuizAnswer, ...]:
        return self._answers(QUIZ, QuizAnswer)

    def drills(self) -> tuple[DrillAnswer, ...]:
        return self._answers(DRILL, DrillAnswer)

    def keep_quiz(self, answer: QuizAnswer) -> None:
        self._keep_answer(QUIZ, answer)

    def keep_drill(self, answer: DrillAnswer) -> None:
        self._keep_answer(DRILL, answer)

    def _answers(self, kind: str, type_: type[A]) -> tuple[A, ...]:
        """What cannot be read is left out and left alone."""
        rows = self._database.rows(
            "SELECT value FROM practice_answers WHERE kind = ? ORDER BY number", (kind,)
        )
        return tuple(answer for row in rows if (answer := _decoded(row["value"], type_)))

    def _keep_answer(self, kind: str, answer: QuizAnswer | DrillAnswer) -> None:
        with self._database.writing() as connection:
            connection.execute(
                "INSERT INTO practice_answers (kind, at, value) VALUES (?, ?, ?)",
                (kind, answer.at.isoformat(), msgspec.json.encode(answer, enc_hook=plain).decode()),
            )


V = TypeVar("V")


def _decoded(value: str, type_: type[V]) -> V | None:
    try:
        return msgspec.json.decode(value, type=type_)
    except msgspec.DecodeError:
        return None


def _attempt(row: sqlite3.Row) -> Attempt | None:
    """What was typed comes back even where the rest of the row cannot be read."""
    value = _decoded(row["value"], Attempt)
    if value is not None:
        return value
    try:
        started, updated = (datetime.fromisoformat(row[name]) for name in ("started_at", "updated_at"))
        ended = datetime.fromisoformat(row["finished_at"]) if row["finished_at"] else None
    except (TypeError, ValueError):
        return None
    return Attempt(
        id=row["id"],
        exercise=row["exercise"],
        started_at=started,
        updated_at=updated,
        finished_at=ended,
        answer=row["answer"],
    )


def _write(connection: sqlite3.Connection, attempt: Attempt, revision: int) -> None:
    columns = {
        "id": attempt.id,
        "revision": revision,
        "exercise": attempt.exercise,
        "answer": attempt.answer,
        "started_at": attempt.started_at.isoformat(),
        "updated_at": attempt.updated_at.isoformat(),
        "finished_at": attempt.finished_at.isoformat() if attempt.finished_at else None,
        "value": msgspec.json.encode(attempt, enc_hook=plain).decode(),
    }
    names = ", ".join(columns)
    changes = ", ".join(f"{name} = excluded.{name}" for name in columns)
    connection.execute(
        f"INSERT INTO attempts ({names}) VALUES ({', '.join('?' * len(columns))}) "
        f"ON CONFLICT (id) DO UPDATE SET {changes}",
        tuple(columns.values()),
    )
