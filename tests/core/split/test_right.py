"""How many sentences find their pane: on the messages the weights come from, and on those set aside."""

from pathlib import Path

import pytest

from asyncdraft.storage.library import Library
from benchmarks.labelled import ASIDE, OPEN, read
from benchmarks.split_right import confusion, right, table


@pytest.mark.parametrize(("folder", "least"), [(OPEN, 0.9), (ASIDE, 0.86)], ids=["open", "aside"])
def test_most_sentences_find_their_pane(library: Library, folder: Path, least: float) -> None:
    counts = confusion(read(folder), library)
    assert right(counts) >= least, "\n".join(table("sentences", counts))


def test_there_are_enough_messages() -> None:
    assert len(read(OPEN)) + len(read(ASIDE)) >= 130
    assert len(read(ASIDE)) >= 50
