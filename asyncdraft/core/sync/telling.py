"""The state of a shared folder in a sentence."""

from asyncdraft.core.sync.conflict import State
from asyncdraft.core.text import joined, say


def summary(state: State) -> str:
    """What of mine is to push, what came from whom, and that nothing was overwritten."""
    parts = [_unsent(state), *_came(state)]
    if state.behind:
        parts.append(say("{counted} of others not taken in yet", counted=_counted(state.behind, "change")))
    if state.conflicts:
        parts.append(say("{count} to solve before anything is pushed", count=len(state.conflicts)))
    elif state.pulled:
        parts.append(say("nothing was overwritten"))
    return joined(parts, " · ")


def _unsent(state: State) -> str:
    if not state.unsent:
        return (
            say("all of yours is pushed")
            if state.address
            else say("all is committed, and shared with nobody yet")
        )
    return f"{_counted(len(state.unsent), 'change')} of yours to {'push' if state.address else 'share'}"


def _came(state: State) -> list[str]:
    counts: dict[str, int] = {}
    for pulled in state.pulled:
        counts[pulled.author] = counts.get(pulled.author, 0) + len(pulled.entries)
    return [
        say("{count} from {author} today", count=count, author=author) for author, count in counts.items()
    ]


def _counted(count: int, noun: str) -> str:
    return (
        say("{count} {noun}", count=count, noun=noun)
        if count == 1
        else say("{count} {noun}s", count=count, noun=noun)
    )
