from pathlib import Path

import pytest

from asyncdraft.core.render.paste_in import markdown_from_html

FIXTURE = Path(__file__).parents[2] / "fixtures" / "render" / "paste_in.md"

PAIRS = [
    pytest.param(*pair.split("\n---\n"), id=title)
    for section in FIXTURE.read_text(encoding="utf-8").split("\n## ")[1:]
    for title, _, pair in [section.partition("\n")]
]


@pytest.mark.parametrize(("html", "markdown"), PAIRS)
def test_rich_text_becomes_markdown(html: str, markdown: str) -> None:
    assert markdown_from_html(html.strip()) == markdown.strip()


@pytest.mark.parametrize("start", ["9" * 5_000, "-1", "1e3", "x", ""])
def test_a_list_begins_at_a_number_that_markdown_knows(start: str) -> None:
    assert markdown_from_html(f'<ol start="{start}"><li>one</li></ol>') == "1. one"


def test_endless_nesting_loses_tags_and_no_text() -> None:
    assert markdown_from_html("<div>" * 800 + "deep") == "deep"
