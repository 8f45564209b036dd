"""Slack as a local server that answers as documented, and a desk that sends to it."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.integrations.slack.slack_desk import ACCOUNT, WEBHOOK, SlackDesk
from tests.services.slack_server import HOOK, TOKEN, Slack, running


@pytest.fixture
def slack() -> Iterator[Slack]:
    with running() as slack:
        yield slack


@pytest.fixture
def desk(slack: Slack, tmp_path: Path) -> Iterator[SlackDesk]:
    with closing(SlackDesk(tmp_path, ACCOUNT, TOKEN, slack)) as desk:
        yield desk


@pytest.fixture
def hook(slack: Slack, tmp_path: Path) -> Iterator[SlackDesk]:
    with closing(SlackDesk(tmp_path, WEBHOOK, f"https://hooks.slack.com{HOOK}", slack)) as desk:
        yield desk
