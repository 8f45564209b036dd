"""The rule about whose a request is."""

import re
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from itertools import chain

from asyncdraft.core.checklist.asks import AskKind, is_called, is_owner
from asyncdraft.core.checklist.blocks import BlockKind
from asyncdraft.core.checklist.facts import Facts, Passage, Sign, needing
from asyncdraft.core.checklist.finding import Fix, Severity
from asyncdraft.core.checklist.rule import Example, Group, Outcome, Rule
from asyncdraft.core.checklist.rules.fixes import insertion, replacement
from asyncdraft.core.checklist.rules.opening import opening
from asyncdraft.core.checklist.rules.pings import is_of_all, mentions
from asyncdraft.core.checklist.rules.words import quoted
from asyncdraft.core.checklist.survey import Hit, Placed, Spot, Survey
from asyncdraft.core.checklist.words import WORD, plain
from asyncdraft.core.draft import Pane
from asyncdraft.core.expression import Expression
from asyncdraft.core.people import given_name
from asyncdraft.core.text import say


def _owner(survey: Survey) -> Outcome:
    if all(ask.kind is AskKind.CALL for _, ask in survey.asks):
        return None
    indefinite = _indefinite(survey)
    if indefinite:
        return () if _is_poll(survey) else indefinite
    if _is_owned(survey):
        return ()
    broad = _broad_greeting(survey)
    return (broad,) if broad else (_nobody(survey, _first_ask(survey)),)


def _first_ask(survey: Survey) -> Spot:
    """Of the text rather than of the subject."""
    below = (pair for pair in survey.asks if pair[0].facts.kind is not BlockKind.SUBJECT)
    placed, ask = next(below, survey.asks[0])
    return Spot(placed, ask.start, ask.end)


