"""What becomes of a meeting: verdicts of people, kept as fixtures, and what holds for every meeting."""

import string

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from asyncdraft.core.checklist.lexicon import Lexicon
from asyncdraft.core.meetings.cost import Facts
from asyncdraft.core.meetings.judge import Judge
from asyncdraft.core.meetings.verdict import Choice, Topic
from asyncdraft.storage import resources
from tests.core.meetings.cases import Case, all_cases, facts, meeting

CASES = all_cases()
KEPT = {Topic.ONE_TO_ONE, Topic.INTERVIEW, Topic.CONFLICT}
REPORTING = "Everyone reports in turn. No decisions, no discussion. Slides follow."
WORKING = "We decide together which of the two designs we build, and argue it out at the whiteboard."


SHARED = Judge(Lexicon.parse(resources.read_texts("meetings")))


@pytest.fixture(scope="module")
def judge() -> Judge:
    return SHARED


def choice_of(judge: Judge, title: str, description: str = "", people: int = 6, minutes: int = 30) -> Choice:
    return judge.judge(meeting(title, description, people, minutes), facts(people, minutes)).choice


def test_nine_of_ten_verdicts_are_those_of_people(judge: Judge) -> None:
    judged = [(case, judge.judge(case.meeting, case.facts).choice) for case in CASES]
    wrong = [case.meeting.title for case, choice in judged if choice is not case.choice]
    assert len(CASES) >= 120
    assert len(wrong) <= len(CASES) // 10, wrong


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.topic in KEPT], ids=lambda c: c.meeting.title
)
def test_a_personal_talk_an_interview_or_a_conflict_is_kept(judge: Judge, case: Case) -> None:
    assert judge.judge(case.meeting, case.facts).choice is Choice.KEEP


@pytest.mark.parametrize(
    "title",
    ["1:1 Ana", "Ana / Ben", "Mentoring", "Salary talk", "Interview: nurse", "Hiring debrief", "Mediation"],
)
@pytest.mark.parametrize("people", [2, 3, 4])
def test_no_text_takes_away_a_talk_that_is_always_kept(judge: Judge, title: str, people: int) -> None:
    one_way = {case.meeting.description for case in CASES if case.choice is Choice.REPLACE}
    if title == "Ana / Ben" and people > 2:
        one_way = {""}
    for text in one_way:
        assert choice_of(judge, title, text, people) is not Choice.REPLACE, text


@pytest.mark.parametrize("title", ["Tax papers", "Mrs Hall", "Platform", "Room 4", "Storage"])
def test_nobody_named_is_no_proof_of_own_time(judge: Judge, title: str) -> None:
    verdict = judge.judge(meeting(title, "", 0, 60), nobody_named(0))
    assert verdict.choice is Choice.KEEP
    assert not [reason for reason in verdict.reasons if "own time" in reason]


@pytest.mark.parametrize("people", [0, 1])
@pytest.mark.parametrize(
    "title", ["Daily stand-up", "Weekly status update", "Daily sync", "Sprint demo", "All-hands"]
)
def test_a_title_that_is_plainly_a_round_is_judged_without_names(
    judge: Judge, title: str, people: int
) -> None:
    verdict = judge.judge(meeting(title, "", people, 15), nobody_named(people))
    assert verdict.choice is Choice.REPLACE
    assert verdict.reasons[-1] == "Nobody is named: what it takes of all is not known."


@pytest.mark.parametrize("title", ["Team sync", "Storage meeting", "Ops call"])
def test_a_meeting_whose_title_says_no_more_waits_for_somebody_who_knows(judge: Judge, title: str) -> None:
    (reason,) = judge.judge(meeting(title, "", 0, 30), nobody_named(0)).reasons
    assert reason == "Neither title nor text says what happens here: kept until somebody knows."


