"""The sync of a shared folder in which nothing has changed: ours without the time that git itself takes."""

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any

from asyncdraft.integrations.git import Git
from asyncdraft.integrations.team_repository import TeamRepository
from asyncdraft.storage.files import write_atomically
from benchmarks.harness import Goal, Race, Runner, Sample, Skipped, runner

PEOPLE, TEMPLATES = 200, 300


def races() -> Iterator[Race | Skipped]:
    title = f"{PEOPLE} people, {TEMPLATES} templates, nothing changed"
    try:
        subprocess.run(["git", "--version"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        yield Skipped(title, "there is no git here")
        return
    os.environ |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    with TemporaryDirectory() as place:
        folder = _shared(Path(place))
        repository = TeamRepository(folder, write_atomically)
        yield Race(
            title=title,
            reference=runner("git fetch and git status alone", lambda: _plain(folder)),
            runners=(
                runner("sync, all in all", repository.sync),
                Runner("sync, without git's own time", lambda: _own(repository.sync), (Goal("median", 300),)),
            ),
            seconds=4.0,
            on_wall=True,
        )


def _shared(place: Path) -> Path:
    remote, folder = place / "remote.git", place / "team"
    subprocess.run(["git", "init", "--quiet", "--bare", str(remote)], check=True)
    (folder / "templates").mkdir(parents=True)
    people = "\n".join(
        f'[people.p{number}]\nname = "Person {number}"\nzone = "Europe/London"\n'
        'hours = {mon-fri = ["09:00-12:00", "13:00-18:00"]}\n'
        for number in range(PEOPLE)
    )
    (folder / "team.toml").write_text(f'name = "Team"\n\n{people}', encoding="utf-8")
    for number in range(TEMPLATES):
        text = f"---\ntitle: Template {number}\n---\n" + "One more line.\n" * 40
        (folder / "templates" / f"t{number}.md").write_text(text, encoding="utf-8")
    repository = TeamRepository(folder, write_atomically)
    repository.create()
    repository.connect(str(remote))
    repository.sync()
    return folder


def _plain(folder: Path) -> None:
    for command in (("fetch", "--quiet", "origin"), ("status", "--porcelain")):
        subprocess.run(["git", *command], cwd=folder, check=True, capture_output=True)


def _own(work: Callable[[], object]) -> Sample:
    spent = 0.0

    def timed(call: Callable[..., Any]) -> Callable[..., Any]:
        def run(*arguments: Any, **options: Any) -> Any:
            nonlocal spent
            since = perf_counter()
            try:
                return call(*arguments, **options)
            finally:
                spent += perf_counter() - since

        return run

    run, talk = Git.run, Git.talk
    Git.run, Git.talk = timed(run), timed(talk)  # type: ignore[method-assign]
    try:
        cpu, since = process_time(), perf_counter()
        work()
        return Sample(process_time() - cpu, perf_counter() - since - spent)
    finally:
        Git.run, Git.talk = run, talk  # type: ignore[method-assign]
