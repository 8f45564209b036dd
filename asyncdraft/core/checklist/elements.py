"""The elements of which a phrase of a word list is made: what each matches, and the words it begins with.

    word        that word, in any case          ~word     the word and its regular inflections
    (a|b c)     one of these, no nesting        elem?     may be left out
    _           any one word                    ...       up to four words
    #           a number                        *s        any word that ends so
    {^}         before the first: start of a sentence
    {.} {?}     end of a clause, `?`
    've n't     what is contracted with the word before, as a choice beside others: (have|'ve)

All is sought in plain text.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import chain

from asyncdraft.core.checklist.words import NEGATION, WORD, inflections, plain

Heads = frozenset[str] | None
"""The words of which one has to stand there; None where that is open."""

START = "{^}"
OPEN = ""
"""In place of a word: whatever stands there."""

_ELEMENT = re.compile(r"\{[.?^]\}|\([^()]*\)\??|\S+")
_GAP = r"(?:\s++[\w'-]++){0,4}?"
_SPECIAL = {
    "_": r"\s++[\w'-]++",
    "...": _GAP,
    "#": r"\s++\d[\d.,]*",
    "{.}": r"(?=\s*(?:[.!?,;:)…–—\u2600-\u27bf\U0001f000-\U0001faff]|$|\n))",
    "{?}": r"\s*\?",
}
_ENDS = frozenset({"{.}", "{?}"})
_GAP_BEFORE = r"\s++"
_HEAD = re.compile(r"~?[^\W\d_](?!\S*\*)")
_HEAD_OF_CHOICE = re.compile(r"(?:^|\|)\s*([^\s|]+)")
_CHOICE = re.compile(r"(?:^|\|)\s*(([^\s|]+)[^|]*)")
"""A choice of an element, and its first word."""
_ONLY_WORDS = re.compile(r"[a-zA-Z |()]+")
_SINGLE_WORDS = re.compile(r"[a-zA-Z|()]+")
_CONTRACTION = re.compile(r"(?<=[\s(|])(?:n't|'\w+)(?=[)|\s])")
_CONTRACTED = (NEGATION, "'")
_COMMON = frozenset(
    {
        "a", "all", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "can", "could",
        "did", "do", "does", "for", "from", "had", "has", "have", "he", "here", "how", "i", "if", "in",
        "is", "it", "may", "me", "must", "my", "no", "not", "now", "of", "on", "one", "or", "our",
        "out", "over", "she", "so", "some", "that", "the", "then", "there", "these", "they", "this",
        "those", "to", "up", "us", "was", "we", "were", "what", "when", "where", "who", "will", "with",
        "would", "you", "your",
    }
)  # fmt: skip
"""Words that are in so many texts that they tell little."""


def elements(source: str) -> list[str]:
    found: list[str] = _ELEMENT.findall(source)
    return found


def parted(source: str) -> tuple[str, str]:
    """The first element, and what follows."""
    found = _ELEMENT.match(source)
    end = found.end() if found else 0
    return source[:end], source[end:]


def alternatives(element: str) -> tuple[str, ...]:
    """The choices of an element; a plain one is its only one."""
    return tuple([part.strip() for part in _inner(element).split("|")])


def _inner(element: str) -> str:
    core = element.removesuffix("?")
    return core[1:-1] if core.startswith("(") else core


def is_contracted(source: str) -> bool:
    """Whether some of a phrase may hang on the word before."""
    return _CONTRACTION.search(source) is not None


# What it matches


def expression(source: str) -> str:
    """The regular expression of a phrase, to be matched at the start of its first word."""
    parts = [_element_expression(element) for element in elements(source)]
    return rf"{parts[0].replace(_GAP_BEFORE, '', 1)}{''.join(parts[1:])}(?!'?\w)"


def _element_expression(element: str) -> str:
    if element in _SPECIAL:
        return _SPECIAL[element]
    parts = alternatives(element)
    ends = [_SPECIAL[part] for part in parts if part in _ENDS]
    longest_first = sorted((part for part in parts if part not in _ENDS), key=len, reverse=True)
    words = "|".join(_words_expression(part) for part in longest_first)
    contracted = [_words_expression(part) for part in longest_first if part.startswith(_CONTRACTED)]
    body = "|".join([rf"\s++(?:{words})", *contracted, *ends])
    return f"(?:{body})?" if element.endswith("?") else f"(?:{body})"


def _words_expression(words: str) -> str:
    return r"\s++".join(_word_expression(word) for word in words.split())


def _word_expression(word: str) -> str:
    if word.startswith("~"):
        return "(?:" + "|".join(sorted(inflections(plain(word[1:])), key=len, reverse=True)) + ")"
    if word in _SPECIAL:
        return _SPECIAL[word].removeprefix(_GAP_BEFORE)
    return re.escape(plain(word)).replace(r"\*", r"[\w'-]+")


# What it begins with


def first_words(element: str) -> frozenset[str]:
    """The words with which some of an element's choices begin."""
    heads = _heads(element.lower())
    return heads if _ONLY_WORDS.fullmatch(element) else frozenset(chain.from_iterable(map(_forms, heads)))


