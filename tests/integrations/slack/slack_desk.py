"""A desk whose accounts are those of Slack, one with a token and one with a webhook."""

from datetime import timedelta
from pathlib import Path

from asyncdraft.core.sending.account import Account, Kind
from asyncdraft.core.sending.delivery import Target
from asyncdraft.integrations.credentials import Secret
from asyncdraft.integrations.slack import SlackApi, SlackWebhook
from asyncdraft.integrations.transport import Transport
from tests.integrations.sending import QUICK, Desk
from tests.services.slack_server import CHANNEL, Slack

ACCOUNT = Account(id="a1", name="Work", kind=Kind.SLACK)
WEBHOOK = Account(id="a2", name="Hook", kind=Kind.WEBHOOK)
TO = Target(channel=CHANNEL)
POST = "chat.postMessage"
SCHEDULE = "chat.scheduleMessage"
AHEAD = timedelta(hours=8)


class SlackDesk(Desk):
    def __init__(self, folder: Path, account: Account, secret: str, slack: Slack) -> None:
        super().__init__(folder, account, secret)
        self._slack = slack

    def transport(self, account: Account, secret: Secret) -> Transport:
        if account.kind is Kind.WEBHOOK:
            return SlackWebhook(account, secret, hooks=self._slack.address, patience=QUICK)
        return SlackApi(account, secret, api=self._slack.api, patience=QUICK, now=lambda: self.at)
