"""Slack's rich_text blocks."""

from typing import Any

from asyncdraft.core.render.names import NO_NAMES, Names
from asyncdraft.core.render.slack import mrkdwn


def blocks(markdown: str, names: Names = NO_NAMES) -> list[dict[str, Any]]:
    """The `blocks` of one message."""
    return [{"type": "section", "text": {"type": "mrkdwn", "text": mrkdwn(markdown, names)}}]
