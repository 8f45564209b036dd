"""Exercise files: what is taken over, and how each mistake is told with its line."""

import contextlib
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asyncdraft.core.draft import Channel
from asyncdraft.core.practice.criterion import Amount, Demand, Range
from asyncdraft.core.practice.exercise import Kind, Theme
from asyncdraft.core.practice.exercise_file import parse
from asyncdraft.core.practice.problem import UnreadableFile
from tests.core.practice.small_exercise import SMALL
from tests.markdown_cases import Case, read_cases


def told(text: str) -> list[str]:
    with pytest.raises(UnreadableFile) as caught:
        parse(text, "small.md", "small")
    return [f"{problem.line}: {problem.reason}" for problem in caught.value.problems]


def criterion(line: str) -> tuple[Demand, object]:
    exercise = parse(SMALL.replace("names: PAY-431", line), "small.md", "small")
    return exercise.criteria[0].demand, exercise.criteria[0].argument


def test_a_sound_file_is_taken_over() -> None:
    exercise = parse(SMALL, "small.md", "small", "team")
    assert (exercise.id, exercise.title, exercise.theme, exercise.kind) == (
        "small",
        "Small",
        Theme.LOW_CONTEXT,
        Kind.REWRITE,
    )
    assert exercise.now == datetime(2026, 11, 23, 15, 46, tzinfo=UTC)
    assert [person.name for person in exercise.readers] == ["Priya Rao"]
    assert exercise.team.writer == exercise.writer
    assert exercise.channel is Channel.SLACK
    assert exercise.situation == "PAY-431 stops."
    assert [tier.title for tier in exercise.tiers] == ["First", "Second", "Third"]
    assert (exercise.source, exercise.path) == ("team", "small.md")


def test_the_message_stands_without_its_marks_and_the_failures_know_their_places() -> None:
    marked = SMALL.replace("Can [someone]{1} look?", "😀 Can [someone]{1} see [it [x]](y)? [Anybody]{1}?")
    exercise = parse(marked, "small.md", "small")
    assert exercise.message == "😀 Can someone see [it [x]](y)? Anybody?"
    assert [exercise.message[start:end] for start, end in exercise.failures[0].spans] == [
        "someone",
        "Anybody",
    ]


def test_what_is_missing_in_a_message_has_no_place() -> None:
    exercise = parse(SMALL.replace("1. Nobody owns it.", "1. Nobody owns it.\n2. No deadline."), "p", "small")
    assert exercise.failures[1].spans == ()


def test_a_heading_in_code_is_no_section() -> None:
    exercise = parse(SMALL.replace("PAY-431 stops.", "```\n## Message\n```"), "small.md", "small")
    assert exercise.situation == "```\n## Message\n```"


@pytest.mark.parametrize(
    ("line", "argument"),
    [
        ("names: PAY-431; step 3 | third step", (("PAY-431",), ("step 3", "third step"))),
        ("says tried | ruled out", ("tried", "ruled out")),
        ("avoids: asap", ("asap",)),
        ("answerable", None),
        ("holds: ask.owner, deadline.zone", ("ask.owner", "deadline.zone")),
        ("without: tone.apology", ("tone.apology",)),
        ("In hours of priya", "priya"),
        ("on the clock of: priya", "priya"),
        ("at most: 120 words", Amount(120, "words")),
        ("at least: 1 line", Amount(1, "lines")),
        ("bullets: 3", Range(3)),
        ("links: 1-2", Range(1, 2)),
    ],
)
def test_criteria_are_read(line: str, argument: object) -> None:
    demand, found = criterion(line)
    assert line.casefold().startswith(demand.value)
    assert found == argument


@pytest.mark.parametrize("value", ["[[ask.owner]]", "{ask.owner: off}", "null"])
def test_rules_of_another_shape_are_told(value: str) -> None:
    (reason,) = told(SMALL.replace("trains: [ask.owner]", f"trains: {value}"))
    assert "trains: expected ids of checklist rules" in reason


@pytest.mark.parametrize("zone", ["Asia/Kolkata", "[Asia/Kolkata]"])
def test_a_time_of_a_criterion_has_its_zone(zone: str) -> None:
    assert criterion(f"not after: 2026-11-25T15:00 {zone}") == (
        Demand.NOT_AFTER,
        datetime(2026, 11, 25, 9, 30, tzinfo=UTC),
    )


@pytest.mark.parametrize("case", read_cases("practice/wrong_exercises.md"), ids=lambda case: case.title)
def test_every_mistake_is_told_with_its_line(case: Case) -> None:
    before, after = (block.removesuffix("\n").split("\n") for block in case.blocks)
    text = SMALL
    for old, new in zip(before, after, strict=True):
        assert SMALL.count(f"{old}\n") == 1, old
        text = text.replace(f"{old}\n", f"{new}\n")
    assert told(text) == case.text.split("\n")


def test_a_file_without_front_matter_says_so() -> None:
    assert told("Hello") == ["1: The file must start with a line “---” and its front matter."]


@given(st.text(max_size=300) | st.text("#[]{}-: |1x\n", max_size=300))
def test_no_text_breaks_the_reader(text: str) -> None:
    for whole in (text, f"---\n{text}\n---\n", SMALL.replace("Can [someone]{1} look?", text), SMALL + text):
        with contextlib.suppress(UnreadableFile):
            parse(whole, "any.md", "any")
