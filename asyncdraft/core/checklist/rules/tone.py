"""Rules about tone."""

import re
from collections.abc import Iterator

from asyncdraft.core.checklist.finding import Edit, Fix, Severity
from asyncdraft.core.checklist.rule import Example, Group, Outcome, Rule
from asyncdraft.core.checklist.rules.words import quoted
from asyncdraft.core.checklist.survey import Hit, Spot, Survey

_TAIL = re.compile(r"[^,.!?;\n]*[,.!;]*\s*(?:(?:but|and)\s+)?")
_HEDGE_WEIGHTS = {"hedge": 1, "hedge.strong": 2}
_HEDGE_LIMIT = 2
_HEDGE_REACH = 70


def _passive(survey: Survey) -> Outcome:
    spots = (spot for spot in survey.marks("passive") if not survey.overlaps(spot, "passive.not"))
    return tuple(spot.hit(f"{quoted(spot.quote)} sounds like a reproach") for spot in spots)


def _blame(survey: Survey) -> Outcome:
    spots = (spot for spot in survey.marks("blame") if not survey.overlaps(spot, "blame.not"))
    return tuple(spot.hit(f"{quoted(spot.quote)} blames a person") for spot in spots)


def _apology(survey: Survey) -> Outcome:
    return tuple(
        spot.hit(f"{quoted(spot.quote)} is not needed", fixes=(_drop(spot),))
        for spot in survey.marks("apology")
        if not survey.overlaps(spot, "apology.not") and not _is_real_fault(survey)
    )


def _is_real_fault(survey: Survey) -> bool:
    return survey.has("apology.fault", "apology.not")


def _drop(spot: Spot) -> Fix:
    """Takes out the clause of the apology and begins the next one with a capital."""
    text = spot.placed.facts.text
    tail = _TAIL.match(text, spot.end)
    end = tail.end() if tail else spot.end
    offset = spot.placed.start
    following = text[end : end + 1]
    opens = not text[: spot.start].strip() or text[: spot.start].rstrip().endswith((".", "!", "?", "\n"))
    replacement = following.upper() if opens else following
    edit = Edit(spot.placed.pane, offset + spot.start, offset + end + len(following), replacement)
    return Fix("Drop the apology", (edit,))


def _hedge(survey: Survey) -> Outcome:
    return tuple(hit for placed in survey.holding_any(*_HEDGE_WEIGHTS) for hit in _hedges(Spot(placed, 0, 0)))


def _hedges(block: Spot) -> Iterator[Hit]:
    """Runs of hedges that together say that the writer would rather not say it."""
    facts = block.placed.facts
    found = sorted(
        (mark.start, mark.end, weight)
        for family, weight in _HEDGE_WEIGHTS.items()
        for mark in facts.marks.get(family, ())
    )
    run: list[tuple[int, int, int]] = []
    for mark in (*found, None):
        if mark and run and _continues(block, run[-1], mark):
            run.append(mark)
            continue
        if run and _weight(run) >= _HEDGE_LIMIT:
            spot = Spot(block.placed, run[0][0], max(end for _, end, _ in run))
            yield spot.hit(f"{quoted(spot.quote)} hides what you want")
        run = [mark] if mark else []


def _continues(block: Spot, last: tuple[int, int, int], mark: tuple[int, int, int]) -> bool:
    facts = block.placed.facts
    near = mark[0] - last[1] <= _HEDGE_REACH
    return near and facts.sentence_at(last[0]) == facts.sentence_at(mark[0])


def _weight(run: list[tuple[int, int, int]]) -> int:
    """The heaviest reading of marks that may cover each other."""
    total, covered = 0, -1
    for start, end, weight in sorted(run, key=lambda mark: (mark[0], -mark[2])):
        if start >= covered:
            total += weight
            covered = end
    return total


def _shouting(survey: Survey) -> Outcome:
    return tuple(
        Spot(placed, span.start, span.end).hit(
            f"{quoted(placed.facts.text[span.start : span.end])} reads as shouting"
        )
        for placed in survey.holding("shouts")
        for span in placed.facts.shouts
    )


_TO_IT = (("IT desk", "Europe/London"),)

RULES = (
    Rule(
        id="tone.passive_aggressive",
        group=Group.TONE,
        title="No hidden reproach",
        passed="No hidden reproach",
        severity=Severity.WARNING,
        why="Read alone, hours later, it sounds harsher than meant: say what you still need.",
        good=Example(
            text="Kenji, I still need the room list of 2 October. Please send it by Thu 8 Oct, 12:00 JST."
        ),
        bad=Example(text="Per my last email, Kenji, I still need the room list by Thu 8 Oct, 12:00 JST."),
        detect=_passive,
        needs_content=False,
    ),
    Rule(
        id="tone.blame",
        group=Group.TONE,
        title="No blame",
        passed="No blame",
        severity=Severity.WARNING,
        why="Who is blamed defends, who is told the effect repairs: write what happened and what is needed.",
        good=Example(
            text=(
                "Since the price list of 5 October the till shows 0.00 for tea. Kenji, "
                "please restore it today."
            )
        ),
        bad=Example(text="Kenji, you broke the till again, your mistake costs us money."),
        detect=_blame,
        needs_content=False,
    ),
    Rule(
        id="tone.apology",
        group=Group.TONE,
        title="No needless apology",
        passed="No needless apology",
        severity=Severity.HINT,
        why="A request is no offence; the apology hides it and makes the reader look for the harm.",
        good=Example(
            text="Kenji, could you send the allergy list by Thu 8 Oct, 12:00 JST? The cook shops then."
        ),
        bad=Example(
            text="Sorry to bother you, Kenji, could you send the allergy list by Thu 8 Oct, 12:00 JST?"
        ),
        detect=_apology,
        needs_content=False,
    ),
    Rule(
        id="tone.hedge",
        group=Group.TONE,
        title="No hedging",
        passed="No hedging",
        severity=Severity.HINT,
        why=(
            "Three softeners in one sentence leave the reader, above all a non-native one, "
            "unsure whether you ask at all."
        ),
        good=Example(text="Kenji, could you move the drill to Friday? Please say by Thu 8 Oct, 12:00 JST."),
        bad=Example(
            text="Kenji, I was just wondering if maybe you could perhaps move the drill at some point?"
        ),
        detect=_hedge,
        needs_content=False,
    ),
    Rule(
        id="tone.shouting",
        group=Group.TONE,
        title="No shouting",
        passed="No shouting",
        severity=Severity.HINT,
        why="Capitals and rows of marks read as anger, whatever was meant.",
        good=Example(
            text="Please lock the gate of hall C at night: the alarm went off twice in week 40.", to=_TO_IT
        ),
        bad=Example(text="PLEASE LOCK THE GATE of hall C at night!!!", to=_TO_IT),
        detect=_shouting,
        needs_content=False,
    ),
)
