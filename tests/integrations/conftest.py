"""Two desks on one remote, and an authority whose certificates only these tests trust."""

from pathlib import Path

import pytest

from tests.services.mail_server import Authority
from tests.services.shared_team import Desk, Prepared, only_own_git_settings


@pytest.fixture(autouse=True)
def _own_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    only_own_git_settings(monkeypatch)


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    with pytest.MonkeyPatch.context() as patch:
        only_own_git_settings(patch)
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


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("ca"))
