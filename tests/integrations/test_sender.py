"""The sender: one at a time, at most once, also after it was killed at any step."""

import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from asyncdraft.core.sending.account import Account, Kind
from asyncdraft.core.sending.backoff import MOST_ATTEMPTS
from asyncdraft.core.sending.delivery import Delivery, Receipt, State, Target
from asyncdraft.core.sending.outcome import Delayed, Offline, Refused, Unclear
from asyncdraft.integrations.credentials import Secret
from asyncdraft.integrations.sender import SETTLE
from asyncdraft.integrations.transport import HandingOver, Transport
from asyncdraft.storage.problem import StoreProblem
from tests.integrations.sending import LETTER, Desk

SLACK = Account(id="a1", name="Work", kind=Kind.SLACK)
HOOK = Account(id="a2", name="Hook", kind=Kind.WEBHOOK)
TO = Target(channel="C024BE91L")


class Killed(BaseException):
    """The process ends here; nothing after it runs."""


class Line:
    """The other side: what has arrived there, and what the next attempts meet."""

    def __init__(self) -> None:
        self.arrived: list[str] = []
        self.before: list[BaseException | None] = []
        self.after: list[BaseException | None] = []
        self.looks: list[BaseException | None] = []
        self.during: Callable[[], object] = lambda: None

    def send(self, delivery: Delivery, payload: bytes, handing_over: HandingOver) -> Receipt:
        assert payload
        _meet(self.before)
        handing_over()
        self.during()
        self.arrived.append(delivery.id)
        _meet(self.after)
        return Receipt(message_id=f"<{delivery.id}@x>")

    def find(self, delivery: Delivery, _payload: bytes, _known: frozenset[str]) -> Receipt | None:
        _meet(self.looks)
        return Receipt(message_id=f"<{delivery.id}@x>") if delivery.id in self.arrived else None

    def withdraw(self, delivery: Delivery) -> None:
        self.arrived.remove(delivery.id)

    def test(self) -> tuple[str, ...]:
        return ("It works.",)


def _meet(faults: list[BaseException | None]) -> None:
    fault = faults.pop(0) if faults else None
    if fault is not None:
        raise fault


class LineDesk(Desk):
    def __init__(self, folder: Path, account: Account, line: Line) -> None:
        super().__init__(folder, account, "xoxb-1234567890-abcdefghij")
        self.line = line

    def transport(self, _account: Account, _secret: Secret) -> Transport:
        return self.line


@pytest.fixture(params=[SLACK], ids=["slack"])
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[LineDesk]:
    with closing(LineDesk(tmp_path, request.param, Line())) as desk:
        yield desk


asking = pytest.mark.parametrize("desk", [HOOK], indirect=True, ids=["webhook"])


def test_nothing_is_done_before_it_is_due(desk: LineDesk) -> None:
    desk.put(TO, desk.at + timedelta(seconds=30))
    assert desk.sender.step() is None
    desk.pass_time(seconds=30)
    assert desk.step().state is State.SENT


def test_each_state_is_on_the_disk_before_the_next_act(desk: LineDesk) -> None:
    seen: list[str] = []
    desk.line.during = lambda: seen.append(desk.outbox.list()[0].state)
    desk.put(TO)
    desk.step()
    assert seen == [State.SENDING]


