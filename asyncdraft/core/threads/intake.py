"""From what was pasted or dropped to the posts of a thread."""

from datetime import datetime

from msgspec.structs import replace

from asyncdraft.core.home import home_of
from asyncdraft.core.people import person_id
from asyncdraft.core.team import Team
from asyncdraft.core.threads.mail import Mail
from asyncdraft.core.threads.quoting import unquoted
from asyncdraft.core.threads.thread import Kind, Post, Stance, Thread, with_post
from asyncdraft.core.threads.transcript import instants, said
from asyncdraft.core.when import zones

TELLING = 20
"""Characters from which on the same words are the same post, pasted again."""


def posts_from_text(text: str, team: Team, author: str, now: datetime) -> tuple[Post, ...]:
    """One post for each piece of a copied chat, else one by `author` (a roster id or name), said at `now`.

    Clocks in a chat are those of the writer. Empty for text without a word.
    """
    pieces = said(text, tuple(person.name for person in team.people))
    times = instants(pieces, now, zones.zone(home_of(team)))
    authors = [person_id(piece.author, team.people) or author for piece in pieces]
    return tuple(
        _post(team, who, at, piece.text) for who, at, piece in zip(authors, times, pieces, strict=True)
    )


def post_from_mail(mail: Mail, team: Team, now: datetime) -> Post:
    """A mail without a date is taken to be from `now`."""
    author = person_id(mail.name, team.people, mail.address)
    return _post(team, author, mail.at or now, mail.text, mail.message_id)


def _post(team: Team, author: str, at: datetime, text: str, message_id: str = "") -> Post:
    answer = unquoted(text)
    mine = author == team.me
    return Post(
        kind=Kind.MESSAGE if mine else Kind.REPLY,
        author=author,
        at=at,
        text=answer.text,
        quoted=answer.quoted,
        stance=Stance.ALIGNED if mine else Stance.OPEN,
        message_id=message_id,
    )


def with_posts(thread: Thread, posts: tuple[Post, ...]) -> Thread:
    """The thread with those posts that it does not hold yet; the writer's first one is the question."""
    for post in posts:
        if not _holds(thread, post):
            first = not thread.posts and post.kind is Kind.MESSAGE
            kind = Kind.QUESTION if first else post.kind
            thread = with_post(thread, replace(post, kind=kind))
    return thread


def _holds(thread: Thread, post: Post) -> bool:
    """The same mail, or the same words by the same person; "+1" may be said twice."""
    if post.message_id and any(other.message_id == post.message_id for other in thread.posts):
        return True
    same = [
        other
        for other in thread.posts
        if other.author == post.author and other.text.split() == post.text.split()
    ]
    return any(other.at == post.at or len(post.text) >= TELLING for other in same)
