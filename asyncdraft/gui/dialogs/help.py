"""The guide beside the work: pages, a search over all of them, and every shortcut."""

from collections.abc import Sequence
from string import Template

from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QTextBrowser, QWidget

from asyncdraft.core.text import say
from asyncdraft.gui.fonts import MONO_FAMILIES
from asyncdraft.gui.language import tr
from asyncdraft.gui.search_field import SearchField
from asyncdraft.gui.theme import Theme
from asyncdraft.gui.widgets.basics import button, column, row
from asyncdraft.gui.widgets.sectioned_list import Entry, SectionedList
from asyncdraft.storage.guide import GuidePage

TO_LIST = (Qt.Key.Key_Up, Qt.Key.Key_Down)
SIZE = (900, 620)
MARGIN = 16
SHEET = Template("""
h1 { font-size: 20px; margin: 0 0 10px 0; }
h2 { font-size: 14px; margin: 18px 0 4px 0; }
p, li { margin: 6px 0; line-height: 140%; }
a { color: $accent; text-decoration: none; }
code { font-family: $mono; background: $chip; }
table { border-collapse: collapse; margin: 8px 0; }
th { color: $secondary; font-weight: 600; text-align: left; }
th, td { border: 1px solid $line; padding: 5px 9px; }
""")
SHOWN_WORDS = 9
"""Of the sentence in which a searched word was found, beside it."""


class HelpDialog(QDialog):
    """Stays open beside the window. The words of a search are looked for in whole pages."""

    def __init__(self, parent: QWidget, pages: Sequence[GuidePage], theme: Theme) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Help"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*SIZE)
        self._pages = {page.name: page for page in pages}
        self._shown = pages[0].name
        self._search = SearchField()
        self._search.setPlaceholderText(tr("Any word of the help"))
        self._search.setAccessibleName(tr("Search the help"))
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(lambda _text: self._refresh())
        self._list = SectionedList(say("Pages of the help"))
        self._list.picked.connect(self.show_page)
        self._text = QTextBrowser()
        self._text.setOpenLinks(False)
        self._text.document().setDocumentMargin(MARGIN)
        self._text.anchorClicked.connect(self._on_link)
        self._build()
        self.set_theme(theme)

    def _build(self) -> None:
        left = column(gap=8)
        left.addWidget(self._search)
        left.addWidget(self._list, 1)
        sides = row(gap=16)
        sides.addLayout(left, 2)
        sides.addWidget(self._text, 5)
        foot = row()
        foot.addStretch(1)
        foot.addWidget(button(tr("Close"), self.close))
        body = column(self, margins=(18, 16, 18, 16), gap=12)
        body.addLayout(sides, 1)
        body.addLayout(foot)

    def set_theme(self, theme: Theme) -> None:
        self._list.set_tokens({role: theme[role] for role in theme.tokens})
        self._text.document().setDefaultStyleSheet(
            SHEET.substitute(theme.tokens, mono=", ".join(MONO_FAMILIES))
        )
        self._refresh()

    def show_page(self, name: str) -> None:
        page = self._pages[name]
        self._shown = name
        self._list.mark(name)
        self._text.setHtml(_html(page))
        self._text.setAccessibleName(page.title)

    def focus_search(self) -> None:
        self._search.setFocus()
        self._search.selectAll()

    def _refresh(self) -> None:
        words = self._search.text().casefold().split()
        found = [page for page in self._pages.values() if all(word in _searched(page) for word in words)]
        if found and self._shown not in {page.name for page in found}:
            self._shown = found[0].name
        entries = [Entry(page.name, page.topic, _detail(page, words)) for page in found]
        self._list.show_entries(entries or [Entry("", tr("No page has these words"))], self._shown)
        if found:
            self.show_page(self._shown)

    def _on_link(self, link: QUrl) -> None:
        name = link.path().removesuffix(".md")
        if name in self._pages:
            self._search.clear()
            self.show_page(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows choose a page while a search is typed."""
        if event.key() in TO_LIST and self._search.hasFocus():
            self._list.setFocus()
            QCoreApplication.sendEvent(self._list, event)
            return
        super().keyPressEvent(event)


def _html(page: GuidePage) -> str:
    from markdown_it import MarkdownIt

    return str(MarkdownIt().enable("table").render(f"# {page.topic}\n\n{page.text}"))


def _searched(page: GuidePage) -> str:
    return f"{page.title}\n{page.text}".casefold()


def _detail(page: GuidePage, words: Sequence[str]) -> str:
    """What the title adds to the topic, or around the first word that is searched."""
    if not words:
        return page.title.partition(": ")[2].capitalize()
    line = next((line for line in page.text.splitlines() if words[0] in line.casefold()), "")
    plain = line.replace("*", "").replace("`", "").strip("|# -")
    place = plain.casefold().find(words[0])
    before = plain[: max(place, 0)].split()
    lead = "… " if len(before) > 3 else ""
    return lead + " ".join([*before[-3:], *plain[max(place, 0) :].split()][:SHOWN_WORDS])
