"""The view in which drafts are written: the message, and beside it its checklist and its preview."""

from collections.abc import Iterable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from asyncdraft.core.text import say
from asyncdraft.gui.drafts.slim_page import SlimPage
from asyncdraft.gui.first_frame import (
    NARROW_PAGE_GAP,
    NARROW_PAGE_MARGINS,
    NARROW_SIDE_WIDTH,
    PAGE_GAP,
    PAGE_MARGINS,
    SIDE_WIDTH,
)
from asyncdraft.gui.panels.checklist import ChecklistPanel
from asyncdraft.gui.panels.editors import EditorsPanel
from asyncdraft.gui.panels.preview import PreviewPanel
from asyncdraft.gui.widgets.basics import column, frame, row
from asyncdraft.gui.widgets.segmented import Segmented


class ComposePage(QWidget):
    """Both stand at the right one above the other; narrow, they share that place; slim, the message too."""

    def __init__(self, parts: Iterable[QWidget], checklist: ChecklistPanel, preview: PreviewPanel) -> None:
        """`parts` of the message, from its top down; the editors among them take the height that is left."""
        super().__init__()
        self._checklist, self._preview = checklist, preview
        self._narrow = self._is_slim = False
        self._slim: SlimPage | None = None
        self._rows = column(self, gap=0)
        self._sides = row(gap=0)
        self._rows.addLayout(self._sides, 1)
        self._writing = QWidget()
        self._writing.setProperty("role", "page")
        self._middle = column(self._writing, margins=PAGE_MARGINS, gap=PAGE_GAP)
        for part in parts:
            self._middle.addWidget(part, isinstance(part, EditorsPanel))
            if isinstance(part, EditorsPanel):
                self._editors = part
        self._make_side()
        self._sides.addWidget(self._writing, 1)
        self._sides.addWidget(self._side)

    def _make_side(self) -> None:
        self._side = frame("side")
        self._side.setFixedWidth(SIDE_WIDTH)
        body = column(self._side, gap=0)
        self._switch = Segmented(
            (("checklist", say("Checklist")), ("preview", say("Preview"))), name=say("Right side")
        )
        self._switch.choose("checklist")
        self._switch.chosen.connect(lambda _key: self._show_side())
        self._switch_row = QWidget()
        switch: QHBoxLayout = row(self._switch_row, margins=(16, 10, 12, 0))
        switch.addWidget(self._switch)
        switch.addStretch(1)
        self._switch_row.hide()
        self._rule = frame("rule")
        body.addWidget(self._switch_row)
        body.addWidget(self._checklist, 3)
        body.addWidget(self._rule)
        body.addWidget(self._preview, 2)

    def place_hint(self, bar: QWidget, above: QWidget) -> None:
        self._middle.insertWidget(self._middle.indexOf(above), bar)

    def fit(self, *, narrow: bool, slim: bool) -> None:
        self._editors.set_whole(slim)
        self._narrow, self._is_slim = narrow, slim
        self._side.setFixedWidth(NARROW_SIDE_WIDTH if narrow else SIDE_WIDTH)
        self._middle.setContentsMargins(*(NARROW_PAGE_MARGINS if narrow else PAGE_MARGINS))
        self._middle.setSpacing(NARROW_PAGE_GAP if narrow else PAGE_GAP)
        self._show_side()

    def show_next(self) -> None:
        """Of what shares one place."""
        if self._is_slim:
            self._slim_page.go_on()
        else:
            self._switch.choose("preview" if self._switch.current == "checklist" else "checklist")
        self._show_side()

    def count_findings(self, count: int) -> None:
        text = say("Checklist  {count}", count=count) if count else say("Checklist")
        self._switch.set_text("checklist", text)
        if self._slim is not None:
            self._slim.count_findings(text)

    @property
    def _slim_page(self) -> SlimPage:
        if self._slim is None:
            self._slim = SlimPage(self._sides, self._writing, self._side, self._editors.settle)
            self._rows.insertWidget(0, self._slim.bar)
            self._slim.chosen.connect(lambda _key: self._show_side())
            for going in (self._checklist.go_to, self._checklist.fix_chosen):
                going.connect(lambda *_what: self._show_writing())
        return self._slim

    def _show_writing(self) -> None:
        if self._is_slim:
            self._slim_page.write()
            self._show_side()

    def _show_side(self) -> None:
        if self._is_slim or self._slim is not None:
            self._slim_page.set_slim(self._is_slim)
        shown = self._slim_page.shown if self._is_slim else self._switch.current
        self._switch_row.setVisible(self._narrow and not self._is_slim)
        self._rule.setVisible(not self._narrow)
        self._checklist.setVisible(not self._narrow or shown != "preview")
        self._preview.setVisible(not self._narrow or shown == "preview")
