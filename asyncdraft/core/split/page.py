"""The page of how a rough text is split, written from the declarations."""

from collections.abc import Iterator, Mapping

from asyncdraft.core.draft import PANE_TITLES, PANES, Pane
from asyncdraft.core.split.questions import ASKED
from asyncdraft.core.split.reasons import SAID

INTRODUCTION = """\
# How a rough text is split

`asyncdraft split`, and in the window "Start from rough text" (Ctrl+Shift+R), cut a message into sentences,
list items, code and quotes, and put each into one of four panes. Every word stays, and none is added; code,
quotes and tables stay whole, a greeting and what nothing speaks for go to What. Headings such as "Impact:"
decide; a list goes with the line that leads to it. In the window the digits 1 to 4 move the chosen sentence,
F8 changes to the diagnosis, Ctrl+Return takes all over into the draft, below what is there; Escape keeps the
words until the next time.

All other sentences are weighed: what the checklist finds in them (a request, a reason, a time by which
something is wanted, what was seen or tried), how they are built (who they speak of, past or future, if and
otherwise), and where they stand. The weights are in `resources/split.json`; `python -m
benchmarks.split_weights` finds them from labelled messages, and `./dev bench split` shows how many sentences
of others, set aside before, are put where they belong.

`asyncdraft split --jsonl` reads `{"text"}` a line and answers `{"what", "why", "need", "fallback"}`; `--json`
adds the pieces with their reasons, readers, deadline, links, a template and the questions; `--draft` writes a
draft's file; `--diagnose` tells what fails in a message, why that hurts, and the frame of a better one.
"""


def page(heads: Mapping[Pane, frozenset[str]]) -> str:
    """`heads` are the headings that decide, by pane."""
    return "\n".join([INTRODUCTION, *_reasons(heads), *_questions()])


def _reasons(heads: Mapping[Pane, frozenset[str]]) -> Iterator[str]:
    for pane in PANES:
        told = dict.fromkeys(sentence.replace("{words}", "“…”") for sentence in SAID[pane].values())
        named = ", ".join(sorted(heads[pane]))
        yield from (f"## {PANE_TITLES[pane]}", "", f"Headings: {named}.", "", "Reasons:", "")
        yield from (f"- {sentence}" for sentence in told)
        yield ""


def _questions() -> Iterator[str]:
    yield from ("## Questions", "", "| rule | pane | asks |", "|---|---|---|")
    for rule, (pane, text) in ASKED.items():
        yield f"| `{rule}` | {PANE_TITLES[pane]} | {text.replace('{words}', '…')} |"
    yield ""
