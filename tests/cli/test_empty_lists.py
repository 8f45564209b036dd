"""A list without anything in it says so to the reader, and nothing to a pipe."""

import pytest

from tests.cli.command_line import Run


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("drafts", "list"), "No draft yet"),
        (("drafts", "list", "--trash"), "Nothing was deleted"),
        (("drafts", "search", "pallet"), "No draft has all these words"),
        (("thread", "list"), "No open thread"),
        (("thread", "log"), "No decision is on record"),
        (("status", "list"), "No open round"),
        (("rfc", "list"), "No open RFC"),
        (("outbox", "list"), "Nothing waits"),
        (("accounts", "list"), "No account yet"),
    ],
)
def test_an_empty_list_says_so(run: Run, command: tuple[str, ...], said: str) -> None:
    answer = run(*command)
    assert (answer.status, answer.out) == (0, "")
    assert answer.err.startswith(f"asyncdraft: {said}")
    assert answer.err.count("\n") == 1
