"""A few rounds of `./dev faults send`."""

from pathlib import Path

from tests.faults import send


def test_killed_senders_lose_nothing_and_send_nothing_twice(tmp_path: Path) -> None:
    outcomes = send.kills(4, tmp_path, seed=3, names=("slack", "smtp"))
    assert [outcome.lost for outcome in outcomes] == [(), ()]
    assert [outcome.tried for outcome in outcomes] == [2, 2]
