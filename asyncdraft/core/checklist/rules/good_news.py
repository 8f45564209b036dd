"""News that need not say that they are for information: what was awaited is in order again."""

from asyncdraft.core.checklist.facts import Facts
from asyncdraft.core.checklist.rules.opening import opening
from asyncdraft.core.checklist.survey import Survey
from asyncdraft.core.checklist.words import WORD
from asyncdraft.core.expression import Expression

_FEW_WORDS = 30
_BESIDE_THANKS = 7
_GOOD = ("news.good", "thanked")
_BUT = frozenset(
    {
        "but", "however", "although", "though", "still", "yet", "hopefully", "except", "unfortunately",
        "might", "could", "should", "perhaps", "maybe", "probably",
    }
)  # fmt: skip
_ALL_CLEAR = frozenset({"clear"})
_FOND = frozenset(
    {"talk", "talking", "laugh", "laughing", "smile", "smiling", "enjoy", "enjoying", "rave", "sing"}
)
"""What people still do is no trouble."""


_THANKS = Expression(
    r"(?:@[\w.-]+,?\s+(?:and\s+)?|(?i:hi|hello|hey|dear)\s+|[A-Z][\w'’-]+,\s+){1,5}"
    r"(?i:(?:many\s+)?thanks|thank you)\b"
)


def is_good_news(survey: Survey) -> bool:
    """Whether it tells in a few words that something is in order again, or thanks, and of no trouble."""
    if survey.word_count > _FEW_WORDS or not (survey.has("news.good") or _opens_with_thanks(survey)):
        return False
    return not any(placed.facts.recall(_has_trouble) for placed in survey.blocks)


def _opens_with_thanks(survey: Survey) -> bool:
    """Whether it begins so; thanks at the end are a courtesy."""
    first = opening(survey)
    if first is None or not first.facts.sentences:
        return False
    facts, sentence = first.facts, first.facts.sentences[0]
    is_thanks = _THANKS.match(facts.masked, sentence.body)
    if not is_thanks and not any(passage.sentence == 0 for passage in facts.passages("thanked")):
        return False
    thanks = len(WORD.findall(facts.masked, 0, sentence.end))
    return survey.word_count - thanks <= max(_BESIDE_THANKS, thanks)


def _has_trouble(facts: Facts) -> bool:
    """Whether a sentence tells of harm without its end, or takes the good news back."""
    harm, mended = facts.lexicon.words("harm"), facts.lexicon.words("mended") | _ALL_CLEAR
    good = {
        passage.sentence
        for passage in facts.passages(*_GOOD)
        if not mended.isdisjoint(WORD.findall(passage.text.lower()))
    }
    return any(
        _takes_back(words) or (number not in good and not words.isdisjoint(harm))
        for number, words in enumerate(facts.sentence_words)
    )


def _takes_back(words: frozenset[str]) -> bool:
    found = _BUT & words
    return bool(found - {"still"}) if not _FOND.isdisjoint(words) else bool(found)
