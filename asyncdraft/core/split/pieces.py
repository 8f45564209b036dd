"""Cutting a rough text into pieces that stay whole: sentences, list items, tables, code, quotes."""

import re
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from itertools import pairwise

import msgspec

from asyncdraft.core.checklist.blocks import BlockKind
from asyncdraft.core.checklist.facts import Facts
from asyncdraft.core.checklist.survey import Placed
from asyncdraft.core.threads.quoting import SIGNATURE

_SPACE = re.compile(r"\s*")
_BLANK = re.compile(r"\s")
_STOPPED = re.compile(r"[.!?…][\"')\]]*\Z")
_LINE_END = re.compile(r"[^\S\n]*\n")
_EMOJI = r"(?:[\u2190-\u2bff\u3030\u303d\U0001f000-\U0001faff][\ufe0e\ufe0f\u200d\U000e0020-\U000e007f]*)"
_EMOJI_BEHIND = re.compile(rf"(?:[^\S\n]*{_EMOJI})*")
_EMOJI_ALONE = re.compile(rf"(?:{_EMOJI}\s*)+")
_TABLE = re.compile(r"\s*\|")
_SIGN_OFF, _NAME, _REACH = 6, 3, 6
"""The most words of a line that only thanks or greets, and of a name below; where a thanks begins."""

_FULL = 60
"""Code points from which on a line may be one of a text that was wrapped."""
_NEXT_WORD = re.compile(r"\s*(\S*)")
_LONG = 16
_PAUSE = re.compile(r"[.;:!?]\s|,\s.*,\s")
_TURN = re.compile(
    r"(?<!\S)(?:(?:and|so|but|or)\s+)?(?:(?:can|could|would|will)\s+(?:you|someone|somebody|we|the)\b|please\b"
    r"|i\s+need\b|otherwise\b|(?:because|since|as)\s+(?:the|we|i|it|they|our)\b"
    r"|if\s+(?:nobody|nothing|not|you|they|there|no|that|i)\b)",
    re.IGNORECASE,
)
"""Where a sentence without an end begins to ask, to explain, or to say what happens otherwise."""

Reader = Callable[[str], Sequence[Facts]]


class PieceKind(StrEnum):
    SENTENCE = "sentence"
    COURTESY = "courtesy"
    SUBJECT = "subject"
    TABLE = "table"
    CODE = "code"
    QUOTE = "quote"


WHOLE = frozenset({PieceKind.TABLE, PieceKind.CODE, PieceKind.QUOTE})
"""What is a block of its own and is not read as a sentence."""


class Piece(msgspec.Struct, frozen=True, gc=False):
    """[start, end) of the rough text, in code points; between two pieces there is only white space.

    `block` counts the blocks of the text; `sentence` is its number in the facts of that block.
    """

    kind: PieceKind
    start: int
    end: int
    block: int
    facts: Facts
    sentence: int = 0

    @property
    def words(self) -> frozenset[str]:
        return self.facts.sentence_words[self.sentence]

    @property
    def is_item(self) -> bool:
        return self.kind is PieceKind.SENTENCE and self.facts.sentences[self.sentence].is_item


def pieces(text: str, blocks: Sequence[Placed], read: Reader) -> tuple[Piece, ...]:
    """`blocks` are those of the whole text; `read` tells what a text that is a part of one says.

    A word that is so long that it was cut between two blocks stays one, and emoji stay behind their sentence.
    """
    found: list[Piece] = []
    for number, block in enumerate(blocks):
        for piece in _pieces(text, number, block, read):
            if found and (found[-1].end == piece.start or _is_behind(text, found[-1], piece)):
                found[-1] = msgspec.structs.replace(found[-1], end=piece.end)
            else:
                found += _run_on(text, piece, read) if piece.kind is PieceKind.SENTENCE else (piece,)
    return tuple(_signed(text, found))


def _is_behind(text: str, before: Piece, piece: Piece) -> bool:
    """Emoji after the stop of a sentence are of that sentence."""
    is_in_text = before.block == piece.block and not {before.kind, piece.kind} & WHOLE
    return is_in_text and _EMOJI_ALONE.fullmatch(text, piece.start, piece.end) is not None


def _signed(text: str, found: Sequence[Piece]) -> Iterator[Piece]:
    """What stands below the line that begins a signature is one, whatever it looks like."""
    is_below = False
    for piece in found:
        is_below = is_below or SIGNATURE.fullmatch(text, piece.start, piece.end) is not None
        may_be = is_below and piece.kind is PieceKind.SENTENCE
        yield msgspec.structs.replace(piece, kind=PieceKind.COURTESY) if may_be else piece


