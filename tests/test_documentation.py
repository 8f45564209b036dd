"""The documentation is built without a warning, and names pictures that can be drawn."""

import os
import re
import subprocess
import sys
from pathlib import Path

from asyncdraft.gui.screenshot import VIEWS
from asyncdraft.storage import guide

ROOT = Path(__file__).parent.parent
TEST = re.compile(r"`(?P<file>[\w/]+\.py)::(?P<name>\w+)`")
PICTURE = re.compile(r"\((?:docs/)?(?P<view>[a-z-]+)-(?:light|dark)\.png\)")


def test_the_site_has_every_page_and_a_search(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "packaging" / "make_site.py"), str(tmp_path)]
    own = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    ended = subprocess.run(command, env=own, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    chapters = {f"guide/{name}" for name in guide.PAGES}
    names = chapters | {"index", "search", "shortcuts", "changelog", "contributing", "sending"}
    assert {name for name in names if not (tmp_path / f"{name}.html").exists()} == set()
    assert "webhook" in (tmp_path / "searchindex.js").read_text(encoding="utf-8")
    compose = (tmp_path / "guide" / "compose.html").read_text(encoding="utf-8")
    assert "compose-light.png" in compose
    assert "Ctrl+Return" in compose


def test_every_picture_is_one_of_a_view() -> None:
    text = "\n".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "README.md", *ROOT.glob("docs/*.md"))
    )
    named = {found["view"] for found in PICTURE.finditer(text)}
    drawn = {path.name.rpartition("-")[0] for path in (ROOT / "docs").glob("*.png")}
    assert named <= drawn <= set(VIEWS)


def test_every_test_that_the_page_on_security_names_is_there() -> None:
    named = TEST.findall((ROOT / "docs" / "security.md").read_text(encoding="utf-8"))
    assert len(named) > 30
    lost = [
        f"{file}::{name}"
        for file, name in named
        if f"\ndef {name}(" not in (ROOT / "tests" / file).read_text(encoding="utf-8")
    ]
    assert lost == []
