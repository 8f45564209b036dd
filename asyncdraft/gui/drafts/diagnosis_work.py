"""What `asyncdraft doctor` looks at, with what the running window knows besides."""

from asyncdraft.core.health import Fact
from asyncdraft.integrations import health as outside
from asyncdraft.storage import health as inside


def examine(team: str, screen: str) -> tuple[Fact, ...]:
    """`screen` says what the window is drawn with."""
    return (*inside.examine(team), Fact("Window", "Drawn by", screen), *outside.examine())
