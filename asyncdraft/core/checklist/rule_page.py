"""The page of all rules, written from their declarations."""

from collections.abc import Iterator, Sequence

from asyncdraft.core.checklist.rule import GROUP_TITLES, Example, Rule

INTRODUCTION = """\
# The rules of the checklist

Each rule speaks for a reader who is asleep while the message is written. A finding says what it is about and
mostly offers a fix; `Ignore here` leaves it, and a rule can be switched off or made stricter: for oneself in
the window (Check, All rules…), for a team under `[rules]` in `team.toml`:

```toml
[rules]
"tone.hedge" = "off"
"context.link" = "error"
```

Code, quotations of somebody else and addresses are not judged. `asyncdraft rules ID` shows a rule in the
terminal. Further rules can be added as files in Vale's form below `checks/` of the team folder.
"""


def page(rules: Sequence[Rule]) -> str:
    """In Markdown, group by group in the order of `rules`."""
    return "\n".join([INTRODUCTION, *_overview(rules), *(line for rule in rules for line in _rule(rule))])


def _overview(rules: Sequence[Rule]) -> Iterator[str]:
    yield from ("| group | rule | looks for | usual grade |", "|---|---|---|---|")
    for rule in rules:
        cells = (GROUP_TITLES[rule.group], f"[{rule.id}](#{_anchor(rule)})", rule.title, rule.severity.value)
        yield f"| {' | '.join(cells)} |"
    yield ""


def _anchor(rule: Rule) -> str:
    """As GitHub makes it of the heading."""
    return rule.id.replace(".", "")


def _rule(rule: Rule) -> Iterator[str]:
    yield from (f"## {rule.id}", "", f"{rule.title}. {rule.why}", "")
    yield from _example("Hard to act on", rule.bad)
    yield from _example("Better", rule.good)


def _example(title: str, example: Example) -> Iterator[str]:
    fence = "````" if "```" in example.text else "```"
    yield from (f"{title}:", "", f"{fence}text", *example.shown.strip().splitlines(), fence, "")
