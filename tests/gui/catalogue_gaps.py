"""Texts of the window that went past the catalogue, told from what users and templates have written."""

import ast
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from zoneinfo import available_timezones

import msgspec
from PySide6.QtWidgets import QWidget

from asyncdraft.core.languages import COMPLETE
from asyncdraft.core.practice import cast
from asyncdraft.core.threads import agenda
from asyncdraft.core.when.zones import city_of
from asyncdraft.gui import screenshot
from asyncdraft.storage import guide, resources, sample_team
from asyncdraft.storage.notices import notices
from tests.gui.driver import Driver
from tests.gui.pseudo import bare, shown_texts

NAMES = frozenset(
    {"AsyncDraft", "Slack", "Markdown", "RFC", "RFCs", "PagerDuty", "Git", "GitHub", "English"}
    | {"Qt", "Python"}
    | set(COMPLETE.values())
    | {"st", "nd", "rd", "th", "none", "operations", "security"}
)
"""The same in every language; what English puts behind a number; what somebody answers in a sample."""
SAME = re.compile(
    r"(?:Ctrl|Alt|Shift)\+[^\s⟧⟩]*|\bF\d\d?\b|Backspace|Space"
    r"|\b(?:GMT|BST|WET|IST|JST|EST|CET)\b|\bUTC\b|\b(?:is|after|to|in):[a-z]+|\S+\.(?:md|ics|com)\b\S*"
    r"|\b[A-Z]+-\d+\b|Linux \S+"
)
"""Keys, the letters of zones, words of the search, files, servers, tickets and the system."""
QUOTED = re.compile(r"“⟨?([^“”⟨⟩]*)⟩?”")
WORDS = re.compile(r"[^\W\d_][\w’'-]+")
LEAST = 0.66
"""Of the pairs of words that stand beside each other: a row of a list says its columns in one go."""
COLUMNS = (re.compile(r"[,·:;]"), re.compile(r"[,·:;]|(?<=\s)\d[\d.]*"))
RESOURCES = ("guide", "exercises", "quiz", "meetings")
"""Of texts that are written in English, as the templates are."""
SAMPLES = (
    *Path(screenshot.__file__).parent.rglob("sample_*.py"),
    Path(sample_team.__file__),
    Path(screenshot.__file__),
    Path(cast.__file__),
    Path(agenda.__file__),
)
"""Modules with names, words and messages of people who are made up, and of what is sent."""
KEY = re.compile(r"^(?:- )?[\w-]+ ?[:=] ")


@dataclass(frozen=True)
class Own:
    """All that users and templates have written, and what the samples write for them."""

    lines: frozenset[str]
    pairs: frozenset[tuple[str, str]]

    def has(self, text: str) -> bool:
        """As a whole, or column by column, as a list says a row."""
        return self._has(text) or any(all(map(self._has, cut.split(text))) for cut in COLUMNS)

    def _has(self, text: str) -> bool:
        """A single word has to stand alone there, as a name does, or two of a full name."""
        words = in_words(text)
        if len(words) < 2 or " ".join(words) in self.lines:
            return not words or " ".join(words) in self.lines
        if len(words) == 2 and all(word in self.lines and word.istitle() for word in words):
            return True
        pairs = list(pairwise(words))
        return sum(pair in self.pairs for pair in pairs) >= LEAST * len(pairs)


def own_of(texts: Iterable[str]) -> Own:
    texts = list(texts)
    lines = [in_words(KEY.sub("", line.strip())) for text in texts for line in text.splitlines()]
    whole = [*map(in_words, texts), *lines]
    return Own(
        frozenset(map(" ".join, whole)) | NAMES,
        frozenset(pair for words in whole for pair in pairwise(words)),
    )


def in_words(text: str) -> list[str]:
    """Without marks, markup and numbers."""
    return WORDS.findall(SAME.sub(" ", text))


@cache
def shipped() -> tuple[str, ...]:
    folders = (resources.templates_dir(), *(resources.resources_dir() / name for name in RESOURCES))
    pages = [
        text for page in guide.pages() for text in (page.topic, page.title.partition(": ")[2].capitalize())
    ]
    works = [text for notice in notices() for text in (notice.title, notice.licence)]
    files = [path.read_text("utf-8") for folder in folders for path in sorted(folder.rglob("*.*"))]
    return (*files, *made_up(), *pages, *works, *map(city_of, available_timezones()))


def unknown(driver: Driver, roots: list[QWidget]) -> list[str]:
    """The texts of which the catalogue knows nothing, but for what users and templates have written."""
    own = own_of([*shipped(), *users_own(driver)])
    shown = {(whose, text) for root in roots for whose, text in shown_texts(root)}
    return sorted(f"{whose}: {part}" for whose, text in shown for part in strange(text, own))


def strange(text: str, own: Own) -> list[str]:
    """Somebody's words may stand in quotation marks, within their own words too."""
    whole = strange_parts(text, own)
    return whole and strange_parts(
        QUOTED.sub(lambda found: "" if quoted(found[1], own) else found[0], text), own
    )


def strange_parts(text: str, own: Own) -> list[str]:
    return [part for part in bare(SAME.sub(" ", text)) if not own.has(part)]


def quoted(text: str, own: Own) -> bool:
    """One word of a message may be quoted, too."""
    words = in_words(text)
    return own.has(text) or (len(words) == 1 and any(words[0] in pair for pair in own.pairs))


def users_own(driver: Driver) -> Iterator[str]:
    workspace, session = driver.application.workspace, driver.application.session
    told = [workspace.team, session.draft, list(workspace.templates.values()), session.last_report]
    yield from strings(json.loads(msgspec.json.encode(told, enc_hook=written)))
    yield from (person.first_name for person in workspace.team.people)


def written(value: object) -> str:
    return value[:] if isinstance(value, str) else str(value)


def made_up() -> Iterator[str]:
    """Sentences and names; the keys of the program are single words in small letters."""
    for file in SAMPLES:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and is_said(node.value):
                yield node.value


def is_said(text: str) -> bool:
    return " " in text or not text.islower()


def strings(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for name, inner in value.items():
                yield from (name, *strings(inner))
        case list():
            for inner in value:
                yield from strings(inner)
