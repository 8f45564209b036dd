"""The user's choices. Only what differs from a default is on disk, so that better defaults reach everyone."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from asyncdraft.core.draft import Channel
from asyncdraft.core.sending.account import Account
from asyncdraft.storage.files import set_aside, write_atomically

Grade = Annotated[str, msgspec.Meta(pattern="^(off|hint|warning|error)$")]


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """`team` is a team folder and `zone` an IANA name; empty means the standard one, or the system's.
    `hours24` is None while the system's locale decides.

    `window` is width and height in device-independent pixels. `hours_confirmed`: the
    writer has said that zone and hours are right. `rules` regrades rules of the checklist
    for this user. `spelling` is a dialect; by default that of the writer's country.
    `favourites` and `recent` are template names. `calendars` are the paths of those opened last;
    nothing of what is in them is kept. `accounts` are ways to send; they hold no secret.
    """

    theme: Literal["system", "light", "dark"] = "system"
    hours24: bool | None = None
    hours_confirmed: bool = False
    team: str = ""
    zone: str = ""
    channel: Channel = Channel.SLACK
    window: tuple[int, int] | None = None
    slack_native_clipboard: bool = True
    rules: dict[str, Grade] = {}
    spelling: Literal["auto", "off", "british", "american", "australian", "canadian", "indian"] = "auto"
    favourites: tuple[str, ...] = ()
    recent: tuple[str, ...] = ()
    calendars: tuple[str, ...] = ()
    accounts: tuple[Account, ...] = ()
    template_order: Literal["recent", "purpose"] = "recent"


class LoadedSettings(msgspec.Struct, frozen=True):
    """`notice` is a sentence about what could not be read, or empty."""

    settings: Settings
    notice: str = ""


DEFAULTS = Settings()


def load(path: Path) -> LoadedSettings:
    """Never raises: what cannot be read is at its default, and the notice says so."""
    try:
        stored = _stored(path)
    except OSError as error:
        return LoadedSettings(DEFAULTS, f"The settings in {path} cannot be read ({error.strerror}).")
    except msgspec.DecodeError:
        aside = set_aside(path, datetime.now(UTC))
        return LoadedSettings(DEFAULTS, f"The settings were unreadable and are now kept as {aside.name}.")
    known: dict[str, Any] = {}
    refused = []
    for field in msgspec.structs.fields(Settings):
        if field.name not in stored:
            continue
        try:
            known[field.name] = msgspec.convert(stored[field.name], field.type)
        except msgspec.ValidationError as error:
            refused.append(f"{field.name}: {str(error)[:1].lower()}{str(error)[1:]}")
    notice = f"Some settings in {path} are at their default ({'; '.join(refused)})." if refused else ""
    return LoadedSettings(Settings(**known), notice)


def save(path: Path, settings: Settings) -> None:
    """Keeps keys that this version does not know. Raises StoreProblem."""
    try:
        stored = _stored(path)
    except (OSError, msgspec.DecodeError):
        stored = {}
    values = msgspec.to_builtins(settings)
    defaults = msgspec.to_builtins(DEFAULTS)
    unknown = {name: value for name, value in stored.items() if name not in values}
    chosen = {name: value for name, value in values.items() if value != defaults[name]}
    text = msgspec.json.format(msgspec.json.encode({**chosen, **unknown})).decode()
    write_atomically(path, f"{text}\n")


def _stored(path: Path) -> Mapping[str, Any]:
    if not path.exists():
        return {}
    return msgspec.json.decode(path.read_bytes(), type=dict[str, Any])
