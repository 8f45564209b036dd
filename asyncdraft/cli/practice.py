"""`asyncdraft practice`: exercises judged by the checklist, quiz, drill and progress."""

import argparse
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from asyncdraft.cli.context import Context
from asyncdraft.cli.failure import Failure, unknown
from asyncdraft.cli.inputs import read_text
from asyncdraft.cli.outputs import as_json
from asyncdraft.cli.terminal import styled

if TYPE_CHECKING:
    from asyncdraft.core.people import Person
    from asyncdraft.core.practice.exercise import Exercise
    from asyncdraft.core.practice.judgement import Judged, Judgement

ID_HELP = "the id of an exercise, as `practice list` has it"
SIGNS = {"met": ("✓", "good"), "unmet": ("✗", "error"), "unsure": ("?", "warning")}


def declare(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(
        dest="action", metavar="list|show|judge|quiz|drill|progress|check", required=True
    )
    listing = actions.add_parser("list", help="the exercises by theme, with your points")
    listing.add_argument("--rule", metavar="ID", help="only those that train a rule of the checklist")
    show = actions.add_parser("show", help="an exercise: the situation and the message to rewrite")
    show.add_argument("id", help=ID_HELP)
    show.add_argument("--hints", action="store_true", help="with its hints")
    show.add_argument(
        "--solution", action="store_true", help="with failures, criteria, model answer and tiers"
    )
    judge = actions.add_parser("judge", help="an answer: points, reasons, what the model has otherwise")
    judge.add_argument("id", help=ID_HELP)
    judge.add_argument("file", help="your answer; - for standard input")
    judge.add_argument("--compare", action="store_true", help="with the differences to the model answer")
    judge.add_argument("--keep", action="store_true", help="count it in your progress")
    quiz = actions.add_parser("quiz", help="a question that is due, and what its answers mean")
    quiz.add_argument("id", nargs="?", help="a certain question")
    quiz.add_argument("--list", action="store_true", help="all questions with their ids")
    quiz.add_argument("--answer", metavar="N,N", help="the numbers of the right choices")
    drill = actions.add_parser("drill", help="fresh arithmetic with deadlines across zones")
    drill.add_argument(
        "--form", help="clock, answer, send, hours or letters; what went wrong most by default"
    )
    drill.add_argument("--seed", type=int, help="the same task again, on the same day")
    drill.add_argument("--answer", metavar="TEXT", help='a time such as "Tue 15:30", or a choice')
    summary = actions.add_parser("progress", help="minutes, points, the weakest rules, what is due")
    check = actions.add_parser("check", help="files of exercises or questions; FILE:LINE for every mistake")
    check.add_argument("files", nargs="+", metavar="FILE|FOLDER")
    for action in (listing, show, judge, quiz, drill, summary):
        action.add_argument("--json", action="store_true", help="as JSON")


def run(options: argparse.Namespace, context: Context) -> int:
    """Status 1 if an answer leaves something open, or a file has a mistake."""
    from asyncdraft.cli import practice_asking, practice_progress

    actions: dict[str, Callable[[argparse.Namespace, Context], int]] = {
        "list": _list,
        "show": _show,
        "judge": _judge,
        "quiz": practice_asking.quiz,
        "drill": practice_asking.drill,
        "progress": practice_progress.progress,
        "check": _check,
    }
    return actions[options.action](options, context)


# --- list -------------------------------------------------------------------------------------------------


def _list(options: argparse.Namespace, context: Context) -> int:
    from asyncdraft.core.practice.due import training

    exercises: tuple[Exercise, ...] = context.shelf.exercises
    if options.rule:
        exercises = training(options.rule, exercises)
    best: dict[str, int] = {}
    for attempt in context.practice.attempts():
        if attempt.finished_at and attempt.points is not None:
            best[attempt.exercise] = max(attempt.points, best.get(attempt.exercise, 0))
    if options.json:
        print(as_json([_summary(exercise, best.get(exercise.id)) for exercise in exercises]))
        return 0
    if not exercises:
        print(f"No exercise trains {options.rule}.")
    width = max((len(exercise.id) for exercise in exercises), default=0)
    for theme, members in groupby(exercises, key=lambda exercise: exercise.theme_title):
        print(styled(theme, "bold"))
        for exercise in members:
            points = styled(f"{best[exercise.id]:>2}/10", "good") if exercise.id in best else "     "
            print(f"  {exercise.id:<{width}}  {points}  {exercise.minutes:>2} min  {exercise.title}")
    for problem in context.shelf.problems:
        print(styled(str(problem), "error"))
    return 1 if context.shelf.problems else 0


def _summary(exercise: "Exercise", best: int | None) -> dict[str, Any]:
    return {
        "id": exercise.id,
        "title": exercise.title,
        "theme": exercise.theme.value,
        "kind": exercise.kind.value,
        "minutes": exercise.minutes,
        "trains": list(exercise.trains),
        "source": exercise.source,
        "best": best,
    }


# --- show -------------------------------------------------------------------------------------------------


def _show(options: argparse.Namespace, context: Context) -> int:
    exercise = found(options.id, context)
    if options.json:
        print(as_json(_values(exercise)))
        return 0
    parts = [
        (f"{styled(exercise.title, 'bold')}  {styled(_about(exercise), 'faint')}", [_where(exercise)]),
        ("Situation", [exercise.situation]),
        ("Message", [exercise.message]),
        ("Hints", _listed(exercise.hints) if options.hints else []),
        *(_solution(exercise) if options.solution else []),
    ]
    print("\n\n".join(_part(title, lines) for title, lines in parts if any(lines)))
    return 0


def _part(title: str, lines: Iterable[str]) -> str:
    return "\n".join([styled(title, "bold"), *lines])


def _solution(exercise: "Exercise") -> list[tuple[str, list[str]]]:
    return [
        (
            "Failures",
            [f"{each.number}. {_quoted(exercise, each.spans)}{each.why}" for each in exercise.failures],
        ),
        ("Criteria", [f"- {criterion.text}: {criterion.reason}" for criterion in exercise.criteria]),
        ("Model answer", [exercise.model]),
        ("Tiers", [f"- {tier.title}: {' '.join(tier.text.split())}" for tier in exercise.tiers]),
    ]


def _quoted(exercise: "Exercise", spans: Iterable[tuple[int, int]]) -> str:
    words = ", ".join(f"“{exercise.message[start:end]}”" for start, end in spans)
    return f"{words}: " if words else ""


def _listed(lines: Iterable[str]) -> list[str]:
    return [f"- {line}" for line in lines]


def _about(exercise: "Exercise") -> str:
    from asyncdraft.core.practice.exercise import KIND_TITLES

    return f"{KIND_TITLES[exercise.kind]} · {exercise.theme_title} · {exercise.minutes} min"


def _where(exercise: "Exercise") -> str:
    from asyncdraft.core.when.writing import full

    now = full(exercise.now, [exercise.writer.zone, *(reader.zone for reader in exercise.readers)])
    return f"To {', '.join(map(_reader, exercise.readers))}. Now: {now}."


def _reader(person: "Person") -> str:
    from asyncdraft.core.hours import week_text
    from asyncdraft.core.when.zones import city_of

    hours = week_text(person.hours) if person.hours else "hours not known"
    off = f"; holidays {person.holidays}" if person.holidays else ""
    return f"{person.name} in {city_of(person.zone)} ({hours}{off})"


def _values(exercise: "Exercise") -> dict[str, Any]:
    return {
        **_summary(exercise, None),
        "now": exercise.now.isoformat(),
        "readers": [{"name": reader.name, "zone": reader.zone} for reader in exercise.readers],
        "situation": exercise.situation,
        "message": exercise.message,
        "failures": [{"why": failure.why, "spans": failure.spans} for failure in exercise.failures],
        "criteria": [{"text": each.text, "reason": each.reason} for each in exercise.criteria],
        "hints": list(exercise.hints),
        "model": exercise.model,
        "tiers": [{"title": tier.title, "text": tier.text} for tier in exercise.tiers],
    }


def found(exercise_id: str, context: Context) -> "Exercise":
    """A broken file of that id is told as what it is."""
    exercise = context.shelf.exercise(exercise_id)
    if exercise is not None:
        return exercise
    broken = next((each for each in context.shelf.problems if Path(each.path).stem == exercise_id), None)
    if broken:
        raise Failure(str(broken))
    known = [each.id for each in context.shelf.exercises]
    problem = f'There is no exercise "{exercise_id}".'
    raise unknown(problem, exercise_id, known, "`asyncdraft practice list` has them all.")


# --- judge ------------------------------------------------------------------------------------------------


def _judge(options: argparse.Namespace, context: Context) -> int:
    from asyncdraft.core.practice.judgement import MOST_POINTS
    from asyncdraft.storage.judges import Judges

    exercise = found(options.id, context)
    answer = read_text(options.file)
    judgement = Judges().of(exercise).judge(answer)
    if options.keep:
        _keep(exercise, answer, judgement, context)
    if options.json:
        print(as_json(_judgement_values(judgement)))
    else:
        print("\n".join(_judgement_lines(judgement)))
        if options.compare:
            print("\n".join(["", styled("Beside the model answer", "bold"), _compared(answer, exercise)]))
    return 0 if judgement.points == MOST_POINTS else 1


def _keep(exercise: "Exercise", answer: str, judgement: "Judgement", context: Context) -> None:
    from asyncdraft.core.practice.attempt import Attempt

    attempt = Attempt(exercise=exercise.id, started_at=context.now, updated_at=context.now, answer=answer)
    context.practice.finish(attempt.with_judgement(judgement))


def _judgement_lines(judgement: "Judgement") -> Iterator[str]:
    yield f"{styled(f'{judgement.points}/10', 'bold')}  {styled(judgement.headline, 'bold')}"
    yield from (styled(objection, "warning") for objection in judgement.objections)
    yield from ("", styled("Of this exercise", "bold"))
    for judged in judgement.criteria:
        yield from _criterion_lines(judged)
    findings = judgement.verdict.findings
    if findings:
        yield from ("", styled("Checklist", "bold"))
    for finding in findings:
        yield f"  {styled('✗', finding.severity.value)} {finding.title}  {styled(finding.rule, 'faint')}"
        yield f"      {finding.message}"


def _criterion_lines(judged: "Judged") -> Iterator[str]:
    sign, style = SIGNS[judged.outcome.value]
    yield f"  {styled(sign, style)} {judged.text}"
    if judged.outcome.value != "met":
        yield f"      {judged.criterion.reason}"


def _judgement_values(judgement: "Judgement") -> dict[str, Any]:
    return {
        "points": judgement.points,
        "headline": judgement.headline,
        "advice": judgement.advice,
        "objections": list(judgement.objections),
        "copied": judgement.copied.value,
        "words": judgement.words,
        "deadline": judgement.deadline.isoformat() if judgement.deadline else None,
        "criteria": [
            {
                "criterion": judged.criterion.text,
                "outcome": judged.outcome.value,
                "text": judged.text,
                "reason": judged.criterion.reason,
            }
            for judged in judgement.criteria
        ],
        "findings": [
            {
                "rule": finding.rule,
                "severity": finding.severity.value,
                "start": finding.start,
                "end": finding.end,
                "title": finding.title,
                "message": finding.message,
            }
            for finding in judgement.verdict.findings
        ],
        "held": list(judgement.held),
        "missed": list(judgement.missed),
    }


def _compared(answer: str, exercise: "Exercise") -> str:
    """As `git diff --word-diff` has it: [-yours-]{+the model's+}."""
    from asyncdraft.core.differences import Kind
    from asyncdraft.core.practice.comparison import compared

    marks = {Kind.SAME: ("", "", ""), Kind.GONE: ("[-", "-]", "error"), Kind.NEW: ("{+", "+}", "good")}
    parts = []
    for piece in compared(answer, exercise.model):
        before, after, style = marks[piece.kind]
        parts.append(styled(f"{before}{piece.text}{after}", style) if style else piece.text)
    return "".join(parts)


# --- check ------------------------------------------------------------------------------------------------


def _check(options: argparse.Namespace, context: Context) -> int:  # noqa: ARG001 - every action takes both
    from asyncdraft.storage.exercises import inspect

    paths = [path for name in options.files for path in _files(Path(name))]
    problems = [problem for path in paths for problem in inspect(path)]
    for problem in problems:
        place = f"{problem.path}:{problem.line}" if problem.line else problem.path
        print(f"{place}: {styled(problem.reason, 'error')}")
    if not problems:
        print(f"{len(paths)} file{'' if len(paths) == 1 else 's'}, nothing wrong.")
    return 1 if problems else 0


def _files(path: Path) -> list[Path]:
    from asyncdraft.storage.template_files import files_in

    if not path.exists():
        raise Failure(f"There is no {path}. Check its name and place.")
    return files_in(path) if path.is_dir() else [path]
