"""Rules about the request: is there one, whose is it, can it be done."""

import re
from collections.abc import Iterator
from datetime import datetime

from asyncdraft.core.checklist.asks import OPENERS, Ask, AskKind, is_direct_question
from asyncdraft.core.checklist.blocks import BlockKind
from asyncdraft.core.checklist.due import is_past, readings
from asyncdraft.core.checklist.expression import Expression
from asyncdraft.core.checklist.facts import Facts, Passage, Sign, needing
from asyncdraft.core.checklist.finding import Edit, Fix, Severity
from asyncdraft.core.checklist.lexicon import WORD
from asyncdraft.core.checklist.references import DEED_GAP, TIME_GAP, ReferenceKind
from asyncdraft.core.checklist.rule import Example, Group, Outcome, Rule
from asyncdraft.core.checklist.rules.panes import verbless_need
from asyncdraft.core.checklist.rules.words import quoted
from asyncdraft.core.checklist.sentences import Sentence
from asyncdraft.core.checklist.survey import Hit, Placed, Spot, Survey
from asyncdraft.core.draft import Pane
from asyncdraft.core.text import say, say_count


def _explicit(survey: Survey) -> Outcome:
    verbless = verbless_need(survey)
    if verbless:
        return verbless
    if survey.asks or survey.is_fyi or survey.instructs or _is_complete(survey):
        return ()
    fixes = (_request_fix(survey), _fyi_fix(survey))
    return (survey.absent(Pane.NEED, say("No request, and no word that there is none"), fixes=fixes),)


def _is_complete(survey: Survey) -> bool:
    """Whether it answers, releases, reminds of what is due, or lets readers object until a time."""
    is_due = survey.has("time.due") and survey.has("reminder", "default", "silence")
    is_open = survey.has("reminder", "owner.by_name") and survey.has("times")
    return is_due or is_open or survey.has("answered", "released")


def _explicit_passed(survey: Survey) -> str:
    count = len(survey.asks)
    if not count:
        return say("For information, and says so") if survey.is_fyi else say("Says what to do")
    return say_count("One explicit request", "{count} explicit requests", count)


def _request_fix(survey: Survey) -> Fix:
    name = survey.people[0].name.split()[0] if survey.people else "name"
    deadline = survey.message.deadline_text or f"${{2:{TIME_GAP}}}"
    return _append(survey, say("Add a request"), f"@{name}: please ${{1:{DEED_GAP}}} by {deadline}.")


def _fyi_fix(survey: Survey) -> Fix:
    return _append(survey, say("Say that it is for information"), "For information, no action needed.")


def _append(survey: Survey, label: str, sentence: str) -> Fix:
    pane = survey.message.home(Pane.NEED)
    text = survey.message.text(pane)
    end = len(text.rstrip())
    return Fix(label, (Edit(pane, end, len(text), f"\n\n{sentence}" if end else sentence),))


def _owner(survey: Survey) -> Outcome:
    if all(ask.kind is AskKind.CALL for _, ask in survey.asks):
        return None
    indefinite = _indefinite(survey)
    if indefinite:
        return indefinite
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
        for spot in survey.marks("owner.open")
    )


def _name_fixes(survey: Survey, spot: Spot) -> tuple[Fix, ...]:
    start, end = spot.placed.start + spot.start, spot.placed.start + spot.end
    return tuple(
        Fix(
            say("Ask {name}", name=person.name),
            (Edit(spot.placed.pane, start, end, f"@{person.name.split()[0]}"),),
        )
        for person in survey.people[:2]
    )


def _is_owned(survey: Survey) -> bool:
    if survey.one_reader or survey.named_readers or survey.has("each", "rota"):
        return True
    if any(ask.owner for _, ask in survey.asks) or survey.has("owner.called", "owner.by_name"):
        return True
    return any(_greets_owner(survey, placed) for placed in survey.holding("greeting")) or _is_hailed(survey)


