"""What holds for any text, also for text that nobody would write."""

import re
from collections.abc import Callable
from html import unescape

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from slack_sdk.models.blocks import Block

from asyncdraft.core.render.blocks import messages
from asyncdraft.core.render.email import message, plain
from asyncdraft.core.render.html import email_html, slack_html
from asyncdraft.core.render.limits import TooLongError
from asyncdraft.core.render.links import safe_target
from asyncdraft.core.render.markdown import normalise
from asyncdraft.core.render.names import Names
from asyncdraft.core.render.nodes import read
from asyncdraft.core.render.paste_in import markdown_from_html
from asyncdraft.core.render.preview import Palette, preview_html
from asyncdraft.core.render.problems import problems
from asyncdraft.core.render.reading import Reading
from asyncdraft.core.render.slack import mrkdwn, paste
from asyncdraft.core.render.texty import slack_texty
from asyncdraft.core.render.tokens import parse
from tests.patience import ends

NAMES = Names(handles={"kenji": "U02KENJI1"}, dates={"noon": 1795507200})

# fmt: off
PIECES = [
    "*", "**", "_", "~~", "`", "``", "```", "\n```\n", "\n", "\n\n", "  \n", "\\", "> ", "- ",
    "1. ", "    ", "# ", "\n---\n", "[", "](", ")", "![", "<", ">", "&", "|", "\n|-|-|\n", "[ ] ",
    "<!--", "-->", "@here", "@kenji", "<@U02KENJI1>", "<!here>", "<!date^1^{time}|x>",
    "https://example.com/a_b", "javascript:x", "noon", "a", "b c", "字", "é", "😀", "\u200b", "\x00",
    "\x1b", "\ud800", "\u2028", "\t", "\r", "<b>",
]
# fmt: on
TAGS = ["<b>", "</b>", "<li>", "<ul>", "<p>", "<br>", "x", "<table>", "<td>", "<pre>", "☐ "]

anything = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)

WEB_ADDRESS = re.compile(r"https?://[a-z0-9.-]{1,9}(?:/[\w./=&?#~%-]{0,9})?", re.ASCII)
SLACK_TOKEN = re.compile(
    r"<(?:[@#][A-Z0-9]+|!date\^[^<>]+|!subteam\^[A-Z0-9]+|[a-z][a-z+.-]*:[^<>\s|]+(?:\|[^<>]*)?)>"
)


@settings(max_examples=150)
@given(anything)
def test_in_api_text_every_angle_bracket_is_a_token_of_ours(markdown: str) -> None:
    rest = SLACK_TOKEN.sub("", mrkdwn(markdown, NAMES))
    assert "<" not in rest
    assert ">" not in re.sub(r"(?m)^> ?", "", rest)


@settings(max_examples=60)
@given(anything)
def test_slack_accepts_any_blocks(markdown: str) -> None:
    for part in messages(markdown, NAMES):
        for block in part:
            parsed = Block.parse(block)
            assert parsed is not None
            parsed.validate_json()
        assert "'text': ''" not in str(part)
        assert "broadcast" not in str(part)


@settings(max_examples=60)
@given(anything)
def test_html_holds_only_what_it_should(markdown: str) -> None:
    for html in (slack_html(markdown), preview_html(markdown, "slack", Palette()), email_html(markdown)):
        assert not re.search(r"<(?:script|img|[^a-z/!])", html)
        assert all(safe_target(unescape(target)) for target in re.findall(r'href="([^"]*)"', html))
        html.encode()


@settings(max_examples=60)
@given(anything)
def test_no_text_breaks_a_renderer(markdown: str) -> None:
    for render in (paste, plain, slack_texty, problems):
        render(markdown)
    bytes(message("s", markdown))


@settings(max_examples=200)
@given(anything)
def test_normal_markdown_stays_as_it_is(markdown: str) -> None:
    normal = normalise(markdown)
    assert normalise(normal) == normal


@settings(max_examples=200)
@given(anything)
def test_normalising_keeps_the_words(markdown: str) -> None:
    def words(text: str) -> str:
        return re.sub(r"\s", "", paste(text))

    assert words(normalise(markdown)) == words(markdown)


@settings(max_examples=150)
@given(
    anything, st.lists(st.tuples(st.integers(0, 200), st.integers(0, 4), st.sampled_from(PIECES)), max_size=6)
)
@example("```\r\x00", [])
def test_what_is_typed_reads_as_if_read_anew(markdown: str, edits: list[tuple[int, int, str]]) -> None:
    reading = Reading()
    text = f"start\n\n{markdown}\n\n- end\n\nlast"
    for place, dropped, typed in [(0, 0, ""), *edits]:
        text = text[:place] + typed + text[place + dropped :]
        assert tuple(block for part in reading.read(text) for block in part.blocks) == read(text)


@settings(max_examples=100)
@given(st.text(alphabet="ab*_~`>-+ \n#\\", max_size=60))
def test_no_letter_is_lost(markdown: str) -> None:
    assume("```" not in markdown and "~~~" not in markdown)
    letters = re.sub("[^ab]", "", markdown)
    assert re.sub("[^ab]", "", mrkdwn(markdown)) == letters
    assert re.sub("[^ab]", "", plain(markdown)) == letters


@settings(max_examples=30)
@given(
    st.lists(
        st.sampled_from(["<b>", "</b>", "<li>", "<ul>", "<p>", "<br>", "x", "<table>", "<td>", "☐ "])
    ).map("".join)
)
def test_any_html_can_be_pasted(html: str) -> None:
    assert "<" not in markdown_from_html(html)


@settings(max_examples=200)
@given(
    st.from_regex(re.compile(r"https?://[a-z0-9.-]{1,9}(?:/[\w./=&?#~%-]{0,9})?", re.ASCII), fullmatch=True)
)
def test_an_address_is_written_as_markdown_it_writes_it(address: str) -> None:
    (link,) = [token for token in parse(f"[x](<{address}>)")[1].children or () if token.type == "link_open"]
    assert link.attrGet("href") == MarkdownIt().normalizeLink(address)


def _blocks(markdown: str) -> object:
    try:
        return messages(markdown)
    except TooLongError:
        return None


@pytest.mark.parametrize(
    "markdown",
    [
        "*" * 5_000,
        "[" * 5_000,
        "> " * 500 + "x",
        "- " * 500 + "x",
        "word " * 40_000,
        "a" * 200_000,
        "|a" * 8 + "\n" + "|-" * 8 + "\n" + ("|b" * 8 + "\n") * 500,
        "http://a" + ")" * 5_000,
        "<!--\n" * 2_000,
        "**a** " * 2_000,
        "@kenji " * 5_000,
        "- a\n  - b\n    - c\n" * 1_000,
    ],
    ids=lambda text: f"{len(text)} {text[:6]!r}",
)
@pytest.mark.parametrize("render", [mrkdwn, plain, slack_html, _blocks, normalise])
def test_odd_input_takes_no_odd_time(markdown: str, render: Callable[[str], object]) -> None:
    with ends():
        render(markdown)


def test_text_below_the_deepest_nesting_is_kept() -> None:
    deep = "\n".join("  " * level + f"- level{level}" for level in range(30)) + "\n\nafter"
    text = mrkdwn(deep)
    assert all(f"level{level}" in text for level in range(30))
    assert text.endswith("\n\nafter")
