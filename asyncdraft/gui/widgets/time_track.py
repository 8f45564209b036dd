"""A stretch of half-hour cells on which a deadline is pointed at: by click, drag or arrow keys."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from asyncdraft.gui.scale import Enlarged, factor, larger

CELLS_A_DAY = 48
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class TimeTrack(Enlarged):
    """`moved(cell)` while the deadline is dragged, clicked or moved by arrow keys; with Shift by a day.

    Who paints says where the track and its rows lie, how many cells it has, and in which cell the deadline
    stands. To a screen reader each row is a thing of its own.
    """

    moved = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self._dragging = False
        self._pointed: float | None = None
        self.setMouseTracking(True)
        self._voices: list[QWidget] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def track(self) -> QRectF:
        raise NotImplementedError

    def cells(self) -> int:
        raise NotImplementedError

    def deadline_cell(self) -> float | None:
        raise NotImplementedError

    def start_cell(self) -> float:
        """Where the arrow keys begin while there is no deadline."""
        raise NotImplementedError

    def row_rect(self, index: int) -> QRect:
        """Where the row of a person lies."""
        raise NotImplementedError

    def speak(self, rows: Sequence[str]) -> None:
        """What a screen reader says of each row, from top to bottom."""
        while len(self._voices) < len(rows):
            self._voices.append(_voice(self))
        while len(self._voices) > len(rows):
            self._voices.pop().deleteLater()
        for voice, text in zip(self._voices, rows, strict=True):
            voice.setAccessibleName(text)
            voice.show()
        self._place_voices()

    def _place_voices(self) -> None:
        for index, voice in enumerate(self._voices):
            place = self.row_rect(index)
            voice.setGeometry(QRect(place.topLeft() * factor(), larger(place.size())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_voices()

    def x_of(self, cell: float) -> float:
        track = self.track()
        return track.left() + track.width() / max(1, self.cells()) * cell

    def cell_at(self, x: float) -> float:
        """The nearest border of cells, inside the track."""
        track = self.track()
        cell = round((x - track.left()) / track.width() * self.cells())
        return float(min(max(0, cell), self.cells()))

    def sized_font(self, pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """With tabular figures."""
        font = QFont(self.font())
        font.setPixelSize(pixels)
        font.setWeight(weight)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def mousePressEvent(self, event: QMouseEvent) -> None:
        inside = self.track().left() <= self.smaller(event.position()).x() <= self.track().right()
        self._point_at(None)
        self._dragging = event.button() is Qt.MouseButton.LeftButton and inside
        self._follow(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._follow(event)
        x = self.smaller(event.position()).x()
        is_inside = self.track().left() <= x <= self.track().right()
        self._point_at(self.cell_at(x) if is_inside and not self._dragging else None)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at(None)

    def _point_at(self, cell: float | None) -> None:
        if cell != self._pointed:
            self._pointed = cell
            self.update()

    def paint_pointed(self, painter: QPainter, top: float, color: QColor) -> None:
        """Where a click would put the deadline."""
        if self._pointed is not None and self._pointed != self.deadline_cell():
            x = self.x_of(self._pointed)
            painter.setPen(QPen(color, 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(x, top), QPointF(x, self.height()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragging = False

    def _follow(self, event: QMouseEvent) -> None:
        cell = self.cell_at(self.smaller(event.position()).x())
        if self._dragging and cell != self.deadline_cell():
            self.moved.emit(cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        here = self.deadline_cell()
        start = self.start_cell() if here is None else here
        self.moved.emit(float(round(start) + step * (CELLS_A_DAY if shift else 1)))


def _voice(parent: QWidget) -> QWidget:
    """Paints nothing and takes no click: it has a place and a name."""
    voice = QWidget(parent)
    voice.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    voice.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
    return voice
