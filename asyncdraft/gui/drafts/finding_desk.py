"""What is found in the open draft as the window shows it: calmly while somebody types, else all of it."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QTimer

from asyncdraft.core.checklist.calm import calm, calm_words
from asyncdraft.core.checklist.time_offers import TimeOffer
from asyncdraft.gui.drafts.session import Report, Session
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.slices import Slices
from asyncdraft.gui.widgets.announce import announce
from asyncdraft.gui.workspace import Workspace

PAUSE_MS = 600
"""How long the keys rest before something is said of the word that was typed last."""

OFFERS_S = 0.004
"""How long the times of the text are read at once."""


class FindingDesk:
    def __init__(self, window: MainWindow, session: Session, workspace: Workspace) -> None:
        self._window = window
        self._session = session
        self._workspace = workspace
        self._pause = QTimer(window, singleShot=True, interval=PAUSE_MS)
        self._pause.setObjectName("pause")
        self._pause.timeout.connect(self._on_paused)
        self._reading = Slices(window, OFFERS_S)
        self._spoken = ""
        self._is_typed = False

    @property
    def is_reading(self) -> bool:
        """Whether the times of the text are being read."""
        return self._reading.is_busy

    def note_typing(self) -> None:
        self._is_typed = True
        self._reading.stop()
        self._pause.start()

    def stop(self) -> None:
        self._pause.stop()
        self._reading.stop()

    def show(self, report: Report) -> None:
        self._show_verdict(report)
        if not self._pause.isActive():
            self._ask_spelling()

    def _show_verdict(self, report: Report) -> None:
        """While somebody types, nothing is said of the word at the cursor; the pause brings the rest."""
        editors = self._window.editors
        verdict = report.verdict
        misspelled = self._workspace.spelling.misspellings(self._texts)
        if self._pause.isActive():
            here = editors.here
            verdict, misspelled = calm(verdict, *here), calm_words(misspelled, *here)
        self._window.checklist.show_verdict(verdict)
        self._window.compose.count_findings(len(verdict.findings))
        editors.show_marks(verdict.findings, misspelled)
        if not self._pause.isActive():
            self._read_offers()
            self._speak(verdict.headline)

    def _speak(self, headline: str) -> None:
        """To a screen reader, once the keys rest and where they have changed how far the draft is."""
        if self._is_typed and headline != self._spoken:
            announce(self._window, headline)
        self._spoken, self._is_typed = headline, False

    def _read_offers(self) -> None:
        found: list[TimeOffer] = []
        self._reading.run_soon(self._offering(found), lambda: self._show_offers(found))

    def _offering(self, found: list[TimeOffer]) -> Iterator[None]:
        """A time of the text a step."""
        for offer in self._session.offered_times():
            if offer is not None:
                found.append(offer)
            yield

    def _show_offers(self, offers: Sequence[TimeOffer]) -> None:
        workspace, deadline = self._workspace, self._session.draft.deadline
        self._window.deadline.offers.show_offers(offers, deadline, workspace.now(), workspace.style)

    def _on_paused(self) -> None:
        """A report that is under way says it all when it comes."""
        if not self._session.is_reading:
            self._show_verdict(self._session.report)
            self._ask_spelling()

    def _ask_spelling(self) -> None:
        self._workspace.spelling.ask(self._texts)

    @property
    def _texts(self) -> dict[str, str]:
        return {**self._window.editors.field_texts, **self._session.texts}
