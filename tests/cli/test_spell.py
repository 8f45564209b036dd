"""`asyncdraft spell`, with the real dictionary."""

import json
from pathlib import Path

import pytest

from asyncdraft.integrations import harper
from tests.cli.command_line import Run


def test_words_with_what_may_be_meant(run: Run) -> None:
    result = run("spell", stdin="Kenji,\nplease recieve teh `flobber` of PAY-412.")
    assert result.status == 1
    first, second = result.out.splitlines()
    assert first.startswith("recieve: receive, ")
    assert "line 2, column 8" in first
    assert second.startswith("teh: the, ")


def test_own_words_and_dialects(run: Run, home: Path) -> None:
    home.mkdir(parents=True)
    (home / "dictionary.txt").write_text("flobber\n", encoding="utf-8")
    result = run("spell", "--dialect", "american", "--json", stdin="the colour of a flobber")
    assert [(word["quote"], word["start"], word["end"]) for word in json.loads(result.out)] == [
        ("colour", 4, 10)
    ]
    assert run("spell", "--dialect", "british", stdin="the colour of a flobber").status == 0


def test_without_the_extra_it_says_how_to_get_it(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(harper, "is_installed", lambda: False)
    result = run("spell", stdin="teh")
    assert result.status == 2
    assert "pip install 'asyncdraft[spell]'" in result.err
