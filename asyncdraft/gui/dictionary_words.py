"""The words that spelling takes for right: those of the user, the team and work, and everybody's name."""

from collections.abc import Callable
from pathlib import Path

from asyncdraft.core.spelling import Dialect, dialect_of, names_of
from asyncdraft.core.team import Team
from asyncdraft.gui.language import shown
from asyncdraft.gui.spelling import Spelling
from asyncdraft.integrations import harper
from asyncdraft.storage import dictionary, paths
from asyncdraft.storage.problem import StoreProblem


class DictionaryWords:
    """`tell(sentence)` where a dictionary cannot be read."""

    def __init__(self, spelling: Spelling, tell: Callable[[str], None]) -> None:
        self._spelling = spelling
        self._tell = tell
        self._team, self._team_path, self._choice = Team(), Path(), "off"

    def load(self, team: Team, team_path: Path, choice: str) -> None:
        """`choice` is a dialect, "auto" or "off"."""
        self._team, self._team_path, self._choice = team, team_path, choice
        self._load()

    def _load(self) -> None:
        dialect = self._dialect
        if dialect is not None:
            known = (*dictionary.of_work(), *self.own, *self.of_team)
            self._spelling.set_right({*known, *names_of(self._team.people)})
        self._spelling.set_dialect(dialect)

    @property
    def _dialect(self) -> Dialect | None:
        """None while spelling is off or not installed."""
        if self._choice == "off" or not harper.is_installed():
            return None
        return dialect_of(self._team.writer) if self._choice == "auto" else Dialect(self._choice)

    @property
    def own(self) -> tuple[str, ...]:
        return self._words_of(paths.dictionary_file())

    @property
    def of_team(self) -> tuple[str, ...]:
        return self._words_of(self._team_path / dictionary.FILE)

    def add(self, word: str) -> None:
        """Into the user's own dictionary. Raises StoreProblem."""
        dictionary.add(paths.dictionary_file(), word)
        self._load()

    def remove(self, word: str) -> None:
        """Raises StoreProblem."""
        dictionary.remove(paths.dictionary_file(), word)
        self._load()

    def _words_of(self, path: Path) -> tuple[str, ...]:
        try:
            return dictionary.load(path)
        except StoreProblem as problem:
            self._tell(shown(str(problem)))
            return ()
