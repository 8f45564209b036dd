"""`asyncdraft rules`: what the checklist looks for, and why."""

import argparse
from itertools import groupby
from typing import TYPE_CHECKING

from asyncdraft.cli.context import Context
from asyncdraft.cli.failure import unknown
from asyncdraft.cli.outputs import as_json
from asyncdraft.cli.terminal import styled

if TYPE_CHECKING:
    from asyncdraft.core.checklist.rule import Rule


def declare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", nargs="?", help="a rule, such as ask.owner: its reason and examples")
    parser.add_argument("--json", action="store_true", help="one JSON array")


def run(options: argparse.Namespace, context: Context) -> int:
    from asyncdraft.core.checklist.catalogue import RULES

    rules = (*RULES, *context.checks.rules)
    if options.json:
        print(as_json([_values(rule) for rule in rules]))
    elif options.id:
        print("\n".join(_explained(_rule(options.id, rules))))
    else:
        print("\n".join(_overview(rules)))
    return 0


def _values(rule: "Rule") -> dict[str, str]:
    return {
        "id": rule.id,
        "group": rule.group.value,
        "title": rule.title,
        "severity": rule.severity.value,
        "why": rule.why,
    }


def rule_of(rule_id: str, context: Context) -> "Rule":
    """Raises Failure where there is no such rule."""
    from asyncdraft.core.checklist.catalogue import RULES

    return _rule(rule_id, (*RULES, *context.checks.rules))


def _rule(rule_id: str, rules: "tuple[Rule, ...]") -> "Rule":
    by_id = {rule.id: rule for rule in rules}
    if rule_id in by_id:
        return by_id[rule_id]
    raise unknown(f'There is no rule "{rule_id}".', rule_id, by_id, "`asyncdraft rules` lists them.")


def _explained(rule: "Rule") -> list[str]:
    examples = (("Good", "good", rule.good), ("Bad", "error", rule.bad))
    lines = [
        f"{styled(rule.title, 'bold')}  {styled(f'{rule.id}, {rule.severity.value}', 'faint')}",
        rule.why,
        *([""] if rule.good.text else []),
    ]
    for title, style, example in examples:
        lines += [styled(title, style), *_indented(example.shown)] if example.shown else []
    return lines


def _indented(text: str) -> list[str]:
    return [f"    {line}".rstrip() for line in text.splitlines()]


def _overview(rules: "tuple[Rule, ...]") -> list[str]:
    from asyncdraft.core.checklist.rule import GROUP_TITLES

    width = max(len(rule.id) for rule in rules)
    lines = []
    for group, members in groupby(rules, key=lambda rule: rule.group):
        lines.append(styled(GROUP_TITLES[group], "bold"))
        lines += [f"  {rule.id:<{width}}  {rule.severity.value:<7}  {rule.title}" for rule in members]
    return lines