@needing("indefinite")
def _open_owner(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Somebody, anyone, one of you: words of a request that leave its owner open."""
    return (
        passage
        for passage in facts.passages("indefinite")
        if passage.is_asking and not (passage.overlaps("indefinite.not") or passage.within("rota"))
    )


def _indefinite(survey: Survey) -> tuple[Hit, ...]:
    if survey.one_reader and survey.people:
        return ()
    return tuple(
        spot.hit(
            say("{quote} is nobody in particular", quote=quoted(spot.quote)),
            fixes=_name_fixes(survey, spot),
        )
        for spot in chain(
            survey.marks("owner.open"), filter(partial(_is_of_readers, survey), survey.marks("owner.either"))
        )
    )


def _is_of_readers(survey: Survey, spot: Spot) -> bool:
    """Whether one of the names is that of a reader."""
    return "@" in spot.quote or not survey.reader_names.isdisjoint(WORD.findall(plain(spot.quote)))


@needing("asks")
def _either(facts: Facts, _: datetime) -> Iterator[Passage]:
    """One or the other is called, by name: Kenji or Priya, please decide; can Kenji or Priya decide?"""
    for number in {ask.sentence for ask in facts.asks}:
        sentence = facts.sentences[number]
        found = _ONE_OF.match(facts.masked, sentence.body, sentence.end) if "or" in facts.words else None
        if found and not Passage(facts, *found.span("names")).within("rota"):
            yield Passage(facts, *found.span("names"))


def _is_poll(survey: Survey) -> bool:
    """Whether all are asked, and something happens if nobody answers: does anyone need it? Who can come?"""
    if not survey.has("silence", "default"):
        return False
    return all(
        spot.quote.lower().startswith("who ") or _POLLED.search(spot.passage.before(12))
        for spot in survey.marks("owner.open")
    )


_POLLED = Expression(r"\b(?:does|do|did|is|has|was)\s+\Z", re.IGNORECASE)


def _name_fixes(survey: Survey, spot: Spot) -> tuple[Fix, ...]:
    group = _GROUP.match(spot.placed.facts.masked, spot.end)
    whole = Spot(spot.placed, spot.start, group.end() if group else spot.end)
    return tuple(
        replacement(whole, say("Ask {name}", name=person.name), f"@{given_name(person.name)}")
        for person in survey.people[:2]
    )


_GROUP = Expression(
    r"\s+(?:(?:of|among|amongst)\s+(?:you|us|them)(?:\s+(?:all|guys|lot|two|three))?|here"
    r"|(?:of|from|in|on)\s+(?:the|our|your|this)\s+(?:channel|crew|group|office|shift|staff|team))\b",
    re.IGNORECASE,
)
"""Behind somebody: of you, from the team; a name needs none of it."""


def _is_owned(survey: Survey) -> bool:
    if survey.one_reader or survey.named_readers or survey.has("each", "rota", "silence"):
        return True
    if any(ask.owner for _, ask in survey.asks) or survey.has("owner.called", "owner.by_name"):
        return True
    return any(_greets_owner(survey, placed) for placed in survey.holding("greeting")) or _is_hailed(survey)


def _is_hailed(survey: Survey) -> bool:
    """Whether a name opens the message, or a block that asks: "Leila, do we ship it?" """
    unnamed = survey.lexicon.words("everybody") | survey.lexicon.words("phatic")
    asking = {(placed.pane, placed.start) for placed, _ in survey.asks}
    first = opening(survey)
    return any(
        unnamed.isdisjoint(spot.quote.lower().removeprefix("@").split())
        for spot in survey.marks("owner.hailed")
        if spot.placed is first or (spot.placed.pane, spot.placed.start) in asking
    )


@Sign
def _hailed(facts: Facts, _: datetime) -> Iterator[Passage]:
    """What may be a name, called at the beginning of a block."""
    found = _HAIL.match(facts.masked, facts.sentences[0].body) if facts.sentences else None
    group = found.lastgroup if found else None
    if not found or not group or not is_called(found[group], facts.lexicon.words("opener")):
        return
    if group == "small" and not is_owner(found[group], facts.lexicon.words("heading")):
        return
    if not any(time.start < found.end(group) for time in facts.times):
        yield Passage(facts, *found.span(group))


@Sign
def _told_by_name(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Where a name stands as the one who is asked, decides, or takes the answers."""
    yield from (Passage(facts, *found.span()) for found in _BY_NAME.finditer(facts.masked))
    unnamed = facts.lexicon.words("everybody") | facts.lexicon.words("phatic")
    for number in {ask.sentence for ask in facts.asks}:
        sentence = facts.sentences[number]
        found = _CALLED_LAST.search(facts.masked, max(sentence.body, sentence.end - _LAST), sentence.end)
        if found and found["name"].lower() not in unnamed:
            yield Passage(facts, *found.span("name"))


_LAST = 40
_CALLED_LAST = Expression(r"(?:\b[a-z]+|day|[A-Z]{2,5}|\d),\s+(?P<name>[A-Z][\w'’-]+)\s*[.!?]?\s*\Z")
"""A name at the end: we need it on Friday, Clara."""


_NAME = r"@?(?:(?:Dr|Mr|Mrs|Ms|Prof)\.?\s+)?[^\W\d_a-zß-ÿ][\w'’-]+"
_ANSWERS = r"answers?|comments?|concerns?|objections?|questions?|repl(?:y|ies)|vetoe?s?|votes?"
_BY_NAME = Expression(
    rf"(?i:\b(?:{_ANSWERS}))\b(?:\s+against\s+\w+)?\s*:?\s+(?:(?:go|please)\s+)?to\s+{_NAME}"
    rf"|(?i:\b(?:needed|wanted|required|requested|expected)\s+from)\s+{_NAME}"
    rf"|(?:[;:–—]|\b(?:and|but|so))\s+{_NAME},?\s+(?:please|pls|kindly|(?:can|could|would|will) you)\b"
    rf"|\byou(?:,\s+{_NAME}(?=[.:?!,;]|\s*\Z)|\s*\(@?{_NAME}\))"
    rf"|\AFor\s+{_NAME}(?:(?:,|\s+and)\s+{_NAME}){{0,3}}(?:\s+only)?\s*:"
)
"""Objections to Nadia; needed from Nadia; ...; Nadia, please; you, Nadia; you (Nadia); for Nadia only:"""

_ONE_OF = Expression(
    r"(?:(?i:hi|hello|hey|dear|so|and|but|please|can|could|would|will|should)\s+)?\W*?"
    rf"(?:{_NAME},\s+)*?(?P<names>(?:@[\w.-]+|{_NAME})\s+or\s+(?:@[\w.-]+|{_NAME}))(?=\s*[,:–—-]|\s+[a-z])"
)


_HAIL = Expression(
    r"(?P<name>@?[^\W\d_a-zß-ÿ][\w.'’-]*(?:\s+[^\W\d_a-zß-ÿ][\w.'’-]+)?)(?:,|\s[–—-])\s+"
    r"(?!(?:a|an|and|as|but|for|including|like|my|or|our|such|where|which|who|whom|whose|with)\b)"
    r"(?=[a-z]|I\b)"
    r"|(?P<small>[^\W\d_][\w'’-]+),\s+(?=(?:please|pls|kindly|(?:can|could|would|will)\s+you)\b)"
    r"|(?P<one>@?[^\W\d_a-zß-ÿ][\w'’-]*)(?:(?:,|\s+and|\s*[&/])\s*@?[^\W\d_a-zß-ÿ][\w'’-]*){1,3}\s*:\s"
)
"""A name before a comma or a dash, and a clause behind it that does not tell who or what bears the name;
in small letters only where that is asked of them in so many words.
"""


def _greets_owner(survey: Survey, placed: Placed) -> bool:
    """Whether its greeting calls somebody by name, or both of the two who read it."""
    greeting = placed.facts.greeting
    if greeting is None:
        return False
    return bool(greeting.names) or (greeting.is_pair and len(survey.people) == _PAIR)


_PAIR = 2


@needing("mention")
def _called(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Mentions of a person or a small group."""
    return (
        mention for mention in mentions(facts) if not is_of_all(mention) and mention.text.lower() != _CROWD
    )


_CROWD = "@team"


def _broad_greeting(survey: Survey) -> Hit | None:
    for placed in survey.holding("greeting"):
        greeting = placed.facts.greeting
        if greeting and greeting.is_broad:
            spot = Spot(placed, greeting.start, greeting.end)
            return spot.hit(say("{quote} makes nobody responsible", quote=quoted(spot.quote)))
    return None


def _nobody(survey: Survey, spot: Spot) -> Hit:
    names = tuple(given_name(person.name) for person in survey.people[:3])
    fixes = tuple(_address_fix(spot, name) for name in names)
    return survey.absent(Pane.NEED, say("Nobody is named for the request"), fixes=fixes)


def _address_fix(spot: Spot, name: str) -> Fix:
    sentence = spot.placed.facts.sentences[spot.sentence]
    return insertion(spot.placed, sentence.body, say("Address {name}", name=name), f"@{name}: ")


def _owner_passed(survey: Survey) -> str:
    names = survey.named_readers or tuple(person.name for person in survey.people)
    return (
        say("Owned by {name}", name=given_name(names[0]))
        if len(names) == 1
        else say("The request has an owner")
    )


_TEAM = (("#ward-7", None), ("Ines", "Europe/Lisbon"))

RULE = Rule(
    id="ask.owner",
    group=Group.ASK,
    title=say("The request has an owner"),
    passed=_owner_passed,
    severity=Severity.ERROR,
    why=say("A request to everybody is read by everybody and done by nobody: name the person or the role."),
    good=Example(
        text="@Ines please swap the night shift of 12 Oct with Rui by Fri 9 Oct, 12:00 UTC.", to=_TEAM
    ),
    bad=Example(text="Can someone swap the night shift of 12 Oct by Fri 9 Oct, 12:00 UTC?", to=_TEAM),
    detect=_owner,
    signs={
        "owner.open": _open_owner,
        "owner.either": _either,
        "owner.called": _called,
        "owner.hailed": _hailed,
        "owner.by_name": _told_by_name,
    },
)
