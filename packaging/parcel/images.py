"""The app icon in the forms that systems want, drawn from its SVG."""

import os
import struct
from pathlib import Path

from parcel.place import ROOT

SOURCE = ROOT / "resources" / "asyncdraft.svg"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
ICO_SIZES = (16, 24, 32, 48, 64, 256)
ICNS_TYPES = {16: b"icp4", 32: b"icp5", 64: b"icp6", 128: b"ic07", 256: b"ic08", 512: b"ic09"}


def png(size: int) -> bytes:
    """Drawn by Qt, without a screen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
    from PySide6.QtGui import QImage, QImageWriter, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(SOURCE.read_bytes()).render(painter, QRectF(0, 0, size, size))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return bytes(buffer.data().data())


def ico() -> bytes:
    """Windows: a table of pictures, each as a PNG; a side of 256 is written as 0."""
    pictures = [(size, png(size)) for size in ICO_SIZES]
    place = 6 + 16 * len(pictures)
    head = struct.pack("<HHH", 0, 1, len(pictures))
    for size, picture in pictures:
        side = size % 256
        head += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(picture), place)
        place += len(picture)
    return head + b"".join(picture for _size, picture in pictures)


def icns() -> bytes:
    """macOS: pictures one after the other, each with its kind and length."""
    parts = [(kind, png(size)) for size, kind in ICNS_TYPES.items()]
    body = b"".join(kind + struct.pack(">I", len(picture) + 8) + picture for kind, picture in parts)
    return b"icns" + struct.pack(">I", len(body) + 8) + body


def write_hicolor(share: Path) -> None:
    """As the icon theme specification of freedesktop.org places them below `share`."""
    icons = share / "icons" / "hicolor"
    for size in SIZES:
        _write(icons / f"{size}x{size}" / "apps" / "asyncdraft.png", png(size))
    _write(icons / "scalable" / "apps" / "asyncdraft.svg", SOURCE.read_bytes())


def write_all(folder: Path) -> None:
    _write(folder / "asyncdraft.ico", ico())
    _write(folder / "asyncdraft.icns", icns())


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
