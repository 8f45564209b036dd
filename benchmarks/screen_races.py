"""The program on a real display beside a bare window: start, memory, and what a key costs."""

from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory

from asyncdraft.core.draft import Draft
from asyncdraft.core.settings.settings import Settings
from asyncdraft.storage import settings
from asyncdraft.storage.database import open_database
from asyncdraft.storage.drafts import Drafts
from benchmarks.full_store import fill
from benchmarks.goals import BARE, FULL, TO_ALL, TO_LETTER, WORK
from benchmarks.harness import Race, Runner, Sample
from benchmarks.large_team import write_team
from benchmarks.shown_program import Key, Program, Shown, display_each, shown
from benchmarks.start import as_installed
from benchmarks.texts import message

STARTS, KEYS, MEMORIES = 7, 100, 3
DRAFTS = 100_000
SETTLED = 3.0
LETTERS = "a word and then "
NEED = "Kenji, please answer by Tuesday 17:00 Tokyo."

SIZES = (200, 20_000)


def races() -> Iterator[Race]:
    with TemporaryDirectory() as folder:
        yield from _starts(Path(folder))
        for words in SIZES:
            yield from _keys(Path(folder, str(words)), words)


def _starts(folder: Path) -> Iterator[Race]:
    empty, full = folder / "empty", folder / "full"
    write_home(empty, 200)
    write_team(full)
    write_home(full, 200, DRAFTS)
    text = folder / "text.txt"
    text.write_text(message(200, 200), encoding="utf-8")
    with display_each(1) as (display,):

        def start(name: str, arguments: tuple[str, ...], home: Path, what: str) -> Callable[[], Sample]:
            def run() -> Sample:
                running = Shown(Program(name, arguments, environment(folder, home)), display)
                if what == "memory":
                    running.rest(SETTLED)
                    found = running.memory() / 1000
                else:
                    found = getattr(running.start, what)
                running.end()
                return Sample(found, found)

            return run

        bare, program = ("-m", "benchmarks.bare_window", str(text)), ("-m", "asyncdraft")
        yield Race(
            title="from exec",
            reference=Runner("a bare window with its text", start("bare", bare, empty, "text")),
            runners=(
                Runner("the text of the draft", start("program", program, empty, "text")),
                Runner(
                    "all, with checklist and preview",
                    start("program", program, empty, "everything"),
                ),
            ),
            seconds=0,
            least=STARTS,
            on_wall=True,
        )
        yield Race(
            title=FULL,
            reference=Runner("the text, empty store", start("program", program, empty, "text")),
            runners=(
                Runner("the text, full store", start("program", program, full, "text")),
                Runner("all, empty store", start("program", program, empty, "everything")),
                Runner("all, full store", start("program", program, full, "everything")),
            ),
            seconds=0,
            least=STARTS,
            on_wall=True,
        )
        yield Race(
            title=f"memory (PSS) {SETTLED:g} s after the start",
            reference=Runner(BARE, start("bare", bare, empty, "memory")),
            runners=(Runner("the program", start("program", program, empty, "memory")),),
            seconds=0,
            least=MEMORIES,
            on_wall=True,
            unit="MiB",
        )


def _keys(folder: Path, words: int) -> Iterator[Race]:
    write_home(folder, words)
    text = folder / "text.txt"
    text.write_text(message(words, words), encoding="utf-8")
    programs = (
        Program("bare", ("-m", "benchmarks.bare_window", str(text)), environment(folder, folder)),
        Program("program", ("-m", "asyncdraft"), environment(folder, folder)),
    )
    with shown(programs) as (bare, program):
        letters = cycle(LETTERS)

        def press(on: Shown, sample: Callable[[Key], Sample]) -> Callable[[], Sample]:
            return lambda: sample(on.press(next(letters)))

        def letter(key: Key) -> Sample:
            return Sample(key.letter, key.letter)

        def everything(key: Key) -> Sample:
            return Sample(key.processor, key.everything)

        for title, sample, on_wall in (
            (TO_LETTER, letter, True),
            (TO_ALL, everything, True),
            (WORK, everything, False),
        ):
            yield Race(
                title=f"{title}, {words:,} words",
                reference=Runner(BARE, press(bare, sample)),
                runners=(Runner("the program", press(program, sample)),),
                seconds=0,
                least=KEYS,
                on_wall=on_wall,
            )


def environment(compiled: Path, home: Path) -> dict[str, str]:
    return as_installed(str(compiled)) | {"ASYNCDRAFT_HOME": str(home)}


def write_home(home: Path, words: int, drafts: int = 0) -> None:
    """A store with the draft that was last open, and others; spelling, which is an extra, is off."""
    home.mkdir(parents=True, exist_ok=True)
    settings.save(home / "settings.json", Settings(spelling="off"))
    database = open_database(home / "drafts.sqlite3")
    if drafts:
        fill(database, drafts)
    store = Drafts(database)
    made = store.create(Draft(to=("kenji",), what=message(words, words), need=NEED))
    store.set_last_open(made.id)
    database.close()
