"""Updates from a file: a text, or a mail; whose it is stands in it, in its sender, or in its name."""

import re
from collections.abc import Sequence
from datetime import datetime

from asyncdraft.core.people import Person, person_id
from asyncdraft.core.rounds.submissions import Submission, person_in_name, submissions
from asyncdraft.core.text import say
from asyncdraft.core.threads.mail import read_mail
from asyncdraft.core.threads.quoting import unquoted

SUFFIXES = (".md", ".markdown", ".txt", ".text", ".eml")
LARGEST = 5_000_000


def of_file(
    name: str, data: bytes, people: Sequence[Person], now: datetime, zone: str = "UTC", author: str = ""
) -> tuple[Submission, ...]:
    """`name` may be a path; `author` weighs more than it. Raises ValueError with a sentence."""
    if name.lower().endswith(".eml"):
        return (_of_mail(data, people, now),)
    if len(data) > LARGEST:
        raise ValueError(
            say("{name} is larger than 5 MB: that is no update. Choose a text or a mail.", name=name)
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(
            say("{name} is no text in UTF-8. Save it as UTF-8 and try again.", name=name)
        ) from error
    stem = re.split(r"[\\/]", name)[-1].rpartition(".")[0]
    return submissions(text, people, now, zone, author or person_in_name(stem, people))


def _of_mail(data: bytes, people: Sequence[Person], now: datetime) -> Submission:
    mail = read_mail(data)
    author = person_id(mail.name, people, mail.address)
    return Submission(author=author, text=unquoted(mail.text).text, at=mail.at or now)