def _pieces(text: str, number: int, block: Placed, read: Reader) -> Iterator[Piece]:
    facts, end = block.facts, block.start + len(block.facts.text)
    kind = _KINDS.get(facts.kind) or (PieceKind.TABLE if _TABLE.match(facts.text) else None)
    if kind or not facts.sentences:
        yield Piece(kind or PieceKind.TABLE, *_trimmed(text, block.start, end), number, facts)
        return
    cuts = [(0, 0), *_cuts(facts), (len(facts.text), len(facts.sentences))]
    is_closed = False
    for (start, index), (stop, following) in pairwise(cuts):
        begin, last = _trimmed(text, block.start + start, block.start + stop)
        if following - index > 1:
            yield _unwrapped(text, Piece(PieceKind.SENTENCE, begin, last, number, facts, index), read)
            continue
        is_courtesy = _is_courtesy(facts, index, is_closed)
        is_closed = is_courtesy and bool(facts.marks.get("courtesy"))
        kind = PieceKind.COURTESY if is_courtesy else PieceKind.SENTENCE
        yield Piece(kind, begin, last, number, facts, index)


def _unwrapped(text: str, piece: Piece, read: Reader) -> Piece:
    """A sentence over several lines, with what it says as a whole."""
    facts = read(text[piece.start : piece.end].replace("\n", " "))
    is_read = bool(facts) and bool(facts[0].sentences)
    return msgspec.structs.replace(piece, facts=facts[0], sentence=0) if is_read else piece


def _run_on(text: str, piece: Piece, read: Reader) -> Iterator[Piece]:
    """The parts of what was written or spoken without full stops: cut where it begins to ask, or to turn."""
    place = piece.facts.sentences[piece.sentence]
    body = piece.facts.masked[place.body : place.end]
    if body.count(" ") < _LONG or _STOPPED.search(body) or _PAUSE.search(body):
        yield piece
        return
    cuts = sorted({found.start() for found in _TURN.finditer(text, piece.start + 1, piece.end)})
    for start, stop in pairwise([piece.start, *cuts, piece.end]):
        begin, end = _trimmed(text, start, stop)
        facts = read(text[begin:end])
        if facts and facts[0].sentences:
            yield Piece(PieceKind.SENTENCE, begin, end, piece.block, facts[0])
        else:
            yield Piece(PieceKind.TABLE, begin, end, piece.block, piece.facts)


_KINDS = {
    BlockKind.CODE: PieceKind.CODE,
    BlockKind.QUOTE: PieceKind.QUOTE,
    BlockKind.SUBJECT: PieceKind.SUBJECT,
}


def _cuts(facts: Facts) -> Iterator[tuple[int, int]]:
    """Where each sentence but the first begins, and its number; never within a word.

    What is masked between two belongs to the later one; behind a sentence that a new line ends, to the
    earlier one.
    """
    widest = max(map(len, facts.text.split("\n")), default=0)
    for index, (before, after) in enumerate(pairwise(facts.sentences), start=1):
        line = facts.text.find("\n", before.end, after.start)
        is_stopped = _STOPPED.search(facts.masked, before.start, before.end)
        if line >= 0 and not is_stopped and not after.is_item and _is_wrapped(facts.text, line, widest):
            continue
        stop = _behind_emoji(facts.text, before.end)
        found = _BLANK.search(facts.text, stop if is_stopped or line < 0 else line, after.end)
        if found and found.start() < after.end:
            yield found.start(), index


def _behind_emoji(text: str, at: int) -> int:
    found = _EMOJI_BEHIND.match(text, at)
    return found.end() if found else at


def _is_wrapped(text: str, line: int, widest: int) -> bool:
    """Whether the line that ends there is full: its next word would have made it the widest."""
    start = text.rfind("\n", 0, line) + 1
    word = _NEXT_WORD.match(text, line + 1)
    return widest >= _FULL and line - start + 1 + (len(word[1]) if word else 0) > widest


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without the white space around."""
    found = _SPACE.match(text, start, end)
    begin = found.end() if found else start
    return begin, begin + len(text[begin:end].rstrip())


def _is_courtesy(facts: Facts, index: int, is_closed: bool) -> bool:
    """Whether a sentence only greets, thanks or signs off; behind a thanks at the end, a name does."""
    sentence = facts.sentences[index]
    count = len(facts.masked[sentence.body : sentence.end].split())
    if count > _SIGN_OFF:
        return False
    if any(sentence.start <= mark.start < sentence.end for mark in facts.marks.get("ping", ())):
        return True
    if any(ask.sentence == index for ask in facts.asks):
        return False
    greeting = facts.greeting
    if greeting and sentence.start <= greeting.start < sentence.end:
        return facts.masked[greeting.end : sentence.end].strip(" ,!.:;–—-") == ""
    closing = (mark.start for mark in facts.marks.get("courtesy", ()))
    is_last = index == len(facts.sentences) - 1
    return any(sentence.body <= start < sentence.body + _REACH for start in closing) or (
        is_closed and is_last and count <= _NAME
    )


def gap(text: str, before: Piece, after: Piece) -> str:
    """The white space between two pieces that follow each other in a pane; never none."""
    if before.end <= after.start and not text[before.end : after.start].strip():
        return text[before.end : after.start] or " "
    if before.kind in WHOLE or after.kind in WHOLE or before.block != after.block:
        return "\n\n"
    starts_line = _LINE_END.search(text, before.end, after.start)
    return "\n" if starts_line and (after.is_item or before.is_item or _is_alone(text, after)) else " "


def _is_alone(text: str, piece: Piece) -> bool:
    """Whether it has a line of its own."""
    return text[: piece.start].rstrip(" \t").endswith("\n")
