"""What is added to a request and gives no reason: where, how, by whom, in which form; and courtesy."""

import re
from collections.abc import Iterator, Sequence

from asyncdraft.core.checklist.facts import Facts, Passage
from asyncdraft.core.checklist.forms import Form, Forms, expression_of
from asyncdraft.core.checklist.lexicon import Lexicon
from asyncdraft.core.checklist.rules.clauses import has_verb
from asyncdraft.core.checklist.words import WORD
from asyncdraft.core.expression import Expression

_LEAD = Expression(
    r"\W*(?:(?:and|also|so|then|but|or|by the way|btw|ps|p\.s\.|please note(?: that)?|note(?: that)?"
    r"|as always|as usual|for the rest|of course|oh|yes|no|well)\b\W*)*",
    re.IGNORECASE,
)
_JOINT = Expression(
    r"[,;:–—]\s+(?:(?:and|but|so|or)\s+)?|\s-\s+"
    r"|\s(?:and|but|so|or)\s+(?=(?:the|our|my|we|they|he|she|it|I|you|nobody|all)\b)",
    re.IGNORECASE,
)
_RELATIVE = Expression(r"\b(?:who\w*|which\w*|what\w*|where|that|as|how|than)\s.*\Z")
_STATED = Expression(
    r"\b(?:is|are|was|were|will|would|can|cannot|could|must|has|have|had|does|do|did|i|we|he|she|they|you|there)\b"
)
_ASIDE = Expression(
    r"\W*(?:with|without|in|on|at|by|for|from|to|as|per|of|including|not|both|each|[a-z]+ed)\s"
)
_OPEN = Expression(
    r"\b(?:missing|left|short|late|lost|broken|gone|empty|damaged|waiting|unpaid|due|too|stuck|open)\b"
)


def is_detail(passage: Passage) -> bool:
    """Whether no clause of it tells more than a detail; one clause at least tells one."""
    facts, start, end = passage.facts, passage.start, passage.end
    if _is_when(passage):
        return True
    forms = facts.lexicon.recall(_forms).likely(facts.sentence_words[passage.sentence])
    clauses = _clauses(facts, start, end, forms)
    return next(clauses, False) and all(clauses)


def is_published(passage: Passage) -> bool:
    """Whether it tells of a change that a request beside it only makes public."""
    facts = passage.facts
    onset, publish = facts.lexicon.recall(_onset), facts.lexicon.recall(_publish)
    if passage.within("reason.strong") or not onset.search(facts.masked, passage.start, passage.end):
        return False
    behind = _EXPLAINED.search(facts.masked, passage.start, passage.end)
    if behind and has_verb(WORD.findall(facts.masked[behind.end() : passage.end].lower())):
        return False
    asked = [facts.sentences[ask.sentence] for ask in facts.asks]
    return any(publish.search(facts.masked, sentence.start, sentence.end) for sentence in asked)


_EXPLAINED = Expression(r"[,;:–—]\s+(?!(?:and|or|but)\b)")


def _clauses(facts: Facts, start: int, end: int, forms: Sequence[Form]) -> Iterator[bool]:
    """Of each clause, whether it is a detail; behind one, also what states nothing."""
    is_first = True
    while start < end:
        lead = _LEAD.match(facts.masked, start, end)
        start = lead.end() if lead else start
        done = _detail_end(facts, start, end, forms)
        joint = _JOINT.search(facts.masked, max(start, done), end)
        clause_end = joint.start() if joint else end
        yield done > start or not (is_first or _states(facts.masked[start:clause_end]))
        is_first = False
        start = joint.end() if joint else end


def _detail_end(facts: Facts, start: int, end: int, forms: Sequence[Form]) -> int:
    """Where a detail ends that begins at `start`; there, if none does."""
    found = [form.expression.match(facts.masked, start, end) for form in forms]
    ends = [match.end() for match in found if match]
    if ends:
        return max(ends)
    fragment = facts.lexicon.recall(_fragment).match(facts.masked, start, end)
    is_form = fragment and not (_tells(facts.masked[start:end]) or _OPEN.search(facts.masked, start, end))
    return fragment.end() if fragment and is_form else start


def _states(clause: str) -> bool:
    told = _RELATIVE.sub("", clause.lower())
    return _tells(told) or (not _ASIDE.match(told) and has_verb(WORD.findall(told)))


def _tells(text: str) -> bool:
    """Whether a verb or a subject stands in it that no fragment has."""
    return _STATED.search(_RELATIVE.sub("", text.lower())) is not None


def _is_when(passage: Passage) -> bool:
    """Whether it only tells the hour: today if possible."""
    facts = passage.facts
    inside = [time for time in facts.times if passage.start <= time.start < passage.end]
    timely = facts.lexicon.words("timely")
    words = WORD.finditer(facts.masked, passage.start, passage.end)
    return bool(inside) and all(
        word[0].lower() in timely or any(time.start <= word.start() < time.end for time in inside)
        for word in words
    )


def _forms(lexicon: Lexicon) -> Forms:
    return Forms.read(lexicon, "detail")


def _fragment(lexicon: Lexicon) -> Expression:
    return expression_of(lexicon, "fragment")


def _onset(lexicon: Lexicon) -> Expression:
    return expression_of(lexicon, "onset")


def _publish(lexicon: Lexicon) -> Expression:
    return expression_of(lexicon, "publish")


def is_mere_detail(passage: Passage) -> bool:
    """Whether a word of reason tells none there: pupils come on Mondays only; without an answer I leave."""
    facts, bounds = passage.facts, passage.bounds
    if _ONLY.search(facts.masked, passage.end, bounds.end):
        return True
    is_silence = passage.text.lower() == "without"
    return is_silence and is_detail(Passage(facts, passage.start, bounds.end))


_ONLY = Expression(r"\sonly\W*\Z", re.IGNORECASE)
