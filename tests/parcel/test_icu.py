"""Qt does with the trimmed data of ICU what it does with all of them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import PySide6
import pytest
from parcel import icu
from parcel.place import Trouble

LIBRARY = next((Path(PySide6.__path__[0]) / "Qt" / "lib").glob("libicudata.so.*"), None)
ASKS = """
from functools import cmp_to_key
from PySide6.QtCore import QCollator, QDateTime, QLocale, QStringDecoder, QTimeZone
for name in ("en_GB", "de_DE", "ja_JP"):
    locale = QLocale(name)
    words = ["Zebra", "ähnlich", "Apfel", "zuletzt", "オ", "え"]
    collator = QCollator(locale)
    print(name, sorted(words, key=cmp_to_key(collator.compare)))
    print(locale.toUpper("straße ı"), locale.toString(QDateTime.fromSecsSinceEpoch(0, QTimeZone.utc())))
    for zone in (QTimeZone(b"Europe/Berlin"), QTimeZone(b"Asia/Tokyo")):
        print(zone.displayName(QTimeZone.TimeType.StandardTime, QTimeZone.NameType.LongName, locale))
print(QStringDecoder("utf-16").isValid(), QTimeZone.systemTimeZoneId().data())
"""
needs_it = pytest.mark.skipif(
    LIBRARY is None or any(shutil.which(tool) is None for tool in ("ld", "objcopy", "nm", "readelf")),
    reason="needs binutils and a Qt that brings its ICU",
)


def answers(libraries: str) -> str:
    env = {**os.environ, "LD_LIBRARY_PATH": libraries}
    return subprocess.run(
        [sys.executable, "-c", ASKS], env=env, check=True, capture_output=True, text=True
    ).stdout


@needs_it
def test_order_case_and_zones_stay_as_they_are_in_the_languages_of_the_program(tmp_path: Path) -> None:
    assert LIBRARY is not None
    trimmed = tmp_path / LIBRARY.name
    shutil.copy(LIBRARY, trimmed)
    saved = icu.trim(trimmed)
    assert saved > 25_000_000
    assert answers(str(tmp_path)) == answers("")


@needs_it
def test_a_library_of_another_form_is_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "libicudata.so.73"
    shutil.copy(sys.executable, other)
    before = other.read_bytes()
    with pytest.raises(Trouble, match="no data of ICU"):
        icu.trim(other)
    assert other.read_bytes() == before
