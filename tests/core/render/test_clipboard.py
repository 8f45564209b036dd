import json
import struct

import pytest

from asyncdraft.core.render.html import slack_html
from asyncdraft.core.render.paste_in import markdown_from_html
from asyncdraft.core.render.slack import mrkdwn
from asyncdraft.core.render.texty import slack_texty


def strings(data: bytes) -> list[str]:
    """Reads Chromium's pickle back: size, count, then sized UTF-16 strings at multiples of four."""
    size, count = struct.unpack_from("<II", data)
    assert size == len(data) - 4
    at, found = 8, []
    for _ in range(count * 2):
        (units,) = struct.unpack_from("<I", data, at)
        found.append(data[at + 4 : at + 4 + units * 2].decode("utf-16-le"))
        at += 4 + units * 2 + (-units * 2) % 4
    assert at == len(data)
    return found


def test_an_item_goes_on_over_a_line_break_of_its_source() -> None:
    assert slack_html("- one\n  goes on") == "<ul><li>one goes on</li></ul>"
    assert slack_html("- one\n\n1. two\n   goes on").endswith("<ol><li>two goes on</li></ol>")


def test_slack_reads_its_own_form() -> None:
    kind, text = strings(slack_texty("**Hi** 😀\n\n- [x](https://example.com)\n\n```\na\n\nb\n```"))
    assert kind == "slack/texty"
    assert json.loads(text)["ops"] == [
        {"insert": "Hi", "attributes": {"bold": True}},
        {"insert": " 😀"},
        {"insert": "\n"},
        {"insert": "x", "attributes": {"link": "https://example.com"}},
        {"insert": "\n", "attributes": {"list": "bullet"}},
        {"insert": "a"},
        {"insert": "\n", "attributes": {"code-block": True}},
        {"insert": "\n", "attributes": {"code-block": True}},
        {"insert": "b"},
        {"insert": "\n", "attributes": {"code-block": True}},
    ]


@pytest.mark.parametrize(
    "markdown",
    [
        "**Ask:** please *look* at `x_y` and ~~that~~",
        "- one\n  - two\n- three\n\n1. first\n2. second",
        "- [x] done\n- [ ] open",
        "> quoted\n\n```\ncode <b>\n\nmore\n```",
        "see [the log](https://example.com/a_b?c=1&d=2) or a < b",
        "1\\. no list, # no heading, \\*no style\\*",
    ],
)
def test_copied_for_slack_and_pasted_back_a_message_says_the_same(markdown: str) -> None:
    assert mrkdwn(markdown_from_html(slack_html(markdown))) == mrkdwn(markdown)
