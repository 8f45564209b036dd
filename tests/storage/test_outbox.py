"""The outbox in the store: each step is kept, nobody moves what another has moved, and the draft follows."""

import contextlib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from asyncdraft.core.draft import Draft
from asyncdraft.core.sending.delivery import Delivery, Receipt, State, Target
from asyncdraft.core.sending.making import Prepared
from asyncdraft.core.threads.thread import Kind, Post, Thread
from asyncdraft.storage.database import Database, open_database
from asyncdraft.storage.draft_rows import State as DraftState
from asyncdraft.storage.drafts import Drafts
from asyncdraft.storage.outbox import Outbox
from asyncdraft.storage.problem import StoreProblem
from asyncdraft.storage.salvage import salvage
from asyncdraft.storage.threads import Threads

NOW = datetime(2026, 11, 23, 15, 46, tzinfo=UTC)


@pytest.fixture
def outbox(database: Database) -> Outbox:
    return Outbox(database, lambda: NOW)


def message(name: str, minutes: float = 0, **values: Any) -> Prepared:
    due = NOW + timedelta(minutes=minutes)
    delivery = Delivery(id=name, account="a1", made_at=NOW, due_at=due, target=Target(channel="C1"), **values)
    return Prepared(delivery, f"payload of {name}".encode())


def sent(outbox: Outbox, delivery: Delivery, **changes: Any) -> Delivery:
    for state in (State.CLAIMED, State.SENDING):
        delivery = outbox.move(delivery, state)
    return outbox.move(delivery, State.SENT, **changes)


def test_what_is_taken_in_is_there_after_a_start(outbox: Outbox, path: Path) -> None:
    (kept,) = outbox.add([message("one")])
    with contextlib.closing(open_database(path)) as again:
        assert Outbox(again).list() == (kept,)
        assert Outbox(again).payload("one") == b"payload of one"
        assert Outbox(again).get("one") == kept


def test_all_parts_are_taken_in_or_none(outbox: Outbox) -> None:
    outbox.add([message("two")])
    with pytest.raises(StoreProblem):
        outbox.add([message("one"), message("two")])
    assert [each.id for each in outbox.list()] == ["two"]


def test_the_next_one_is_the_earliest_that_is_due(outbox: Outbox) -> None:
    outbox.add([message("later", 5), message("now", 0), message("sooner", 2)])
    due = outbox.due(NOW + timedelta(minutes=3))
    assert due is not None
    assert due.id == "now"
    sent(outbox, due)
    assert [each.id for each in outbox.list()] == ["sooner", "later", "now"]
    assert outbox.next_due() == NOW + timedelta(minutes=2)
    assert outbox.due(NOW + timedelta(minutes=1)) is None


def test_a_part_waits_until_the_one_before_it_is_out(outbox: Outbox) -> None:
    first, second = outbox.add([message("first", 1), message("second", 0, after="first")])
    assert outbox.due(NOW) is None
    assert outbox.next_due() == first.due_at
    sent(outbox, first)
    assert outbox.due(NOW) == second


def test_whoever_comes_second_does_not_move_it(outbox: Outbox, path: Path) -> None:
    (delivery,) = outbox.add([message("one")])
    with contextlib.closing(open_database(path)) as other:
        claimed = Outbox(other, lambda: NOW).move(delivery, State.CLAIMED)
        with pytest.raises(StoreProblem, match="gone on"):
            outbox.move(delivery, State.CLAIMED)
        with pytest.raises(StoreProblem, match="gone on"):
            outbox.cancel(delivery)
    assert outbox.get("one") == claimed
    assert outbox.under_way() == (claimed,)


def test_a_forbidden_move_changes_nothing(outbox: Outbox) -> None:
    (delivery,) = outbox.add([message("one")])
    with pytest.raises(ValueError, match="cannot become"):
        outbox.move(delivery, State.SENDING)
    assert outbox.get("one") == delivery


def test_the_message_itself_is_kept_until_it_has_left(outbox: Outbox) -> None:
    (delivery,) = outbox.add([message("one")])
    claimed = outbox.move(delivery, State.CLAIMED)
    failed = outbox.move(claimed, State.FAILED, reason="The channel is archived.")
    assert outbox.payload("one") == b"payload of one"
    sent(outbox, outbox.move(failed, State.QUEUED))
    assert outbox.payload("one") == b""


