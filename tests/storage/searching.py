"""Searches as tests ask them: words alone."""

from asyncdraft.core.draft_query import Query


def words(text: str) -> Query:
    return Query(words=tuple(text.split()))
