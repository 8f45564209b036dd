"""What is under way and waits for somebody."""

from collections.abc import Iterator

from asyncdraft.core.text import say
from asyncdraft.storage.database import Database
from asyncdraft.storage.rfcs import Rfcs
from asyncdraft.storage.rounds import Rounds
from asyncdraft.storage.threads import Threads


def expecting(person: str, database: Database) -> Iterator[str]:
    """Each open status round, RFC and thread in which the person of that roster id has a part, by its title.

    Raises StoreProblem.
    """
    for each in Rounds(database).list():
        if each.is_open and person in (*each.people, each.owner):
            yield say("the status round “{title}”", title=each.title)
    for rfc in Rfcs(database).list():
        if rfc.is_open and person in rfc.people:
            yield say("the RFC “{title}”", title=rfc.title)
    for thread in Threads(database).list():
        if thread.is_open and person in thread.people:
            yield say("the thread “{title}”", title=thread.topic)
