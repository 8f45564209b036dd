"""What a failed connection means to the user, whatever the libraries call it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from asyncdraft.core.sending.outcome import Offline
from asyncdraft.integrations.connection import PIECE, pieces
from asyncdraft.integrations.credentials import Secret
from asyncdraft.integrations.imap import Imap
from asyncdraft.integrations.smtp import Smtp
from tests.core.sending.test_account import IMAP, SMTP


@given(st.integers(0, 4 * PIECE))
def test_what_is_handed_over_in_pieces_is_whole(size: int) -> None:
    data = (bytes(range(256)) * PIECE)[:size]
    handed = [bytes(piece) for piece in pieces(memoryview(data))]
    assert b"".join(handed) == data
    assert all(0 < len(piece) <= PIECE for piece in handed)


@pytest.mark.parametrize("host", ["mail..example.com", f"{'x' * 64}.example.com"])
def test_a_name_that_no_server_can_have_was_not_found(host: str) -> None:
    """The form refuses it; settings that are written by hand may hold it."""
    for way in (Smtp(replace(SMTP, host=host), Secret("s")), Imap(replace(IMAP, host=host), Secret("s"))):
        with pytest.raises(Offline, match="was not found"):
            way.test()
