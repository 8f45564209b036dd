"""`asyncdraft backup`: everything the user owns here as one file, and back."""

import argparse
from pathlib import Path

from asyncdraft.cli.context import Context
from asyncdraft.cli.failure import Failure


def declare(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", metavar="save|restore|list", required=True)
    save = actions.add_parser("save", help="drafts, settings, roster, templates and checks as one zip file")
    save.add_argument("file", nargs="?", help="where to; by default into the folder of backups")
    restore = actions.add_parser("restore", help="all of it as it was; what is there now is kept first")
    restore.add_argument("file")
    actions.add_parser("list", help="the backups that were made, by hand and by themselves")


def run(options: argparse.Namespace, context: Context) -> int:
    {"save": _save, "restore": _restore, "list": _list}[options.action](options, context)
    return 0


def _save(options: argparse.Namespace, context: Context) -> None:
    from asyncdraft.storage import whole_store

    target = (
        Path(options.file) if options.file else _folders(context)[0] / whole_store.usual_name(context.now)
    )
    about = whole_store.save(context.drafts.database, context.team_dir, target, context.now)
    print(f"{target}  {_drafts(about.drafts)}")


def _restore(options: argparse.Namespace, context: Context) -> None:
    from asyncdraft.integrations.file_lock import held_where_possible
    from asyncdraft.storage import paths, whole_store

    source = Path(options.file)
    if not source.is_file():
        raise Failure(f"There is no file {source}; `asyncdraft backup list` shows those that were made.")
    with held_where_possible(paths.outbox_lock()) as is_ours:
        if not is_ours:
            raise Failure("A message is on its way out. Restore the backup once it is sent.")
        about, kept = whole_store.restore(context.drafts.database, context.team_dir, source, context.now)
    print(f"Restored {_drafts(about.drafts)} of {about.made_at[:16]}. What was there before: {kept}")


def _list(_options: argparse.Namespace, context: Context) -> None:
    there = [folder for folder in _folders(context) if folder.is_dir()]
    files = [path for folder in there for path in folder.iterdir() if not path.name.startswith(".")]
    for path in sorted(files, key=lambda path: path.stat().st_mtime, reverse=True):
        print(path)


def _folders(context: Context) -> tuple[Path, ...]:
    from asyncdraft.storage import paths
    from asyncdraft.storage.backups import folders

    return folders(context.settings, paths.database_file())


def _drafts(count: int) -> str:
    return "1 draft" if count == 1 else f"{count} drafts"
