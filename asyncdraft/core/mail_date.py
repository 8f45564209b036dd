"""Dates as mails and servers write them (RFC 5322)."""

from datetime import UTC, datetime


def instant(text: str) -> datetime | None:
    """In UTC, as which one without a zone is taken; None for what is no date."""
    from email.utils import parsedate_to_datetime

    try:
        at = parsedate_to_datetime(text)
        return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
