"""What the user decides about a meeting against the verdict."""

import msgspec

from asyncdraft.core.meetings.verdict import Choice


class Overrule(msgspec.Struct, frozen=True):
    """Holds for the series `uid` in every calendar that has it; `reason` is in the user's words."""

    uid: str
    choice: Choice
    reason: str
