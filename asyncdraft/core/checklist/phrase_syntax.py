"""Regular expressions as phrase rules write them (the dialect of .NET, as Vale has it), made Python's.

An expression becomes a tree, so that its cost can be bounded and many can be told apart by their beginnings.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import takewhile

import msgspec

from asyncdraft.core.text import say

MOST_REPEATS = 1000

_CLASSES = frozenset("dDwWsS")
_CONTROLS = frozenset("tnrfva")
_EDGES = {"b": r"\b", "B": r"\B", "A": r"\A", "z": r"\Z", "Z": r"(?=\n?\Z)"}
_LOOKS = ("(?=", "(?!", "(?<=", "(?<!")
_NAMED = re.compile(r"\(\?P?<\w+>|\(\?'\w+'")
_FLAGS = re.compile(r"\(\?([ims]*)(?:-([ims]+))?([:)])")
_COMMENT = re.compile(r"\(\?#[^)]*\)")
_COUNT = re.compile(r"\{(\d+)(?:(,)(\d*))?\}")
_CODE_POINT = re.compile(r"x\{([0-9A-Fa-f]{1,6})\}|x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})")
_POSIX = re.compile(r"\[:(\w+):\]")
_POSIX_CLASSES = {
    "alpha": "A-Za-z",
    "digit": "0-9",
    "alnum": "A-Za-z0-9",
    "space": r"\s",
    "upper": "A-Z",
    "lower": "a-z",
    "word": r"\w",
    "punct": r"!-/:-@\[-`{-\x7e",
}
_REPEATS = frozenset("*+?{")
_SIGNS = frozenset("\\^$.[()*+?")
_SPECIAL_IN_CLASS = frozenset("[&~|")


class Unsupported(ValueError):  # noqa: N818 - it is told to users
    """Its text names what an expression uses and this program does not have."""


class Char(msgspec.Struct, frozen=True):
    """One character of a set; `literal` is the only one there is."""

    source: str
    literal: str = ""


class Edge(msgspec.Struct, frozen=True):
    """A place between two characters."""

    source: str


class Choice(msgspec.Struct, frozen=True):
    """A group and its branches; `opening` tells what kind of a group it is."""

    opening: str
    branches: "tuple[Branch, ...]"

    @property
    def is_look(self) -> bool:
        return self.opening in _LOOKS


class Repeat(msgspec.Struct, frozen=True):
    """`most` is None where there is no end to it."""

    body: "Node"
    least: int
    most: int | None
    sign: str


class Tag(msgspec.Struct, frozen=True):
    """Matches nothing and tells, as the match's `lastgroup`, which of the expressions has matched."""

    name: str


Node = Char | Edge | Choice | Repeat | Tag
Branch = tuple[Node, ...]


def parse(text: str) -> tuple[Branch, ...]:
    """The branches of an expression. Raises Unsupported for what has no equal in Python, or is none."""
    reader = _Reader(text)
    try:
        branches = reader.branches()
    except RecursionError:
        raise Unsupported(say("groups so deep in groups")) from None
    if reader.rest:
        raise Unsupported(say("a “)” that closes nothing"))
    return branches


def source(branches: tuple[Branch, ...]) -> str:
    """The expression in Python's syntax; branches that begin alike share their beginning."""
    return "|".join(_joined(branches))


def _joined(branches: tuple[Branch, ...]) -> Iterator[str]:
    """Branches in their order, but that those with another first letter may change places."""
    groups: dict[str, list[Branch]] = {}
    for branch in branches:
        head = branch[0] if branch else None
        letter = head.literal if isinstance(head, Char) else ""
        if not letter or not letter.isalpha():
            yield from _shared(groups)
            groups = {}
            yield _row(branch)
        else:
            groups.setdefault(letter.lower(), []).append(branch)
    yield from _shared(groups)


def _shared(groups: dict[str, list[Branch]]) -> Iterator[str]:
    for members in groups.values():
        shared = _shared_length(members)
        if len(members) == 1 or not shared:
            yield from (_row(member) for member in members)
        else:
            rest = source(tuple(member[shared:] for member in members))
            yield f"{_row(members[0][:shared])}(?:{rest})"


def _shared_length(members: list[Branch]) -> int:
    """How many nodes all of them begin with."""
    columns = zip(*members, strict=False)
    return sum(1 for _ in takewhile(lambda column: all(node == column[0] for node in column), columns))


def _row(branch: Branch) -> str:
    return "".join(_source(node) for node in branch)


