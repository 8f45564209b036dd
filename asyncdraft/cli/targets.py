"""The targets a message can be turned into."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import msgspec

from asyncdraft.cli.failure import Failure
from asyncdraft.core.draft import Channel

if TYPE_CHECKING:
    from asyncdraft.core.render.email import Attachment
    from asyncdraft.core.render.names import Names

TARGETS = {
    "slack": Channel.SLACK,
    "slack-api": Channel.SLACK,
    "slack-blocks": Channel.SLACK,
    "email": Channel.EMAIL,
    "eml": Channel.EMAIL,
    "html": Channel.EMAIL,
    "markdown": Channel.MARKDOWN,
}
"""With the channel whose wording a template uses for it."""

CHANNELS = tuple(channel.value for channel in Channel)

MEASURED_AS = {"html": "email"}
"""Whose limit of length a target shares, where it has none of its own name."""

TARGET_HELP = (
    "slack: text to paste; slack-api: mrkdwn; slack-blocks: Block Kit as JSON; email: plain text; "
    "eml: a draft for a mail program; html: a mail's HTML; markdown"
)


class Outgoing(msgspec.Struct, frozen=True, kw_only=True):
    """A message on its way out. `names` are what its mentions and times become in Slack."""

    markdown: str
    subject: str = ""
    sender: str = ""
    to: tuple[str, ...] = ()
    names: "Names | None" = None
    attachments: "tuple[Attachment, ...]" = ()


def written(target: str, message: Outgoing) -> str | bytes:
    """The message in the form of `target`, with a final line break. Raises Failure for one that has none."""
    try:
        text = WRITERS[target](message)
    except ValueError as error:
        raise Failure(str(error)) from error
    return text if isinstance(text, bytes) or text.endswith("\n") else f"{text}\n"


def losses(target: str, message: Outgoing, text: str | bytes) -> list[str]:
    """What the reader will not get as it is written, in sentences."""
    from asyncdraft.core.render.limits import LIMITS, length
    from asyncdraft.core.render.problems import problems

    found = list(problems(message.markdown))
    limit = LIMITS.get(MEASURED_AS.get(target, target))
    size = length(target, text) if isinstance(text, str) else len(text)
    if limit is not None and size > limit:
        found.append(f"The message has {size:,} characters; above {limit:,} it is cut or refused there.")
    return found


def answer(target: str, markdown: str) -> dict[str, Any]:
    """What `convert --jsonl` says. For "slack" both the text to paste and that of the API."""
    message = Outgoing(markdown=markdown)
    try:
        return {key: make(message) for key, make in ANSWERS[target].items()}
    except ValueError as error:
        raise Failure(str(error)) from error


def _paste(message: Outgoing) -> str:
    from asyncdraft.core.render.slack import paste

    return paste(message.markdown)


def _mrkdwn(message: Outgoing) -> str:
    from asyncdraft.core.render.names import NO_NAMES
    from asyncdraft.core.render.slack import mrkdwn

    return mrkdwn(message.markdown, message.names or NO_NAMES)


def _blocks(message: Outgoing) -> list[dict[str, Any]]:
    from asyncdraft.core.render.blocks import blocks
    from asyncdraft.core.render.names import NO_NAMES

    return blocks(message.markdown, message.names or NO_NAMES)


def _blocks_json(message: Outgoing) -> str:
    import json

    return json.dumps({"blocks": _blocks(message), "text": _mrkdwn(message)}, ensure_ascii=False, indent=2)


def _plain(message: Outgoing) -> str:
    from asyncdraft.core.render.email import plain

    return plain(message.markdown)


def _mail(message: Outgoing) -> str:
    """The subject stands above the text, as nothing else would tell it."""
    return f"Subject: {message.subject}\n\n{_plain(message)}" if message.subject else _plain(message)


def _eml(message: Outgoing) -> bytes:
    from asyncdraft.core.render.email import eml

    return eml(message.subject, message.markdown, message.sender, message.to, message.attachments)


def _html(message: Outgoing) -> str:
    from asyncdraft.core.render.html import email_html

    return email_html(message.markdown)


def _normal(message: Outgoing) -> str:
    from asyncdraft.core.render.markdown import normalise

    return normalise(message.markdown)


WRITERS: dict[str, Callable[[Outgoing], str | bytes]] = {
    "slack": _paste,
    "slack-api": _mrkdwn,
    "slack-blocks": _blocks_json,
    "email": _mail,
    "eml": _eml,
    "html": _html,
    "markdown": _normal,
}

ANSWERS: dict[str, dict[str, Callable[[Outgoing], Any]]] = {
    "slack": {"paste": _paste, "mrkdwn": _mrkdwn},
    "slack-api": {"mrkdwn": _mrkdwn},
    "slack-blocks": {"blocks": _blocks},
    "email": {"email": _plain},
    "html": {"html": _html},
    "markdown": {"markdown": _normal},
}
