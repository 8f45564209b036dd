"""Slack through its Web API and through an incoming webhook.

Every message carries its mark twice: as `client_msg_id`, and in the metadata that the history tells again.
The library's own retries are off: they would post a message anew whose answer was lost.
"""

import http.client
import logging
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.error import URLError
from urllib.parse import urlsplit

import msgspec

from asyncdraft.core.sending.account import WEBHOOK, Account
from asyncdraft.core.sending.backoff import retry_after
from asyncdraft.core.sending.delivery import Delivery, Receipt, slack_id
from asyncdraft.core.sending.making import Slack
from asyncdraft.core.sending.outcome import Delayed, Refused, Unclear
from asyncdraft.core.sending.slack_errors import OWN_OUTBOX, end_of
from asyncdraft.core.text import say
from asyncdraft.integrations.connection import PATIENCE, unreachable, verified
from asyncdraft.integrations.credentials import Secret
from asyncdraft.integrations.slack_answers import (
    EVENT,
    History,
    Message,
    Opened,
    Page,
    Posted,
    Scheduled,
    WaitingList,
    read,
)
from asyncdraft.integrations.transport import HandingOver, KeptHere, OneWay

if TYPE_CHECKING:
    from slack_sdk import WebClient
    from slack_sdk.web import SlackResponse

APage = TypeVar("APage", bound=Page)

API = "https://slack.com/api/"
SKEW = timedelta(minutes=5)
"""By which our clock and Slack's may differ."""

PAGES, PAGE = 10, 200
LOOKING = frozenset({"channels:history", "groups:history", "im:history"})
"""The scopes with which a message whose answer was lost is found again."""


SILENT = logging.Logger("asyncdraft.slack", logging.CRITICAL + 1)
"""A logger below no other: the library tells addresses and bodies to one that listens."""


