"""Rules about tone."""

import re
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from itertools import chain

from asyncdraft.core.checklist.facts import Facts, Passage
from asyncdraft.core.checklist.finding import Edit, Fix, Severity
from asyncdraft.core.checklist.lexicon import WORD
from asyncdraft.core.checklist.references import ReferenceKind
from asyncdraft.core.checklist.rule import Example, Group, Outcome, Rule
from asyncdraft.core.checklist.rules.words import quoted
from asyncdraft.core.checklist.survey import Spot, Survey, name_words

_TAIL = re.compile(r"[^,.!?;\n]*[,.!;]*\s*(?:(?:but|and)\s+)?")
_ROW = re.compile(r"!{3,}|(?:!\?|\?!){2,}[!?]*|\?{3,}")
_CAPITALS = re.compile(r"[A-Z](?<!\w.)[A-Z'’]+\b(?:[\s,]+[A-Z][A-Z'’]*\b)*")
_LOUD = 6
_HEDGE_WEIGHTS = {"hedge": 1, "hedge.strong": 2}
_HEDGE_LIMIT = 2
_HEDGE_REACH = 70


def _ironies(facts: Facts, now: datetime) -> Iterator[Passage]:
    """Praise beside a mishap: well done, now the sheep are out."""
    for passage in facts.passages("irony"):
        around = facts.masked[passage.bounds.start : passage.end + _IRONY_REACH]
        if passage.start > passage.bounds.start + _OPENING and not passage.overlaps("irony.plain"):
            continue
        is_bare = passage.bounds.end - passage.end < _BARE and _blames(facts, now)
        if passage.overlaps("irony.plain") or is_bare or _MISHAP.search(around):
            yield passage


def _blames(facts: Facts, now: datetime) -> bool:
    return any(_neglects(facts, now)) or any(_accusations(facts, now))


_BARE = 3
_OPENING = 8


_IRONY_REACH = 60
_MISHAP = re.compile(
    r"\b(?:without|nobody|no one|couldn['’]t|can['’]t|cannot|wrong|broken|broke|forgot|again|ruined"
    r"|now (?:the|we|I|my|our|nobody|it|all)\b"
    r"(?![^.!?\n]{0,40}\b(?:fine|dry|done|ready|good|better|clean|safe|works?|runs?|know|warm|happy|have)\b))\b",
    re.IGNORECASE,
)


def _passive(survey: Survey) -> Outcome:
    spots = survey.marks("passive", "irony.told")
    return (spot.hit(f"{quoted(spot.quote)} sounds like a reproach") for spot in spots)


def _accusations(facts: Facts, _: datetime) -> Iterator[Passage]:
    return (passage for passage in facts.passages("blame") if not passage.overlaps("blame.not"))


_NAME = r"@?[^\W\d_a-z][\w-]+"
_PERSON = rf"(?:{_NAME}|you|he|she|they)"
_CARE = (
    r"read|check|test|follow|listen|tell|label|lock|close|shut|ask|think|taste|clean|wash|count|look|pay|call|warn"
    r"|inform|mention|answer|reply|save|sign|print|verify|confirm|update|measure|care|finish|prepare|order|book"
    r"|secure|switch|turn|put|write|note|record|wait|watch|keep|copy|tidy|charge|feed|water|report|double-check"
    r"|review|send|do|bring"
)
_NEGLECT = (
    rf"(?:did(?:n['’]t| not) (?:even |properly |really )?(?:{_CARE})"
    rf"|never (?:{_CARE})\w*|can(?:['’]t|not) even"
    r"|(?:forgot|failed|neglected|omitted|refused) to|was(?:n['’]t| not) (?:paying|listening|looking|careful)"
    r"|(?:forgot|ignored|overlooked|mixed up|messed up|lost|spoiled|ruined|broke|dropped) )"
)
_CONSEQUENCE = r"(?:[,;]\s*(?:and |so |which )+(?:now|so|we|the|I|nobody|that|is)\b|\bagain\b|\bproperly\b)"
_NEGLIGENCE = re.compile(
    rf"\b(?:because|since|as)\s+{_PERSON}\s+{_NEGLECT}"
    rf"|\b(?:because of|due to|thanks to)\s+{_NAME}(?=\s*[.!;,]|\s+(?:again|and)\b|\s*\Z)"
    rf"|\b[Ii]t(?:['’]s| is| was)\s+{_NAME}\s+who\s+(?:\w+ed|lost|broke|forgot|left|did)\b"
    rf"|\b[Ii]f\s+{_NAME}\s+had\s+(?:only |just )?(?:\w+ed|read|told|kept|thought|done|paid)\b"
    r"|\b[Ww]hat (?:did|have) you (?:do|done|change[d]?|touch(?:ed)?)"
    r"(?: (?:again|now|there|this time|to \w+))?\s*[?!]{2,}"
    rf"|\b[Ww]hoever\s+(?:{_NEGLECT}|left\s+[^.!?,\n]{{2,40}}\s+(?:open|on|unlocked|out|dirty|empty)\b)"
    r"[^.!?\n]{0,40}?\b(?:next time|pays?|should|ought|owes?|shame|learns?|better)\b"
    rf"|(?:{_NAME}|you)\s+(?:{_NEGLECT}|left\s+[^.!?,\n]{{2,40}}\s+(?:open|on|unlocked|out)\b)"
    rf"[^.!?\n]{{0,60}}?{_CONSEQUENCE}",
)


