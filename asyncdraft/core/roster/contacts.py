"""Files of contacts, told apart by what is in them: vCard or CSV."""

import codecs

from asyncdraft.core.roster import csv_table, vcard
from asyncdraft.core.roster.entry import Contacts
from asyncdraft.core.text import say

MOST_BYTES = 50_000_000
SIGNS = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16", codecs.BOM_UTF8: "utf-8-sig"}


def read(name: str, data: bytes) -> Contacts:
    """Never raises: what cannot be read is a problem in a sentence. `name` is for those sentences."""
    if len(data) > MOST_BYTES:
        return Contacts(
            problems=(
                say(
                    "{name} is larger than {most_bytes} MB; export fewer people.",
                    name=name,
                    most_bytes=MOST_BYTES // 1000000,
                ),
            )
        )
    text = _text(data)
    if not text.strip():
        return Contacts(problems=(say("{name} is empty; export the contacts once more.", name=name),))
    return vcard.read(name, text) if vcard.BEGIN.search(text) else csv_table.read(name, text)


def _text(data: bytes) -> str:
    """UTF-8, UTF-16 with its sign, or what Windows wrote before them; with line ends of Unix."""
    encoding = next((name for sign, name in SIGNS.items() if data.startswith(sign)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")
