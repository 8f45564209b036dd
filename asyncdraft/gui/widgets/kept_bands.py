"""Bands of cells as they were painted: once for all who keep the same hours, wherever the lines stand."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QPainter, QPixmap

from asyncdraft.gui.widgets.basics import left_to_right

MOST_BANDS = 200


class KeptBands:
    def __init__(self) -> None:
        self._bands: dict[tuple[object, ...], QPixmap] = {}

    def forget(self) -> None:
        """Another size or other colours."""
        self._bands.clear()

    def make_room(self) -> None:
        """Before others are painted, where many are kept."""
        if len(self._bands) > MOST_BANDS:
            self._bands.clear()

    def of(
        self, cells: Sequence[str], size: QSizeF, ratio: float, paint: Callable[[QPainter], None]
    ) -> QPixmap:
        """`size` is in logical pixels, of which each takes `ratio` of the screen; `paint` makes a new one."""
        key = (ratio, *cells)
        if key not in self._bands:
            self._bands[key] = _painted(size, ratio, paint)
        return self._bands[key]


def _painted(size: QSizeF, ratio: float, paint: Callable[[QPainter], None]) -> QPixmap:
    band = QPixmap((size * ratio).toSize())
    band.setDevicePixelRatio(ratio)
    band.fill(Qt.GlobalColor.transparent)
    painter = left_to_right(QPainter(band))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint(painter)
    painter.end()
    return band
