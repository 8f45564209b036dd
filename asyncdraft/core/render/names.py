"""Names: who and when a message means, in Slack's own ids."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

import msgspec

from asyncdraft.core.people import Person


class Names(msgspec.Struct, frozen=True, kw_only=True):
    """What typed words stand for when a message goes to Slack as tokens.

    `handles` maps a handle as typed after "@" (lower case) to a Slack id: a person (U.., W..) or a user
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
    """The roster ids of everybody who has a Slack id."""
    handles = {person.id.lower(): person.slack for person in people if person.slack}
    return Names(handles=handles, dates=dates or {}, broadcast=broadcast)
