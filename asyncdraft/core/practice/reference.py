"""The page of the formats of practice, written from the declarations that reading uses."""

from collections.abc import Iterable, Iterator

from asyncdraft.core.practice.copies import Copied
from asyncdraft.core.practice.criterion import FORMS
from asyncdraft.core.practice.exercise import THEME_TITLES, Head
from asyncdraft.core.practice.exercise_file import REQUIRED, SECTIONS
from asyncdraft.core.practice.judgement import MOST_POINTS
from asyncdraft.core.practice.judging import (
    CRITERIA_SHARE,
    MOST_FOR_COPY,
    MOST_FOR_MISSHAPE,
    TOO_LONG,
    TOO_LONG_WORDS,
)
from asyncdraft.core.practice.quiz import GROUP_TITLES
from asyncdraft.core.templates.reference import keys_of

INTRODUCTION = """\
# Exercises and questions: reference

Exercises are Markdown files, one each, in `exercises/` of the team folder; questions of the quiz are Markdown
files, one for each group, in `quiz/` beside it. The name of an exercise's file is its id; one with the id of
a built-in exercise takes its place. `asyncdraft practice check FILE...` tells what is wrong with a file and
in which line; a wrong file takes no other with it.

## An exercise

```markdown
---
title: A blocked migration
theme: low-context
kind: rewrite
minutes: 5
reader: priya
writer: {zone: Europe/London, hours: {mon-fri: ["09:00-17:30"]}, holidays: GB-ENG}
people:
  priya: {name: Priya Rao, zone: Asia/Kolkata, hours: {mon-fri: ["10:00-18:30"]}, holidays: IN}
now: 2026-11-23T15:46
trains: [ask.owner, context.specifics]
---
## Situation
The invoice migration (PAY-431) stops in staging at step 3 of 5 with `lock timeout after 50 s`.
Only Priya can say whether the index may be built while others write.

## Message
The migration [isn't working]{1}, can [someone]{2} take a look?

## Failures
1. No step and no error: Priya has to ask before she can think.
2. Everybody waits for somebody else.

## Criteria
- names: PAY-431; step 3 | third step -- She finds the place without a search.
- in hours of: priya -- On her holiday nobody answers.

## Hints
- What would Priya look up first?

## Model answer
### What
PAY-431 stops at step 3 of 5 in staging with `lock timeout after 50 s`.
### Why
The billing tests of Thu 3 Dec 2026 wait for it.
### What I need
Priya: may the index be built online? Yes or no, by
Wed 25 Nov 2026, 15:00 IST (Bengaluru) = 09:30 GMT (London).

## Tiers
### I have to ask
I search for the log, and my question costs you a day.
### I can answer
All facts are there; if I am away, you stand still.
### I need not hurry
All facts are there, and the work goes on without me.
```
"""

QUIZ = """\
A question has three or four choices, one or more of them right (`[x]`), each with its explanation behind
` -- `. Behind the id in braces may stand ids of checklist rules that the question is about. What stands above
the choices is shown with the question.

```markdown
---
group: vocabulary
---
## What is a strike? {#strike thread.views}
- [x] One round of a thread that did not align -- After two of them writing more no longer helps.
- [ ] A message without an answer -- It may just be night where the reader is.
- [ ] A missed deadline -- That is a matter of the default path, not of the thread.
```
"""


OF_CRITERIA = round(MOST_POINTS * CRITERIA_SHARE)
JUDGING = f"""\
The answer is a message from the writer to the reader at the moment of the exercise. It is judged by the
checklist and by the criteria: {OF_CRITERIA} of {MOST_POINTS} points stand for the criteria, the rest for the
checklist, and all of them are given only where nothing is open. Its panes may be titled (`### What`, `What:`)
or left out.

- A copy of the message gets {MOST_FOR_COPY[Copied.MESSAGE]} at most, one of the situation
  {MOST_FOR_COPY[Copied.SITUATION]}; one of the model answer is told as such and trains no rule.
- Catchwords without sentences get {MOST_FOR_MISSHAPE} at most, and so does an answer of more than
  {TOO_LONG_WORDS} words that is {TOO_LONG} times as long as the model answer.
- A good model answer gets all points: `asyncdraft practice judge ID FILE` shows what it lacks.
"""


def reference() -> str:
    """Markdown."""
    groups = (f"{group.value} ({title})" for group, title in GROUP_TITLES.items())
    parts = [
        INTRODUCTION,
        _section("Front matter", _keys()),
        _section("Themes", (f"- `{theme}`: {title}" for theme, title in THEME_TITLES.items())),
        _section("Sections", _sections()),
        _section("Criteria", _criteria()),
        "## How an answer is judged\n",
        JUDGING,
        "## A file of questions\n",
        QUIZ,
        f"`group` is one of {', '.join(groups)}.\n",
    ]
    return "\n".join(parts)


def _section(title: str, lines: Iterable[str]) -> str:
    return "\n".join([f"## {title}", "", *lines, ""])


def _keys() -> Iterator[str]:
    for key in keys_of(Head):
        yield f"- `{key.name}`{' (required)' if key.required else ''}: {key.help}"


def _sections() -> Iterator[str]:
    for title, meaning in SECTIONS.items():
        yield f"- `## {title}`{' (required)' if title in REQUIRED else ''}: {meaning}"


def _criteria() -> Iterator[str]:
    yield "Each is a line `- kind: argument -- the reason`; the colon may be left out."
    yield ""
    yield from (f"- `{form.example}`: {form.help}" for form in FORMS.values())
