"""A mistake is kept by its kind and place; nothing that anybody wrote is."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from asyncdraft.core.when.zones import zone
from asyncdraft.storage.crashes import MOST_FRAMES, describe, describe_fault
from asyncdraft.storage.log import LIMIT, OLDER, Log

SECRET = "Kenji's token is xoxb-4711"


def caught(work: object) -> BaseException:
    assert callable(work)
    try:
        work()
    except Exception as error:  # noqa: BLE001 - it is what is looked at
        return error
    raise AssertionError("nothing went wrong")


def fail_with_text() -> None:
    typed = SECRET
    raise ValueError(f"cannot read {typed!r}")


def fail_by_cause() -> None:
    try:
        fail_with_text()
    except ValueError as error:
        raise KeyError(SECRET) from error


def fail_meanwhile() -> None:
    try:
        fail_with_text()
    except ValueError:
        json.loads(SECRET)


def fail_in_sql() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(SECRET)


@pytest.mark.parametrize(
    "work",
    [
        fail_with_text,
        fail_by_cause,
        fail_meanwhile,
        lambda: zone(SECRET),
        lambda: Path(f"/nowhere/{SECRET}").read_text(),
        fail_in_sql,
        lambda: getattr(Path(), SECRET),
        lambda: exec(compile("1 / 0", f"/home/kenji/{SECRET}", "exec")),
        lambda: __import__(f"xoxb-4711 {SECRET}"),
        lambda: type(SECRET, (Exception,), {})(SECRET).nothing,
    ],
)
def test_no_word_of_anybody_is_kept(work: object) -> None:
    crash = describe(caught(work))
    for word in ("Kenji", "kenji", "xoxb", "4711", "token", "/home", "/nowhere", str(Path.cwd())):
        assert word not in crash.text
        assert word not in crash.line


def test_kind_and_place_are_kept() -> None:
    crash = describe(caught(lambda: zone("Mars/Olympus")))
    assert crash.kind == "asyncdraft.core.when.zones.UnknownZoneError"
    assert crash.place.startswith("asyncdraft/core/when/zones.py:")
    assert "in zone" in crash.place
    assert "zoneinfo/_common.py:" in crash.text


def test_every_cause_is_told_the_first_one_first() -> None:
    text = describe(caught(fail_by_cause)).text
    assert text.index("ValueError") < text.index("which led to") < text.index("KeyError")


def test_what_the_system_says_is_told_without_the_file() -> None:
    assert (
        "FileNotFoundError: ENOENT (No such file or directory)"
        in describe(caught(Path("/nowhere/notes.md").read_text)).text
    )


def test_a_name_that_the_code_has_is_told() -> None:
    assert "AttributeError: colour" in describe(caught(lambda: Path().colour)).text  # type: ignore[attr-defined]


def test_a_library_that_is_missing_is_named() -> None:
    error = ImportError("libEGL.so.1: cannot open shared object file")
    assert "ImportError: libEGL.so.1" in describe(error).text


def test_endless_recursion_is_short() -> None:
    def deeper() -> None:
        deeper()

    assert describe(caught(deeper)).text.count("\n") < MOST_FRAMES + 5


def test_of_the_last_words_of_a_process_only_places_are_kept() -> None:
    import asyncdraft

    own = Path(asyncdraft.__file__).parent / "gui/drafts/session.py"
    told = (
        "Fatal Python error: Segmentation fault\n\nCurrent thread 0x00007f12 (most recent call first):\n"
        f'  File "{own}", line 12 in set_text\n'
        f'  File "/home/kenji/{SECRET}.py", line 3 in secret\n'
        f"{SECRET}\nExtension modules: {SECRET}\n"
    )
    crash = describe_fault(told)
    assert crash.kind == "Fatal Python error: Segmentation fault"
    assert crash.place == "asyncdraft/gui/drafts/session.py:12 in set_text"
    assert "kenji" not in crash.text.lower()


def test_the_log_is_turned_before_it_grows_large(tmp_path: Path) -> None:
    log = Log(tmp_path / "log")
    for _entry in range(5 * (OLDER + 2)):
        assert log.write("Crash", "x" * (LIMIT // 4))
    names = sorted(path.name for path in (tmp_path / "log").iterdir())
    assert names == ["asyncdraft.log", *(f"asyncdraft.log.{number}" for number in range(1, OLDER + 1))]
    assert all(path.stat().st_size < 2 * LIMIT for path in (tmp_path / "log").iterdir())


def test_only_its_owner_reads_the_log(tmp_path: Path) -> None:
    log = Log(tmp_path)
    log.write("Crash")
    assert log.path.stat().st_mode & 0o077 == 0


def test_a_log_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("a file in the place of the folder")
    assert not Log(tmp_path / "log").write("Crash")
