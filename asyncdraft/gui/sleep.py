"""A page that is not seen sleeps while the window gets another theme.

Qt gives a new style to every widget that there is, in one piece. Those of a sleeping page are passed over,
and get theirs when the page wakes, before it is seen.
"""

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget

STYLED, OWN_STYLE = Qt.WidgetAttribute.WA_WState_Polished, Qt.WidgetAttribute.WA_SetStyle


class Sleepers:
    """Which of `pages` sleep, by key. `dress(key)` gives one that wakes what else belongs to a theme."""

    def __init__(self, pages: Mapping[str, QWidget], dress: Callable[[str], object]) -> None:
        self._pages = pages
        self._dress = dress
        self._asleep: set[str] = set()

    @property
    def awake(self) -> set[str]:
        return self._pages.keys() - self._asleep

    def sleep(self, seen: QWidget | None) -> None:
        """All but the page that is `seen`."""
        for key in self.awake:
            if self._pages[key] is not seen:
                self._asleep.add(key)
                sleep(self._pages[key])

    def wake(self, key: str) -> None:
        if key in self._asleep:
            self._asleep.remove(key)
            wake(self._pages[key])
            self._dress(key)

    def wake_all(self) -> None:
        for key in tuple(self._asleep):
            self.wake(key)


def sleep(page: QWidget) -> None:
    for widget in _all(page):
        if widget.testAttribute(STYLED) and not widget.testAttribute(OWN_STYLE):
            widget.setAttribute(STYLED, False)
            widget.setAttribute(OWN_STYLE)


def wake(page: QWidget) -> None:
    """From the outside inwards: letters and colours are handed down."""
    asleep = [widget for widget in _all(page) if widget.testAttribute(OWN_STYLE)]
    style, changed = page.style(), QEvent(QEvent.Type.StyleChange)
    for widget in asleep:
        widget.setAttribute(OWN_STYLE, False)
        widget.setAttribute(STYLED)
        style.polish(widget)
    for widget in asleep:
        QApplication.sendEvent(widget, changed)
        widget.update()


def _all(page: QWidget) -> Iterator[QWidget]:
    yield page
    yield from page.findChildren(QWidget)
