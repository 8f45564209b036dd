"""An answer beside the model answer."""

from asyncdraft.core import differences
from asyncdraft.core.differences import Piece
from asyncdraft.core.practice.answer import prose


def compared(answer: str, model: str) -> tuple[Piece, ...]:
    """What the model answer has otherwise, word by word; titles of panes are left out on both sides."""
    return differences.words(_flowing(answer), _flowing(model))


def _flowing(text: str) -> str:
    """Paragraphs without the line breaks in them: where a line ends means nothing in either."""
    paragraphs = (paragraph for paragraph in prose(text).split("\n\n") if paragraph.strip())
    return "\n\n".join(_joined(paragraph) for paragraph in paragraphs)


def _joined(paragraph: str) -> str:
    """Items of lists and lines of code keep their own lines."""
    lines = paragraph.strip().split("\n")
    if any(
        line.lstrip().startswith(("- ", "* ", "+ ", "```", "|", ">")) or line[:1] in "\t " or _numbered(line)
        for line in lines
    ):
        return "\n".join(line.rstrip() for line in lines)
    return " ".join(line.strip() for line in lines)


def _numbered(line: str) -> bool:
    number, dot, _rest = line.partition(". ")
    return bool(dot) and number.isdigit()
