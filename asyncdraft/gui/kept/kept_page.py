"""Fills a part of the view of meetings with kept values: their list, and the one that is chosen."""

from typing import ClassVar, Generic

from PySide6.QtCore import QObject

from asyncdraft.core.text import say
from asyncdraft.gui.drafts.page_html import html_of
from asyncdraft.gui.kept.kept_desk import KeptDesk
from asyncdraft.gui.kept.kept_part import KeptPart
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.workspace import Change, Workspace
from asyncdraft.storage.kept_values import Value

VIEW = "meetings"
SHOWS = Change.TEAM | Change.CLOCK | Change.VIEW | Change.SETTINGS | Change.DRAFTS


class KeptPage(QObject, Generic[Value]):
    """A kind of page names its `key`, what is said of `none`, and how one that is `over` is called."""

    key: ClassVar[str]
    none: ClassVar[str]
    over: ClassVar[str]

    def __init__(
        self, window: MainWindow, workspace: Workspace, desk: KeptDesk[Value], part: KeptPart
    ) -> None:
        super().__init__()
        self._window = window
        self._workspace = workspace
        self._desk = desk
        self._list_part = part
        part.picked.connect(desk.show)
        desk.changed.connect(self.refresh)
        desk.saved.connect(self.refresh)
        window.closing.connect(desk.close)
        window.meetings.switched.connect(lambda _key: self.refresh())
        workspace.changed.connect(self._on_changed)

    def show(self) -> None:
        self._window.meetings.show_part(self.key)
        self._window.show_view(VIEW)
        self._workspace.changed.emit(Change.VIEW)
        self._list_part.focus_list()

    @property
    def is_shown(self) -> bool:
        return self._window.view == VIEW and self._window.meetings.part == self.key

    def html(self, markdown: str) -> str:
        return html_of(markdown, self._workspace.theme)

    def _on_changed(self, change: Change) -> None:
        if change & Change.ELSEWHERE:
            self._desk.reload()
        elif change & SHOWS:
            self.refresh()

    def refresh(self) -> None:
        if not self.is_shown:
            return
        values, current = self._desk.all, self._desk.current
        is_open = sum(value.is_open for value in values)
        title = (
            say(
                "{is_open} open, {count} {over}", is_open=is_open, count=len(values) - is_open, over=self.over
            )
            if values
            else self.none
        )
        self._window.meetings.set_title(self.key, title)
        self._window.top_bar.show_view(VIEW, title)
        self._window.top_bar.show_detail(VIEW, "")
        if current is None:
            self._list_part.show_nobody()
        else:
            self.fill(current)

    def fill(self, value: Value) -> None:
        raise NotImplementedError
