"""Pages in one place, of which one is seen."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from asyncdraft.gui.widgets.basics import column


class Views(QStackedWidget):
    """A page takes the height that there is.

    Else Qt asks each of them, also those behind, how high it would be, whenever anything is laid out anew.
    """

    def hasHeightForWidth(self) -> bool:
        return False


class Pages(QWidget):
    """As high as the page that is seen has to be: those behind it ask for nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._pages: list[QWidget] = []
        self._line = column(self, gap=0)

    def add(self, page: QWidget) -> None:
        """The first one is shown."""
        self._line.addWidget(page)
        page.setVisible(not self._pages)
        self._pages.append(page)

    @property
    def place(self) -> int:
        return next(place for place, page in enumerate(self._pages) if not page.isHidden())

    @property
    def page(self) -> QWidget:
        return self._pages[self.place]

    def show_page(self, page: QWidget) -> None:
        if page is self.page:
            return
        self.page.hide()
        page.show()
