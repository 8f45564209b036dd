"""Rules about reach: who is interrupted."""

import re

from asyncdraft.core.checklist.facts import Greeting
from asyncdraft.core.checklist.finding import Fix, Severity
from asyncdraft.core.checklist.rule import Example, Group, Outcome, Rule
from asyncdraft.core.checklist.rules.fixes import replacement
from asyncdraft.core.checklist.rules.one_of_many import wants_one
from asyncdraft.core.checklist.rules.pings import pings
from asyncdraft.core.checklist.rules.words import quoted
from asyncdraft.core.checklist.survey import Hit, Placed, Spot, Survey
from asyncdraft.core.expression import Expression
from asyncdraft.core.number_words import in_words
from asyncdraft.core.people import given_name
from asyncdraft.core.text import capital, say, say_count

MOST_NAMED = 6


def _broadcast(survey: Survey) -> Outcome:
    if _is_alarm(survey):
        return ()
    if not survey.has("ping.all"):
        return _crowd(survey)
    return (
        spot.hit(
            say("{quote} interrupts everybody", quote=quoted(spot.quote)), fixes=_named_fix(survey, spot)
        )
        for spot in survey.marks("ping.all")
    )


def _is_alarm(survey: Survey) -> bool:
    """Whether it warrants to interrupt everybody: no emergency of the coffee machine."""
    return survey.has("danger") or (survey.has("incident") and not survey.has("trifle"))


def _named_fix(survey: Survey, spot: Spot) -> tuple[Fix, ...]:
    names = " ".join(f"@{given_name(person.name)}" for person in survey.people)
    return (replacement(spot, say("Name {names}", names=names), names),) if names else ()


def _crowd(survey: Survey) -> tuple[Hit, ...]:
    """Everybody is greeted, and one of them is wanted."""
    if survey.is_fyi or not survey.has("greeting", "broadcast.said"):
        return ()
    is_for_one = survey.has("owner.open") and not survey.named_readers
    return tuple(
        Spot(placed, greeting.start, greeting.end).hit(
            say(
                "{quote} calls everybody, one is needed",
                quote=quoted(placed.facts.text[greeting.start : greeting.end]),
            )
        )
        for placed in survey.holding("greeting")
        if (greeting := placed.facts.greeting) and _calls_everybody(greeting)
        if is_for_one or _turns_to_one(survey, placed, greeting) or wants_one(survey)
    ) + tuple(
        spot.hit(say("{quote} calls everybody, one is needed", quote=quoted(spot.quote)))
        for spot in survey.marks("broadcast.said")
    )


def _turns_to_one(survey: Survey, placed: Placed, greeting: Greeting) -> bool:
    """Whether the first words behind the greeting ask one reader by name, and nobody else is asked later."""
    text, start = _behind(survey, placed, greeting)
    called = _ONE.match(text, start)
    name = called["name"].lower() if called else ""
    if name not in survey.reader_names:
        return False
    others = survey.reader_names - {name}
    return not any(ask.owner.lower() in others for _, ask in survey.asks)


def _behind(survey: Survey, placed: Placed, greeting: Greeting) -> tuple[str, int]:
    """Where the message goes on after its greeting: in the same block, or in the next."""
    if placed.facts.masked[greeting.end :].strip(_GAP):
        return placed.facts.masked, greeting.end
    here = next(index for index, block in enumerate(survey.blocks) if block is placed)
    following = survey.blocks[here + 1 : here + 2]
    return (following[0].facts.masked, 0) if following else ("", 0)


_GAP = " \t\n,.!:;–—-"
_ONE = Expression(
    rf"[{_GAP}]*(?:(?:this|it) (?:one )?(?:is|goes) (?:only|mainly|just|mostly|really)? ?(?:for|to) )?"
    r"@?(?P<name>[^\W\d_]+)(?:\s*[,:–—-])?\s+"
    r"(?:(?:please|pls|kindly|(?:can|could|would|will|did|do|have|are)\s+you)\b)",
    re.IGNORECASE,
)
"""Kenji, could you; this is mainly for Kenji: please."""


def _calls_everybody(greeting: Greeting) -> bool:
    """Whether nobody in particular is greeted."""
    return greeting.is_broad and not greeting.names and not greeting.is_pair


def _passed(survey: Survey) -> str:
    count = len(survey.people)
    if 0 < count <= MOST_NAMED:
        number = in_words(count)
        return capital(
            say_count(
                "{number} named reader, no @channel",
                "{number} named readers, no @channel",
                count,
                number=number,
            )
        )
    return say("No @channel")


RULES = (
    Rule(
        id="broadcast",
        group=Group.REACH,
        title=say("Interrupts only those concerned"),
        passed=_passed,
        severity=Severity.WARNING,
        why=say("Every reader stops, reads and finds that it was not for them; next time they stop reading."),
        good=Example(
            text="@Ines please send the June figures by Fri 9 Oct, 12:00 UTC.",
            to=(("#sales", None), ("Ines", "Europe/Lisbon")),
        ),
        bad=Example(
            text="@channel please send the June figures by Fri 9 Oct, 12:00 UTC.",
            to=(("#sales", None), ("Ines", "Europe/Lisbon")),
        ),
        detect=_broadcast,
        signs={"ping.all": pings},
        needs_content=False,
    ),
)
