"""The engine: what it remembers, what it answers, and what a writer may ignore or regrade."""

import re

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asyncdraft.core.checklist.engine import MOST_FINDINGS, MOST_UNSURE, Checklist
from asyncdraft.core.checklist.finding import Severity
from asyncdraft.core.checklist.lexicon import Lexicon
from asyncdraft.core.checklist.second_look import SecondLook
from asyncdraft.core.checklist.verdict import State
from asyncdraft.core.draft import Pane
from asyncdraft.core.when.reading import TimeReader
from tests.core.checklist.to_kenji import panes, slack

VAGUE = "Kenji, please send the samples of valve 3 when you get a chance, because the shop waits."


def test_nothing_is_checked_before_a_word_is_written(checklist: Checklist) -> None:
    verdict = checklist.judge(panes(what="", why="  \n", need=""))
    assert verdict.headline == "Nothing to check yet"
    assert verdict.total == 0


def test_the_headline_counts_rules_and_not_places(checklist: Checklist) -> None:
    verdict = checklist.judge(slack(f"{VAGUE} Reply soon, or later when you can."))
    assert verdict.headline == "One fix from ready"
    assert len(verdict.findings) > 1
    assert checklist.judge(slack(VAGUE.replace("when you get a chance", "by Wed 25 Nov"))).headline == (
        "Ready to send"
    )


def test_a_phrase_within_another_is_told_once(checklist: Checklist) -> None:
    found = checklist.judge(slack("Kenji, kindly do the needful on the pump in hall 3.")).findings
    assert [each.title for each in found if each.rule == "ask.vague"] == [
        "“kindly do the needful” leaves the answer open"
    ]


@pytest.mark.parametrize("words", ["find out what is going on", "have a look", "do the needful"])
def test_an_open_request_is_explained_without_words_that_nobody_wrote(
    checklist: Checklist, words: str
) -> None:
    text = f"Kenji, can you {words} by tomorrow 17:00 JST?"
    found = next(each for each in checklist.judge(slack(text)).findings if each.rule == "ask.vague")
    told = re.findall("“(.+?)”", f"{found.title} {found.message}")
    assert told
    assert all(quote in text for quote in told)


def test_absences_lead_and_the_rest_follows_the_text(checklist: Checklist) -> None:
    message = panes(
        what="The scanner is acting weird.",
        need="Kenji, please swap it, sorry to bother you.",
    )
    findings = checklist.judge(message).findings
    absences = [finding for finding in findings if finding.is_absence]
    assert list(findings[: len(absences)]) == absences
    assert [finding.pane for finding in findings[len(absences) :]] == [Pane.WHAT, Pane.NEED]


def test_an_absence_is_shown_where_it_belongs(checklist: Checklist) -> None:
    message = panes(what="Valve 3 drips since 09:10 UTC.", why="The floor is wet.", need="Nothing was said.")
    finding = next(found for found in checklist.judge(message).findings if found.rule == "ask.explicit")
    assert (finding.pane, finding.start, finding.end) == (Pane.NEED, 17, 17)


def test_an_ignored_finding_stays_ignored_when_the_text_changes_elsewhere(checklist: Checklist) -> None:
    finding = next(
        found for found in checklist.judge(slack(VAGUE)).findings if found.rule == "deadline.vague"
    )
    longer = slack(f"Good news first: valve 2 is tight again.\n\n{VAGUE}\n\nThank you!")
    verdict = checklist.judge(msgspec.structs.replace(longer, ignored=frozenset({finding.mark})))
    assert [ignored.quote for ignored in verdict.ignored] == ["when you get a chance"]
    assert "deadline.vague" not in {found.rule for found in verdict.findings}
    states = {result.rule.id: result.state for result in verdict.results}
    assert states["deadline.vague"] is State.NOT_APPLICABLE


def test_an_ignored_finding_comes_back_when_its_words_change(checklist: Checklist) -> None:
    finding = next(
        found for found in checklist.judge(slack(VAGUE)).findings if found.rule == "deadline.vague"
    )
    changed = slack(VAGUE.replace("when you get a chance", "when you have time"))
    verdict = checklist.judge(msgspec.structs.replace(changed, ignored=frozenset({finding.mark})))
    assert "deadline.vague" in {found.rule for found in verdict.findings}


def test_a_day_beside_a_request_without_a_time_makes_it_a_mere_hint(checklist: Checklist) -> None:
    message = slack("Kenji, please send me the sum of lot 9. The auditors come on Thursday.")
    (found,) = [each for each in checklist.judge(message).findings if each.rule == "ask.deadline"]
    assert found.severity is Severity.HINT
    assert "“Thursday”" in found.title
    (edit,) = found.fixes[0].edits
    assert edit.text == " by Thursday"
    strict = msgspec.structs.replace(message, regrade={"ask.deadline": "error"})
    assert [each.severity for each in checklist.judge(strict).findings if each.rule == "ask.deadline"] == [
        Severity.ERROR
    ]


def test_a_team_switches_rules_off_and_regrades_them(checklist: Checklist) -> None:
    message = msgspec.structs.replace(slack(VAGUE), regrade={"deadline.vague": "error"})
    finding = next(found for found in checklist.judge(message).findings if found.rule == "deadline.vague")
    assert finding.severity == "error"
    message = msgspec.structs.replace(message, regrade={"deadline.vague": "off"})
    result = next(found for found in checklist.judge(message).results if found.rule.id == "deadline.vague")
    assert result.state is State.NOT_APPLICABLE


def test_code_quotations_and_links_are_not_judged(checklist: Checklist) -> None:
    loud = "DO IT NOW PLEASE, ASAP, sorry to bother you!!!"
    quiet = f"For information:\n\n```\n{loud}\n```\n\n> {loud}\n\nIt prints `{loud}` and says “{loud}”."
    assert not checklist.judge(slack(quiet)).findings


