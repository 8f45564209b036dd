import argparse
import subprocess
import sys
from pathlib import Path

import pytest

from asyncdraft import __version__
from asyncdraft.cli.command import COMMANDS, load
from asyncdraft.cli.main import parser_of
from tests.cli.command_line import Run

WITHOUT_QT = """
import sys

class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("PySide6", "shiboken6"):
            raise ImportError(f"{name} is not installed")

sys.meta_path.insert(0, Blocker())
from asyncdraft.__main__ import main
sys.exit(main())
"""


def python(*arguments: str, stdin: str = "") -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, *arguments], input=stdin, capture_output=True, text=True, encoding="utf-8"
    )


def test_every_command_explains_itself(run: Run) -> None:
    for name in COMMANDS:
        with pytest.raises(SystemExit) as leaving:
            run(name, "--help")
        assert leaving.value.code == 0
        assert callable(load(name).run)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_first_line_of_help_names_all_that_a_command_can_do(name: str) -> None:
    actions = parser_of(name)._actions
    for action in (each for each in actions if isinstance(each, argparse._SubParsersAction)):
        told = [each.dest for each in action._get_subactions()]
        assert sorted(str(action.metavar).split("|")) == sorted(told)


def test_help_lists_the_commands(run: Run, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    with pytest.raises(SystemExit):
        run("--help")
    told = capfdbinary.readouterr().out.decode()
    assert [name for name in COMMANDS if f"\n  {name} " not in told] == []


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["rendr"], 'asyncdraft: There is no command "rendr". Did you mean render?'),
        (["frobnicate"], "`asyncdraft --help` lists the commands."),
        (["convert"], "asyncdraft: The following arguments are required: --to."),
        (["convert", "--to", "pigeon"], 'asyncdraft: --to cannot be "pigeon"; it is slack, '),
        (["focus", "blocks"], 'asyncdraft: focus has no "blocks"; it has show, '),
        (["focus", "shwo"], "Did you mean show?"),
        (["outbox", "sleep"], "`asyncdraft outbox --help` tells more."),
        (["drafts", "mark", "4711", "sennt"], "Did you mean sent?"),
        (["--zone", "Mars/Olympus", "when", "noon"], '"Mars/Olympus" is no time zone'),
        (["--now", "soon", "when", "noon"], "--now should be a time such as"),
        (["--team", "/nowhere", "team", "show"], "There is no team.toml in /nowhere"),
    ],
)
def test_a_wrong_argument_is_one_sentence(run: Run, arguments: list[str], sentence: str) -> None:
    result = run(*arguments)
    assert result.status == 2
    assert result.out == ""
    assert sentence in result.err
    assert result.err.count("\n") == 1


def test_global_options_stand_before_the_command_or_after_it(run: Run) -> None:
    before = run("--zone", "Asia/Tokyo", "when", "9am", "--json")
    after = run("when", "9am", "--json", "--zone", "Asia/Tokyo")
    assert before.out == after.out != ""


def test_global_options_stand_behind_an_action_too(run: Run) -> None:
    assert run("templates", "list", "--zone", "Asia/Tokyo").status == 0


def test_the_version_without_qt() -> None:
    done = python("-c", WITHOUT_QT, "--version")
    assert done.stdout == f"asyncdraft {__version__}\n"


def test_commands_work_where_qt_is_not_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASYNCDRAFT_HOME", str(tmp_path))
    done = python("-c", WITHOUT_QT, "convert", "--to", "slack-api", stdin="**Ready**")
    assert (done.stdout, done.stderr, done.returncode) == ("*Ready*\n", "", 0)


def test_a_picture_of_the_window_needs_qt() -> None:
    done = python("-c", WITHOUT_QT, "screenshot", "compose", "out.png")
    assert done.returncode == 2
    assert "Qt is missing" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_reader_that_leaves_early_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASYNCDRAFT_HOME", str(tmp_path))
    command = f"{sys.executable} -m asyncdraft templates list | true"
    done = subprocess.run(command, shell=True, capture_output=True, text=True)
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("command", "banned"),
    [
        (
            ["convert", "--to", "slack"],
            {"jinja2", "holidays", "sqlite3", "tomlkit", "yaml", "nh3"},
        ),
        (
            ["check", "/dev/null"],
            {"jinja2", "holidays", "sqlite3", "tomlkit", "nh3"},
        ),
        (["when", "fri 3pm", "--json"], {"jinja2", "holidays", "sqlite3", "tomlkit", "yaml", "markdown_it"}),
        (["drafts", "list"], {"jinja2", "holidays", "tomlkit", "yaml", "markdown_it"}),
        (["--version"], {"jinja2", "holidays", "sqlite3", "tomlkit", "yaml", "markdown_it", "msgspec"}),
    ],
)
def test_a_command_imports_only_what_it_needs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str], banned: set[str]
) -> None:
    monkeypatch.setenv("ASYNCDRAFT_HOME", str(tmp_path))
    call = f"try: main({command})\nfinally: print(*sys.modules, file=sys.stderr)"
    probe = f"import sys; from asyncdraft.cli.main import main\n{call}"
    done = python("-c", probe)
    imported = set(done.stderr.split())
    assert "asyncdraft.cli.main" in imported
    assert imported & banned == set()


@pytest.mark.parametrize("year", ["0001", "1899", "9999"])
def test_a_time_at_the_border_of_all_times_is_refused(run: Run, year: str) -> None:
    told = run("--now", f"{year}-12-31T23:59", "overlap")
    assert (told.status, "a year from 1900 to 9000" in told.err) == (2, True)
