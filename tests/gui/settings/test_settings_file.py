"""The file of settings: written by hand or by another program while the window is open."""

import json
from pathlib import Path

from asyncdraft.core.settings.settings import DEFAULTS
from asyncdraft.gui.theme import Scheme
from asyncdraft.storage import paths
from tests.gui.conftest import Launch


def test_what_is_written_into_the_file_by_hand_holds_at_once(launch: Launch) -> None:
    view = launch()
    view.wait_for(lambda: view.application.workspace.is_complete)
    paths.settings_file().write_text('{"theme": "dark", "hours24": "sometimes"}', "utf-8")
    view.wait_for(lambda: view.application.workspace.theme.scheme is Scheme.DARK)
    assert 'hours24 is "sometimes": expected null, true or false' in view.toast
    assert view.application.workspace.settings.hours24 is DEFAULTS.hours24


def test_the_sample_is_not_put_where_a_team_was(launch: Launch, tmp_path: Path) -> None:
    gone = tmp_path / "share"
    gone.mkdir()
    paths.settings_file().write_text(json.dumps({"team": str(gone)}), "utf-8")
    view = launch()
    assert list(gone.iterdir()) == []
    view.do("show_team")
    assert f"There is no team.toml in {gone}: bring it back" in view.texts()
    assert "Team: " not in view.texts(view.window.top_bar)
    (gone / "team.toml").write_text('name = "Night shift"\n', "utf-8")
    view.wait_for(lambda: view.application.workspace.team.name == "Night shift")
