"""Each target of a message, over markdown-it-py's own parse of it."""

from collections.abc import Callable, Iterator
from functools import partial

from markdown_it import MarkdownIt

from asyncdraft.core.render.blocks import messages
from asyncdraft.core.render.email import plain
from asyncdraft.core.render.html import email_html, slack_html
from asyncdraft.core.render.markdown import normalise
from asyncdraft.core.render.preview import Palette, preview_html
from asyncdraft.core.render.slack import mrkdwn, paste
from benchmarks.harness import Goal, Race, runner

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
GOAL = Goal("ratio", 1.4, floor=1.8)


def races() -> Iterator[Race]:
    parse = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse
    for markdown, seconds in ((SHORT, 2.0), (LONG, 4.0)):
        yield Race(
            title=f"{len(markdown.split()):,} words",
            reference=runner("markdown-it-py's parse", partial(parse, markdown)),
            runners=tuple(runner(name, partial(work, markdown), GOAL) for name, work in TARGETS.items()),
            seconds=seconds,
        )
