import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from asyncdraft.core.render.email import plain
from asyncdraft.core.render.html import slack_html
from asyncdraft.core.render.markdown import normalise
from asyncdraft.core.render.names import Names
from asyncdraft.core.render.slack import mrkdwn, paste

FIXTURE = Path(__file__).parents[2] / "fixtures" / "render" / "messages.md"
_FENCE = re.compile(r"^`````(\S+)\n(.*?)^`````$", re.MULTILINE | re.DOTALL)
_VISIBLE = {"⍽": "\u200b", "⎵": "\u00a0"}

NAMES = Names(handles={"kenji": "U02KENJI1", "oncall": "S0ONCALL1"})

RENDERERS: dict[str, Callable[[str], str]] = {
    "slack-api": lambda markdown: mrkdwn(markdown, NAMES),
    "slack": paste,
    "plain": plain,
    "markdown": lambda markdown: normalise(markdown).removesuffix("\n"),
    "composer": slack_html,
}


class Case(NamedTuple):
    title: str
    draft: str
    expected: dict[str, str]


def cases() -> Iterator[Case]:
    text = FIXTURE.read_text(encoding="utf-8")
    for section in re.split(r"\n## (?=.*\n\n`````draft\n)", text)[1:]:
        title, _, body = section.partition("\n")
        fences = {match[1]: match[2].removesuffix("\n") for match in _FENCE.finditer(body)}
        yield Case(title, fences.pop("draft"), {target: _unseen(text) for target, text in fences.items()})


def _unseen(text: str) -> str:
    for sign, char in _VISIBLE.items():
        text = text.replace(sign, char)
    return text


@pytest.mark.parametrize(
    ("case", "target"),
    [
        pytest.param(case, target, id=f"{case.title}: {target}")
        for case in cases()
        for target in case.expected
    ],
)
def test_a_message_becomes_what_its_target_shows(case: Case, target: str) -> None:
    assert RENDERERS[target](case.draft) == case.expected[target]
