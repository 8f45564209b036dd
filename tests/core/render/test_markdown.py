"""Normalised Markdown, with mdformat as a second opinion on how it is written."""

import mdformat
import pytest

from asyncdraft.core.render.markdown import normalise
from asyncdraft.core.render.slack import paste
from tests.core.render.test_messages import Case, cases

OWN_SIGNS = ("---", "``", "<@")
"""What this project writes otherwise: rules, code with backticks in it, Slack's tokens."""


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=case.title)
        for case in cases()
        if not any(sign in case.expected.get("markdown", "") for sign in OWN_SIGNS)
    ],
)
def test_mdformat_would_change_nothing(case: Case) -> None:
    text = normalise(case.draft)
    assert mdformat.text(text, options={"number": True}, extensions={"gfm"}) == text


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        pytest.param("* a\n* b\n\n- c", "- a\n- b\n\n* c\n", id="lists side by side stay two"),
        pytest.param("1. a\n\n1) b", "1. a\n\n1) b\n", id="numbered lists side by side stay two"),
        pytest.param("> 1. a\n>\n> 1) b", "> 1. a\n>\n> 1) b\n", id="nor do numbered lists within a quote"),
        pytest.param("- a\n  ***", "- a\n  ___\n", id="a rule below text is no heading"),
        pytest.param("~~~ `x`\na\n~~~", "~~~`x`\na\n~~~\n", id="a fence of tildes where it must be"),
        pytest.param(
            "``````\n   ````\n``````", "`````\n   ````\n`````\n", id="a fence is longer than any in it"
        ),
        pytest.param("#\\# a #\\#", "\\## a ##\n", id="text like a heading"),
        pytest.param("# a \\#", "# a \\#\n", id="a sign at the end of a heading"),
        pytest.param("***a** b*", "***a** b*\n", id="bold within italic"),
        pytest.param("_a __b___", "*a **b***\n", id="italic and bold end together"),
        pytest.param("*_a_*", "*_a_*\n", id="one style within itself keeps its marks"),
        pytest.param("a\\[x](y)", "a\\[x\\](y)\n", id="no link"),
        pytest.param("[a [b", "\\[a \\[b\n", id="brackets that stay open"),
        pytest.param("[ticket] PAY-1 [x]", "[ticket] PAY-1 [x]\n", id="brackets alone"),
        pytest.param("- \\[ ] no task", "- \\[ ] no task\n", id="no task"),
        pytest.param("[a][B]\n\n[b]: /x 'T'", '[a][b]\n\n[b]: /x "T"\n', id="a link by reference"),
        pytest.param("[a](</x y> 'say \"hi\"')", '[a](/x%20y "say \\"hi\\"")\n', id="a title with quotes"),
        pytest.param("[a](x\\(y)", "[a](<x(y>)\n", id="a bracket in an address"),
        pytest.param("&amp;copy; &#42;a*", "&amp;copy; \\*a\\*\n", id="entities"),
        pytest.param("a&#10;b", "a&#10;b\n", id="a line feed on purpose"),
        pytest.param("a\n\n&nbsp;\n\nb", "a\n\n&nbsp;\n\nb\n", id="an empty line on purpose"),
        pytest.param("| a \\| b |\n|---|\n| `x \\| y` |", "| a \\| b   |\n| -------- |\n| `x \\| y` |\n"),
        pytest.param("a `b``c`", "a `b``c`\n", id="ticks within code"),
        pytest.param(
            "*a*\n\n<fa\\+x@harp.example>\n\nb",
            "*a*\n\n<fa\\+x@harp.example>\n\nb\n",
            id="a paragraph that has no other form stays as it was typed, and alone",
        ),
        pytest.param("- a\n\n  b\n- c", "- a\n\n  b\n\n- c\n", id="a loose list is loose throughout"),
    ],
)
def test_there_is_one_way_to_write_it(typed: str, written: str) -> None:
    assert normalise(typed) == written
    assert normalise(written) == written
    assert paste(written) == paste(typed)
