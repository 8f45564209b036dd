"""A key and a start stay within their budgets, and each of these budgets sees what it is there for.

They count what no busy machine changes. What is planted here is what somebody may do unawares.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from asyncdraft.core.checklist.engine import Checklist
from asyncdraft.core.draft import Draft
from asyncdraft.core.render.preview import Preview
from asyncdraft.core.render.reading import Reading
from asyncdraft.gui.drafts.saver import Saver
from tests.gui.driver import Driver
from tests.gui.key_costs import costs_of_a_key, over_budget
from tests.gui.last_open import keep

ROOT = Path(__file__).parents[2]
MOST_MODULES = 245
"""That are imported when the window is painted for the first time."""

KEPT: list[str] = []

Plant = Callable[[pytest.MonkeyPatch, Driver], None]


def test_a_key_stays_within_its_budget(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    assert over_budget(costs_of_a_key(driver, monkeypatch)) == {}


def analyse_twice(patch: pytest.MonkeyPatch, _driver: Driver) -> None:
    before(patch, Checklist, "judge", lambda checklist: (checklist._facts.clear(), checklist._panes.clear()))


def render_the_whole_preview(patch: pytest.MonkeyPatch, _driver: Driver) -> None:
    before(patch, Preview, "making", lambda preview: setattr(preview, "_look", None))


def parse_the_whole_message(patch: pytest.MonkeyPatch, _driver: Driver) -> None:
    before(patch, Reading, "_changed", lambda reading: setattr(reading, "_has_references", True))


def ask_the_store(patch: pytest.MonkeyPatch, driver: Driver) -> None:
    drafts = driver.application.workspace.drafts
    before(patch, Saver, "change", lambda _saver: drafts.list(limit=1))


def paint_the_whole_window(patch: pytest.MonkeyPatch, driver: Driver) -> None:
    before(patch, Saver, "change", lambda _saver: driver.window.repaint())


def copy_the_text_for_every_block(patch: pytest.MonkeyPatch, _driver: Driver) -> None:
    before(patch, Saver, "change", lambda _saver: [f"{number}" * 4_000 for number in range(200)])


def keep_every_state(patch: pytest.MonkeyPatch, _driver: Driver) -> None:
    before(patch, Saver, "change", lambda _saver: KEPT.append("state" * 20_000 + str(len(KEPT))))


@pytest.mark.parametrize(
    ("plant", "seen"),
    [
        (analyse_twice, "blocks analysed"),
        (render_the_whole_preview, "blocks of the preview made"),
        (parse_the_whole_message, "tokens parsed"),
        (ask_the_store, "statements of SQL"),
        (paint_the_whole_window, "widgets painted"),
        (copy_the_text_for_every_block, "kilobytes at the most"),
        (keep_every_state, "kilobytes kept"),
    ],
    ids=lambda value: value.__name__ if callable(value) else value,
)
def test_the_budget_of_a_key_sees_who_would(
    driver: Driver, monkeypatch: pytest.MonkeyPatch, plant: Plant, seen: str
) -> None:
    plant(monkeypatch, driver)
    assert seen in over_budget(costs_of_a_key(driver, monkeypatch))
    KEPT.clear()


def before(patch: pytest.MonkeyPatch, owner: type, method: str, work: Callable[[Any], object]) -> None:
    original = getattr(owner, method)

    def planted(self: Any, *arguments: Any, **options: Any) -> Any:
        work(self)
        return original(self, *arguments, **options)

    patch.setattr(owner, method, planted)


def test_a_start_imports_few_modules(home: Path) -> None:
    assert len(modules_at_the_first_paint(home)) <= MOST_MODULES


def test_the_budget_of_a_start_sees_an_eager_import(home: Path) -> None:
    assert len(modules_at_the_first_paint(home, "jinja2")) > MOST_MODULES


def modules_at_the_first_paint(home: Path, eager: str = "sys") -> set[str]:
    keep(Draft())
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            f"import {eager}; from tests.gui.painter import main; raise SystemExit(main())",
        ],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split())
