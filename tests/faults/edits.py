"""Two processes write into the same drafts at once: nothing is locked out, and no text is lost."""

import json
import subprocess
import sys
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import msgspec

from asyncdraft.core.draft import Draft
from asyncdraft.storage.database import open_database
from asyncdraft.storage.drafts import Drafts
from tests.faults.outcome import Outcome

SHARED = 5
"""Drafts into which both write."""


def interleaved(count: int, folder: Path) -> Outcome:
    path = folder / "drafts.sqlite3"
    database = open_database(path)
    drafts = Drafts(database)
    shared = [drafts.create(Draft(what="start")).id for _draft in range(SHARED)]
    command = [sys.executable, "-m", "tests.faults.edits", "write", str(path), str(count // 2), *shared]
    root = Path(__file__).parents[2]
    writers = [
        subprocess.Popen([*command, name], cwd=root, stdout=subprocess.PIPE, text=True) for name in "AB"
    ]
    answers = [writer.communicate()[0] for writer in writers]
    lost = [
        f"writer {name} ended with {writer.returncode}"
        for name, writer in zip("AB", writers, strict=True)
        if writer.returncode
    ]
    reports = [json.loads(answer) for answer in answers if answer]
    for report in reports:
        lost += report["lost"]
        for draft_id, text in report["own"].items():
            if drafts.get(draft_id).what != text:
                lost.append(f"draft {draft_id} is not as it was last saved")
    last = {drafts.get(draft_id).what for draft_id in shared}
    said = {text for report in reports for text in report["last"].values()}
    lost += [f"the last text is nobody's: {text!r}" for text in last - said]
    conflicts = sum(report["conflicts"] for report in reports)
    sound = database.rows("PRAGMA integrity_check")[0][0]
    lost += [] if sound == "ok" else [sound]
    database.close()
    return Outcome("two processes", count, "edits", tuple(lost), f"{conflicts} conflicts, both versions kept")


def write(path: Path, count: int, shared: list[str], name: str) -> dict[str, object]:
    """Every second edit goes into a draft of its own; what it overtakes must stand in the history."""
    chance = Random(name)
    drafts = Drafts(open_database(path, 30_000))
    own = drafts.create(Draft(what="own"))
    lost: list[str] = []
    last: dict[str, str] = {}
    conflicts = 0
    known = {draft_id: drafts.get(draft_id) for draft_id in shared}
    for number in range(count):
        if number % 2:
            own = msgspec.structs.replace(own, what=f"own {number}")
            drafts.save(own)
            continue
        draft_id = chance.choice(shared)
        draft = msgspec.structs.replace(known[draft_id], what=f"{name} {number}")
        saved = drafts.save(draft)
        known[draft_id], last[draft_id] = draft, draft.what
        if saved.overtaken is not None:
            conflicts += 1
            kept = {drafts.version(version.number).what for version in drafts.history(draft_id)[:40]}
            if not {saved.overtaken.what, draft.what} <= kept and not _is_overtaken(drafts, draft_id, draft):
                lost.append(f"{saved.overtaken.what!r} was overtaken by {draft.what!r} and is not kept")
    return {"own": {own.id: own.what}, "last": last, "lost": lost, "conflicts": conflicts}


def _is_overtaken(drafts: Drafts, draft_id: str, draft: Draft) -> bool:
    """The other one may have written again before the history was read."""
    texts = [drafts.version(version.number).what for version in drafts.history(draft_id)]
    return draft.what in texts


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["write"]:
        path, count, *shared, name = arguments[1:]
        print(json.dumps(write(Path(path), int(count), shared, name)))  # noqa: T201
        return 0
    with TemporaryDirectory() as folder:
        outcome = interleaved(int(arguments[0]) if arguments else 10_000, Path(folder))
    print(outcome, flush=True)  # noqa: T201
    return bool(outcome.lost)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
