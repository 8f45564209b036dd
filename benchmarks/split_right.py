"""How many sentences of the labelled messages go into their pane: `python -m benchmarks.split_right`."""

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from asyncdraft.core.checklist.message import from_text
from asyncdraft.core.draft import PANES, Pane
from asyncdraft.core.split.pieces import PieceKind, pieces
from asyncdraft.core.split.proposal import Proposal
from asyncdraft.core.split.signs import signs_of
from asyncdraft.core.team import Team
from asyncdraft.storage.library import Library
from benchmarks.labelled import ASIDE, OPEN, Labelled, Part, read

NOW = datetime(2026, 11, 23, 15, 0, tzinfo=ZoneInfo("Europe/London"))
ZONE = "Europe/London"
Counts = Mapping[tuple[Pane, Pane], int]
"""How many sentences of the first pane were put into the second."""


def rows_of(message: Labelled, library: Library) -> list[tuple[list[str], int]]:
    """The signs of each sentence, and the place of its pane."""
    survey = library.checklist.survey(from_text(message.text, sent_at=NOW, sender_zone=ZONE))
    cut = pieces(message.text, survey.blocks, survey.facts_of)
    spoken = [piece for piece in cut if piece.kind is PieceKind.SENTENCE]
    labels = [_covering(message.parts, piece.start, piece.end).pane or Pane.WHAT for piece in spoken]
    found = signs_of(spoken, NOW)
    return [(list(signs), PANES.index(label)) for signs, label in zip(found, labels, strict=True)]


def confusion(messages: Sequence[Labelled], library: Library) -> Counts:
    """Counts every labelled sentence but greetings and thanks."""
    return Counter(pair for message in messages for pair in _judged(message, library))


def _judged(message: Labelled, library: Library) -> Iterator[tuple[Pane, Pane]]:
    proposal = library.splitter.propose(message.text, library.team, NOW, ZONE)
    for part in message.parts:
        if part.pane is not None:
            yield part.pane, pane_of(proposal, part)


def pane_of(proposal: Proposal, part: Part) -> Pane:
    """The pane that holds most of the part's words."""
    shares = Counter[Pane]()
    for placed in proposal.placed:
        shares[placed.pane] += max(0, min(part.end, placed.piece.end) - max(part.start, placed.piece.start))
    return max(PANES, key=shares.__getitem__)


def _covering(parts: Sequence[Part], start: int, end: int) -> Part:
    return max(parts, key=lambda part: min(part.end, end) - max(part.start, start))


def right(counts: Counts) -> float:
    return sum(counts.get((pane, pane), 0) for pane in PANES) / max(sum(counts.values()), 1)


def table(title: str, counts: Counts) -> Iterator[str]:
    """Rows are the labels, columns where the sentences went."""
    total, hits = sum(counts.values()), sum(counts.get((pane, pane), 0) for pane in PANES)
    yield f"{title}: {hits} of {total} sentences right, {right(counts):.1%}"
    yield f"  {'':<10}" + "".join(f"{pane.value:>10}" for pane in PANES) + f"{'found':>10}"
    for pane in PANES:
        row = [counts.get((pane, other), 0) for other in PANES]
        share = row[PANES.index(pane)] / max(sum(row), 1)
        yield f"  {pane.value:<10}" + "".join(f"{count:>10}" for count in row) + f"{share:>10.0%}"


def tables() -> Iterator[str]:
    library = Library(Team())
    for title, folder in (("written with", OPEN), ("set aside", ASIDE)):
        messages = read(folder)
        yield from table(f"{len(messages)} messages {title}", confusion(messages, library))


if __name__ == "__main__":
    for line in tables():
        sys.stdout.write(f"{line}\n")
