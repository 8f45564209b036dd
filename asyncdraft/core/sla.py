"""Response SLAs: what a team promises per channel."""

from datetime import date, time

import msgspec


class Promise(msgspec.Struct, frozen=True):
    """How soon an answer comes: `amount` working hours, or working days."""

    amount: float
    unit: str  # "hours" or "days"

    @property
    def text(self) -> str:
        """As messages and the team's file have it: 4 working hours, 1 working day."""
        unit = self.unit.removesuffix("s") if self.amount == 1 else self.unit
        return f"{self.amount:g} working {unit}"

    def minutes(self, day_minutes: int) -> int:
        """Working minutes; `day_minutes` is the length of the reader's working day."""
        return round(self.amount * (60 if self.unit == "hours" else day_minutes))


class Sla(msgspec.Struct, frozen=True, kw_only=True):
    """`channels` maps a channel ("chat", "rfc") to its promise; triage is in each reader's own time.

    `emergency` is the one path that wakes anybody. `asks` is what the team wants in return, `exceptions` what
    the promise does not hold for; `agreed` and `review` are the days of the agreement and of its next look.
    """

    channels: dict[str, Promise] = {}
    triage: tuple[time, ...] = ()
    emergency: str = ""
    asks: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    agreed: date | None = None
    review: date | None = None
