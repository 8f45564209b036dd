from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asyncdraft.core.draft import Channel, Deadline, Draft
from asyncdraft.storage.draft_file import DraftFileProblem, load, read, write
from asyncdraft.storage.problem import StoreProblem

WRITTEN = """\
---
template: handoff
channel: slack
to: [kenji, priya]
subject: 'Blocked: nightly export'
deadline: 2026-11-24T17:00+09:00[Asia/Tokyo]
fields: {topic: nightly export, status: blocked}
---
## What
The export stops at row 40,112.

    ## Not a heading

## Why
Billing starts on Friday.

## What I need
Kenji: which encoding is right?

## Default path forward
I go on with UTF-8.
"""

DRAFT = Draft(
    template="handoff",
    channel=Channel.SLACK,
    to=("kenji", "priya"),
    subject="Blocked: nightly export",
    what="The export stops at row 40,112.\n\n    ## Not a heading",
    why="Billing starts on Friday.",
    need="Kenji: which encoding is right?",
    fallback="I go on with UTF-8.",
    deadline=Deadline(at=datetime(2026, 11, 24, 8, tzinfo=UTC), zone="Asia/Tokyo"),
    fields={"topic": "nightly export", "status": "blocked"},
)


def test_the_form_on_disk() -> None:
    assert write(DRAFT) == WRITTEN
    assert read(WRITTEN) == DRAFT


pieces = st.sampled_from(
    [
        "\n",
        "\\",
        "## What",
        "## why:",
        "\\## What I need",
        "---",
        "\r\n",
        " ",
        "\t",
        "#",
        "a: b",
        "é",
        "\x85",
        "\u2028",
        "\N{OWL}",
    ]
)
texts = st.lists(pieces | st.text(st.characters(exclude_categories=["Cs"]), max_size=4), max_size=8).map(
    "".join
)
zones = st.sampled_from(["UTC", "Asia/Tokyo", "Europe/London", "Asia/Kathmandu", "America/St_Johns"])
instants = st.datetimes(datetime(1980, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC))
deadlines = st.builds(
    Deadline, typed=texts | st.just("2026-11-24T17:00+09:00[Asia/Tokyo]"), at=st.none() | instants, zone=zones
)
values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)
drafts = st.builds(
    Draft,
    id=texts,
    title=texts,
    template=texts,
    channel=st.sampled_from(Channel),
    to=st.lists(texts, max_size=3).map(tuple),
    subject=texts | st.sampled_from(["17:00", "no", "2026-11-24", "null", "1.10", "007", "~", "<<", "="]),
    what=texts,
    why=texts,
    need=texts,
    fallback=texts,
    deadline=deadlines,
    fields=st.dictionaries(texts, values, max_size=3),
    ignored=st.lists(texts, max_size=2).map(tuple),
    attachments=st.lists(texts, max_size=2).map(tuple),
)


@given(drafts)
@settings(max_examples=25)
def test_every_draft_comes_back(draft: Draft) -> None:
    assert read(write(draft)) == draft


def test_one_attachment_needs_no_list() -> None:
    assert read("---\nattachments: graph, old.png\n---\nSeen.").attachments == ("graph, old.png",)


@pytest.mark.parametrize(
    "text",
    [
        "## What\nSeen.\n\n\n## Why:\n\nStakes.\n## what i need\n  Ask.\n",
        "\nSeen.\n## Why\nStakes.\n## What I need\n  Ask.",
        "## What I need\n  Ask.\n## Why\nStakes.\n## What\nSeen.\n\n",
        "## What\r\nSeen.\r\n## Why\r\nStakes.\r\n## What I need\r\n  Ask.\r\n",
        "---\r\nto: kenji\r\n---\r\n## What\r\nSeen.\r\n## Why\r\nStakes.\r\n## What I need\r\n  Ask.\r\n",
    ],
)
def test_files_written_by_hand(text: str) -> None:
    draft = read(text)
    assert (draft.what, draft.why, draft.need, draft.fallback) == ("Seen.", "Stakes.", "  Ask.", "")


def test_plain_text_is_a_draft() -> None:
    assert read("Only a thought.\n").what == "Only a thought."
    assert read("") == Draft()


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("to: kenji, priya", Draft(to=("kenji", "priya"))),
        ("to: [no, on]", Draft(to=("no", "on"))),
        ("subject: 1.10", Draft(subject="1.10")),
        ("subject:", Draft()),
        ("fields:", Draft()),
        (
            "fields: {start: 9:30, day: 2026-11-24, count: 3}",
            Draft(fields={"start": "9:30", "day": "2026-11-24", "count": 3}),
        ),
        ("deadline: fri 3pm london", Draft(deadline=Deadline(typed="fri 3pm london"))),
        ("deadline: 17:00", Draft(deadline=Deadline(typed="17:00"))),
    ],
)
def test_front_matter_means_what_it_looks_like(front: str, expected: Draft) -> None:
    assert read(f"---\n{front}\n---\n") == expected


@pytest.mark.parametrize(
    ("front", "problem"),
    [
        ("to: [kenji", "line 2: the front matter is no YAML"),
        ("template: handoff\nchanel: slack", 'line 3: "chanel" is not one of id, title, template, channel'),
        ("channel: pigeon", 'line 2: "channel" should be one of slack, email, markdown'),
        ("template: [a]", 'line 2: "template" should be one text'),
        ("to: {a: b}", 'line 2: "to" should be a list'),
        ("fields: [a]", 'line 2: "fields" should be values by name'),
        ("fields: {a: &x [1], b: *x}", "line 2: aliases"),
        ("fields: {a: !!python/none x}", "line 2: the front matter is no YAML"),
        ("deadline: [a]", 'line 2: "deadline" should be words'),
        ("deadline: 2026-11-24T25:00+09:00[Asia/Tokyo]", 'line 2: "deadline" should be an instant'),
        ("deadline: {at: tomorrow}", 'line 2: "deadline" should be an instant'),
        (f"fields: {'[' * 400}", "nested too deeply"),
        (f"fields: {{a: {'9' * 5_000}}}", "line 2: a number has too many digits"),
        ("- a", "line 2: the front matter should hold lines"),
        ("a\tb: \x07", "line 2: the front matter is no YAML"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(front: str, problem: str) -> None:
    with pytest.raises(DraftFileProblem) as raised:
        read(f"---\n{front}\n---\n## What\n")
    assert problem in str(raised.value)


def test_front_matter_without_an_end() -> None:
    with pytest.raises(DraftFileProblem, match="line 1: the front matter is not closed"):
        read("---\ntemplate: handoff\n## What\n")


def test_files(tmp_path: Path) -> None:
    path = tmp_path / "draft.md"
    path.write_text("\ufeff" + WRITTEN, encoding="utf-8")
    assert load(path) == DRAFT
    path.write_text("---\nto: [\n---\n", encoding="utf-8")
    with pytest.raises(StoreProblem, match=r"draft\.md, line 2: "):
        load(path)
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(StoreProblem, match="UTF-8"):
        load(path)
    with pytest.raises(StoreProblem, match="cannot be read"):
        load(tmp_path / "none.md")
