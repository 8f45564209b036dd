"""Support of a team: the form that questions go into, and who takes turns at triage."""

from datetime import date

import msgspec


class Support(msgspec.Struct, frozen=True, kw_only=True):
    """`people` are the roster ids that take turns, in their order; `starts` is in the first week of the rota.

    `turns` are weeks given to somebody by name, by any day of the week.
    """

    service: str = ""
    form: str = ""
    questions: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    starts: date | None = None
    turns: dict[date, str] = {}
