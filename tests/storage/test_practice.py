"""Attempts and answers are kept: nothing typed is lost, by no restart, no second window and no kill."""

import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from asyncdraft.core.practice.attempt import Attempt, DrillAnswer, QuizAnswer
from asyncdraft.storage.backups import BACKUPS
from asyncdraft.storage.database import Database, open_database
from asyncdraft.storage.practice import Practice
from asyncdraft.storage.salvage import salvage

NOW = datetime(2026, 11, 23, 15, 46, tzinfo=UTC)
BEGUN = Attempt(exercise="blocked-migration", started_at=NOW, updated_at=NOW, answer="PAY-431 stops 😀")
QUIZ = QuizAnswer(
    question="strike", chosen=(0, 2), is_right=True, at=NOW, seconds=12, trains=("thread.views",)
)
DRILL = DrillAnswer(seed=7, form="clock", typed="14:30", is_right=False, at=NOW, seconds=40)


@pytest.fixture
def practice(database: Database) -> Practice:
    return Practice(database, lambda: NOW + timedelta(minutes=5))


def test_what_was_typed_is_there_again_after_a_restart(practice: Practice, path: Path) -> None:
    kept = practice.keep(BEGUN)
    assert kept.id
    assert kept.updated_at == NOW + timedelta(minutes=5)
    with contextlib.closing(open_database(path)) as again:
        assert Practice(again).open_attempt("blocked-migration") == kept
        assert Practice(again).open_attempt("another") is None


def test_an_attempt_with_nothing_in_it_leaves_no_trace(practice: Practice) -> None:
    nothing = msgspec.structs.replace(BEGUN, answer=" ")
    assert practice.keep(nothing) == nothing
    assert practice.attempts() == ()


def test_what_was_emptied_again_stays_emptied(practice: Practice) -> None:
    kept = practice.keep(BEGUN)
    practice.keep(msgspec.structs.replace(kept, answer=""))
    (attempt,) = practice.attempts()
    assert attempt.answer == ""


def test_a_finished_attempt_is_open_no_more_and_another_can_begin(practice: Practice) -> None:
    done = practice.finish(practice.keep(BEGUN))
    assert done.finished_at == NOW + timedelta(minutes=5)
    assert practice.open_attempt("blocked-migration") is None
    other = practice.keep(BEGUN)
    assert practice.open_attempt("blocked-migration") == other
    assert practice.attempts() == (done, other)


def test_two_windows_keep_both_texts(practice: Practice, path: Path) -> None:
    kept = practice.keep(BEGUN)
    with contextlib.closing(open_database(path)) as second:
        there = Practice(second)
        found = there.open_attempt("blocked-migration")
        assert found
        there.keep(msgspec.structs.replace(found, answer="typed there"))
    here = practice.keep(msgspec.structs.replace(kept, answer="typed here"))
    assert here.id != kept.id
    assert sorted(attempt.answer for attempt in practice.attempts()) == ["typed here", "typed there"]


def test_answers_are_kept_in_their_order(practice: Practice, path: Path) -> None:
    later = msgspec.structs.replace(QUIZ, is_right=False)
    practice.keep_quiz(QUIZ)
    practice.keep_drill(DRILL)
    practice.keep_quiz(later)
    with contextlib.closing(open_database(path)) as again:
        assert Practice(again).quiz() == (QUIZ, later)
        assert Practice(again).drills() == (DRILL,)


def test_what_a_newer_version_wrote_is_left_alone_and_its_text_is_read(
    practice: Practice, database: Database
) -> None:
    practice.keep(BEGUN)
    practice.keep_quiz(QUIZ)
    with database.writing() as connection:
        connection.execute("""UPDATE attempts SET value = '{"tier": "golden"}'""")
        connection.execute("""UPDATE practice_answers SET value = '{"chosen": "all"}'""")
    (attempt,) = practice.attempts()
    assert (attempt.exercise, attempt.answer) == (BEGUN.exercise, BEGUN.answer)
    assert practice.quiz() == ()
    assert len(database.rows("SELECT * FROM practice_answers")) == 1


def test_a_damaged_store_gives_them_back(practice: Practice, database: Database, path: Path) -> None:
    kept = practice.keep(BEGUN)
    practice.finish(kept)
    practice.keep_drill(DRILL)
    database.close()
    fresh = path.with_name("fresh.sqlite3")
    with contextlib.closing(open_database(fresh)):
        pass
    with contextlib.closing(sqlite3.connect(fresh, isolation_level=None)) as target:
        target.row_factory = sqlite3.Row
        found = salvage(path, target, path.parent / BACKUPS)
    assert found.salvaged == 0, "no attempt is taken for a draft"
    with contextlib.closing(open_database(fresh)) as again:
        assert [attempt.id for attempt in Practice(again).attempts()] == [kept.id]
        assert Practice(again).drills() == (DRILL,)


TYPIST = """
import sys
from datetime import UTC, datetime
from pathlib import Path
import msgspec
from asyncdraft.core.practice.attempt import Attempt
from asyncdraft.storage.database import open_database
from asyncdraft.storage.practice import Practice

practice = Practice(open_database(Path(sys.argv[1])))
now = datetime.now(UTC)
attempt = Attempt(exercise="blocked-migration", started_at=now, updated_at=now)
for length in range(1, 100_000):
    attempt = practice.keep(msgspec.structs.replace(attempt, answer="x" * length))
    print(length, flush=True)
"""


def test_a_kill_takes_nothing_that_was_kept(path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", TYPIST, str(path)], stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]
    ) as typist:
        assert typist.stdout
        told = [typist.stdout.readline() for _ in range(12)]
        os.kill(typist.pid, signal.SIGKILL)
        told += typist.stdout.readlines()
    kept = int([line for line in told if line.endswith(b"\n")][-1])
    with contextlib.closing(open_database(path)) as database:
        assert database.notice == ""
        (attempt,) = Practice(database).attempts()
        assert len(attempt.answer) in {kept, kept + 1}
