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
    """Knows how the system has it, to bring that back. The user's choice goes before the desktop's."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._blink_ms = app.cursorFlashTime()
        self._effects = {effect: app.isEffectEnabled(effect) for effect in EFFECTS}
        self._chosen: bool | None = None
        self._desktop = False
        self._is_reduced = False

    def choose(self, reduced: bool | None) -> None:
        """None leaves it to the desktop."""
        self._chosen = reduced
        self._apply()

    def follow(self, reduced: bool) -> None:
        """What the desktop asks for from now on."""
        self._desktop = reduced
        self._apply()

    def _apply(self) -> None:
        reduced = self._desktop if self._chosen is None else self._chosen
        if reduced == self._is_reduced:
            return
        self._is_reduced = reduced
        self._app.setCursorFlashTime(0 if reduced else self._blink_ms)
        for effect, usual in self._effects.items():
            self._app.setEffectEnabled(effect, usual and not reduced)
