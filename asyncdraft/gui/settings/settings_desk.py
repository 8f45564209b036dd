"""What the view of settings shows, and what follows from a choice in it."""

from typing import Any

from PySide6.QtWidgets import QFileDialog

from asyncdraft.core.day_times import on_clock
from asyncdraft.core.people import Person
from asyncdraft.core.settings.catalogue import BY_KEY, KEPT
from asyncdraft.core.settings.declaration import Clock, Folder, Listing, Setting, Table
from asyncdraft.core.settings.values import RESET_TOGETHER, changed, default, defaults, parse
from asyncdraft.core.text import say, say_count, say_of
from asyncdraft.gui.actions import ACTIONS, Actions
from asyncdraft.gui.drafts.hints import HINTS
from asyncdraft.gui.language import shown, tr, tr_count
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.settings.inputs import NameInput, SettingInput
from asyncdraft.gui.stage import Stage
from asyncdraft.gui.team.hours_form import HoursForm
from asyncdraft.gui.team.hours_texts import save_hours, show_hours
from asyncdraft.gui.workspace import Change, Workspace
from asyncdraft.storage import paths
from asyncdraft.storage.team_file import FILE

OPENERS = {
    "rules": "show_rules",
    "accounts": "show_accounts",
    "shortcuts": "change_keys",
    "hints": "show_hints",
}
MOST_QUOTED = 60
"""Characters of what was typed that a sentence repeats."""


class SettingsDesk:
    def __init__(
        self, window: MainWindow, workspace: Workspace, stage: Stage, actions: Actions, hours: HoursForm
    ) -> None:
        self._window = window
        self._workspace = workspace
        self._stage = stage
        self._actions = actions
        self._hours = hours
        self._panel = panel = window.settings
        panel.chosen.connect(self._choose)
        panel.typed.connect(self._read)
        panel.reset.connect(self._reset)
        panel.opened.connect(self._open)
        panel.all_reset.connect(self.reset_all)
        hours.edited.connect(self._save_hours)
        hours.team_wanted.connect(actions["show_team"].trigger)
        workspace.changed.connect(self._on_changed)
        titles = " ".join(f"{tr(action.text)} {action.text} {action.id}" for action in ACTIONS).casefold()
        panel.show_more_words({"shortcuts": titles})
        self.show()

    # What is shown

    def _on_changed(self, change: Change) -> None:
        if change & (Change.SETTINGS | Change.TEAM | Change.TEMPLATES):
            self.show()

    def show(self) -> None:
        settings = self._workspace.settings
        differ = changed(settings)
        for setting in KEPT:
            made = self._panel.row_of(setting.key)
            made.show_changed(setting.key in differ and setting.key in RESET_TOGETHER | {"team"})
            value = getattr(settings, setting.key)
            if isinstance(made.field, NameInput):
                made.field.show_names(self._templates(), value)
            elif isinstance(made.field, SettingInput) and not made.is_refused:
                made.field.show_value(self._shown(setting, value))
        self._panel.tools[0].setEnabled(bool(set(differ) & RESET_TOGETHER))
        self._show_hours()

    def _shown(self, setting: Setting, value: Any) -> Any:
        """As its input takes it."""
        if isinstance(setting.kind, Clock):
            return on_clock(value, self._workspace.style, shown)
        return self._note(setting.key) if self._is_linked(setting.key) else value

    def _is_linked(self, key: str) -> bool:
        return isinstance(BY_KEY[key].kind, Table | Listing)

    def _note(self, key: str) -> str:
        value = getattr(self._workspace.settings, key)
        if key == "hints":
            return say("{count} of {all} dismissed", count=len(set(value) & set(HINTS)), all=len(HINTS))
        none = {
            "rules": say("as the team has them"),
            "shortcuts": say("all as usual"),
            "accounts": say_of("accounts", "none yet"),
        }
        if not value:
            return none[key]
        if key == "accounts":
            return say_count("{count} account", "{count} accounts", len(value))
        return say_count("{count} changed", "{count} changed", len(value))

    def _templates(self) -> list[tuple[str, str]]:
        known = self._workspace.templates.values()
        return sorted(((each.name, each.title) for each in known), key=lambda each: each[1].casefold())

    def _show_hours(self) -> None:
        workspace = self._workspace
        writer = workspace.team.writer
        self._hours.setEnabled(writer is not None)
        if writer is None:
            self._panel.row_of("you").show_problem(
                say("The team does not say who you are: choose yourself in Team.")
            )
            return
        self._panel.row_of("you").show_problem("")
        show_hours(self._hours, workspace, writer)

    # What is chosen

    def _choose(self, key: str, value: Any) -> None:
        self._panel.row_of(key).show_problem("")
        self._workspace.choose(**{key: value})

    def _read(self, key: str, typed: str) -> None:
        setting, made = BY_KEY[key], self._panel.row_of(key)
        try:
            value = parse(setting, typed)
            if isinstance(setting.kind, Folder):
                value = _folder(key, value)
        except ValueError as problem:
            sentence = str(problem)
            made.show_problem(sentence if sentence.endswith(".") else _refusal(typed.strip(), sentence))
            return
        self._choose(key, value)
        self.show()

    def _reset(self, key: str) -> None:
        self._choose(key, default(BY_KEY[key]))

    def reset_all(self) -> None:
        before = self._workspace.settings
        differ = [key for key in changed(before) if key in RESET_TOGETHER]
        self._workspace.choose(**defaults(differ))
        had = {key: getattr(before, key) for key in differ}
        self._window.toast.tell(
            tr_count("1 choice is as usual again.", "{count} choices are as usual again.", len(differ)),
            (tr("Undo"), lambda: self._workspace.choose(**had)),
        )

    def _open(self, key: str) -> None:
        if isinstance(BY_KEY[key].kind, Folder):
            self._browse(key)
        else:
            self._actions[OPENERS[key]].trigger()

    def _browse(self, key: str) -> None:
        now = getattr(self._workspace.settings, key)
        folder = QFileDialog.getExistingDirectory(self._window, shown(BY_KEY[key].title), now)
        if folder:
            self._read(key, folder)

    def _save_hours(self, person: Person) -> None:
        save_hours(self._window, self._workspace, person)


def _refusal(typed: str, expected: str) -> str:
    if not typed:
        return say("There is nothing: expected {expected}.", expected=expected)
    return say("“{typed}” is none: expected {sentence}.", typed=_quoted(typed), sentence=expected)


def _quoted(typed: str) -> str:
    return typed if len(typed) <= MOST_QUOTED else f"{typed[:MOST_QUOTED]}…"


def _folder(key: str, typed: str) -> str:
    """An absolute path; empty for the usual one. Raises ValueError with a sentence."""
    if not typed:
        return ""
    try:
        folder = paths.expanded(typed)
        if not folder.is_absolute():
            raise ValueError(
                say(
                    "Write the whole path of a folder, such as {home}, or choose one.",
                    home=paths.expanded("~"),
                )
            )
        if key == "team" and not (folder / FILE).exists():
            raise ValueError(
                say(
                    "There is no {file} in {folder}: choose a team folder, or join one in Team.",
                    file=FILE,
                    folder=folder,
                )
            )
        if not folder.is_dir():
            raise ValueError(
                say("There is no folder {folder}: make it first, or choose another.", folder=folder)
            )
    except OSError as error:
        raise ValueError(
            say("{typed} cannot be used as a folder ({error}).", typed=_quoted(typed), error=error.strerror)
        ) from error
    return str(folder)
