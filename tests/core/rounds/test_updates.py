"""Updates in every form that people write them in: placed, with their links, and no word lost."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asyncdraft.core.rounds.labels import FILLER, LETTERS, VOCABULARY
from asyncdraft.core.rounds.parsing import parse
from asyncdraft.core.rounds.submissions import person_in_name
from asyncdraft.core.rounds.update import Item, Part
from tests.core.rounds.round_people import TEAM, told
from tests.patience import ends

FIXTURE = Path(__file__).parents[2] / "fixtures" / "rounds" / "updates.md"
CASES = [
    tuple(re.split(r"\n--- read\n|\n", case, maxsplit=1))
    for case in FIXTURE.read_text("utf-8").strip().split("\n=== ")[1:]
]


@pytest.mark.parametrize(("title", "case"), CASES, ids=[case[0] for case in CASES])
def test_a_paste_is_read_as_it_was_by_eye(title: str, case: str) -> None:
    paste, wanted = case.split("\n--- read\n")
    assert told(paste) == wanted.strip()


LINES = st.sampled_from(
    [
        "Shipped:", "## Next", "**Blocked**", "- shipped: the export", "* [x] refunds", "  - nested", "•", "",
        "We merged it and will go on, but I'm stuck.", "Nothing", "### Payments", "Payments:", "1. First",
        "https://example.com/a?b=c", "Mitigation: more people", "T: the docs B: none Y: the tests",
        "the rest of a line that was broken", "What I did yesterday", "Some <https://example.com/x|words> it",
        "word", "⛔ keys", "Risks: late",
    ]
)  # fmt: skip
HEADINGS = FILLER | frozenset().union(*VOCABULARY.values()) | LETTERS.keys() | {"x"}


@given(st.lists(LINES, max_size=12))
def test_no_word_is_lost(lines: list[str]) -> None:
    """What is left out are words of headings and the ticks of boxes, which became the parts."""
    items = parse("\n".join(lines)).items
    kept = set(re.findall(r"\w+", " ".join(item.line for item in items).lower()))
    assert set(re.findall(r"[^\W\d_]+", "\n".join(lines).lower())) <= kept | HEADINGS


@given(st.text(alphabet="Shiped Nxt:-*#[]()|\n\t.,;<>@1é😀", max_size=80))
def test_any_text_is_an_update(text: str) -> None:
    assert all(item.text for item in parse(text).items)


@pytest.mark.parametrize(
    "words",
    ["none", "N/A", "No blockers", "nothing is blocking me", "no blockers from my side.", "all clear", "-"],
)
def test_that_nothing_blocks_is_no_blocker(words: str) -> None:
    update = parse(f"Blocked: {words}")
    assert [(item.part, item.is_none) for item in update.items] == [(Part.BLOCKED, True)]
    assert update.of(Part.BLOCKED) == ()


def test_links_are_kept_with_the_item() -> None:
    item = Item(
        Part.SHIPPED, "See [one](https://a.example/x_(y)) and https://b.example/z). Done (https://c.example)."
    )
    assert item.links == ("https://a.example/x_(y)", "https://b.example/z", "https://c.example")


@pytest.mark.parametrize(
    "paste",
    ["and will go on, " * 4000, f"x{' ' * 100_000}x", f"{' ' * 100_000}x", "> a\n" * 8000, "*" * 40_000],
    ids=["clauses", "gap", "indent", "quotes", "stars"],
)
def test_a_hostile_paste_costs_little_more_than_its_length(paste: str) -> None:
    """With time that grows by the square, each of these would take minutes."""
    with ends():
        told(paste)


@pytest.mark.parametrize(
    ("stem", "person"),
    [
        ("maya", "maya"),
        ("2026-11-27 Kenji Mori", "kenji"),
        ("week-48-ana", "ana"),
        ("maya and ana", ""),
        ("notes", ""),
    ],
)
def test_a_file_says_by_its_name_whose_update_it_is(stem: str, person: str) -> None:
    assert person_in_name(stem, TEAM.people) == person


@pytest.mark.parametrize(
    ("text", "shipped", "following", "blocked"),
    [
        ("Done: the export. Tomorrow the import.", "the export.", "Tomorrow the import.", ""),
        (
            "Done: the export. Next the docs. Blocked on Ana.",
            "the export.",
            "Next the docs.",
            "Blocked on Ana.",
        ),
        ("Done: it works (e.g. CSV). Today I test it.", "it works (e.g. CSV).", "Today I test it.", ""),
        ("Shipped: v2.1. Next week is a holiday.", "v2.1.", "Next week is a holiday.", ""),
        (
            "Shipped: the API. It is fast. Then I fixed the tests.",
            "the API. It is fast. Then I fixed the tests.",
            "",
            "",
        ),
        (
            "Next: the move. Waiting for ops to open the port.",
            "",
            "the move.",
            "Waiting for ops to open the port.",
        ),
    ],
)
def test_a_sentence_behind_a_heading_can_turn_to_another_part(
    text: str, shipped: str, following: str, blocked: str
) -> None:
    update = parse(text)
    found = [
        " ".join(item.text for item in update.of(part)) for part in (Part.SHIPPED, Part.NEXT, Part.BLOCKED)
    ]
    assert found == [shipped, following, blocked]
