"""Colours of a template's source: front matter, Jinja and Markdown; wavy lines under mistakes."""

import re
from collections.abc import Mapping, Sequence

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from asyncdraft.gui.text_units import to_units

START, FRONT_MATTER, BODY, COMMENT = -1, 1, 2, 3
FENCE = re.compile(r"^---\s*$")
KEY = re.compile(r"(?P<key>(?<![\w\"'])[A-Za-z_][\w.]*(?=:(?:\s|$)))")
STRING = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")
YAML_COMMENT = re.compile(r"(?:^|\s)#.*$")
TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
WORD = re.compile(
    r"\b(?:if|elif|else|endif|for|endfor|in|set|endset|macro|endmacro|with|endwith|filter|endfilter|raw|endraw"
    r"|and|or|not|is)\b"
)
FILTER_NAME = re.compile(r"(?<=\|)\s*\w+")
MARKDOWN = re.compile(
    r"(?P<strong>\*\*(?=\S).+?\*\*)|(?P<heading>^#{1,6}\s.*)|(?P<bullet>^\s*(?:[-*+]|\d+[.)])\s)|(?P<code>`[^`]+`)"
)
Mistake = tuple[int, str]
"""Number of the line, from 0, and the word that is wrong; an empty word means the whole line."""


class TemplateHighlighter(QSyntaxHighlighter):
    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._formats: dict[str, QTextCharFormat] = {}
        self._bad = QColor()
        self._mistakes: dict[int, list[str]] = {}

    def set_tokens(self, tokens: Mapping[str, QColor]) -> None:
        roles = {
            "key": ("why", False),
            "string": ("ok", False),
            "tag": ("accent", False),
            "word": ("why", False),
            "filter": ("need", False),
            "strong": ("text", True),
            "heading": ("text", True),
            "bullet": ("accent", True),
            "code": ("need", False),
            "comment": ("secondary", False),
        }
        self._formats = {name: _format(tokens[role], bold=bold) for name, (role, bold) in roles.items()}
        self._bad = tokens["bad"]
        self.rehighlight()

    def show_mistakes(self, mistakes: Sequence[Mistake]) -> None:
        fresh: dict[int, list[str]] = {}
        for line, word in mistakes:
            fresh.setdefault(line, []).append(word)
        stale = {
            line
            for line in fresh.keys() | self._mistakes.keys()
            if fresh.get(line) != self._mistakes.get(line)
        }
        self._mistakes = fresh
        for line in sorted(stale):
            block = self.document().findBlockByNumber(line)
            if block.isValid():
                self.rehighlightBlock(block)

    def highlightBlock(self, text: str) -> None:
        if not self._formats:
            return
        state = self.previousBlockState()
        if FENCE.match(text) and state in (START, FRONT_MATTER):
            self.setCurrentBlockState(FRONT_MATTER if state == START else BODY)
            self._paint(text, 0, len(text), "comment")
        elif state == FRONT_MATTER:
            self.setCurrentBlockState(FRONT_MATTER)
            self._paint_front_matter(text)
        else:
            self._paint_body(text, inside=state == COMMENT)
        for word in self._mistakes.get(self.currentBlock().blockNumber(), ()):
            self._underline(text, word)

    def _paint_front_matter(self, text: str) -> None:
        for found in KEY.finditer(text):
            self._paint(text, *found.span(), "key")
        for found in STRING.finditer(text):
            self._paint(text, *found.span(), "string")
        self._paint_tags(text)
        if comment := YAML_COMMENT.search(text):
            self._paint(text, *comment.span(), "comment")

    def _paint_body(self, text: str, *, inside: bool) -> None:
        for found in MARKDOWN.finditer(text):
            self._paint(text, *found.span(), found.lastgroup or "code")
        self._paint_tags(text)
        position, open_now = 0, inside
        while position <= len(text):
            end = text.find("#}", position) if open_now else text.find("{#", position)
            if open_now:
                stop = len(text) if end < 0 else end + 2
                self._paint(text, position, stop, "comment")
            if end < 0:
                break
            position = end + 2 if open_now else end
            open_now = not open_now
        self.setCurrentBlockState(COMMENT if open_now else BODY)

    def _paint_tags(self, text: str) -> None:
        for tag in TAG.finditer(text):
            self._paint(text, *tag.span(), "tag")
            for pattern, role in ((WORD, "word"), (FILTER_NAME, "filter"), (STRING, "string")):
                for found in pattern.finditer(text, tag.start(), tag.end()):
                    self._paint(text, *found.span(), role)

    def _paint(self, text: str, start: int, end: int, role: str) -> None:
        first = to_units(text, start)
        self.setFormat(first, to_units(text, end) - first, self._formats[role])

    def _underline(self, text: str, word: str) -> None:
        spans = [found.span() for found in whole_word(word).finditer(text)] if word else []
        for start, end in spans or [(len(text) - len(text.lstrip()), len(text))]:
            for position in range(to_units(text, start), to_units(text, end)):
                shown = QTextCharFormat(self.format(position))
                shown.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
                shown.setUnderlineColor(self._bad)
                self.setFormat(position, 1, shown)


def whole_word(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")


def _format(color: QColor, *, bold: bool) -> QTextCharFormat:
    result = QTextCharFormat()
    result.setForeground(color)
    if bold:
        result.setFontWeight(QFont.Weight.Bold)
    return result
