"""What templates see of a thread."""

from asyncdraft.core.team import Team
from asyncdraft.core.templates.views import ThreadView
from asyncdraft.core.threads.agenda import history
from asyncdraft.core.threads.thread import Thread
from asyncdraft.core.when import zones


def thread_view(thread: Thread, team: Team) -> ThreadView:
    """The days of its history are those of the writer."""
    known = team.writer is not None and zones.is_zone(team.writer.zone)
    home = team.writer.zone if team.writer and known else "UTC"
    return ThreadView(topic=thread.topic, strike=thread.strikes, history=history(thread, team, home))
