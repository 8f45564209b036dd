"""Puts the window into a language: catalogue, numbers, the direction of reading, and Qt's own words."""

from collections.abc import Iterable, Sequence
from io import BytesIO

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from asyncdraft.core.languages import COMPLETE, SYSTEM
from asyncdraft.gui import fonts, language
from asyncdraft.storage import resources


def wanted() -> Sequence[str]:
    """The languages that the system speaks, best first."""
    return QLocale.system().uiLanguages()


def best(wanted: Iterable[str], known: Iterable[str] = COMPLETE) -> str:
    """The first of the `wanted` tags ("de-AT", "ja") that is `known`; English is empty, and always known."""
    known = frozenset(known)
    languages = (tag.replace("_", "-").partition("-")[0].lower() for tag in wanted)
    found = next((language for language in languages if language == "en" or language in known), "en")
    return "" if found == "en" else found


def of(chosen: str, known: Iterable[str] = COMPLETE) -> str:
    """The catalogue of a choice in the settings; empty for English."""
    return best(wanted() if chosen == SYSTEM else (chosen,), known)


def at_hand() -> frozenset[str]:
    """The catalogues that lie there, with all texts or not: who translates looks at them."""
    return frozenset(file.stem for file in (resources.resources_dir() / "languages").glob("*.po"))


def install(application: QApplication, tag: str) -> None:
    """`tag` is one of the catalogues; an empty one is English, which needs none. What is shown stays."""
    if not language.is_english():
        _fall_silent(application)
    if not tag:
        return
    from gettext import GNUTranslations

    from asyncdraft.core.catalogue_form import compiled

    locale = QLocale(tag)
    catalogue = compiled(resources.read_text(f"languages/{tag}.po"))
    language.speak(GNUTranslations(BytesIO(catalogue)), locale)
    QLocale.setDefault(locale)
    fonts.prefer(tag)
    application.setLayoutDirection(locale.textDirection())
    own_words = QTranslator(application)
    if own_words.load(locale, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(own_words)


def _fall_silent(application: QApplication) -> None:
    """As at the start, before any language."""
    language.speak(None)
    QLocale.setDefault(QLocale.system())
    fonts.prefer("")
    application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    for words in application.findChildren(QTranslator):
        application.removeTranslator(words)
        words.deleteLater()
