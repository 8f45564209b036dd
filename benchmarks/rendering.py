"""How long each target takes for a message, over markdown-it-py's own parse of it in the same run.

Run as `python benchmarks/rendering.py`. Processor time, the best of many runs.
"""

import sys
from collections.abc import Callable
from time import process_time

from markdown_it import MarkdownIt

from asyncdraft.core.render.blocks import messages
from asyncdraft.core.render.email import plain
from asyncdraft.core.render.html import email_html, slack_html
from asyncdraft.core.render.markdown import normalise
from asyncdraft.core.render.preview import Palette, preview_html
from asyncdraft.core.render.slack import mrkdwn, paste

RUNS = 40
SENTENCE = "The importer rejects a small part of all events since Monday's release, and a retry is no help."
ASK = "**Please** confirm `v2` of [the draft](https://docs.example.com/schema) by Tuesday."
PARAGRAPH = f"{SENTENCE} {ASK} {SENTENCE}"
LIST = "- seen in *staging*\n- gone after a rollback"
SHORT = "\n\n".join([PARAGRAPH, LIST, PARAGRAPH, PARAGRAPH, SENTENCE])
LONG = "\n\n".join([SHORT] * 25)

TARGETS: dict[str, Callable[[str], object]] = {
    "slack-api": mrkdwn,
    "slack": paste,
    "slack-blocks": messages,
    "slack html": slack_html,
    "email text": plain,
    "email html": email_html,
    "preview": lambda markdown: preview_html(markdown, "slack", Palette()),
    "markdown": normalise,
}


def seconds(work: Callable[[str], object], markdown: str, runs: int) -> float:
    best = float("inf")
    for _ in range(runs):
        start = process_time()
        work(markdown)
        best = min(best, process_time() - start)
    return best


def main() -> None:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    for markdown in (SHORT, LONG):
        runs = RUNS if markdown is SHORT else RUNS // 8
        base = seconds(parser.parse, markdown, runs)
        sys.stdout.write(f"{len(markdown.split()):,} words: parse {base * 1000:.2f} ms\n")
        for target, work in TARGETS.items():
            taken = seconds(work, markdown, runs)
            sys.stdout.write(f"  {target:12} {taken * 1000:7.2f} ms  {taken / base:5.2f} x\n")


if __name__ == "__main__":
    main()
