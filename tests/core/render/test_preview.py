import pytest

from asyncdraft.core.render.html_writer import HtmlWriter
from asyncdraft.core.render.names import Names
from asyncdraft.core.render.nodes import Paragraph
from asyncdraft.core.render.preview import Palette, Preview, preview_html
from asyncdraft.core.render.slack import paste

PALETTE = Palette(link="#112233", mono="Fira Code, monospace")


def test_chat_shows_headings_as_bold_and_people_as_pills() -> None:
    html = preview_html("# Title\n\n@kenji", "slack", PALETTE, Names(handles={"kenji": "U02KENJI1"}))
    assert "<h1" not in html
    assert "<strong>Title</strong>" in html
    assert '<span style="color:#112233' in html
    assert ">@kenji</span>" in html


def test_a_page_shows_headings_and_tables() -> None:
    html = preview_html("# Title\n\n## Part\n\n| a |\n|---|\n| 1 |", "email", PALETTE)
    assert 'font-size:20px"><strong>Title</strong>' in html
    assert 'font-size:17px"><strong>Part</strong>' in html
    assert "<th" in html


def test_chat_shows_a_table_in_columns_and_one_with_links_in_rows() -> None:
    plain = preview_html("| a | b |\n|---|--:|\n| 1 | 2 |", "slack", PALETTE)
    assert "a | b\n--+--\n1 | 2</p>" in plain
    linked = preview_html("| a | b |\n|---|---|\n| [x](https://x.example) | 2 |", "slack", PALETTE)
    assert "<strong>a</strong> | <strong>b</strong><br>" in linked
    assert ">x</a> | 2</p>" in linked


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


def test_a_page_that_is_typed_is_the_page_made_anew() -> None:
    text = "# Title\n\nfirst\n\n- a\n- b\n\n```\ncode\n```\n\n[x](javascript:y)\n\nlast"
    preview = Preview()
    for end in range(len(text) + 1):
        page = preview.page(text[:end], "slack", PALETTE)
        assert page.html == preview_html(text[:end], "slack", PALETTE)
    assert page.losses == ("A link to javascript: is not kept: readers could not follow it safely.",)


def test_what_is_kept_for_one_target_is_not_shown_for_another() -> None:
    preview = Preview()
    for target in ("slack", "email", "markdown", "slack"):
        page = preview.page("# Title\n\n- a", target, PALETTE)
        assert page.html == preview_html("# Title\n\n- a", target, PALETTE)


def test_only_the_changed_block_is_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    paragraphs = [f"paragraph {number}" for number in range(50)]
    preview = Preview()
    preview.page("\n\n".join(paragraphs), "email", PALETTE)
    made: list[str] = []
    written = HtmlWriter.paragraph

    def noted(writer: HtmlWriter, block: Paragraph) -> str:
        made.append(str(block))
        return written(writer, block)

    monkeypatch.setattr(HtmlWriter, "paragraph", noted)
    paragraphs[20] += "!"
    preview.page("\n\n".join(paragraphs), "email", PALETTE)
    assert len(made) == 2, "once for the page, once for its length"
    assert all("paragraph 20!" in text for text in made)


def test_blocks_that_say_the_same_are_all_shown() -> None:
    preview = Preview()
    for middle in ("other", "othe", "", "same", "same!"):
        text = f"same\n\n{middle}\n\nsame\n\nsame"
        assert preview.page(text, "email", PALETTE).html == preview_html(text, "email", PALETTE)


def test_what_is_counted_is_what_the_target_gets() -> None:
    text = "**bold** [x](https://example.com/x)\n\n- a"
    used = {target: Preview().page(text, target, PALETTE).used for target in ("slack", "email", "markdown")}
    assert used["slack"] == len(paste(text)) + 2
    assert used["email"] > used["markdown"] == len(text) + 1
