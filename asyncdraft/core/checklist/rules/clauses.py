"""Whether the words of a clause hold the verb of a statement."""

from collections.abc import Sequence
from itertools import pairwise

from asyncdraft.core.expression import Expression

_IT_IS = Expression(r"(?:i|it|that|there|this|he|she|we|they|you)'(?:s|ll|re|ve|m|d)\Z")
_AUXILIARY = Expression(
    r"(?:is|are|has|have|will|can|cannot|must|needs?|wants?|[a-z]*'(?:s|ll|re|ve|m)|(?!don)[a-z]+n't)\Z"
)
_FORM_IN_S = Expression(r"(?!its\Z)[a-z]+[^\W\dusi]s\Z")
_SOMEBODY_IS = Expression(r"[a-z]{2,}'s\Z")
_DOING = Expression(
    r"(?:[a-z]{2,}ing|back|been|broken|dead|down|empty|full|gone|got|here|ill|late|not|off|out|sick|still|stuck|too|wrong)\Z"
)
_BEFORE_NOUNS = frozenset(
    {
        "a", "all", "an", "and", "any", "as", "at", "both", "by", "each", "eight", "five", "for",
        "four", "from", "her", "his", "in", "into", "its", "more", "my", "new", "nine", "no", "of",
        "off", "old", "on", "or", "other", "our", "per", "seven", "six", "some", "spare", "ten",
        "than", "the", "their", "these", "those", "three", "to", "two", "under", "with", "without",
        "your",
    }
)  # fmt: skip
"""Words behind which a word in -s is a noun."""

_WHO = frozenset({"they", "we", "i", "he", "she"})
_WISHING = frozenset({"could", "hope", "hoped", "kindly", "may", "might", "should", "wish", "would"})
_PART = Expression(r"(?:ed|ing|ly)\Z")
_JOINING = _BEFORE_NOUNS | {
    "again", "back", "before", "behind", "below", "between", "but", "here", "if", "next", "now",
    "only", "out", "over", "please", "so", "that", "there", "this", "today", "together",
    "tomorrow", "too", "until", "up", "when", "where", "which", "who", "within",
}  # fmt: skip


def is_finite(word: str, before: str = "") -> bool:
    """Whether it may be a verb in the present behind the word before."""
    if _AUXILIARY.match(word):
        return True
    return before not in _BEFORE_NOUNS and _FORM_IN_S.match(word) is not None


def has_verb(words: Sequence[str]) -> bool:
    """Whether a verb in the present stands where the verb of a statement stands; `words` in small letters."""
    plain = _without_of([word.replace("’", "'") for word in words])
    if plain and _IT_IS.match(plain[0]):
        return True
    if any(_SOMEBODY_IS.match(one) and _DOING.match(two) for one, two in pairwise(plain[:3])):
        return True
    if len(plain) > 1 and plain[0] in _WHO and not (plain[1] in _WISHING or _PART.search(plain[1])):
        return True
    opening = plain[:1] if plain[:1] in (["the"], ["our"], ["my"]) else plain[:2]
    is_fragment = any(word.endswith("ing") for word in opening)
    return not is_fragment and (
        any(is_finite(word, before) for before, word in pairwise(plain[:5])) or _many_do(plain[:5])
    )


def _without_of(words: Sequence[str]) -> list[str]:
    """Without what is told of a noun: the mailing list (of the society) goes out."""
    if "of" not in words[1:5]:
        return list(words)
    at = words.index("of", 1)
    behind = at + (3 if words[at + 1 : at + 2] in (["the"], ["our"], ["a"], ["my"], ["your"]) else 2)
    return [*words[:at], *words[behind:]]


def _many_do(words: Sequence[str]) -> bool:
    """The auditors listen: a plural, and a word that neither joins nor ends like a participle."""
    return any(
        before in _BEFORE_NOUNS and _FORM_IN_S.match(noun) and not (verb in _JOINING or _PART.search(verb))
        for before, noun, verb in zip(words, words[1:], words[2:], strict=False)
    )
