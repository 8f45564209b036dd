"""The left side: the views, and the drafts below them."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor
from PySide6.QtWidgets import QButtonGroup, QFrame, QLineEdit, QMenu, QPushButton

from asyncdraft.core.when import writing
from asyncdraft.gui import icons
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import button, column, label, restyle
from asyncdraft.gui.widgets.sectioned_list import Entry, SectionedList
from asyncdraft.storage.draft_rows import DraftSummary

VIEWS = (("compose", "Compose"), ("team", "Team"), ("templates", "Templates"))
PARENTS = {"overlap": "compose"}
WIDE, NARROW = 228, 52


class Navigation(QFrame):
    """`view_chosen(key)`, `draft_chosen(id)`, `searched(text)`."""

    view_chosen = Signal(str)
    draft_chosen = Signal(str)
    searched = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "navigation")
        self._buttons: dict[str, QPushButton] = {}
        self._draft_actions: list[QAction] = []
        self._group = QButtonGroup(self)
        self._column = column(self, margins=(10, 10, 10, 8), gap=2)
        for index, (key, text) in enumerate(VIEWS):
            self._add_view(index, key, text)
        self._search = QLineEdit()
        self._search.setPlaceholderText("Search drafts")
        self._search.setAccessibleName("Search drafts")
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self.searched)
        self._list = SectionedList("Drafts")
        self._list.picked.connect(self.draft_chosen)
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._list.customContextMenuRequested.connect(self._on_context_menu)
        self._empty = label(
            "Drafts appear here. Each one saves itself as you type.",
            tone="secondary",
            type="small",
            wrap=True,
        )
        self._menu_button = button("", self._open_list_menu, kind="nav", tip="Drafts")
        self._column.addSpacing(8)
        self._column.addWidget(self._search)
        self._column.addWidget(self._empty)
        self._column.addWidget(self._list, 1)
        self._column.addWidget(self._menu_button)
        self._column.addStretch(0)
        self._entries: list[Entry] = []
        self._current = ""
        self.set_narrow(False)

    def _add_view(self, index: int, key: str, text: str) -> None:
        view = button(text, kind="nav")
        view.setCheckable(True)
        view.setIconSize(QSize(16, 16))
        view.setToolTip(f"{text}  Ctrl+{index + 1}")
        view.setAccessibleName(text)
        view.clicked.connect(lambda _checked=False: self.view_chosen.emit(key))
        self._group.addButton(view)
        self._buttons[key] = view
        self._column.addWidget(view)

    def set_draft_actions(self, actions: Sequence[QAction]) -> None:
        self._draft_actions = list(actions)

    def set_theme(self, theme: Theme) -> None:
        tokens: Mapping[str, QColor] = {role: theme[role] for role in theme.tokens}
        self._list.set_tokens(tokens)
        self._menu_button.setIcon(icons.icon("list", theme["text"]))
        for key, view in self._buttons.items():
            view.setIcon(icons.icon(key, theme["accent" if view.isChecked() else "text"]))

    def set_narrow(self, narrow: bool) -> None:
        self.setFixedWidth(NARROW if narrow else WIDE)
        self._column.setContentsMargins(*((8, 10, 8, 8) if narrow else (10, 10, 10, 8)))
        for key, text in VIEWS:
            self._buttons[key].setText("" if narrow else f"  {text}")
        self._menu_button.setVisible(narrow)
        self._search.setVisible(not narrow)
        self._list.setVisible(not narrow)
        self._empty.setVisible(not narrow and not self._entries)
        restyle(self._menu_button, "kind", "nav")

    def mark_view(self, key: str, theme: Theme) -> None:
        self._buttons[PARENTS.get(key, key)].setChecked(True)
        self.set_theme(theme)

    def focus_search(self) -> None:
        self._search.setFocus()
        self._search.selectAll()

    def show_drafts(self, entries: Sequence[Entry], current: str) -> None:
        self._entries = list(entries)
        self._current = current
        self._list.show_entries(entries, current)
        self._empty.setText(
            "No draft contains these words."
            if self._search.text()
            else "Drafts appear here. Each one saves itself as you type."
        )
        self._empty.setVisible(not entries and self._list.isVisibleTo(self))

    @property
    def search_text(self) -> str:
        return self._search.text()

    def _open_list_menu(self) -> None:
        menu = QMenu(self)
        for entry in self._entries[:40]:
            if entry.key:
                action = menu.addAction(f"{entry.title}\t{entry.detail}")
                action.triggered.connect(lambda _checked=False, key=entry.key: self.draft_chosen.emit(key))
            else:
                menu.addSection(entry.title)
        menu.exec(self._menu_button.mapToGlobal(self._menu_button.rect().topRight()))
        menu.deleteLater()

    def _on_context_menu(self, position: object) -> None:
        if not self._list.current_key():
            return
        menu = QMenu(self)
        menu.addActions(self._draft_actions)
        menu.exec(self._list.viewport().mapToGlobal(position))  # type: ignore[call-overload]
        menu.deleteLater()


def draft_entries(
    drafts: Sequence[DraftSummary], names: Mapping[str, str], titles: Mapping[str, str], now: datetime
) -> list[Entry]:
    """The list of drafts by age. `names` are first names by roster id, `titles` those of templates."""
    entries: list[Entry] = []
    section = ""
    for draft in drafts:
        updated = draft.updated_at.astimezone(now.tzinfo)
        heading = "Today" if updated.date() == now.date() else "Earlier"
        if heading != section:
            entries.append(Entry("", heading))
            section = heading
        entries.append(Entry(draft.id, draft.title, _detail(draft, names, titles, now)))
    return entries


def _detail(draft: DraftSummary, names: Mapping[str, str], titles: Mapping[str, str], now: datetime) -> str:
    readers = [names.get(reader, reader) for reader in draft.to]
    who = readers[0] if len(readers) == 1 else f"{len(readers)} readers" if readers else ""
    zone = str(now.tzinfo)
    copied = f"copied {writing.day(draft.copied_at, zone)}" if draft.copied_at else draft.checked
    return " · ".join(part for part in (who, copied, titles.get(draft.template, draft.template)) if part)
