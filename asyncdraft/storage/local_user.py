"""What the system calls the user."""

import getpass


def local_user() -> str:
    """The account's full name where it has one, else its short name; "Me" where there is neither."""
    try:
        short = getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "Me"
    return _full_name(short) or short


def _full_name(short: str) -> str:
    try:
        import pwd
    except ImportError:  # Windows keeps no such table
        return ""
    try:
        return pwd.getpwnam(short).pw_gecos.partition(",")[0].strip()
    except KeyError:
        return ""
