"""How a dialog is opened."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QInputDialog, QLabel, QLineEdit, QMessageBox, QWidget

from asyncdraft.gui.scale import fitted, larger, px, refit
from asyncdraft.gui.widgets.basics import column, restyle, scrolling

FRAME = QSize(20, 40)
"""What the system's frame around a dialog may take of the screen."""
INPUT_WIDTH = 400
"""Pixels at 100 % of the line that a dialog asks for."""


def show(dialog: QDialog) -> None:
    """Opens it, and lets it go once it is closed."""
    fit(dialog)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def fit(dialog: QDialog) -> None:
    """As large as the text of now asks for, and no larger than the screen: what has no room there scrolls."""
    refit(dialog)
    if isinstance(dialog, QInputDialog):
        _dress(dialog)
    if isinstance(dialog, QInputDialog | QMessageBox):
        _show_plainly(dialog)
    room = _room(dialog)
    least = dialog.minimumSizeHint().expandedTo(dialog.minimumSize())
    is_sized = dialog.testAttribute(Qt.WidgetAttribute.WA_Resized)
    wanted = larger(dialog.size()).expandedTo(least) if is_sized else least
    if least.width() > room.width() or least.height() > room.height():
        _let_scroll(dialog)
        dialog.resize(wanted.boundedTo(room))
    elif is_sized:
        dialog.resize(wanted.boundedTo(room))


def _dress(dialog: QInputDialog) -> None:
    """As our own dialogs are: room for a sentence, and its button the primary one."""
    dialog.sizeHint()  # makes what stands in it
    for line in dialog.findChildren(QLineEdit):
        fitted(line)
        line.setMinimumWidth(min(px(INPUT_WIDTH), _room(dialog).width() - 2 * FRAME.width()))
    for words in dialog.findChildren(QLabel):
        words.setWordWrap(True)
    for box in dialog.findChildren(QDialogButtonBox):
        restyle(box.button(QDialogButtonBox.StandardButton.Ok), "kind", "primary")


def _show_plainly(dialog: QInputDialog | QMessageBox) -> None:
    """Qt searches the words of its own dialogs for markup: a name in them may look like it."""
    for words in dialog.findChildren(QLabel):
        words.setTextFormat(Qt.TextFormat.PlainText)


def _room(dialog: QDialog) -> QSize:
    parent = dialog.parentWidget()
    screen = dialog.screen().availableSize() - FRAME
    return screen if parent is None else screen.expandedTo(parent.window().size() - FRAME)


def _let_scroll(dialog: QDialog) -> None:
    dialog.setMinimumSize(0, 0)
    layout = dialog.layout()
    if layout is None or isinstance(dialog, QInputDialog):
        return
    page = QWidget()
    page.setLayout(layout)
    area = scrolling(page)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    column(dialog).addWidget(area)
