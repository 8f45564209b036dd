"""Where the user's data lives."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path


def home(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """The folder of everything the user owns here; ASYNCDRAFT_HOME moves it. It need not exist yet."""
    chosen = environment.get("ASYNCDRAFT_HOME", "").strip()
    if chosen:
        return expanded(chosen).absolute()
    if platform == "win32":
        return _first(environment, "APPDATA", "AppData/Roaming") / "AsyncDraft"
    if platform == "darwin":
        return Path.home() / "Library/Application Support/AsyncDraft"
    return _first(environment, "XDG_DATA_HOME", ".local/share") / "asyncdraft"


def expanded(path: str) -> Path:
    """With ~ as a home folder; that of a user whom nobody knows stays a name, as in a shell."""
    return Path(os.path.expanduser(path))  # noqa: PTH111 - pathlib raises RuntimeError for such a user


def _first(environment: Mapping[str, str], variable: str, below_home: str) -> Path:
    """The folder that `variable` names, if it is absolute as the XDG specification demands."""
    named = Path(environment.get(variable, ""))
    return named if named.is_absolute() else Path.home() / below_home


def database_file() -> Path:
    return home() / "drafts.sqlite3"


def heights_file() -> Path:
    """What the first paint of the next start goes by; it may be thrown away."""
    return home() / "heights.json"


def holidays_file() -> Path:
    """The public holidays around this year, once they were looked up; it may be thrown away."""
    return home() / "holidays.json"


def outbox_lock() -> Path:
    """Who holds it sends; of all programs on the store only one does."""
    return home() / "outbox.lock"


def settings_file() -> Path:
    return home() / "settings.json"


def team_dir() -> Path:
    """The team folder of a user who has not chosen another."""
    return home() / "team"


def user_templates_dir() -> Path:
    return home() / "templates"


def rough_text_file() -> Path:
    """What was typed as a rough text and not taken over yet."""
    return home() / "rough-text.md"


def dictionary_file() -> Path:
    """The user's own words."""
    return home() / "dictionary.txt"


def user_checks_dir() -> Path:
    return home() / "checks"


def unsaved_templates_dir() -> Path:
    """Texts of templates that are typed and not saved yet."""
    return home() / "unsaved-templates"


def template_trash_dir() -> Path:
    return home() / "trash" / "templates"


def log_dir() -> Path:
    """What went wrong, without a word of what was written."""
    return home() / "log"


def rescued_dir() -> Path:
    """Drafts that the store would not take, as files."""
    return home() / "rescued"
