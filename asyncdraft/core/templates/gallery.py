"""What the gallery lists, and in which order."""

from collections.abc import Collection, Sequence
from enum import StrEnum

import msgspec

from asyncdraft.core.templates.template import GROUPS, Template

RECENT_KEPT = 12
SHORTEST_WORD = 4
SHORTEST_BEGINNING = 5
MOST_NEAR = 6


class Order(StrEnum):
    RECENT = "recent"
    PURPOSE = "purpose"


class Habits(msgspec.Struct, frozen=True, kw_only=True):
    """Names of templates: the starred ones, and those used last, latest first."""

    favourites: tuple[str, ...] = ()
    recent: tuple[str, ...] = ()

    def starred(self, name: str) -> "Habits":
        """With the star of `name` set, or taken off."""
        kept = tuple(known for known in self.favourites if known != name)
        added = () if name in self.favourites else (name,)
        return msgspec.structs.replace(self, favourites=(*kept, *added))

    def used(self, name: str) -> "Habits":
        others = (known for known in self.recent if known != name)
        return msgspec.structs.replace(self, recent=(name, *others)[:RECENT_KEPT])

    def rank(self, name: str) -> tuple[bool, int]:
        """Small for what comes first: favourites, then what was used, latest first."""
        place = self.recent.index(name) if name in self.recent else RECENT_KEPT
        return (name not in self.favourites, place)


class Section(msgspec.Struct, frozen=True):
    title: str
    templates: tuple[Template, ...]


def _words_in(template: Template, words: Sequence[str]) -> int:
    """How many of them are part of its purpose, its subject or its body."""
    parts = (
        template.title,
        template.words,
        template.purpose,
        template.when,
        template.when_not,
        template.group,
        template.name,
        template.subject,
        *(field.title for field in template.fields),
        template.body,
    )
    text = "\n".join(parts).casefold()
    return sum(word in text for word in words)


def found(templates: Collection[Template], typed: str) -> list[Template]:
    """What matches; those first whose title has the words, or what else they are called, and of these the
    ones that are for it, too.
    """
    words = typed.casefold().split()
    hits = [template for template in templates if _words_in(template, words) == len(words)]
    return sorted(hits, key=lambda hit: _rank(hit, words))


def _rank(template: Template, words: Sequence[str]) -> tuple[bool, bool]:
    """Small for what comes first. That a template is not for something brings nothing."""
    names = f"{template.title}\n{template.words}".casefold()
    uses = f"{template.purpose}\n{template.when}".casefold()
    return (not all(word in names for word in words), not all(word in uses for word in words))


def nearest(templates: Collection[Template], typed: str) -> list[Template]:
    """Where none has all the words: those with the most of the longer ones; by their titles first.

    What is in none is looked for by how it begins: "Wochenberichte" is near "Wochenbericht".
    """
    longer = [word for word in typed.casefold().split() if len(word) >= SHORTEST_WORD]
    words = [_beginning(templates, word) for word in longer]
    counted = {template.name: _words_in(template, words) for template in templates}
    most = max(counted.values(), default=0)
    hits = [template for template in templates if most and counted[template.name] == most]
    return sorted(hits, key=lambda hit: not any(word in hit.title.casefold() for word in words))[:MOST_NEAR]


def _beginning(templates: Collection[Template], word: str) -> str:
    """The most of it that any template has."""
    begins = (word[:length] for length in range(len(word), SHORTEST_BEGINNING - 1, -1))
    return next((begin for begin in begins if any(_words_in(each, [begin]) for each in templates)), word)


def sections(templates: Sequence[Template], habits: Habits, order: Order) -> list[Section]:
    """Under the heading of their group; each group stands where its first template does."""
    ranked = list(templates)
    if order is Order.RECENT:
        ranked.sort(key=lambda template: habits.rank(template.name))
    known = {group: place for place, group in enumerate(GROUPS)}
    groups = list(dict.fromkeys(template.group for template in ranked))
    if order is Order.PURPOSE:
        groups.sort(key=lambda group: known.get(group, len(known)))
    return [
        Section(group, tuple(template for template in ranked if template.group == group)) for group in groups
    ]
