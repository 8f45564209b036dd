"""Answers as they are pasted, or copied from a chat."""

from datetime import UTC, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asyncdraft.core.threads.quoting import unquoted
from asyncdraft.core.threads.transcript import Said, instants, said

FIXTURE = Path(__file__).parents[2] / "fixtures" / "threads" / "answers.md"


def cases() -> list[tuple[str, str, str, str]]:
    found = []
    for block in FIXTURE.read_text(encoding="utf-8").split("\n## ")[1:]:
        title, _, rest = block.partition("\n")
        came, _, parts = rest.partition("\n--- own\n")
        own, _, folded = parts.partition("\n--- folded")
        found.append((title, came, own, folded.strip("\n")))
    return found


@pytest.mark.parametrize(("title", "came", "own", "folded"), cases())
def test_an_answer_is_parted_from_what_it_quotes(title: str, came: str, own: str, folded: str) -> None:
    answer = unquoted(came)
    assert (answer.text, answer.quoted) == (own, folded)


LINES = st.lists(
    st.sampled_from(
        ["yes", "> no", ">> deep", "", "On 1 May 2026 A wrote:", "From: a@b", "To: c", "Sent: 2026", "-- "]
    )
)


@given(LINES)
def test_no_line_of_an_answer_is_lost(lines: list[str]) -> None:
    answer = unquoted("\n".join(lines))
    kept = sorted(line.strip() for line in f"{answer.text}\n{answer.quoted}".split("\n") if line.strip())
    assert kept == sorted(line.strip() for line in lines if line.strip())


def test_a_quote_of_ten_thousand_lines_is_folded_in_a_blink() -> None:
    answer = unquoted("Short.\n\nOn 18 Nov 2026 Alex wrote:\n" + "> line\n" * 10_000)
    assert answer.text == "Short."
    assert answer.quoted.count("\n") == 10_000


CHATS = {
    "name above clock": "Maya Chen\n  4:40 PM\nKeep it flat.\nBoth.\nAna Sousa\n  4:52 PM\nSo do I.",
    "name beside clock": "Maya Chen  16:40\nKeep it flat.\nBoth.\nAna Sousa  16:52\nSo do I.",
    "brackets": "[18/11/26, 16:40] Maya Chen: Keep it flat.\nBoth.\n[18/11/26, 16:52] Ana Sousa: So do I.",
    "dash": "18/11/2026, 16:40 - Maya Chen: Keep it flat.\nBoth.\n18/11/2026, 16:52 - Ana Sousa: So do I.",
    "weekday": "[Wednesday 16:40] Maya Chen\nKeep it flat.\nBoth.\n[Wednesday 16:52] Ana Sousa\nSo do I.",
}


@pytest.mark.parametrize("text", CHATS.values(), ids=CHATS.keys())
def test_a_copied_chat_tells_who_said_what_and_when(text: str) -> None:
    assert said(text) == (
        Said("Maya Chen", time(16, 40), "Keep it flat.\nBoth."),
        Said("Ana Sousa", time(16, 52), "So do I."),
    )


@pytest.mark.parametrize(
    "text",
    [
        "Just words. At 16:40 we met.",
        "Meeting 16:40",
        "Agenda,  16:40",
        "Maya Chen\n  4:40 PM",
        "version  1:20 of it",
    ],
)
def test_words_with_a_clock_are_not_taken_for_a_speaker(text: str) -> None:
    assert [piece.text for piece in said(text)] == [text]


def test_clocks_of_a_chat_become_the_latest_days_that_keep_their_order() -> None:
    pieces = (Said("Maya", time(23, 50), "a"), Said("Ana", time(0, 10), "b"), Said("Maya", None, "c"))
    now = datetime(2026, 11, 20, 9, tzinfo=UTC)
    assert instants(pieces, now, ZoneInfo("Europe/London")) == (
        datetime(2026, 11, 19, 23, 50, tzinfo=UTC),
        datetime(2026, 11, 20, 0, 10, tzinfo=UTC),
        now,
    )


@given(st.text(alphabet="ab:> \n12M,[]-", max_size=200))
def test_no_word_of_a_chat_is_lost(text: str) -> None:
    told = " ".join(f"{piece.author} {piece.text}" for piece in said(text))
    letters = [sign for sign in text if sign in "abM"]
    assert sorted(sign for sign in told if sign in "abM") == sorted(letters)
