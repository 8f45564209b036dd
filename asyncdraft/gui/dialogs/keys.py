"""The keys of every action: pressed to be changed, never typed."""

import re
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from asyncdraft.gui.actions import ACTIONS, ActionDef, action_name, menu_title, native_keys
from asyncdraft.gui.language import tr, tr_of
from asyncdraft.gui.search_field import SearchField
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.announce import announce
from asyncdraft.gui.widgets.basics import button, column, keep_room, label, row
from asyncdraft.gui.widgets.sectioned_list import Entry, SectionedList

MODIFIERS = {Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr}
HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
FUNCTION_KEY, HOLDING = re.compile(r"F\d\d?"), {"Ctrl", "Alt", "Meta"}
EDITING = (
    QKeySequence.StandardKey.Copy,
    QKeySequence.StandardKey.Cut,
    QKeySequence.StandardKey.Paste,
    QKeySequence.StandardKey.Undo,
    QKeySequence.StandardKey.Redo,
    QKeySequence.StandardKey.SelectAll,
)


class KeyField(QLineEdit):
    """`pressed(keys)`, portable; empty for Backspace alone, which takes them away."""

    pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setPlaceholderText(tr("Press the new keys"))
        self.setAccessibleName(tr("New keys"))
        self.setAccessibleDescription(tr("Press the new keys; Backspace takes them away, Tab leaves"))

    def event(self, event: QEvent) -> bool:
        """No shortcut of the window is carried out while its keys are chosen here."""
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in MODIFIERS or key is Qt.Key.Key_unknown:
            return
        if key in (Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and not event.modifiers() & HELD:
            super().keyPressEvent(event)
            return
        if key is Qt.Key.Key_Backspace and not event.modifiers():
            self.pressed.emit("")
            return
        portable = QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)
        self.pressed.emit(portable)


