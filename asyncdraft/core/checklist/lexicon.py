"""The lexicon: families of phrases, read from word lists and found in one pass over a text.

A word list is a text file of sections; `[family]` opens one, each further line is a phrase, `#` at the
start of a line opens a comment. `[=family]` opens a set of words, to be asked for and not searched, and
`[/family]` a table for a reader of its own (see forms.py).
A phrase is made of:

    word        that word, in any case          ~word     the word and its regular inflections
    (a|b c)     one of these, no nesting        elem?     may be left out
    _           any one word                    ...       up to four words
    #           a number                        *s        any word that ends so
    {^} {.} {?}  start of a sentence, end of a clause, `?`
    $name       any line of the set `[=name]`, alone or as one choice of a group
    've n't     what is contracted with the word before, as a choice beside others: (have|'ve)

Phrases are indexed by their first word, and by their second once a text has the first, so a text costs
about one look-up a word, however long the lists are, and a list costs little until its words are met. They
are sought in the plain text: in small letters, with straight apostrophes.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import accumulate, chain, pairwise
from typing import Any, TypeVar

import msgspec

from asyncdraft.core.checklist.list_error import ListError
from asyncdraft.core.text import say

T = TypeVar("T")

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_PARTS = re.compile(rf"([a-z]++(?!['\w])|{WORD.pattern})")
"""A word of plain text; most are of these letters alone, and found faster so."""
_ELEMENT = re.compile(r"\{[.?^]\}|\([^()]*\)\??|\S+")
_GAP = r"(?:\s++[\w'-]++){0,4}?"
_SPECIAL = {
    "_": r"\s++[\w'-]++",
    "...": _GAP,
    "#": r"\s++\d[\d.,]*",
    "{.}": r"(?=\s*(?:[.!?,;:)…–—\u2600-\u27bf\U0001f000-\U0001faff]|$|\n))",
    "{?}": r"\s*\?",
}
_HEAD = re.compile(r"~?[^\W\d_](?!\S*\*)")
_ONLY_WORDS = re.compile(r"[a-zA-Z |()]+")
_SINGLE_WORDS = re.compile(r"[a-zA-Z|()]+")
_HEAD_OF_CHOICE = re.compile(r"(?:^|\|)\s*([^\s|]+)")
_CHOICE = re.compile(r"(?:^|\|)\s*(([^\s|]+)[^|]*)")
"""A choice of an element, and its first word."""
_GAP_BEFORE = r"\s++"
_CLASS = re.compile(r"\$(\w+)")
_NESTED = re.compile(r"\([^()]*\(")
_CONTRACTION = re.compile(r"(?<=[\s(|])(?:n't|'\w+)(?=[)|\s])")
_NEGATION = "n't"
_CONTRACTED = (_NEGATION, "'")
_START = "{^}"
_ENDS = frozenset({"{.}", "{?}"})
_VOWELS = "aeiou"
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
_TABLE = "/"
_UNSOUGHT = ("=", _TABLE)


class Mark(msgspec.Struct, frozen=True, gc=False):
    """One phrase of `family` found at [start, end)."""

    family: str
    start: int
    end: int


Matcher = Callable[[str, int], re.Match[str] | None]
"""Matches a plain text at a position."""

Heads = frozenset[str] | None
"""The words of which one has to stand there; None where that is open."""


def plain(text: str) -> str:
    """`text` in small letters with straight apostrophes, of the same length."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join([char if len(char.lower()) > 1 else char.lower() for char in text])
    return lowered.replace("’", "'")