@pytest.mark.parametrize(
    "title",
    [
        "Taxonomy",
        "Sandra",
        "Brandon",
        "Follow-up",
        "Off-site",
        "Rock and roll",
        "budget & forecast",
        "event_x",
    ],
)
def test_a_word_with_a_joint_in_it_is_no_talk_of_two(judge: Judge, title: str) -> None:
    assert judge.judge(meeting(title, "", 0, 30), nobody_named(0)).topic is not Topic.ONE_TO_ONE


@pytest.mark.parametrize(
    "title",
    [
        "Ana / Ben",
        "ana/ben",
        "Maya <> Kenji",
        "Ana-Maria & Jörg",
        "Zoë x Tom",
        "Maya-Kenji",
        "Ana and Ben (weekly)",
    ],
)
def test_two_names_are_a_talk_of_two(judge: Judge, title: str) -> None:
    assert judge.judge(meeting(title, "", 0, 30), nobody_named(0)).topic is Topic.ONE_TO_ONE


@pytest.mark.parametrize("text", sorted({case.meeting.description for case in CASES}))
def test_few_people_under_a_title_that_names_no_report_keep_a_talk(judge: Judge, text: str) -> None:
    """What is at stake for one of them is often not said: a letter is read, a number is explained."""
    for people in (2, 3, 4):
        assert choice_of(judge, "Mr Stone", text, people) is not Choice.REPLACE
    once = msgspec.structs.replace(meeting("Second round", text, 8, 45), per_week=0.0)
    assert judge.judge(once, facts(8, 45)).choice is not Choice.REPLACE


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Corridor", "They had a fight on Monday. Each gets five minutes, the others stay silent."),
        ("Depot and office", "The two teams no longer speak to each other. Mr Lang presents the rules."),
        ("Subcontractor", "He is angry about the extras; he reports what he was promised."),
        ("Bonus talks", "I inform each of you, ten minutes each."),
        ("Tuesday", "About the drinking. Works council is informed."),
        ("Trial day, roofers", "The foreman tells us his impression."),
        ("Parents of Liam", "Report on the last weeks."),
    ],
)
def test_quarrels_trials_and_what_concerns_one_person_are_kept(judge: Judge, title: str, text: str) -> None:
    assert choice_of(judge, title, text, 3) is Choice.KEEP


@pytest.mark.parametrize("title", ["Design review", "Retrospective", "Sprint planning"])
def test_a_title_of_real_talk_is_kept_for_it_without_names(judge: Judge, title: str) -> None:
    verdict = judge.judge(meeting(title, "", 0, 60), nobody_named(0))
    assert verdict.choice is Choice.KEEP
    assert "people need each other for it" in verdict.reasons[0]


@pytest.mark.parametrize("title", ["1:1 Ana", "Ana / Ben", "Interview: nurse", "Mediation"])
def test_a_personal_talk_is_kept_without_names_too(judge: Judge, title: str) -> None:
    assert judge.judge(meeting(title, REPORTING, 0, 30), nobody_named(0)).choice is Choice.KEEP


def nobody_named(people: int) -> Facts:
    """As in a published calendar; the organizer may be in it."""
    return Facts(people=people, hours=1.0, person_hours=0.0, nameless=True)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.meeting.title)
def test_every_verdict_gives_reasons_in_sentences(judge: Judge, case: Case) -> None:
    reasons = judge.judge(case.meeting, case.facts).reasons
    assert reasons
    assert all(reason.endswith(".") for reason in reasons)


@pytest.mark.parametrize("people", [3, 8, 20, 30])
@pytest.mark.parametrize("title", ["Sync", "Thursday group", "Team", "Kestrel", "Ana, Ben, Cleo"])
def test_that_nothing_is_decided_is_no_reason_to_replace(judge: Judge, title: str, people: int) -> None:
    for text in ("No decisions.", "No decisions, no discussion.", "We do not decide anything here.", ""):
        assert choice_of(judge, title, text, people) is not Choice.REPLACE, text


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Freight rates, round 2", "They open at noon. Slides stay closed."),
        ("Pay round with the union", "Ina talks, Ole listens."),
        ("Session with the mill", "Our last offer is known to three people. Reports are in the folder."),
        ("Advice evening", "10 min slots, book through the office."),
        ("Surgery", "By appointment, one after the other."),
        ("☕ with whoever comes", "No agenda, no reports."),
        ("The Okafor family", "Results of the tests are explained."),
    ],
)
def test_a_negotiation_or_a_talk_of_ones_own_is_never_replaced(judge: Judge, title: str, text: str) -> None:
    for people in (3, 5):
        assert choice_of(judge, title, text, people, 60) is Choice.KEEP


