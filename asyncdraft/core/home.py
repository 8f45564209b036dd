"""Where the writer is: the zone in which days begin and files write a time."""

from asyncdraft.core.team import Team
from asyncdraft.core.when import zones


def home_of(team: Team) -> str:
    """The zone of the writer, UTC where it is not known."""
    return zones.or_utc(team.writer.zone if team.writer else "")
