"""The template that is being written: its text, its mistakes, and keeping every word of it."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

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
from asyncdraft.gui.templates.buffer import Buffer, Outside
from asyncdraft.gui.templates.gallery import Gallery
from asyncdraft.gui.templates.inspector import Inspector
from asyncdraft.gui.workspace import Change, Workspace
from asyncdraft.storage import paths
from asyncdraft.storage.files import write_atomically
from asyncdraft.storage.problem import StoreProblem
from asyncdraft.storage.template_edits import (
    Edit,
    built_in_text,
    read_text,
)

KEEP_MS = 400
CHANGED_OUTSIDE = say("Another program has changed this file since you began.")
GONE_OUTSIDE = say("Another program has deleted this file since you began.")


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
        self._outside: Outside | None = None
        self._inspector = Inspector(self._inspected, self._show_inspection)
        self._keep_timer = QTimer(self, singleShot=True, interval=KEEP_MS)
        self._keep_timer.timeout.connect(self.flush)
        self._editor.edited.connect(self._on_edited)
        self._editor.closed.connect(self.close)
        self._editor.saved.connect(self.save)
        self._editor.mended.connect(self._mend)
        self._editor.theirs_wanted.connect(self._take_theirs)
        self._editor.mine_wanted.connect(self._keep_mine)
        workspace.changed.connect(self._on_changed)

    @property
    def is_open(self) -> bool:
        return self._buffer is not None

    @property
    def errors(self) -> tuple[TemplateError, ...]:
        """Up to the last key."""
        self._inspector.catch_up()
        return self._inspector.found.errors

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

    def new(self) -> None:
        folder = paths.user_templates_dir()
        kept = {Path(edit).stem for edit in self._store.unsaved_paths}
        taken = frozenset({*self._workspace.templates, *kept, *(path.stem for path in folder.glob("*.md"))})
        name = free_name("my-template", taken)
        self.flush()
        self._show(Buffer(path=folder / f"{name}.md", source="user", base="", exists=False, origin=name))
        if not self._editor.text:
            self._editor.set_text(starter(name))

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
        self._editor.open_text(kept.text if kept else buffer.base)
        is_overtaken = kept is not None and kept.base != buffer.base
        self._outside = Outside(buffer.base) if is_overtaken else None
        self._buffer = buffer.now_with(kept.base, exists=buffer.exists) if kept else buffer
        self._show_conflict()
        self._page.show_editor(True)
        self._inspector.begin()
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
        self._inspector.stop()
        self.flush()

    # The text

    @property
    def is_changed(self) -> bool:
        return self._buffer is not None and self._editor.text != self._buffer.base

    def _on_edited(self) -> None:
        if self._buffer is not None:
            self._inspector.inspect_soon()
            self._keep_timer.start()

    def inspect(self) -> None:
        """At once, whatever pause a slow template has brought about."""
        if self._buffer is not None:
            self._inspector.inspect()

    def _inspected(self) -> Inspection:
        buffer = self._buffer
        assert buffer is not None, "without a text nothing is judged"
        return inspected(self._editor.text, str(buffer.path), buffer.source, self._workspace.library.renderer)

    def _show_inspection(self) -> None:
        self._editor.show_errors(self._inspector.found.errors)
        self._show_state()
        self._show_good()

    def _show_good(self) -> None:
        assert self._buffer is not None
        shown = self._inspector.good or self._workspace.templates.get(self._buffer.origin)
        problem = ""
        if not self._inspector.found.is_sound:
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
        template = self._inspector.found.template or self._inspector.good
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
        if self._outside is not None or not buffer.is_as_begun:
            self._look_outside()
            self._window.toast.tell(tr("Not saved yet: choose above which text is to stay."))
            return
        target = buffer.target(self._inspector.found.template)
        text = self._editor.text
        if not self._carry_out(lambda: self._write(buffer, target, text)):
            return
        self._buffer = msgspec.structs.replace(buffer, path=target, base=text, exists=True)
        self._store.load()
        self._inspector.inspect()
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

    def leave(self, path: Path) -> None:
        """The file is thrown away: what was typed over it is not asked for any more."""
        if self._buffer is not None and self._buffer.path == path:
            self._inspector.stop()
            self._buffer = None
            self._page.show_editor(False)
            self._gallery.show_edited(None)

    # Other programs

    def _on_changed(self, change: Change) -> None:
        if change & Change.TEMPLATES and self._buffer is not None:
            self._look_outside()

    def _look_outside(self) -> None:
        """A file that changed under an unchanged text is shown as it is now; otherwise the user chooses."""
        buffer = self._buffer
        if buffer is None or buffer.is_as_begun:
            return
        found = read_text(buffer.path)
        if found is not None and not self.is_changed:
            self._take(buffer, found)
            return
        if found is not None and found == self._editor.text:
            self._buffer = buffer.now_with(found)
            self._inspector.inspect()
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
        self._take(buffer, outside.text)

    def _take(self, buffer: Buffer, text: str) -> None:
        self._buffer = buffer.now_with(text)
        self._editor.set_text(text)
        self._inspector.inspect()

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
        self._buffer = buffer.now_with(theirs, exists=outside.text is not None)
        self._inspector.inspect()
        self._keep_timer.start()

    def _carry_out(self, write: Callable[[], None]) -> bool:
        try:
            write()
        except StoreProblem as problem:
            self._workspace.told.emit(shown(str(problem)))
            return False
        return True
