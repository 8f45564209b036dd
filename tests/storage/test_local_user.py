"""The name that a stranger is greeted by: the system's, or none."""

from types import SimpleNamespace

import pytest

from asyncdraft.storage.local_user import local_user


@pytest.mark.parametrize(
    ("gecos", "login", "name"),
    [
        ("Eva Wagner,Room 4,,", "ewagner", "Eva Wagner"),
        ("", "eva.wagner", "Eva Wagner"),
        ("&", "eva", "Eva"),
        ("root", "root", ""),
        ("", "", ""),
    ],
)
def test_it_is_the_full_name_else_the_login(
    monkeypatch: pytest.MonkeyPatch, gecos: str, login: str, name: str
) -> None:
    entry = SimpleNamespace(pw_gecos=gecos, pw_name=login)
    monkeypatch.setattr("pwd.getpwuid", lambda _uid: entry)
    for variable in ("USER", "USERNAME"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LOGNAME", login)
    assert local_user() == name
