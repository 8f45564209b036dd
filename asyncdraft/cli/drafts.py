"""`asyncdraft drafts`: the store."""

import argparse
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from asyncdraft.cli.context import Context
from asyncdraft.cli.failure import Failure
from asyncdraft.cli.outputs import as_json, write
from asyncdraft.cli.stored import stored
from asyncdraft.cli.terminal import say_empty, styled
from asyncdraft.core.draft_query import Is, parse

if TYPE_CHECKING:
    from asyncdraft.core.differences import Piece
    from asyncdraft.core.draft import Draft
    from asyncdraft.storage.draft_rows import DraftSummary

NO_DRAFT = "No draft yet: the window begins one, and `asyncdraft drafts import` takes files."
NO_MATCH = "No draft has all these words."
NO_TRASH = "Nothing was deleted in the last thirty days."
MARKS = ("draft", "sent", "answered", "archived", "unarchived")


def declare(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", metavar="|".join(ACTIONS), required=True)
    listing = actions.add_parser("list", help="the last changed first")
    listing.add_argument("--trash", action="store_true", help="what was deleted")
    search = actions.add_parser(
        "search",
        help="drafts with all these words, or beginnings of them",
        description="Filters stand among the words: to:kenji, template:handoff, before:2026-11-01, after:, "
        f"on:, and is: with one of {', '.join(Is)}.",
    )
    search.add_argument("words", nargs="+")
    for action in (listing, search):
        action.add_argument("--limit", type=int, default=50, help="how many, 50 by default")
        action.add_argument("--json", action="store_true", help="one JSON array")
    show = actions.add_parser("show", help="a draft as Markdown with front matter")
    history = actions.add_parser("history", help="the states kept of a draft, the newest first")
    compare = actions.add_parser("compare", help="what changed word by word since an earlier state")
    restore = actions.add_parser("restore", help="out of the trash, or back to an earlier state")
    delete = actions.add_parser("delete", help="into the trash, for thirty days")
    mark = actions.add_parser("mark", help="say what has become of a draft")
    for action in (show, history, compare, restore, delete, mark):
        action.add_argument("id", help="its id, or the beginning of it")
    for action in (show, compare, restore):
        action.add_argument(
            "--version", type=int, metavar="NUMBER", help="an earlier state, by its number in the history"
        )
    mark.add_argument("state", choices=MARKS)
    export = actions.add_parser("export", help="drafts as Markdown files: those given, or all")
    export.add_argument("ids", nargs="*", metavar="ID")
    export.add_argument("--into", required=True, metavar="DIR", help="the folder to write to")
    importing = actions.add_parser("import", help="Markdown files as drafts; an exported one keeps its id")
    importing.add_argument("files", nargs="+", metavar="FILE")


def run(options: argparse.Namespace, context: Context) -> int:
    ACTIONS[options.action](options, context)
    return 0


def _list(options: argparse.Namespace, context: Context) -> None:
    found = context.drafts.list(limit=options.limit, trash=options.trash)
    _print(found, options.json, context, NO_TRASH if options.trash else NO_DRAFT)


def _search(options: argparse.Namespace, context: Context) -> None:
    people = context.own_team.names
    query = parse(" ".join(map(_as_typed, options.words)), context.now, people)
    if query.problems:
        raise Failure(" ".join(query.problems))
    _print(context.drafts.find(query, limit=options.limit), options.json, context, NO_MATCH)


def _as_typed(word: str) -> str:
    """What the shell has taken out of its quotes is put back: to:Kenji Mori is one filter."""
    key, colon, value = word.partition(":")
    return f'{key}:"{value}"' if colon and " " in value else word


def _print(lines: "Sequence[DraftSummary]", as_array: bool, context: Context, empty: str) -> None:
    if as_array:
        print(as_json([msgspec.to_builtins(line) for line in lines]))
        return
    say_empty(lines, empty)
    for line in lines:
        details = [
            line.template,
            ", ".join(line.to),
            line.checked,
            line.state if line.state != "draft" else "",
            "archived" if line.archived_at else "",
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
    write(as_file(draft if options.version is None else _version(draft, options.version, context)), None)


def _version(draft: "Draft", number: int, context: Context) -> "Draft":
    if number not in {version.number for version in context.drafts.history(draft.id)}:
        raise Failure(f"The draft has no state {number}; `drafts history {draft.id}` lists them.")
    return context.drafts.version(number)


def _compare(options: argparse.Namespace, context: Context) -> None:
    from asyncdraft.core.draft_changes import changes

    draft = _draft(options.id, context)
    kept = context.drafts.history(draft.id)
    if options.version is None and len(kept) < 2:
        raise Failure("There is no earlier state of this draft yet.")
    number = kept[1].number if options.version is None else options.version
    for change in changes(_version(draft, number, context), draft):
        print(styled(change.title, "bold"))
        print("".join(_marked(piece) for piece in change.pieces))


def _marked(piece: "Piece") -> str:
    """As wdiff writes it: [-gone-] and {+new+}."""
    marks = {"gone": ("[-", "-]", "error"), "new": ("{+", "+}", "good")}
    if piece.kind not in marks:
        return piece.text
    before, behind, style = marks[piece.kind]
    return styled(f"{before}{piece.text}{behind}", style)


def _restore(options: argparse.Namespace, context: Context) -> None:
    draft = _draft(options.id, context)
    if options.version is None:
        context.drafts.restore(draft.id)
    else:
        _version(draft, options.version, context)
        draft = context.drafts.restore_version(options.version)
    print(f"{draft.id}  {draft.display_title}")


def _delete(options: argparse.Namespace, context: Context) -> None:
    draft = _draft(options.id, context)
    context.drafts.delete(draft.id)
    print(f"{draft.id}  {draft.display_title} is in the trash.")


def _mark(options: argparse.Namespace, context: Context) -> None:
    from asyncdraft.storage.draft_rows import State

    draft = _draft(options.id, context)
    if options.state in ("archived", "unarchived"):
        context.drafts.archive(draft.id, options.state == "archived")
    else:
        context.drafts.set_state(draft.id, State(options.state))
    print(f"{draft.id}  {draft.display_title}: {options.state}")


def _draft(beginning: str, context: Context) -> "Draft":
    return stored(context.drafts, beginning, "draft", "drafts list")


def _history(options: argparse.Namespace, context: Context) -> None:
    for version in context.drafts.history(_draft(options.id, context).id):
        about = f"{version.size} characters  {version.label}".rstrip()
        print(f"{version.number:>6}  {_local(version.saved_at, context)}  {about}")


def _export(options: argparse.Namespace, context: Context) -> None:
    from asyncdraft.storage.draft_folder import export

    ids = options.ids or [line.id for line in context.drafts.list()]
    for path in export((_draft(draft_id, context) for draft_id in ids), Path(options.into)):
        print(path)


def _import(options: argparse.Namespace, context: Context) -> None:
    from asyncdraft.storage.draft_file import load

    for draft in [load(Path(name)) for name in options.files]:
        kept = context.drafts.put(draft)
        print(f"{kept.id}  {kept.display_title}")


ACTIONS = {
    "list": _list,
    "search": _search,
    "show": _show,
    "history": _history,
    "compare": _compare,
    "restore": _restore,
    "delete": _delete,
    "mark": _mark,
    "export": _export,
    "import": _import,
}
