"""Line icons, drawn from our own SVG in the colour asked for."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from asyncdraft.gui.scale import px
from asyncdraft.storage import resources

DIRECTED = frozenset({"arrow-right", "chevron-left", "chevron-right", "send"})
"""Of these the mirror image is drawn where the window reads from right to left."""


def icon(name: str, color: QColor) -> QIcon:
    return QIcon(pixmap(name, color))


def pixmap(name: str, color: QColor, size: int = 16, ratio: float = 2.0) -> QPixmap:
    """`size` in device-independent pixels as at 100 %; drawn at `ratio` times that."""
    is_mirrored = name in DIRECTED and QGuiApplication.isRightToLeft()
    return QPixmap.fromImage(_image(name, color.name(), px(size), ratio, is_mirrored=is_mirrored))


@lru_cache(maxsize=256)
def _image(name: str, color: str, size: int, ratio: float, *, is_mirrored: bool) -> QImage:
    source = resources.read_text(f"icons/{name}.svg").replace("#000", color)
    side = round(size * ratio)
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    if is_mirrored:
        image.flip(Qt.Orientation.Horizontal)
    image.setDevicePixelRatio(ratio)
    return image
