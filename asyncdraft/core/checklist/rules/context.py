"""Rules about context: does the reader find everything without asking."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from asyncdraft.core.checklist.blocks import BlockKind
from asyncdraft.core.checklist.due import is_past
from asyncdraft.core.checklist.facts import Facts, Passage
from asyncdraft.core.checklist.finding import Edit, Fix, Severity
from asyncdraft.core.checklist.lexicon import WORD
from asyncdraft.core.checklist.references import POINTERS, ReferenceKind
from asyncdraft.core.checklist.rule import Example, Group, Outcome, Rule
from asyncdraft.core.checklist.rules.panes import nameless_what, repeating_why
from asyncdraft.core.checklist.rules.papers import lost_things, named_things
from asyncdraft.core.checklist.rules.words import quoted
from asyncdraft.core.checklist.survey import Hit, Spot, Survey
from asyncdraft.core.draft import Pane

_CONDITION = re.compile(
    r"\b(?:if|in case|should|unless|whether|when|once|no|not any|without|any)\b",
    re.IGNORECASE,
)
_EVIDENCE = (
    ReferenceKind.CODE,
    ReferenceKind.QUOTE,
    ReferenceKind.IDENTIFIER,
    ReferenceKind.URL,
    ReferenceKind.NUMBER,
)
_FIGURES = (ReferenceKind.NUMBER, ReferenceKind.IDENTIFIER)
_ASKED = re.compile(r"\b(?:which|what|who|why)\b", re.IGNORECASE)
_WHEN = re.compile(r"\s+(?:on|before|until|between|at)\s+(?:the\s+)?", re.IGNORECASE)
_CLOSE = 16
_NEAR = 80
_MEASURE = re.compile(
    r"\b(?:about|roughly|up to|every|each|for|within|only)\s+"
    r"(?:an?|one|two|three|four|five|six|ten|half|second|third)\b"
    r"|\b(?:twice|half of)\b",
    re.IGNORECASE,
)
_NO_REASON = (
    "vague.fault",
    "vague.some",
    "vague.thing",
    "elsewhere",
    "blame",
    "passive",
    "ask.closing",
    "handoff",
    "rhetorical",
    "ready",
    "hedge.strong",
    "apology",
)
_SECOND_CLAUSE = re.compile(r"[,;:–—-]\s|\s(?:so|as|for|before|after|until|when)\s")
_AFTER_COLON = re.compile(r"[:;]\s+(?:[\w'’-]+,?\s+){3,}")
_CLAUSE = re.compile(
    r"(?:[,;–—]\s+(?:(?:and|but|so)\s+)?|\s(?:and|but)\s+(?=(?:the|our|my|we|they|he|she|it|nobody)\s))"
    r"(?P<words>[^\n.!?,;–—]{8,}?)(?=[\n.!?,;–—]|\Z|\s(?:and|but)\s)",
    re.IGNORECASE,
)
_IT_IS = re.compile(r"(?:i|it|that|there|this|he|she|we|they|you)'(?:s|ll|re|ve|m|d)\Z")
_EVENT = re.compile(
    r"\b(?:the|my|our|his|her|their|one|an?)\s+(?:[\w'’-]+\s+){1,2}?"
    r"(?:was|were|got|went|came|fell|broke|\w{3,}ed)\b",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"(?:is|are|has|have|will|can|cannot|must|needs?|wants?|(?!its\Z)[a-z]+[^\W\dusi]s"
    r"|[a-z]*'(?:s|ll|re|ve|m))\Z"
)
_PAST = re.compile(r"\b(?:was|were|did|had|\w{3,}ed)\b", re.IGNORECASE)
_STATES_WHEN = re.compile(
    r"\A(?:we|they|I|he|she|it)\b.*\b(?:that|the same|the next) [a-z]+\Z", re.IGNORECASE
)
_STATES = re.compile(
    r"\d|\b(?:is|are|has|have|will|can|cannot|must|needs?|does|do|would|there's|it's|'ll)\b"
    r"|\bthat (?:day|night|morning|afternoon|evening|week)\b",
    re.IGNORECASE,
)


def _link(survey: Survey) -> Outcome:
    if not survey.has("thing.named"):
        return None
    if survey.has_pointer:
        return ()
    return (
        spot.hit(f"{quoted(spot.quote)} has no link", fixes=_link_fixes(spot))
        for spot in survey.marks("thing.lost")
    )


def _link_fixes(spot: Spot) -> tuple[Fix, ...]:
    at = spot.placed.start + spot.end
    return (Fix("Add a link", (Edit(spot.placed.pane, at, at, " (${1:link or number})"),)),)


def _vague_words(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Some issues, the other thing: where nothing exact follows."""
    for passage in facts.passages("vague.some", "vague.thing"):
        end = passage.bounds.end
        goes_on = facts.masked[:end].endswith(":")
        reach = min(len(facts.text), end + _NEAR) if goes_on else end
        is_told = _AFTER_COLON.search(facts.masked, passage.end, end) or _TOLD.match(passage.after(_NEAR))
        if not is_told and not _is_exempt(passage) and not _has_evidence(facts, passage.start, reach):
            yield passage


