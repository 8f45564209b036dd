"""What the shells ask for while somebody types: names and ids, a line each with what they are."""

from collections.abc import Callable, Iterable, Mapping

from asyncdraft.cli.context import Context

MOST = 200
"""So many drafts are offered, the last changed first."""

Line = tuple[str, str]


def lines(kind: str, context: Context) -> Iterable[Line]:
    """Value and description. Nothing for a kind that is not known: an older script may ask for it."""
    make = VALUES.get(kind)
    return make(context) if make else ()


def _has_store() -> bool:
    """A key in a shell makes no store."""
    from asyncdraft.storage import paths

    return paths.database_file().exists()


def _templates(context: Context) -> Iterable[Line]:
    return [(template.name, template.title) for template in context.templates[0]]


def _people(context: Context) -> Iterable[Line]:
    return [(person.id, person.name) for person in context.load_team().team.people]


def _drafts(context: Context) -> Iterable[Line]:
    return [(draft.id, draft.title) for draft in context.drafts.list(limit=MOST)] if _has_store() else ()


def _threads(context: Context) -> Iterable[Line]:
    return [(thread.id, thread.topic) for thread in context.threads.list()] if _has_store() else ()


def _rounds(context: Context) -> Iterable[Line]:
    return [(each.id, each.title) for each in context.rounds.list()] if _has_store() else ()


def _rfcs(context: Context) -> Iterable[Line]:
    return [(rfc.id, rfc.title) for rfc in context.rfcs.list()] if _has_store() else ()


def _deliveries(context: Context) -> Iterable[Line]:
    return [(delivery.id, delivery.state.value) for delivery in context.outbox.list()] if _has_store() else ()


def _accounts(context: Context) -> Iterable[Line]:
    return [(account.name, account.kind.value) for account in context.settings.accounts]


def _exercises(context: Context) -> Iterable[Line]:
    return [(exercise.id, exercise.title) for exercise in context.shelf.exercises]


def _rules(_context: Context) -> Iterable[Line]:
    from asyncdraft.core.checklist.catalogue import RULES

    return [(rule.id, rule.title) for rule in RULES]


def _zones(_context: Context) -> Iterable[Line]:
    from asyncdraft.core.when.zones import zone_names

    return [(name, "") for name in zone_names()]


VALUES: Mapping[str, Callable[[Context], Iterable[Line]]] = {
    "templates": _templates,
    "people": _people,
    "drafts": _drafts,
    "threads": _threads,
    "rounds": _rounds,
    "rfcs": _rfcs,
    "deliveries": _deliveries,
    "accounts": _accounts,
    "exercises": _exercises,
    "rules": _rules,
    "zones": _zones,
}
