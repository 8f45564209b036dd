"""Tokens and passwords: in the system's keyring, or, where there is none, in this process until it ends.

Only keyrings that encrypt are used, whatever `keyring` is set to: some of its backends are plain files.
"""

from typing import TYPE_CHECKING, NoReturn

from asyncdraft.core.text import say

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "AsyncDraft"
SAFE = (
    "keyring.backends.SecretService",
    "keyring.backends.libsecret",
    "keyring.backends.kwallet",
    "keyring.backends.macOS",
    "keyring.backends.Windows",
)
KEPT = say("Secrets are kept in {name}.")
SESSION_ONLY = say(
    "There is no keyring here, so secrets are kept for this session only and asked for again after it. "
    "Set up a keyring (in Debian: apt install gnome-keyring) to keep them."
)
LOCKED = say("The keyring is locked or refuses ({name}). Unlock it, then try again.")


class CredentialProblem(Exception):  # noqa: N818 - it is shown to users, not raised at programmers
    """One sentence that says what happened and what to do."""


class Secret:
    """A text that shows nowhere by itself: not in a log, a traceback, a message or a pickle."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def reveal(self) -> str:
        return self._text

    def __repr__(self) -> str:
        return "Secret(…)"

    __str__ = __repr__

    def __format__(self, _form: str) -> str:
        return repr(self)

    def __reduce__(self) -> NoReturn:
        raise TypeError("A secret is never written down.")


class Credentials:
    """Safe to be shared by threads. Each is kept under the `place` of an account.

    Raises CredentialProblem where the keyring refuses; nothing is then kept elsewhere behind the user's back.
    """

    def __init__(self) -> None:
        self._session: dict[str, Secret] = {}
        self._ring: KeyringBackend | None = None
        self._looked = False

    @property
    def are_kept(self) -> bool:
        """Whether they are there after the program has ended."""
        return self._keyring() is not None

    @property
    def where(self) -> str:
        """A sentence that says where they are kept."""
        ring = self._keyring()
        return say(KEPT, name=ring.name) if ring else SESSION_ONLY

    def get(self, place: str) -> Secret | None:
        found = self._session.get(place)
        ring = self._keyring()
        if found is not None or ring is None:
            return found
        try:
            text = ring.get_password(SERVICE, place)
        except Exception as error:  # noqa: BLE001 - told as a refusal, by its kind
            raise _refused(error) from None
        return None if text is None else Secret(text)

    def set(self, place: str, secret: Secret) -> None:
        ring = self._keyring()
        if ring is None:
            self._session[place] = secret
            return
        try:
            ring.set_password(SERVICE, place, secret.reveal())
        except Exception as error:  # noqa: BLE001 - told as a refusal, by its kind
            raise _refused(error) from None

    def forget(self, place: str) -> None:
        self._session.pop(place, None)
        ring = self._keyring()
        if ring is None:
            return
        from keyring.errors import PasswordDeleteError

        try:
            ring.delete_password(SERVICE, place)
        except PasswordDeleteError:
            return
        except Exception as error:  # noqa: BLE001 - told as a refusal, by its kind
            raise _refused(error) from None

    def _keyring(self) -> "KeyringBackend | None":
        """Looked for once; finding it takes a tenth of a second and may talk to the desktop."""
        if not self._looked:
            self._ring, self._looked = _found(), True
        return self._ring


def _found() -> "KeyringBackend | None":
    from keyring.backend import get_all_keyring

    safe = [ring for ring in get_all_keyring() if type(ring).__module__ in SAFE]
    return max(safe, key=lambda ring: ring.priority, default=None)


def _refused(error: Exception) -> CredentialProblem:
    """Of the error only its kind is told: its text is another program's, and could hold what it was given."""
    return CredentialProblem(say(LOCKED, name=type(error).__name__))
