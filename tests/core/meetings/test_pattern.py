from datetime import datetime

import pytest

from asyncdraft.core.meetings.pattern import ordinal, pattern
from asyncdraft.core.meetings.rule import read_rule
from asyncdraft.core.when.writing import Style

MONDAY = datetime(2026, 1, 5, 15, 0)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("FREQ=WEEKLY", "Mon 15:00"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "Mon to Fri 15:00"),
        ("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR", "Mon to Fri 15:00"),
        ("FREQ=WEEKLY;BYDAY=MO,WE", "Mon and Wed 15:00"),
        ("FREQ=WEEKLY;BYDAY=MO,WE,FR", "Mon, Wed and Fri 15:00"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TH", "every 2nd Thu 15:00"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE", "every 2nd week, Mon and Wed 15:00"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU", "daily 15:00"),
        ("FREQ=DAILY", "daily 15:00"),
        ("FREQ=DAILY;INTERVAL=3", "every 3rd day 15:00"),
        ("FREQ=DAILY;BYHOUR=9", "daily 09:00"),
        ("FREQ=HOURLY;INTERVAL=2", "every 2nd hour"),
        ("FREQ=MONTHLY", "5th of the month 15:00"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "last day of the month 15:00"),
        ("FREQ=MONTHLY;BYMONTHDAY=1,15", "1st and 15th of the month 15:00"),
        ("FREQ=MONTHLY;BYDAY=1MO", "1st Mon of the month 15:00"),
        ("FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2", "2nd Tue of the month 15:00"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "last Fri of the month 15:00"),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "last working day of the month 15:00"),
        ("FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO", "1st Mon of every 3rd month 15:00"),
        ("FREQ=YEARLY", "yearly on 5 Jan 15:00"),
        ("FREQ=YEARLY;BYMONTH=4;BYDAY=2TH", "yearly, 2nd Thu of Apr 15:00"),
        ("FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=7", "yearly on 7 Apr 15:00"),
        ("FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=-1", "yearly, last day of Apr 15:00"),
        ("FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=1,15", "yearly, 1st and 15th of Apr 15:00"),
        ("FREQ=YEARLY;BYMONTHDAY=15", "15th of the month 15:00"),
        ("FREQ=YEARLY;INTERVAL=2;BYMONTHDAY=-1", "every 2nd year, last day 15:00"),
        ("FREQ=YEARLY;INTERVAL=2;BYWEEKNO=20", "every 2nd year 15:00"),
    ],
)
def test_a_recurrence_is_said_in_words(rule: str, words: str) -> None:
    assert pattern(read_rule(rule), MONDAY) == words


def test_what_takes_whole_days_has_no_clock() -> None:
    assert pattern(read_rule("FREQ=YEARLY"), MONDAY, all_day=True) == "yearly on 5 Jan"


def test_the_clock_is_that_of_the_locale() -> None:
    assert pattern(read_rule("FREQ=WEEKLY"), MONDAY, style=Style(hours24=False)) == "Mon 3 pm"


def test_numbers_from_the_end_count_backwards() -> None:
    numbers = (1, 2, 3, 4, 11, 12, 13, 21, -1, -2)
    words = "1st, 2nd, 3rd, 4th, 11th, 12th, 13th, 21st, last, 2nd last"
    assert ", ".join(map(ordinal, numbers)) == words
