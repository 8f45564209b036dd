"""Reading template files: what is taken over, and how each mistake is told."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asyncdraft.core.draft import Channel, Pane
from asyncdraft.core.templates.errors import TemplateError
from asyncdraft.core.templates.front_matter import MAX_BODY, MAX_CHARACTERS
from asyncdraft.core.templates.parsing import parse
from asyncdraft.core.templates.template import Column, FieldType
from tests.markdown_cases import Case, read_cases
from tests.patience import ends

SMALL = "---\nname: trial\ntitle: Trial\npurpose: Tries\n---\n"
WHOLE = """---
name: trial
title: Trial
purpose: Tries everything
group: Ask
when: always
when_not: never
panes: [need, what]
prompts: {what: the facts}
subject: "About {{ topic }}"
fields:
  - {name: topic, label: The topic, required: true, help: A word, default: rain}
  - {name: state, type: choice, choices: [on, off]}
  - name: risks
    type: table
    columns: [risk, {name: due, label: Due on, type: date}]
checks: {ask.owner: off}
channels: [email]
sample:
  deadline: 2026-11-24T17:00+09:00[Asia/Tokyo]
  fields: {topic: 0700, state: yes, risks: [{risk: 17:00, due: 2026-11-24}]}
---
The body
"""


@pytest.mark.parametrize("case", read_cases("templates/front_matter.md"), ids=lambda case: case.title)
def test_how_a_mistake_is_told(case: Case) -> None:
    with pytest.raises(TemplateError) as caught:
        parse(case.blocks[0], "trial.md", "user")
    assert f"Line {caught.value.line}: {caught.value.sentence}" == case.text


def test_everything_written_is_taken_over() -> None:
    template = parse(WHOLE, "trial.md", "team")
    topic, state, risks = template.fields
    assert (template.name, template.title, template.group) == ("trial", "Trial", "Ask")
    assert template.panes == (Pane.NEED, Pane.WHAT)
    assert template.prompts == {Pane.WHAT: "the facts"}
    assert template.channels == (Channel.EMAIL,)
    assert template.checks == {"ask.owner": "off"}
    assert (topic.title, topic.required, topic.default) == ("The topic", True, "rain")
    assert state.title == "State"
    assert risks.columns == (Column("risk"), Column("due", "Due on", FieldType.DATE))
    assert [column.title for column in risks.columns] == ["Risk", "Due on"]
    assert (template.source, template.path, template.body) == ("team", "trial.md", "The body\n")


def test_words_stay_words() -> None:
    template = parse(WHOLE, "trial.md", "team")
    assert template.fields[1].choices == ("on", "off")
    assert template.sample.fields == {
        "topic": "0700",
        "state": "yes",
        "risks": [{"risk": "17:00", "due": "2026-11-24"}],
    }


def test_lines_are_counted_in_the_file() -> None:
    template = parse(WHOLE, "trial.md", "team")
    lines = WHOLE.splitlines()
    assert lines[template.body_line - 1] == "The body"
    assert lines[template.subject_line - 1].startswith("subject:")


def test_what_may_be_left_out() -> None:
    template = parse(SMALL, "trial.md", "user")
    assert template.panes == (Pane.WHAT, Pane.WHY, Pane.NEED)
    assert template.channels == tuple(Channel)
    assert template.field("topic") is None


def test_a_byte_order_mark_and_foreign_line_ends_do_no_harm() -> None:
    text = "\ufeff" + SMALL.replace("\n", "\r\n") + "one\r\ntwo"
    assert parse(text, "trial.md", "user").body == "one\ntwo\n"


@pytest.mark.parametrize(
    "bomb", ["[" * 29_000, "{a: " * 9_000, "- " * 29_000, "? - " * 9_000, "a:\n" * 9_000], ids=range(5)
)
def test_a_bomb_of_brackets_ends(bomb: str) -> None:
    with ends(), pytest.raises(TemplateError, match=r"front matter|twice"):
        parse(f"---\n{bomb}\n---\n", "trial.md", "user")


def test_odd_line_breaks_stay_in_the_body() -> None:
    assert parse(SMALL + "a\u2028b\x0cc\rd", "trial.md", "user").body == "a\u2028b\x0cc\nd\n"


@pytest.mark.parametrize("text", [SMALL + "x" * (MAX_BODY + 1), SMALL + "x\n" * MAX_CHARACTERS])
def test_an_absurd_size_is_refused(text: str) -> None:
    with pytest.raises(TemplateError, match="longer than"):
        parse(text, "trial.md", "user")


PIECES = (*"-:[]{}\"'&*!|>#? \nax0", "---\n", "name: ", "fields:\n", "  - ", "sample: ")


@settings(max_examples=50)
@given(st.lists(st.sampled_from(PIECES)))
def test_no_text_ends_in_anything_but_a_template_or_a_sentence(pieces: list[str]) -> None:
    with suppress(TemplateError):
        parse("---\n" + "".join(pieces), "trial.md", "user")
