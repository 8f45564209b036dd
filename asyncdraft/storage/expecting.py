"""What is under way and waits for somebody."""

from collections.abc import Iterator, Sequence

from asyncdraft.core.people import Person
from asyncdraft.core.rfc.rfc import with_roster as in_rfc
from asyncdraft.core.rounds.round import with_roster as in_round
from asyncdraft.core.text import say
from asyncdraft.core.threads.thread import with_roster as in_thread
from asyncdraft.storage.database import Database
from asyncdraft.storage.rfcs import Rfcs
from asyncdraft.storage.rounds import Rounds
from asyncdraft.storage.threads import Threads


def expecting(person: str, roster: Sequence[Person], database: Database) -> Iterator[str]:
    """Each open status round, RFC and thread in which the person of that roster id has a part, by its title.

    They may be there by the name that they had before they joined the team. Raises StoreProblem.
    """
    for each in Rounds(database).list():
        known = in_round(each, roster)
        if each.is_open and person in (*known.people, known.owner):
            yield say("the status round “{title}”", title=each.title)
    for rfc in Rfcs(database).list():
        if rfc.is_open and person in in_rfc(rfc, roster).people:
            yield say("the RFC “{title}”", title=rfc.title)
    for thread in Threads(database).list():
        if thread.is_open and person in in_thread(thread, roster).people:
            yield say("the thread “{title}”", title=thread.topic)
