"""Quiz files: questions with choices, and what is told where a question is wrong; the others load."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asyncdraft.core.practice.problem import UnreadableFile
from asyncdraft.core.practice.quiz import QuestionGroup
from asyncdraft.core.practice.quiz_file import parse

HEAD = "---\ngroup: error\n---\n"
GOOD = """## Which is wrong? {#wrong deadline.zone, ask.owner}
> By Friday 5 pm.

Look closely.

- [x] No zone -- Whose five o'clock
  is it?
- [ ] No verb -- It needs none.
- [X] No date -- There are many Fridays.
"""


def told(question: str) -> list[str]:
    questions, problems = parse(HEAD + question + GOOD.replace("{#wrong", "{#other"), "quiz.md")
    assert [question.id for question in questions] == ["other"], "the other question loads"
    return [f"{problem.line}: {problem.reason}" for problem in problems]


def test_a_question_is_taken_over() -> None:
    (question,), problems = parse(HEAD + GOOD, "quiz.md", "team")
    assert problems == ()
    assert (question.id, question.group, question.text) == ("wrong", QuestionGroup.ERROR, "Which is wrong?")
    assert question.context == "> By Friday 5 pm.\n\nLook closely."
    assert question.trains == ("deadline.zone", "ask.owner")
    assert [choice.text for choice in question.choices] == ["No zone", "No verb", "No date"]
    assert question.choices[0].why == "Whose five o'clock is it?"
    assert question.wants_several
    assert question.line == 4


@pytest.mark.parametrize(
    ("chosen", "right"), [((0, 2), True), ((0,), False), ((0, 1, 2), False), ((), False)]
)
def test_all_right_choices_and_no_other_answer_a_question(chosen: tuple[int, ...], right: bool) -> None:
    (question,), _problems = parse(HEAD + GOOD, "quiz.md")
    assert question.is_answered_by(chosen) is right


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "{#wrong deadline.zone, ask.owner}",
            "",
            "4: Expected a question with its id such as “## What is a strike? {#strike}”.",
        ),
        (
            "ask.owner",
            "ask.ownr",
            "4: Behind the id: expected ids of checklist rules such as [ask.owner]; “ask.ownr” is none "
            "(did you mean ask.owner?).",
        ),
        (
            "- [ ] No verb -- It needs none.\n",
            "",
            "4: Expected 3 or 4 choices “- [x] …” or “- [ ] …”, found 2.",
        ),
        (
            "- [ ] No verb -- It needs none.",
            "- [ ] No verb",
            "11: Expected a choice with its explanation: “- [x] the words -- why.”",
        ),
        ("  is it?", "is it?", "10: Expected a line “- [ ] …”, or an indented line that continues one."),
    ],
)
def test_a_wrong_question_is_told_with_its_line(old: str, new: str, expected: str) -> None:
    assert told(GOOD.replace(old, new)) == [expected]


def test_a_question_without_a_right_choice_is_wrong() -> None:
    question = GOOD.replace("[x]", "[ ]").replace("[X]", "[ ]")
    assert told(question) == ["4: Expected at least one right choice, “- [x] …”."]


def test_an_id_is_there_once() -> None:
    questions, problems = parse(HEAD + GOOD + GOOD, "quiz.md")
    assert len(questions) == 1
    assert [problem.reason for problem in problems] == ["There are two questions with the id “wrong”."]


def test_a_file_says_its_group() -> None:
    with pytest.raises(UnreadableFile) as caught:
        parse("---\ngroup: errors\n---\n", "quiz.md")
    assert str(caught.value) == (
        "quiz.md, line 2: group: expected one of vocabulary, scenario, error, judgement "
        "(did you mean error?)."
    )


@given(st.text(max_size=300) | st.text("#[]{}-x \n", max_size=300))
def test_no_text_breaks_the_reader(text: str) -> None:
    parse(f"{HEAD}{text}\n", "quiz.md")
    parse(HEAD + GOOD + text, "quiz.md")
