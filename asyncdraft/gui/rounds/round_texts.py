"""A status round in the words of its view."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from asyncdraft.core.rounds.blockers import Blocker, blockers
from asyncdraft.core.rounds.drafting import standing_line
from asyncdraft.core.rounds.round import Round
from asyncdraft.core.rounds.update import Item, Part
from asyncdraft.core.team import Team
from asyncdraft.core.text import joined, say, say_count
from asyncdraft.core.threads.agenda import first_name
from asyncdraft.core.when.wording import and_join, near
from asyncdraft.core.when.writing import STYLE, Style
from asyncdraft.gui.kept.kept_texts import ExpectedText, KeptText, NextText, name_of
from asyncdraft.gui.widgets.sectioned_list import Entry

TITLES = {
    Part.SHIPPED: say("Shipped"),
    Part.NEXT: say("Next"),
    Part.BLOCKED: say("Blocked"),
    Part.RISK: say("Risk"),
    Part.DECISION: say("Decision wanted"),
    Part.REST: say("Not placed"),
}


@dataclass(frozen=True)
class BlockerText:
    """`who` is blocked by `words` (Markdown); `helper` is a name, empty while nobody is named.

    It is known by `author` and `text`.
    """

    who: str
    words: str
    helper: str
    author: str
    text: str


@dataclass(frozen=True)
class ItemText:
    """`text` is what the item is known by, `line` what is shown of it; `part` a key of the targets."""

    text: str
    line: str
    part: str


@dataclass(frozen=True)
class UpdateText:
    """`parts` are titles with their items (Markdown); `entries` places of pastes, with first words.

    `items` can be moved to the parts of `targets`, keys with their titles; `author` is whose they are.
    """

    who: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]
    entries: tuple[tuple[int, str], ...]
    author: str = ""
    items: tuple[ItemText, ...] = ()
    targets: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class RoundText(KeptText):
    blockers: tuple[BlockerText, ...]
    updates: tuple[UpdateText, ...]


def entries(rounds: Sequence[Round]) -> list[Entry]:
    """The open ones, then under a heading those that are done."""
    done = [found for found in rounds if not found.is_open]
    rows = [_entry(found) for found in rounds if found.is_open]
    return [*rows, *([Entry("", say("Done")), *map(_entry, done)] if done else [])]


def _entry(found: Round) -> Entry:
    missing = len(found.missing)
    detail = (
        say("{in_count} of {count} in", in_count=found.in_count, count=len(found.people))
        if missing
        else say("all updates in")
    )
    return Entry(found.id, found.title, detail, "warn" if missing and found.is_open else "")


def text_of(
    found: Round, team: Team, now: datetime, style: Style = STYLE, *, is_asked: bool = False
) -> RoundText:
    held = blockers(found, team)
    return RoundText(
        title=found.title,
        standing=standing_line(found, team, now, style),
        window=_window(found, now, style),
        blockers=tuple(_blocker(each, team) for each in held),
        updates=tuple(_update(found, author, team) for author in found.authors),
        expected=tuple(
            ExpectedText(name_of(person, team), person not in found.missing) for person in found.people
        ),
        following=following(found, held, team, now, is_asked=is_asked),
    )


def _window(found: Round, now: datetime, style: Style) -> str:
    if found.closes is None:
        return say("No time is set until which updates are awaited.")
    at = near(found.closes, now, str(now.tzinfo), style)
    return say("Closed {at}", at=at) if found.closes <= now else say("Open until {at}", at=at)


def _blocker(blocker: Blocker, team: Team) -> BlockerText:
    helper = name_of(blocker.helper, team) if blocker.helper else ""
    return BlockerText(
        who=name_of(blocker.author, team),
        words=blocker.line,
        helper=helper,
        author=blocker.author,
        text=blocker.text,
    )


def _update(found: Round, author: str, team: Team) -> UpdateText:
    update = found.update_of(author)
    parts = tuple(
        (TITLES[part], items)
        for part in Part
        if (items := tuple(item.line for item in update.items if item.part is part))
    )
    places = tuple(
        (place, _first_words(entry.text))
        for place, entry in enumerate(found.entries)
        if entry.author == author
    )
    return UpdateText(
        who=name_of(author, team),
        parts=parts,
        entries=places,
        author=author,
        items=tuple(ItemText(item.text, _first_words(item.line), item.part.value) for item in update.items),
        targets=tuple((part.value, title) for part, title in TITLES.items() if part is not Part.REST),
    )


def _first_words(text: str) -> str:
    first = next(filter(None, map(str.strip, text.splitlines())), "")
    return first if len(first) <= 40 else f"{first[:38].rstrip()}…"


def following(
    found: Round, held: Sequence[Blocker], team: Team, now: datetime, *, is_asked: bool = False
) -> NextText:
    """The one message that comes next; `is_asked` once the updates were asked for."""
    is_over = found.closes is not None and found.closes <= now
    if not found.entries and not is_over and is_asked:
        return NextText(
            say("Wait for the updates"),
            say("They are asked for, and nobody has written yet. A nudge is for those who are late."),
            "nudge",
        )
    if not found.entries and not is_over:
        return NextText(
            say("Ask for the updates"),
            say("The prompt tells what to write, where, and until when."),
            "prompt",
        )
    if found.missing and (is_over or not found.entries):
        people = {person.id: person for person in team.people}
        names = and_join([first_name(each, people) for each in found.missing])
        why = say_count(
            "{names} has not written. One line for each part is enough.",
            "{names} have not written. One line for each part is enough.",
            len(found.missing),
            names=names,
        )
        return NextText(say("Remind who is missing"), why, "nudge")
    unnamed = sum(not each.helper for each in held)
    if unnamed:
        why = say_count(
            "One blocker has no person who can help. Choose one, or let the page ask for a name.",
            "{count} blockers have no person who can help. Choose one, or let the page ask for a name.",
            unnamed,
        )
        return NextText(say("Make one page of it"), why, "synthesis")
    return NextText(
        say("Make one page of it"), say("Blockers first, each with a person who can help."), "synthesis"
    )


def counted(items: Sequence[Item]) -> str:
    """ "2 shipped, 1 blocked", for what was recognised in a paste."""
    words = {
        Part.SHIPPED: say("shipped"),
        Part.NEXT: say("next"),
        Part.BLOCKED: say("blocked"),
        Part.RISK: say("risk"),
        Part.DECISION: say("decision wanted"),
        Part.REST: say("not placed"),
    }
    counts = {part: sum(item.part is part and not item.is_none for item in items) for part in Part}
    return joined(
        (
            say("{count} {part}", count=count, part=words.get(part, part.value))
            for part, count in counts.items()
            if count
        ),
        ", ",
    )
