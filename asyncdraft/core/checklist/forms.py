"""Forms of sentences: what is said by how a sentence is built, whatever words fill it.

A table of forms is a section `[/name]` of a word list. There

    > example   opens a form, with an example of what it finds
    : words     of which a sentence that has the form has one; one of each of the groups, where `&` sets some
                apart. A word stands for what is contracted with it, too (you: you've)

and each further line is a regular expression, one of which the text has to have, in any case. In these

    a space     is any white space          '       either apostrophe
    <60>        up to 60 characters of the same sentence; <2,60> two at least; <> any number
    $name       one of the lines of the section [/name]
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from asyncdraft.core.checklist.english import SMALL_WORDS
from asyncdraft.core.checklist.lexicon import Lexicon
from asyncdraft.core.checklist.words import WORD
from asyncdraft.core.expression import Expression

_PART = re.compile(r"\$(\w+)")
_GAP = re.compile(r"<(?:(\d+)(?:,(\d+))?)?>")
_EXAMPLE, _WORDS = "> ", ": "


class Notation:
    """Reads what expressions write in short."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def expression(self, source: str) -> str:
        spelt = _GAP.sub(_gap, source.replace(" ", r"\s+").replace("'", "['’]"))
        return _PART.sub(lambda found: self.expression(self._part(found[1])), spelt)

    def words(self, source: str) -> frozenset[str]:
        """The words of a group, and those of the parts that it names."""
        parts = (self._part(found[1]) for found in _PART.finditer(source))
        return frozenset(_PART.sub("", source).split()).union(*map(WORD.findall, parts))

    def _part(self, name: str) -> str:
        return f"(?:{'|'.join(self._lexicon.lines(f'/{name}'))})"


def _gap(found: re.Match[str]) -> str:
    least, most = (found[1], found[2]) if found[2] else (0, found[1])
    return rf"[^.!?\n]{{{least},{most}}}?" if most else r"[^.!?\n]*?"


def expression_of(lexicon: Lexicon, name: str) -> Expression:
    """The only line of the section `[/name]`, in any case. Raises ValueError where it has more."""
    (source,) = lexicon.lines(f"/{name}")
    return Expression(Notation(lexicon).expression(source), re.IGNORECASE)


class Form:
    """A form of sentence, sought only in sentences that have a word of each of its groups."""

    def __init__(self, groups: tuple[frozenset[str], ...], source: str, notation: Notation) -> None:
        self.groups = groups
        self._source = source
        self._notation = notation

    @cached_property
    def rarest(self) -> frozenset[str]:
        """The group with the fewest small words, by which sentences are asked: they are in nearly all."""
        return min(reversed(self.groups), key=lambda group: len(group & SMALL_WORDS))

    @cached_property
    def expression(self) -> Expression:
        return Expression(self._notation.expression(self._source), re.IGNORECASE)


class Forms:
    """Forms by an example of each, in the order in which they are tried."""

    def __init__(self, forms: Mapping[str, Form]) -> None:
        self.by_example = forms
        self._forms = tuple(forms.values())
        self._by_word: dict[str, list[tuple[int, tuple[frozenset[str], ...]]]] = {}
        for number, form in enumerate(self._forms):
            others = tuple([group for group in form.groups if group is not form.rarest])
            for word in form.rarest:
                self._by_word.setdefault(word, []).append((number, others))

    @classmethod
    def read(cls, lexicon: Lexicon, name: str) -> "Forms":
        """The table `[/name]`. Raises ValueError where one is named like another."""
        notation = Notation(lexicon)
        forms: dict[str, Form] = {}
        for example, lines in _entries(lexicon.lines(f"/{name}")):
            if example in forms:
                raise ValueError(f"two forms are called {example!r}")
            forms[example] = _form(lines, notation)
        return cls(forms)

    def __iter__(self) -> Iterator[Form]:
        return iter(self._forms)

    def likely(self, words: frozenset[str]) -> list[Form]:
        """Those whose words are there."""
        rarest = self._by_word.keys() & words
        if not rarest:
            return []
        lacks = words.isdisjoint
        near = {
            number for word in rarest for number, others in self._by_word[word] if not any(map(lacks, others))
        }
        return [self._forms[number] for number in sorted(near)] if near else []

    def by_sentence(self, words: Sequence[frozenset[str]]) -> Iterator[tuple[int, list[Form]]]:
        """The number of each sentence that may have some of them, with those; from the words of each."""
        for number, said in enumerate(words):
            found = self.likely(said)
            if found:
                yield number, found


def _entries(lines: Iterable[str]) -> Iterator[tuple[str, Sequence[str]]]:
    example, entry = "", list[str]()
    for line in (*lines, _EXAMPLE):
        if not line.startswith(_EXAMPLE):
            entry.append(line)
            continue
        if entry:
            yield example, entry
        example, entry = line.removeprefix(_EXAMPLE), []


def _form(lines: Sequence[str], notation: Notation) -> Form:
    words = [line.removeprefix(_WORDS) for line in lines if line.startswith(_WORDS)]
    groups = tuple(notation.words(group) for line in words for group in line.split("&"))
    return Form(groups, "|".join(line for line in lines if not line.startswith(_WORDS)), notation)


def first(forms: Iterable[Form], text: str) -> re.Match[str] | None:
    """What is found first in the text; of two forms in one place, that of the earlier form."""
    found = filter(None, (form.expression.search(text) for form in forms))
    return min(found, key=re.Match.start, default=None)
