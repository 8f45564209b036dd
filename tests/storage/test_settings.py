import json
from pathlib import Path

import msgspec
import pytest

from asyncdraft.core.draft import Channel
from asyncdraft.core.settings.settings import DEFAULTS, Settings
from asyncdraft.storage.problem import StoreProblem
from asyncdraft.storage.settings import LoadedSettings, change, load, save
from tests.core.sending.test_account import SLACK, SMTP


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home/settings.json"


def test_what_cannot_be_read_is_not_written_over(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(path, Settings(theme="dark", favourites=("handoff",)))
    before = path.read_bytes()

    def refuse(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_bytes", refuse)
        with pytest.raises(StoreProblem, match="Permission denied"):
            change(path, {"theme": "light"})
    assert path.read_bytes() == before


def test_a_broken_file_that_cannot_be_set_aside_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.parent.mkdir()
    path.write_text("{")

    def refuse(_path: Path, _target: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(StoreProblem, match="Permission denied"):
        change(path, {"theme": "light"})


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


def test_a_wrong_value_is_at_its_default(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"theme": "plaid", "hours24": false}')
    loaded = load(path)
    assert loaded.settings == Settings(hours24=False)
    assert "theme" in loaded.notice


@pytest.mark.parametrize("content", ["", "{", "[]", '"text"', "\xff\xfe", "[" * 100_000])
def test_an_unreadable_file_stays_until_something_is_chosen(path: Path, content: str) -> None:
    path.parent.mkdir()
    path.write_text(content)
    loaded = load(path)
    assert loaded.settings == DEFAULTS
    assert str(path) in loaded.notice
    assert path.read_text() == content
    save(path, Settings(theme="dark"))
    assert load(path) == LoadedSettings(Settings(theme="dark"))
    (aside,) = path.parent.glob("settings.json.damaged-*")
    assert aside.read_text() == content


def test_of_a_broken_file_the_whole_entries_hold(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{\n  "theme": "dark",\n  "hours24" false,\n  "spelling": "indian",\n}\n')
    loaded = load(path)
    assert loaded.settings == Settings(theme="dark", spelling="indian")
    assert "line 3 is no JSON" in loaded.notice


def test_of_a_table_only_the_wrong_entry_is_left_out(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"rules": {"tone.hedge": "silent", "ask.owner": "off"}}')
    loaded = load(path)
    assert loaded.settings.rules == {"ask.owner": "off"}
    assert 'rules.tone.hedge is "silent": expected off, hint, warning or error' in loaded.notice


def test_the_notice_names_file_key_and_what_was_expected(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"theme": "plaid", "day_ends": "5pm", "them": "dark"}')
    assert load(path).notice == (
        f'In {path} theme is "plaid": expected "system", "light" or "dark"; '
        'day_ends is "5pm": expected a time of day such as 17:30, or "" for none; '
        "them is no setting: expected theme. Everything else in it holds."
    )


def test_what_could_not_be_read_stays_until_it_is_chosen_anew(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"theme": "plaid", "rules": {"tone.hedge": "silent"}, "hours24": true}')
    change(path, {"spelling": "off", "rules": {"ask.owner": "off"}})
    assert json.loads(path.read_text()) == {
        "theme": "plaid",
        "rules": {"ask.owner": "off", "tone.hedge": "silent"},
        "hours24": True,
        "spelling": "off",
    }
    change(path, {"theme": "dark"})
    assert load(path).settings.theme == "dark"


def test_a_change_leaves_alone_what_another_program_has_written(path: Path) -> None:
    save(path, Settings(theme="dark"))
    change(path, {"hours24": True})
    assert load(path).settings == Settings(theme="dark", hours24=True)


def test_what_changes_nothing_writes_nothing(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"theme":   "dark"}')
    change(path, {"theme": "dark", "spelling": "auto"})
    assert path.read_text() == '{"theme":   "dark"}'


def test_a_folder_in_place_of_the_file(path: Path) -> None:
    path.mkdir(parents=True)
    assert "cannot be read" in load(path).notice
