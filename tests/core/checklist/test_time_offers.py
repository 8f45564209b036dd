"""The times of a text, offered as its deadline."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import msgspec
import pytest

from asyncdraft.core.checklist.engine import Checklist
from asyncdraft.core.checklist.message import Message
from asyncdraft.core.checklist.time_offers import TimeOffer, time_offers
from asyncdraft.core.draft import Pane
from asyncdraft.core.when.reading import TimeReader
from tests.core.checklist.to_kenji import panes

NOW = datetime(2026, 11, 23, 15, 46, tzinfo=ZoneInfo("Europe/London"))


def offered(checklist: Checklist, times: TimeReader, message: Message) -> tuple[TimeOffer, ...]:
    return time_offers(checklist.survey(message), lambda words: times.read(words, NOW).candidates)


def test_what_is_due_comes_first(checklist: Checklist, times: TimeReader) -> None:
    message = panes(
        what="The pump stops on Wed 25 Nov, 10:00 London time.",
        need="Kenji, please send the plan by Tue 24 Nov, 17:00 Tokyo time.",
    )
    found = offered(checklist, times, message)
    assert [(offer.pane, offer.is_due) for offer in found] == [(Pane.NEED, True), (Pane.WHAT, False)]
    first = found[0]
    assert message.text(first.pane)[first.start : first.end] == first.text
    assert first.candidates[0].instant(NOW) == datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


def test_your_time_is_that_of_the_one_reader(checklist: Checklist, times: TimeReader) -> None:
    message = panes(need="Kenji, can you send the plan by tomorrow 5pm your time?")
    survey = checklist.survey(message)
    (offer,) = time_offers(survey, lambda words: times.read(words, NOW, "Asia/Tokyo").candidates)
    (reading,) = offer.candidates
    at = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)
    assert (reading.instant(NOW), reading.zone) == (at, "Asia/Tokyo")
    assert reading.assumed == ("“Your time” is taken as that of Tokyo.",)
    for deadline, is_rival in ((at, False), (at.replace(hour=9), True)):
        verdict = checklist.judge(msgspec.structs.replace(message, deadline=deadline))
        assert ("deadline.conflict" in {finding.rule for finding in verdict.findings}) is is_rival


def test_all_readings_of_a_time_are_candidates(checklist: Checklist, times: TimeReader) -> None:
    (offer,) = offered(checklist, times, panes(need="Kenji, please reply by 3/12 10:00."))
    assert [reading.instant(NOW) for reading in offer.candidates] == [
        datetime(2026, 12, 3, 10, 0, tzinfo=UTC),
        datetime(2027, 3, 12, 10, 0, tzinfo=UTC),
    ]
    assert any("No zone is written" in sentence for sentence in offer.candidates[0].assumed)


@pytest.mark.parametrize("until", ["by the end of tomorrow", "from Tue 24 Nov, 10:00 UTC onwards"])
def test_what_is_due_is_offered_whatever_word_stands_before_it(
    checklist: Checklist, times: TimeReader, until: str
) -> None:
    (offer,) = offered(checklist, times, panes(need=f"Kenji, please send the plan {until}."))
    assert offer.is_due


@pytest.mark.parametrize(
    "text",
    [
        "It has been broken since Thu 26 Nov.",
        "It broke on Fri 20 Nov, 10:00 London time.",
        "We go on some time next spring.",
        "Version 3.10 has 4/5 of the pages.",
    ],
)
def test_no_deadline_is_made_of_what_is_none(checklist: Checklist, times: TimeReader, text: str) -> None:
    assert offered(checklist, times, panes(what=text)) == ()


def test_what_is_set_aside_stays_so_when_the_text_changes_elsewhere(
    checklist: Checklist, times: TimeReader
) -> None:
    need = "Kenji, please send the plan by noon EST."
    (offer,) = offered(checklist, times, panes(need=need))
    aside = frozenset({offer.mark})

    def is_set_aside(text: str) -> bool:
        message = msgspec.structs.replace(panes(need=text), ignored=aside)
        return offered(checklist, times, message)[0].is_set_aside

    assert is_set_aside(f"The shop waits for it. {need}")
    assert not is_set_aside("Kenji, please bring the plan before noon EST.")


def test_what_is_no_deadline_cannot_contradict_it(checklist: Checklist, times: TimeReader) -> None:
    message = msgspec.structs.replace(
        panes(need="Kenji, please send the plan by noon EST."),
        deadline=datetime(2026, 11, 24, 8, 0, tzinfo=UTC),
    )

    def contradicted(message: Message) -> bool:
        return any(found.rule == "deadline.conflict" for found in checklist.judge(message).findings)

    (offer,) = offered(checklist, times, message)
    assert contradicted(message)
    assert not contradicted(msgspec.structs.replace(message, ignored=frozenset({offer.mark})))


@pytest.mark.parametrize(
    ("words", "fixes"),
    [
        ("10/11/2026", ["Write Tue 10 Nov", "Write Sun 11 Oct"]),
        ("3/12 10:00", ["Write Thu 3 Dec, 10:00 GMT", "Write Fri 12 Mar 2027, 10:00 GMT"]),
        ("Friday 26 November 2026", ["Write Thu 26 Nov", "Write Fri 27 Nov"]),
    ],
)
def test_each_reading_is_one_click_away(checklist: Checklist, words: str, fixes: list[str]) -> None:
    findings = checklist.judge(panes(need=f"Kenji, please return the lease by {words}.")).findings
    found = next(one for one in findings if one.rule in ("deadline.numeric", "deadline.weekday"))
    assert sorted(fix.label for fix in found.fixes) == sorted(fixes)
