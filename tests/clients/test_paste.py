"""What real editors keep of a message copied for Slack, pasted by a trusted Ctrl+V in Chromium.

Needs node, Chromium and `npm install` in this folder; skipped with a reason where one is missing.
"""

import json
import os
import shutil
import subprocess
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import pytest

from asyncdraft.core.render.html import slack_html
from asyncdraft.core.render.paste_in import markdown_from_html
from asyncdraft.core.render.slack import mrkdwn, paste
from asyncdraft.core.render.texty import delta

HERE = Path(__file__).parent
DRAFTS = (HERE.parent / "fixtures" / "render" / "clients").glob("*.md")
MESSAGES = {path.stem: path.read_text(encoding="utf-8") for path in DRAFTS}
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""


def missing() -> str:
    if not shutil.which("node"):
        return "node is not installed"
    if not CHROMIUM:
        return "Chromium is not installed"
    if not (HERE / "node_modules").is_dir():
        return "the editors are not installed: npm install in tests/clients"
    return ""


pytestmark = pytest.mark.skipif(bool(missing()), reason=missing() or "nothing is missing")

Kept = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def kept() -> Kept:
    copied = [{"html": slack_html(text), "plain": paste(text)} for text in MESSAGES.values()]
    done = subprocess.run(
        ["node", "paste.mjs"],
        cwd=HERE,
        env={**os.environ, "CHROMIUM": CHROMIUM},
        input="\n".join(map(json.dumps, copied)),
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return dict(zip(MESSAGES, map(json.loads, done.stdout.splitlines()), strict=True))


@pytest.mark.parametrize("name", MESSAGES)
def test_quill_keeps_every_line_and_style(kept: Kept, name: str) -> None:
    assert rows(kept[name]["quill"]) == rows(delta(MESSAGES[name]))


@pytest.mark.parametrize("name", MESSAGES)
@pytest.mark.parametrize("editor", ["tiptap", "contenteditable"])
def test_other_editors_keep_what_the_message_says(kept: Kept, editor: str, name: str) -> None:
    expected = mrkdwn(markdown_from_html(slack_html(MESSAGES[name])))
    assert mrkdwn(markdown_from_html(kept[name][editor])) == expected


def rows(contents: dict[str, Any]) -> list[Any]:
    """Each line with its format and its styled runs; empty lines and Quill's own extras are left out."""
    found: list[Any] = []
    runs: list[tuple[str, str]] = []
    for op in contents["ops"]:
        look = {key: value for key, value in op.get("attributes", {}).items() if key in LOOKS}
        form = {key: str(value) for key, value in op.get("attributes", {}).items() if key in FORMS}
        for index, piece in enumerate(op["insert"].split("\n")):
            if index:
                found.append((form if "code-block" not in form else "code", joined(runs)))
                runs = []
            if piece:
                runs.append((json.dumps(look, sort_keys=True), piece))
    return [row for row in found if row[1]]


LOOKS = {"bold", "italic", "strike", "code", "link"}
FORMS = {"list", "indent", "blockquote", "code-block"}


def joined(runs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    looks = groupby(runs, key=itemgetter(0))
    return [(look, "".join(text for _, text in group)) for look, group in looks]
