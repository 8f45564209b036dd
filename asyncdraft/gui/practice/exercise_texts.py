"""What the page of an exercise says of it, of failures, and of an answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from asyncdraft.core.checklist.finding import Finding, Severity
from asyncdraft.core.checklist.verdict import State, Verdict
from asyncdraft.core.differences import Piece
from asyncdraft.core.draft import PANE_TITLES, Pane
from asyncdraft.core.practice import panes
from asyncdraft.core.practice.answer import called
from asyncdraft.core.practice.exercise import KIND_TITLES, Exercise, Kind
from asyncdraft.core.practice.judgement import MOST_POINTS, Judgement, Outcome
from asyncdraft.core.practice.spotting import Spotting
from asyncdraft.core.text import joined, say, say_count
from asyncdraft.core.when import writing
from asyncdraft.core.when.writing import Style
from asyncdraft.core.when.zones import city_of
from asyncdraft.gui.language import STOP, shown
from asyncdraft.gui.practice.wordings import first_words, flowing, minutes

SPOT, REWRITE, COMPARE, JUDGE = "spot", "rewrite", "compare", "judge"
STEP_TITLES = {SPOT: say("Spot the failures"), COMPARE: say("Compare"), JUDGE: say("Judge yourself")}
QUESTIONS: Mapping[Pane, str] = {
    Pane.WHAT: say("What happens, where, since when? With ticket, number and what you tried."),
    Pane.WHY: say("What waits for it, and why can this reader help?"),
    Pane.NEED: say("One person, one thing, one time with its zone."),
    Pane.FALLBACK: say("What happens if nobody answers?"),
    Pane.TEXT: say("Write the whole message as you would send it."),
}
MOST_OPEN = 6
MOST_BESIDE = 4
OUTCOMES = {Outcome.MET: "met", Outcome.UNMET: "error", Outcome.UNSURE: "unsure"}
FAR_APART = 4
"""Points between one's own judgement and the checklist's that are worth a word."""
TIER_POINTS = (3, 6, 9)


@dataclass(frozen=True)
class FailureText:
    """`spans` count code points of the message; without any something is missing there altogether."""

    number: int
    spans: tuple[tuple[int, int], ...]
    reason: str
    is_found: bool


@dataclass(frozen=True)
class LineText:
    """One line of the checklist or of an exercise's own criteria; `mark` is a key of MARKS at the side.

    `why` stands below it on a ground of its own, empty where there is nothing to say; `tip` where there is
    no room for it. `key` is empty where there is no place in the text to show.
    """

    mark: str
    text: str
    why: str = ""
    tip: str = ""
    key: str = ""


@dataclass(frozen=True)
class PointsText:
    """`checklist` and `own` are the lines of the two sections."""

    points: int
    total: int
    headline: str
    sentence: str
    checklist: tuple[LineText, ...] = ()
    own: tuple[LineText, ...] = ()


@dataclass(frozen=True)
class Underline:
    """What was found in the text of a pane, in code points of it; `key` is that of its line at the side."""

    pane: str
    start: int
    end: int
    severity: str
    key: str


@dataclass(frozen=True)
class PaneText:
    """`key` is that of a pane; `title` is empty for a message that has only one."""

    key: str
    title: str
    question: str
    text: str = ""


@dataclass(frozen=True)
class TierText:
    key: str
    title: str
    text: str


@dataclass(frozen=True)
class ExerciseText:
    """`steps` are their keys and titles; `message` is empty where there is only a situation."""

    id: str
    title: str
    about: str
    situation: str
    message: str
    to: str
    reader: str
    minutes: str
    steps: tuple[tuple[str, str], ...]
    panes: tuple[PaneText, ...]
    tiers: tuple[TierText, ...]


@dataclass(frozen=True)
class ComparisonText:
    """`apart` says where one's own tier and the points are far from each other, else it is empty."""

    pieces: tuple[Piece, ...]
    apart: str = ""


# An exercise


def exercise_text(
    exercise: Exercise, texts: Mapping[Pane, str], steps: Sequence[str], style: Style
) -> ExerciseText:
    readers = joined((joined((person.name, city_of(person.zone)), ", ") for person in exercise.readers), ", ")
    moment = writing.short(exercise.now, exercise.writer.zone, style)
    own = panes.panes_of(exercise.model)
    return ExerciseText(
        id=exercise.id,
        title=exercise.title,
        about=joined((KIND_TITLES[exercise.kind], exercise.theme_title), " · "),
        situation=flowing(exercise.situation),
        message=flowing(exercise.message) if exercise.kind is Kind.REWRITE else "",
        to=say("to {readers} · {moment}", readers=readers, moment=moment),
        reader=called(exercise.readers),
        minutes=say("about {minutes}", minutes=minutes(exercise.minutes)),
        steps=tuple(
            (step, KIND_TITLES[exercise.kind] if step == REWRITE else STEP_TITLES[step]) for step in steps
        ),
        panes=tuple(
            PaneText(
                pane.value,
                PANE_TITLES[pane] if len(own) > 1 else "",
                QUESTIONS[pane],
                texts.get(pane, ""),
            )
            for pane in own
        ),
        tiers=tuple(
            TierText(str(place), tier.title, first_words(tier.text))
            for place, tier in enumerate(exercise.tiers)
        ),
    )


