"""A store as the program has left it when it ended."""

from contextlib import closing

from asyncdraft.core.draft import Draft
from asyncdraft.storage import paths
from asyncdraft.storage.database import open_database
from asyncdraft.storage.drafts import Drafts


def keep(draft: Draft) -> None:
    """It was open last."""
    with closing(open_database(paths.database_file())) as database:
        drafts = Drafts(database)
        drafts.set_last_open(drafts.create(draft).id)