class KeysDialog(QDialog):
    """`chosen(keys by action)`: all that are not the usual ones, after every change."""

    chosen = Signal(dict)

    def __init__(self, parent: QWidget, chosen: Mapping[str, str], theme: Theme) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Shortcuts"))
        self.resize(820, 560)
        self._chosen = dict(chosen)
        self._shown = ACTIONS[0].id
        self._wanted = ""
        self._search = SearchField()
        self._search.setPlaceholderText(tr("An action, or keys such as Ctrl+N"))
        self._search.setAccessibleName(tr("Search actions"))
        self._search.textChanged.connect(lambda _text: self._refresh())
        self._list = SectionedList(tr("Actions"))
        self._list.set_tokens({role: theme[role] for role in theme.tokens})
        self._list.picked.connect(self._show)
        self._title = label(type="heading", wrap=True)
        self._tip = label(tone="secondary", wrap=True)
        self._field = KeyField()
        self._field.pressed.connect(self._on_pressed)
        self._usual = label(tone="secondary", wrap=True)
        self._problem = label(pill="bad", wrap=True)
        self._take = button("", self._take_over)
        self._reset = button(tr("Usual keys"), self._on_reset)
        self._none = button(tr("No keys"), lambda: self._set(""))
        self._all = button(tr("All usual keys again"), self._on_all_reset)
        self._nothing = label(tr("No action is called so."), tone="secondary", wrap=True)
        self._right = QWidget()
        keep_room(self._right)
        self._build()
        self._refresh()

    def _build(self) -> None:
        left = column(gap=8)
        left.addWidget(self._search)
        left.addWidget(self._nothing)
        left.addWidget(self._list, 1)
        right = column(self._right, gap=10)
        for part in (self._title, self._tip, self._field, self._usual, self._problem):
            right.addWidget(part)
        right.addWidget(self._take, 0, Qt.AlignmentFlag.AlignLeft)
        buttons = row(gap=8)
        for choice in (self._reset, self._none):
            buttons.addWidget(choice)
        buttons.addStretch(1)
        right.addLayout(buttons)
        right.addStretch(1)
        sides = row(gap=18)
        sides.addLayout(left, 4)
        sides.addWidget(self._right, 5)
        foot = row(gap=10)
        foot.addWidget(self._all)
        foot.addStretch(1)
        foot.addWidget(button(tr("Close"), self.accept, kind="primary"))
        body = column(self, margins=(18, 16, 18, 16), gap=12)
        body.addLayout(sides, 1)
        body.addLayout(foot)

    # What is shown

    def show_chosen(self, chosen: Mapping[str, str]) -> None:
        """As they are now, whoever has changed them."""
        if chosen != self._chosen:
            self._chosen = dict(chosen)
            self._refresh()

    def _keys(self, definition: ActionDef) -> str:
        if definition.id in self._chosen:
            return native_keys(self._chosen[definition.id])
        return native_keys(definition.keys)

    def _refresh(self) -> None:
        words = self._search.text().casefold().split()
        found = [each for each in ACTIONS if all(word in self._searched(each) for word in words)]
        if found and self._shown not in {each.id for each in found}:
            self._shown = found[0].id
        self._list.show_entries(self._entries(found), self._shown)
        self._nothing.setVisible(not found)
        self._right.setVisible(bool(found))
        self._all.setEnabled(bool(self._chosen))
        self._show(self._shown)

    def _searched(self, definition: ActionDef) -> str:
        return " ".join(
            (tr(definition.text), tr(definition.tip), menu_title(definition.menu), self._keys(definition))
        ).casefold()

    def _entries(self, found: Sequence[ActionDef]) -> list[Entry]:
        entries: list[Entry] = []
        for menu in dict.fromkeys(each.menu for each in found):
            entries.append(Entry("", menu_title(menu)))
            entries += [
                Entry(each.id, action_name(each), self._detail(each)) for each in found if each.menu == menu
            ]
        return entries

    def _detail(self, definition: ActionDef) -> str:
        keys = self._keys(definition) or tr("no keys")
        return tr("{keys} · changed", keys=keys) if definition.id in self._chosen else keys

    @property
    def _definition(self) -> ActionDef:
        return next(each for each in ACTIONS if each.id == self._shown)

    def _show(self, action_id: str) -> None:
        self._shown, self._wanted = action_id, ""
        definition = self._definition
        self._title.setText(action_name(definition))
        self._tip.setText(tr(definition.tip))
        self._tip.setVisible(bool(definition.tip))
        self._field.setText(self._keys(definition))
        usual = [native_keys(keys) for keys in (definition.keys, definition.more) if keys]
        self._usual.setText(
            tr(
                "Usual: {keys}. Backspace in the field takes the keys away.",
                keys=f" {tr('or')} ".join(usual) or tr_of("keys", "none"),
            )
        )
        self._tell("")
        self._reset.setEnabled(definition.id in self._chosen)
        self._none.setEnabled(bool(self._keys(definition)))

    def _tell(self, sentence: str, take: str = "") -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self._take.setText(take)
        self._take.setVisible(bool(take))
        if sentence:
            announce(self._field, sentence)

    # What is pressed

    def _on_pressed(self, keys: str) -> None:
        refused = refusal(keys)
        other = self._holder(keys)
        if refused:
            self._tell(refused)
        elif other is not None:
            self._wanted = keys
            self._field.setText(native_keys(keys))
            name = action_name(other)
            self._tell(
                tr("{keys} belongs to “{name}”.", keys=native_keys(keys), name=name),
                tr("Take it from “{name}”", name=name),
            )
        else:
            self._set(keys)

    def _holder(self, keys: str) -> ActionDef | None:
        """Another action that has these."""
        others = (each for each in ACTIONS if each.id != self._shown and keys)
        return next((each for each in others if keys in self._all_keys(each)), None)

    def _all_keys(self, definition: ActionDef) -> tuple[str, ...]:
        chosen = self._chosen.get(definition.id)
        usual = (definition.keys, definition.more) if chosen is None else (chosen,)
        return tuple(QKeySequence(keys).toString() for keys in usual if keys)

    def _take_over(self) -> None:
        other, keys = self._holder(self._wanted), self._wanted
        if other is not None:
            self._chosen[other.id] = ""
            self._set(keys)
            self._field.setFocus()

    def _set(self, keys: str) -> None:
        definition = self._definition
        if keys == QKeySequence(definition.keys).toString():
            self._chosen.pop(definition.id, None)
        else:
            self._chosen[definition.id] = keys
        self._changed()

    def _on_reset(self) -> None:
        usual = QKeySequence(self._definition.keys).toString()
        self._on_pressed(usual) if usual else self._set(usual)

    def _on_all_reset(self) -> None:
        self._chosen.clear()
        self._changed()

    def _changed(self) -> None:
        self.chosen.emit(dict(self._chosen))
        self._refresh()


def refusal(keys: str) -> str:
    """Why keys cannot be those of an action; empty where they can."""
    sequence = QKeySequence(keys)
    if not keys:
        return ""
    if any(sequence in QKeySequence.keyBindings(standard) for standard in EDITING):
        return tr("{keys} edits text everywhere: press others.", keys=native_keys(keys))
    words = set(keys.removesuffix("+").split("+"))
    if not FUNCTION_KEY.fullmatch(keys.rpartition("+")[2]) and not words & HOLDING:
        return tr("{keys} alone is typed into texts: press it with Ctrl or Alt.", keys=native_keys(keys))
    return ""
