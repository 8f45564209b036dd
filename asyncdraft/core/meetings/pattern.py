"""The words for a recurrence: "Mon to Fri 09:15", "every 2nd Thu 16:00", "1st Mon of the month 10:00"."""

from datetime import datetime

from asyncdraft.core.meetings.rule import Rule
from asyncdraft.core.text import joined, say, say_of
from asyncdraft.core.when import writing
from asyncdraft.core.when.wording import all_of
from asyncdraft.core.when.writing import DAY_NAMES, MONTH_NAMES, STYLE, Style

WORKING_DAYS = tuple(range(5))
DAILY = say("daily")
MONTHS_A_YEAR = 12
UNITS = {
    "HOURLY": (say("every hour"), say("every {ordinal} hour")),
    "MINUTELY": (say("every minute"), say("every {ordinal} minute")),
    "SECONDLY": (say("every second"), say("every {ordinal} second")),
}
"""For each one, and for every so many."""


def pattern(rule: Rule, start: datetime, all_day: bool = False, style: Style = STYLE) -> str:
    """`start` is naive, the first time on the clock of the zone in which the rule is kept."""
    if rule.frequency in UNITS:
        return _every(rule.interval, *UNITS[rule.frequency])
    words = {"DAILY": _daily, "WEEKLY": _weekly, "MONTHLY": _monthly, "YEARLY": _yearly}[rule.frequency]
    return (
        words(rule, start)
        if all_day
        else say("{words} {clock}", words=words(rule, start), clock=_clock(rule, start, style))
    )


def _clock(rule: Rule, start: datetime, style: Style) -> str:
    at = start.replace(
        hour=rule.hours[0] if rule.hours else start.hour,
        minute=rule.minutes[0] if rule.minutes else start.minute,
    )
    return writing.of_day(at, style)


def _every(interval: int, each: str, some: str) -> str:
    return each if interval == 1 else say(some, ordinal=_step(interval))


def _step(number: int) -> str:
    """ "2nd": of all hours, days, weeks, months or years every so many."""
    return say_of("every so many", "{number}{ending}", number=number, ending=_ending(number))


def _date(number: int) -> str:
    """ "15th": of a month; "last" and "2nd last" from its end."""
    if number < 0:
        return _from_the_end(-number)
    return say_of("day of the month", "{number}{ending}", number=number, ending=_ending(number))


def ordinal(number: int) -> str:
    """ "1st": which Monday of a month; "last" and "2nd last" from its end."""
    if number < 0:
        return _from_the_end(-number)
    return say_of("which Monday of the month", "{number}{ending}", number=number, ending=_ending(number))


def _from_the_end(number: int) -> str:
    return say_of("of the month", "last") if number == 1 else say("{ordinal} last", ordinal=ordinal(number))


def _ending(number: int) -> str:
    return "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _daily(rule: Rule, _start: datetime) -> str:
    if rule.interval == 1 and rule.weekdays:
        return _weekday_names(tuple(sorted({day for _, day in rule.weekdays})))
    return _every(rule.interval, DAILY, say("every {ordinal} day"))


def _weekly(rule: Rule, start: datetime) -> str:
    days = tuple(sorted({day for _, day in rule.weekdays})) or (start.weekday(),)
    names = _weekday_names(days)
    if rule.interval == 1:
        return names
    said = say("every {ordinal} {days}") if len(days) == 1 else say("every {ordinal} week, {days}")
    return say(said, ordinal=_step(rule.interval), days=names)


def _weekday_names(days: tuple[int, ...]) -> str:
    names = [DAY_NAMES[day] for day in days]
    if len(days) == len(DAY_NAMES):
        return DAILY
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return say("{name} to {name2}", name=names[0], name2=names[-1])
    return all_of(names)


def _monthly(rule: Rule, start: datetime) -> str:
    day = _day_of_month(rule, start)
    if rule.interval == 1:
        return say("{day} of the month", day=day)
    if rule.interval == MONTHS_A_YEAR:
        return say("yearly, {day} of {month}", day=day, month=MONTH_NAMES[start.month - 1])
    return say("{day} of every {ordinal} month", day=day, ordinal=_step(rule.interval))


def _day_of_month(rule: Rule, start: datetime) -> str:
    days = tuple(sorted({day for _, day in rule.weekdays}))
    places = rule.places or tuple(dict.fromkeys(number for number, _ in rule.weekdays if number))
    if days and not rule.month_days:
        where = all_of([ordinal(place) for place in places]) if places else say_of("of the month", "every")
        if days == WORKING_DAYS:
            return say("{where} working day", where=where)
        return say("{where} {days}", where=where, days=_weekday_names(days))
    dates = all_of([_date(number) for number in rule.month_days or (start.day,)])
    return say("{dates} day", dates=dates) if min(rule.month_days or (1,)) < 0 else dates


def _yearly(rule: Rule, start: datetime) -> str:
    often = _every(rule.interval, say("yearly"), say("every {ordinal} year"))
    if rule.weeks or rule.year_days:
        return often
    if rule.month_days and not rule.months and rule.interval == 1:
        return _monthly(rule, start)
    if (rule.weekdays or rule.month_days) and not rule.months:
        return say("{often}, {day_of_month}", often=often, day_of_month=_day_of_month(rule, start))
    months, days = rule.months or (start.month,), rule.month_days or (start.day,)
    if rule.weekdays or len(months) > 1 or len(days) > 1 or days[0] < 0:
        names = joined((MONTH_NAMES[month - 1] for month in months), ", ")
        return say(
            "{often}, {day_of_month} of {names}",
            often=often,
            day_of_month=_day_of_month(rule, start),
            names=names,
        )
    return say(
        "{often} on {value} {month}",
        often=often,
        value=days[0],
        month=MONTH_NAMES[months[0] - 1],
    )
