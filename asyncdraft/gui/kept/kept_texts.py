"""What every view of kept things shows in words: who has written, and what comes next."""

from dataclasses import dataclass

from asyncdraft.core.team import Team
from asyncdraft.core.text import say


@dataclass(frozen=True)
class ExpectedText:
    """`part` is what they are asked to look at."""

    who: str
    has_written: bool
    part: str = ""


@dataclass(frozen=True)
class NextText:
    """`primary` is the key of the message that comes next."""

    title: str
    why: str
    primary: str


@dataclass(frozen=True, kw_only=True)
class KeptText:
    """`standing` stands below the title, `window` says until when is written."""

    title: str
    standing: str
    window: str
    expected: tuple[ExpectedText, ...]
    following: NextText


def name_of(person: str, team: Team) -> str:
    return team.name_of(person) or say("Nobody is named")
