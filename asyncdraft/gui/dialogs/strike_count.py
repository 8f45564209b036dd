"""The count of strikes is set by hand; the reason is kept with the thread."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from asyncdraft.core.text import say
from asyncdraft.gui.dialogs.form import FormDialog, line
from asyncdraft.gui.language import tr
from asyncdraft.gui.widgets.basics import label, row
from asyncdraft.gui.widgets.segmented import Segmented

COUNTS = tuple((str(count), str(count)) for count in range(4))


class StrikeCountDialog(FormDialog[tuple[int, str]]):
    """The count and the reason."""

    def __init__(self, parent: QWidget, count: int, take: Callable[[tuple[int, str]], object]) -> None:
        super().__init__(parent, tr("Correct the count"), 420, take)
        self._count = Segmented(COUNTS, name=say("Strikes"))
        self._count.choose(str(count))
        self._reason = line(tr("Reason"), tr("Why the count is another; it is kept with the thread"), "")
        counts = row(gap=10)
        counts.addWidget(label(tr("Strikes so far")))
        counts.addWidget(self._count)
        counts.addStretch(1)
        self.place((counts, self._reason), tr("Set the count"))

    def read(self) -> tuple[int, str]:
        reason = self._reason.text().strip()
        if not reason:
            self._reason.setFocus()
            raise ValueError(say("Say why the count changes; the reason is kept with the thread."))
        return int(self._count.current), reason
