"""What a command is, and the list of them. A command's module is imported only when it is called."""

import argparse
from importlib import import_module
from typing import Protocol, cast

from asyncdraft.cli.context import Context

COMMANDS = {
    "render": "a whole draft through its template into one target",
    "convert": "plain Markdown into a target",
    "check": "what a message lacks: place, reason, fix",
    "split": "rough text into What, Why, What I need and Default path forward; what fails in a message",
    "spell": "misspelled words and what may be meant, with the extra asyncdraft[spell]",
    "rules": "the rules of the checklist and their reasons",
    "when": "what a time means, for everybody",
    "overlap": "who works when",
    "suggest": "deadlines that give every reader their hours, and slots for a call",
    "fairness": "who keeps getting deadlines outside their own hours",
    "roundtrip": "when an answer can be back, and what a missing detail costs",
    "templates": "the gallery of templates",
    "drafts": "your drafts: list, search, show, compare, mark, export, import",
    "backup": "drafts, settings, roster and templates as one file, and back",
    "thread": "debates with their strikes, the call that ends them, and the log of decisions",
    "status": "status rounds: updates in any form, who is missing, one page with the blockers first",
    "audit": "which meetings of a calendar only hand out information, and what they cost",
    "rfc": "feedback windows over everybody's holidays, reminders, options, comments and how they ended",
    "team": "its people, imports from vCard, CSV and .ics, mistakes in its files, and sharing it through git",
    "sla": "what the team promises: show, change, the page, the proposal to agree on",
    "focus": "protected time: blocks, status text, auto-reply, calendar file, follow-ups",
    "support": "the form for questions, and who takes turns at triage",
    "practice": "exercises judged by the checklist, quiz, drill of deadlines, and your progress",
    "send": "a draft to Slack, by mail or among the drafts of a mailbox, now or when its readers start work",
    "outbox": "what waits, was sent or has failed: list, run, cancel, retry, say whether it arrived",
    "accounts": "where messages can be sent from: list, add, test, remove; secrets go to the keyring",
    "settings": "every choice: list, get, set, reset; what the window shows under Settings",
    "doctor": "versions, places, the store's soundness, and what is missing",
    "completion": "a script that completes commands, options and names in bash, zsh or fish",
    "screenshot": "a view of the window with sample data, as a PNG",
}


class Command(Protocol):
    def declare(self, parser: argparse.ArgumentParser) -> None: ...

    def run(self, options: argparse.Namespace, context: Context) -> int:
        """The exit status. Raises Failure or StoreProblem."""
        ...


def load(name: str) -> Command:
    return cast(Command, import_module(f"asyncdraft.cli.{name}"))
