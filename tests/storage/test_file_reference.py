"""The page on files shows every key once in use, and what it shows can be read."""

import re
import tomllib
from pathlib import Path

import msgspec

from asyncdraft.core.draft import PANES, Draft
from asyncdraft.storage import draft_file, team_file

PAGE = (Path(__file__).parents[2] / "docs" / "files.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    found = re.search(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert found is not None
    return found[1]


def test_the_draft_can_be_read_and_has_every_key() -> None:
    text = block("markdown")
    draft = draft_file.read(text)
    assert all(draft.text(pane) for pane in PANES)
    assert all(f"\n{key}:" in text and f"- `{key}`:" in PAGE for key in draft_file.KEYS)
    usual = msgspec.structs.asdict(Draft())
    assert {key for key in draft_file.KEYS if getattr(draft, key) == usual[key]} == {"channel"}


def test_the_team_can_be_read_and_has_every_key() -> None:
    text = block("toml")
    _team, problems = team_file.parse(text)
    assert problems == ()
    written = tomllib.loads(text)
    assert set(written) == set(team_file.TEAM_KEYS)
    assert set(written["people"]["alex"]) == set(team_file.PERSON_KEYS)
    assert set(written["sla"]) >= set(team_file.SLA_KEYS)
    assert set(written["support"]) == set(team_file.SUPPORT_KEYS)
