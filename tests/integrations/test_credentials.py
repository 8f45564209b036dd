"""Secrets: in a real keyring where there is one, else for this session, and never to be seen."""

import copy
import json
import pickle
import traceback
from pathlib import Path
from typing import Any

import keyring.backend
import keyring.backends.fail
import msgspec
import pytest

from asyncdraft.integrations import credentials
from asyncdraft.integrations.credentials import CredentialProblem, Credentials, Secret
from tests.services.keyring_session import in_session, needs_keyring

PLACE = "smtp://maya@mail.example.com:465"
TEXT = "correct-horse-battery"

STORY = f"""
import json, subprocess, sys
from asyncdraft.integrations.credentials import Credentials, Secret
place, text = {PLACE!r}, {TEXT!r}
own = Credentials()
before = own.get(place)
own.set(place, Secret(text))
later = "import sys; from asyncdraft.integrations.credentials import Credentials; "
later += "print(Credentials().get(sys.argv[1]).reveal())"
other = subprocess.run([sys.executable, "-c", later, place], capture_output=True, text=True).stdout.strip()
own.forget(place)
own.forget(place)
print(json.dumps([own.are_kept, own.where, before is None, other == text, Credentials().get(place) is None]))
"""

KEPT = f"""
from asyncdraft.integrations.credentials import Credentials, Secret
Credentials().set({PLACE!r}, Secret({TEXT!r}))
"""


@needs_keyring
def test_a_real_keyring_keeps_a_secret_for_other_programs_until_it_is_forgotten(tmp_path: Path) -> None:
    kept, where, *story = json.loads(in_session(tmp_path, STORY))
    assert kept
    assert "SecretService" in where
    assert story == [True, True, True]


@needs_keyring
def test_a_real_keyring_writes_no_secret_in_clear(tmp_path: Path) -> None:
    in_session(tmp_path, KEPT)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert any(path.suffix == ".keyring" for path in files)
    assert not any(TEXT.encode() in path.read_bytes() for path in files)


class Plain(keyring.backend.KeyringBackend):
    """What keyrings.alt has: a file in clear."""

    priority = 20
    written: tuple[str, ...] = ()

    def set_password(self, _service: str, _username: str, password: str) -> None:
        Plain.written += (password,)

    def get_password(self, _service: str, _username: str) -> str | None:
        return None


class Locked(Plain):
    def set_password(self, _service: str, _username: str, password: str) -> None:
        raise keyring.errors.KeyringLocked(f"cannot store {password}")

    def get_password(self, _service: str, _username: str) -> str | None:
        raise keyring.errors.InitError("no bus")


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> Credentials:
    kinds: tuple[Any, ...] = (Plain, keyring.backends.fail.Keyring)
    rings = [kind() for kind in kinds]
    monkeypatch.setattr(keyring.backend, "get_all_keyring", lambda: rings)
    return Credentials()


def test_without_a_keyring_it_is_kept_for_this_session_and_said_so(without: Credentials) -> None:
    without.set(PLACE, Secret(TEXT))
    found = without.get(PLACE)
    assert found is not None
    assert found.reveal() == TEXT
    assert not without.are_kept
    assert "for this session only" in without.where
    assert Plain.written == ()
    assert Credentials().get(PLACE) is None
    without.forget(PLACE)
    assert without.get(PLACE) is None


def test_a_keyring_that_refuses_is_told_and_nothing_is_kept_elsewhere(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(credentials, "SAFE", (Locked.__module__,))
    kind: Any = Locked
    monkeypatch.setattr(keyring.backend, "get_all_keyring", lambda: [kind()])
    own = Credentials()
    with pytest.raises(CredentialProblem, match="Unlock it") as refused:
        own.set(PLACE, Secret(TEXT))
    assert TEXT not in "".join(traceback.format_exception(refused.value))
    with pytest.raises(CredentialProblem, match="InitError"):
        own.get(PLACE)


def test_a_secret_shows_nowhere_by_itself() -> None:
    secret = Secret(TEXT)
    shown = [repr(secret), str(secret), f"{secret}", f"{secret!r:>40}", "%s" % secret, repr({"a": [secret]})]  # noqa: UP031
    assert not any(TEXT in text for text in shown)
    assert not hasattr(secret, "__dict__")


@pytest.mark.parametrize("write", [pickle.dumps, copy.deepcopy, msgspec.json.encode, json.dumps])
def test_a_secret_is_never_written_down(write: object) -> None:
    with pytest.raises(TypeError):
        write(Secret(TEXT))  # type: ignore[operator]
