"""What each pane of a 3W message is for."""

import pytest

from asyncdraft.core.checklist.engine import Checklist
from asyncdraft.core.checklist.message import Message
from asyncdraft.core.draft import Pane
from asyncdraft.core.text import Text
from tests.core.checklist.to_kenji import panes

WHAT = "Kiln 2 stops at 840 °C with `E14`."
WHY = "The order of 400 tiles leaves on Thursday."
NEED = "Kenji: please send the wiring plan W-2 by Tue 24 Nov, 17:00 JST."


def titles(checklist: Checklist, pane: Pane, **texts: str) -> list[str]:
    message = panes(**{"what": WHAT, "why": WHY, "need": NEED, **texts})
    return [
        finding.title
        for finding in checklist.judge(message).findings
        if finding.pane is pane and not finding.is_absence
    ]


@pytest.mark.parametrize(
    "what", ["It is not here again.", "Please see this, thanks!", "A small question for you"]
)
def test_a_what_of_words_for_any_message_names_nothing(checklist: Checklist, what: str) -> None:
    assert "The What names nothing: say which thing, and its number" in titles(
        checklist, Pane.WHAT, what=what
    )


@pytest.mark.parametrize(
    ("pane", "text"),
    [(Pane.WHAT, "It is not here again."), (Pane.WHY, WHAT), (Pane.NEED, "Kenji, Ines")],
)
def test_what_is_said_of_a_pane_is_said_in_every_language(
    checklist: Checklist, pane: Pane, text: str
) -> None:
    (title,) = titles(checklist, pane, **{pane.value: text})
    assert isinstance(title, Text)


@pytest.mark.parametrize("what", [WHAT, "The mare is ill.", "Again #881.", "It is here: https://a.example/7"])
def test_a_noun_or_an_identifier_names_the_thing(checklist: Checklist, what: str) -> None:
    assert not titles(checklist, Pane.WHAT, what=what)


@pytest.mark.parametrize(
    "why", ["Because kiln 2 stops at 840 °C.", "Kiln 2 stopping: it stops at 840 °C with E14"]
)
def test_a_why_that_says_the_what_again_gives_no_reason(checklist: Checklist, why: str) -> None:
    assert titles(
        checklist, Pane.WHY, what="Kiln 2 stops at 840 °C, it stops with stopping E14.", why=why
    ) == ["The Why repeats the What: say what hangs on it"]


@pytest.mark.parametrize("why", [WHY, "Kiln 2 stops the whole order.", "A fine.", ""])
def test_a_why_that_adds_something_is_a_reason(checklist: Checklist, why: str) -> None:
    assert not titles(checklist, Pane.WHY, why=why)


@pytest.mark.parametrize("need", ["Kenji, Ines", "The wiring diagram, Kenji", "Tue 24 Nov, 17:00 JST"])
def test_a_need_without_a_verb_asks_for_nothing(checklist: Checklist, need: str) -> None:
    assert "The Need has no verb: say who is to do what" in titles(checklist, Pane.NEED, need=need)


@pytest.mark.parametrize(
    "need",
    [NEED, "Kenji to send the plan W-2", "Nothing needed, for information.", "Plan W-2 please, Kenji!", ""],
)
def test_a_need_with_a_verb_or_a_request_is_one(checklist: Checklist, need: str) -> None:
    assert "The Need has no verb: say who is to do what" not in titles(checklist, Pane.NEED, need=need)


@pytest.mark.parametrize(
    ("texts", "has_owner"),
    [
        ({Pane.WHAT: "Leila, the build is ready.", Pane.NEED: "Please run it by Friday."}, True),
        ({Pane.WHAT: "The build is ready.", Pane.NEED: "Leila, does it run? Please say by Friday."}, True),
        ({Pane.WHAT: "Ready.", Pane.WHY: "Berlin, we hear, waits.", Pane.NEED: "Please run it now."}, False),
    ],
)
def test_a_name_that_opens_the_message_or_the_request_has_it(
    checklist: Checklist, texts: dict[Pane, str], has_owner: bool
) -> None:
    rules = {finding.rule for finding in checklist.judge(Message(texts=texts)).findings}
    assert ("ask.owner" not in rules) == has_owner
