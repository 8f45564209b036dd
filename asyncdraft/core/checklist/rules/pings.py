"""Mentions that interrupt everybody, and those that only tell of such mentions."""

import re
from collections.abc import Iterator
from datetime import datetime

from asyncdraft.core.checklist.facts import Facts, Passage, needing
from asyncdraft.core.checklist.references import ReferenceKind
from asyncdraft.core.expression import Expression

_EVERYBODY = frozenset({"@channel", "@here", "@everyone", "@all", "@room"})
_RAW = re.compile(r"<!(channel|here|everyone)")
_TOLD_BEFORE = Expression(
    r"(?:\b(?:an?|the|your|my|our|his|her|their|this|that|these|those|any|each|every|no|such|another|of|via"
    r"|without|with|by|than|from|about"
    r"|us(?:e|es|ed|ing)|writ(?:e|es|ing|ten)|wrote|put(?:s|ting)?|typ(?:e|es|ed|ing)|post(?:s|ed|ing)?"
    r"|mention(?:s|ed|ing)?|tagg(?:ed|ing)|tags|called|says?|said|hit(?:s|ting)?|drop(?:s|ped|ping)?"
    r"|allow\w*|mut(?:e|es|ed|ing)|suppress\w*|(?:dis|en)abl\w+|block(?:s|ed|ing)?|avoid\w*|limit\w*"
    r"|(?:ab|mis|over)us(?:e|es|ed|ing)|reserv(?:e|es|ed|ing)|ban(?:s|ned|ning)?|replac(?:e|es|ed|ing)"
    r"|switch(?:ed|es)? (?:on|off)|turn(?:ed|s)? (?:on|off)|like|call|forbid\w*|stop|send|sends|sent)"
    r"|[(])\s*\Z",
    re.IGNORECASE,
)
"""The place of an object: use @here, without @channel, an @everyone."""

_TOLD_AFTER = Expression(
    r"\s*(?:[)]\s*)?(?:pings?|mentions?|messages?|tags?|alerts?|notifications?|rights?|calls?|abuse|buttons?"
    r"|badges?|posts?|habits?|rules?|policy|wakes?|woke|rings?|rang|reach(?:es|ed)|notifies|notified|pinged)\b",
    re.IGNORECASE,
)
_JOINING = Expression(r"\s*(?:\b(?:or|and|nor)\b|[/,])\s*\Z", re.IGNORECASE)


@needing("mention")
def pings(facts: Facts, _: datetime) -> Iterator[Passage]:
    """Mentions of everybody; of several that are joined, the first tells whether they are used."""
    told_until = -1
    for mention in _mentions_of_all(facts):
        joined = told_until >= 0 and _JOINING.fullmatch(facts.masked, told_until, mention.start)
        if joined or _is_told_of(mention):
            told_until = mention.end
        else:
            yield mention


def _mentions_of_all(facts: Facts) -> Iterator[Passage]:
    return filter(is_of_all, mentions(facts))


def is_of_all(mention: Passage) -> bool:
    return mention.text.lower() in _EVERYBODY or _RAW.match(mention.text) is not None


def mentions(facts: Facts) -> Iterator[Passage]:
    return (
        Passage(facts, reference.start, reference.end)
        for reference in facts.references
        if reference.kind is ReferenceKind.MENTION
    )


def _is_told_of(mention: Passage) -> bool:
    before, after = mention.before(20), mention.after(20)
    return bool(_TOLD_BEFORE.search(before) or _TOLD_AFTER.match(after))
