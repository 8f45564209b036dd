"""What is told when the program itself has made a mistake, and what can be done then."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from asyncdraft.core.text import joined, say
from asyncdraft.gui.language import shown, tr, tr_count
from asyncdraft.gui.widgets.announce import announce
from asyncdraft.gui.widgets.basics import button, column, label, row

WIDTH, DETAILS_HEIGHT = 560, 190
WRONG = say("AsyncDraft made a mistake of its own. You did nothing wrong.")
BEFORE = say("The last time, AsyncDraft ended without a warning. What was saved then is here.")
PRIVATE = say("Versions and places in the program: no text, names, addresses or passwords of yours.")


class CrashDialog(QDialog):
    """`quitting()` where the user would rather leave. It takes further mistakes in, instead of a second one.

    `unsaved` is a text that could be kept nowhere, to be copied. Without `goes_on` there is only the way out.
    """

    quitting = Signal()

    def __init__(
        self,
        parent: QWidget | None,
        heading: str,
        kept: str,
        details: str,
        *,
        unsaved: str = "",
        goes_on: bool = True,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Something went wrong"))
        self.setMinimumWidth(WIDTH)
        self._more = 0
        self._goes_on = goes_on
        self._heading = label(heading, type="heading", wrap=True)
        self._kept = label(kept, wrap=True, tone="bad" if unsaved else "")
        self._kept.setVisible(bool(kept))
        self._count = label(tone="secondary", type="small", wrap=True)
        self._count.hide()
        self._details = QPlainTextEdit(details)
        self._details.setReadOnly(True)
        self._details.setTabChangesFocus(True)
        self._details.setProperty("role", "field")
        self._details.setAccessibleName(tr("Details to report"))
        self._details.setAccessibleDescription(shown(PRIVATE))
        self._details.setMinimumHeight(DETAILS_HEIGHT)
        self._copied = label(tone="ok", type="small")
        self._build(unsaved)
        announce(self, shown(joined((heading, kept))))

    def _build(self, unsaved: str) -> None:
        body = column(self, margins=(20, 18, 20, 16), gap=10)
        titled = label(tr("&Details to report"), type="strong")
        titled.setBuddy(self._details)
        for part in (self._heading, self._kept, self._count, titled):
            body.addWidget(part)
        body.addWidget(self._details, 1)
        body.addWidget(label(PRIVATE, tone="secondary", type="small", wrap=True))
        buttons = row(gap=8)
        buttons.addWidget(button(tr("Copy details"), self._copy_details))
        if unsaved:
            buttons.addWidget(button(tr("Copy the draft"), lambda: self._copy(unsaved)))
        buttons.addWidget(self._copied)
        buttons.addStretch(1)
        quit_button = button(tr("Quit"), self._on_quit, kind="" if self._goes_on else "primary")
        buttons.addWidget(quit_button)
        chosen = quit_button
        if self._goes_on:
            chosen = button(tr("Go on"), self.accept, kind="primary")
            buttons.addWidget(chosen)
        body.addLayout(buttons)
        chosen.setDefault(True)
        chosen.setFocus()

    @property
    def details(self) -> str:
        return self._details.toPlainText()

    def add(self, details: str) -> None:
        """Another mistake while this one is looked at."""
        self._more += 1
        self._count.setText(
            tr_count(
                "It went wrong in one more place meanwhile.",
                "It went wrong in {count} more places meanwhile.",
                self._more,
            )
        )
        self._count.show()
        self._details.appendPlainText(f"\n{details}")

    def _copy_details(self) -> None:
        self._copy(self.details)

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._copied.setText(tr("Copied"))
        announce(self, tr("Copied"))

    def _on_quit(self) -> None:
        self.accept()
        self.quitting.emit()
