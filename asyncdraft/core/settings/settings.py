"""The user's choices as one value."""

from typing import Annotated, Literal

import msgspec

from asyncdraft.core.draft import PLAIN, Channel
from asyncdraft.core.sending.account import Account

Grade = Annotated[str, msgspec.Meta(pattern=r"^(off|hint|warning|error)\Z")]
Percent = Annotated[int, msgspec.Meta(ge=80, le=200)]
Count = Annotated[int, msgspec.Meta(ge=1, le=99)]
TimeOfDay = Annotated[str, msgspec.Meta(pattern=r"^(([01][0-9]|2[0-3]):[0-5][0-9])?\Z")]


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """`team` is a team folder and `backup_folder` one for backups; empty means the standard one.
    `language` is the tag of a catalogue; one that is not there (any more) is English.
    `more_contrast` and `reduced_motion` are None while the desktop decides, `hours24` while the system's
    locale does, and `month_first` while the writer's place does.
    `day_ends` is where "EOD" is for the writer, such as "17:30"; empty for the end of their hours.

    `window` is width and height in device-independent pixels. `hours_confirmed`: the
    writer has said that zone and hours are right. `rules` regrades rules of the checklist
    for this user. `spelling` is a dialect; by default that of the writer's country.
    `favourites` and `recent` are template names. `calendars` are the paths of those opened last;
    nothing of what is in them is kept. `accounts` are ways to send; they hold no secret.
    `shortcuts` are keys by the id of an action, where they are not the usual ones; empty for none.
    `hints` are those that were dismissed.
    """

    language: Annotated[str, msgspec.Meta(pattern=r"^(system|[a-z]{2})\Z")] = "system"
    theme: Literal["system", "light", "dark"] = "system"
    text_size: Percent = 100
    density: Literal["comfortable", "compact"] = "comfortable"
    more_contrast: bool | None = None
    reduced_motion: bool | None = None
    hours24: bool | None = None
    month_first: bool | None = None
    day_ends: TimeOfDay = ""
    hours_confirmed: bool = False
    team: str = ""
    channel: Channel = Channel.SLACK
    template: str = PLAIN
    window: tuple[int, int] | None = None
    slack_native_clipboard: bool = True
    rules: dict[str, Grade] = {}
    spelling: Literal["auto", "off", "british", "american", "australian", "canadian", "indian"] = "auto"
    favourites: tuple[str, ...] = ()
    recent: tuple[str, ...] = ()
    calendars: tuple[str, ...] = ()
    accounts: tuple[Account, ...] = ()
    template_order: Literal["recent", "purpose"] = "recent"
    backup: Literal["daily", "weekly", "off"] = "daily"
    backup_folder: str = ""
    backups_kept: Count = 5
    shortcuts: dict[str, str] = {}
    hints: tuple[str, ...] = ()


DEFAULTS = Settings()
