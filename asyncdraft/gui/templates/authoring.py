"""The template that is being written: its text, its mistakes, and keeping every word of it."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

import msgspec
from PySide6.QtCore import QObject, QTimer

from asyncdraft.core.templates.comparison import Line, compared, count
from asyncdraft.core.templates.errors import TemplateError
from asyncdraft.core.templates.inspection import Inspection, inspected
from asyncdraft.core.templates.offers import Offer, insertion, offers
from asyncdraft.core.templates.starter import free_name, starter
from asyncdraft.core.templates.template import Source, Template
from asyncdraft.core.text import joined, say, say_count
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.templates.gallery import Gallery
from asyncdraft.gui.workspace import Change, Workspace
from asyncdraft.storage import paths
from asyncdraft.storage.files import write_atomically
from asyncdraft.storage.problem import StoreProblem
from asyncdraft.storage.template_edits import (
    Edit,
    bring_back,
    built_in_text,
    free_path,
    read_text,
    throw_away,
)

KEEP_MS = 400
QUICK_SECONDS, SLOW_PAUSE_MS = 0.04, 500
"""A template that takes longer to judge is judged when the keys rest."""
CHANGED_OUTSIDE = say("Another program has changed this file since you began.")
GONE_OUTSIDE = say("Another program has deleted this file since you began.")


class Buffer(msgspec.Struct, frozen=True, kw_only=True):
    """`base` is what the file said when the text was last taken from it or saved to it.

    `exists` is False for a template that has no file yet; `origin` is its name in the gallery.
    """

    path: Path
    source: Source
    base: str
    exists: bool
    origin: str = ""


class Outside(msgspec.Struct, frozen=True):
    """What another program has made of the file meanwhile; None where it is gone."""

    text: str | None


class Authoring(QObject):
    def __init__(self, window: MainWindow, workspace: Workspace, gallery: Gallery) -> None:
        super().__init__()
        self._window = window
        self._page = window.templates
        self._editor = window.templates.editor
        self._workspace = workspace
        self._store = workspace.template_store
        self._gallery = gallery
        self._buffer: Buffer | None = None
        self._good: Template | None = None
        self._inspection = Inspection(None, ())
        self._outside: Outside | None = None
        self._pause = 0
        self._inspect_timer = QTimer(self, singleShot=True, interval=0)
        self._inspect_timer.timeout.connect(self._inspect)
        self._keep_timer = QTimer(self, singleShot=True, interval=KEEP_MS)
        self._keep_timer.timeout.connect(self.flush)
        self._editor.edited.connect(self._on_edited)
        self._editor.closed.connect(self.close)
        self._editor.saved.connect(self.save)
        self._editor.mended.connect(self._mend)
        self._editor.on_conflict(self._take_theirs, self._keep_mine)
        workspace.changed.connect(self._on_changed)

    @property
    def is_open(self) -> bool:
        return self._buffer is not None

    @property
    def errors(self) -> tuple[TemplateError, ...]:
        """Up to the last key."""
        if self._inspect_timer.isActive():
            self._inspect_timer.stop()
            self._inspect()
        return self._inspection.errors

    @property
    def path(self) -> Path | None:
        """The file that is being written."""
        return self._buffer.path if self._buffer else None

    # Opening and closing

    def edit(self, template: Template) -> None:
        """A built-in template is edited as a copy, which becomes a file when it is saved."""
        path = Path(self._store.own_path(template))
        source: Source = "team" if template.source == "team" else "user"
        if path.exists():
            self._open(path, source, template.name)
            return
        base = built_in_text(template.name) or ""
        self._show(Buffer(path=path, source=source, base=base, exists=False, origin=template.name))

    def edit_file(self, path: Path) -> None:
        """A file that is no template, or a text that has no file yet."""
        source: Source = "team" if self._store.is_team_file(path) else "user"
        if path.exists():
            self._open(path, source, "")
        else:
            self._show(Buffer(path=path, source=source, base="", exists=False))

    def new(self, group: str = say("Other")) -> None:
        folder = paths.user_templates_dir()
        kept = {Path(edit).stem for edit in self._store.unsaved_paths}
        taken = frozenset({*self._workspace.templates, *kept, *(path.stem for path in folder.glob("*.md"))})
        name = free_name("my-template", taken)
        self.flush()
        self._show(Buffer(path=folder / f"{name}.md", source="user", base="", exists=False, origin=name))
        if not self._editor.text:
            self._editor.set_text(starter(name, group=group))

    def _open(self, path: Path, source: Source, origin: str) -> None:
        text = read_text(path)
        if text is None:
            self._workspace.told.emit(
                tr("{path} cannot be read as text. Mend it with another program.", path=path)
            )
            return
        self._show(Buffer(path=path, source=source, base=text, exists=True, origin=origin))

    def _show(self, buffer: Buffer) -> None:
        self.flush()
        kept = self._store.edits.get(str(buffer.path))
        self._buffer = None
        self._good = None
        self._outside = None
        self._editor.open_text(kept.text if kept else buffer.base)
        self._buffer = buffer
        self._show_conflict()
        if kept is not None and kept.base != buffer.base:
            self._outside = Outside(buffer.base)
            self._buffer = msgspec.structs.replace(buffer, base=kept.base)
            self._show_conflict()
        self._page.show_editor(True)
        self._inspect()
        self._editor.focus_source()

    def close(self) -> None:
        """Back to the gallery; what is not saved waits there."""
        if self._buffer is None:
            return
        unsaved = self.is_changed
        self.shut()
        self._buffer = None
        self._page.show_editor(False)
        self._page.side.show_problem("")
        self._gallery.show_edited(None)
        self._gallery.refresh()
        self._page.gallery.focus_cards()
        if unsaved:
            self._window.toast.tell(tr("Not saved yet: your text waits behind the card marked “unsaved”."))

    def shut(self) -> None:
        """Keeps what is not saved, and nothing is judged any more."""
        self._inspect_timer.stop()
        self.flush()

    # The text

    @property
    def is_changed(self) -> bool:
        return self._buffer is not None and self._editor.text != self._buffer.base

    def _on_edited(self) -> None:
        if self._buffer is None:
            return
        self._inspect_timer.start(self._pause)
        self._keep_timer.start()

    def inspect(self) -> None:
        """At once, whatever pause a slow template has brought about."""
        self._inspect_timer.stop()
        self._inspect()

    def _inspect(self) -> None:
        buffer = self._buffer
        if buffer is None:
            return
        began = perf_counter()
        self._inspection = inspected(
            self._editor.text, str(buffer.path), buffer.source, self._workspace.library.renderer
        )
        self._pause = 0 if perf_counter() - began < QUICK_SECONDS else SLOW_PAUSE_MS
        if self._inspection.is_sound:
            self._good = self._inspection.template
        self._editor.show_errors(self._inspection.errors)
        self._show_state()
        self._show_good()

    def _show_good(self) -> None:
        assert self._buffer is not None
        shown = self._good or self._workspace.templates.get(self._buffer.origin)
        problem = ""
        if not self._inspection.is_sound:
            problem = (
                say("The last version that worked")
                if shown
                else say("Nothing to show before the mistake is mended")
            )
        self._page.side.show_problem(problem)
        if shown is not None:
            self._gallery.show_edited(shown)

    def _show_state(self) -> None:
        buffer = self._buffer
        assert buffer is not None
        self._editor.show_file(
            buffer.path.name, self._detail(buffer), changed=self.is_changed, own=buffer.exists
        )
        lines = self.changes
        self._editor.show_changes(None if lines is None else count(lines))

    def _detail(self, buffer: Buffer) -> str:
        where = say("team folder") if buffer.source == "team" else say("your templates")
        copy = say(", a copy of the built-in") if self.built_in is not None else ""
        state = "" if buffer.exists else say(", no file before you save")
        return joined((where, copy, state), "")

    @property
    def built_in(self) -> str | None:
        return built_in_text(self._buffer.origin or self._buffer.path.stem) if self._buffer else None

    @property
    def changes(self) -> tuple[Line, ...] | None:
        """Against the built-in template of the same name, if there is one."""
        original = self.built_in
        return None if original is None else compared(original, self._editor.text)

    @property
    def offers(self) -> tuple[Offer, ...]:
        template = self._inspection.template or self._good
        return offers(template.fields if template else ())

    def insert(self, offer: Offer) -> None:
        self._editor.insert(insertion(offer, self._editor.text_before_cursor))

    def mend_first(self) -> None:
        for error in self.errors:
            if error.quote and error.suggestion:
                self._mend(error)
                return
        self._window.toast.tell(tr("No mistake here has a suggestion."))

    def _mend(self, error: TemplateError) -> None:
        if not self._editor.mend(error):
            self._window.toast.tell(
                tr("“{quote}” is not in line {line}: mend it by hand.", quote=error.quote, line=error.line)
            )

    # Keeping and saving

    def flush(self) -> None:
        """Keeps what is not saved, so that nothing that happens now costs a word."""
        self._keep_timer.stop()
        buffer = self._buffer
        if buffer is None:
            return
        path = str(buffer.path)

        def keep() -> None:
            if self.is_changed and self._editor.text.strip():
                self._store.keep_edit(Edit(path=path, text=self._editor.text, base=buffer.base))
            else:
                self._store.drop_edit(path)

        self._carry_out(keep)

    def save(self) -> None:
        buffer = self._buffer
        if buffer is None:
            self._window.toast.tell(tr("Drafts save themselves; this key is for templates."))
            return
        if self._outside is not None or not self._is_as_begun(buffer):
            self._look_outside()
            self._window.toast.tell(tr("Not saved yet: choose above which text is to stay."))
            return
        target = self._target(buffer)
        text = self._editor.text
        if not self._carry_out(lambda: self._write(buffer, target, text)):
            return
        self._buffer = msgspec.structs.replace(buffer, path=target, base=text, exists=True)
        self._store.load()
        self._inspect()
        mistakes = len(self.errors)
        told = say("Saved: {target}.", target=target)
        if mistakes:
            more = say_count(
                "It has {count} mistake: the last version that worked goes on.",
                "It has {count} mistakes: the last version that worked goes on.",
                mistakes,
            )
            told = joined((told, more))
        self._window.toast.tell(told)

    def _write(self, buffer: Buffer, target: Path, text: str) -> None:
        write_atomically(target, text)
        self._store.drop_edit(str(buffer.path))

    def _target(self, buffer: Buffer) -> Path:
        """A new file takes the name that its template gives itself."""
        template = self._inspection.template
        if buffer.exists or template is None or template.name == buffer.path.stem:
            return buffer.path
        return free_path(buffer.path.parent, template.name)

    def revert(self) -> None:
        if self._buffer is None or not self.is_changed:
            self._window.toast.tell(tr("Nothing has changed since it was saved."))
            return
        self._editor.set_text(self._buffer.base)
        self._window.toast.tell(tr("As it was saved. Ctrl+Z brings your text back."))

    def take_built_in(self) -> None:
        original = self.built_in
        if original is None:
            self._window.toast.tell(tr("There is no built-in template of this name."))
            return
        self._editor.set_text(original)
        self._window.toast.tell(tr("The text of the built-in, not saved yet. Ctrl+Z brings yours back."))

    def delete(self, path: Path, title: str) -> None:
        """Into the trash; Undo brings it back with what was typed and not saved."""
        self.flush()
        kept = self._store.edits.get(str(path))
        thrown: list[Path] = []

        def throw() -> None:
            if path.exists():
                thrown.append(throw_away(path, paths.template_trash_dir(), datetime.now(UTC)))
            self._store.drop_edit(str(path))

        if not self._carry_out(throw):
            return
        if self._buffer is not None and self._buffer.path == path:
            self._buffer = None
            self._page.show_editor(False)
            self._gallery.show_edited(None)
        self._store.load()
        self._gallery.refresh()
        self._window.toast.tell(
            tr("“{title}” is in the trash.", title=title),
            (tr("Undo"), lambda: self._undelete(thrown, path, kept)),
        )

    def _undelete(self, thrown: list[Path], path: Path, kept: Edit | None) -> None:
        def back() -> None:
            for file in thrown:
                bring_back(file, path)
            if kept is not None:
                self._store.keep_edit(kept)

        if self._carry_out(back):
            self._store.load()
            self._gallery.refresh()

    # Other programs

    def _on_changed(self, change: Change) -> None:
        if change & Change.TEMPLATES and self._buffer is not None:
            self._look_outside()

    def _is_as_begun(self, buffer: Buffer) -> bool:
        found = read_text(buffer.path)
        return found == buffer.base if buffer.exists else found is None

    def _look_outside(self) -> None:
        """A file that changed under an unchanged text is shown as it is now; otherwise the user chooses."""
        buffer = self._buffer
        if buffer is None or self._is_as_begun(buffer):
            return
        found = read_text(buffer.path)
        if found is not None and not self.is_changed:
            self._buffer = msgspec.structs.replace(buffer, base=found, exists=True)
            self._editor.set_text(found)
            self._inspect()
            return
        if found == self._editor.text:
            self._buffer = msgspec.structs.replace(buffer, base=found or "", exists=True)
            self._inspect()
            return
        self._outside = Outside(found)
        self._show_conflict()

    def _show_conflict(self) -> None:
        if self._outside is None:
            self._editor.show_conflict("", "", "")
        elif self._outside.text is not None:
            self._editor.show_conflict(CHANGED_OUTSIDE, say("Take the file"), say("Keep my text"))
        else:
            self._editor.show_conflict(GONE_OUTSIDE, say("Close the editor"), say("Keep my text"))

    def _take_theirs(self) -> None:
        buffer, outside = self._buffer, self._outside
        if buffer is None or outside is None:
            return
        self._outside = None
        self._show_conflict()
        if outside.text is None:
            self.close()
            return
        self._buffer = msgspec.structs.replace(buffer, base=outside.text, exists=True)
        self._editor.set_text(outside.text)
        self._inspect()

    def _keep_mine(self) -> None:
        buffer, outside = self._buffer, self._outside
        if buffer is None or outside is None:
            return
        trash = paths.template_trash_dir() / f"{buffer.path.stem}.{datetime.now(UTC):%Y%m%d-%H%M%S}.md"
        theirs = outside.text or ""
        if theirs and not self._carry_out(lambda: write_atomically(trash, theirs)):
            return
        self._outside = None
        self._show_conflict()
        self._buffer = msgspec.structs.replace(buffer, base=theirs, exists=outside.text is not None)
        self._inspect()
        self._keep_timer.start()

    def _carry_out(self, write: Callable[[], None]) -> bool:
        try:
            write()
        except StoreProblem as problem:
            self._workspace.told.emit(shown(str(problem)))
            return False
        return True
