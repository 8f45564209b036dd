"""One checklist with the program's own word lists, for all tests of this folder."""

import pytest

from asyncdraft.core.checklist.engine import Checklist
from asyncdraft.core.checklist.lexicon import Lexicon
from asyncdraft.core.checklist.second_look import SecondLook, parse
from asyncdraft.core.when.cities import Cities
from asyncdraft.core.when.reading import TimeReader
from asyncdraft.storage import resources


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return Lexicon.parse(resources.read_texts("words"))


@pytest.fixture(scope="session")
def times() -> TimeReader:
    cities = Cities.parse(resources.read_bytes("cities.tsv.gz"))
    return TimeReader(lambda: cities)


@pytest.fixture(scope="session")
def second_look() -> SecondLook:
    return parse(resources.read_text("second_look.json"))


@pytest.fixture(scope="session")
def checklist(lexicon: Lexicon, times: TimeReader, second_look: SecondLook) -> Checklist:
    return Checklist(lexicon, times, second=second_look)