def failure_texts(exercise: Exercise, spotting: Spotting) -> tuple[FailureText, ...]:
    return tuple(
        FailureText(failure.number, failure.spans, first_words(failure.why), failure.number in spotting.found)
        for failure in exercise.failures
    )


def beside_text(exercise: Exercise, spotting: Spotting) -> str:
    """What was marked and is fine, in its own words."""
    named = [
        say("“{words}”", words=first_words(exercise.message[start:end]))
        for start, end in spotting.beside[:MOST_BESIDE]
    ]
    more = len(spotting.beside) - len(named)
    if not named:
        return ""
    listed = joined((joined(named, ", "), say(" and {more} more", more=more) if more else ""), "")
    return say("Marked by you, and fine: {listed}.", listed=listed)


def spoken_spotting(exercise: Exercise, spotting: Spotting) -> str:
    """What a screen reader says when the failures are shown."""
    missed = [first_words(each.why) for each in exercise.failures if each.number in spotting.missed]
    told = say("You missed: {words}", words=" ".join(missed)) if missed else ""
    said = say("{text}.", text=spotting.text)
    return joined(filter(None, (said, told, beside_text(exercise, spotting))))


# What is said of an answer


def points_text(judgement: Judgement, exercise: Exercise) -> PointsText:
    return PointsText(
        points=judgement.points,
        total=MOST_POINTS,
        headline=judgement.headline,
        sentence=judgement.advice,
        checklist=tuple(_checklist(judgement, exercise)),
        own=_own_lines(judgement),
    )


def _own_lines(judgement: Judgement) -> tuple[LineText, ...]:
    """Before anything is written, what is asked for; then how it ended, with why the first one failed."""
    if not judgement.words:
        return tuple(LineText("unsure", judged.criterion.reason) for judged in judgement.criteria)
    first = next((judged for judged in judgement.criteria if judged.outcome is not Outcome.MET), None)
    return tuple(
        LineText(
            OUTCOMES[judged.outcome],
            _without_stop(judged.text),
            judged.criterion.reason if judged is first else "",
            judged.criterion.reason,
        )
        for judged in judgement.criteria
    )


def _without_stop(sentence: str) -> str:
    """As it is shown: each language has its own stop."""
    return shown(sentence).removesuffix(".").removesuffix(STOP)


def _checklist(judgement: Judgement, exercise: Exercise) -> list[LineText]:
    """What is open, the gravest first and with its reason; then what passes of what is trained.

    What one of the exercise's own criteria says in the same words is said there.
    """
    own = {judged.text.removesuffix(".") for judged in judgement.criteria}
    opened = [found for result in judgement.verdict.results for found in result.findings]
    opened = [found for found in opened if found.title not in own]
    opened.sort(key=lambda found: _GRAVEST.index(found.severity))
    lines = [
        LineText(
            finding.severity.value,
            finding.title,
            "" if place else finding.message,
            finding.message,
            name_of(finding),
        )
        for place, finding in enumerate(opened[:MOST_OPEN])
    ]
    if len(opened) > MOST_OPEN:
        more = [finding.title for finding in opened[MOST_OPEN:]]
        lines.append(LineText("warning", say("{count} more", count=len(more)), "", joined(more, "\n")))
    return [*lines, *_passes(judgement.verdict, exercise)]


_GRAVEST = (Severity.ERROR, Severity.WARNING, Severity.HINT)


def _passes(verdict: Verdict, exercise: Exercise) -> list[LineText]:
    """The trained rules one by one, the others in one line."""
    passed = [result for result in verdict.results if result.state is State.PASS]
    trained = [result for result in passed if result.rule.id in exercise.trains]
    others = [result for result in passed if result not in trained]
    lines = [LineText("met", result.text) for result in trained]
    if others:
        count = len(others)
        text = (
            say_count("1 more point is fine", "{count} more points are fine", count)
            if trained
            else say_count("1 point is fine", "{count} points are fine", count)
        )
        lines.append(LineText("met", text, "", joined((result.text for result in others), "\n")))
    return lines


def name_of(finding: Finding) -> str:
    """By which a line finds its place in the text; empty for what is absent."""
    return "" if finding.is_absence else f"{finding.rule} {finding.start} {finding.end}"


def apart_text(judgement: Judgement, tier: int | None, reader: str) -> str:
    """A word where one's own judgement and the points are far from each other, else nothing."""
    if tier is None or not judgement.words:
        return ""
    distance = TIER_POINTS[min(tier, len(TIER_POINTS) - 1)] - judgement.points
    if abs(distance) < FAR_APART:
        return ""
    if distance > 0:
        return say(
            "You are kinder to it than the checklist, which gives {points} of {most_points}: "
            "look at what is open at the right before {reader} has to.",
            points=judgement.points,
            most_points=MOST_POINTS,
            reader=reader,
        )
    return say(
        "You are harder on it than the checklist, which gives {points} of {most_points}: "
        "what would {reader} still miss?",
        points=judgement.points,
        most_points=MOST_POINTS,
        reader=reader,
    )