_CARELESS = (
    *(
        "did",
        "never",
        "can't",
        "can’t",
        "cannot",
        "forgot",
        "failed",
        "neglected",
        "omitted",
        "refused",
        "wasn",
    ),
    *("was not", "ignored", "overlooked", "mixed up", "messed up", "lost", "spoiled", "ruined", "broke"),
    *("dropped", "have you", "because of", "due to", "thanks to", "who", "had", "left"),
)
"""Of what is called careless, each has one of these."""

_SO_CALLED = re.compile(r"\b(?:after|since|because of|due to|thanks to) your\s+\Z", re.IGNORECASE)


def _neglects(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Somebody's carelessness given as the cause of something."""
    if any(word in facts.masked for word in _CARELESS):
        yield from (Passage(facts, *found.span()) for found in _NEGLIGENCE.finditer(facts.masked))
    for reference in facts.references:
        if reference.kind is not ReferenceKind.QUOTE:
            continue
        passage = Passage(facts, reference.start, reference.end)
        cause = _SO_CALLED.search(passage.before(30))
        if cause:
            yield Passage(facts, passage.start - len(cause[0]), passage.end)


def _blame(survey: Survey) -> Outcome:
    spots = chain(
        survey.marks("blame.person"), filter(partial(_names_reader, survey), survey.marks("blame.named"))
    )
    return (spot.hit(f"{quoted(spot.quote)} blames a person") for spot in spots)


def _names_reader(survey: Survey, spot: Spot) -> bool:
    """Whether it is one of the readers, or a mere "you" or "she", who is called careless."""
    words = frozenset(WORD.findall(spot.quote.lower()))
    readers = (name_words(recipient) for recipient in survey.message.recipients)
    return not words.isdisjoint(_PRONOUNS) or any(names and names <= words for names in readers)


_PRONOUNS = frozenset({"your", "you", "he", "she", "they", "whoever"})


def _apology(survey: Survey) -> Outcome:
    if survey.has("apology.fault", "apology.not"):
        return ()
    return (
        spot.hit(f"{quoted(spot.quote)} is not needed", fixes=(_drop(spot),))
        for spot in survey.marks("apology")
    )


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


def _heaps(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Runs of hedges in one sentence that together say that the writer would rather not say it."""
    run: list[Passage] = []
    for hedge in sorted(facts.passages(*_HEDGE_WEIGHTS), key=lambda passage: passage.start):
        if run and not _continues(run[-1], hedge):
            yield from _heap(run)
            run = []
        run.append(hedge)
    yield from _heap(run)


def _heap(run: list[Passage]) -> Iterator[Passage]:
    if run and _weight(run) >= _HEDGE_LIMIT:
        yield Passage(run[0].facts, run[0].start, max(hedge.end for hedge in run))


def _continues(last: Passage, hedge: Passage) -> bool:
    return hedge.start - last.end <= _HEDGE_REACH and hedge.sentence == last.sentence


def _weight(run: list[Passage]) -> int:
    """The weight of a run; of hedges that cover each other the first counts, the heavier of two."""
    total, covered = 0, -1
    weighed = [(hedge.start, -_heaviness(hedge), hedge.end) for hedge in run]
    for start, weight, end in sorted(weighed):
        if start >= covered:
            total, covered = total - weight, end
    return total


def _heaviness(hedge: Passage) -> int:
    is_strong = any(mark.start == hedge.start for mark in hedge.facts.marks.get("hedge.strong", ()))
    return _HEDGE_WEIGHTS["hedge.strong" if is_strong else "hedge"]


def _hedge(survey: Survey) -> Outcome:
    return (spot.hit(f"{quoted(spot.quote)} hides what you want") for spot in survey.marks("hedge.heap"))


def _shouts(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Rows of marks, and capitals that are words and not abbreviations."""
    if any(marks in facts.masked for marks in ("!!", "??", "!?", "?!")):
        yield from (Passage(facts, *found.span()) for found in _ROW.finditer(facts.masked))
    ordinary = facts.lexicon.words("ordinary")
    for found in _CAPITALS.finditer(facts.masked):
        words = WORD.findall(found[0])
        if (
            len("".join(words)) >= _LOUD
            and len(words) > 1
            and 2 * sum(word.lower() in ordinary for word in words) >= len(words)
        ):
            yield Passage(facts, *found.span())


def _shouting(survey: Survey) -> Outcome:
    return (spot.hit(f"{quoted(spot.quote)} reads as shouting") for spot in survey.marks("shout"))


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
        signs={"irony.told": _ironies},
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
        signs={"blame.person": _accusations, "blame.named": _neglects},
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
        signs={"hedge.heap": _heaps},
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
        signs={"shout": _shouts},
        needs_content=False,
    ),
)