class SlackApi:
    """One account with a bot's or a user's token."""

    def __init__(
        self,
        account: Account,
        secret: Secret,
        *,
        api: str = API,
        patience: float = PATIENCE,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._account = account
        self._secret = secret
        self._api = api
        self._now = now
        self._patience = patience
        self._host = urlsplit(api).hostname or ""

    def send(self, delivery: Delivery, payload: bytes, handing_over: HandingOver) -> Receipt:
        """Posts it, or leaves it with Slack until `post_at`. Raises NotSent, Unclear or KeptHere."""
        content = msgspec.json.decode(payload, type=Slack)
        request: dict[str, Any] = {
            "channel": self._conversation(delivery.target.channel),
            "text": content.text,
            "blocks": content.blocks,
            "metadata": {"event_type": EVENT, "event_payload": {"mark": delivery.id}},
            "unfurl_links": False,
        }
        if delivery.target.thread:
            request["thread_ts"] = delivery.target.thread
        handing_over()
        if delivery.post_at is None:
            answer = self._call("chat.postMessage", json={**request, "client_msg_id": delivery.id})
            posted = read(answer.data, Posted)
            return _posted(posted.channel, posted.ts)
        answer = self._call("chat.scheduleMessage", json={**request, "post_at": _seconds(delivery.post_at)})
        scheduled = read(answer.data, Scheduled)
        return Receipt(scheduled=scheduled.scheduled_message_id, told=scheduled.channel)

    def find(self, delivery: Delivery, payload: bytes, known: frozenset[str]) -> Receipt | None:
        """What has become of it; None where it has certainly not arrived. `known` are the ids of others.

        Raises Unclear where Slack does not tell, NotSent where it cannot be asked now.
        """
        text = msgspec.json.decode(payload, type=Slack).text
        channel = self._conversation(delivery.target.channel)
        if delivery.post_at is not None:
            waiting = self._scheduled(delivery, channel, text, known)
            if waiting or delivery.post_at > self._now():
                return waiting
        return self._in_history(delivery, channel, text, known)

    def withdraw(self, delivery: Delivery) -> None:
        """Takes back what Slack keeps. Raises NotSent; Slack lets nothing go in the last minute."""
        try:
            self._call(
                "chat.deleteScheduledMessage",
                json={"channel": delivery.receipt.told, "scheduled_message_id": delivery.receipt.scheduled},
            )
        except Refused as refused:
            raise Refused(say("It is too late: Slack has posted the message, or is about to.")) from refused
        except Unclear as unclear:
            raise Delayed(say("Slack did not answer; try again in a moment.")) from unclear

    def test(self) -> tuple[str, ...]:
        """What works, in sentences. Raises NotSent."""
        try:
            answer = self._call("auth.test")
        except Unclear as unclear:
            raise Delayed(say("Slack did not answer. Try again.")) from unclear
        scopes = set(re.findall(r"[\w:.]+", _header(answer.headers, "x-oauth-scopes") or ""))
        told = [say("Signed in to {get} as {get2}.", get=answer.get("team"), get2=answer.get("user"))]
        if scopes and "chat:write" not in scopes and "chat:write:bot" not in scopes:
            raise Refused(
                say("The app may not write: add the scope chat:write on its page and install it anew.")
            )
        lacking = sorted(LOOKING - scopes) if scopes else []
        told.append(say("It may write messages, now and later."))
        if lacking:
            told.append(
                say(
                    "Without {join} it cannot look there after a lost answer: you are asked then whether "
                    "the message has arrived.",
                    join=", ".join(lacking),
                )
            )
        return tuple(told)

    def _conversation(self, target: str) -> str:
        """People have a conversation with the app, which opens it: the same one each time."""
        if not target.startswith(("U", "W")):
            return target
        try:
            answer = self._call("conversations.open", json={"users": target})
            return read(answer.data, Opened).channel.id
        except Unclear as unclear:
            raise Delayed(say("Slack did not answer; it is tried again.")) from unclear

    def _scheduled(
        self, delivery: Delivery, channel: str, text: str, known: frozenset[str]
    ) -> Receipt | None:
        post_at = _seconds(delivery.post_at or delivery.due_at)
        found = [
            each
            for page in self._pages("chat.scheduledMessages.list", WaitingList, channel=channel)
            for each in page.scheduled_messages
            if each.post_at == post_at and str(each.id) not in known
        ]
        for each in found:
            if each.text == text:
                return Receipt(scheduled=str(each.id), told=channel)
        if found:
            raise Unclear(
                say(
                    "Slack keeps a message for the same second; its text does not tell whether it is "
                    "this one."
                )
            )
        return None

    def _in_history(
        self, delivery: Delivery, channel: str, text: str, known: frozenset[str]
    ) -> Receipt | None:
        tried_at = delivery.tried_at or delivery.made_at
        since = max(tried_at, delivery.post_at or tried_at) - SKEW
        request: dict[str, Any] = {
            "channel": channel,
            "oldest": f"{since.timestamp():.6f}",
            "include_all_metadata": True,
        }
        method = "conversations.history"
        if delivery.target.thread:
            method, request["ts"] = "conversations.replies", delivery.target.thread
        messages = [each for page in self._pages(method, History, **request) for each in page.messages]
        for each in messages:
            if delivery.id in (each.mark, each.client_msg_id):
                return _posted(channel, each.ts)
        return self._unmarked(messages, channel, text, since, known)

    def _unmarked(
        self,
        messages: Sequence[Message],
        channel: str,
        text: str,
        since: datetime,
        known: frozenset[str],
    ) -> Receipt | None:
        """Without the scope for metadata no mark is told: then what the account has written there decides."""
        own = self._call_to_ask("auth.test")
        names = {str(own.get("user_id")), str(own.get("bot_id"))}
        mine = [
            each
            for each in messages
            if not each.mark and each.authors & names and slack_id(channel, each.ts) not in known
        ]
        for each in mine:
            if each.text == text:
                return _posted(channel, each.ts)
        if any(float(each.ts) >= (since + SKEW).timestamp() - 1 for each in mine):
            raise Unclear(
                say("Slack shows messages of this account there, and not whether this is one of them.")
            )
        return None

    def _pages(self, method: str, form: type[APage], **request: Any) -> Iterator[APage]:
        cursor = ""
        for _page in range(PAGES):
            answer = self._call_to_ask(
                method, limit=PAGE, **request, **({"cursor": cursor} if cursor else {})
            )
            page = read(answer.data, form)
            yield page
            cursor = page.cursor
            if not cursor:
                return
        raise Unclear(say("There are too many messages in between to look for this one."))

    def _call_to_ask(self, method: str, **params: Any) -> "SlackResponse":
        """Without an answer it is asked again; a refusal means that nobody can tell."""
        try:
            return self._call(method, params=params)
        except Unclear as unclear:
            raise Delayed(
                say("Slack did not answer whether the message has arrived; it is asked again.")
            ) from unclear
        except Refused as refused:
            raise Unclear(
                say("Slack does not say whether the message has arrived. {refused}", refused=refused)
            ) from refused

    def _call(self, method: str, **request: Any) -> "SlackResponse":
        from slack_sdk.errors import SlackApiError

        with translated(self._host):
            try:
                return self._client().api_call(method, **request)
            except SlackApiError as error:
                raise _end_of(error, method) from None

    def _client(self) -> "WebClient":
        from slack_sdk import WebClient

        return WebClient(
            self._secret.reveal(),
            base_url=self._api,
            timeout=int(self._patience) or 1,
            ssl=verified(),
            retry_handlers=[],
            logger=SILENT,
        )


class SlackWebhook(OneWay):
    """One incoming webhook: it belongs to one channel, and nobody can ask what it has posted."""

    def __init__(
        self, account: Account, secret: Secret, *, hooks: str = "", patience: float = PATIENCE
    ) -> None:
        """`hooks` replaces Slack's own host."""
        self._account = account
        self._secret = secret
        self._hooks = hooks
        self._patience = patience

    def send(self, delivery: Delivery, payload: bytes, handing_over: HandingOver) -> Receipt:
        """Raises NotSent or Unclear."""
        content = msgspec.json.decode(payload, type=Slack)
        request: dict[str, Any] = {"text": content.text, "blocks": content.blocks, "unfurl_links": False}
        if delivery.target.thread:
            request["thread_ts"] = delivery.target.thread
        status, body, wait = self._post(request, handing_over)
        if status == 200 and body == "ok":
            return Receipt(told="the webhook has taken it")
        raise _webhook_end(status, body, wait)

    def test(self) -> tuple[str, ...]:
        """A message without a text is refused by a webhook that works. Raises NotSent."""
        try:
            status, body, wait = self._post({"text": ""}, lambda: None)
        except Unclear as unclear:
            raise Delayed(say("Slack did not answer. Try again.")) from unclear
        if body in ("no_text", "invalid_payload", "missing_text_or_fallback_or_attachments"):
            return (say("The webhook works; it posts into the channel for which it was made."),)
        end = _webhook_end(status, body, wait)
        raise Delayed(say("Slack had a fault. Try again.")) if isinstance(end, Unclear) else end

    def _post(
        self, request: Mapping[str, Any], handing_over: HandingOver
    ) -> tuple[int, str, timedelta | None]:
        from slack_sdk.webhook import WebhookClient

        url = self._url()
        client = WebhookClient(
            url, timeout=int(self._patience) or 1, ssl=verified(), retry_handlers=[], logger=SILENT
        )
        handing_over()
        with translated(urlsplit(url).hostname or ""):
            answer = client.send_dict(dict(request))
        return (
            answer.status_code,
            answer.body.strip(),
            retry_after(_header(answer.headers, "retry-after"), _now()),
        )

    def _url(self) -> str:
        url = self._secret.reveal()
        form = WEBHOOK.fullmatch(url)
        if form is None:
            raise Refused(say("The webhook address of this account is broken; put it in again."))
        return f"{self._hooks}{form[1]}" if self._hooks else url


@contextmanager
def translated(host: str) -> Iterator[None]:
    """urllib wraps what fails until the whole request is written; what fails after that comes bare, also an
    answer that is none of Slack's, which the library does not look at before it reads it.

    The chain is cut: what urllib raises can hold the address, which for a webhook is the secret.
    """
    try:
        yield
    except URLError as error:
        reason = error.reason
        raise unreachable(host, reason if isinstance(reason, BaseException) else error) from None
    except (OSError, http.client.HTTPException, ValueError, LookupError, AttributeError):
        raise Unclear(say("{host} was told the message and did not answer.", host=host)) from None


def _end_of(error: "Any", method: str) -> Exception:
    answer = error.response
    name = str(answer.get("error") or "")
    wait = retry_after(_header(answer.headers, "retry-after"), _now())
    if answer.status_code == 429:
        return end_of("ratelimited", wait)
    if answer.status_code >= 500 or not name or " " in name:
        return end_of("service_unavailable")
    if method == "chat.scheduleMessage" and name in OWN_OUTBOX:
        return KeptHere()
    return end_of(name, wait, str(answer.get("needed") or ""))


def _webhook_end(status: int, body: str, wait: timedelta | None) -> Exception:
    if status == 429:
        return end_of("ratelimited", wait)
    if status >= 500 or status == 200:
        return end_of("service_unavailable")
    return end_of(body if body.isidentifier() else str(status))


def _header(headers: Mapping[str, Any], name: str) -> str | None:
    found = next((value for key, value in headers.items() if key.lower() == name), None)
    return str(found[0] if isinstance(found, list) else found) if found is not None else None


def _posted(channel: str, timestamp: str) -> Receipt:
    return Receipt(message_id=slack_id(channel, timestamp))


def _seconds(at: datetime) -> int:
    return int(at.timestamp())


def _now() -> datetime:
    return datetime.now(UTC)
