"""The man page has every command, subcommand and option, and roff takes none of its words for requests."""

import argparse
import re
from collections.abc import Iterator

import pytest
from parcel import manual

from asyncdraft.cli.command import COMMANDS, load
from asyncdraft.cli.parser import Parser


@pytest.fixture(scope="module")
def page() -> str:
    return manual.page()


def plain(page: str) -> str:
    return re.sub(r"\\f[BIR]|\\&", "", page).replace("\\-", "-")


def options(parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in parser._actions:
        if action.help not in (None, argparse.SUPPRESS) and action.dest != "help":
            yield from action.option_strings
        if isinstance(action, argparse._SubParsersAction):
            for choice in action._choices_actions:
                yield choice.dest
                yield from options(action.choices[choice.dest])


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_with_all_it_takes(name: str, page: str) -> None:
    parser = Parser(prog=name, add_help=False)
    load(name).declare(parser)
    section = plain(page).partition(f'.SS "{name}')[2].partition(".SS ")[0]
    assert section
    assert all(option in section for option in options(parser))


def test_no_line_is_an_unknown_request(page: str) -> None:
    known = {"TH", "SH", "SS", "TP", "PP", "RS", "RE", "B", "RI", "I", "br", "nf", "fi"}
    requests = {line[1:].split(" ")[0] for line in page.splitlines() if line.startswith((".", "'"))}
    assert requests <= known


def test_minus_signs_can_be_copied(page: str) -> None:
    options_of_page = re.findall(r"\\fB.*?\\fR", page)
    assert options_of_page
    assert not any(re.search(r"(?<!\\)-", option) for option in options_of_page)
