"""The block with which a message begins."""

from asyncdraft.core.checklist.blocks import BlockKind
from asyncdraft.core.checklist.survey import Placed, Survey


def opening(survey: Survey) -> Placed | None:
    """The first block that is no subject."""
    return next((placed for placed in survey.blocks if placed.facts.kind is not BlockKind.SUBJECT), None)
