"""When something was said, in the words in which people say it."""

from datetime import UTC, datetime

import pytest

from asyncdraft.core.threads.said_at import said_at
from asyncdraft.core.when import zones

NOW = datetime(2026, 11, 23, 15, 46, tzinfo=UTC)
"""A Monday."""
LONDON = zones.zone("Europe/London")

WORDS = {
    "": NOW,
    "now": NOW,
    "9:05": datetime(2026, 11, 23, 9, 5, tzinfo=LONDON),
    "18:30": datetime(2026, 11, 22, 18, 30, tzinfo=LONDON),
    "Mon 9:05": datetime(2026, 11, 23, 9, 5, tzinfo=LONDON),
    "Mon 18:30": datetime(2026, 11, 16, 18, 30, tzinfo=LONDON),
    "yesterday 16:40": datetime(2026, 11, 22, 16, 40, tzinfo=LONDON),
    "Yesterday, 4.40 pm": datetime(2026, 11, 22, 16, 40, tzinfo=LONDON),
    "wed 9:05": datetime(2026, 11, 18, 9, 5, tzinfo=LONDON),
    "Wednesday": datetime(2026, 11, 18, 12, 0, tzinfo=LONDON),
    "Wed 18 Nov 10:12": datetime(2026, 11, 18, 10, 12, tzinfo=LONDON),
    "18 November 2025 9am": datetime(2025, 11, 18, 9, 0, tzinfo=LONDON),
    "24 Dec 10:00": datetime(2025, 12, 24, 10, 0, tzinfo=LONDON),
    "2026-11-20 08:00": datetime(2026, 11, 20, 8, 0, tzinfo=LONDON),
    "today 23:00": NOW,
}


@pytest.mark.parametrize("words", WORDS)
def test_words_mean_the_latest_such_time(words: str) -> None:
    assert said_at(words, NOW, LONDON) == WORDS[words]


@pytest.mark.parametrize("words", ["soon", "31 Feb 10:00", "the day after"])
def test_what_is_no_time_is_told(words: str) -> None:
    with pytest.raises(ValueError, match="Write it such as: yesterday 16:40"):
        said_at(words, NOW, LONDON)
