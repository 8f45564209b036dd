"""Where story 8 goes on: another process, in whose home there is nothing but the backup."""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from asyncdraft.gui.start import prepare_qt
from tests.gui.stories.hand import Hand
from tests.gui.stories.new_machine import NEW_MACHINE, go_on, restore

MORNING = datetime(2026, 11, 24, 7, 30, tzinfo=UTC)


def main() -> None:
    """Says what is copied in the end."""
    qt = prepare_qt([])
    hand = Hand(NEW_MACHINE.name, NEW_MACHINE.zone, MORNING, Path(os.environ["ASYNCDRAFT_HOME"]))
    hand.start()
    hand.see("Good morning. When do you work?")
    restore(hand)
    go_on(hand)
    hand.stop()
    qt.clipboard().clear()
    sys.stdout.write(hand.shown[-1])


if __name__ == "__main__":
    main()
