from typing import Any

import pytest
from slack_sdk.models.blocks import Block

from asyncdraft.core.render.blocks import LONGEST, blocks, messages
from asyncdraft.core.render.limits import TooLongError
from asyncdraft.core.render.names import Names

KENJI = Names(handles={"kenji": "U02KENJI1"}, dates={"Tue 24 Nov, 17:00 JST": 1795680000})


def elements(markdown: str, names: Names = KENJI) -> list[dict[str, Any]]:
    [block] = blocks(markdown, names)
    return list(block["elements"])


def test_paragraphs_make_one_section() -> None:
    [section] = elements("one\n\n**two**")
    assert section["elements"] == [
        {"type": "text", "text": "one\n\n"},
        {"type": "text", "text": "two", "style": {"bold": True}},
    ]


@pytest.mark.parametrize("markdown", ["- a\n- b\n- c", "1. a\n2. b\n3. c"])
def test_the_items_of_a_list_stand_together(markdown: str) -> None:
    [together] = elements(markdown)
    assert [item["elements"][0]["text"] for item in together["elements"]] == ["a", "b", "c"]


def test_a_list_goes_on_counting_after_code() -> None:
    first, code, second = elements("1. one\n   ```\n   x\n   ```\n2. two")
    assert (first["style"], code["type"], second["offset"]) == ("ordered", "rich_text_preformatted", 1)


def test_nested_lists_are_flat_with_an_indent() -> None:
    assert [each.get("indent", 0) for each in elements("- a\n  - b\n- c")] == [0, 1, 0]


def test_people_dates_and_emoji_are_tokens() -> None:
    [section] = elements("@kenji by Tue 24 Nov, 17:00 JST :tada:")
    kinds = [each["type"] for each in section["elements"]]
    assert kinds == ["user", "text", "date", "text", "emoji"]


def test_a_top_level_rule_is_a_divider() -> None:
    assert [block["type"] for block in blocks("a\n\n---\n\nb")] == ["rich_text", "divider", "rich_text"]


def test_what_needs_two_messages_is_cut_between_blocks() -> None:
    text = "\n\n".join(["word " * 400] * 12)
    with pytest.raises(TooLongError, match="needs 2 Slack messages"):
        blocks(text)
    assert len(messages(text)) == 2


def test_a_code_block_is_never_cut() -> None:
    with pytest.raises(TooLongError, match=r"A code block .* in one message"):
        messages("```\n" + "x = 1\n" * LONGEST + "```")


@pytest.mark.parametrize(
    "markdown",
    [
        "",
        "- ",
        "> - a\n> - b",
        "| a | b |\n|---|---|\n| 1 | [2](https://x.example) |",
        "![](https://x.example/a.png)",
    ],
)
def test_slack_accepts_the_blocks(markdown: str) -> None:
    for block in blocks(markdown):
        parsed = Block.parse(block)
        assert parsed is not None
        parsed.validate_json()
        assert '"text": ""' not in str(block)
