"""Every rule there is, in the order in which the checklist shows them."""

from asyncdraft.core.checklist.rule import Rule
from asyncdraft.core.checklist.rules import (
    ask,
    async_first,
    blame,
    context,
    deadline,
    reach,
    reproach,
    shape,
    status,
    thread,
    tone,
)

RULES: tuple[Rule, ...] = (
    *ask.RULES,
    *deadline.RULES,
    *context.RULES,
    *async_first.RULES,
    *reach.RULES,
    *reproach.RULES,
    *blame.RULES,
    *tone.RULES,
    *shape.RULES,
    *status.RULES,
    *thread.RULES,
)

BY_ID = {rule.id: rule for rule in RULES}

FLAGS = frozenset(
    [
        "ask.explicit",
        "ask.owner",
        "ask.vague",
        "ask.deadline",
        "deadline.zone",
        "deadline.weekday",
        "deadline.abbreviation",
        "deadline.vague",
        "context.link",
        "context.specifics",
        "context.why",
        "context.evidence",
        "hello.only",
        "sync.default",
        "sync.agenda",
        "fallback.missing",
        "broadcast",
        "tone.passive_aggressive",
        "tone.blame",
        "tone.apology",
        "tone.hedge",
        "tone.shouting",
        "length.wall",
        "subject.vague",
    ]
)
"""The rules that programs reading `check --jsonl` know; findings of any other go into "notes"."""
