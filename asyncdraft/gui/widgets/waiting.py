"""That something takes its time, in two sentences and a bar that moves."""

from PySide6.QtWidgets import QBoxLayout, QProgressBar, QWidget

from asyncdraft.gui.language import shown
from asyncdraft.gui.widgets.basics import column, label

WIDTH, BAR_HEIGHT = 520, 6


def lay_out_waiting(window: QWidget, line: str, about: str) -> QBoxLayout:
    """`line` says what is done, `about` what the user may want to know meanwhile; more goes below."""
    bar = QProgressBar()
    bar.setRange(0, 0)
    bar.setTextVisible(False)
    bar.setFixedHeight(BAR_HEIGHT)
    bar.setAccessibleName(shown(line))
    layout = column(window, margins=(24, 24, 24, 24), gap=12)
    layout.addWidget(label(line, type="heading"))
    layout.addWidget(bar)
    layout.addWidget(label(about, tone="secondary", wrap=True))
    window.setFixedWidth(WIDTH)
    return layout
