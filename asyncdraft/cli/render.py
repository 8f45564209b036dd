"""`asyncdraft render`: a whole draft through its template into one target."""

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from asyncdraft.cli.context import Context
from asyncdraft.cli.convert import deliver
from asyncdraft.cli.failure import Failure
from asyncdraft.cli.inputs import STANDARD, read_text
from asyncdraft.cli.targets import TARGET_HELP, TARGETS, Outgoing

if TYPE_CHECKING:
    from asyncdraft.core.compose import Document
    from asyncdraft.core.draft import Draft
    from asyncdraft.core.render.email import Attachment
    from asyncdraft.core.templates.views import ThreadView

HEADINGS = "## What, ## Why and ## What I need"


def declare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", help="a draft's file; - for standard input")
    parser.add_argument(
        "--to", choices=TARGETS, metavar="TARGET", help=f"{TARGET_HELP}; the draft's channel by default"
    )
    parser.add_argument(
        "--attach", metavar="FILE", action="append", default=[], help="goes along in an eml; others name it"
    )
    parser.add_argument("--out", metavar="FILE", help="write there instead of standard output")


def run(options: argparse.Namespace, context: Context) -> int:
    draft = parse_draft(read_text(options.file), options.file)
    if draft.is_empty:
        raise Failure(f"The draft is empty: write something below {HEADINGS}.")
    target = options.to or draft.channel.value
    attached = (*map(str, beside(options.file, draft.attachments)), *options.attach)
    draft = msgspec.structs.replace(draft, channel=TARGETS[target], attachments=attached)
    message = outgoing(draft, context)
    if target == "eml":
        message = msgspec.structs.replace(message, attachments=files(attached))
    deliver(target, message, options.out)
    return 0


def beside(file: str, paths: Iterable[str]) -> Iterator[Path]:
    """A draft's file names its attachments as seen from its own folder."""
    from asyncdraft.storage.paths import expanded

    folder = Path() if file == STANDARD else Path(file).parent
    return (folder / expanded(path) for path in paths)


def files(paths: Iterable[str]) -> "tuple[Attachment, ...]":
    from asyncdraft.storage.attachments import attachments
    from asyncdraft.storage.problem import StoreProblem

    try:
        return tuple(attachments(paths))
    except StoreProblem as problem:
        raise Failure(str(problem)) from problem


def parse_draft(text: str, name: str) -> "Draft":
    """`name` is that of the file which holds `text`."""
    from asyncdraft.storage.draft_file import DraftFileProblem, read

    try:
        return read(text)
    except DraftFileProblem as problem:
        raise Failure(f"{'Standard input' if name == STANDARD else name}, {problem}") from problem


def outgoing(draft: "Draft", context: Context) -> Outgoing:
    from asyncdraft.core.render.email import mailbox
    from asyncdraft.core.render.names import names_of

    writer, made = context.team.writer, composed(draft, context)
    return Outgoing(
        markdown=made.markdown,
        subject=made.subject,
        sender=mailbox(writer) if writer else "",
        to=tuple(filter(None, map(mailbox, context.team.readers(draft.to)))),
        names=names_of(context.team.people, dict(made.dates)),
    )


def composed(draft: "Draft", context: Context, thread: "ThreadView | None" = None) -> "Document":
    """The message of a draft; `thread` is what its template may tell of the thread it belongs to."""
    from asyncdraft.core.compose import document
    from asyncdraft.core.templates.errors import TemplateError
    from asyncdraft.core.templates.values import NO_THREAD

    template, writer = context.template(draft.template), context.team.writer
    _tell_strangers(draft, context)
    try:
        return document(
            context.library.with_deadline(draft, context.now),
            template,
            context.team,
            context.now,
            context.library.renderer,
            context.style,
            holidays=lambda: context.library.region(writer.holidays if writer else "", context.now.year).days,
            thread=thread or NO_THREAD,
        )
    except TemplateError as error:
        raise Failure(str(error)) from error


def _tell_strangers(draft: "Draft", context: Context) -> None:
    for person_id in draft.to:
        if context.team.person(person_id) is None:
            print(f"asyncdraft: {person_id} is not in the team and is left out.", file=sys.stderr)
