"""The view of the templates only places things: gallery and editor, and the preview beside them."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from asyncdraft.gui import icons
from asyncdraft.gui.language import tr
from asyncdraft.gui.panels.fields_form import FieldsForm
from asyncdraft.gui.panels.template_editor import TemplateEditor
from asyncdraft.gui.panels.template_gallery import TemplateGallery
from asyncdraft.gui.panels.template_side import TemplateSide
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import button, column, row
from asyncdraft.gui.widgets.splitter import Splitter
from asyncdraft.gui.widgets.stacked import Stacked

SIDE_WIDTH, NARROW_SIDE_WIDTH = 384, 332
USUAL_SHARE = 0.38
BOTH_FROM = 700
"""The height from which gallery and editor stand one above the other."""


class TemplatesPage(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.gallery = TemplateGallery()
        self.editor = TemplateEditor()
        self.form = FieldsForm(columns=1, folded=True)
        self.side = TemplateSide(self.form)
        self._split = Splitter()
        self._split.addWidget(self.gallery)
        self._split.addWidget(self.editor)
        self._split.setStretchFactor(0, 2)
        self._split.setStretchFactor(1, 3)
        self._split.splitterMoved.connect(lambda _at, _index: self._keep_height())
        self.gallery_height = 0
        """Above the editor, as somebody has dragged it; 0 is the usual share."""
        self.new = button(tr("New template"), kind="primary")
        """Stands in the bar at the top."""
        self.editor.setMinimumHeight(220)
        self.gallery.setMinimumHeight(180)
        self.editor.hide()
        middle = column(margins=(18, 12, 18, 12))
        middle.addWidget(self._split)
        sides = row(self, gap=0)
        sides.addLayout(middle, 1)
        sides.addWidget(self.side)
        self._stacked = Stacked(sides, {self._split: 560, self.side: 520})
        self.set_narrow(False)

    def set_theme(self, theme: Theme) -> None:
        for part in (self.gallery, self.editor, self.form, self.side):
            part.set_theme(theme)
        self.new.setIcon(icons.icon("plus", theme["on_accent"]))

    def set_narrow(self, narrow: bool) -> None:
        self.editor.set_narrow(narrow)
        self.side.setFixedWidth(NARROW_SIDE_WIDTH if narrow else SIDE_WIDTH)

    def set_slim(self, slim: bool) -> None:
        self._stacked.set_slim(slim)
        self.gallery.set_slim(slim)

    @property
    def is_editing(self) -> bool:
        return not self.editor.isHidden()

    def show_editor(self, shown: bool) -> None:
        self.editor.setVisible(shown)
        self._fit()
        if shown and not self.gallery.isHidden():
            whole = self._split.height()
            top = self.gallery_height or round(whole * USUAL_SHARE)
            self._split.setSizes([top, whole - top])

    def _keep_height(self) -> None:
        self.gallery_height = self._split.sizes()[0]

    def show_gallery(self) -> None:
        """Also where there is no room for it beside the editor."""
        self.gallery.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.gallery.setVisible(not self.is_editing or self.height() >= BOTH_FROM)
