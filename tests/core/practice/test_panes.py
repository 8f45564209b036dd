"""An answer by pane and as one text: no word is lost on the way, and every place is found again."""

from hypothesis import given
from hypothesis import strategies as st

from asyncdraft.core.draft import PANES, Pane
from asyncdraft.core.practice.answer import parts
from asyncdraft.core.practice.panes import joined, panes_of, parted, starts

TEXTS = st.text(alphabet="ab \n#✓🙂", max_size=24).filter(
    lambda text: not any(line.startswith("### ") for line in text.split("\n"))
)
ANSWERS = st.tuples(TEXTS, TEXTS, TEXTS, TEXTS).map(lambda texts: dict(zip(PANES, texts, strict=True)))
MODEL = "### What\nIt stops.\n\n### What I need\nPriya: why?\n"


@given(ANSWERS)
def test_what_was_written_comes_back_pane_by_pane(texts: dict[Pane, str]) -> None:
    written = {pane: text if text.strip() else "" for pane, text in texts.items()}
    assert parted(joined(texts), PANES) == written


@given(ANSWERS)
def test_every_written_pane_is_found_in_the_whole(texts: dict[Pane, str]) -> None:
    whole = joined(texts)
    found = {pane: whole[start : start + len(texts[pane])] for pane, start in starts(texts).items()}
    assert found == {pane: text for pane, text in texts.items() if text.strip()}


def test_the_panes_are_those_of_the_model_answer() -> None:
    assert panes_of(MODEL) == (Pane.WHAT, Pane.NEED)
    assert panes_of("Priya, the build is green.") == (Pane.TEXT,)


def test_the_judge_sees_the_same_panes() -> None:
    texts = {Pane.WHAT: "It stops at step 3.", Pane.NEED: "Priya: may it run online?"}
    assert {part.pane: part.text.strip() for part in parts(joined(texts))} == texts


def test_a_title_that_was_typed_loses_no_word() -> None:
    texts = {Pane.WHAT: "It stops.\n### Why\nBecause.", Pane.WHY: "Tests wait."}
    back = parted(joined(texts), (Pane.WHAT, Pane.WHY))
    assert "".join(" ".join(back.values()).split()).count("Because.") == 1
    assert "Tests wait." in back[Pane.WHY]


def test_a_message_without_panes_is_kept_as_it_is() -> None:
    assert parted(joined({Pane.TEXT: "### Why not\n\nHello"}), (Pane.TEXT,)) == {
        Pane.TEXT: "### Why not\n\nHello"
    }
