"""Whether the system's locale writes times of day in 24 hours."""

import locale

TWELVE = ("%I", "%r", "%p")


def local_hours24() -> bool:
    """True where the system does not tell; the window asks Qt, which knows Windows and macOS as well."""
    before = locale.setlocale(locale.LC_TIME)
    try:
        locale.setlocale(locale.LC_TIME, "")
        pattern = locale.nl_langinfo(locale.T_FMT)
    except (locale.Error, AttributeError):
        return True
    finally:
        locale.setlocale(locale.LC_TIME, before)
    return not any(sign in pattern for sign in TWELVE)
