"""Mail addresses in the letters that headers and mail servers take."""

import re

from asyncdraft.core.text import say

AMBIGUOUS = re.compile("[ßẞς\u200c\u200d]")
"""Letters that the name system once took for others (straße.de for strasse.de), and now for themselves."""
NOT_ASCII = say("“{address}” has letters that mail servers do not know yet; write the reader another way.")


def named(name: str, address: str) -> str:
    """ "Name <address>", the name in the letters of a header; the address as it is."""
    from email.utils import formataddr

    return f"{formataddr((name, '')).removesuffix('<>')}<{address}>" if name else address


def in_ascii(address: str) -> str:
    """The address with its domain as the name system has it (IDNA).

    Raises ValueError, with a sentence, where it has no such form, or the part before the @ has other letters.
    """
    if address.isascii():
        return address
    user, at, domain = address.rpartition("@")
    try:
        if user.isascii() and not AMBIGUOUS.search(domain):
            return f"{user}{at}{domain.encode('idna').decode()}"
    except UnicodeError:
        pass
    raise ValueError(say(NOT_ASCII, address=address))
