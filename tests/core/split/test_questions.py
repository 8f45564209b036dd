"""What the panes still lack, and what is wrong with a message of somebody else."""

import pytest

from asyncdraft.core.draft import Pane
from tests.core.split.rough import NOW, TEAM, ZONE, Desk

FLAWED = "Hey team, the export is broken again. Can someone take a look asap? Thanks"


@pytest.mark.parametrize(
    ("text", "pane", "question"),
    [
        (FLAWED, Pane.WHAT, "What did you see, and what did you already rule out?"),
        (FLAWED, Pane.NEED, "Who is to do it? One name is better than “someone”."),
        (FLAWED, Pane.NEED, "When is “asap”: day, hour, zone?"),
        (FLAWED, Pane.FALLBACK, "What happens if nobody has answered by then?"),
        (FLAWED, Pane.WHY, "What happens, and to whom, if nobody does anything?"),
        ("It fails with `E42`. Kenji, can you fix it by Friday?", Pane.WHAT, "Which environment?"),
        ("The export fails with `E42`. Kenji, can you fix it?", Pane.WHAT, "What did you already rule out?"),
        ("The pump is at 40 %.", Pane.NEED, "What exactly do you need, and from whom?"),
    ],
)
def test_what_is_missing_is_asked_in_its_pane(desk: Desk, text: str, pane: Pane, question: str) -> None:
    assert question in desk.asked(text)[pane]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("It fails on staging with `E42`. Kenji, can you fix it?", "Which environment?"),
        ("It fails with E42. I restarted it. Kenji, can you fix it?", "What did you already rule out?"),
        (
            "Hi Kenji, can you fill pump 4 by Thursday 10am your time? It stands.",
            "Which of the two times holds, “Thursday 10am your time” or the other?",
        ),
        ("Can you fix it, Kenji? Otherwise I wait.", "What happens if nobody has answered by then?"),
    ],
)
def test_what_is_there_is_not_asked(desk: Desk, text: str, question: str) -> None:
    assert all(question not in questions for questions in desk.asked(text).values())


def test_nothing_is_asked_of_nothing(desk: Desk) -> None:
    assert desk.asked("  ") == {}


def test_a_diagnosis_names_the_failures_and_why_each_hurts(desk: Desk) -> None:
    proposal = desk.propose(FLAWED)
    found = desk.splitter.diagnose(proposal, (), NOW, ZONE, TEAM.links)
    by_rule = {failure.rule: failure for failure in found.failures}
    assert {"ask.owner", "deadline.vague", "context.specifics"} <= by_rule.keys()
    owner = by_rule["ask.owner"]
    assert FLAWED[owner.start : owner.end] == owner.quote == "someone"
    assert "done by nobody" in owner.why


def test_the_skeleton_has_the_words_that_are_there_and_the_gaps(desk: Desk) -> None:
    found = desk.splitter.diagnose(desk.propose(FLAWED), (), NOW, ZONE)
    what, need = found.skeleton.index("## What\n"), found.skeleton.index("## What I need")
    assert what < found.skeleton.index("the export is broken again.") < need
    assert need < found.skeleton.index("Can someone take a look asap?")
    assert "- [When is “asap”: day, hour, zone?]" in found.skeleton[need:]
