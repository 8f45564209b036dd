"""What templates see of a thread."""

from asyncdraft.core.home import home_of
from asyncdraft.core.team import Team
from asyncdraft.core.templates.views import ThreadView
from asyncdraft.core.threads.agenda import history
from asyncdraft.core.threads.thread import Thread


def thread_view(thread: Thread, team: Team) -> ThreadView:
    """The days of its history are those of the writer."""
    told = history(thread, team, home_of(team))
    return ThreadView(topic=thread.topic, strike=thread.strikes, history=told)