_TOLD = re.compile(
    r"\s+(?:asked|ask|asks|want|wants|wanted|said|say|says|wrote|report|reported|told)\s+"
    r"(?:whether|if|that|for|us|to|why|when|how|about)\b"
    r"|\s+(?:that|which)\s+(?:(?:really|most)\s+)?(?:is|are|was|were|[a-z]+s)\b[^.;!?\n]*\s(?:is|are|was|were)\b",
    re.IGNORECASE,
)
"""Several guests asked whether; the thing that counts is: what follows says it."""


def _vague_faults(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Does not work, looks weird: where nothing exact stands around it."""
    for passage in facts.passages("vague.fault"):
        start, end = passage.bounds.start, passage.bounds.end
        reach = min(_next_ask(facts, end), end + 2 * _NEAR)
        measured = _MEASURE.search(facts.masked, start, end)
        if _is_of_some_one(passage):
            continue
        if not _is_exempt(passage) and not measured and not _has_evidence(facts, start, reach):
            yield passage


def _is_of_some_one(passage: Passage) -> bool:
    """Whether it befell a thing that the reader need not know, nor mend: a lamp is broken."""
    return _SOME_ONE.search(passage.before(_CLOSE)) is not None and "repair" not in passage.facts.marks


_SOME_ONE = re.compile(r"\b(?:an?|one|two)\s+[^\W\d_]+\s+(?:(?:is|are|was|has|have)\s+)?\Z", re.IGNORECASE)


def _next_ask(facts: Facts, position: int) -> int:
    """Where the next sentence that asks begins: what is told from there on is no description."""
    asking = {ask.sentence for ask in facts.asks}
    starts = (sentence.start for number, sentence in enumerate(facts.sentences) if number in asking)
    return next((start for start in starts if start >= position), len(facts.text))


def _vague_topics(facts: Facts, _: datetime) -> Iterator[Passage]:
    """The access card issue, that matter: a trouble that the reader is supposed to know."""
    for passage in facts.passages("vague.topic"):
        if not _is_exempt(passage) and not passage.overlaps("vague.topic.not"):
            yield passage


def _is_exempt(passage: Passage) -> bool:
    supposed = _CONDITION.search(re.split(r"[:;]\s", passage.before(_NEAR))[-1]) or _ASKED.search(
        passage.before(_CLOSE)
    )
    return passage.overlaps("vague.exempt") or bool(supposed) or _is_dated(passage)


def _is_dated(passage: Passage) -> bool:
    """Whether a time follows at once: some guests on Friday."""
    starts = (time.start for time in passage.facts.times if 0 <= time.start - passage.end <= _CLOSE)
    return any(_WHEN.fullmatch(passage.facts.masked, passage.end, start) for start in starts)


def _specifics(survey: Survey) -> Outcome:
    signs = ["words.vague"]
    if not survey.has("code", "quote"):
        signs.append("fault.vague")
        signs.extend(() if survey.has("figure", "url", "target") else ("topic.vague",))
    vague = [spot.hit(f"{quoted(spot.quote)} is vague") for spot in survey.marks(*signs)]
    return vague or nameless_what(survey)


def _has_evidence(facts: Facts, start: int, end: int) -> bool:
    """Whether figures, codes, quotations or links, no times or places, stand in [start, end)."""
    return any(
        reference.kind in _EVIDENCE
        and start <= reference.start < end
        and not _is_place(facts, reference.start)
        for reference in facts.references
    )


def _is_place(facts: Facts, position: int) -> bool:
    """Whether a number there is a time, or only says where: slide 4."""
    times = [(time.start, time.end) for time in facts.times]
    places = [(mark.start, mark.end) for mark in facts.marks.get("numbered", ())]
    return any(start <= position < end for start, end in (*times, *places))


def _implied_reasons(facts: Facts, now: datetime) -> Iterator[Passage]:
    """Sentences beside the request that imply its reason: effects, figures, events, conditions."""
    if facts.kind is BlockKind.SUBJECT:
        return
    asking = {ask.sentence for ask in facts.asks}
    for number, sentence in enumerate(facts.sentences):
        passage = Passage(facts, sentence.start, sentence.end)
        if number in asking:
            yield from (
                part
                for part in _added_reasons(passage)
                if not part.overlaps(*_NO_REASON) or _is_scheduled(part, now)
            )
        elif not sentence.is_question and _tells_reason(passage, now):
            yield passage


def _tells_reason(passage: Passage, now: datetime) -> bool:
    """Whether a statement gives a reason, be it beside a complaint or a word that says nothing."""
    if not passage.within(*_NO_REASON):
        return _states_reason(passage, now)
    if _is_measured(passage) and _states_reason(passage, now):
        return True
    return _is_scheduled(passage, now) or any(
        not part.overlaps(*_NO_REASON) for part in _stating_clauses(passage)
    )


def _added_reasons(passage: Passage) -> Iterator[Passage]:
    """The parts of a request that go on to say what it is for."""
    body = passage.facts.masked[passage.start : passage.end]
    if _SECOND_CLAUSE.search(body) and (passage.within("reason") or _AFTER_COLON.search(body)):
        yield passage
    yield from _stating_clauses(passage)


def _stating_clauses(passage: Passage) -> Iterator[Passage]:
    """Later clauses with a subject and a verb in the present: neither orders nor fragments."""
    facts = passage.facts
    tails, verbs, objects = (facts.lexicon.words(name) for name in ("no clause", "verbs", "object"))
    for found in _CLAUSE.finditer(facts.masked, passage.start, passage.end):
        words = WORD.findall(found["words"].lower())
        is_order = len(words) > 1 and words[0] in verbs and words[1] in objects
        states = _has_verb(words) or _STATES_WHEN.search(found["words"])
        if len(words) > 1 and words[0] not in tails and not is_order and states:
            yield Passage(facts, *found.span("words"))


def _has_verb(words: Sequence[str]) -> bool:
    """Whether a verb in the present stands where the verb of a statement stands."""
    if words and _IT_IS.match(words[0].replace("’", "'")):
        return True
    opening = words[:1] if words[:1] in (["the"], ["our"], ["my"]) else words[:2]
    is_fragment = any(word.endswith("ing") for word in opening)
    return not is_fragment and any(_FINITE.match(word) for word in words[1:5])


def _states_reason(passage: Passage, now: datetime) -> bool:
    """Whether a statement tells how things are or what is coming; what was, explains little."""
    if passage.within("reason"):
        return True
    body = passage.facts.masked[passage.start : passage.end]
    words = WORD.findall(body.lower())
    if len(words) < _STATEMENT or _only_points(passage, words):
        return False
    if len(words) >= _REPORT:
        return True
    is_so = _STATES.search(body) is not None or _has_verb(words) or any(_stating_clauses(passage))
    return is_so or bool(_EVENT.search(body)) or (_comes(passage, now) and not _PAST.search(body))


def _only_points(passage: Passage, words: Sequence[str]) -> bool:
    """Whether a short sentence does no more than say where something is."""
    return len(words) < _POINTING and any(
        passage.start <= reference.start < passage.end and reference.kind in POINTERS
        for reference in passage.facts.references
    )


def _comes(passage: Passage, now: datetime) -> bool:
    inside = (time for time in passage.facts.times if passage.start <= time.start < passage.end)
    return any(not is_past(time, now) for time in inside)


def _is_measured(passage: Passage) -> bool:
    return _has_evidence(passage.facts, passage.start, passage.end)


def _is_scheduled(passage: Passage, now: datetime) -> bool:
    """Whether it gives a reason with a time, whatever else it says."""
    return passage.within("reason") and _comes(passage, now)


_STATEMENT = 2
_REPORT = 7
_POINTING = 7


def _why(survey: Survey) -> Outcome:
    repeated = repeating_why(survey)
    if repeated:
        return repeated
    if not survey.asks:
        return None
    if survey.message.text(Pane.WHY).strip() or survey.has("reason.strong", "reason.implied"):
        return ()
    return (survey.absent(Pane.WHY, "No reason, only the request"),)


def _problems(facts: Facts, _: datetime) -> Iterator[Passage]:
    for passage in facts.passages("problem"):
        is_supposed = _CONDITION.search(passage.before(_NEAR))
        is_held_up = _HELD_UP.match(passage.after(_NEAR)) or _NAMED.match(passage.after(_CLOSE))
        if not is_supposed and not is_held_up and not _is_of_some_one(passage):
            yield passage


def _failures(facts: Facts, _: datetime) -> Iterator[Passage]:
    """What does not do what it should, told in a statement."""
    for passage in facts.passages("failing"):
        if not _CONDITION.search(passage.before(_NEAR)) and not _LIMITED.match(passage.after(_NEAR)):
            yield passage


_LIMITED = re.compile(r"[^.,;:!?]{0,60}\s(?:without|until|unless|before|because)\b", re.IGNORECASE)
_NAMED = re.compile(r"\s+(?:of|is|was|lies|to)\b", re.IGNORECASE)
"""The problem of the night is sleep: no trouble to be mended."""

_HELD_UP = re.compile(r"[^.,;:!?]{0,40}\s(?:without|until|unless)\b|\s+before\b", re.IGNORECASE)
"""What cannot start without a key waits for the key: nothing is at fault."""

_UNDONE = re.compile(
    r"\b(?:can['’]?t|cannot|couldn['’]?t|can not|could not|unable to|impossible to|need to|want to|have to"
    r"|didn['’]?t|did not|not|please|will|never)\s+(?:(?:even|really|properly)\s+)?\Z",
    re.IGNORECASE,
)


def _observations(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Statements, no questions or requests, that tell what was seen or done."""
    for passage in facts.passages("evidence", "observed"):
        is_part = facts.masked[passage.end : passage.end + 1] == "-"
        is_undone = is_part or _UNDONE.search(passage.before(_CLOSE + _CLOSE))
        if not is_undone and not passage.is_asking and not passage.within("rhetorical", "passive"):
            yield passage


def _described(facts: Facts, _: datetime) -> Iterator[Passage]:
    """What stands behind the colon of a trouble: no light, no fan."""
    for passage in facts.passages("problem"):
        if _DETAIL.search(facts.masked, passage.end, passage.bounds.end):
            yield passage


def _figures(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Numbers and identifiers of the body that are no times."""
    return (
        Passage(facts, reference.start, reference.end)
        for reference in facts.references
        if reference.kind in _FIGURES
        and facts.kind is not BlockKind.SUBJECT
        and not any(time.start <= reference.start < time.end for time in facts.times)
    )


def _measured(facts: Facts, now: datetime) -> Iterator[Passage]:
    """Figures that may describe a trouble; not those of what comes after the request."""
    asked = min((ask.start for ask in facts.asks), default=len(facts.text))
    for passage in _figures(facts, now):
        says_where = passage.overlaps("numbered") and not _RECORDED.search(passage.before(_CLOSE))
        if not says_where and (passage.start < asked or not _is_at_stake(passage)):
            yield passage


def _is_at_stake(passage: Passage) -> bool:
    """Whether a figure behind the request says what hangs on it: 40 guests wait, bid 9 must be in."""
    if passage.is_asking:
        return passage.nears(_NEAR // 2, "reason") or bool(_CLAUSE_OPENS.search(passage.before(_CLOSE)))
    sentence = passage.facts.masked[passage.bounds.start : passage.bounds.end]
    return not passage.within("problem") and (passage.within("reason") or bool(_DUE.search(sentence)))


_CLAUSE_OPENS = re.compile(r"[,;]\s+(?:(?:or|and|but|so|then)\s+)?(?:(?:the|our|all|about|over|some)\s+)?\Z", re.IGNORECASE)
_RECORDED = re.compile(
    r"\b(?:errors?|codes?|status|faults?|alarms?|http|exit|cases?|tickets?|incidents?|claims?|requests?|bugs?)"
    r"\W+(?:\w+\W+)?\Z",
    re.IGNORECASE,
)
"""Words whose number describes a trouble, or leads to a description; others say where it is: room 4."""

_DUE = re.compile(r"\b(?:must|will|has to|have to|shall|should|needs? to)\b", re.IGNORECASE)


def _evidence(survey: Survey) -> Outcome:
    is_to_be_mended = survey.has("failure.told") and survey.has("repair")
    if survey.is_fyi or not (survey.has("problem.told") or is_to_be_mended):
        return None
    if survey.has(*_SEEN) or _is_account(survey):
        return ()
    return (survey.absent(Pane.WHAT, "A problem, but nothing that was seen or tried"),)


def _is_account(survey: Survey) -> bool:
    """Whether it is too long to tell nothing of what was seen."""
    return sum(placed.facts.word_count for placed in survey.blocks) > _ACCOUNT


_ACCOUNT = 90
_SEEN = ("code", "quote", "url", "target", "evidence.seen", "evidence.told", "evidence.figure")
_DETAIL = re.compile(r"[:;]\s+(?:[\w'’-]+,?\s+){2}")


def _gaps(facts: Facts, _: datetime) -> Iterator[Passage]:
    return (
        Passage(facts, reference.start, reference.end)
        for reference in facts.references
        if reference.kind is ReferenceKind.PLACEHOLDER
    )


def _field(survey: Survey) -> Outcome:
    unfilled = survey.message.unfilled
    if unfilled is None:
        return None
    home = survey.message.home(Pane.WHAT)
    return [Hit(home, 0, 0, f"“{name}” is empty") for name in unfilled]


def _placeholder(survey: Survey) -> Outcome:
    return (spot.hit(f"{quoted(spot.quote)} is still to be filled in") for spot in survey.marks("gap"))


RULES = (
    Rule(
        id="context.link",
        group=Group.CONTEXT,
        title="Everything mentioned can be found",
        passed="Documents and tickets can be found",
        severity=Severity.WARNING,
        why=(
            "The reader has to search, or to ask you and wait a day: add the link, the "
            "number or the file name."
        ),
        good=Example(
            text="Kenji, please sign the lease (lease-2027.pdf) by Thu 8 Oct, 12:00 JST, the old one ends."
        ),
        bad=Example(
            text="Kenji, please sign the contract by Thu 8 Oct, 12:00 JST, because the old one ends."
        ),
        detect=_link,
        signs={"thing.named": named_things, "thing.lost": lost_things},
    ),
    Rule(
        id="context.specifics",
        group=Group.CONTEXT,
        title="Says exactly what",
        passed="Says exactly what it is about",
        severity=Severity.WARNING,
        why=(
            "A reader cannot ask you until tomorrow: say which, how many, where, with the "
            "words on the screen."
        ),
        good=Example(
            text=(
                "Kenji, pump 3 stops after 40 s with alarm E14. Please check its valve by "
                "Thu 8 Oct, 12:00 JST."
            )
        ),
        bad=Example(
            text="Kenji, the pump is acting weird again. Please check its valve by Thu 8 Oct, 12:00 JST."
        ),
        detect=_specifics,
        signs={"words.vague": _vague_words, "fault.vague": _vague_faults, "topic.vague": _vague_topics},
    ),
    Rule(
        id="context.why",
        group=Group.CONTEXT,
        title="Gives a reason",
        passed="Gives a reason",
        severity=Severity.HINT,
        why="A reader who knows what hangs on it can put your request in the right place among ten others.",
        good=Example(
            text=(
                "Kenji, please send the hall plan by Thu 8 Oct, 12:00 JST, because the fire officer wants it."
            )
        ),
        bad=Example(text="Kenji, please send the hall plan by Thu 8 Oct, 12:00 JST."),
        detect=_why,
        signs={"reason.implied": _implied_reasons},
    ),
    Rule(
        id="context.evidence",
        group=Group.CONTEXT,
        title="Says what was already verified",
        passed="Says what was already verified",
        severity=Severity.WARNING,
        why="What you saw, tried and ruled out saves the reader from doing it again, a day later.",
        good=Example(
            text="IT desk: the badge reader at gate 2 stays red; cards work at gate 3. Please reset it today."
        ),
        bad=Example(text="Hello, the badge reader does not work, there is a problem with it. Please help."),
        detect=_evidence,
        signs={
            "problem.told": _problems,
            "failure.told": _failures,
            "evidence.seen": _observations,
            "evidence.told": _described,
            "evidence.figure": _measured,
            "figure": _figures,
        },
    ),
    Rule(
        id="context.field",
        group=Group.CONTEXT,
        title="The template's fields are filled",
        passed="The template's fields are filled",
        severity=Severity.WARNING,
        why="This kind of message is looked at for it first: without it the reader has to guess or to ask.",
        good=Example(
            text="Kenji, please approve the hall plan (hall-3.pdf) by Fri 9 Oct, 12:00 JST.", unfilled=()
        ),
        bad=Example(
            text="Kenji, please approve the hall plan (hall-3.pdf) by Fri 9 Oct, 12:00 JST.",
            unfilled=("Topic",),
        ),
        detect=_field,
    ),
    Rule(
        id="context.placeholder",
        group=Group.CONTEXT,
        title="Nothing left to fill in",
        passed="Nothing left to fill in",
        severity=Severity.ERROR,
        why="A gap left over from a template is the one thing that only you can fill.",
        good=Example(
            text="The plan: https://plans.example.com/hall. Kenji, please approve it by Fri 9 Oct, 12:00 JST."
        ),
        bad=Example(text="The plan: [link]. Kenji, please approve it by Fri 9 Oct, 12:00 JST."),
        detect=_placeholder,
        signs={"gap": _gaps},
    ),
)
