"""Puts the window into a language: catalogue, numbers, the direction of reading, and Qt's own words."""

from collections.abc import Sequence
from io import BytesIO

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from asyncdraft.gui import fonts, language
from asyncdraft.storage import resources


def wanted() -> Sequence[str]:
    """The languages that the system speaks, best first."""
    return QLocale.system().uiLanguages()


def install(application: QApplication, tag: str) -> None:
    """`tag` is one of the catalogues; an empty one is English, which needs none."""
    if not tag:
        return
    from gettext import GNUTranslations

    locale = QLocale(tag)
    compiled = BytesIO(resources.read_bytes(f"languages/{tag}.mo"))
    language.speak(GNUTranslations(compiled), locale)
    QLocale.setDefault(locale)
    fonts.prefer(tag)
    application.setLayoutDirection(locale.textDirection())
    own_words = QTranslator(application)
    if own_words.load(locale, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(own_words)
