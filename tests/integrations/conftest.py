"""Two desks on one remote, for tests of the team folder."""

import os
from pathlib import Path

import pytest

from tests.services.shared_team import Desk, Prepared


@pytest.fixture(autouse=True)
def _own_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the machine's own git counts."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
        patch.setenv("GIT_CONFIG_NOSYSTEM", "1")
        return Prepared.make(tmp_path_factory.mktemp("team"))


@pytest.fixture
def desks(prepared: Prepared, tmp_path: Path) -> tuple[Desk, Desk]:
    return prepared.copy(tmp_path)


@pytest.fixture
def remote(desks: tuple[Desk, Desk], tmp_path: Path) -> Path:
    return tmp_path / "remote.git"


@pytest.fixture
def alex(desks: tuple[Desk, Desk]) -> Desk:
    return desks[0]


@pytest.fixture
def ana(desks: tuple[Desk, Desk]) -> Desk:
    return desks[1]
