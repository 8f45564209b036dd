from pathlib import Path

import pytest

from asyncdraft.gui import screenshot
from asyncdraft.gui.actions import ACTIONS
from tests.cli.command_line import Run

PLAIN = sorted({*screenshot.VIEWS} - {*screenshot.OPENERS, "compose", "compose-empty"})


def test_a_view_is_drawn(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[object] = []
    monkeypatch.setattr(screenshot, "shoot", lambda *call: drawn.append(call))
    result = run("screenshot", "team", "--theme", "dark", "--size", "1024x700", "team.png")
    assert (result.status, result.err) == (0, "")
    assert drawn == [("team", "dark", (1024, 700), Path("team.png"))]


@pytest.mark.parametrize("size", ["big", "0x0", "99999x10", "1440"])
def test_a_size_that_is_none(run: Run, size: str) -> None:
    result = run("screenshot", "compose", "--size", size, "out.png")
    assert result.status == 2
    assert "--size should be" in result.err


def test_an_unknown_view(run: Run) -> None:
    result = run("screenshot", "kitchen", "out.png")
    assert result.status == 2
    assert "kitchen" in result.err


@pytest.mark.parametrize("view", PLAIN)
def test_a_view_that_needs_no_more_has_an_action(view: str) -> None:
    assert f"show_{view}" in {action.id for action in ACTIONS}