class Phrase:
    """One line of a word list. All but its first words is read when one of these is first met."""

    def __init__(self, family: str, source: str) -> None:
        self.family = family
        self.at_start = source.startswith(_START)
        self.source = source.removeprefix(_START).strip()

    @property
    def firsts(self) -> frozenset[str]:
        """The words with which it can begin."""
        first, _ = _parted(self.source)
        return first_words(first)

    @cached_property
    def following(self) -> Heads:
        """The words that can follow its first element."""
        return _heads_of_rest(_ELEMENT.findall(self.source)[1:])

    def second_words(self, word: str) -> Heads:
        """The words that can follow this first one; None where that is open."""
        first, _ = _parted(self.source)
        if _SINGLE_WORDS.fullmatch(first):
            return self.following
        found: frozenset[str] = frozenset()
        for choice in _by_head(first)[word]:
            head, *rest = choice.split()
            seconds = (_heads_of(rest[0]) if rest else self.following) if _is_plain(head) else None
            if seconds is None:
                return None
            found |= seconds
        return found

    @cached_property
    def wanted(self) -> Heads:
        """Words of which a text with the phrase has one, beside the first."""
        return wanted(self.source)

    @cached_property
    def is_contracted(self) -> bool:
        return _CONTRACTION.search(self.source) is not None

    @cached_property
    def match(self) -> Matcher:
        return re.compile(expression(self.source)).match


class Beginning:
    """A phrase from a word with which it can begin: of the first element only what begins so is read."""

    __slots__ = ("_source", "_word", "at_start", "family", "match", "wanted")

    def __init__(self, phrase: Phrase, word: str) -> None:
        self.family = phrase.family
        self.at_start = phrase.at_start
        self.wanted = phrase.wanted
        self.match: Matcher = self._first_match
        self._source = phrase.source
        self._word = word

    def _first_match(self, text: str, at: int) -> re.Match[str] | None:
        """Compiles what matches from now on."""
        self.match = re.compile(expression(narrowed(self._source, self._word))).match
        return self.match(text, at)


_OPEN = ""
"""In place of a second word: whatever follows."""

Likely = Sequence[tuple[Heads, Sequence[Phrase | Beginning]]]
"""Phrases that may begin somewhere, by the words of which each wants one near."""


def _by_wanted(phrases: Iterable[Phrase | Beginning]) -> Likely:
    found: dict[Heads, list[Phrase | Beginning]] = {}
    for phrase in phrases:
        found.setdefault(phrase.wanted, []).append(phrase)
    return (*found.items(),)


class Opening:
    """The phrases that begin with a word, by the word that can follow it."""

    def __init__(self, word: str, phrases: Sequence[Phrase]) -> None:
        self._word = word
        self._phrases = phrases

    @cached_property
    def contracted(self) -> Likely:
        return _by_wanted(phrase for phrase in self._phrases if phrase.is_contracted)

    @cached_property
    def by_second(self) -> dict[str, Likely]:
        """By each word that can follow; under `_OPEN` those that can go on with any other.

        Many words are followed alike, and share what they find.
        """
        found: dict[str, list[Beginning]] = {_OPEN: []}
        for phrase in self._phrases:
            seconds = phrase.second_words(self._word)
            beginning = Beginning(phrase, self._word)
            for second in (_OPEN,) if seconds is None else seconds:
                found.setdefault(second, []).append(beginning)
        whatever = tuple(found.pop(_OPEN))
        likely = cache(_by_wanted)
        named = {second: likely((*phrases, *whatever)) for second, phrases in found.items()}
        return {**named, _OPEN: likely(whatever)}

    def before_contracted(self, word: str) -> Likely:
        """Those that can go on with such a word, or with the first of the two that it is made of."""
        by_second = self.by_second
        return (*by_second.get(word, by_second[_OPEN]), *by_second.get(contracted_head(word), ()))