@pytest.mark.parametrize(
    "title", ["E-billing demo", "Para update", "Dos and don'ts: briefing", "Café figures", "Os status"]
)
def test_one_rare_word_does_not_make_a_title_foreign(judge: Judge, title: str) -> None:
    assert choice_of(judge, title) is Choice.REPLACE


@pytest.mark.parametrize("title", ["Design workshop", "Retro", "Brainstorming", "Sync", "Decision: logo"])
def test_the_text_outweighs_a_title_of_work(judge: Judge, title: str) -> None:
    assert choice_of(judge, title, REPORTING) is not Choice.KEEP


@pytest.mark.parametrize("title", ["Status", "Weekly update", "Stand-up", "Sprint demo", "Briefing"])
def test_the_text_outweighs_a_title_of_news(judge: Judge, title: str) -> None:
    assert choice_of(judge, title, WORKING) is not Choice.REPLACE


@pytest.mark.parametrize("people", [3, 8, 20, 60])
def test_dial_in_lines_say_nothing(judge: Judge, people: int) -> None:
    noise = (
        "\n____________\nMicrosoft Teams Need help?\n"
        "Join the meeting now\nMeeting ID: 123 456\nPasscode: report\n"
        "Dial in by phone\n+44 20 1234 5678,,123# United Kingdom\nFind a local number\n"
        "For organizers: Meeting options"
    )
    for text in (REPORTING, WORKING, ""):
        with_noise = judge.judge(meeting("Weekly", text + noise, people), facts(people, 30))
        assert with_noise == judge.judge(meeting("Weekly", text, people), facts(people, 30))


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Wöchentliche Statusrunde", "German"),
        ("Teambesprechung", "German"),
        ("Mitarbeiterversammlung", "German"),
        ("Reunión semanal de estado", "Spanish"),
        ("Presentación de resultados", "Spanish"),
        ("Seguimiento del proyecto", "Spanish"),
        ("週次ステータス会議", "another script"),
    ],
)
@pytest.mark.parametrize("people", [6, 60])
def test_what_is_not_in_english_is_kept_and_says_so(judge: Judge, title: str, name: str, people: int) -> None:
    verdict = judge.judge(meeting(title, people=people), facts(people, 60))
    assert verdict.choice is Choice.KEEP
    assert name in verdict.reasons[0]


def test_a_foreign_title_over_an_english_text_is_judged_by_the_text(judge: Judge) -> None:
    assert choice_of(judge, "Teamrunde", REPORTING) is Choice.REPLACE


def test_a_private_event_is_never_quoted(judge: Judge) -> None:
    private = meeting("Status: secret", REPORTING, people=9, marks=["private"])
    verdict = judge.judge(private, facts(9, 30))
    assert verdict.choice is Choice.KEEP
    assert "secret" not in " ".join(verdict.reasons)


words = st.text(alphabet=string.ascii_letters + " .,\n:/0123456789'-ßé", max_size=300)


@given(title=words, description=words, people=st.integers(0, 500), minutes=st.integers(0, 1440))
def test_any_text_gets_a_verdict_and_two_people_are_left_alone(
    title: str, description: str, people: int, minutes: int
) -> None:
    verdict = SHARED.judge(meeting(title, description, people, minutes), facts(people, minutes))
    assert verdict.reasons
    assert people != 2 or verdict.choice is Choice.KEEP
