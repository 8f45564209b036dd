"""The left side: the views, and the drafts below them."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor
from PySide6.QtWidgets import QButtonGroup, QFrame, QMenu, QPushButton, QWidget

from asyncdraft.core.text import joined, say, say_of
from asyncdraft.gui import icons
from asyncdraft.gui.actions import keys_of
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.search_field import SearchField
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import button, column, label, restyle, scrolling
from asyncdraft.gui.widgets.flow import FlowLayout
from asyncdraft.gui.widgets.menus import as_spelled, open_at, open_below
from asyncdraft.gui.widgets.sectioned_list import Entry, SectionedList
from asyncdraft.gui.widgets.tips import set_tip

EMPTY = say("Drafts appear here. Each one saves itself as you type.")
NOTHING = say("No draft contains these words.")
SEARCH_TIP = say("Words, and filters such as to:kenji, is:sent or before:2026-11-01")
MORE_TIP = say("More filters: person, template, date")
CHIPS = (
    (say_of("drafts", "Waiting"), "is:waiting", say("No draft waits for an answer.")),
    (say("Overdue"), "is:overdue", say("No answer is overdue.")),
    (say("Sent"), "is:sent", say("No draft is marked as sent.")),
    (say("Archived"), "is:archived", say("No draft is archived.")),
    (say("Trash"), "is:deleted", say("The trash is empty.")),
)
"""The label, what it types, and what is said where it alone finds nothing."""

NOTHING_FOUND = {"": EMPTY} | {typed: nothing for _label, typed, nothing in CHIPS}
VIEWS = (
    ("compose", say("Compose")),
    ("threads", say("Threads")),
    ("meetings", say("Meetings")),
    ("team", say("Team")),
    ("templates", say("Templates")),
    ("practice", say("Practice")),
    ("outbox", say("Outbox")),
)
SETTINGS = ("settings", say("Settings"))
"""Apart from the views, at the bottom."""

ICONS = {"meetings": "calendar"}
"""Where it is not called as the view is."""

PARENTS = {"overlap": "compose", "history": "compose"}
WIDE, NARROW, DRAWER_WIDTH = 228, 52, 300
WIDE_MARGINS, NARROW_MARGINS, SCROLLED_MARGINS = (10, 10, 10, 8), (7, 10, 6, 8), (2, 10, 1, 8)


class Navigation(QFrame):
    """`view_chosen(key)`, `draft_chosen(id)`, `searched(text)`."""

    view_chosen = Signal(str)
    draft_chosen = Signal(str)
    searched = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "navigation")
        self._buttons: dict[str, QPushButton] = {}
        self._counts: dict[str, int] = {}
        self._narrow = False
        self._draft_actions: list[QAction] = []
        self._group = QButtonGroup(self)
        page = QWidget()
        page.setProperty("role", "page")
        self._column = column(page, margins=WIDE_MARGINS, gap=2)
        self._area = scrolling(page)
        self._area.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._fit_margins())
        column(self).addWidget(self._area)
        for key, text in VIEWS:
            self._add_view(key, text)
        self._search = SearchField()
        self._search.setPlaceholderText(tr("Search drafts"))
        self._search.setAccessibleName(tr("Search drafts"))
        set_tip(self._search, SEARCH_TIP)
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self.searched)
        self._search.returnPressed.connect(self._on_return)
        self._chips: dict[str, QPushButton] = {}
        self._more_chip = button(
            tr("More"), self._open_filters, kind="outline-chip", scale="small", tip=MORE_TIP
        )
        self._list = SectionedList(say("Drafts"))
        self._list.picked.connect(self.draft_chosen)
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._list.customContextMenuRequested.connect(self._on_context_menu)
        self._empty = label(EMPTY, tone="secondary", type="small", wrap=True)
        self._menu_button = button("", self._toggle_drawer, kind="nav", tip=tr("Drafts"))
        self._drawer = QFrame(self, Qt.WindowType.Popup)
        self._drawer.setProperty("role", "drawer")
        self._drawer_column = column(self._drawer, margins=(10, 10, 10, 10), gap=2)
        self._drafts = self._draft_part()
        self._column.addSpacing(8)
        self._column.addWidget(self._drafts, 1)
        self._column.addWidget(self._menu_button)
        self._column.addStretch(0)
        self._add_view(*SETTINGS)
        self.show_keys()
        self._filters: Sequence[tuple[str, Sequence[tuple[str, str]]]] = ()
        self.set_narrow(False)

    def _draft_part(self) -> QWidget:
        """The search and what it finds: below the views, or in a drawer where there is no room."""
        part = QWidget()
        body = column(part, gap=6)
        body.addWidget(self._search)
        chips = QWidget()
        flow = FlowLayout(chips, gap=4)
        for text, typed, _nothing in CHIPS:
            chip = button(
                text,
                kind="outline-chip",
                scale="small",
                tip=tr("{typed} in the search does the same", typed=typed),
            )
            chip.setCheckable(True)
            chip.clicked.connect(lambda _checked=False, typed=typed: self._toggle(typed))
            self._chips[typed] = chip
            flow.addWidget(chip)
        flow.addWidget(self._more_chip)
        body.addWidget(chips)
        body.addWidget(self._empty)
        body.addWidget(self._list, 1)
        return part

    def _add_view(self, key: str, text: str) -> None:
        view = button(text, kind="nav")
        view.setCheckable(True)
        view.setIconSize(QSize(16, 16))
        view.setAccessibleName(shown(text))
        view.clicked.connect(lambda _checked=False: self.view_chosen.emit(key))
        self._group.addButton(view)
        self._buttons[key] = view
        self._column.addWidget(view)

    def show_keys(self) -> None:
        for key, text in (*VIEWS, SETTINGS):
            set_tip(self._buttons[key], f"{shown(text)}  {keys_of(f'show_{key}')}".rstrip())
        self._show_names()

    def show_count(self, key: str, count: int, what: str) -> None:
        """How many wait behind a view; `what` says it for those who do not see the number."""
        self._counts[key] = count
        view = self._buttons[key]
        text = dict(VIEWS)[key]
        view.setAccessibleName(
            tr("{text}, {count} {what}", text=text, count=count, what=what) if count else shown(text)
        )
        view.setText("" if self._narrow else self._named(key, text))

    def _show_names(self) -> None:
        for key, text in (*VIEWS, SETTINGS):
            self._buttons[key].setText("" if self._narrow else self._named(key, text))

    def _named(self, key: str, text: str) -> str:
        """Beside the view that is shown stand its keys, where nothing waits there."""
        count = self._counts.get(key, 0)
        keys = keys_of(f"show_{key}") if self._buttons[key].isChecked() else ""
        return f"{shown(text)}  {count or keys}".rstrip()

    def set_draft_actions(self, actions: Sequence[QAction]) -> None:
        self._draft_actions = list(actions)

    def set_theme(self, theme: Theme) -> None:
        tokens: Mapping[str, QColor] = {role: theme[role] for role in theme.tokens}
        self._list.set_tokens(tokens)
        self._menu_button.setIcon(icons.icon("list", theme["text"]))
        for key, view in self._buttons.items():
            view.setIcon(icons.icon(ICONS.get(key, key), theme["accent" if view.isChecked() else "text"]))

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self._drawer.hide()
        self.setFixedWidth(NARROW if narrow else WIDE)
        self._fit_margins()
        self._show_names()
        self._menu_button.setVisible(narrow)
        if narrow:
            self._drawer_column.addWidget(self._drafts)
        else:
            self._column.insertWidget(self._column.indexOf(self._menu_button), self._drafts, 1)
        restyle(self._menu_button, "kind", "nav")

    def _fit_margins(self) -> None:
        """Beside icons a scroll bar stands in the margin."""
        scrolls = bool(self._area.verticalScrollBar().maximum())
        margins = (SCROLLED_MARGINS if scrolls else NARROW_MARGINS) if self._narrow else WIDE_MARGINS
        self._column.setContentsMargins(*margins)

    def mark_view(self, key: str, theme: Theme) -> None:
        shown_view = self._buttons[PARENTS.get(key, key)]
        shown_view.setChecked(True)
        self._area.ensureWidgetVisible(shown_view, 0, 0)
        self._show_names()
        self.set_theme(theme)

    def focus_search(self) -> None:
        if self._narrow:
            self._open_drawer()
        self._search.setFocus()
        self._search.selectAll()

    def search(self, typed: str) -> None:
        self._search.setText(typed)

    def set_filters(self, filters: Sequence[tuple[str, Sequence[tuple[str, str]]]]) -> None:
        """Menus of filters: their titles, and for each row what is shown and what is typed for it."""
        self._filters = filters

    def show_drafts(
        self, entries: Sequence[Entry], current: str, more: Callable[[], Sequence[Entry]], problem: str
    ) -> None:
        """`more` gives those that follow; `problem` says what is wrong with the words of the search."""
        self._list.show_entries(entries, current, more)
        self._empty.setText(shown(problem) or shown(NOTHING_FOUND.get(self._search.text().strip(), NOTHING)))
        self._empty.setVisible(bool(problem) or not entries)
        words = self._search.text().split()
        for typed, chip in self._chips.items():
            chip.setChecked(typed in words)

    @property
    def search_text(self) -> str:
        return self._search.text()

    def _on_return(self) -> None:
        """From the search to what it found."""
        self._list.setFocus(Qt.FocusReason.TabFocusReason)
        self._list.pick_first()

    def _toggle(self, typed: str) -> None:
        words = self._search.text().split()
        kept = [word for word in words if word not in self._chips]
        self._search.setText(joined(kept if typed in words else [*kept, typed]))

    def _open_filters(self) -> None:
        menu = QMenu(self)
        for title, rows in self._filters:
            submenu = menu.addMenu(shown(title))
            for text, typed in rows:
                action = submenu.addAction(as_spelled(shown(text)))
                action.triggered.connect(lambda _checked=False, typed=typed: self._add(typed))
        open_below(menu, self._more_chip)

    def _add(self, typed: str) -> None:
        """One filter of a kind, in place of an earlier one."""
        key = typed.partition(":")[0]
        kept = [word for word in self._search.text().split() if not word.startswith(f"{key}:")]
        self._search.setText(joined([*kept, typed]))

    def _toggle_drawer(self) -> None:
        if self._drawer.isVisible():
            self._drawer.hide()
        else:
            self._open_drawer()

    def _open_drawer(self) -> None:
        corner = self.mapToGlobal(self.rect().topRight())
        self._drawer.setGeometry(corner.x() + 2, corner.y(), DRAWER_WIDTH, self.height())
        self._drawer.show()
        self._list.setFocus()

    def _on_context_menu(self, position: QPoint) -> None:
        if not self._list.current_key():
            return
        menu = QMenu(self)
        menu.addActions(self._draft_actions)
        open_at(menu, self._list.viewport().mapToGlobal(position))
