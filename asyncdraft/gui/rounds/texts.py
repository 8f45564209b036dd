"""What the view of a round shows, in words."""

from dataclasses import dataclass


@dataclass(frozen=True)
class BlockerText:
    """`who` is blocked by `words` (Markdown); `helper` is a name, empty while nobody is named."""

    who: str
    words: str
    helper: str


@dataclass(frozen=True)
class ItemText:
    """`text` is what the item is known by, `line` what is shown of it; `part` a key of the targets."""

    text: str
    line: str
    part: str


@dataclass(frozen=True)
class UpdateText:
    """`parts` are titles with their items (Markdown); `entries` places of pastes, with first words.

    `items` can be moved to the parts of `targets`, keys with their titles; `author` is whose they are.
    """

    who: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]
    entries: tuple[tuple[int, str], ...]
    author: str = ""
    items: tuple[ItemText, ...] = ()
    targets: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class ExpectedText:
    """`part` is what they are asked to look at."""

    who: str
    has_written: bool
    part: str = ""


@dataclass(frozen=True)
class NextText:
    """`primary` is a key of `DRAFTS` or of the other buttons."""

    title: str
    why: str
    primary: str


@dataclass(frozen=True)
class RoundText:
    title: str
    standing: str
    window: str
    blockers: tuple[BlockerText, ...]
    updates: tuple[UpdateText, ...]
    expected: tuple[ExpectedText, ...]
    following: NextText
