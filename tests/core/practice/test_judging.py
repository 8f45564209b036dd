"""Judging answers: by the checklist and by the exercise's own criteria, each result with its reason."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asyncdraft.core.checklist.verdict import State
from asyncdraft.core.draft import Pane
from asyncdraft.core.practice.copies import Copied
from asyncdraft.core.practice.criterion import Demand
from asyncdraft.core.practice.exercise import Exercise
from asyncdraft.core.practice.exercise_file import parse
from asyncdraft.core.practice.judgement import Judgement, Outcome
from asyncdraft.core.practice.judging import LONGEST, Judge
from asyncdraft.storage.exercises import load_all
from asyncdraft.storage.judges import Judges
from tests.core.practice.small_exercise import SMALL
from tests.markdown_cases import Case, read_cases
from tests.patience import ends

JUDGES = Judges()

GOOD = """What. The invoice migration (PAY-431) stops in staging at step 3 of 5: `lock timeout after 50 s`.
I ruled out the disk: 41 % is free, and a second run stopped at row 8,114 again.
Why. The billing tests for the release on Thu 3 Dec 2026 wait for it, and you wrote the index step.
What I need. Priya, may the index build run online? Yes or no, by Wed 25 Nov 2026, 16:00 IST (Bengaluru).
Default path forward. Without an answer I run it online on Wed 25 Nov 2026 at 20:00 GMT (London)."""

HASTY = """The invoice migration (PAY-431) stops at step 3 of 5 in staging with lock timeout after 50 s.
I ruled out disk space. The billing tests for the release on Thu 3 Dec wait for it.
Priya: may the index build run online? Yes or no, by Tue 24 Nov, 15:00 IST (09:30 GMT)."""


@pytest.fixture(scope="module")
def exercise() -> Exercise:
    found = load_all().exercise("blocked-migration")
    assert found
    return found


@pytest.fixture(scope="module")
def judge(exercise: Exercise) -> Judge:
    return JUDGES.of(exercise)


def outcome(line: str, answer: str) -> str:
    """What a single criterion says of an answer."""
    text = SMALL.replace("names: PAY-431 -- She finds it.", f"{line} -- It helps.")
    text = text.replace("trains:", "links: {PAY: 'https://t.example/{id}'}\ntrains:")
    exercise = parse(text, "small.md", "small")
    (judged,) = JUDGES.of(exercise).judge(answer).criteria
    return f"{judged.outcome.value}: {judged.text}"


def unmet(judgement: Judgement) -> set[Demand]:
    return {judged.criterion.demand for judged in judgement.criteria if judged.outcome is Outcome.UNMET}


def test_a_good_answer_is_ready(judge: Judge) -> None:
    judgement = judge.judge(GOOD)
    assert judgement.points == 10, judgement
    assert (judgement.headline, judgement.advice, judgement.objections) == ("Ready to send", "", ())
    assert judgement.counts
    assert {"fallback.missing", "context.specifics"} <= set(judgement.held)
    assert judgement.missed == ()


def test_a_hasty_answer_is_told_what_it_costs(judge: Judge) -> None:
    judgement = judge.judge(HASTY)
    assert unmet(judgement) == {Demand.IN_HOURS, Demand.HOLDS}
    assert 4 <= judgement.points <= 7
    assert judgement.advice == "Tue 24 Nov, 15:00 IST is on a holiday for Priya (Guru Nanak's Birthday)."
    assert "fallback.missing" in judgement.missed


def test_places_of_findings_count_in_the_whole_answer(judge: Judge) -> None:
    answer = GOOD.replace("Priya, may", "sorry to bother you, Priya!!! May")
    found = [finding for finding in judge.judge(answer).verdict.findings if not finding.is_absence]
    assert found
    for finding in found:
        assert finding.pane is Pane.TEXT
        assert answer[finding.start : finding.end] == finding.quote


def test_fixes_change_the_place_that_they_name(judge: Judge) -> None:
    answer = GOOD.replace("What I need. Priya", "What I need. Sorry to bother you, Priya")
    (finding,) = [each for each in judge.judge(answer).verdict.findings if each.rule == "tone.apology"]
    edit = finding.fixes[0].edits[0]
    assert "Sorry to bother" in answer[edit.start : edit.end]


@pytest.mark.parametrize(
    ("answer", "objection"),
    [
        ("", "Nothing is written yet."),
        (" \n\t", "Nothing is written yet."),
        ("🙂🙂🙂 👍", "Priya cannot act on this: it has no sentence."),
        ("x" * (LONGEST + 1), "20,001 characters are no message: nobody reads this between two tasks."),
    ],
)
def test_what_is_no_message_gets_no_points_and_a_reason(judge: Judge, answer: str, objection: str) -> None:
    judgement = judge.judge(answer)
    assert (judgement.points, judgement.objections) == (0, (objection,))
    assert {judged.outcome for judged in judgement.criteria} == {Outcome.UNMET}
    assert (judgement.held, judgement.missed) == ((), ())


def test_a_huge_answer_is_judged_at_once(judge: Judge) -> None:
    with ends():
        judge.judge("Please help soon. " * 100_000)


def test_the_given_message_again_is_no_answer(judge: Judge, exercise: Exercise) -> None:
    for answer in (exercise.message, exercise.message.replace("weird", "strange"), exercise.message.upper()):
        judgement = judge.judge(answer)
        assert judgement.copied is Copied.MESSAGE
        assert judgement.points <= 1
        assert not judgement.counts


def test_the_situation_again_is_no_answer(judge: Judge, exercise: Exercise) -> None:
    judgement = judge.judge(exercise.situation)
    assert judgement.copied is Copied.SITUATION
    assert judgement.points <= 3
    assert judgement.objections == (
        "This is the situation word for word: what you know, not what Priya can do.",
    )


def test_the_model_answer_again_is_told_as_such(judge: Judge, exercise: Exercise) -> None:
    judgement = judge.judge(exercise.model.replace("### ", "").replace("\n", " \n"))
    assert judgement.copied is Copied.MODEL
    assert judgement.points == 10
    assert not judgement.counts


def test_an_own_answer_is_no_copy(judge: Judge) -> None:
    assert judge.judge(GOOD).copied is Copied.NOTHING
    assert judge.judge(HASTY).copied is Copied.NOTHING


def test_a_row_of_catchwords_is_no_answer(judge: Judge) -> None:
    salad = "PAY-431 step 3 lock timeout 41 % Priya yes no Wed 25 Nov 15:00 IST without an answer"
    judgement = judge.judge(salad)
    assert judgement.objections == ("These are catchwords, no sentences.",)
    assert judgement.points <= 4
    assert Demand.ANSWERABLE in unmet(judgement)


def test_far_too_long_an_answer_is_told(judge: Judge) -> None:
    judgement = judge.judge(GOOD + "\n\nI looked at the tables again and again, and they were there." * 60)
    assert judgement.points <= 4
    assert judgement.objections[0].endswith("words are more than Priya can read at once.")


def test_ten_points_only_where_nothing_is_open(judge: Judge) -> None:
    judgement = judge.judge(GOOD.replace("and you wrote", "and sorry to bother you, but you wrote"))
    assert any(result.state is State.FINDING for result in judgement.verdict.results)
    assert judgement.points < 10


@pytest.mark.parametrize(
    "case", read_cases("practice/criteria.md"), ids=lambda case: f"{case.title} {case.blocks[0]}"
)
def test_every_criterion_tells_what_it_found(case: Case) -> None:
    assert outcome(case.title, case.blocks[0].strip()) == case.text


def test_each_reader_may_have_an_own_deadline() -> None:
    text = SMALL.replace("reader: priya", "reader: [priya, tom]").replace(
        "people:\n",
        'people:\n  tom: {name: Tom Hale, zone: Europe/London, hours: {mon-fri: ["09:00-17:00"]}}\n',
    )
    both = "- in hours of: priya -- She works then.\n- in hours of: tom -- He works then."
    exercise = parse(text.replace("- names: PAY-431 -- She finds it.", both), "small.md", "small")
    answer = """Please answer yes or no: may the index be built online?

- Tom by Fri 27 Nov 2026, 16:00 GMT (London)
- Priya by Wed 25 Nov 2026, 15:00 IST (Bengaluru)"""
    assert [judged.text for judged in JUDGES.of(exercise).judge(answer).criteria] == [
        "Wed 25 Nov, 15:00 IST is within Priya’s hours, with 13 h 30 of work before it.",
        "Fri 27 Nov, 16:00 GMT is within Tom’s hours, with 32 h 14 of work before it.",
    ]


@settings(max_examples=30)
@given(st.text(max_size=200) | st.lists(st.sampled_from(GOOD.split()), max_size=60).map(" ".join))
def test_any_answer_is_judged_with_reasons(exercise: Exercise, judge: Judge, answer: str) -> None:
    judgement = judge.judge(answer)
    assert 0 <= judgement.points <= 10
    assert len(judgement.criteria) == len(exercise.criteria)
    assert all(judged.text.endswith(".") for judged in judgement.criteria)
    assert judgement.points < 10 or not judgement.advice or judgement.copied is Copied.MODEL
