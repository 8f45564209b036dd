"""What real editors keep of a message copied for Slack, pasted by a trusted Ctrl+V in Chromium."""

import json
from typing import Any

import pytest

from asyncdraft.core.render.html import slack_html
from asyncdraft.core.render.paste_in import markdown_from_html
from asyncdraft.core.render.slack import mrkdwn, paste
from asyncdraft.core.render.texty import delta
from tests.clients.programs import MESSAGES, needs_editors, rows, run_node

pytestmark = needs_editors

Kept = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def kept() -> Kept:
    copied = [{"html": slack_html(text), "plain": paste(text)} for text in MESSAGES.values()]
    return dict(zip(MESSAGES, run_node("paste.mjs", map(json.dumps, copied)), strict=True))


@pytest.mark.parametrize("name", MESSAGES)
def test_quill_keeps_every_line_and_style(kept: Kept, name: str) -> None:
    assert rows(kept[name]["quill"]) == rows(delta(MESSAGES[name]))


@pytest.mark.parametrize("name", MESSAGES)
@pytest.mark.parametrize("editor", ["tiptap", "contenteditable"])
def test_other_editors_keep_what_the_message_says(kept: Kept, editor: str, name: str) -> None:
    expected = mrkdwn(markdown_from_html(slack_html(MESSAGES[name])))
    assert mrkdwn(markdown_from_html(kept[name][editor])) == expected
