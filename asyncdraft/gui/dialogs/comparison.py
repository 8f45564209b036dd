"""What one text changes against another, as lines with their numbers and signs."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import QDialog, QHeaderView, QTableWidget, QWidget

from asyncdraft.core.templates.comparison import SIGNS, Line, count
from asyncdraft.core.text import say
from asyncdraft.gui.fonts import mono_font
from asyncdraft.gui.language import shown, tr, tr_count
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import button, column, label, row

GROUNDS = {"removed": "bad_ground", "added": "ok_ground"}
INKS = {"removed": "bad", "added": "ok", "left out": "secondary"}


class ComparisonDialog(QDialog):
    """`taken_back()`: everything is to be as in the other text."""

    taken_back = Signal()

    def __init__(
        self,
        parent: QWidget,
        title: str,
        lines: Sequence[Line],
        theme: Theme,
        back: str = say("Take the built-in text"),
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(shown(title))
        self.resize(860, 560)
        self._table = _table(lines, theme)
        places = count(tuple(lines))
        body = column(self, margins=(18, 16, 18, 16), gap=12)
        body.addWidget(
            label(
                tr_count("{title}: {count} place", "{title}: {count} places", places, title=title),
                type="heading",
            )
        )
        body.addWidget(self._table, 1)
        foot = row(gap=8)
        if back:
            foot.addWidget(button(back, self._take_back, tip=tr("Can be undone with Ctrl+Z")))
        foot.addStretch(1)
        foot.addWidget(button(tr("Close"), self.accept, kind="primary"))
        body.addLayout(foot)

    @property
    def rows(self) -> list[str]:
        """As they are read: sign and text."""
        model = self._table.model()
        cells = [[model.index(at, column).data() for column in (2, 3)] for at in range(model.rowCount())]
        return [f"{sign} {text}".rstrip() for sign, text in cells]

    def _take_back(self) -> None:
        self.accept()
        self.taken_back.emit()


def _table(lines: Sequence[Line], theme: Theme) -> QTableWidget:
    table = QTableWidget(len(lines), 4)
    table.setAccessibleName(tr("Changed lines"))
    table.setHorizontalHeaderLabels([tr("Before"), tr("Now"), "", tr("Text")])
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(22)
    table.setShowGrid(False)
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
    table.setFont(mono_font())
    table.setWordWrap(True)
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    for column_number, width in enumerate((58, 58, 24)):
        header.setSectionResizeMode(column_number, QHeaderView.ResizeMode.Fixed)
        table.setColumnWidth(column_number, width)
    header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
    model = table.model()
    for at, line in enumerate(lines):
        cells = (str(line.before or ""), str(line.after or ""), SIGNS[line.kind].strip(), shown(line.text))
        for number, text in enumerate(cells):
            side = Qt.AlignmentFlag.AlignRight if number < 2 else Qt.AlignmentFlag.AlignLeft
            ink = theme[INKS.get(line.kind, "text") if number > 1 else "secondary"]
            values = {
                Qt.ItemDataRole.DisplayRole: text,
                Qt.ItemDataRole.TextAlignmentRole: side | Qt.AlignmentFlag.AlignVCenter,
                Qt.ItemDataRole.ForegroundRole: QBrush(ink),
            }
            if line.kind in GROUNDS:
                values[Qt.ItemDataRole.BackgroundRole] = QBrush(theme[GROUNDS[line.kind]])
            for role, value in values.items():
                model.setData(model.index(at, number), value, role)
    table.resizeRowsToContents()
    return table
