"""How long to wait before the next attempt."""

import re
from datetime import datetime, timedelta

from asyncdraft.core.mail_date import instant

FIRST = timedelta(seconds=15)
LONGEST = timedelta(hours=1)
MOST_ATTEMPTS = 12
"""Attempts that the other side may turn away (some six hours) before the user is asked."""

MOST_CHECKS = 12
LONGEST_WAIT = timedelta(days=1)
"""Asked to wait longer, we ask again after this."""


def pause(attempts: int, asked: timedelta | None = None) -> timedelta:
    """After so many attempts: doubled each time, never shorter than the other side asks."""
    own = min(FIRST * (1 << min(max(attempts - 1, 0), 20)), LONGEST)
    return max(own, min(asked, LONGEST_WAIT)) if asked else own


def retry_after(header: str | None, now: datetime) -> timedelta | None:
    """What a Retry-After header says: seconds or a date; None for none or one that cannot be read."""
    text = (header or "").strip()
    if re.fullmatch(r"\d{1,9}(?:\.\d+)?", text, re.ASCII):
        return timedelta(seconds=float(text))
    at = instant(text)
    return max(at - now, timedelta()) if at else None
