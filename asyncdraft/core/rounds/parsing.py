"""Reads one person's update in whatever form it came: headings, bullets, one line or prose.

No word is lost: a heading that names a part becomes the part, everything else stands in an item.
"""

import re

import msgspec

from asyncdraft.core.rounds.clauses import SURELY_BLOCKED, clauses, is_none
from asyncdraft.core.rounds.labels import Label, Meaning, Span, label_of, letters_of, meaning_of
from asyncdraft.core.rounds.update import Item, Part, Update

SLACK_LINK = re.compile(r"<(?P<url>(?:https?|mailto):[^<>|\s]+)(?:\|(?P<label>[^<>\n]*))?>")
LINE = re.compile(
    r"(?P<indent>[ \t]*)(?P<bullet>(?:[-*+•◦▪‣·○●]|[–—](?=\s)|\d{1,2}[.)](?=\s))\s+|[•◦▪])?"
    r"(?P<box>\[[ xX]?\]\s+)?(?P<body>.*)"
)
HEADING = re.compile(r"(?P<marks>#{1,6})\s+(?P<words>.+?)\s*#*$")
EMPHASISED = re.compile(r"(?:\*{1,2}|_{2})(?P<words>[^*_\n]{1,60}?):?(?:\*{1,2}|_{2}):?$")
TOPIC = re.compile(r"(?P<words>[^\W_][^:.!?\n]{0,50}):$")
PLAIN_TOPIC = re.compile(r"(?P<words>[A-Z][^:.!?,;\n]{0,40})$")
MOST_TOPIC_WORDS = 5
QUOTED = re.compile(r"^(\s*)(?:>\s?)+", re.MULTILINE)
SIGNS = {
    Part.SHIPPED: (
        "✅",
        "☑",
        "✔",
        "🚀",
        "🎉",
        ":white_check_mark:",
        ":heavy_check_mark:",
        ":rocket:",
        ":tada:",
    ),
    Part.NEXT: (
        "⏳",
        "🚧",
        "🔄",
        "⬜",
        "🔜",
        "➡",
        ":construction:",
        ":hourglass:",
        ":soon:",
        ":arrow_right:",
    ),
    Part.BLOCKED: (
        "🚫",
        "⛔",
        "🛑",
        "❌",
        "🔴",
        ":no_entry:",
        ":no_entry_sign:",
        ":octagonal_sign:",
        ":x:",
        ":red_circle:",
    ),
}
BOXES = {"x": Part.SHIPPED, "": Part.NEXT}
LABEL_WITHIN = re.compile(
    r"(?:(?<=[.;,!?)\]])\s+|\s+[|/·–—-]\s+)(?=\*{0,2}(?P<phrase>[A-Za-z][A-Za-z'’ ]{0,28})\*{0,2}:(?!//))"
)
LETTER_WITHIN = re.compile(r"\s+(?=(?P<phrase>[YTBSN]):\s)")
MITIGATION = re.compile(r"[*_]{0,2}(?:mitigations?|mitigated by|answer|plan b)\b", re.IGNORECASE)
LIST_OF = re.compile(r";\s+")
TURN = re.compile(
    r"(?<=[.!])\s+(?=(?:today|tomorrow|next|blocked|stuck|waiting|no blockers|nothing blocks)\b)",
    re.IGNORECASE,
)
"""Where prose behind a heading goes on with another part: "Done: the export. Tomorrow the import." """
WIDE_GAP = re.compile(r"(?<=\S)[^\S\n]{9,}")
DEEP_INDENT = re.compile(r"^[^\S\n]{41,}", re.MULTILINE)
FULL_LINE = 60
"""Characters from which on a line may be one that a mail program broke."""


def parse(text: str) -> Update:
    """Never raises; an empty text is an empty update."""
    plain = SLACK_LINK.sub(
        _markdown_link, text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ")
    )
    plain = QUOTED.sub(r"\1", narrowed(plain))
    reader = _Reader(letters_of(plain), _spans(plain))
    lines = plain.split("\n")
    for place, line in enumerate(lines):
        follows = place + 1 < len(lines) and _line(lines[place + 1]).is_listed
        for piece in _at_labels(line, reader.letters):
            reader.read(piece, before_list=follows)
    return reader.update()


