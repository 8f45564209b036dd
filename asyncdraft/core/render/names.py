"""Names: who and when a message means, in Slack's own ids."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType

import msgspec

from asyncdraft.core.people import Person


class Names(msgspec.Struct, frozen=True, kw_only=True):
    """What typed words stand for when a message goes to Slack as tokens.

    `handles` maps a handle as `typed` after "@" to a Slack id: a person (U.., W..) or a user
    group (S..). `dates` maps a phrase as it stands in the text to seconds since 1970. Only with `broadcast`
    do @here, @channel and @everyone reach anybody.
    """

    handles: Mapping[str, str] = MappingProxyType({})
    dates: Mapping[str, int] = MappingProxyType({})
    broadcast: bool = False


NO_NAMES = Names()


def names_of(
    people: Iterable[Person], dates: Mapping[str, int] | None = None, *, broadcast: bool = False
) -> Names:
    """Everybody who has a Slack id, by roster id and by a first name that nobody else goes by."""
    known = tuple(people)
    others = Counter(handle for person in known for handle in {typed(person.id), typed(person.first_name)})
    first = {typed(person.first_name): person.slack for person in known if person.slack}
    ids = {typed(person.id): person.slack for person in known if person.slack}
    alone = {handle: slack for handle, slack in first.items() if others[handle] == 1}
    return Names(handles={**alone, **ids}, dates=dates or {}, broadcast=broadcast)


def typed(handle: str) -> str:
    """As two people type it: capitals and the way in which an accent is stored make no difference."""
    return unicodedata.normalize("NFC", handle).lower()
