"""No word is lost, none is invented, whatever is split."""

from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from asyncdraft.core.draft import PANES, Pane
from asyncdraft.core.split.pieces import WHOLE
from benchmarks.labelled import ASIDE, OPEN, Labelled, read
from tests.core.split.rough import Desk

LINES = st.sampled_from(
    [
        "Hi Kenji,",
        "The export fails with error 55P03.",
        "Could you look at step 3 by Friday?",
        "If I hear nothing I run it without",
        "- one thing",
        "  - a thing below it",
        "1. first",
        "> they wrote this",
        "> > and this before",
        "```",
        "ERROR 55P03  two  blanks",
        "| a | b |",
        "Subject: the export",
        "**Impact:** we lose a day",
        "## Ask",
        "see `code` and https://example.com/a?b=c.",
        "",
        "   ",
        "שלום, מה המצב? הכול בסדר.",
        "🙂🙂 ok… e.g. this vs. that",
        "Thanks,",
        "Alex",
    ]
)
TEXTS = st.one_of(
    st.lists(LINES, max_size=14).map("\n".join),
    st.text(max_size=200),
    st.text(alphabet="ab.?!,:;\n\t >`-*#|\"'“”()[]@1", max_size=120),
)


@settings(max_examples=150)
@given(TEXTS)
@example("`a`\n`b` is so. `c`")
@example("> a\nb\n> c")
@example("```\nno end")
@example("Subject: a\r\nb")
def test_the_panes_together_have_the_words_of_the_text(desk: Desk, text: str) -> None:
    proposal = desk.propose(text)
    together = " ".join(proposal.texts.values())
    assert Counter(together.split()) == Counter(text.split())


@settings(max_examples=100)
@given(TEXTS)
def test_pieces_follow_each_other_and_stay_whole(desk: Desk, text: str) -> None:
    proposal = desk.propose(text)
    end = 0
    for placed in proposal.placed:
        assert not text[end : placed.piece.start].strip()
        assert placed.text == text[placed.piece.start : placed.piece.end]
        assert placed.text in proposal.text(placed.pane)
        end = placed.piece.end
    assert not text[end:].strip()


@pytest.mark.parametrize("message", [*read(OPEN), *read(ASIDE)], ids=lambda message: message.title)
def test_words_of_a_pane_stand_in_the_order_in_which_they_were_written(desk: Desk, message: Labelled) -> None:
    proposal = desk.propose(message.text)
    for pane in PANES:
        text, at = proposal.text(pane), 0
        for placed in (each for each in proposal.placed if each.pane is pane):
            assert placed.text in text[at:]
            at = text.index(placed.text, at) + len(placed.text)


def test_code_and_quotes_stay_as_they_are(desk: Desk) -> None:
    code = "```sh\nif x\n\n  then  y?\nfi\n```"
    quote = "> Could you do it?\n> Because we lose a day."
    proposal = desk.propose(f"It fails like this.\n\n{code}\n\nAnna wrote:\n{quote}\n\nCan you help?")
    whole = [placed.text for placed in proposal.placed if placed.piece.kind in WHOLE]
    assert whole == [code, quote]
    assert code in proposal.text(Pane.WHAT)
    assert quote in proposal.text(Pane.WHAT)


@pytest.mark.parametrize("text", ["", " \n\t ", "🙂", "שלום", "?", "x" * 50_000, "a. " * 5_000])
def test_any_text_can_be_split(desk: Desk, text: str) -> None:
    assert " ".join(desk.propose(text).texts.values()).split() == text.split()
