"""What bash, zsh and fish offer, asked of the shells themselves."""

import argparse
import os
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from asyncdraft.cli.command import COMMANDS
from asyncdraft.cli.completion import SHELLS, _places, script
from asyncdraft.cli.completion_tree import BY_COMMAND, FILES, FOLDERS, NOTHING
from asyncdraft.cli.completion_values import VALUES
from tests.cli import shells
from tests.cli.command_line import Run


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts by the shells' names, and the program beside them."""
    folder = tmp_path_factory.mktemp("completion")
    for shell in SHELLS:
        (folder / shell).write_text(script(shell))
    program = folder / "asyncdraft"
    program.write_text(shells.PROGRAM.format(python=sys.executable))
    program.chmod(0o755)
    return folder


@pytest.fixture(
    params=[
        pytest.param(
            shell,
            marks=pytest.mark.skipif(
                shutil.which(shell) is None,
                reason=f"{shell} is not installed; in Debian: apt install {shell}",
            ),
        )
        for shell in SHELLS
    ]
)
def offered(request: pytest.FixtureRequest, scripts: Path, home: Path) -> "partial[list[str]]":
    shell = request.param
    return partial(shells.call, shell, script=scripts / shell, program=scripts / "asyncdraft")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("dr", {"drafts"}),
        ("drafts re", {"restore"}),
        ("drafts mark 12ab a", {"answered", "archived"}),
        ("drafts search --limit 5 --j", {"--json"}),
        ("render note.md --to sl", {"slack", "slack-api", "slack-blocks"}),
        ("--team drafts drafts li", {"list"}),
        ("completion ", set(SHELLS)),
        ("roundtrip --dea", {"--deadline"}),
    ],
)
def test_commands_options_and_choices(offered: "partial[list[str]]", line: str, expected: set[str]) -> None:
    assert set(offered(["asyncdraft", *line.split(" ")])) == expected


def test_names_that_the_program_knows(offered: "partial[list[str]]") -> None:
    assert offered(["asyncdraft", "templates", "show", "hand"]) == ["handoff"]
    assert offered(["asyncdraft", "check", "--for", "kenji", "pri"]) == ["priya"]
    assert offered(["asyncdraft", "--zone", "Europe/Lond"]) == ["Europe/London"]


def test_a_draft_by_its_id(offered: "partial[list[str]]", run: Run, tmp_path: Path) -> None:
    note = tmp_path / "note.md"
    note.write_text("---\nid: feed0123abcd\ntemplate: handoff\n---\n## What\nThe dry run stops.\n")
    assert run("drafts", "import", str(note)).status == 0
    assert offered(["asyncdraft", "drafts", "show", "feed"]) == ["feed0123abcd"]


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed; in Debian: apt install bash")
def test_a_name_that_a_shell_would_run_is_offered_as_a_word(scripts: Path, run: Run, tmp_path: Path) -> None:
    """Of the three only bash leaves the quoting to the script."""
    name = "feed$(touch harm) `touch harm`; touch harm"
    note = tmp_path / "note.md"
    note.write_text(f"---\nid: '{name}'\n---\n## What\nThe dry run stops.\n")
    assert run("drafts", "import", str(note)).status == 0
    asked = ["asyncdraft", "drafts", "show", "feed"]
    [offer] = shells.call("bash", asked, script=scripts / "bash", program=scripts / "asyncdraft")
    typed = ["bash", "--norc", "-c", f"printf %s {offer}"]
    assert subprocess.run(typed, cwd=tmp_path, capture_output=True, text=True, check=True).stdout == name
    assert not (tmp_path / "harm").exists()


def test_files_where_a_file_is_meant(offered: "partial[list[str]]", scripts: Path) -> None:
    [found] = offered(["asyncdraft", "render", str(scripts / "asyncd")])
    assert found in ("files", str(scripts / "asyncdraft"))


def test_nothing_is_offered_for_free_text(offered: "partial[list[str]]") -> None:
    assert [each for each in offered(["asyncdraft", "when", "--for", "kenji", "--json", ""]) if each] == []


@pytest.mark.skipif(shutil.which("zsh") is None, reason="zsh is not installed; in Debian: apt install zsh")
def test_zsh_finds_it_among_its_functions(scripts: Path, tmp_path: Path) -> None:
    shutil.copy(scripts / "zsh", tmp_path / "_asyncdraft")
    look = f"fpath=({tmp_path} $fpath); autoload -U compinit; compinit -u -D; print $_comps[asyncdraft]"
    done = subprocess.run(["zsh", "-f", "-c", look], capture_output=True, text=True, check=True)
    assert done.stdout == "_asyncdraft\n"


TYPED_IN_ZSH = r"""
zmodload zsh/zpty
zpty z zsh -f -i
zpty -w z "fpath=($1 \$fpath); autoload -U compinit; compinit -u -D; print READ''Y"
zpty -r z seen '*READY*'
zpty -n -w z $'asyncdraft ch\t'
zpty -r z seen '*eck*'
zpty -n -w z $'--chan\t'
zpty -r z seen '*nel*'
zpty -d z
"""
"""A prompt of its own, at which Tab is pressed; it waits until what should be there is there."""


@pytest.mark.skipif(shutil.which("zsh") is None, reason="zsh is not installed; in Debian: apt install zsh")
def test_zsh_completes_at_its_prompt(scripts: Path, tmp_path: Path) -> None:
    shutil.copy(scripts / "zsh", tmp_path / "_asyncdraft")
    command = ["zsh", "-f", "-c", TYPED_IN_ZSH, "zsh", str(tmp_path)]
    env = {**os.environ, "TERM": "xterm"}
    subprocess.run(command, env=env, cwd=tmp_path, stdin=subprocess.DEVNULL, timeout=60, check=True)


@pytest.mark.parametrize("shell", SHELLS)
def test_it_is_printed(run: Run, shell: str) -> None:
    assert run("completion", shell).out == script(shell)


def test_every_command_is_there() -> None:
    assert {place.words[0] for place in _places() if place.words} == set(COMMANDS)


def test_every_kind_of_value_can_be_listed() -> None:
    values = [
        value
        for place in _places()
        for value in (*place.arguments, *(option.value for option in place.options if option.value))
    ]
    assert {value.kind for value in values} - {FILES, FOLDERS, NOTHING} == set(VALUES)


def test_every_name_that_is_told_apart_is_declared() -> None:
    from asyncdraft.cli.main import parser_of

    declared = set()
    for command in COMMANDS:
        left: list[tuple[tuple[str, ...], argparse.ArgumentParser]] = [((command,), parser_of(command))]
        while left:
            words, parser = left.pop()
            for action in parser._actions:
                names = {action.dest, *(option.lstrip("-") for option in action.option_strings)}
                declared |= {(place, name) for place in (" ".join(words), command) for name in names}
                if isinstance(action.choices, dict) and not action.option_strings:
                    left += [((*words, name), inner) for name, inner in action.choices.items()]
    assert set(BY_COMMAND) <= declared


@pytest.mark.parametrize("kind", sorted(VALUES))
def test_asking_for_values_makes_no_store(run: Run, home: Path, kind: str) -> None:
    asked = run("completion", "values", kind)
    assert (asked.status, asked.err) == (0, "")
    assert not home.exists()


def test_an_older_script_may_ask_for_what_is_gone(run: Run) -> None:
    assert run("completion", "values", "gone") == (0, "", "")
