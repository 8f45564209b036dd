"""The view of the templates, as its user sees it."""

from pathlib import Path

from PySide6.QtWidgets import QDialog, QTextBrowser

from asyncdraft.storage import paths
from tests.gui.driver import Driver


class Templates:
    def __init__(self, driver: Driver) -> None:
        self.driver = driver
        self.page = driver.window.templates
        self.workspace = driver.application.workspace
        self.commands = driver.application.templates.template_commands
        self.folder = paths.user_templates_dir()

    def open(self) -> None:
        self.driver.press("Ctrl+5")

    def search(self, text: str) -> None:
        self.driver.press("Ctrl+F")
        self.driver.press("Ctrl+A")
        self.driver.type(text)

    def clear_search(self) -> None:
        """Also what another test has typed: they share the window."""
        self.page.gallery.focus_search()
        self.driver.press("Ctrl+A")
        self.driver.press("Backspace")

    @property
    def shown(self) -> list[str]:
        return self.page.gallery.shown

    @property
    def current(self) -> str:
        return self.page.gallery.current

    def choose(self, name: str) -> None:
        self.driver.application.templates.gallery.pick(name)
        self.driver.settle()

    def edit(self, name: str) -> None:
        self.open()
        self.choose(name)
        self.driver.press("Ctrl+E")

    @property
    def text(self) -> str:
        return self.page.editor.text

    def replace(self, old: str, new: str) -> None:
        """As if typed over."""
        assert old in self.text
        self.page.editor.set_text(self.text.replace(old, new))
        assert isinstance(self.driver.application.templates.authoring.errors, tuple)
        self.driver.settle()

    @property
    def said(self) -> str:
        """Once the last key is judged."""
        assert isinstance(self.driver.application.templates.authoring.errors, tuple)
        self.driver.settle()
        return self.driver.texts(self.page)

    @property
    def preview(self) -> str:
        return self.driver.named("Preview with sample values", QTextBrowser).toPlainText()

    def keep(self) -> None:
        """As after the pause in which an edit is kept."""
        self.driver.application.templates.authoring.flush()

    def noticed(self) -> None:
        """What other programs did is looked at, as after the pause."""
        self.workspace.template_store.load()
        self.driver.settle()

    def dialog(self, kind: type[QDialog]) -> QDialog:
        shown = self.driver.dialog
        assert isinstance(shown, kind)
        return shown


def write(folder: Path, name: str, body: str, title: str = "Own") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.md"
    path.write_text(f"---\nname: {name}\ntitle: {title}\npurpose: P\n---\n{body}\n")
    return path
