"""Holidays by the names under which people set deadlines, where one name means one date."""

from collections.abc import Callable
from datetime import date, timedelta

DateOfYear = Callable[[int], date]
MONDAY, THURSDAY = 0, 3


def _fixed(month: int, day: int) -> DateOfYear:
    return lambda year: date(year, month, day)


def _nth(n: int, weekday: int, month: int, plus: int = 0) -> DateOfYear:
    def found(year: int) -> date:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (n - 1) + plus)

    return found


def _last_monday_of_may(year: int) -> date:
    return date(year, 5, 31) - timedelta(days=date(year, 5, 31).weekday())


def _easter(plus: int) -> DateOfYear:
    return lambda year: easter(year) + timedelta(days=plus)


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the Gregorian computus of Meeus, Jones and Butcher)."""
    century, rest = divmod(year, 100)
    skipped = century - century // 4 - (century - (century + 8) // 25 + 1) // 3
    moon = (19 * (year % 19) + skipped + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (year % 19 + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


FEASTS: dict[str, DateOfYear] = {
    "new year's day": _fixed(1, 1),
    "martin luther king day": _nth(3, MONDAY, 1),
    "mlk day": _nth(3, MONDAY, 1),
    "australia day": _fixed(1, 26),
    "valentine's day": _fixed(2, 14),
    "presidents' day": _nth(3, MONDAY, 2),
    "saint patrick's day": _fixed(3, 17),
    "st patrick's day": _fixed(3, 17),
    "shrove tuesday": _easter(-47),
    "ash wednesday": _easter(-46),
    "palm sunday": _easter(-7),
    "maundy thursday": _easter(-3),
    "good friday": _easter(-2),
    "easter": _easter(0),
    "easter sunday": _easter(0),
    "easter monday": _easter(1),
    "ascension day": _easter(39),
    "whit monday": _easter(50),
    "anzac day": _fixed(4, 25),
    "memorial day": _last_monday_of_may,
    "juneteenth": _fixed(6, 19),
    "canada day": _fixed(7, 1),
    "bastille day": _fixed(7, 14),
    "labor day": _nth(1, MONDAY, 9),
    "halloween": _fixed(10, 31),
    "bonfire night": _fixed(11, 5),
    "veterans day": _fixed(11, 11),
    "thanksgiving": _nth(4, THURSDAY, 11),
    "thanksgiving day": _nth(4, THURSDAY, 11),
    "black friday": _nth(4, THURSDAY, 11, 1),
    "cyber monday": _nth(4, THURSDAY, 11, 4),
    "christmas eve": _fixed(12, 24),
    "christmas": _fixed(12, 25),
    "christmas day": _fixed(12, 25),
    "xmas": _fixed(12, 25),
    "boxing day": _fixed(12, 26),
    "new year's eve": _fixed(12, 31),
}
OF_THE_STATES = frozenset({"thanksgiving", "thanksgiving day"})