def test_a_cancelled_message_takes_its_parts_with_it(outbox: Outbox) -> None:
    first, *_ = outbox.add([message("a"), message("b", after="a"), message("c", after="b"), message("other")])
    outbox.cancel(first)
    states = {each.id: each.state for each in outbox.list()}
    assert states == {
        "other": State.QUEUED,
        "a": State.CANCELLED,
        "b": State.CANCELLED,
        "c": State.CANCELLED,
    }


def test_the_draft_follows_its_message(outbox: Outbox, database: Database) -> None:
    drafts = Drafts(database, lambda: NOW)
    draft = drafts.create(Draft(what="Which schema is right?"))

    def state() -> str:
        found = drafts.summary(draft.id)
        return found.state if found else ""

    (first,) = outbox.add([message("one", draft=draft.id)])
    assert state() == DraftState.SCHEDULED
    outbox.cancel(first)
    assert state() == DraftState.DRAFT
    (second,) = outbox.add([message("two", draft=draft.id)])
    sent(outbox, second)
    assert state() == DraftState.SENT
    assert drafts.history(draft.id)[0].label == DraftState.SENT
    (third,) = outbox.add([message("three", draft=draft.id)])
    outbox.cancel(third)
    assert state() == DraftState.SENT
    assert [each.id for each in outbox.of_draft(draft.id)] == ["one", "two", "three"]


def test_a_copied_draft_that_is_not_sent_stays_copied(outbox: Outbox, database: Database) -> None:
    drafts = Drafts(database)
    draft = drafts.create(Draft(what="Which schema is right?"))
    drafts.mark_copied(draft.id)
    (delivery,) = outbox.add([message("one", draft=draft.id)])
    outbox.cancel(delivery)
    found = drafts.summary(draft.id)
    assert found is not None
    assert found.state == DraftState.COPIED


def test_what_is_sent_joins_its_thread_with_its_identifier(outbox: Outbox, database: Database) -> None:
    threads = Threads(database)
    thread = threads.save(Thread(topic="Schema"))
    post = Post(kind=Kind.QUESTION, author="maya", at=NOW - timedelta(days=1), text="Which schema?")
    (delivery,) = outbox.add([message("one", thread=thread.id, post=post)])
    assert threads.get(thread.id).posts == ()
    sent(outbox, delivery, receipt=Receipt(message_id="slack:C1/1700000000.000100"))
    (joined,) = threads.get(thread.id).posts
    assert (joined.message_id, joined.at, joined.text) == ("slack:C1/1700000000.000100", NOW, "Which schema?")


def test_a_thread_that_is_gone_stops_no_message(outbox: Outbox) -> None:
    post = Post(kind=Kind.QUESTION, author="maya", at=NOW, text="Which schema?")
    (delivery,) = outbox.add([message("one", thread="gone", post=post)])
    assert sent(outbox, delivery).state is State.SENT


def test_receipts_tell_what_is_known_on_the_other_side(outbox: Outbox) -> None:
    first, _second = outbox.add([message("one"), message("two")])
    sent(outbox, first, receipt=Receipt(message_id="slack:C1/1", scheduled="Q1"))
    assert outbox.receipts() == {"slack:C1/1", "Q1"}


def test_what_was_done_with_long_ago_is_forgotten(outbox: Outbox) -> None:
    first, _second = outbox.add([message("one"), message("two")])
    sent(outbox, first)
    assert outbox.clear(NOW) == 0
    assert outbox.clear(NOW + timedelta(days=1)) == 1
    assert [each.id for each in outbox.list()] == ["two"]
    with pytest.raises(StoreProblem, match="no longer"):
        outbox.get("one")


def test_a_salvaged_message_keeps_its_bytes_and_asks(path: Path, tmp_path: Path) -> None:
    with contextlib.closing(open_database(path)) as first:
        Outbox(first).add([message("one")])
        first.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    with contextlib.closing(open_database(tmp_path / "fresh.sqlite3")) as target:
        salvage(path, target._connection, tmp_path / "backups")
        (found,) = Outbox(target).list()
        assert found.state is State.UNKNOWN
        assert Outbox(target).payload("one") == b"payload of one"


def test_all_parts_are_cancelled_or_none(outbox: Outbox, database: Database) -> None:
    first, *_ = outbox.add([message("a"), message("b", after="a"), message("c", after="b")])
    with database.writing() as connection:
        connection.execute(
            "CREATE TRIGGER full BEFORE UPDATE ON outbox WHEN new.id = 'c' "
            "BEGIN SELECT raise(ABORT, 'the disk is full'); END"
        )
    with pytest.raises(StoreProblem):
        outbox.cancel(first)
    assert {each.state for each in outbox.list()} == {State.QUEUED}
