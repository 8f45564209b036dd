"""A status round: who is expected, the window, what came in, and what the owner added to it."""

from collections.abc import Iterable, Sequence
from datetime import datetime

import msgspec
from msgspec.structs import replace

from asyncdraft.core.people import Person, roster_ids
from asyncdraft.core.rounds.parsing import parse
from asyncdraft.core.rounds.submissions import Submission
from asyncdraft.core.rounds.update import Part, Update


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody handed in, as it was pasted. `author` is a roster id or a name, `source` a file."""

    author: str
    at: datetime
    text: str
    source: str = ""


class Helper(msgspec.Struct, frozen=True, kw_only=True):
    """The person whom the owner named for a blocker, which is told by its author and words."""

    author: str
    blocker: str
    person: str


class Move(msgspec.Struct, frozen=True, kw_only=True):
    """An item that the owner put into another part than that in which it was read; told by its words."""

    author: str
    text: str
    part: Part


class Round(msgspec.Struct, frozen=True, kw_only=True):
    """`people` are expected, by roster id or name; `owner` puts the updates together.

    `prompts` are the ids of the drafts that ask for the updates, sent or not, and
    `prompt` is what the owner wants to have said besides the usual words. With fewer than `least` updates
    people meet instead; 0 for no such rule. `place` is where updates are collected, as a Markdown link.
    """

    id: str = ""
    title: str = ""
    people: tuple[str, ...] = ()
    owner: str = ""
    place: str = ""
    prompt: str = ""
    opens: datetime | None = None
    closes: datetime | None = None
    least: int = 0
    entries: tuple[Entry, ...] = ()
    helpers: tuple[Helper, ...] = ()
    moves: tuple[Move, ...] = ()
    closed_at: datetime | None = None
    prompts: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def missing(self) -> tuple[str, ...]:
        """Those expected who have handed in nothing."""
        heard = {entry.author for entry in self.entries}
        return tuple(person for person in self.people if person not in heard)

    @property
    def authors(self) -> tuple[str, ...]:
        """Those who wrote: the expected ones in their order, then the others."""
        heard = dict.fromkeys(entry.author for entry in self.entries)
        return (
            *(person for person in self.people if person in heard),
            *(each for each in heard if each not in self.people),
        )

    @property
    def in_count(self) -> int:
        return len(self.people) - len(self.missing)

    @property
    def is_too_few(self) -> bool:
        return self.in_count < self.least

    def update_of(self, author: str) -> Update:
        """All that a person handed in, as one update."""
        texts = (entry.text for entry in self.entries if entry.author == author)
        moved = {move.text: move.part for move in self.moves if move.author == author}
        items = (item for text in texts for item in parse(text).items)
        return Update(
            tuple(
                replace(item, part=moved[item.text], is_none=False) if item.text in moved else item
                for item in items
            )
        )


def with_roster(found: Round, roster: Sequence[Person]) -> Round:
    """The round with the roster id of everybody in it who has joined the team since it named them."""
    known = roster_ids(roster)
    return replace(
        found,
        people=tuple(dict.fromkeys(map(known, found.people))),
        owner=known(found.owner),
        entries=tuple(replace(entry, author=known(entry.author)) for entry in found.entries),
        helpers=tuple(
            replace(helper, author=known(helper.author), person=known(helper.person))
            for helper in found.helpers
        ),
        moves=tuple(replace(move, author=known(move.author)) for move in found.moves),
    )


def with_submissions(found: Round, submissions: Iterable[Submission], source: str = "") -> Round:
    """The round with those that it does not hold yet: the same words of the same person count once."""
    entries = list(found.entries)
    held = {(entry.author, *entry.text.split()) for entry in entries}
    for each in submissions:
        words = (each.author, *each.text.split())
        if words not in held:
            held.add(words)
            entries.append(Entry(author=each.author, at=each.at, text=each.text, source=source))
    return replace(found, entries=tuple(entries))


def without_entry(found: Round, place: int) -> Round:
    return replace(found, entries=(*found.entries[:place], *found.entries[place + 1 :]))


def with_author(found: Round, place: int, author: str) -> Round:
    """The entry at `place` is somebody else's."""
    entry = replace(found.entries[place], author=author)
    return replace(found, entries=(*found.entries[:place], entry, *found.entries[place + 1 :]))


def with_move(found: Round, move: Move) -> Round:
    others = tuple(each for each in found.moves if (each.author, each.text) != (move.author, move.text))
    return replace(found, moves=(*others, move))


def with_helper(found: Round, helper: Helper) -> Round:
    """The person named for a blocker; an empty name takes the choice back."""
    others = tuple(
        each for each in found.helpers if (each.author, each.blocker) != (helper.author, helper.blocker)
    )
    return replace(found, helpers=(*others, helper) if helper.person else others)
