"""Fills the view of the outbox, its count and the line at the bottom, and takes what is chosen there."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from asyncdraft.core.sending.delivery import ASKS, Delivery
from asyncdraft.core.text import say
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.sending import outbox_rows
from asyncdraft.gui.sending.account_desk import AccountDesk
from asyncdraft.gui.sending.outbox_desk import OutboxDesk
from asyncdraft.gui.workspace import Change, Workspace

if TYPE_CHECKING:
    from asyncdraft.gui.panels.outbox import OutboxPanel

VIEW = "outbox"
SHOWS = Change.CLOCK | Change.VIEW | Change.SETTINGS


class OutboxPage(QObject):
    """`edit_wanted(draft id)` once its message is taken back."""

    edit_wanted = Signal(str)
    accounts_wanted = Signal()

    def __init__(
        self, window: MainWindow, workspace: Workspace, desk: OutboxDesk, accounts: AccountDesk
    ) -> None:
        super().__init__()
        self._window = window
        self._workspace = workspace
        self._desk = desk
        self._accounts = accounts
        self._current = ""
        desk.changed.connect(self.refresh)
        workspace.changed.connect(self._on_changed)

    @cached_property
    def _panel(self) -> "OutboxPanel":
        """Made when it is first shown."""
        panel = self._window.outbox
        panel.picked.connect(self._on_picked)
        panel.chosen.connect(self._on_chosen)
        panel.accounts_wanted.connect(self.accounts_wanted)
        return panel

    def show(self) -> None:
        panel = self._panel
        self._window.show_view(VIEW)
        self._workspace.changed.emit(Change.VIEW)
        panel.focus_list()

    @property
    def current(self) -> Delivery | None:
        """The chosen one, else the first of the list."""
        return self._desk.get(self._current) or next(iter(self._in_order()), None)

    def _in_order(self) -> list[Delivery]:
        sections = [states for _title, states in outbox_rows.SECTIONS]
        return [each for states in sections for each in self._desk.all if each.state in states]

    def _on_changed(self, change: Change) -> None:
        if change & SHOWS:
            self.refresh()

    def refresh(self) -> None:
        found, now, style = self._desk.all, self._workspace.now(), self._workspace.style
        self._window.navigation.show_count(VIEW, sum(each.is_open for each in found), _on_the_way(found))
        self._window.status.show_sending(*outbox_rows.standing(found, now, style, trouble=self._desk.trouble))
        if self._window.view != VIEW:
            return
        self._window.top_bar.show_detail(VIEW, outbox_rows.summary(found))
        shown = self.current
        self._panel.show_list(outbox_rows.entries(found, now, style), shown.id if shown else "")
        if shown is not None:
            self._show_message(shown)

    def _show_message(self, delivery: Delivery) -> None:
        workspace, account = self._workspace, self._accounts.get(delivery.account)
        seen = outbox_rows.shown(
            delivery, account, workspace.now(), workspace.style, self._desk.payload(delivery)
        )
        self._panel.show_message(
            seen.title,
            (seen.state, seen.tone),
            seen.lines,
            (seen.reason, seen.role),
            seen.actions,
            seen.text,
        )

    def _on_picked(self, delivery_id: str) -> None:
        self._current = delivery_id
        self.refresh()

    def _on_chosen(self, key: str) -> None:
        delivery = self.current
        if delivery is None:
            return
        self._current = delivery.id
        actions = {
            outbox_rows.RETRY: lambda: self._desk.retry(delivery),
            outbox_rows.AGAIN: lambda: self._desk.answer(delivery, arrived=False),
            outbox_rows.ARRIVED: lambda: self._desk.answer(delivery, arrived=True),
            outbox_rows.CANCEL: lambda: self._desk.cancel(delivery),
            outbox_rows.EDIT: lambda: self._edit(delivery),
        }
        actions[key]()

    def _edit(self, delivery: Delivery) -> None:
        """What has not left yet is taken back first."""
        if delivery.is_open:
            self._desk.cancel(delivery, lambda: self.edit_wanted.emit(delivery.draft))
        else:
            self.edit_wanted.emit(delivery.draft)


def _on_the_way(found: tuple[Delivery, ...]) -> str:
    return (
        say("on the way, some ask for you")
        if any(each.state in ASKS for each in found)
        else say("on the way")
    )
