"""IMAP's folders: their names and which holds the drafts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asyncdraft.core.sending.folder_names import Folder, decoded, drafts_folder, encoded, listed

PAIRS = [
    ("Drafts", "Drafts"),
    ("Entwürfe", "Entw&APw-rfe"),
    ("下書き", "&Tgtm+DBN-"),
    ("Tom & Jerry", "Tom &- Jerry"),
    ("~peter/mail/台北/日本語", "~peter/mail/&U,BTFw-/&ZeVnLIqe-"),
    ("😀", "&2D3eAA-"),
]
"""The example with 台北 is that of RFC 3501."""


@pytest.mark.parametrize(("name", "code"), PAIRS)
def test_names_stand_in_modified_utf_7(name: str, code: str) -> None:
    assert (encoded(name), decoded(code)) == (code, name)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_every_name_comes_back(name: str) -> None:
    assert decoded(encoded(name)) == name
    assert encoded(name).isascii()
    assert "\r" not in encoded(name)
    assert "\n" not in encoded(name)


@given(st.text())
def test_no_name_breaks_the_reading(code: str) -> None:
    decoded(code)


def test_folders_are_read_as_servers_write_them() -> None:
    lines = [
        b'(\\HasNoChildren \\Drafts) "/" Drafts',
        b'(\\HasNoChildren) "." "INBOX.Entw&APw-rfe"',
        b'(\\Noselect) NIL "a \\"b\\" \\\\"',
        (b'(\\HasNoChildren) "/" {9}', b"Tom & x\\y"),
        b")",
        None,
        b"garbage",
    ]
    assert listed(lines) == (
        Folder("Drafts", frozenset({"\\hasnochildren", "\\drafts"})),
        Folder("INBOX.Entwürfe", frozenset({"\\hasnochildren"})),
        Folder('a "b" \\', frozenset({"\\noselect"})),
        Folder("Tom & x\\y", frozenset({"\\hasnochildren"})),
    )


def test_what_the_server_says_comes_before_what_is_usual() -> None:
    marked = Folder("Borradores del año", frozenset({"\\drafts"}))
    assert drafts_folder([Folder("Drafts"), marked]) == "Borradores del año"
    assert drafts_folder([Folder("INBOX"), Folder("inbox.drafts")]) == "inbox.drafts"
    assert drafts_folder([Folder("Drafts", frozenset({"\\noselect"}))]) == ""
