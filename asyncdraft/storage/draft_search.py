"""Drafts found by words and filters, the last changed first, a page at a time."""

from collections.abc import Iterator
from datetime import UTC, datetime

from asyncdraft.core.draft_query import Is, Query
from asyncdraft.storage.database import Database
from asyncdraft.storage.draft_rows import OUT, SUMMARY_COLUMNS, Summaries, summary
from asyncdraft.storage.schema import WORDS

TEXTS = WORDS.removesuffix(", state").replace(", ", " ")
DUE = (Is.WAITING, Is.OVERDUE)
ASIDE = (Is.DELETED, Is.ARCHIVED)
GREATEST = 2**63 - 1
LISTED = "deleted_at IS NULL AND archived_at IS NULL"


def find(database: Database, query: Query, now: datetime, below: int | None, limit: int) -> Summaries:
    """Those whose turn is below `below`; a negative limit means all.

    Without words or filters the archived ones stay out; the deleted ones always do unless they are asked for.
    """
    words = _expression(query)
    conditions, values = _conditions(query, now)
    source = "drafts"
    if words:
        source = "words CROSS JOIN drafts ON drafts.turn = words.rowid"
        conditions.insert(0, "words MATCH ?")
        values.insert(0, words)
    elif any(state in DUE for state in query.states):
        source = "drafts INDEXED BY drafts_waiting"
        conditions.append(LISTED)
    else:
        conditions.append("deleted_at IS NOT NULL" if Is.DELETED in query.states else LISTED)
    place = "words.rowid" if words else "turn"
    for edge, turn in _edges(database, query):
        conditions.append(f"{place} {edge} ?")
        values.append(turn)
    if below is not None:
        conditions.append(f"{place} < ?")
        values.append(below)
    turns = f"SELECT {place} FROM {source} WHERE {' AND '.join(conditions)} ORDER BY {place} DESC LIMIT ?"
    rows = database.rows(
        f"SELECT {SUMMARY_COLUMNS} FROM drafts WHERE turn IN ({turns}) ORDER BY turn DESC",
        (*values, min(limit, GREATEST)),
    )
    return [summary(row) for row in rows]


def _conditions(query: Query, now: datetime) -> tuple[list[str], list[object]]:
    conditions: list[str] = []
    values: list[object] = []
    for bound, sign in ((query.since, ">="), (query.until, "<")):
        if bound is not None:
            conditions.append(f"updated_at {sign} ?")
            values.append(_text(bound))
    due = [state for state in query.states if state in DUE]
    if due:
        conditions.append(f"drafts.state IN {tuple(map(str, OUT))}")
        conditions.append("due_at IS NOT NULL")
        if len(set(due)) == 1:
            conditions.append(f"due_at {'>' if due[0] is Is.WAITING else '<='} ?")
            values.append(_text(now))
    return conditions, values


def _edges(database: Database, query: Query) -> Iterator[tuple[str, int]]:
    """Turns follow the clock, as long as it is not set back: they tell the search where to begin and end."""
    for bound, extreme, sign, edge, beyond in (
        (query.since, "min", ">=", ">=", GREATEST),
        (query.until, "max", "<", "<=", 0),
    ):
        if bound is None:
            continue
        row = database.row(
            f"SELECT {extreme}(+turn) FROM drafts INDEXED BY drafts_by_time WHERE updated_at {sign} ?",
            (_text(bound),),
        )
        yield edge, beyond if row is None or row[0] is None else row[0]


def _expression(query: Query) -> str:
    """In the language of FTS5; empty where an index of the table answers."""
    parts = [f"{{{TEXTS}}} : {_begins(word)}" for word in query.words]
    parts += [f"recipients : ({' OR '.join(map(_begins, names))})" for names in query.to]
    parts += [f"template : ({' OR '.join(map(_begins, names))})" for names in query.templates]
    states = [state for state in query.states if state not in DUE]
    if states and (parts or states != [Is.DELETED]):
        parts.append(f"state : ({' OR '.join(states)})")
    if not parts:
        return ""
    hidden = [state for state in ASIDE if _is_hidden(state, query)]
    without = "".join(f" NOT state : {state}" for state in hidden)
    return f"({' AND '.join(parts)}){without}"


def _is_hidden(state: Is, query: Query) -> bool:
    if state in query.states:
        return False
    return state is Is.DELETED or bool(query.states)


def _begins(word: str) -> str:
    return '"{}"*'.format(word.replace('"', " ").replace("\0", " "))


def _text(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()
