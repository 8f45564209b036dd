from pathlib import Path

import pytest

from asyncdraft.storage import paths


def test_the_environment_moves_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASYNCDRAFT_HOME", str(tmp_path))
    files = [paths.database_file(), paths.settings_file(), paths.team_dir(), paths.user_templates_dir()]
    assert all(file.parent == tmp_path for file in files)


@pytest.mark.parametrize(
    ("environment", "platform", "expected"),
    [
        ({"ASYNCDRAFT_HOME": "/data/ad"}, "linux", "/data/ad"),
        ({"XDG_DATA_HOME": "/data"}, "linux", "/data/asyncdraft"),
        ({"XDG_DATA_HOME": "not/absolute"}, "linux", "~/.local/share/asyncdraft"),
        ({}, "linux", "~/.local/share/asyncdraft"),
        ({}, "darwin", "~/Library/Application Support/AsyncDraft"),
        ({"APPDATA": "/roaming"}, "win32", "/roaming/AsyncDraft"),
        ({}, "win32", "~/AppData/Roaming/AsyncDraft"),
    ],
)
def test_home_of_each_platform(environment: dict[str, str], platform: str, expected: str) -> None:
    assert paths.home(environment, platform) == Path(expected).expanduser()


def test_a_home_is_the_same_wherever_the_program_looks_from() -> None:
    assert paths.home({"ASYNCDRAFT_HOME": "data"}) == Path.cwd() / "data"


def test_the_home_of_a_user_whom_nobody_knows_is_a_name() -> None:
    assert paths.expanded("~/drafts") == Path.home() / "drafts"
    assert paths.expanded("~nobody-knows/drafts") == Path("~nobody-knows/drafts")
