"""What a meeting costs."""

import msgspec


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """`people` are those who come: the organizer and all invited but rooms and those who declined.

    `hours` is how long it takes one of them a week, `person_hours` all of them a month. `off_hours` is the
    share (0 to 1) of the time of those in the roster that lies outside their working hours, None where
    nobody is known; `known` is how many are.
    """

    people: int
    hours: float
    person_hours: float
    off_hours: float | None = None
    known: int = 0
