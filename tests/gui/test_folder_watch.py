"""What other programs do to the files of a folder is noticed."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from asyncdraft.gui.folder_watch import FolderWatch
from tests.gui.driver import PATIENCE_MS


def test_a_file_that_came_later_is_watched_where_it_lies(tmp_path: Path, qtbot: QtBot) -> None:
    watch = FolderWatch("*.json")
    watch.watch([tmp_path])
    file = tmp_path / "settings.json"
    with qtbot.waitSignal(watch.changed, timeout=PATIENCE_MS):
        file.write_text('{"theme": "light"}', "utf-8")
    with (
        qtbot.waitSignal(watch.changed, timeout=PATIENCE_MS),
        file.open("r+", encoding="utf-8") as written,
    ):
        written.write('{"theme": "dark" }')
    watch.stop()
