"""`asyncdraft drafts`: the store."""

import argparse
import re
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from asyncdraft.cli.context import Context
from asyncdraft.cli.failure import Failure
from asyncdraft.cli.inputs import as_json, write
from asyncdraft.cli.terminal import styled

if TYPE_CHECKING:
    from asyncdraft.core.draft import Draft
    from asyncdraft.storage.draft_rows import DraftSummary


def declare(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(
        dest="action", metavar="list|search|show|history|export|import", required=True
    )
    listing = actions.add_parser("list", help="newest first")
    listing.add_argument("--trash", action="store_true", help="what was deleted")
    search = actions.add_parser("search", help="drafts with all these words, or beginnings of them")
    search.add_argument("words", nargs="+")
    for action in (listing, search):
        action.add_argument("--limit", type=int, default=50, help="how many, 50 by default")
        action.add_argument("--json", action="store_true", help="one JSON array")
    show = actions.add_parser("show", help="a draft as Markdown with front matter")
    show.add_argument("id", help="its id, or the beginning of it")
    show.add_argument(
        "--version", type=int, metavar="NUMBER", help="an earlier state, by its number in the history"
    )
    history = actions.add_parser("history", help="the states kept of a draft, newest first")
    history.add_argument("id")
    export = actions.add_parser("export", help="drafts as Markdown files: those given, or all")
    export.add_argument("ids", nargs="*", metavar="ID")
    export.add_argument("--into", required=True, metavar="DIR", help="the folder to write to")
    importing = actions.add_parser("import", help="Markdown files as drafts; an exported one keeps its id")
    importing.add_argument("files", nargs="+", metavar="FILE")


def run(options: argparse.Namespace, context: Context) -> int:
    actions = {
        "list": _list,
        "search": _search,
        "show": _show,
        "history": _history,
        "export": _export,
        "import": _import,
    }
    actions[options.action](options, context)
    return 0


def _list(options: argparse.Namespace, context: Context) -> None:
    _print(context.drafts.list(limit=options.limit, trash=options.trash), options.json, context)


def _search(options: argparse.Namespace, context: Context) -> None:
    _print(context.drafts.search(" ".join(options.words), limit=options.limit), options.json, context)


def _print(lines: "Iterable[DraftSummary]", as_array: bool, context: Context) -> None:
    if as_array:
        print(as_json([msgspec.to_builtins(line) for line in lines]))
        return
    for line in lines:
        details = [
            line.template,
            ", ".join(line.to),
            line.checked,
            "copied" if line.state == "copied" else "",
        ]
        about = styled(" · ".join(filter(None, details)), "faint")
        print(
            f"{line.id}  {_local(line.updated_at, context)}  {styled(line.title, 'bold')}  {about}".rstrip()
        )


def _local(at: datetime, context: Context) -> str:
    from asyncdraft.core.when.zones import zone

    return f"{at.astimezone(zone(context.zone)):%Y-%m-%d %H:%M}"


def _show(options: argparse.Namespace, context: Context) -> None:
    from asyncdraft.storage.draft_file import write as as_file

    draft = _draft(options.id, context)
    if options.version is not None:
        if options.version not in {version.number for version in context.drafts.history(draft.id)}:
            raise Failure(
                f"The draft has no state {options.version}; `drafts history {draft.id}` lists them."
            )
        draft = context.drafts.version(options.version)
    write(as_file(draft), None)


def _draft(beginning: str, context: Context) -> "Draft":
    found = context.drafts.ids(beginning)
    if len(found) != 1:
        what = "no draft whose id begins" if not found else "more than one draft whose id begins"
        raise Failure(f'There is {what} with "{beginning}"; `drafts list` shows the ids.')
    return context.drafts.get(found[0])


def _history(options: argparse.Namespace, context: Context) -> None:
    for version in context.drafts.history(_draft(options.id, context).id):
        print(f"{version.number:>6}  {_local(version.saved_at, context)}  {version.size} characters")


def _export(options: argparse.Namespace, context: Context) -> None:
    from asyncdraft.storage.draft_file import write as as_file
    from asyncdraft.storage.files import write_atomically

    ids = options.ids or [line.id for line in context.drafts.list()]
    for draft_id in ids:
        draft = _draft(draft_id, context)
        target = Path(options.into) / file_name(draft)
        write_atomically(target, as_file(draft))
        print(target)


def file_name(draft: "Draft") -> str:
    """Readable, and never the same for two drafts."""
    words = re.sub(r"[^\w]+", "-", draft.display_title.lower()).strip("-")[:50]
    return f"{words or 'draft'}-{draft.id}.md"


def _import(options: argparse.Namespace, context: Context) -> None:
    from asyncdraft.storage.draft_file import load

    loaded: list[Any] = [load(Path(name)) for name in options.files]
    for draft in loaded:
        stored = context.drafts.put(draft)
        print(f"{stored.id}  {stored.display_title}")
