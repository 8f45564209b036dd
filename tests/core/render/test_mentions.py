import re

import pytest

from asyncdraft.core.people import Person
from asyncdraft.core.render.blocks import blocks
from asyncdraft.core.render.html import slack_html
from asyncdraft.core.render.names import Names, names_of
from asyncdraft.core.render.slack import mrkdwn, paste

CALLS_TO_ALL = ["@here", "@Channel", "<!here>", "<!channel|x>", "@everyone", r"\<!here>", "&lt;!here&gt;"]


@pytest.mark.parametrize("typed", CALLS_TO_ALL)
def test_nobody_is_called_by_typing_alone(typed: str) -> None:
    markdown = f"hi {typed} all, [**{typed}**](https://example.com)\n\n# {typed}\n\n- {typed}"
    assert "<!" not in mrkdwn(markdown)
    assert "broadcast" not in str(blocks(markdown))


@pytest.mark.parametrize("typed", ["@here", "@Channel", "@everyone"])
def test_the_composer_does_not_see_a_call_to_all_either(typed: str) -> None:
    assert typed not in paste(f"hi {typed}")
    assert typed not in slack_html(f"hi {typed}")


def test_a_call_to_all_goes_out_when_it_is_allowed() -> None:
    allowed = Names(broadcast=True)
    assert mrkdwn("@here and <!channel>", allowed) == "<!here> and <!channel>"
    assert "'range': 'here'" in str(blocks("@here", allowed))
    assert paste("@here", allowed) == "@here"


def test_handles_come_from_the_roster() -> None:
    kenji = Person(id="Kenji", name="Kenji Mori", zone="Asia/Tokyo", slack="U02KENJI1")
    priya = Person(id="priya", name="Priya Rao", zone="Asia/Kolkata")
    assert mrkdwn("@kenji and @priya.", names_of([kenji, priya])) == "<@U02KENJI1> and @priya."


@pytest.mark.parametrize("slack_id", ["!here", "U1> <!channel", "here", ""])
def test_a_roster_entry_cannot_smuggle_a_token(slack_id: str) -> None:
    assert mrkdwn("@kenji", Names(handles={"kenji": slack_id})) == "@kenji"


def test_handles_in_code_links_and_addresses_stay_text() -> None:
    names = Names(handles={"kenji": "U02KENJI1"})
    markdown = "`@kenji` [@kenji](https://example.com) x@kenji https://example.com/@kenji"
    assert "U02KENJI1" not in mrkdwn(markdown, names)


def test_of_several_date_phrases_each_is_found() -> None:
    names = Names(dates={"17:00 JST": 2, "Tue, 17:00 JST": 1, "a|b": 3, "": 4})
    found = re.findall(r"\^(\d)\^", mrkdwn("Tue, 17:00 JST or 17:00 JST or Tue, 17:00 JST or a|b", names))
    assert found == ["1", "2", "1"]


def test_a_date_phrase_is_shown_in_the_readers_own_time() -> None:
    names = Names(dates={"Tue 24 Nov, 17:00 JST": 1795507200})
    expected = "by *<!date^1795507200^{date_short_pretty} at {time}|Tue 24 Nov, 17:00 JST>*."
    assert mrkdwn("by **Tue 24 Nov, 17:00 JST**.", names) == expected


def test_a_handle_takes_no_letter_of_the_word_behind_it() -> None:
    names = names_of([Person(id="İrem", name="İrem", zone="UTC", slack="U02IREM01")])
    assert mrkdwn("@İrem, hi", names) == "<@U02IREM01>, hi"


@pytest.mark.parametrize("written", ["@joao", "@João", "@JOÃO", "@Joa\u0303o"])
def test_somebody_is_called_by_first_name_too(written: str) -> None:
    joao = Person(id="joao", name="João Sousa", zone="Europe/Lisbon", slack="U02JOAO01")
    assert mrkdwn(f"{written}, hi", names_of([joao])) == "<@U02JOAO01>, hi"


def test_a_first_name_of_two_calls_neither() -> None:
    first = Person(id="ana", name="Ana Sousa", zone="Europe/Lisbon", slack="U02ANA001")
    second = Person(id="ana2", name="Ana Costa", zone="Europe/Lisbon", slack="U02ANA002")
    assert mrkdwn("@ana @ana2", names_of([first, second])) == "<@U02ANA001> <@U02ANA002>"
    other = Person(id="sousa", name="Ana Sousa", zone="Europe/Lisbon", slack="U02ANA001")
    assert mrkdwn("@Ana", names_of([other, second])) == "@Ana"


def test_who_has_no_slack_id_keeps_a_first_name_from_another() -> None:
    here = Person(id="ana", name="Ana Sousa", zone="Europe/Lisbon")
    there = Person(id="costa", name="Ana Costa", zone="Europe/Lisbon", slack="U02ANA002")
    assert mrkdwn("@ana", names_of([here, there])) == "@ana"


def test_signs_above_and_below_a_letter_belong_to_the_handle() -> None:
    names = names_of([Person(id="प्रिया", name="प्रिया राव", zone="Asia/Kolkata", slack="U02PRIYA1")])
    assert mrkdwn("@प्रिया, hi", names) == "<@U02PRIYA1>, hi"
