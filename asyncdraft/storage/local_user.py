"""Who is logged in on this computer, by the name that they are called."""

import os

LOGINS = ("LOGNAME", "USER", "USERNAME")
NOBODY = frozenset({"root", "user", "admin", "administrator", "ubuntu", "debian", "pi"})
"""Logins that name no person."""


def local_user() -> str:
    """The full name where the system keeps one, else the login's; empty where that says nothing."""
    return _full_name() or _login_name()


def _full_name() -> str:
    """The first part of what Unix calls the GECOS field; Windows keeps its names elsewhere."""
    try:
        import pwd
    except ImportError:
        return ""
    try:
        entry = pwd.getpwuid(os.getuid())
    except KeyError:
        return ""
    full = entry.pw_gecos.split(",")[0].replace("&", entry.pw_name.capitalize()).strip()
    return "" if full.casefold() in NOBODY else full


def _login_name() -> str:
    login = next((value for name in LOGINS if (value := os.environ.get(name, ""))), "")
    return "" if login.casefold() in NOBODY else " ".join(login.replace(".", " ").split()).title()
