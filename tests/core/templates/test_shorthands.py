"""Shorthands become links, except where they are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asyncdraft.core.templates.shorthands import address_of, linked

LINKS = {"PAY": "https://t.example/{id}", "OPS": "https://ops.example/?n={id}"}
LINK = "[PAY-412](https://t.example/412)"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PAY-412", LINK),
        ("See PAY-412, OPS-7.", f"See {LINK}, [OPS-7](https://ops.example/?n=7)."),
        ("(PAY-412)\n\n- **PAY-412**: x", f"({LINK})\n\n- **{LINK}**: x"),
        ("`PAY-412` PAY-412 ``a ` PAY-412``", f"`PAY-412` {LINK} ``a ` PAY-412``"),
        ("a ` PAY-412", f"a ` {LINK}"),
        ("```\nPAY-412\n```\nPAY-412", f"```\nPAY-412\n```\n{LINK}"),
        ("[PAY-412](https://x.example) [PAY-412][1]", "[PAY-412](https://x.example) [PAY-412][1]"),
        ("[PAY-412]: https://x.example", "[PAY-412]: https://x.example"),
        ("https://x.example/PAY-412 <https://x.example/PAY-412>",) * 2,
        ("XPAY-412 PAY-412x PAY-412-b a/PAY-412 pay-412 PAY- ZZZ-1",) * 2,
        ("[x] PAY-412 done", f"[x] {LINK} done"),
    ],
)
def test_where_a_shorthand_is_a_link(text: str, expected: str) -> None:
    assert linked(text, LINKS) == expected


def test_without_shorthands_nothing_changes() -> None:
    assert linked("PAY-412", {}) == "PAY-412"


@given(st.text("PAY-41`[]()<>\n ~", max_size=60))
def test_only_brackets_and_addresses_are_added(text: str) -> None:
    assert linked(text, LINKS).replace("(https://t.example/", "").count("PAY") == text.count("PAY")


def test_a_key_is_no_expression() -> None:
    keys = (".*", "P|PAY", "(((", "[A-Z]+", "PAY?", r"\w+")
    assert linked("PAY-412 PA-1", dict.fromkeys(keys, "https://t.example/{id}")) == "PAY-412 PA-1"


def test_many_backticks_cost_little() -> None:
    text = "` `` " * 20_000 + "PAY-1"
    assert linked(text, LINKS).count("](") == 1


def test_a_shorthand_alone_tells_where_it_leads() -> None:
    links = {"PAY": "https://t.example.com/PAY-{id}"}
    assert address_of("PAY-412", links) == "https://t.example.com/PAY-412"
    assert [address_of(text, links) for text in ("PAY", "PAY-", "PAY-4x", "OPS-4", "", "PAY-²")] == [""] * 6
