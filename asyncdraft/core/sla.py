"""Response SLAs: what a team promises per channel."""

from datetime import time

import msgspec


class Promise(msgspec.Struct, frozen=True):
    """How soon an answer comes: `amount` working hours, or working days."""

    amount: float
    unit: str  # "hours" or "days"

    def minutes(self, day_minutes: int) -> int:
        """Working minutes; `day_minutes` is the length of the reader's working day."""
        return round(self.amount * (60 if self.unit == "hours" else day_minutes))


class Sla(msgspec.Struct, frozen=True, kw_only=True):
    """`channels` maps a channel ("chat", "rfc") to its promise; triage is in each reader's own time."""

    channels: dict[str, Promise] = {}
    triage: tuple[time, ...] = ()
    emergency: str = ""
