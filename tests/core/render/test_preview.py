import pytest

from asyncdraft.core.render.names import Names
from asyncdraft.core.render.preview import Palette, preview_html

PALETTE = Palette(link="#112233", mono="Fira Code, monospace")


def test_chat_shows_headings_as_bold_and_people_as_pills() -> None:
    html = preview_html("# Title\n\n@kenji", "slack", PALETTE, Names(handles={"kenji": "U02KENJI1"}))
    assert "<h1" not in html
    assert "<strong>Title</strong>" in html
    assert '<span style="color:#112233' in html
    assert ">@kenji</span>" in html


def test_a_page_shows_headings_and_tables() -> None:
    html = preview_html("# Title\n\n| a |\n|---|\n| 1 |", "email", PALETTE)
    assert 'font-size:20px"><strong>Title</strong>' in html
    assert "<th" in html


def test_a_list_in_a_list_leaves_no_gap_behind_it() -> None:
    html = preview_html("- one\n  - two\n- three\n\n1. four", "email", PALETTE)
    assert [part.split('"')[1].endswith("margin-bottom:8px") for part in html.split("l style=")[1:]] == [
        True,
        False,
        True,
    ]


@pytest.mark.parametrize("target", ["slack", "email", "markdown"])
def test_text_cannot_become_html(target: str) -> None:
    html = preview_html(
        '<img src=x> `<b>`\n\n```\n</td><script>\n```\n\n[a](https://x.example/"><b>)', target, PALETTE
    )
    assert not any(tag in html for tag in ("<img", "<b>", "<script"))


def test_font_families_are_quoted() -> None:
    assert "font-family:'Fira Code','monospace'" in preview_html("`x`", "email", PALETTE)
