"""A sound exercise to change, and cases kept as Markdown: a heading, fenced blocks, and text below them."""

import re
from pathlib import Path
from typing import NamedTuple

FIXTURES = Path(__file__).parents[2] / "fixtures" / "practice"
BLOCK = re.compile(r"^(?P<fence>`{3,})[a-z]*\n(?P<text>.*?)^(?P=fence)$", re.MULTILINE | re.DOTALL)

SMALL = """---
title: Small
theme: low-context
minutes: 5
reader: priya
writer: {zone: Europe/London, hours: {mon-fri: ["09:00-17:30"]}}
people:
  priya: {name: Priya Rao, zone: Asia/Kolkata, hours: {mon-fri: ["10:00-18:30"]}}
now: 2026-11-23T15:46
trains: [ask.owner]
kind: rewrite
---
## Situation
PAY-431 stops.
## Message
Can [someone]{1} look?

## Failures
1. Nobody owns it.

## Criteria
- names: PAY-431 -- She finds it.

## Model answer
The answer.

## Tiers
### First
One.
### Second
Two.
### Third
Three.
"""


class Case(NamedTuple):
    title: str
    blocks: tuple[str, ...]
    text: str


def read_cases(name: str) -> list[Case]:
    text = (FIXTURES / name).read_text(encoding="utf-8")
    _, *parts = re.split(r"(?<=\n\n)## ", text)
    return [_case(part) for part in parts]


def _case(part: str) -> Case:
    title, _, rest = part.partition("\n")
    return Case(title, tuple(found["text"] for found in BLOCK.finditer(rest)), BLOCK.sub("", rest).strip())
