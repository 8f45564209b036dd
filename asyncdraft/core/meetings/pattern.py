"""The words for a recurrence: "Mon to Fri 09:15", "every 2nd Thu 16:00", "1st Mon of the month 10:00"."""

from datetime import datetime

from asyncdraft.core.meetings.rule import Rule
from asyncdraft.core.text import joined, say
from asyncdraft.core.when import writing
from asyncdraft.core.when.wording import all_of
from asyncdraft.core.when.writing import DAY_NAMES, MONTH_NAMES, STYLE, Style

WORKING_DAYS = tuple(range(5))
LAST_PLACE = -1
MONTHS_A_YEAR = 12
UNITS = {"HOURLY": "hour", "MINUTELY": "minute", "SECONDLY": "second"}


def pattern(rule: Rule, start: datetime, all_day: bool = False, style: Style = STYLE) -> str:
    """`start` is naive, the first time on the clock of the zone in which the rule is kept."""
    if rule.frequency in UNITS:
        return say("every {often}", often=_often(rule.interval, UNITS[rule.frequency]))
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


def _often(interval: int, unit: str) -> str:
    return unit if interval == 1 else say("{ordinal} {unit}", ordinal=ordinal(interval), unit=unit)


def ordinal(number: int) -> str:
    """ "1st", "2nd", "11th"; "last" and "2nd last" from the end."""
    if number < 0:
        return "last" if number == LAST_PLACE else say("{ordinal} last", ordinal=ordinal(-number))
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _daily(rule: Rule, _start: datetime) -> str:
    if rule.interval == 1 and rule.weekdays:
        return _weekday_names(tuple(sorted({day for _, day in rule.weekdays})))
    return "daily" if rule.interval == 1 else say("every {often}", often=_often(rule.interval, "day"))


def _weekly(rule: Rule, start: datetime) -> str:
    days = tuple(sorted({day for _, day in rule.weekdays})) or (start.weekday(),)
    names = _weekday_names(days)
    if rule.interval == 1:
        return names
    return f"every {_often(rule.interval, names if len(days) == 1 else f'week, {names}')}"


def _weekday_names(days: tuple[int, ...]) -> str:
    names = [DAY_NAMES[day] for day in days]
    if len(days) == len(DAY_NAMES):
        return "daily"
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return say("{name} to {name2}", name=names[0], name2=names[-1])
    return all_of(names)


def _monthly(rule: Rule, start: datetime) -> str:
    day = _day_of_month(rule, start)
    if rule.interval == 1:
        return say("{day} of the month", day=day)
    if rule.interval == MONTHS_A_YEAR:
        return say("yearly, {day} of {month}", day=day, month=MONTH_NAMES[start.month - 1])
    return say("{day} of every {ordinal} month", day=day, ordinal=ordinal(rule.interval))


def _day_of_month(rule: Rule, start: datetime) -> str:
    days = tuple(sorted({day for _, day in rule.weekdays}))
    places = rule.places or tuple(dict.fromkeys(number for number, _ in rule.weekdays if number))
    if days and not rule.month_days:
        where = _listed(places) if places else "every"
        if days == WORKING_DAYS:
            return say("{where} working day", where=where)
        return say("{where} {days}", where=where, days=_weekday_names(days))
    return _listed(rule.month_days or (start.day,)) + (" day" if min(rule.month_days or (1,)) < 0 else "")


def _listed(numbers: tuple[int, ...]) -> str:
    return all_of([ordinal(number) for number in numbers])


def _yearly(rule: Rule, start: datetime) -> str:
    often = "yearly" if rule.interval == 1 else say("every {often}", often=_often(rule.interval, "year"))
    if rule.weeks or rule.year_days:
        return often
    months = rule.months or (start.month,)
    if rule.weekdays and not rule.months:
        return say("{often}, {day_of_month}", often=often, day_of_month=_day_of_month(rule, start))
    if rule.weekdays or len(months) > 1:
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
        value=(rule.month_days or (start.day,))[0],
        month=MONTH_NAMES[months[0] - 1],
    )
