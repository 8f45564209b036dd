"""Makes what is being written safe at once, whatever is broken; and says truthfully whether it is."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from asyncdraft.core.draft import PANES, Draft
from asyncdraft.core.text import say
from asyncdraft.gui.drafts.session import Session
from asyncdraft.gui.panels.editors import EditorsPanel
from asyncdraft.storage import draft_file
from asyncdraft.storage.rescue import rescue

Result = TypeVar("Result")


@dataclass(frozen=True)
class Kept:
    """`text` is the draft as Markdown where it could be kept nowhere."""

    sentence: str
    text: str = ""
    path: Path | None = None


class Safekeeping:
    """`folder` is where a draft goes that the store does not take; `noted(error)` for what failed."""

    def __init__(
        self, editors: EditorsPanel, session: Session, folder: Path, noted: Callable[[Exception], object]
    ) -> None:
        self._editors = editors
        self._session = session
        self._folder = folder
        self._noted = noted

    def keep(self) -> Kept:
        """Never raises."""
        is_saved = self._tried(self._save)
        draft = self._session.draft
        if draft.is_empty:
            return Kept(say("Nothing unsaved was open."))
        if is_saved:
            return Kept(say("Your draft “{title}” is saved.", title=draft.display_title))
        return self._rescue(draft)

    def _save(self) -> bool:
        """What stands in the panes counts, also where the mistake kept it from the session."""
        for pane in PANES:
            self._session.set_text(pane, self._editors.editor(pane).toPlainText())
        return self._session.saver.flush()

    def _rescue(self, draft: Draft) -> Kept:
        path = self._tried(lambda: rescue(draft, self._folder))
        if path is not None:
            return Kept(
                say(
                    "The store did not take your draft “{title}”, so it is kept in {path}; “Import drafts…” "
                    "reads it.",
                    title=draft.display_title,
                    path=path,
                ),
                path=path,
            )
        return Kept(
            say(
                "Your draft “{title}” could not be saved: copy it before you quit.", title=draft.display_title
            ),
            text=draft_file.write(draft),
        )

    def _tried(self, work: Callable[[], Result]) -> Result | None:
        try:
            return work()
        except Exception as error:  # noqa: BLE001 - it is noted, and the next way is tried
            self._noted(error)
            return None
