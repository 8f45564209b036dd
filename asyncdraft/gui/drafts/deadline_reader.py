"""The words of a deadline as they were read: when that was, and which of several readings is chosen."""

from datetime import datetime

from asyncdraft.core.draft import Deadline
from asyncdraft.core.when.reading import Answer
from asyncdraft.core.when.zones import is_zone
from asyncdraft.gui import typed_times
from asyncdraft.gui.workspace import Workspace


class DeadlineReader:
    """`to` are the ids of the readers: a time without a zone may be theirs."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._answer = Answer()
        self._read_at = workspace.now()
        self._chosen = 0

    @property
    def answer(self) -> Answer:
        """To what was read last; empty for a deadline that was pointed at."""
        return self._answer

    def forget(self) -> None:
        self._answer = Answer()

    def times(self, words: str, now: datetime, to: tuple[str, ...]) -> Answer:
        """Remembers nothing."""
        workspace = self._workspace
        return typed_times.read(workspace.library.times, words, now, workspace.team.zone_of_reader(to))

    def read(self, typed: str, to: tuple[str, ...]) -> Deadline:
        """With several readings the first counts until another is chosen."""
        self._read_at, self._chosen = self._workspace.now(), 0
        self._answer = self.times(typed, self._read_at, to) if typed.strip() else Answer()
        return self._meant(typed)

    def choose(self, index: int, typed: str) -> Deadline:
        """Another reading of the same words."""
        self._chosen = index
        return self._meant(typed)

    def read_again(self, typed: str, to: tuple[str, ...]) -> Deadline | None:
        """As of when it was typed, once people or holidays are known better; None where it reads the same."""
        if not typed.strip() or self._answer == Answer():
            return None
        before, self._answer = self._answer, self.times(typed, self._read_at, to)
        if self._answer == before:
            return None
        return self.choose(min(self._chosen, max(0, len(self._answer.candidates) - 1)), typed)

    def _meant(self, typed: str) -> Deadline:
        candidates = self._answer.candidates
        reading = candidates[self._chosen] if self._chosen < len(candidates) else None
        writer = self._workspace.team.writer
        written = reading.zone if reading else None
        zone = written if written and is_zone(written) else writer.zone if writer else "UTC"
        return Deadline(typed=typed, at=reading.instant(self._read_at) if reading else None, zone=zone)
