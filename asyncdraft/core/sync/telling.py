"""The state of a shared folder in a sentence."""

from asyncdraft.core.sync.conflict import State


def summary(state: State) -> str:
    """What of mine is to push, what came from whom, and that nothing was overwritten."""
    parts = [_unsent(state), *_came(state)]
    if state.behind:
        parts.append(f"{_counted(state.behind, 'change')} of others not taken in yet")
    if state.conflicts:
        parts.append(f"{len(state.conflicts)} to solve before anything is pushed")
    elif state.pulled:
        parts.append("nothing was overwritten")
    return " · ".join(parts)


def _unsent(state: State) -> str:
    if not state.unsent:
        return "all of yours is pushed" if state.address else "all is committed, and shared with nobody yet"
    return f"{_counted(len(state.unsent), 'change')} of yours to {'push' if state.address else 'share'}"


def _came(state: State) -> list[str]:
    counts: dict[str, int] = {}
    for pulled in state.pulled:
        counts[pulled.author] = counts.get(pulled.author, 0) + len(pulled.entries)
    return [f"{count} from {author} today" for author, count in counts.items()]


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
