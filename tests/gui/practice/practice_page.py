"""The view of practice with two exercises and two questions, as its user sees it."""

from pathlib import Path

from PySide6.QtCore import QPoint

from asyncdraft.gui.practice.message_view import MessageView
from asyncdraft.gui.practice.practice_desk import PracticeDesk
from asyncdraft.gui.widgets.pane_editor import PaneEditor
from tests.gui.driver import Driver

EXERCISE = """---
title: {title}
theme: low-context
kind: {kind}
minutes: 5
reader: priya
writer: {{zone: Europe/London, hours: {{mon-fri: ["09:00-17:30"]}}, holidays: GB-ENG}}
people:
  priya: {{name: Priya Rao, zone: Asia/Kolkata, hours: {{mon-fri: ["10:00-18:30"]}}, holidays: IN}}
now: 2026-11-23T15:46
template: handoff
trains: [fallback.missing, deadline.zone]
---
## Situation
The export (PAY-431) stops at step 3
with `lock timeout`. 🙂

{message}
## Criteria
- names: PAY-431 -- With the ticket Priya finds the place.
- in hours of: priya -- A deadline in her night is none.

## Hints
- Name the ticket.
- Say what happens without an answer.

## Model answer
### What
The export (PAY-431) stops at step 3 with `lock timeout`.

### Why
The release on Thu 3 Dec 2026 waits for it, and you wrote the step.

### What I need
Priya: may the build run online? Yes or no, by Wed 25 Nov 2026, 15:00 IST (09:30 GMT).

### Default path forward
Without an answer I run it online on Thu 26 Nov 2026 at 10:00 GMT.

## Tiers
### I have to ask
I search for the log.

### I can answer
All facts are there.

### I need not hurry
The work goes on without me.
"""
MESSAGE = """## Message
🙂 [שלום @channel]{1}, the export
[is broken]{2}. Can [someone]{3} look?

## Failures
1. A whole channel for one ask.
2. No step and no error.
3. Nobody owns it.
4. Nothing says what happens without an answer.

"""
QUIZ = """---
group: vocabulary
---
## What does a default path say? {#path fallback.missing}

- [ ] Who is on call -- That is the emergency path.
- [x] What happens if nobody answers -- The reader may go on alone.
- [ ] Which channel is used -- That is the promise.

## Which two have a zone? {#zones}

- [x] 15:00 IST -- It names one.
- [ ] tomorrow noon -- Noon is somewhere else elsewhere.
- [x] 09:30 UTC -- It names one.
"""
ANSWER = {
    "what": "The export (PAY-431) stops at step 3 with `lock timeout`, log line 812.",
    "why": "The release on Thu 3 Dec 2026 waits, and you wrote that step.",
    "need": "Priya: may the build run online? Yes or no, by Wed 25 Nov 2026, 15:00 IST (09:30 GMT).",
}
REWRITE, WRITE = "A broken export", "A status to write"


def fill(team: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = team / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


def desk(driver: Driver) -> PracticeDesk:
    return driver.application.practice.desk


def wait(driver: Driver) -> None:
    driver.wait_for(lambda: not driver.application.workspace.tasks.busy)


def message(driver: Driver) -> MessageView:
    return driver.window.practice.exercise.message.view


def editor(driver: Driver, title: str) -> PaneEditor:
    return driver.named(title, PaneEditor)


def marked(driver: Driver) -> list[str]:
    text = message(driver).toPlainText()
    return [text[start:end] for start, end in message(driver).marks]


def side(driver: Driver) -> str:
    return driver.texts(driver.window.practice.side)


def page(driver: Driver) -> str:
    return driver.texts(driver.window.practice)


def click_word(driver: Driver, word: str) -> None:
    """A click into the middle of the word."""
    view = message(driver)
    cursor = view.document().find(word)
    cursor.setPosition((cursor.anchor() + cursor.position()) // 2)
    driver.click(view.viewport(), view.cursorRect(cursor).center() + QPoint(1, 0))