def test_a_compound_noun_of_a_subject_is_no_order(checklist: Checklist) -> None:
    message = panes(subject="Hand-off", what="Valve 3 drips since 09:10 UTC.")
    assert "ask.explicit" in {finding.rule for finding in checklist.judge(message).findings}


def test_spans_count_code_points(checklist: Checklist) -> None:
    text = f"🎻🎻 {VAGUE}"
    finding = next(found for found in checklist.judge(slack(text)).findings if found.rule == "deadline.vague")
    assert text[finding.start : finding.end] == "when you get a chance"


def test_a_rule_shows_a_few_of_its_many_places(checklist: Checklist) -> None:
    verdict = checklist.judge(slack("\n\n".join(f"Reply {number} soon." for number in range(100))))
    found = [finding for finding in verdict.findings if finding.rule == "deadline.vague"]
    assert len(found) == MOST_FINDINGS


def test_a_place_within_another_of_the_same_rule_is_not_said_twice(checklist: Checklist) -> None:
    findings = checklist.judge(slack("Kenji, please reply asap. Send the slides soon.")).findings
    assert [finding.quote for finding in findings if finding.rule == "ask.vague"] == ["please reply asap"]


def test_a_long_paragraph_is_judged_like_a_short_one(checklist: Checklist) -> None:
    filler = "The pump of hall B was checked at 60 bar and holds. " * 60
    found = checklist.judge(slack(f"{filler}{VAGUE} {filler}")).findings
    assert {"length.wall", "deadline.vague"} <= {finding.rule for finding in found}


PLAIN = """\
Kenji please could you send the list by soon ASAP Friday 15:00 EST call meeting sorry some weird issues thread
maybe I think Hi all broke it DO NOT if then otherwise 10/11 noon tomorrow 24 Nov **bold** _it_ [a](b)
Subject: [link] {{name}} @here @kenji https://x.example.com PAY-412 !!! ? . , : - > ``` `code` 🎻"""
WORDS = st.sampled_from([*PLAIN.split(), '"quote"\n', "\n", "\n\n", "~~~\n", ""])
TEXTS = st.lists(WORDS, max_size=60).map(" ".join) | st.text(max_size=200)


@settings(max_examples=40)
@given(text=TEXTS)
def test_any_text_is_judged_and_all_spans_lie_inside(checklist: Checklist, text: str) -> None:
    for finding in checklist.judge(slack(text)).findings:
        assert 0 <= finding.start <= finding.end <= len(text)
        assert finding.quote == text[finding.start : finding.end]
        for edit in (edit for fix in finding.fixes for edit in fix.edits):
            assert 0 <= edit.start <= edit.end <= len(text)


@settings(max_examples=12)
@given(first=TEXTS, second=TEXTS)
def test_what_was_judged_before_changes_nothing(
    checklist: Checklist,
    lexicon: Lexicon,
    times: TimeReader,
    second_look: SecondLook,
    first: str,
    second: str,
) -> None:
    fresh = Checklist(lexicon, times, memory=2, second=second_look)
    checklist.judge(slack(first))
    assert checklist.judge(slack(f"{first}\n\n{second}")) == fresh.judge(slack(f"{first}\n\n{second}"))


@settings(max_examples=12)
@given(text=TEXTS, keys=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 3), WORDS), max_size=6))
def test_edit_by_edit_the_verdict_is_that_of_a_fresh_check(
    lexicon: Lexicon,
    times: TimeReader,
    second_look: SecondLook,
    text: str,
    keys: list[tuple[float, int, str]],
) -> None:
    edited = Checklist(lexicon, times, second=second_look)
    for place, removed, written in keys:
        start = int(place * len(text))
        text = text[:start] + written + text[start + removed :]
        fresh = Checklist(lexicon, times, second=second_look)
        assert edited.judge(slack(text)) == fresh.judge(slack(text))


def test_what_is_prepared_is_judged_as_if_it_were_not(
    checklist: Checklist, lexicon: Lexicon, times: TimeReader
) -> None:
    message = panes(what=f"{VAGUE}\n\nThe scanner is acting weird.", need="Reply by 17:00.")
    fresh = Checklist(lexicon, times)
    steps = fresh.preparing(message)
    next(steps)
    assert fresh.judge(panes(what="Pump 7 drips.")).findings != checklist.judge(message).findings
    assert sum(1 for _step in steps) == 2
    assert list(fresh.preparing(message)) == []
    assert fresh.judge(message) == checklist.judge(message)


def test_a_sign_is_sought_until_it_turns_up(lexicon: Lexicon, times: TimeReader) -> None:
    text = "\n\n".join(f"Pump {number} stopped at noon again." for number in range(3))
    survey = Checklist(lexicon, times).survey(slack(text))
    assert survey.has("ask.matter")
    assert ["ask.matter" in placed.facts.marks for placed in survey.blocks] == [True, False, False]
    assert len(list(survey.marks("ask.matter"))) == 3


def test_a_long_text_is_sought_through_before_its_verdict(lexicon: Lexicon, times: TimeReader) -> None:
    fresh = Checklist(lexicon, times)
    short, long = (
        slack("\n\n".join(f"Pump {number} stopped again." for number in range(count)))
        for count in (MOST_UNSURE, MOST_UNSURE + 1)
    )
    for _step in fresh.preparing(short):
        pass
    assert all(placed.facts.unsought for placed in fresh.survey(short).blocks)
    for _step in fresh.preparing(long):
        pass
    assert not any(placed.facts.unsought for placed in fresh.survey(long).blocks)