class Lexicon:
    """All phrase families, and plain word sets for families whose lines are single words."""

    def __init__(self, families: Mapping[str, tuple[str, ...]]) -> None:
        self._families = dict(families)
        self._words: dict[str, frozenset[str]] = {}
        self._memory: dict[object, Any] = {}
        begun: dict[str, list[Phrase]] = {}
        for phrase in self._phrases():
            for word in phrase.firsts:
                begun.setdefault(word, []).append(phrase)
        self._openings = {word: Opening(word, phrases) for word, phrases in begun.items()}

    @classmethod
    def parse(cls, files: Mapping[str, str]) -> "Lexicon":
        """Reads word lists, file name to text. Raises ListError for an unreadable one."""
        families: dict[str, tuple[str, ...]] = {}
        for name, text in files.items():
            for family, lines in _sections(name, text):
                families[family] = (*families.get(family, ()), *lines)
        return cls(families)

    def _phrases(self) -> Iterator[Phrase]:
        for family, lines in self._families.items():
            for line in lines if not family.startswith(_UNSOUGHT) else ():
                for source in _variants(self._with_classes(line)):
                    yield Phrase(family, source)

    def _with_classes(self, line: str) -> str:
        """`line` with each `$name` replaced by what the set `[=name]` holds."""
        if "$" not in line:
            return line
        elements = (
            element if element.startswith("(") else _CLASS.sub(r"($\1)", element)
            for element in _ELEMENT.findall(line)
        )
        return _CLASS.sub(lambda found: self._choices(found[1]), " ".join(elements))

    def _choices(self, name: str) -> str:
        lines = self._families.get(f"={name}")
        if lines is None:
            raise ValueError(say("a phrase names the set [={name}], which no word list has.", name=name))
        return "|".join(part for line in lines for part in _alternatives(line))

    @property
    def families(self) -> frozenset[str]:
        return frozenset(self._families)

    def words(self, family: str) -> frozenset[str]:
        """The set `[=family]`, in lower case; empty for an unknown one."""
        if family not in self._words:
            lines = self._families.get(f"={family}", ())
            self._words[family] = frozenset(part.lower() for line in lines for part in _alternatives(line))
        return self._words[family]

    def lines(self, family: str) -> tuple[str, ...]:
        """The lines of a family as they are written. Raises ValueError for an unknown one."""
        if family not in self._families:
            raise ValueError(f"no word list has the section [{family}]")
        return self._families[family]

    def recall(self, compute: "Callable[[Lexicon], T]") -> T:
        """What `compute` makes of the lexicon, once and for all."""
        if compute not in self._memory:
            self._memory[compute] = compute(self)
        found: T = self._memory[compute]
        return found

    def scan(self, words: "Words", sentence_starts: frozenset[int]) -> list[Mark]:
        """All phrases found in a plain text, by start; phrases of one family do not overlap."""
        found: list[Mark] = []
        latest: dict[str, int] = {}
        for start, near, likely in self._begun(words):
            for wanted, phrases in likely:
                if wanted is not None and near.isdisjoint(wanted):
                    continue
                for phrase in phrases:
                    if phrase.at_start and start not in sentence_starts:
                        continue
                    match = phrase.match(words.text, start)
                    if match:
                        _add(found, latest, Mark(phrase.family, start, match.end()))
        return found

    def _begun(self, words: "Words") -> Iterator[tuple[int, frozenset[str], Likely]]:
        """Where phrases may begin, with the words that are near, and those that begin with the word there."""
        openings, contracts = self._openings, "'" in words.text
        followings = (*words.words[1:], _OPEN)
        for first, last, near in words.stretches:
            part = slice(first, last)
            for word, following, start in zip(
                words.words[part], followings[part], words.starts[part], strict=True
            ):
                if contracts and ("'" in word or "'" in following):
                    for at, likely in self._beside_contraction(word, following):
                        yield start + at, near, likely
                elif word in openings:
                    by_second = openings[word].by_second
                    likely = by_second[following] if following in by_second else by_second[_OPEN]
                    if likely:
                        yield start, near, likely

    def _beside_contraction(self, word: str, following: str) -> Iterator[tuple[int, Likely]]:
        if "'" in word:
            for head, at in _parts(word):
                yield at, self._contracted(head, following)
        elif word in self._openings:
            yield 0, self._openings[word].before_contracted(following)

    def _contracted(self, word: str, following: str) -> Likely:
        opening = self._openings.get(word)
        likely = opening.before_contracted(following) if opening else ()
        contracting = self._openings.get(contracted_head(word))
        return (*likely, *contracting.contracted) if contracting else likely


