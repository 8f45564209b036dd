"""What the meetings of a calendar take, in two figures."""

from dataclasses import dataclass

from PySide6.QtWidgets import QFrame

from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.scale import UNLIMITED
from asyncdraft.gui.widgets.basics import column, frame, label, row

HEIGHT = 188


@dataclass(frozen=True)
class Figure:
    """`amount` such as "8 h"; `line` says of what, `detail` what stands behind it."""

    amount: str
    line: str
    detail: str


class Totals(QFrame):
    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._amounts = (label(type="figure"), label(type="figure", tone="what"))
        self._lines = (label(wrap=True), label(wrap=True))
        self._details = tuple(label(tone="secondary", type="small", wrap=True) for _place in range(2))
        body = column(self, margins=(14, 8, 12, 8), gap=1)
        for place in range(2):
            if place:
                body.addSpacing(5)
                body.addWidget(frame("rule"))
                body.addSpacing(5)
            head = row(gap=6)
            head.addWidget(self._amounts[place])
            head.addWidget(label(tr("a week"), tone="secondary"))
            head.addStretch(1)
            body.addLayout(head)
            body.addWidget(self._lines[place])
            body.addWidget(self._details[place])
        body.addStretch(1)

    def show_figures(self, planned: Figure, given_back: Figure) -> None:
        for place, figure in enumerate((planned, given_back)):
            self._amounts[place].setText(shown(figure.amount))
            self._amounts[place].setAccessibleName(
                tr("{amount} a week {line}", amount=figure.amount, line=figure.line)
            )
            self._lines[place].setText(shown(figure.line))
            self._details[place].setText(shown(figure.detail))

    def set_narrow(self, narrow: bool) -> None:
        self.setFixedWidth(206 if narrow else 214)
        self.setMinimumHeight(HEIGHT)

    def set_slim(self, slim: bool) -> None:
        """As wide as its place, and as high as its words."""
        if slim:
            self.setMinimumSize(0, 0)
            self.setMaximumSize(UNLIMITED, UNLIMITED)