def _source(node: Node) -> str:
    match node:
        case Char() | Edge():
            return node.source
        case Tag():
            return f"(?P<{node.name}>)"
        case Choice():
            return f"{node.opening}{source(node.branches)})"
        case Repeat():
            return _source(node.body) + node.sign


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    @property
    def rest(self) -> str:
        return self._text[self._at :]

    def branches(self) -> tuple[Branch, ...]:
        found = [self._branch()]
        while self._take("|"):
            found.append(self._branch())
        return tuple(found)

    def _branch(self) -> Branch:
        nodes: list[Node] = []
        while self._at < len(self._text) and (letter := self._text[self._at]) not in "|)":
            if letter not in _SIGNS:
                self._at += 1
                nodes.append(self._repeated(_literal(letter)))
            elif comment := self._match(_COMMENT):
                self._at = comment.end()
            elif flags := self._switch():
                return (*nodes, Choice(flags, self._switched()))
            else:
                nodes.append(self._repeated(self._node()))
        return tuple(nodes)

    def _switch(self) -> str:
        """Flags for the rest of a group, as the opening of a group of their own."""
        found = self._match(_FLAGS)
        if not found or found[3] != ")":
            return ""
        self._at = found.end()
        return found[0][:-1].replace("m", "").removesuffix("-") + ":"

    def _switched(self) -> tuple[Branch, ...]:
        branch = self._branch()
        if self.rest.startswith("|"):
            return (branch, *self._more())
        return (branch,)

    def _more(self) -> Iterator[Branch]:
        while self._take("|"):
            yield self._branch()

    def _node(self) -> Node:
        letter = self._text[self._at]
        if letter == "(":
            return self._group()
        self._at += 1
        if letter == "[":
            return Char(self._set())
        if letter == "\\":
            return self._escape()
        if letter == ".":
            return Char(".")
        if letter in "^$":
            return Edge(letter)
        if letter in "*+?":
            raise Unsupported(say("a “{letter}” that repeats nothing", letter=letter))
        return _literal(letter)

    def _group(self) -> Choice:
        opening = self._opening()
        branches = self.branches()
        if not self._take(")"):
            raise Unsupported(say("a group that is not closed"))
        return Choice(opening, branches)

    def _opening(self) -> str:
        if found := self._match(_NAMED):
            self._at = found.end()
            return "(?:"
        if found := self._match(_FLAGS):
            self._at = found.end()
            return found[0].replace("m", "").replace("-:", ":")
        for kind in ("(?:", *_LOOKS, "(?>"):
            if self._take(kind):
                return kind
        if self.rest.startswith("(?"):
            raise Unsupported(say("the group “{opening}”", opening=self.rest[:4]))
        self._at += 1
        return "(?:"

    def _repeated(self, node: Node) -> Node:
        counted = self._counts() if self._text[self._at : self._at + 1] in _REPEATS else None
        if counted is None:
            return node
        if isinstance(node, Edge | Tag) or (isinstance(node, Choice) and node.is_look):
            raise Unsupported(say("the repetition of a place"))
        least, most, sign = counted
        lazy = "?" if self._take("?") else ""
        if self.rest[:1] in ("*", "+") or self._match(_COUNT):
            raise Unsupported(say("a repetition right after another"))
        if max(least, most or 0) > MOST_REPEATS:
            raise Unsupported(say("more than {count} repetitions", count=MOST_REPEATS))
        return Repeat(node, least, most, sign + lazy)

    def _counts(self) -> tuple[int, int | None, str] | None:
        for sign, least, most in (("*", 0, None), ("+", 1, None), ("?", 0, 1)):
            if self._take(sign):
                return least, most, sign
        found = self._match(_COUNT)
        if not found:
            return None
        self._at = found.end()
        least = int(found[1])
        most = (int(found[3]) if found[3] else None) if found[2] else least
        return least, most, found[0]

    def _escape(self) -> Node:
        letter = self.rest[:1]
        if letter in _EDGES:
            self._at += 1
            return Edge(_EDGES[letter])
        if letter in _CLASSES:
            self._at += 1
            return Char(f"\\{letter}")
        return _literal(self._escaped_literal())

    def _escaped_literal(self) -> str:
        """The character that stands after a backslash."""
        letter = self.rest[:1]
        if found := self._match(_CODE_POINT):
            self._at = found.end()
            return _character(found[1] or found[2] or found[3])
        if not letter:
            raise Unsupported(say("a backslash at the end"))
        if letter in "pP":
            raise Unsupported(
                say("the Unicode category “{category}”", category=f"\\{self.rest.partition('}')[0][:12]}}}")
            )
        if letter.isdigit() or letter == "k":
            raise Unsupported(say("the back-reference “{sign}”", sign=f"\\{letter}"))
        if letter.isalpha() and letter not in _CONTROLS:
            raise Unsupported(say("“{sign}”", sign=f"\\{letter}"))
        self._at += 1
        return {"t": "\t", "n": "\n", "r": "\r", "f": "\f", "v": "\v", "a": "\a"}.get(letter, letter)

    def _set(self) -> str:
        """A set in brackets; its opening one has been read."""
        parts = ["[^" if self._take("^") else "["]
        if self._take("]"):
            parts.append(r"\]")
        while not self._take("]"):
            if not self.rest:
                raise Unsupported(say("a “[” that is not closed"))
            if self.rest.startswith(("-[", "--")):
                raise Unsupported(say("“{sign}” in a set", sign=self.rest[:2]))
            parts.append(self._set_part())
        return "".join(parts) + "]"

    def _set_part(self) -> str:
        if found := self._match(_POSIX):
            self._at = found.end()
            if found[1] not in _POSIX_CLASSES:
                raise Unsupported(say("the set “{name}”", name=found[0]))
            return _POSIX_CLASSES[found[1]]
        letter = self._text[self._at]
        self._at += 1
        if letter != "\\":
            return f"\\{letter}" if letter in _SPECIAL_IN_CLASS else letter
        if self.rest[:1] in _CLASSES:
            self._at += 1
            return f"\\{self._text[self._at - 1]}"
        if self._take("b"):
            return r"\x08"
        return re.escape(self._escaped_literal())

    def _take(self, text: str) -> bool:
        taken = self._text.startswith(text, self._at)
        self._at += len(text) if taken else 0
        return taken

    def _match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        return pattern.match(self._text, self._at)


@cache
def _literal(letter: str) -> Char:
    return Char(re.escape(letter), letter)


def _character(digits: str) -> str:
    try:
        return chr(int(digits, 16))
    except (ValueError, OverflowError):
        raise Unsupported(say("the character “{digits}”", digits=digits)) from None
