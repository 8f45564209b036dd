"""Who is to read a rough text: the people of the roster whom it greets, mentions, asks or names."""

from collections.abc import Collection, Iterable, Iterator, Sequence

import msgspec

from asyncdraft.core.checklist.facts import Facts
from asyncdraft.core.checklist.references import ReferenceKind
from asyncdraft.core.checklist.words import WORD
from asyncdraft.core.people import Person
from asyncdraft.core.split.proposal import Reader
from asyncdraft.core.text import say

_CALLED = {
    "greeting": say("“{words}” greets them."),
    "mention": say("“{words}” mentions them."),
    "asked": say("“{words}” asks them."),
}
_NAMED = say("The text names them: “{words}”.")
_ADDRESS = say("Their address is in it: {words}.")


_TITLES = (
    "さん",
    "さま",
    "様",
    "氏",
    "殿",
    "君",
    "くん",
    "ちゃん",
    "先生",
    "-san",
    "-sama",
    "-kun",
    "님",
    "씨",
)
"""What Japanese and Korean put behind a name."""


class Call(msgspec.Struct, frozen=True):
    """Words that call somebody; `kind` is a key of the reasons above."""

    kind: str
    name: str
    words: str


def readers(
    blocks: Sequence[Facts], people: Iterable[Person], me: str
) -> tuple[tuple[Reader, ...], tuple[str, ...]]:
    """The readers, those who are called first; and the names called that nobody in the roster has."""
    others = [person for person in people if person.id != me]
    owners = _by_name(others)
    found: dict[str, Reader] = {}
    unknown: dict[str, None] = {}
    for call in _calls(blocks, owners):
        ids = owners.get(call.name.casefold(), [])
        sentence = say(_CALLED[call.kind], words=call.words)
        for person in ids:
            found.setdefault(person.id, Reader(person.id, person.name, sentence, len(ids) == 1))
        if not ids and call.kind != "asked" and (call.kind == "mention" or call.name[0].isupper()):
            unknown[call.words if call.kind == "mention" else call.name] = None
    for person, sentence in _spoken_of(blocks, others):
        found.setdefault(person.id, Reader(person.id, person.name, sentence, False))
    return tuple(found.values()), tuple(unknown)


def _by_name(people: Iterable[Person]) -> dict[str, list[Person]]:
    """Everybody by what they may be called; several where they share it."""
    owners: dict[str, list[Person]] = {}
    for person in people:
        names = (person.id, person.name, person.first_name, person.slack, person.github)
        for name in dict.fromkeys(each.lstrip("@").casefold() for each in names if each):
            owners.setdefault(name, []).append(person)
    return owners


def _calls(blocks: Iterable[Facts], known: Collection[str]) -> Iterator[Call]:
    for facts in blocks:
        if facts.greeting:
            words = " ".join(facts.text[facts.greeting.start : facts.greeting.end].split())
            names = facts.greeting.names
            bare = (_bare(name, known) for name in names)
            sure = (name for name in bare if name[0].isupper() or name.casefold() in known)
            yield from (Call("greeting", name, words) for name in sure)
        for reference in facts.references:
            if reference.kind is ReferenceKind.MENTION:
                words = facts.text[reference.start : reference.end]
                yield Call("mention", words.strip("<@>").rstrip(".-"), words)
        for ask in facts.asks:
            for name in WORD.findall(ask.owner):
                yield Call("asked", name, ask.owner)


def _bare(name: str, known: Collection[str]) -> str:
    """Without a title, unless the name itself ends so."""
    title = next((title for title in _TITLES if name.casefold().endswith(title)), "")
    return name if name.casefold() in known else name[: -len(title) or None] or name


def _spoken_of(blocks: Sequence[Facts], people: Iterable[Person]) -> Iterator[tuple[Person, str]]:
    said = frozenset(word for facts in blocks for word in facts.words)
    addresses = {
        facts.text[reference.start : reference.end].casefold()
        for facts in blocks
        for reference in facts.references
        if reference.kind is ReferenceKind.ADDRESS
    }
    for person in people:
        if person.email and person.email.casefold() in addresses:
            yield person, say(_ADDRESS, words=person.email)
        elif person.first_name.casefold() in said and _is_named(person.first_name, blocks):
            yield person, say(_NAMED, words=person.first_name)


def _is_named(name: str, blocks: Iterable[Facts]) -> bool:
    """Whether it stands there as a name is written: "Will" is one, "will" is none."""
    return any(name in WORD.findall(facts.masked) for facts in blocks if name.casefold() in facts.words)
