"""What the tests of this folder need installed, and how they run it."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
DRAFTS = (HERE.parent / "fixtures" / "render" / "clients").glob("*.md")
MESSAGES = {path.stem: path.read_text(encoding="utf-8") for path in sorted(DRAFTS)}
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""


def _lacking(programs: Iterable[str]) -> str:
    lacking = ", ".join(program for program in programs if not shutil.which(program))
    return f"not installed: {lacking}" if lacking else ""


def _lacking_for_editors() -> str:
    if lacking := _lacking(["node"]):
        return lacking
    if not CHROMIUM:
        return "not installed: Chromium"
    if not (HERE / "node_modules").is_dir():
        return "the editors are not installed: npm install in tests/clients"
    return ""


def _lacking_for_calendars() -> str:
    if lacking := _lacking(["node"]):
        return lacking
    if not (HERE / "node_modules" / "ical.js").is_dir():
        return "the reader of calendars is not installed: npm install in tests/clients"
    return ""


def _skip_for(reason: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(bool(reason), reason=reason or "nothing is missing")


needs_editors = _skip_for(_lacking_for_editors())
needs_calendar = _skip_for(_lacking_for_calendars())
needs_screen = _skip_for(_lacking(["Xvfb"]) if sys.platform == "linux" else "Qt on X11 is tried on Linux")
needs_mutt = _skip_for(_lacking(["mutt"]))
needs_html_mail = _skip_for(_lacking(["mutt", "w3m"]))


def run_node(script: str, lines: Iterable[str] = (), **environment: str) -> list[Any]:
    """The JSON lines that a script of this folder answers."""
    done = subprocess.run(
        ["node", script],
        cwd=HERE,
        env={**os.environ, "CHROMIUM": CHROMIUM, **environment},
        input="\n".join(lines),
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def rows(contents: dict[str, Any]) -> list[Any]:
    """A delta's lines with format and styled runs; empty lines and Quill's own extras are left out."""
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
