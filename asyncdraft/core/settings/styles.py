"""How times are written and read, as the settings have it."""

from datetime import time

from asyncdraft.core.settings.settings import Settings
from asyncdraft.core.when.writing import Style


def style_of(settings: Settings, hours24: bool) -> Style:
    """`hours24` is the user's choice, or the system's where there is none."""
    ends = time.fromisoformat(settings.day_ends) if settings.day_ends else None
    return Style(hours24=hours24, month_first=settings.month_first, day_ends=ends)
