"""All shortcuts on one page, from the table of actions."""

from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from asyncdraft.gui.actions import by_menu, shown_keys
from asyncdraft.gui.language import tr
from asyncdraft.gui.widgets.basics import button, column, label, row


class ShortcutsDialog(QDialog):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("All shortcuts"))
        layout = column(self, margins=(20, 16, 20, 16), gap=12)
        columns = row(gap=36)
        for titles in (("Draft", "Store"), ("Write", "Copy"), ("Check", "View", "Help")):
            side = column(gap=10)
            for title in titles:
                side.addWidget(label(tr(title).upper(), type="caps"))
                side.addLayout(_grid(title))
            side.addStretch(1)
            columns.addLayout(side)
        layout.addLayout(columns)
        close = button(tr("Close"), self.accept, kind="primary")
        end = row()
        end.addStretch(1)
        end.addWidget(close)
        layout.addLayout(end)


def _grid(menu: str) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(4)
    for index, action in enumerate(by_menu()[menu]):
        grid.addWidget(label(tr(action.text)), index, 0)
        grid.addWidget(label(shown_keys(action), tone="secondary"), index, 1)
    grid.setColumnStretch(0, 1)
    return grid
