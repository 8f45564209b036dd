"""A stranger's first ten minutes, as the documentation tells them, by keys and clicks in the real window.

`./dev shots` walks through them and draws the pictures of the page.
"""

import os
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from asyncdraft.core.draft import Pane
from asyncdraft.gui.app import Application
from asyncdraft.gui.screenshot import picture
from tests.gui.driver import Driver

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGE = DOCS / "first-ten-minutes.md"
PICTURES = DOCS / PAGE.stem
BEGINS = datetime(2026, 11, 23, 15, 40, tzinfo=UTC)
USUAL, SMALL = (1360, 860), (1024, 700)
NAME, ZONE = "Eva Wagner", "Europe/Berlin"

THOUGHT = "hey kenji, the export is broken again, can someone look asap?"
WHAT = (
    "The invoice export stops at invoice 17,930 of 41,206 with `E_TAX_ROUND` (PAY-430). "
    "Invoices 17,930 to 17,941 are the only ones with two tax rates."
)
RULED_OUT = "The network: a second run stopped at the same invoice."
WHY = "Finance closes the month on Mon 30 Nov and needs two days before that. You wrote the rounding."
NEED = "Kenji, please send me the rounding rule for invoices with two tax rates."
FALLBACK = "Without an answer I leave out the twelve invoices that fail, and export the rest on Wednesday."


class Stranger:
    """Whoever sits at the window."""

    def __init__(self) -> None:
        self.minute = 0
        self.copied = ""
        self.driver: Driver

    def come_to(self, minute: int) -> None:
        """Where time has gone by, what was said for six seconds is gone too."""
        if minute > self.minute:
            self.driver.window.toast.forget()
        self.minute = minute

    def now(self) -> datetime:
        return BEGINS + timedelta(minutes=self.minute)

    def start(self) -> None:
        application = Application(self.now, zone=ZONE, hours24=True, name=NAME)
        self.driver = Driver(application)
        application.window.resize(*USUAL)
        self.driver.start()

    def see(self, *wanted: str) -> None:
        seen = self.driver.texts()
        assert not (missing := [words for words in wanted if words not in seen]), (missing, seen)

    def stop(self) -> None:
        self.driver.stop()


@dataclass(frozen=True)
class Step:
    """`title` is its heading in the page."""

    minute: int
    title: str
    do: Callable[[Stranger], None]


def first_start(stranger: Stranger) -> None:
    stranger.start()
    stranger.see("Good afternoon. When do you work?", "detected: Mon 23 Nov, 16:40 CET")
    assert stranger.driver.focus.accessibleName() == "This is right"


def confirm_and_type(stranger: Stranger) -> None:
    driver = stranger.driver
    driver.press("Return")
    driver.type(THOUGHT)
    driver.wait_for(lambda: "fixes from ready" in driver.texts())
    stranger.see("A problem, but nothing that was seen or tried")


def choose_the_kind(stranger: Stranger) -> None:
    driver = stranger.driver
    assert driver.draft.template == "plain-message"
    driver.press("Ctrl+T")
    driver.type("blocked")


def choose_reader(stranger: Stranger) -> None:
    driver = stranger.driver
    driver.press("Return")
    assert driver.draft.template == "blocker"
    assert driver.draft.what == THOUGHT
    driver.press("Ctrl+R")
    stranger.see("Somebody else? Write the name, and Enter adds it.")
    driver.type("ken")


def see_the_price(stranger: Stranger) -> None:
    driver = stranger.driver
    driver.press("Return")
    assert driver.draft.to == ("kenji",)
    driver.press("F8")
    driver.wait_for(lambda: "A missing detail costs you" in driver.texts())


def answer_the_checklist(stranger: Stranger) -> None:
    driver = stranger.driver
    driver.window.editors.focus_pane(Pane.WHAT)
    driver.press("Ctrl+A")
    driver.type(WHAT)
    for pane, text in ((Pane.WHY, WHY), (Pane.NEED, NEED), (Pane.FALLBACK, FALLBACK)):
        driver.write(pane, text)
    driver.write_field("Topic", "invoice export, step 3")
    driver.press("Tab")
    assert driver.focus is driver.button("Evidence")
    driver.press("Tab")
    driver.type(RULED_OUT)


def mistype_the_deadline(stranger: Stranger) -> None:
    driver = stranger.driver
    driver.press("Ctrl+L")
    driver.type("soonish")


def pick_the_deadline(stranger: Stranger) -> None:
    driver = stranger.driver
    driver.press("Ctrl+A")
    driver.type("tue 5pm tokyo")
    stranger.see("Tue 24 Nov 2026, 17:00 JST")


def copy(stranger: Stranger) -> None:
    driver = stranger.driver
    driver.press("Ctrl+Return")
    assert "Copied" in driver.toast
    stranger.copied = driver.clipboard.text().strip()


def close_and_reopen(stranger: Stranger) -> None:
    stranger.stop()
    stranger.start()
    assert stranger.driver.draft.what == WHAT


def undo(stranger: Stranger) -> None:
    driver = stranger.driver
    driver.window.editors.focus_pane(Pane.WHY)
    driver.press("Ctrl+A")
    driver.press("Del")
    assert not driver.draft.why
    driver.press("Ctrl+Z")
    assert driver.draft.why == WHY
    driver.press("Ctrl+H")


def see_the_team(stranger: Stranger) -> None:
    stranger.driver.press("Ctrl+4")
    stranger.see("Everybody here but you is made up, to try things with.")


def help_here(stranger: Stranger) -> None:
    driver = stranger.driver
    driver.press("Ctrl+1")
    driver.press("F1")


def settings_in_the_dark(stranger: Stranger) -> None:
    driver = stranger.driver
    driver.press("Escape")
    driver.press("Ctrl+,")
    driver.click_button("Dark")
    driver.window.resize(*SMALL)


STEPS: Sequence[Step] = (
    Step(0, "The first start", first_start),
    Step(1, "A rough thought", confirm_and_type),
    Step(1, "The kind of message", choose_the_kind),
    Step(2, "The reader", choose_reader),
    Step(3, "What a missing detail costs", see_the_price),
    Step(4, "The checklist, answered", answer_the_checklist),
    Step(6, "A deadline that cannot be read", mistype_the_deadline),
    Step(6, "A deadline", pick_the_deadline),
    Step(7, "Copied", copy),
    Step(8, "Closed, and open again", close_and_reopen),
    Step(8, "Undone", undo),
    Step(9, "Your own people", see_the_team),
    Step(9, "Help", help_here),
    Step(10, "To your liking", settings_in_the_dark),
)


def walk(pictures: Path | None = None) -> str:
    """What was copied. The pictures are drawn into their folder, where one is given."""
    stranger = Stranger()
    try:
        for number, step in enumerate(STEPS, 1):
            stranger.come_to(step.minute)
            step.do(stranger)
            stranger.driver.settle()
            if pictures is not None:
                _draw(stranger, pictures / f"{number:02}.png")
    finally:
        stranger.stop()
    return stranger.copied


def _draw(stranger: Stranger, path: Path) -> None:
    if not picture(stranger.driver.application).save(str(path)):
        raise OSError(f"{path} could not be written.")


def main() -> None:
    from asyncdraft.gui.start import prepare_qt

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ["ASYNCDRAFT_HOME"] = home
        qt = prepare_qt([])
        walk(PICTURES)
        qt.clipboard().clear()


if __name__ == "__main__":
    main()
