"""The state of a shared folder in a sentence."""

from asyncdraft.core.sync.conflict import State
from asyncdraft.core.text import joined, say, say_count


def summary(state: State) -> str:
    """What of mine is to push, what came from whom, and that nothing was overwritten."""
    parts = [_unsent(state), *_came(state)]
    if state.behind:
        parts.append(say("{changes} of others not taken in yet", changes=_changes(state.behind)))
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
    changes = _changes(len(state.unsent))
    if state.address:
        return say("{changes} of yours to push", changes=changes)
    return say("{changes} of yours to share", changes=changes)


def _came(state: State) -> list[str]:
    counts: dict[str, int] = {}
    for pulled in state.pulled:
        counts[pulled.author] = counts.get(pulled.author, 0) + len(pulled.entries)
    return [
        say("{count} from {author} today", count=count, author=author) for author, count in counts.items()
    ]


def _changes(count: int) -> str:
    return say_count("{count} change", "{count} changes", count)