def _is_hailed(survey: Survey) -> bool:
    """Whether a name opens the message, or a block that asks: "Leila, do we ship it?" """
    unnamed = survey.lexicon.words("everybody") | survey.lexicon.words("phatic")
    asking = {(placed.pane, placed.start) for placed, _ in survey.asks}
    opening = next((placed for placed in survey.blocks if placed.facts.kind is not BlockKind.SUBJECT), None)
    return any(
        unnamed.isdisjoint(spot.quote.lower().removeprefix("@").split())
        for spot in survey.marks("owner.hailed")
        if spot.placed is opening or (spot.placed.pane, spot.placed.start) in asking
    )


@Sign
def _hailed(facts: Facts, _: datetime) -> Iterator[Passage]:
    """What may be a name, called at the beginning of a block."""
    found = _HAIL.match(facts.masked, facts.sentences[0].body) if facts.sentences else None
    if found and not any(time.start < found.end("name") for time in facts.times):
        yield Passage(facts, *found.span("name"))


@Sign
def _told_by_name(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Where a name stands as the one who is asked, decides, or takes the answers."""
    return (Passage(facts, *found.span()) for found in _BY_NAME.finditer(facts.masked))


_NAME = r"@?(?:(?:Dr|Mr|Mrs|Ms|Prof)\.?\s+)?[^\W\d_a-zß-ÿ][\w'’-]+"
_ANSWERS = r"answers?|comments?|concerns?|objections?|questions?|repl(?:y|ies)|vetoe?s?|votes?"
_BY_NAME = Expression(
    rf"(?i:\b(?:{_ANSWERS}))\b(?:\s+against\s+\w+)?\s*:?\s+(?:(?:go|please)\s+)?to\s+{_NAME}"
    rf"|(?i:\b(?:needed|wanted|required|requested|expected)\s+from)\s+{_NAME}"
    rf"|(?:[;:–—]|\b(?:and|but|so))\s+{_NAME},?\s+(?:please|pls|kindly|(?:can|could|would|will) you)\b"
    rf"|\byou,\s+{_NAME}(?=[.:?!,;]|\s*\Z)"
    rf"|\AFor\s+{_NAME}(?:(?:,|\s+and)\s+{_NAME}){{0,3}}(?:\s+only)?\s*:"
)
"""Objections to Nadia; needed from Nadia; ...; Nadia, please; from you, Nadia; for Nadia and Tom only:"""

_HAIL = Expression(
    rf"(?P<name>@?(?!(?i:{OPENERS})\b)[^\W\d_a-zß-ÿ][\w.'’-]*(?:\s+[^\W\d_a-zß-ÿ][\w.'’-]+)?)(?:,|\s[–—-])\s+"
    r"(?!(?:a|an|and|as|but|for|including|like|my|or|our|such|where|which|who|whom|whose|with)\b)"
    r"(?=[a-z]|I\b)"
)
"""A name before a comma or a dash, and a clause behind it that does not tell who or what bears the name."""


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
    for reference in facts.references:
        passage = Passage(facts, reference.start, reference.end)
        if reference.kind is ReferenceKind.MENTION and passage.text.lower() not in _CROWD:
            yield passage


_CROWD = frozenset({"@channel", "@here", "@everyone", "@all", "@team"})


def _broad_greeting(survey: Survey) -> Hit | None:
    for placed in survey.holding("greeting"):
        greeting = placed.facts.greeting
        if greeting and greeting.is_broad:
            spot = Spot(placed, greeting.start, greeting.end)
            return spot.hit(say("{quote} makes nobody responsible", quote=quoted(spot.quote)))
    return None


def _nobody(survey: Survey, spot: Spot) -> Hit:
    names = tuple(person.name.split()[0] for person in survey.people[:3])
    fixes = tuple(_address_fix(spot, name) for name in names)
    return survey.absent(Pane.NEED, say("Nobody is named for the request"), fixes=fixes)


def _address_fix(spot: Spot, name: str) -> Fix:
    sentence = spot.placed.facts.sentences[spot.sentence]
    at = spot.placed.start + sentence.body
    return Fix(say("Address {name}", name=name), (Edit(spot.placed.pane, at, at, f"@{name}: "),))


def _owner_passed(survey: Survey) -> str:
    names = survey.named_readers or tuple(person.name for person in survey.people)
    return (
        say("Owned by {name}", name=names[0].split()[0])
        if len(names) == 1
        else say("The request has an owner")
    )


@needing("ask.vague", "ask.thin")
def _open_ask(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Requests that could mean anything, unless their sentence says what to look at or to answer."""
    return (passage for passage in facts.passages("ask.vague", "ask.thin") if _is_open(passage))


@needing("ask.empty")
def _empty_ask(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Requests for whatever is needed; what else the message asks makes them no clearer."""
    return (passage for passage in facts.passages("ask.empty") if _is_open(passage))


@needing("ask.mend")
def _mending_ask(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Requests to put right what other sentences have to describe."""
    return (passage for passage in facts.passages("ask.mend") if _is_open(passage))


@needing("ask.inspect")
def _inspecting_ask(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Requests to look at something, which a trouble told with its facts makes clear."""
    return (passage for passage in facts.passages("ask.inspect") if _is_open(passage))


@Sign
def _matter(facts: Facts, _: datetime) -> Iterator[Passage]:
    """The first statement that is long enough to say what is the matter."""
    asking = {ask.sentence for ask in facts.asks}
    for number, sentence in enumerate(facts.sentences):
        passage = Passage(facts, sentence.start, sentence.end)
        if number not in asking and _words(facts, sentence) >= _MATTER and not passage.within("ask.closing"):
            yield passage
            return


def _words(facts: Facts, sentence: Sentence) -> int:
    return len(WORD.findall(facts.masked, sentence.body, sentence.end))


_MATTER = 5
_FACTS = ("evidence.seen", "evidence.figure", "evidence.told", "code", "quote")
_NEAR = 100


def _is_open(passage: Passage) -> bool:
    return (
        _asks_more_than_a_call(passage)
        and not passage.overlaps("ask.closing", "please.not")
        and not _has_criterion(passage)
        and not _is_rhetorical(passage)
        and not _is_ours(passage)
        and not _goes_on(passage)
        and not any(time.start < passage.end and passage.start < time.end for time in passage.facts.times)
    )


def _has_criterion(passage: Passage) -> bool:
    """Whether a point to look at stands near; "chapter 3 is done, your take on it?" means all of it."""
    if passage.text.lower().endswith(_PRONOUNS):
        return passage.nears_after(_NEAR, "criterion")
    return passage.nears(_NEAR, "criterion")


_PRONOUNS = (" it", " this", " that", " them")


def _asks_more_than_a_call(passage: Passage) -> bool:
    asks = (ask for ask in passage.facts.asks if ask.sentence == passage.sentence)
    return any(not ask.is_aside and ask.kind is not AskKind.CALL for ask in asks)


def _is_rhetorical(passage: Passage) -> bool:
    """Whether a question that wants no answer opens before it; an "ok?" at its end is a courtesy."""
    start = max(passage.bounds.start, passage.start - _NEAR)
    return any(start <= mark.start <= passage.start for mark in passage.facts.marks.get("rhetorical", ()))


def _is_ours(passage: Passage) -> bool:
    """Whether it is told of somebody who does it: we weigh in on Thursday, the auditors look at it."""
    before = passage.before(_NEAR)
    return _THEIRS.search(before) is not None or (
        passage.overlaps("ask.thin") and _OURS.search(before) is not None
    )


_THEIRS = Expression(
    r"\b(?:the|our|their|his|her|my)\s+[a-z]+(?:s|men|people|board|crew|team)\s+\Z", re.IGNORECASE
)


_OURS = Expression(
    r"(?:\A\W*|[.!?;:,\n]\s*|\b(?:because|since|as|before|after|until|while|so|and|but|that)\s)"
    r"(?:I|we|they|he|she)\s+(?:(?:then|also|always|usually|only|already)\s+)?\Z",
    re.IGNORECASE,
)


def _goes_on(passage: Passage) -> bool:
    """Whether a choice, or a colon and what stands behind it, closes the question."""
    sentence = passage.facts.sentences[passage.sentence]
    rest = passage.facts.masked[passage.end : sentence.end]
    is_choice = sentence.is_question and "or" in WORD.findall(rest.lower())
    return is_choice or _EXPLAINED.search(rest) is not None


_EXPLAINED = Expression(r"[:;–—]\s+(?:[\w'’-]+\s+){2}")


@needing("asks")
def _concrete_ask(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Requests and questions that say what they want."""
    for ask in facts.asks:
        sentence = facts.sentences[ask.sentence]
        if (sentence.is_item and sentence.is_question) or _is_concrete(facts, ask):
            yield Passage(facts, ask.start, ask.end)


def _is_concrete(facts: Facts, ask: Ask) -> bool:
    sentence = facts.sentences[ask.sentence]
    if ask.is_vague or ask.kind is AskKind.CALL or _BARE_ANSWER.search(facts.masked, ask.start, sentence.end):
        return False
    if sentence.is_question:
        words = WORD.findall(facts.masked, sentence.body, sentence.end)
        is_musing = _MUSING.match(facts.masked, sentence.body, sentence.end)
        return not is_musing and is_direct_question([word.lower() for word in words])
    if _USE.match(facts.masked, sentence.body, sentence.end):
        return False
    return ask.kind is AskKind.REQUEST and len(WORD.findall(facts.masked, ask.start, sentence.end)) >= 4


_USE = Expression(
    r"(?:(?:as|because|since|so|and|but)\s+)?(?:I|we)\s+(?:\w+\s+)?need\s+(?:it|them|this|that|these|those)\b",
    re.IGNORECASE,
)
"""What the thing is needed for, no request of its own."""

_MUSING = Expression(r"(?:[^.!?\n]{0,40}[,:]\s+)?(?:what\s+if|what\s+about|how\s+about)\b", re.IGNORECASE)
_BARE_ANSWER = Expression(
    r"\byour\s+(?:answer|reply|response|feedback|opinion|thoughts|views?|comments?|input)\b"
    r"(?!\s+(?:to|on|about|whether|if|for)\b)",
    re.IGNORECASE,
)


def _vague(survey: Survey) -> Outcome:
    if not survey.asks:
        return None
    signs = ["ask.nothing"]
    if not survey.has("ask.concrete"):
        signs.append("ask.open")
        signs.extend(() if survey.has("ask.matter") else ("ask.repair",))
        signs.extend(() if survey.has("ask.matter") and survey.has(*_FACTS) else ("ask.glance",))
    is_told = survey.has("ask.matter") and survey.has(*_FACTS)
    return (
        spot.hit(say("{quote} leaves the answer open", quote=quoted(spot.quote)))
        for spot in survey.marks(*signs)
        if not (is_told and _is_look_at_it(spot.passage))
    )


def _is_look_at_it(passage: Passage) -> bool:
    """Whether it asks to look at what was just told."""
    return _LOOK.search(passage.text) is not None and _AT_IT.match(passage.after(_NEAR)) is not None


_LOOK = Expression(r"\b(?:look|glance|peek|gander)\Z", re.IGNORECASE)
_AT_IT = Expression(r"\s+(?:at|into)\s+(?:it|this|that|them)\b", re.IGNORECASE)


@needing("cadence")
def _habit(facts: Facts, _: datetime) -> Iterator[Passage]:
    """How often something asked for is to be done."""
    for passage in facts.passages("cadence"):
        number = passage.sentence
        if any(ask.sentence == number and 0 <= passage.start - ask.end < _NEAR for ask in facts.asks):
            yield passage


def _deadline(survey: Survey) -> Outcome:
    if not survey.asks:
        return None
    if survey.message.deadline or survey.has("time.due", "time.vague", "incident", "ask.habit", "shift"):
        return ()
    if survey.has("time.moment") or (survey.has("time.back") and survey.has("time.precise")):
        return ()
    if survey.has("time.start") and all(_is_lasting(placed, ask) for placed, ask in survey.asks):
        return ()
    if survey.has("handoff", "given") and all(ask.kind is AskKind.IMPERATIVE for _, ask in survey.asks):
        return ()
    text = survey.message.deadline_text or f"${{1:{TIME_GAP}}}"
    fixes = (_by_fix(*survey.asks[-1], text),)
    return (survey.absent(Pane.NEED, say("The request has no time"), fixes=fixes),)


def _is_lasting(placed: Placed, ask: Ask) -> bool:
    """Whether it asks for what is to be done from now on, as using another door."""
    sentence = placed.facts.sentences[ask.sentence]
    return _LASTING.search(placed.facts.masked, sentence.body, sentence.end) is not None


_LASTING = Expression(
    r"\b(?:use|park|wear|enter|avoid|keep|switch to|go (?:through|in by|out by)|sign in|log in|come in"
    r"|write to|call|report to|turn to|leave .{2,30}\b(?:in|at|on|with))\b",
    re.IGNORECASE,
)


@needing("times")
def _starts(facts: Facts, now: datetime) -> Iterator[Passage]:
    """Days from which something holds."""
    for passage, reading in readings(facts):
        if not is_past(reading, now) and _FROM.search(passage.before(24)):
            yield passage


_FROM = Expression(
    r"\b(?:from|as of|as from|starting|effective|beginning)\s+(?:on\s+)?(?:the\s+)?\Z", re.IGNORECASE
)


def _by_fix(placed: Placed, ask: Ask, text: str) -> Fix:
    sentence = placed.facts.sentences[ask.sentence]
    at = placed.start + len(placed.facts.masked[: sentence.end].rstrip(" .!?"))
    return Fix(say("Add the time"), (Edit(placed.pane, at, at, f" by {text}"),))


_TEAM = (("#ward-7", None), ("Ines", "Europe/Lisbon"))

RULES = (
    Rule(
        id="ask.explicit",
        group=Group.ASK,
        title=say("One explicit request"),
        passed=_explicit_passed,
        severity=Severity.ERROR,
        why=say(
            "Eight hours later nobody can tell whether you wait for something: ask, or say "
            "that it is for information."
        ),
        good=Example(text="Kenji, please send the pump test report P-88 by Thu 8 Oct, 12:00 JST."),
        bad=Example(text="The pump test ran yesterday. The pressure was lower than in spring."),
        detect=_explicit,
    ),
    Rule(
        id="ask.owner",
        group=Group.ASK,
        title=say("The request has an owner"),
        passed=_owner_passed,
        severity=Severity.ERROR,
        why=say(
            "A request to everybody is read by everybody and done by nobody: name the person or the role."
        ),
        good=Example(
            text="@Ines please swap the night shift of 12 Oct with Rui by Fri 9 Oct, 12:00 UTC.", to=_TEAM
        ),
        bad=Example(text="Can someone swap the night shift of 12 Oct by Fri 9 Oct, 12:00 UTC?", to=_TEAM),
        detect=_owner,
        signs={
            "owner.open": _open_owner,
            "owner.called": _called,
            "owner.hailed": _hailed,
            "owner.by_name": _told_by_name,
        },
    ),
    Rule(
        id="ask.vague",
        group=Group.ASK,
        title=say("The request can be answered"),
        passed=say("The request can be answered"),
        severity=Severity.WARNING,
        why=say(
            "“Have a look” can mean ten things: ask a question, number it, or name the "
            "section and what you doubt."
        ),
        good=Example(text="Kenji, please check section 3 of the lease: is the notice period six months?"),
        bad=Example(text="Kenji, the lease is in the folder, let me know what you think."),
        detect=_vague,
        signs={
            "ask.open": _open_ask,
            "ask.nothing": _empty_ask,
            "ask.repair": _mending_ask,
            "ask.glance": _inspecting_ask,
            "ask.matter": _matter,
            "ask.concrete": _concrete_ask,
        },
    ),
    Rule(
        id="ask.deadline",
        group=Group.ASK,
        title=say("The request has a time"),
        passed=say("The request has a time"),
        severity=Severity.ERROR,
        why=say("Without a time the reader cannot plan you in, and you cannot tell late from forgotten."),
        good=Example(text="Kenji, please send the menu by Thu 8 Oct, 12:00 JST, the printer waits for it."),
        bad=Example(text="Kenji, please send the menu of the autumn dinner, the printer waits for it."),
        detect=_deadline,
        signs={"ask.habit": _habit, "time.start": _starts},
    ),
)
