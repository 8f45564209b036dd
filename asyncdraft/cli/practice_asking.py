"""What `asyncdraft practice` asks: questions of the quiz and tasks of the drill."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from asyncdraft.cli.context import Context
from asyncdraft.cli.failure import Failure
from asyncdraft.cli.outputs import as_json
from asyncdraft.cli.terminal import styled

if TYPE_CHECKING:
    from asyncdraft.core.practice.quiz import Question
    from asyncdraft.core.practice.task import DrillVerdict, Form, Task

SEEDS = 1_000_000
LONGEST = 300
"""Seconds that count for one answer."""


def _seconds(began: datetime, context: Context) -> int:
    """What was spent on the answer; who leaves the terminal open has not practised all the while."""
    return min(round((context.clock() - began).total_seconds()), LONGEST)


# --- quiz -------------------------------------------------------------------------------------------------


def quiz(options: argparse.Namespace, context: Context) -> int:
    if options.list:
        return _list(options, context)
    question = _question(options.id, context)
    began = context.clock()
    typed = options.answer if options.answer is not None else _typed(options, _question_lines(question))
    if typed is None:
        print(as_json(_question_values(question)) if options.json else "\n".join(_asked(question)))
        return 0
    chosen = _chosen(typed, question)
    is_right = question.is_answered_by(chosen)
    _keep_quiz(question, chosen, is_right, began, context)
    if options.json:
        print(as_json({"id": question.id, "right": is_right, **_explained_values(question)}))
    else:
        print("\n".join(_explained(question, chosen, is_right)))
    return 0 if is_right else 1


def _list(options: argparse.Namespace, context: Context) -> int:
    from asyncdraft.core.practice.quiz import GROUP_TITLES

    questions = context.shelf.questions
    if options.json:
        print(as_json([_question_values(question) for question in questions]))
        return 0
    width = max((len(question.id) for question in questions), default=0)
    for question in questions:
        print(f"{question.id:<{width}}  {GROUP_TITLES[question.group]:<14}  {question.text}")
    return 0


def _question(question_id: str | None, context: Context) -> "Question":
    from asyncdraft.core.practice.quiz import next_question

    if question_id:
        question = context.shelf.question(question_id)
        if question is None:
            raise Failure(
                f'There is no question "{question_id}"; `asyncdraft practice quiz --list` has them all.'
            )
        return question
    due = next_question(context.shelf.questions, context.practice.quiz())
    if due is None:
        raise Failure("There are no questions.")
    return due


def _typed(options: argparse.Namespace, lines: Iterator[str]) -> str | None:
    """What the user answers at a terminal; None where nobody can."""
    if options.json or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return None
    print("\n".join(lines))
    try:
        return input("> ")
    except EOFError:
        return None


def _chosen(typed: str, question: "Question") -> tuple[int, ...]:
    numbers = typed.replace(",", " ").split()
    places = range(1, len(question.choices) + 1)
    if not numbers or any(not number.isdecimal() or int(number) not in places for number in numbers):
        raise Failure(f"Answer with numbers from 1 to {len(question.choices)}, such as 1,3.")
    return tuple(sorted({int(number) - 1 for number in numbers}))


def _keep_quiz(
    question: "Question", chosen: Sequence[int], is_right: bool, began: datetime, context: Context
) -> None:
    from asyncdraft.core.practice.attempt import QuizAnswer

    context.practice.keep_quiz(
        QuizAnswer(
            question=question.id,
            chosen=tuple(chosen),
            is_right=is_right,
            at=context.clock(),
            seconds=_seconds(began, context),
            trains=question.trains,
        )
    )


def _question_lines(question: "Question") -> Iterator[str]:
    if question.context:
        yield from (question.context, "")
    several = styled("  (several are right)", "faint") if question.wants_several else ""
    yield f"{styled(question.text, 'bold')}{several}"
    for number, choice in enumerate(question.choices, 1):
        yield f"  {number}  {choice.text}"


def _asked(question: "Question") -> Iterator[str]:
    yield from _question_lines(question)
    yield from ("", f"asyncdraft practice quiz {question.id} --answer N,N")


def _explained(question: "Question", chosen: Sequence[int], is_right: bool) -> Iterator[str]:
    yield styled("Right.", "good") if is_right else styled("Not right.", "error")
    for number, choice in enumerate(question.choices):
        sign, style = ("✓", "good") if choice.is_right else ("✗", "error")
        mine = styled("  (yours)", "faint") if number in chosen else ""
        yield from (f"  {styled(sign, style)} {number + 1}  {choice.text}{mine}", f"       {choice.why}")


def _question_values(question: "Question") -> dict[str, Any]:
    return {
        "id": question.id,
        "group": question.group.value,
        "text": question.text,
        "context": question.context,
        "choices": [choice.text for choice in question.choices],
        "several": question.wants_several,
        "trains": list(question.trains),
    }


def _explained_values(question: "Question") -> dict[str, Any]:
    choices = [{"text": each.text, "right": each.is_right, "why": each.why} for each in question.choices]
    return {"choices": choices}


# --- drill ------------------------------------------------------------------------------------------------


def drill(options: argparse.Namespace, context: Context) -> int:
    from asyncdraft.core.practice.drill import weakest_form
    from asyncdraft.storage.drills import Drills

    form = _form(options.form) if options.form else weakest_form(context.practice.drills())
    seed = options.seed if options.seed is not None else int(context.clock().timestamp() * 10) % SEEDS
    drills = Drills()
    task = drills.task(seed, context.now, form)
    began = context.clock()
    typed = options.answer if options.answer is not None else _typed(options, _task_lines(task))
    if typed is None:
        print(as_json(_task_values(task)) if options.json else "\n".join(_set(task)))
        return 0
    verdict = drills.judged(task, typed)
    _keep_drill(task, typed, verdict, began, context)
    if options.json:
        print(as_json({"right": verdict.is_right, "expected": task.expected_text, "why": verdict.why}))
    else:
        head = styled("Right.", "good") if verdict.is_right else styled("Not right.", "error")
        print(f"{head} {verdict.why}")
    return 0 if verdict.is_right else 1


def _form(name: str) -> "Form":
    from asyncdraft.core.practice.task import Form

    if name not in list(Form):
        raise Failure(f"--form should be one of {', '.join(Form)}, not {name}.")
    return Form(name)


def _keep_drill(task: "Task", typed: str, verdict: "DrillVerdict", began: datetime, context: Context) -> None:
    from asyncdraft.core.practice.attempt import DrillAnswer

    answer = DrillAnswer(
        seed=task.seed,
        form=task.form.value,
        typed=typed,
        is_right=verdict.is_right,
        at=context.clock(),
        seconds=_seconds(began, context),
    )
    context.practice.keep_drill(answer)


def _task_lines(task: "Task") -> Iterator[str]:
    yield from (*task.lines, styled(task.text, "bold"))
    yield from (f"  {number}  {choice}" for number, choice in enumerate(task.choices, 1))


def _set(task: "Task") -> Iterator[str]:
    yield from _task_lines(task)
    yield from ("", f"asyncdraft practice drill --form {task.form} --seed {task.seed} --answer TEXT")


def _task_values(task: "Task") -> dict[str, Any]:
    return {
        "seed": task.seed,
        "form": task.form.value,
        "facts": list(task.lines),
        "text": task.text,
        "choices": list(task.choices),
    }
