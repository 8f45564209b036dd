"""A user's ten minutes on a real display, compressed: a key comes when the window is ready for it."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.display import Display, display
from benchmarks.goals import BARE
from benchmarks.harness import Race, Runner, Sample
from benchmarks.report import say
from benchmarks.screen_races import environment
from benchmarks.shown_program import QUIET_START
from benchmarks.story_steps import STORY, TEXTS, WORDS, Step, typed, write_story_home
from benchmarks.texts import message
from benchmarks.watched import Pause, Watched

RUNS = 3
RESTED = 0.8
"""Seconds: more than the pause after a key and the autosave wait."""
MOST_TOLD = 10
FLOOR_STORY = tuple(Step(f"typing {number}", typed(text)) for number, text in enumerate(TEXTS.values()))
LIGHT, HEAVY = "the longest pause", "the longest of a file dialog or a change of theme"


class RealHands:
    def __init__(self, program: Watched) -> None:
        self._program = program

    def press(self, keys: str) -> None:
        self._program.display.give_focus()
        self._program.display.press(keys)
        self._program.settle()

    def type(self, text: str) -> None:
        self._program.display.give_focus()
        for character in text:
            self._program.display.press("Return" if character == "\n" else character)
            self._program.settle()

    def click(self, name: str, row: int = 0) -> None:
        self._program.display.click(*self._program.places(name)[row])
        self._program.settle()

    def rest(self) -> None:
        self._program.settle(RESTED)
        self._program.display.forget()


def races() -> Iterator[Race]:
    with TemporaryDirectory() as place, display() as on:
        folder = Path(place)
        text = folder / "text.txt"
        text.write_text(message(WORDS, WORDS), encoding="utf-8")
        told: list[dict[str, Pause]] = []
        yield Race(
            title="ten minutes of a user, in pauses of the event loop",
            reference=Runner(BARE, lambda: _longest(_play(folder, ("bare", str(text)), on, FLOOR_STORY))),
            runners=(
                Runner(LIGHT, _playing(folder, on, told)),
                Runner(HEAVY, lambda: _longest(told[-1], heavy=True)),
            ),
            seconds=0,
            least=RUNS,
            on_wall=True,
        )
        _tell(told[1:])


def _playing(folder: Path, on: Display, told: list[dict[str, Pause]]) -> Callable[[], Sample]:
    def run() -> Sample:
        told.append(_play(folder, ("program",), on, STORY))
        return _longest(told[-1])

    return run


def _play(folder: Path, arguments: tuple[str, ...], on: Display, story: Sequence[Step]) -> dict[str, Pause]:
    """The longest pause of each step, in a store that is made anew."""
    with TemporaryDirectory(dir=folder) as home:
        write_story_home(Path(home))
        program = Watched(arguments, environment(folder, Path(home)), on)
        try:
            program.display.first_painted()
            program.settle(QUIET_START * 4)
            hands = RealHands(program)
            for step in story:
                program.step = step.name
                step.play(hands)
        finally:
            program.end()
            on.painted(QUIET_START, QUIET_START)
        return {
            step.name: max(
                (pause for pause in program.pauses if pause.step == step.name), key=lambda pause: pause.wall
            )
            for step in story
        }


def _longest(pauses: dict[str, Pause], *, heavy: bool = False) -> Sample:
    names = {step.name for step in STORY if step.is_heavy}
    counted = [pause for name, pause in pauses.items() if (name in names) == heavy]
    longest = max(counted, key=lambda pause: pause.wall)
    return Sample(longest.cpu, longest.wall)


def _tell(runs: Sequence[dict[str, Pause]]) -> None:
    """Which steps hold them, by the middle of the runs."""
    rows = [
        (median(run[step.name].wall for run in runs), median(run[step.name].cpu for run in runs), step.name)
        for step in STORY
    ]
    say(f"\n  the {MOST_TOLD} steps with the longest pauses: on the wall, and of the processor")
    for wall, cpu, name in sorted(rows, reverse=True)[:MOST_TOLD]:
        say(f"    {wall * 1000:8.1f} ms {cpu * 1000:8.1f} ms  {name}")