def narrowed(text: str) -> str:
    """With wide gaps and deep indents made narrow: they say nothing, and cost patterns their time."""
    return DEEP_INDENT.sub(" " * 40, WIDE_GAP.sub("  ", text))


def _markdown_link(match: re.Match[str]) -> str:
    return f"[{match['label']}]({match['url']})" if match["label"] else match["url"]


def _at_labels(line: str, letters: frozenset[str]) -> list[str]:
    """The line, cut before each heading within it: "Shipped: A. Next: B"."""
    found = [*LABEL_WITHIN.finditer(line), *(LETTER_WITHIN.finditer(line) if letters else ())]
    places = sorted(
        (match for match in found if line[: match.start()].strip() and meaning_of(match["phrase"], letters)),
        key=re.Match.start,
    )
    starts = [0, *(match.end() for match in places)]
    ends = [*(match.start() for match in places), len(line)]
    return [line[start:end] for start, end in zip(starts, ends, strict=True)]


def _spans(text: str) -> dict[Span, Part]:
    """What "today" and "this week" mean in this text, by the headings beside them."""
    letters = letters_of(text)
    lines = [piece for line in text.split("\n") for piece in _at_labels(line, letters)]
    labels = [label_of(line, letters, is_listed=False) for line in lines]
    meanings = {label.meaning for label in labels if label}
    words = " ".join(line.lower() for line, label in zip(lines, labels, strict=True) if label)
    before = Part.SHIPPED in meanings
    return {
        Span.TODAY: Part.SHIPPED if "tomorrow" in words and not before else Part.NEXT,
        Span.THIS_WEEK: Part.NEXT if before else Part.SHIPPED,
    }


class _Line(msgspec.Struct, frozen=True):
    indent: int
    is_listed: bool
    box: Part | None
    body: str
    has_bullet: bool = False


class _Open:
    """The item that further lines may belong to."""

    def __init__(self, part: Part, text: str, topic: str, line: _Line) -> None:
        self.part, self.texts, self.topic, self.line = part, [text], topic, line
        self.last_length = len(line.body)


