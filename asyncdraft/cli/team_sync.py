"""`asyncdraft team init --git|clone|sync|solve`: the team folder shared through git."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from asyncdraft.cli.context import Context
from asyncdraft.cli.failure import Failure
from asyncdraft.cli.terminal import styled
from asyncdraft.core.text import plain

if TYPE_CHECKING:
    from asyncdraft.core.sync.conflict import Conflict, State, Version
    from asyncdraft.integrations.team_repository import TeamRepository

Result = TypeVar("Result")


def declare(actions: "argparse._SubParsersAction[Any]", init: argparse.ArgumentParser) -> None:
    init.add_argument("--git", action="store_true", help="share the folder through git")
    init.add_argument(
        "--remote", metavar="URL", default="", help="where to push to: https, ssh, file or a path"
    )
    clone = actions.add_parser("clone", help="a team folder from a git repository, as yours from now on")
    clone.add_argument("url", metavar="URL")
    clone.add_argument(
        "folder", nargs="?", metavar="DIR", help="where to put it; else beside your other data"
    )
    sync = actions.add_parser("sync", help="commit what you changed, take in what others did, push")
    sync.add_argument("--json", action="store_true", help="the state afterwards as one JSON object")
    log = actions.add_parser("log", help="what was changed in the shared folder, by whom and when")
    log.add_argument("--json", action="store_true", help="one JSON list, newest first")
    solve = actions.add_parser("solve", help="settle an entry that you and somebody else have changed")
    solve.add_argument("entry", metavar="ENTRY", help="as `team sync` lists it, such as people.kenji.hours")
    side = solve.add_mutually_exclusive_group(required=True)
    side.add_argument("--mine", dest="side", action="store_const", const="mine", help="keep yours")
    side.add_argument("--theirs", dest="side", action="store_const", const="theirs", help="take the other")


def share(address: str, folder: Path) -> int:
    """Turns the folder into a repository; with an address it is sent there."""
    from asyncdraft.storage import team_folder

    def work() -> "State":
        repository = _repository(folder)
        team_folder.keep_own_id(folder)
        if address:
            return repository.share(address)
        repository.create()
        return repository.state()

    state = _guarded(work)
    print(f"{folder} is a git repository now.")
    print("\n".join(lines(state)))
    return 1 if state.conflicts else 0


def clone(options: argparse.Namespace, _context: Context) -> int:
    from asyncdraft.integrations import team_clone
    from asyncdraft.storage import paths, settings, team_folder
    from asyncdraft.storage.files import write_atomically

    chosen = paths.expanded(options.folder).absolute() if options.folder else None
    folder = chosen or _guarded(lambda: team_clone.free_folder(options.url, paths.home() / "teams"))
    told = _tell_progress()
    _guarded(lambda: team_clone.clone(options.url, folder, write_atomically, told=told, stopped=lambda: ""))
    you = team_folder.recognise_user(folder, [team_clone.git_email(folder)])
    team = team_folder.load(folder).team
    settings.change(paths.settings_file(), {"team": str(folder)})
    count = len(team.people)
    print(f"{folder} is your team folder now, with {count} {'person' if count == 1 else 'people'}.")
    if you:
        print(f"You are {you.name}.")
    return 0


def sync(options: argparse.Namespace, context: Context) -> int:
    from asyncdraft.storage import team_folder

    _demand_repository(context.team_dir)
    team_folder.keep_own_id(context.team_dir)
    state = _guarded(_repository(context.team_dir, _tell_progress()).sync)
    print(_as_json(state) if options.json else "\n".join(lines(state)))
    return 1 if state.conflicts else 0


def log(options: argparse.Namespace, context: Context) -> int:
    import msgspec

    _demand_repository(context.team_dir)
    changes = _guarded(_repository(context.team_dir).history)
    if options.json:
        print(msgspec.json.encode(changes, enc_hook=plain).decode())
        return 0
    for change in changes:
        print(f"{styled(f'{change.at:%Y-%m-%d %H:%M}', 'faint')}  {styled(change.author, 'bold')}")
        for entry in change.entries:
            print(f"  {entry}{': ' if entry.detail else ''}{entry.detail}")
    return 0


def _demand_repository(folder: Path) -> None:
    from asyncdraft.integrations.team_repository import is_repository

    if not is_repository(folder):
        raise Failure(f"{folder} is not in git; `asyncdraft team init --git --remote URL` shares it.")


def solve(options: argparse.Namespace, context: Context) -> int:
    _demand_repository(context.team_dir)
    repository = _repository(context.team_dir)
    state = _guarded(lambda: repository.solve(options.entry, options.side))
    print("\n".join(lines(state)))
    return 1 if state.conflicts else 0


def shown(context: Context) -> list[str]:
    """The state for `team show`; nothing for a folder that is not shared."""
    from asyncdraft.integrations.team_repository import is_repository

    if not is_repository(context.team_dir):
        return []
    try:
        return lines(_guarded(_repository(context.team_dir).state))
    except Failure as failure:
        return [str(failure)]


def _repository(folder: Path, told: "Callable[[str, int], object] | None" = None) -> "TeamRepository":
    from asyncdraft.integrations.team_commits import Author
    from asyncdraft.integrations.team_repository import TeamRepository
    from asyncdraft.storage import team_folder
    from asyncdraft.storage.files import write_atomically

    you = team_folder.load(folder).team.writer
    author = Author(you.name, you.email) if you else Author()
    silent = told or (lambda _what, _percent: None)
    return _guarded(lambda: TeamRepository(folder, write_atomically, author=author, told=silent))


def _guarded(work: Callable[[], Result]) -> Result:
    from asyncdraft.integrations.git import GitProblem

    try:
        return work()
    except GitProblem as problem:
        raise Failure(str(problem)) from problem


def _tell_progress() -> Callable[[str, int], object]:
    if not sys.stderr.isatty():
        return lambda _what, _percent: None
    return lambda what, percent: print(f"\r{what}: {percent} %\x1b[K", end="", file=sys.stderr, flush=True)


def lines(state: "State") -> list[str]:
    from asyncdraft.core.sync.telling import summary

    told = [f"{styled(state.branch, 'bold')}  {styled(state.address or 'shared with nobody yet', 'faint')}"]
    told.append(summary(state))
    told += [f"  {entry}{': ' if entry.detail else ''}{entry.detail}" for entry in state.unsent]
    for pulled in state.pulled:
        told += [f"  from {pulled.author}: {entry}" for entry in pulled.entries]
    for conflict in state.conflicts:
        told += ["", *_told_conflict(conflict)]
    return told


def _told_conflict(conflict: "Conflict") -> list[str]:
    command = f"asyncdraft team solve '{conflict.key}'"
    others = conflict.theirs.author or "somebody else"
    return [
        f"{styled(conflict.title, 'warning')}: changed by you and by {others}",
        *_told_side("mine", conflict.mine),
        *_told_side("theirs", conflict.theirs),
        f"  {command} --mine   or   {command} --theirs",
    ]


def _told_side(name: str, version: "Version") -> list[str]:
    when = f"  {version.author}, {version.at:%Y-%m-%d %H:%M}, “{version.subject}”" if version.at else ""
    return [
        f"  {name}:{styled(when, 'faint')}",
        *(f"    {line}" for line in version.text.splitlines()[:12]),
    ]


def _as_json(state: "State") -> str:
    import msgspec

    return msgspec.json.encode(state, enc_hook=plain).decode()
