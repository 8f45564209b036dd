"""A field for a number, typed or changed by the arrow keys."""

from PySide6.QtWidgets import QSpinBox

from asyncdraft.gui.scale import px

INSET = 9


class NumberField(QSpinBox):
    """Qt gives its words the room of buttons that a style sheet hides, and no distance from its border."""

    def __init__(self) -> None:
        super().__init__()
        self.lineEdit().setTextMargins(px(INSET), 0, px(INSET), 0)