def second_words(source: str, word: str) -> Heads:
    """The words that can follow this first one in a phrase; None where that is open."""
    first, rest = parted(source)
    if _SINGLE_WORDS.fullmatch(first):
        return _following(rest)
    found: frozenset[str] = frozenset()
    for choice in _by_head(first)[word]:
        head, *others = choice.split()
        seconds = (_heads_of(others[0]) if others else _following(rest)) if _is_plain(head) else None
        if seconds is None:
            return None
        found |= seconds
    return found


@cache
def _following(rest: str) -> Heads:
    """The words with which these elements begin: of each that may be left out, and of the first that may not.

    What is contracted begins no word: its phrase is found by the word that it hangs on.
    """
    found: frozenset[str] = frozenset()
    for element in elements(rest):
        apart = [part for part in alternatives(element) if not part.startswith(_CONTRACTED)]
        heads = _heads_of("|".join(apart))
        if heads is None:
            return None
        found |= heads
        if not element.endswith("?"):
            return found
    return None


def wanted(source: str) -> Heads:
    """The words of the element behind the first that fewest texts have; None where all may be left out."""
    groups = [_heads_of(element) for element in elements(source)[1:]]
    return min([group for group in groups if group and NEGATION not in group], key=_share, default=None)


def _share(words: frozenset[str]) -> tuple[int, int]:
    return len(words & _COMMON), len(words)


def narrowed(source: str, word: str) -> str:
    """The phrase without the choices of its first element that cannot begin with this word."""
    first, *others = elements(source)
    by_head = _by_head(first)
    return " ".join((f"({'|'.join((*by_head[word], *by_head.get(OPEN, ())))})", *others))


@cache
def _by_head(element: str) -> Mapping[str, Sequence[str]]:
    """The choices of an element by the words with which each can begin; under `OPEN` those without."""
    found: dict[str, list[str]] = {}
    for choice, head in _CHOICE.findall(_inner(element)):
        for word in frozenset(_forms(head)) or (OPEN,):
            found.setdefault(word, []).append(choice.rstrip())
    return found


@cache
def _heads_of(element: str) -> Heads:
    """The words with which an element begins; None where it may be left out, or be anything."""
    if element.endswith("?") or not all(map(_HEAD.match, _heads(element))):
        return None
    return first_words(element)


def _heads(element: str) -> frozenset[str]:
    """The first words of its choices, as they are written."""
    return frozenset(_HEAD_OF_CHOICE.findall(_inner(element)))


def _is_plain(word: str) -> bool:
    return WORD.fullmatch(word.removeprefix("~")) is not None


def _forms(word: str) -> tuple[str, ...]:
    """The words that an alternative's first one stands for, in small letters; none for a number or a sign."""
    if word.isascii() and word.isalpha():
        return (word.lower(),)
    forms = inflections(word[1:]) if word.startswith("~") else (word,)
    tokens = [WORD.match(form, form.startswith("'")) for form in forms]
    return tuple([plain(token.string[: token.end()]) for token in tokens if token])
