"""A backup goes to a machine that knows nothing: another process, an empty home, and the sentence goes on."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.gui.stories import other_machine
from tests.gui.stories.hand import Hand
from tests.gui.stories.new_machine import (
    BACKUP,
    NEW_MACHINE,
    REST,
    WHAT,
    back_up,
    begin_a_sentence,
    lose_the_machine,
    restore,
)

ROOT = Path(__file__).parents[2]


def test_the_sentence_goes_on_in_another_process(home: Path, tmp_path: Path, qapp: QApplication) -> None:
    hand = Hand(NEW_MACHINE.name, NEW_MACHINE.zone, NEW_MACHINE.begins, home)
    begin_a_sentence(hand)
    back_up(hand)
    hand.stop()
    other = tmp_path / "other"
    other.mkdir()
    shutil.copy(home / BACKUP, other)

    played = subprocess.run(
        [sys.executable, "-m", other_machine.__name__],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "ASYNCDRAFT_HOME": str(other)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert played.returncode == 0, played.stderr
    assert REST.strip() in played.stdout
    assert played.stdout in NEW_MACHINE.path.read_text("utf-8")
    assert WHAT[-20:] + REST[:20] in played.stdout


@pytest.mark.parametrize(
    ("answer", "zone"), [("Use Helsinki", "Europe/Helsinki"), ("Keep Berlin", "Europe/Berlin")]
)
def test_a_backup_from_another_zone_asks_whose_clock_holds(
    home: Path, qapp: QApplication, answer: str, zone: str
) -> None:
    hand = Hand(NEW_MACHINE.name, "Europe/Berlin", NEW_MACHINE.begins, home)
    begin_a_sentence(hand)
    back_up(hand)
    hand.zone = "Europe/Helsinki"
    lose_the_machine(hand)
    restore(hand)
    assert "This computer’s clock is that of Helsinki, the backup’s that of Berlin." in hand.driver.texts(
        hand.driver.dialog
    )
    hand.driver.click_in_dialog(answer)
    writer = hand.driver.application.workspace.team.writer
    hand.stop()
    assert writer is not None
    assert writer.zone == zone
