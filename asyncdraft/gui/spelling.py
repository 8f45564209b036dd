"""Spelling in the window: the dictionary is asked off the GUI thread, about each word once."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from asyncdraft.core.checklist.english import is_english
from asyncdraft.core.spelling import Answer, Dialect, Misspelling, Proofreader
from asyncdraft.gui.language import tr
from asyncdraft.gui.signals import signal_of
from asyncdraft.gui.tasks import Progress, Tasks

AT_ONCE = 40
"""Words a job: whoever closes the window waits for no more than these."""

Texts = Mapping[str, str]
"""Of panes and fields, by their place."""


class Speller(Protocol):
    def check(self, words: Sequence[str]) -> Mapping[str, Answer]: ...


class Spelling(QObject):
    """`changed`: other words are wrong than before; `told(sentence)` when the dictionary fails."""

    changed = Signal()
    told = signal_of(str)

    def __init__(self, make: Callable[[Dialect], Speller]) -> None:
        super().__init__()
        self._make = make
        self._tasks = Tasks()
        self._reader = Proofreader()
        self._dialect: Dialect | None = None
        self._speller: Speller | None = None
        self._wanted: tuple[str, ...] = ()

    def set_dialect(self, dialect: Dialect | None) -> None:
        """None switches spelling off."""
        if dialect is not self._dialect:
            self._dialect, self._speller, self._wanted = dialect, None, ()
            self._reader.forget()
            self.changed.emit()

    def set_right(self, words: Collection[str]) -> None:
        self._reader.set_right(words)
        self.changed.emit()

    @property
    def is_on(self) -> bool:
        return self._dialect is not None

    @property
    def is_busy(self) -> bool:
        return self._tasks.busy

    def preparing(self, texts: Texts) -> Iterator[None]:
        """Looks for words, a block a step: what is asked afterwards is answered at once."""
        return self._reader.preparing(texts) if self.is_on else iter(())

    def misspellings(self, texts: Texts) -> tuple[Misspelling, ...]:
        """As far as the dictionary has answered: it knows no other language."""
        return self._reader.misspellings(texts) if self._judges(texts) else ()

    def ask(self, texts: Texts) -> None:
        """`changed` follows, unless the dictionary knows all words or has answered already."""
        if not self._judges(texts):
            return
        self._wanted = self._reader.unknown(texts)
        if self._wanted and not self._tasks.busy:
            self._ask_next()

    def _judges(self, texts: Texts) -> bool:
        return self.is_on and is_english(texts.values())

    def _ask_next(self) -> None:
        dialect, words = self._dialect, self._wanted[:AT_ONCE]
        speller, make = self._speller, self._make
        assert dialect is not None

        def check(_progress: Progress) -> tuple[Speller, Mapping[str, Answer]]:
            asked = speller or make(dialect)
            return asked, asked.check(words)

        self._tasks.run(check, lambda answer: self._on_answer(dialect, *answer), self._on_failed)

    def _on_answer(self, dialect: Dialect, speller: Speller, answers: Mapping[str, Answer]) -> None:
        if dialect is self._dialect:
            self._speller = speller
            self._reader.learn(answers)
            self._wanted = tuple(word for word in self._wanted if word not in answers)
            if any(answer is not None for answer in answers.values()):
                self.changed.emit()
        if self._wanted and self.is_on and not self._tasks.busy:
            self._ask_next()

    def _on_failed(self, error: Exception) -> None:
        self.set_dialect(None)
        if not isinstance(error, ImportError | OSError):
            raise error
        self.told.emit(tr("Spelling is off: its dictionary could not be used ({error}).", error=error))

    def close(self) -> None:
        self._wanted = ()
        self._tasks.close()
