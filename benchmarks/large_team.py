"""The window with a team of 200 people in 20 zones and 300 templates, beside the sample team of 5."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import TYPE_CHECKING

from benchmarks.harness import Goal, Race, Runner, Sample
from benchmarks.window import NOW, SIZE, settle

if TYPE_CHECKING:
    from asyncdraft.gui.app import Application

PEOPLE, TEMPLATES = 200, 300
ZONES = (
    *("Europe/London", "Europe/Lisbon", "Europe/Paris", "Europe/Athens", "Africa/Lagos", "Africa/Nairobi"),
    *("Asia/Dubai", "Asia/Karachi", "Asia/Kolkata", "Asia/Bangkok", "Asia/Tokyo", "Asia/Manila"),
    *("Australia/Sydney", "Pacific/Auckland", "America/New_York", "America/Chicago", "America/Denver"),
    *("America/Los_Angeles", "America/Sao_Paulo", "America/Bogota"),
)
REGIONS = ("GB-ENG", "PT", "FR", "GR", "NG", "KE", "AE", "PK", "IN", "TH", "JP", "PH", "AU", "NZ", "US", "BR")
AS_FAST, MORE_ROWS = Goal("ratio", 1.1, 1.25), Goal("ratio", 1.5, 2.0)
"""The start is as fast; the view paints the rows that are seen, which are more than five."""


def races() -> Iterator[Race]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from asyncdraft.gui.start import prepare_qt

    _qt = prepare_qt([])
    with TemporaryDirectory() as small, TemporaryDirectory() as large:
        write_team(Path(large))
        yield _race("the window is built and shown", small, large, None, _first_show, AS_FAST)
        yield _race("the Team view is opened", small, large, _complete, _team_view, MORE_ROWS)


def write_team(home: Path) -> None:
    from asyncdraft.storage.resources import templates_dir

    lines = ['name = "Large"', 'me = "p0"']
    for number in range(PEOPLE):
        zone, region = ZONES[number % len(ZONES)], REGIONS[number % len(REGIONS)]
        lines += [
            f"\n[people.p{number}]",
            f'name = "Person {number:03}"',
            f'zone = "{zone}"',
            'hours = {mon-fri = ["09:00-12:00", "13:00-18:00"]}',
            f'holidays = "{region}"',
            f'slack = "U{number:08}"',
        ]
    templates = home / "team" / "templates"
    templates.mkdir(parents=True)
    (home / "team" / "team.toml").write_text("\n".join(lines), encoding="utf-8")
    texts = [path.read_text(encoding="utf-8") for path in sorted(templates_dir().rglob("*.md"))]
    for number in range(TEMPLATES):
        head, name, rest = texts[number % len(texts)].partition("name: ")
        (templates / f"team-{number}.md").write_text(f"{head}{name}team-{number}-{rest}", encoding="utf-8")


Step = Callable[["Application"], object]


def _race(title: str, small: str, large: str, before: Step | None, work: Step, most: Goal) -> Race:
    return Race(
        title=title,
        reference=Runner("with 5 people", lambda: _run(small, before, work)),
        runners=(
            Runner(
                f"with {PEOPLE} people, {TEMPLATES} templates", lambda: _run(large, before, work), (most,)
            ),
        ),
        seconds=8,
        least=5,
    )


def _run(home: str, before: Step | None, work: Step) -> Sample:
    """With `before`, only what comes after it is timed; without, the start is, too."""
    from asyncdraft.gui.app import Application

    os.environ["ASYNCDRAFT_HOME"] = home
    wall, cpu = perf_counter(), process_time()
    application = Application(lambda: NOW, zone="Europe/London", hours24=True)
    application.start([])
    application.window.resize(*SIZE)
    if before is not None:
        before(application)
        wall, cpu = perf_counter(), process_time()
    work(application)
    sample = Sample(process_time() - cpu, perf_counter() - wall)
    application.window.close()
    application.close()
    application.window.deleteLater()
    settle()
    return sample


def _first_show(application: "Application") -> None:
    """Until it is painted; what comes later, when nobody waits, does not count."""
    application.window.show()
    application.window.repaint()


def _complete(application: "Application") -> None:
    from PySide6.QtCore import QCoreApplication

    _first_show(application)
    QCoreApplication.processEvents()
    while not application.workspace.is_complete:
        QCoreApplication.processEvents()
    settle()


def _team_view(application: "Application") -> None:
    application.actions["show_team"].trigger()
    settle()