def test_what_cannot_be_written_down_is_not_done(desk: LineDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a full disk the message stays where it is."""
    move = desk.outbox.move

    def full(delivery: Delivery, state: State, **changes: Any) -> Delivery:
        if state is State.SENDING:
            raise StoreProblem("The disk is full.")
        return move(delivery, state, **changes)

    desk.put(TO)
    with monkeypatch.context() as patch:
        patch.setattr(desk.outbox, "move", full)
        with pytest.raises(StoreProblem, match="full"):
            desk.sender.step()
    assert desk.line.arrived == []
    assert desk.step().state is State.SENT
    assert len(desk.line.arrived) == 1


def test_killed_before_anything_left_it_is_simply_sent(desk: LineDesk) -> None:
    desk.line.before = [Killed()]
    desk.put(TO)
    with pytest.raises(Killed):
        desk.sender.step()
    assert desk.outbox.list()[0].state is State.CLAIMED
    assert desk.started().step() is not None
    assert len(desk.line.arrived) == 1


@pytest.mark.parametrize("arrived", [True, False])
def test_killed_while_it_left_it_is_looked_up_before_it_is_sent_again(desk: LineDesk, arrived: bool) -> None:
    def die() -> None:
        desk.line.during = lambda: None
        raise Killed

    if arrived:
        desk.line.after = [Killed()]
    else:
        desk.line.during = die
    desk.put(TO)
    with pytest.raises(Killed):
        desk.sender.step()
    desk.sender = desk.started()
    assert desk.sender.step() is None
    assert desk.outbox.list()[0].due_at == desk.at + SETTLE
    assert desk.run().state is State.SENT
    assert len(desk.line.arrived) == 1


@asking
def test_killed_while_it_left_on_a_way_that_tells_nothing_the_user_is_asked(desk: LineDesk) -> None:
    desk.line.after = [Killed()]
    desk.put(TO)
    with pytest.raises(Killed):
        desk.sender.step()
    assert desk.started().step() is None
    assert desk.outbox.list()[0].state is State.UNKNOWN
    assert len(desk.line.arrived) == 1


def test_two_programs_send_nothing_twice(desk: LineDesk) -> None:
    """While one is at it, another does nothing: it cannot take it for one that was killed."""
    other = desk.started()
    met: list[Delivery | None] = []
    desk.line.during = lambda: met.append(other.step())
    desk.put(TO)
    desk.put(TO)
    desk.step()
    assert met == [None]
    assert len(desk.line.arrived) == 1
    assert desk.step().state is State.SENT


def test_many_senders_at_once_send_each_message_once(desk: LineDesk) -> None:
    for _message in range(6):
        desk.put(TO)

    def work() -> None:
        own = LineDesk(desk.folder, SLACK, desk.line)
        own.at = desk.at
        for _turn in range(12):
            own.sender.step()
        own.close()

    threads = [threading.Thread(target=work) for _sender in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    while desk.sender.step():
        pass
    assert len(desk.line.arrived) == len(set(desk.line.arrived)) == 6


def test_a_refusal_asks_for_the_user(desk: LineDesk) -> None:
    desk.line.before = [Refused("The channel is archived.")]
    desk.put(TO)
    failed = desk.step()
    assert (failed.state, failed.reason) == (State.FAILED, "The channel is archived.")
    desk.sender.retry(failed)
    assert desk.step().state is State.SENT


def test_whoever_is_turned_away_waits_longer_each_time_and_gives_up(desk: LineDesk) -> None:
    desk.line.before = [Delayed("Busy.") for _attempt in range(MOST_ATTEMPTS)]
    desk.put(TO)
    waits = []
    while (done := desk.step()).state is State.QUEUED:
        waits.append(done.due_at - desk.at)
        desk.at = done.due_at
    assert waits == sorted(waits)
    assert len(waits) == MOST_ATTEMPTS - 1
    assert (done.state, "12 times" in done.reason) == (State.FAILED, True)


def test_offline_counts_as_no_attempt(desk: LineDesk) -> None:
    desk.line.before = [Offline("Offline.") for _attempt in range(3 * MOST_ATTEMPTS)]
    desk.put(TO)
    assert desk.run().state is State.SENT


def test_one_that_waits_holds_nobody_up(desk: LineDesk) -> None:
    desk.line.before = [Delayed("Busy.", timedelta(hours=1))]
    first = desk.put(TO)
    second = desk.put(TO)
    assert desk.step().id == first.id
    assert desk.step().id == second.id
    assert desk.line.arrived == [second.id]


def test_looking_that_leads_nowhere_ends_in_a_question(desk: LineDesk) -> None:
    desk.line.after = [Unclear("Cut.")]
    desk.line.looks = [Delayed("Away.") for _look in range(20)]
    desk.put(TO)
    assert desk.run().state is State.UNKNOWN
    assert len(desk.line.arrived) == 1


def test_offline_it_is_looked_for_as_long_as_it_takes(desk: LineDesk) -> None:
    desk.line.after = [Unclear("Cut.")]
    desk.line.looks = [Offline("Offline.") for _look in range(30)]
    desk.put(TO)
    assert desk.run().state is State.SENT
    assert len(desk.line.arrived) == 1


def test_an_account_that_is_gone_sends_nothing(desk: LineDesk) -> None:
    desk.put(TO)
    desk.accounts = []
    assert "account" in desk.step().reason
    assert desk.line.arrived == []


def test_an_account_that_went_while_the_answer_was_lost_ends_in_a_question(desk: LineDesk) -> None:
    desk.line.after = [Unclear("Cut.")]
    desk.put(TO)
    desk.step()
    desk.accounts = []
    assert desk.run().state is State.UNKNOWN


def test_a_secret_that_is_not_kept_is_asked_for(desk: LineDesk) -> None:
    desk.credentials.forget(SLACK.place)
    desk.put(TO)
    failed = desk.step()
    assert "token of “Work” is not kept here" in failed.reason
    desk.credentials.set(SLACK.place, Secret("xoxb-1234567890-abcdefghij"))
    desk.sender.retry(failed)
    assert desk.step().state is State.SENT


def test_a_fault_of_our_own_loses_nothing(desk: LineDesk) -> None:
    desk.line.after = [RuntimeError("a mistake")]
    desk.put(TO)
    with pytest.raises(RuntimeError):
        desk.sender.step()
    assert desk.sender.step() is None
    assert desk.run().state is State.SENT
    assert len(desk.line.arrived) == 1


def test_a_message_that_ends_the_program_each_time_lets_the_others_go(desk: LineDesk) -> None:
    desk.line.before = [RuntimeError("a mistake")] * MOST_ATTEMPTS
    first, second = desk.put(TO), desk.put(TO)
    for _attempt in range(MOST_ATTEMPTS):
        with pytest.raises(RuntimeError):
            desk.sender.step()
    desk.run()
    assert (desk.outbox.get(first.id).state, desk.outbox.get(second.id).state) == (State.FAILED, State.SENT)
    assert f"tried {MOST_ATTEMPTS} times" in desk.outbox.get(first.id).reason


def test_where_nothing_can_be_written_nothing_is_sent(desk: LineDesk) -> None:
    desk.put(TO)
    (desk.folder / "outbox.lock").mkdir()
    with pytest.raises(Delayed, match="cannot be written"):
        desk.sender.step()
    assert desk.line.arrived == []
    (desk.folder / "outbox.lock").rmdir()
    assert desk.step().state is State.SENT


def test_the_parts_of_a_long_message_leave_in_order(desk: LineDesk) -> None:
    letter = replace(LETTER, markdown="\n\n".join(["word " * 700] * 9))
    desk.line.before = [Delayed("Busy."), None]
    desk.put(TO, letter=letter)
    ids = [each.id for each in desk.outbox.list()]
    for _part in range(3):
        desk.run()
    assert desk.line.arrived == ids
