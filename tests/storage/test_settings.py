import json
from pathlib import Path

import msgspec
import pytest

from asyncdraft.core.draft import Channel
from asyncdraft.storage.settings import DEFAULTS, Settings, load, save
from tests.core.sending.test_account import SLACK, SMTP


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home/settings.json"


def test_settings_come_back(path: Path) -> None:
    chosen = Settings(
        theme="dark",
        window=(1440, 900),
        channel=Channel.EMAIL,
        rules={"tone.demand": "off"},
        favourites=("handoff",),
    )
    save(path, chosen)
    assert load(path).settings == chosen
    assert load(path).notice == ""


def test_accounts_come_back_without_a_secret(path: Path) -> None:
    accounts = (SLACK, SMTP)
    save(path, Settings(accounts=accounts))
    assert load(path).settings.accounts == accounts
    assert not {"token", "password", "secret"} & {
        key for each in json.loads(path.read_text())["accounts"] for key in each
    }


def test_only_what_differs_is_written(path: Path) -> None:
    assert load(path).settings == DEFAULTS
    save(path, DEFAULTS)
    assert json.loads(path.read_text()) == {}
    save(path, msgspec.structs.replace(DEFAULTS, hours24=False))
    assert json.loads(path.read_text()) == {"hours24": False}


def test_keys_of_another_version_stay(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"theme": "dark", "teleport": [1, 2]}')
    save(path, load(path).settings)
    assert json.loads(path.read_text()) == {"theme": "dark", "teleport": [1, 2]}


def test_a_grade_that_is_none_is_refused(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"rules": {"tone.hedge": "silent"}}')
    assert load(path).settings.rules == {}
    assert "rules" in load(path).notice


def test_a_wrong_value_is_at_its_default(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"theme": "plaid", "hours24": false}')
    loaded = load(path)
    assert loaded.settings == Settings(hours24=False)
    assert "theme" in loaded.notice


@pytest.mark.parametrize("content", ["", "{", "[]", '"text"'])
def test_an_unreadable_file_is_set_aside(path: Path, content: str) -> None:
    path.parent.mkdir()
    path.write_text(content)
    loaded = load(path)
    assert loaded.settings == DEFAULTS
    (aside,) = path.parent.glob("settings.json.damaged-*")
    assert aside.name in loaded.notice
    assert aside.read_text() == content


def test_a_folder_in_place_of_the_file(path: Path) -> None:
    path.mkdir(parents=True)
    assert "cannot be read" in load(path).notice
