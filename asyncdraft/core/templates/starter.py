"""The text that a template from scratch begins with: short, complete, and itself sound."""

STARTER = """\
---
name: {name}
title: {title}
purpose: One sentence on what the message is for
group: {group}
when: The situation that calls for it.
when_not: The situation that calls for something else.
panes: [what, why, need, fallback]
prompts:
  what: the situation, with every reference
  why: the impact, and why this reader
  need: one ask, one owner
  fallback: what happens if nobody answers
subject: "{{% if topic %}}{{{{ topic }}}}{{% endif %}}"
fields:
  - {{name: topic, label: Topic, required: true}}
sample:
  to: [kenji]
  deadline: 2026-11-25T12:00+09:00[Asia/Tokyo]
  what: What happened, in two sentences.
  why: What depends on it.
  need: "@Kenji, please do one thing."
  fallback: What happens without an answer.
  fields:
    topic: a topic in a few words
---
{{{{ readers | greeting }}}}

{{{{ what | section("What") }}}}

{{{{ why | section("Why") }}}}

{{{{ need | section("What I need") }}}}

{{{{ deadline | section("Answer by") }}}}

{{{{ fallback | section("If I hear nothing") }}}}

{{{{ sender | signature }}}}
"""


def starter(name: str, title: str = "New template", group: str = "Other") -> str:
    return STARTER.format(name=name, title=title, group=group)


def free_name(wanted: str, taken: frozenset[str]) -> str:
    """The name itself, or with the first number that is not taken."""
    names = (wanted, *(f"{wanted}-{number}" for number in range(2, len(taken) + 3)))
    return next(name for name in names if name not in taken)
