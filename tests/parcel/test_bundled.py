"""What a bundle takes along of Qt and of the system that it is built on."""

import tomllib
from pathlib import Path

import pytest
from parcel import bundled, libraries
from parcel.images import ICNS_TYPES, ICO_SIZES, icns, ico
from PySide6.QtCore import QBuffer
from PySide6.QtGui import QImageReader


@pytest.mark.parametrize(
    "target",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqwayland.so",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/translations/qtbase_ja.qm",
        "PySide6/Qt/plugins/iconengines/libqsvgicon.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/Qt/lib/libQt6Widgets.so.6",
        "libQt6Core.so.6",
        "libicudata.so.73",
        "libpython3.11.so.1.0",
        "libsqlite3.so.0",
        "libxcb-cursor.so.0",
        "tzdata/zoneinfo/Europe/London",
        "keyring-25.7.0.dist-info/entry_points.txt",
        "cryptography-50.0.2.dist-info/licenses/LICENSE",
    ],
)
def test_it_comes_along(target: str) -> None:
    assert bundled.is_wanted(target)


@pytest.mark.parametrize(
    "target",
    [
        "PySide6/Qt/plugins/platforms/libqminimalegl.so",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/plugins/imageformats/libqtiff.so",
        "PySide6/Qt/plugins/imageformats/libqjpeg.so",
        "harper_py-0.2.0.dist-info/sboms/harper-py.cyclonedx.json",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/Qt/translations/qt_de.qm",
        "PySide6/Qt/translations/qtbase_fr.qm",
        "PySide6/opengl32sw.dll",
        "PySide6/Qt6OpenGL.dll",
        "libQt6EglFSDeviceIntegration.so.6",
        "libgtk-3.so.0",
        "libglib-2.0.so.0",
        "libxcb.so.1",
        "libX11.so.6",
        "keyring-25.7.0.dist-info/RECORD",
        "asyncdraft-0.1.0.dist-info/direct_url.json",
    ],
)
def test_it_stays_out(target: str) -> None:
    assert not bundled.is_wanted(target)


def test_the_libraries_of_the_system_are_told_apart_from_qts() -> None:
    found = bundled.libraries(
        [
            ("libssl.so.3", "/usr/lib/libssl.so.3", "BINARY"),
            ("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", "SYMLINK"),
            ("nh3/nh3.abi3.so", "/site/nh3/nh3.abi3.so", "EXTENSION"),
        ]
    )
    assert found == [Path("/usr/lib/libssl.so.3")]


def test_a_library_that_no_package_has_needs_no_notice(tmp_path: Path) -> None:
    own = tmp_path / "libown.so.1"
    own.touch()
    assert tomllib.loads(libraries.describe([own])) == {}


def test_the_icon_for_windows_has_a_picture_for_every_size() -> None:
    buffer = QBuffer()
    buffer.setData(ico())
    reader = QImageReader(buffer, b"ico")
    found = []
    for number in range(reader.imageCount()):
        reader.jumpToImage(number)
        found.append(reader.read().width())
    assert found == list(ICO_SIZES)


def test_the_icon_for_macos_tells_its_own_length_and_kinds() -> None:
    icon = icns()
    assert icon[:4] == b"icns"
    assert int.from_bytes(icon[4:8], "big") == len(icon)
    place, kinds = 8, []
    while place < len(icon):
        kinds.append(icon[place : place + 4])
        assert icon[place + 8 : place + 12] == b"\x89PNG"
        place += int.from_bytes(icon[place + 4 : place + 8], "big")
    assert kinds == list(ICNS_TYPES.values())