def _add(found: list[Mark], latest: dict[str, int], mark: Mark) -> None:
    """Adds a mark behind the latest of its family; of two that begin in one place the longer stays."""
    at = latest.get(mark.family)
    if at is None or mark.start >= found[at].end:
        latest[mark.family] = len(found)
        found.append(mark)
    elif mark.start == found[at].start and mark.end > found[at].end:
        found[at] = mark


class Words:
    """The words of a plain text, and where each begins.

    `stops` are where no phrase goes on; `stretches` are the words from one to the next, by the numbers of
    the first and of that behind the last, each with the set of them, contracted ones in both forms.
    """

    __slots__ = ("_sets", "starts", "stretches", "text", "words")

    def __init__(self, text: str, stops: Iterable[int] = ()) -> None:
        parts = _PARTS.split(text)
        self.text = text
        self.words = parts[1::2]
        self.starts = [*accumulate(map(len, parts))][: len(parts) - 1 : 2]
        self._sets: dict[tuple[int, int], frozenset[str]] = {}
        cuts = [bisect_left(self.starts, stop) for stop in stops]
        self.stretches = [
            (first, last, self._set(first, last)) for first, last in pairwise((0, *cuts, len(self.words)))
        ]

    def between(self, start: int, end: int) -> frozenset[str]:
        """The set of those that begin there, contracted ones in both forms."""
        return self._set(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def _set(self, first: int, last: int) -> frozenset[str]:
        """Made once: stretches mostly are sentences."""
        found = self._sets.get((first, last))
        if found is None:
            words = self.words[first:last]
            found = self._sets[first, last] = present(words) if "'" in self.text else frozenset(words)
        return found


def present(words: Iterable[str]) -> frozenset[str]:
    """Words, and those with which some of them are contracted."""
    found = frozenset(words)
    return found.union([contracted_head(word) for word in found if "'" in word])


def _parts(word: str) -> tuple[tuple[str, int], ...]:
    """A word, and the short verb that hangs on it, with where they begin: boiler's, 's."""
    apostrophe = word.find("'", 1)
    return ((word, 0),) if apostrophe < 0 else ((word, 0), (word[apostrophe:], apostrophe))


def contracted_head(word: str) -> str:
    """The first of two words that are written as one: I've, isn't."""
    return word.removesuffix(_NEGATION) if word.endswith(_NEGATION) else word.partition("'")[0]


def _sections(name: str, text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    family, lines = "", list[str]()
    for number, raw in enumerate(text.splitlines(), start=1):
        line = raw.strip()
        if not line or line.startswith("# ") or line == "#":
            continue
        if line.startswith("[") and line.endswith("]"):
            yield family, tuple(lines)
            family, lines = line[1:-1], []
        elif not family:
            raise ListError(name, number, say("a phrase stands before the first [family]."))
        elif not family.startswith(_TABLE) and _NESTED.search(line):
            raise ListError(name, number, say("a group stands inside a group."))
        else:
            lines.append(line)
    yield family, tuple(lines)


def _variants(source: str) -> tuple[str, ...]:
    """A phrase that begins with an optional element is two phrases; with several, one more for each."""
    start = _START if source.startswith(_START) else ""
    first, rest = _parted(source.removeprefix(_START).strip())
    if not first:
        raise ValueError(say("“{phrase}” has no words.", phrase=source))
    if not first.endswith("?"):
        return (source,)
    return (start + first[:-1] + rest, *_variants(start + rest.strip()))


def _parted(source: str) -> tuple[str, str]:
    """The first element, and what follows."""
    found = _ELEMENT.match(source)
    end = found.end() if found else 0
    return source[:end], source[end:]


def _alternatives(element: str) -> tuple[str, ...]:
    return tuple([part.strip() for part in _inner(element).split("|")])


def _inner(element: str) -> str:
    core = element.removesuffix("?")
    return core[1:-1] if core.startswith("(") else core


def _heads(element: str) -> frozenset[str]:
    """The first words of its choices, as they are written."""
    return frozenset(_HEAD_OF_CHOICE.findall(_inner(element)))


def wanted(source: str) -> Heads:
    """The words of the element behind the first that fewest texts have; None where all may be left out."""
    groups = [_heads_of(element) for element in _ELEMENT.findall(source)[1:]]
    return min([group for group in groups if group and _NEGATION not in group], key=_share, default=None)


def _share(words: frozenset[str]) -> tuple[int, int]:
    return len(words & _COMMON), len(words)


def narrowed(source: str, word: str) -> str:
    """The phrase without the choices of its first element that cannot begin with this word."""
    first, *others = _ELEMENT.findall(source)
    by_head = _by_head(first)
    return " ".join((f"({'|'.join((*by_head[word], *by_head.get(_OPEN, ())))})", *others))


@cache
def _by_head(element: str) -> Mapping[str, Sequence[str]]:
    """The choices of an element by the words with which each can begin; under `_OPEN` those without."""
    found: dict[str, list[str]] = {}
    for choice, head in _CHOICE.findall(_inner(element)):
        for word in frozenset(_forms(head)) or (_OPEN,):
            found.setdefault(word, []).append(choice.rstrip())
    return found


def _heads_of_rest(elements: Iterable[str]) -> Heads:
    """The words with which these begin: of each that may be left out, and of the first that may not.

    What is contracted begins no word: its phrase is found by the word that it hangs on.
    """
    found: frozenset[str] = frozenset()
    for element in elements:
        apart = [part for part in _alternatives(element) if not part.startswith(_CONTRACTED)]
        heads = _heads_of("|".join(apart))
        if heads is None:
            return None
        found |= heads
        if not element.endswith("?"):
            return found
    return None


@cache
def _heads_of(element: str) -> Heads:
    """The words with which an element begins; None where it may be left out, or be anything."""
    if element.endswith("?") or not all(map(_HEAD.match, _heads(element))):
        return None
    return first_words(element)


def first_words(element: str) -> frozenset[str]:
    """The words with which some of an element's choices begin."""
    heads = _heads(element.lower())
    return heads if _ONLY_WORDS.fullmatch(element) else frozenset(chain.from_iterable(map(_forms, heads)))


def _is_plain(word: str) -> bool:
    return WORD.fullmatch(word.removeprefix("~")) is not None


def _forms(word: str) -> tuple[str, ...]:
    """The words that an alternative's first one stands for, in small letters; none for a number or a sign."""
    if word.isascii() and word.isalpha():
        return (word.lower(),)
    forms = inflections(word[1:]) if word.startswith("~") else (word,)
    tokens = [WORD.match(form, form.startswith("'")) for form in forms]
    return tuple([plain(token.string[: token.end()]) for token in tokens if token])


def expression(source: str) -> str:
    """The regular expression of a phrase, to be matched at the start of its first word."""
    elements = _ELEMENT.findall(source)
    parts = [_element_expression(element) for element in elements]
    return rf"{parts[0].replace(_GAP_BEFORE, '', 1)}{''.join(parts[1:])}(?!'?\w)"


def _element_expression(element: str) -> str:
    if element in _SPECIAL:
        return _SPECIAL[element]
    parts = _alternatives(element)
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


def inflections(verb: str) -> tuple[str, ...]:
    """The regular forms of an English verb: look, looks, looked, looking."""
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    third = verb + ("es" if verb.endswith(("s", "x", "ch", "sh", "z")) else "s")
    stem = verb + verb[-1] if _doubles(verb) else verb
    return verb, third, stem + "ed", stem + "ing"


def _doubles(verb: str) -> bool:
    short = sum(letter in _VOWELS for letter in verb) == 1
    return short and len(verb) > 2 and verb[-1] not in "aeiouwxy" and verb[-2] in _VOWELS