class _Reader:
    """Goes through the lines; `letters` stand for headings, `spans` tell what times mean as headings."""

    def __init__(self, letters: frozenset[str], spans: dict[Span, Part]) -> None:
        self.letters = letters
        self._spans = spans
        self._items: list[Item] = []
        self._part: Part | None = None
        self._level = 0
        self._topic = ""
        self._topic_is_used = True
        self._open: _Open | None = None
        self._open_is_prose = False
        self._after_blank = False
        self._listed_here = False

    def read(self, text: str, *, before_list: bool = False) -> None:
        if not text.strip():
            self._after_blank = True
            return
        line = _line(text)
        label = label_of(line.body, self.letters, is_listed=line.has_bullet)
        if label:
            self._begin(label, line)
        elif not self._take_topic(line, ends_list=before_list and self._listed_here):
            self._take(line)
        self._after_blank = False

    def update(self) -> Update:
        self._close()
        self._keep_topic()
        return Update(tuple(self._items))

    def _begin(self, label: Label, line: _Line) -> None:
        self._close()
        heading = HEADING.match(line.body)
        level = len(heading["marks"]) if heading else 0
        if not heading or level <= self._level:
            self._set_topic("")
        self._part, self._level, self._listed_here = self._resolved(label.meaning), level, False
        if label.rest:
            for text in LIST_OF.split(label.rest):
                self._add_prose(self._part, text, line)
            self._listed_here = False

    def _add_prose(self, part: Part, text: str, line: _Line) -> None:
        """Under its heading until a sentence turns to another part by its words."""
        first, *others = TURN.split(text)
        self._add(part, first, line)
        for other in others:
            placed = {found for found, _text in clauses(other)} | _turned(other)
            self._add(next((each for each in placed if each is not Part.REST), part), other, line)

    def _resolved(self, meaning: Meaning) -> Part:
        return self._spans[meaning] if isinstance(meaning, Span) else meaning

    def _take_topic(self, line: _Line, *, ends_list: bool) -> bool:
        """A heading that is no part names what the items below it are about.

        A short plain line between two lists `ends_list`, and is the heading of the next one.
        """
        heading = HEADING.match(line.body)
        if heading:
            if len(heading["marks"]) <= self._level:
                self._part, self._level = None, 0
            self._close()
            self._set_topic(heading["words"].rstrip(":"))
            return True
        named = None if line.is_listed else EMPHASISED.match(line.body) or TOPIC.match(line.body)
        if named is None and ends_list and not line.is_listed and not line.indent:
            named = PLAIN_TOPIC.match(line.body)
            self._part = None if named else self._part
        if named is None or len(named["words"].split()) > MOST_TOPIC_WORDS or is_none(named["words"]):
            return False
        self._close()
        self._set_topic(named["words"].strip())
        return True

    def _set_topic(self, topic: str) -> None:
        self._keep_topic()
        self._topic, self._topic_is_used = topic, not topic

    def _keep_topic(self) -> None:
        """A heading with nothing below it is kept as it is."""
        if not self._topic_is_used:
            self._items.append(Item(Part.REST, self._topic))
            self._topic_is_used = True

    def _take(self, line: _Line) -> None:
        if self._continues(line):
            self._append(line)
        elif line.is_listed:
            self._close()
            self._add_listed(line)
        else:
            self._close()
            if (self._after_blank and self._listed_here) or (self._items and self._items[-1].is_none):
                self._part, self._listed_here = None, False
            self._add(self._part, line.body, line)

    def _continues(self, line: _Line) -> bool:
        last = self._open
        if last is None or (self._after_blank and line.indent <= last.line.indent):
            return False
        if last.part is Part.RISK and MITIGATION.match(line.body):
            return True
        if line.is_listed:
            return last.line.is_listed and line.indent > last.line.indent
        if line.body.startswith(("http://", "https://")):
            return True
        is_broken = last.last_length >= FULL_LINE or self._part is None
        return (last.line.is_listed and line.indent > last.line.indent) or (
            is_broken and (not line.body[0].isupper() or last.last_length >= FULL_LINE)
        )

    def _append(self, line: _Line) -> None:
        if self._open:
            is_part = line.is_listed or MITIGATION.match(line.body)
            between = "; " if is_part and not self._open.texts[-1].endswith((".", ":", ";")) else " "
            self._open.texts += [between, line.body]
            self._open.last_length = len(line.body)

    def _add_listed(self, line: _Line) -> None:
        signed = line.box or _signed(line.body)
        if signed and (self._part is None or not line.box):
            self._add(signed, line.body, line)
        else:
            self._add(self._part, line.body, line)
        self._listed_here = True

    def _add(self, part: Part | None, text: str, line: _Line) -> None:
        """Without a part, the clauses tell theirs when the item is closed."""
        self._close()
        if part is Part.NEXT and SURELY_BLOCKED.search(text):
            part = Part.BLOCKED
        self._open = _Open(part or Part.REST, text, self._topic, line)
        self._open_is_prose = part is None
        self._topic_is_used = True

    def _close(self) -> None:
        last, self._open = self._open, None
        if last is None:
            return
        text = "".join(last.texts).strip()
        pieces = clauses(text) if self._open_is_prose else [(last.part, text)]
        self._items += [
            Item(part, text, last.topic, part is not Part.REST and is_none(text)) for part, text in pieces
        ]


def _line(text: str) -> _Line:
    match = LINE.match(text.rstrip())
    assert match
    body = match["body"].strip()
    box = BOXES.get(match["box"].strip("[] \t").lower()) if match["box"] else None
    bullet = match["bullet"] or ""
    if bullet and not body:
        return _Line(len(match["indent"].expandtabs(4)), False, None, bullet.strip())
    is_listed = bool(bullet or match["box"] or _signed(body))
    return _Line(len(match["indent"].expandtabs(4)), is_listed, box, body, bool(bullet or match["box"]))


def _turned(text: str) -> set[Part]:
    """What its first word says."""
    first = text.split(maxsplit=1)[0].lower().rstrip(",:")
    return {Part.NEXT} if first in ("tomorrow", "next") else set()


def _signed(body: str) -> Part | None:
    return next((part for part, signs in SIGNS.items() if body.startswith(signs)), None)
