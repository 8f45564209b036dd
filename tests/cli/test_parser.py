"""Options stand before, between and behind what stands alone."""

import pytest

from asyncdraft.cli.failure import Failure
from asyncdraft.cli.parser import Parser


@pytest.fixture(scope="module")
def parser() -> Parser:
    made = Parser(prog="asyncdraft status add")
    made.add_argument("id")
    made.add_argument("files", nargs="*", default=["-"])
    made.add_argument("--from", dest="author")
    made.add_argument("--to", nargs="+", default=())
    made.add_argument("--json", action="store_true")
    return made


@pytest.mark.parametrize(
    "arguments",
    [
        "--from Kenji 4711 one two",
        "4711 --from Kenji one two",
        "4711 one --from Kenji two",
        "4711 one two --from Kenji",
        "--from=Kenji 4711 one two",
        "4711 --from Kenji -- one two",
    ],
)
def test_options_stand_anywhere(parser: Parser, arguments: str) -> None:
    found = parser.parse_args(arguments.split())
    assert (found.id, found.files, found.author, found.json) == ("4711", ["one", "two"], "Kenji", False)


@pytest.mark.parametrize("arguments", ["--json 4711", "4711 --json", "--js 4711"])
def test_files_can_be_left_out(parser: Parser, arguments: str) -> None:
    found = parser.parse_args(arguments.split())
    assert (found.id, found.files, found.json) == ("4711", ["-"], True)


def test_an_option_of_several_values_leaves_the_last_to_what_must_be_there(parser: Parser) -> None:
    found = parser.parse_args(["--to", "Ana", "Ben", "4711"])
    assert (found.to, found.id) == (["Ana", "Ben"], "4711")
    assert parser.parse_args(["4711", "--to", "Ana", "Ben"]).to == ["Ana", "Ben"]


@pytest.mark.parametrize("arguments", ["", "--to Ana", "--json", "--nothing 4711", "4711 --from"])
def test_what_is_missing_is_said_in_a_sentence(parser: Parser, arguments: str) -> None:
    with pytest.raises(Failure, match=r"`asyncdraft status add --help` tells more\."):
        parser.parse_args(arguments.split())
