"""Where the earlier messages of a thread are, so that the next one lands among them."""

import re
from collections.abc import Iterator

from asyncdraft.core.sending.delivery import Target, slack_place
from asyncdraft.core.threads.thread import Thread

MAIL_ID = re.compile(r"<[!-;=?-~]+@[!-;=?-~]+>")
"""Visible ASCII between angle brackets; a broken one would break the header it is written into."""

PERMALINK = re.compile(
    r"https://[a-z0-9.-]+\.slack(?:-gov)?\.com/archives/(?P<channel>[CGD][A-Z0-9]{7,20})/p(?P<ts>\d{16})"
    r"(?:\?(?:[^\s#]*&)?thread_ts=(?P<root>\d{10}\.\d{6}))?",
    re.IGNORECASE,
)
MOST_REFERENCES = 20
"""Mail programs join by the first and the last ones; a header must not grow without end."""


def mail_references(thread: Thread) -> tuple[str, ...]:
    """The Message-IDs of the thread's mails, oldest first; the last one is answered."""
    found = dict.fromkeys(post.message_id for post in thread.posts if MAIL_ID.fullmatch(post.message_id))
    ids = tuple(found)
    return ids if len(ids) <= MOST_REFERENCES else (ids[0], *ids[1 - MOST_REFERENCES :])


def slack_target(thread: Thread, channel: str = "") -> Target | None:
    """The conversation and the first message of the thread in Slack; None where it never was there.

    With a `channel`, only what is there.
    """
    found = (target for target in _slack_targets(thread) if not channel or target.channel == channel)
    return next(found, None)


def _slack_targets(thread: Thread) -> Iterator[Target]:
    if link := PERMALINK.match(thread.link.strip()):
        stamp = f"{link['ts'][:10]}.{link['ts'][10:]}"
        yield Target(channel=link["channel"].upper(), thread=link["root"] or stamp)
    for post in thread.posts:
        if place := slack_place(post.message_id):
            yield Target(channel=place[0], thread=place[1])
