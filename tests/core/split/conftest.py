"""One splitter with the program's own word lists and weights, for all tests of this folder."""

import pytest

from asyncdraft.storage.library import Library
from tests.core.split.rough import TEAM, Desk


@pytest.fixture(scope="session")
def library() -> Library:
    return Library(TEAM)


@pytest.fixture(scope="session")
def desk(library: Library) -> Desk:
    return Desk(library.splitter)
