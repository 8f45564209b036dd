import pytest

from asyncdraft.core.render.names import Names
from asyncdraft.core.render.slack import mrkdwn, paste

KENJI = Names(handles={"kenji": "U02KENJI1", "oncall": "S0ONCALL"})


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("**bold** and *slanted* and ~~gone~~", "*bold* and _slanted_ and ~gone~"),
        ("part**ly** bold", "part\u200b*ly* bold"),
        ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
        ("[guide](https://docs.example.com/?a=1|2)", "<https://docs.example.com/?a=1%7C2|guide>"),
        ("**over\ntwo**", "*over*\n*two*"),
        (r"\*plain\*", "∗plain∗"),
        ("snake_case_name * 2", "snake_case_name * 2"),
        ("> \\> really", "> \u200b&gt; really"),
        ("```py\nx = 1\n```", "```\nx = 1\n```"),
    ],
)
def test_mrkdwn(markdown: str, expected: str) -> None:
    assert mrkdwn(markdown) == expected


def test_a_roster_handle_becomes_a_mention() -> None:
    sent = mrkdwn("@kenji, ask @oncall or @nobody.", KENJI)
    assert sent == "<@U02KENJI1>, ask <!subteam^S0ONCALL> or @nobody."


@pytest.mark.parametrize("typed", ["@here", "<!here>", "<!channel|x>", "@everyone", r"\<!here>"])
def test_nobody_can_be_called_by_typing_alone(typed: str) -> None:
    assert "<!" not in mrkdwn(f"hi {typed} all", KENJI)
    assert typed not in paste("hi @here")


def test_a_broadcast_goes_out_when_it_is_allowed() -> None:
    assert mrkdwn("@here look", Names(broadcast=True)) == "<!here> look"


def test_pasted_text_shows_addresses_and_bare_characters() -> None:
    assert paste("[guide](https://docs.example.com) a < b") == "guide (https://docs.example.com) a < b"
