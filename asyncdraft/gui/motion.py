"""What moves by itself: the cursor that blinks, and menus, lists and tips that slide or fade."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

EFFECTS = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
)


class Motion:
    """Knows how the system has it, to bring that back."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._blink_ms = app.cursorFlashTime()
        self._effects = {effect: app.isEffectEnabled(effect) for effect in EFFECTS}

    def reduce(self, reduced: bool) -> None:
        self._app.setCursorFlashTime(0 if reduced else self._blink_ms)
        for effect, usual in self._effects.items():
            self._app.setEffectEnabled(effect, usual and not reduced)
