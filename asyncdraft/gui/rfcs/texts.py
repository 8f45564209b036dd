"""What the view of an RFC shows, in words."""

from dataclasses import dataclass

from asyncdraft.gui.rounds.texts import ExpectedText, NextText


@dataclass(frozen=True)
class CommentText:
    """`words` is Markdown; `pill` is the tone of `state`; `can_reopen` where it was answered.

    `option` is the one it is about, of `options`.
    """

    who: str
    words: str
    state: str
    pill: str
    answer: str
    can_reopen: bool
    option: str = ""
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class RfcText:
    """`options` are the rows of the table of options."""

    title: str
    standing: str
    window: str
    document: str
    options: tuple[dict[str, str], ...]
    comments: tuple[CommentText, ...]
    expected: tuple[ExpectedText, ...]
    following: NextText
