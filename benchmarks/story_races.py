"""A user's ten minutes on a real display, compressed: a key comes when the window is ready for it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from asyncdraft.core.draft import Pane
from benchmarks.display import Display, display
from benchmarks.goals import BARE
from benchmarks.harness import Race, fixed
from benchmarks.report import say
from benchmarks.screen_races import environment
from benchmarks.shown_program import QUIET_START
from benchmarks.story_steps import STORY, TEXTS, WORDS, Step, typed, write_story_home
from benchmarks.texts import message
from benchmarks.watched import Pause, Watched

RUNS = 2
SETTLED = 2.0
"""Seconds after the first paint, until all is filled."""
LOOKED = 0.1
"""Seconds."""
RESTED = 0.8
"""Seconds: more than the pause after a key and the autosave wait."""
MOST_TOLD = 15
FLOOR_STORY = (Step("typing", typed(TEXTS[Pane.WHAT])),)
LIGHT, HEAVY = "the longest pause", "the longest of a file dialog or a change of theme"

Pauses = Mapping[str, Pause]
"""The longest of each step."""


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

    def look(self) -> None:
        self._program.settle(LOOKED)
        self._program.display.forget()

    def rest(self) -> None:
        self._program.settle(RESTED)
        self._program.display.forget()


def races() -> Iterator[Race]:
    with TemporaryDirectory() as place, display() as on:
        folder = Path(place)
        text = folder / "text.txt"
        text.write_text(message(WORDS, WORDS), encoding="utf-8")
        bare = _least([_play(folder, ("bare", str(text)), on, FLOOR_STORY) for _run in range(RUNS)])
        program = _least([_play(folder, ("program",), on, STORY) for _run in range(RUNS)])
        heavy = {step.name for step in STORY if step.is_heavy}
        yield Race(
            title="ten minutes of a user, in pauses of the event loop",
            reference=fixed(BARE, partial(_longest, bare, bare)),
            runners=(
                fixed(LIGHT, partial(_longest, program, program.keys() - heavy)),
                fixed(HEAVY, partial(_longest, program, heavy)),
            ),
            seconds=0,
            least=2,
        )
        _tell(program)


def _play(folder: Path, arguments: tuple[str, ...], on: Display, story: Sequence[Step]) -> Pauses:
    """In a store that is made anew."""
    with TemporaryDirectory(dir=folder) as home:
        write_story_home(Path(home))
        program = Watched(arguments, environment(folder, Path(home)), on)
        try:
            program.display.first_painted()
            program.settle(SETTLED)
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


def _least(runs: Sequence[Pauses]) -> Pauses:
    """What the program does makes a pause in every run; compiling its modules, or another program, in one."""
    return {name: min((run[name] for run in runs), key=lambda pause: pause.wall) for name in runs[0]}


def _longest(pauses: Pauses, steps: Iterable[str]) -> float:
    """Milliseconds."""
    return max(pauses[step].wall for step in steps) * 1000


def _tell(pauses: Pauses) -> None:
    say(f"\n  the {MOST_TOLD} steps with the longest pauses: on the wall, and of the processor")
    for name, pause in sorted(pauses.items(), key=lambda item: -item[1].wall)[:MOST_TOLD]:
        say(f"    {pause.wall * 1000:8.1f} ms {pause.cpu * 1000:8.1f} ms  {name}")
