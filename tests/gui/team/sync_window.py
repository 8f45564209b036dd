"""The shared team folder as a user of the window meets it."""

from PySide6.QtWidgets import QLineEdit, QPushButton, QRadioButton

from asyncdraft.core.people import Person
from asyncdraft.gui.team.sync_desk import SyncDesk
from tests.gui.driver import Driver


class SyncWindow:
    """What it answers can be written as JSON, so that a window in another process can be asked too."""

    def __init__(self, driver: Driver) -> None:
        self.driver = driver
        self.driver.press("Ctrl+4")
        self.rest()

    @property
    def desk(self) -> SyncDesk:
        return self.driver.application.team.sync_desk

    def rest(self) -> None:
        workspace = self.driver.application.workspace
        self.driver.wait_for(lambda: not (self.desk.is_busy or workspace.tasks.busy))

    # Doing

    def share(self, address: str) -> None:
        self._at(address, "Share this team")

    def join(self, address: str) -> None:
        self._at(address, "Join a team")

    def _at(self, address: str, name: str) -> None:
        self.driver.named("Address of the repository", QLineEdit).setText(address)
        self.click(name)

    def click(self, name: str) -> None:
        buttons = self.desk.card.findChildren(QPushButton)
        next(each for each in buttons if name in each.text() and each.isVisible()).click()
        self.rest()

    def sync(self) -> None:
        self.driver.press("F5")
        self.rest()

    def move(self, name: str, place: str) -> None:
        """The person to another city; it is saved by the sync at the latest."""
        self.driver.press("Ctrl+4")
        self.driver.pick("People", name)
        self.driver.write_field("City or zone", place)
        self.driver.press("Tab")
        self.rest()

    def share_template(self, name: str) -> None:
        self.driver.press("Ctrl+5")
        self.rest()
        self.driver.application.templates.gallery.pick(name)
        self.driver.application.templates.template_commands.share_template()
        self.driver.press("Ctrl+4")
        self.rest()

    def write_template(self, name: str, old: str, new: str) -> None:
        self.driver.press("Ctrl+5")
        self.rest()
        self.driver.application.templates.gallery.pick(name)
        self.driver.press("Ctrl+E")
        editor = self.driver.window.templates.editor
        assert old in editor.text
        editor.set_text(editor.text.replace(old, new))
        self.driver.press("Ctrl+S")
        self.driver.press("Ctrl+4")
        self.rest()

    def take_theirs(self) -> None:
        """By keys alone, from where the last action has left the focus."""
        assert isinstance(self.driver.focus, QRadioButton)
        self.driver.press("Right")
        self.driver.press("Tab")
        self.driver.press("Space")
        self.rest()

    # Looking

    def said(self) -> str:
        return self.driver.texts()

    def focus(self) -> str:
        focus = self.driver.focus
        return focus.text() if isinstance(focus, QPushButton | QRadioButton) else focus.accessibleName()

    def zone(self, person_id: str) -> str:
        found = self.driver.application.workspace.team.person(person_id)
        return found.zone if isinstance(found, Person) else ""

    def template(self, name: str) -> str:
        return self.driver.application.workspace.templates[name].title

    def you(self) -> str:
        writer = self.driver.application.workspace.team.writer
        return writer.name if writer else ""

    def folder(self) -> str:
        return str(self.driver.application.workspace.team_path)
