"""The view of settings: every declaration as a row, a search over all, and the sections at the left."""

from collections.abc import Iterable, Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QWidget

from asyncdraft.core.settings.catalogue import SETTINGS, find
from asyncdraft.core.settings.declaration import SECTION_TITLES, Section, Setting
from asyncdraft.gui.language import shown, tr, tr_count
from asyncdraft.gui.scale import px
from asyncdraft.gui.search_field import SearchField
from asyncdraft.gui.settings.inputs import make_input
from asyncdraft.gui.settings.setting_row import SettingRow
from asyncdraft.gui.team.hours_form import HoursForm
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.announce import announce
from asyncdraft.gui.widgets.basics import button, column, frame, label, row, scrolling
from asyncdraft.gui.widgets.stacked import Stacked
from asyncdraft.gui.widgets.tips import set_tip

LIST_WIDTH, NARROW_LIST = 220, 180
WIDEST, LEAST_BESIDE = 860, 620
PAGE_MARGINS, SLIM_PAGE_MARGINS = (18, 14, 18, 18), (10, 14, 10, 18)


class SettingsPanel(QWidget):
    """`chosen(key, value)`; `typed(key, text)` of what is still to be read; `reset(key)`; `opened(key)` for
    what is chosen elsewhere; `all_reset()`.
    """

    chosen = Signal(str, object)
    typed = Signal(str, str)
    reset = Signal(str)
    opened = Signal(str)
    all_reset = Signal()

    def __init__(self, hours: HoursForm) -> None:
        """`hours` asks when the user works."""
        super().__init__()
        self._hours = hours
        self._more: Mapping[str, str] = {}
        self._below = False
        self.tools = (button(tr("Reset all"), self.all_reset.emit),)
        set_tip(self.tools[0], tr("Every choice back to its default; accounts, team and hours stay"))
        self._search = SearchField()
        self._search.setPlaceholderText(tr("Search settings"))
        self._search.setAccessibleName(tr("Search settings"))
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(lambda _text: self._show_found())
        self._search.returnPressed.connect(self._focus_first)
        self._rows = {setting.key: self._make_row(setting, hours) for setting in SETTINGS}
        self._cards: dict[Section, QFrame] = {}
        self._heads: dict[Section, QWidget] = {}
        self._buttons: dict[Section, QPushButton] = {}
        self._nothing = label(tone="secondary", wrap=True)
        self._nothing.hide()
        self._list = frame("navigation")
        self._page = QWidget()
        self._page.setProperty("role", "page")
        self._area = scrolling(self._page)
        self._build_list()
        self._build_page()
        sides = row(self, gap=0)
        sides.addWidget(self._list)
        sides.addWidget(self._area, 1)
        self._stacked = Stacked(sides, {self._list: 390, self._area: 480})
        self._area.verticalScrollBar().valueChanged.connect(lambda _value: self._mark_section())

    def _make_row(self, setting: Setting, hours: QWidget) -> SettingRow:
        key = setting.key
        if key == "you":
            return SettingRow(setting, hours)
        field = make_input(setting, self.opened.emit)
        field.chosen.connect(lambda value: self.chosen.emit(key, value))
        field.typed.connect(lambda text: self.typed.emit(key, text))
        made = SettingRow(setting, field)
        made.reset.connect(lambda: self.reset.emit(key))
        return made

    def _build_list(self) -> None:
        body = column(self._list, margins=(10, 10, 10, 8), gap=2)
        body.addWidget(self._search)
        body.addSpacing(8)
        group = QButtonGroup(self)
        for section in self._sections():
            go = button(SECTION_TITLES[section], partial(self.show_section, section), kind="nav")
            go.setCheckable(True)
            group.addButton(go)
            self._buttons[section] = go
            body.addWidget(go)
        body.addStretch(1)

    def _build_page(self) -> None:
        self._around = sides = row(self._page, margins=PAGE_MARGINS, gap=0)
        body = column(gap=8)
        body.addWidget(self._nothing)
        for section in self._sections():
            head, card = label(SECTION_TITLES[section], type="heading"), frame("card")
            head.setContentsMargins(0, 0 if section is Section.LOOK else 8, 0, 0)
            inner = column(card, margins=(16, 4, 16, 4), gap=0)
            for place, own in enumerate(self._rows_of(section)):
                if place:
                    inner.addWidget(frame("rule"))
                inner.addWidget(own)
            self._heads[section], self._cards[section] = head, card
            body.addWidget(head)
            body.addWidget(card)
        body.addStretch(1)
        holder = QWidget()
        holder.setProperty("role", "page")
        holder.setMaximumWidth(WIDEST)
        holder.setLayout(body)
        sides.addWidget(holder, 100)
        sides.addStretch(1)
        self._buttons[Section.LOOK].setChecked(True)

    def _sections(self) -> Iterable[Section]:
        return [section for section in Section if self._rows_of(section)]

    def _rows_of(self, section: Section) -> list[SettingRow]:
        return [own for own in self._rows.values() if own.setting.section is section]

    # What it shows

    def row_of(self, key: str) -> SettingRow:
        return self._rows[key]

    def show_more_words(self, words: Mapping[str, str]) -> None:
        """Others by which a setting is found, by its key."""
        self._more = words

    def set_theme(self, theme: Theme) -> None:
        self._hours.set_theme(theme)

    def set_narrow(self, narrow: bool) -> None:
        self._list.setFixedWidth(NARROW_LIST if narrow else LIST_WIDTH)

    def set_slim(self, slim: bool) -> None:
        self._stacked.set_slim(slim)
        self._around.setContentsMargins(*(SLIM_PAGE_MARGINS if slim else PAGE_MARGINS))

    def focus_search(self) -> None:
        self._search.setFocus()
        self._search.selectAll()

    def focus_setting(self, key: str) -> None:
        self._layout_now()
        _focus(self._rows[key].field)

    def search(self, typed: str) -> None:
        self._search.setText(typed)

    def show_section(self, section: Section) -> None:
        self._search.clear()
        self._layout_now()
        self._area.verticalScrollBar().setValue(max(0, self._heads[section].y() - 14))
        self._buttons[section].setChecked(True)

    def _layout_now(self) -> None:
        layout = self._page.layout()
        if layout is not None:
            layout.activate()

    def _mark_section(self) -> None:
        if self._search.text().strip():
            return
        bar = self._area.verticalScrollBar()
        seen = [section for section, head in self._heads.items() if head.y() <= bar.value() + 40]
        self._buttons[seen[-1] if seen else Section.LOOK].setChecked(True)

    def _show_found(self) -> None:
        typed = self._search.text().strip()
        found = {setting.key for setting in find(typed, said=shown)} | self._found_by_more(typed)
        for key, own in self._rows.items():
            own.setVisible(key in found)
        for section, card in self._cards.items():
            rows = [own for own in self._rows_of(section) if own.setting.key in found]
            card.setVisible(bool(rows))
            self._heads[section].setVisible(bool(rows))
            self._buttons[section].setEnabled(bool(rows))
            _rule_between(card)
        self._nothing.setText(
            tr("No setting is about “{typed}”. Try another word, such as dark, zone or keys.", typed=typed)
        )
        self._nothing.setVisible(not found)
        if typed:
            count = len(found)
            announce(self._search, tr_count("{count} setting", "{count} settings", count))

    def _found_by_more(self, typed: str) -> set[str]:
        words = typed.casefold().split()
        return {key for key, more in self._more.items() if words and all(word in more for word in words)}

    def _focus_first(self) -> None:
        shown = [own for own in self._rows.values() if own.isVisible()]
        if shown:
            _focus(shown[0].field)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape gives up the search."""
        if event.key() == Qt.Key.Key_Escape and self._search.text():
            self._search.clear()
            self._search.setFocus()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        below = self._area.viewport().width() < px(LEAST_BESIDE)
        if below != self._below:
            self._below = below
            for own in self._rows.values():
                own.set_narrow(below)


def _focus(field: QWidget) -> None:
    inner = [each for each in field.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    target = next((each for each in inner if each.isEnabled() and each.isVisible()), field)
    target.setFocus(Qt.FocusReason.TabFocusReason)


def _rule_between(card: QFrame) -> None:
    """No rule above the first row that is shown, nor beside one that is not."""
    layout = card.layout()
    if layout is None:
        return
    rule: QWidget | None = None
    has_row = False
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget = item.widget() if item is not None else None
        if isinstance(widget, SettingRow):
            shown = not widget.isHidden()
            if rule is not None:
                rule.setVisible(shown and has_row)
            has_row = has_row or shown
            rule = None
        else:
            rule = widget
