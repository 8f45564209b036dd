"""The messages of the outbox in words: their states, where they go, and what can be done with them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import msgspec

from asyncdraft.core.sending.account import CHANNELS, Account, Kind
from asyncdraft.core.sending.delivery import ASKS, STATE_NAMES, Delivery, State
from asyncdraft.core.text import Text, joined, say, say_count, say_of
from asyncdraft.core.when import writing
from asyncdraft.core.when.writing import Style
from asyncdraft.gui.widgets.sectioned_list import Entry

RETRY, CANCEL, EDIT, ARRIVED, AGAIN = "retry", "cancel", "edit", "arrived", "again"
PLACES: Mapping[Kind, str] = {
    Kind.WEBHOOK: say("the channel for which the webhook was made"),
    Kind.IMAP: say("the drafts of the mailbox"),
}
"""Where a message goes that names no place itself."""

WAITS = frozenset({State.QUEUED, State.SCHEDULED})
MOVES = frozenset({State.CLAIMED, State.SENDING, State.CHECKING})
SECTIONS: Sequence[tuple[str, frozenset[State]]] = (
    (say("Asks you"), frozenset(ASKS)),
    (say("On its way"), MOVES),
    (say_of("messages to send", "Waiting"), WAITS),
    (say_of("messages to send", "Done"), frozenset({State.SENT, State.CANCELLED})),
)
TONES: Mapping[State, str] = {
    State.CHECKING: "warn",
    State.SENT: "ok",
    State.FAILED: "bad",
    State.UNKNOWN: "warn",
}
"""The colours of pills; the others are plain."""

ACTIONS: Mapping[State, Sequence[tuple[str, str]]] = {
    State.QUEUED: ((RETRY, say("Send now")), (EDIT, say("Edit")), (CANCEL, say("Cancel"))),
    State.SCHEDULED: ((EDIT, say("Edit")), (CANCEL, say("Cancel"))),
    State.FAILED: ((RETRY, say("Retry now")), (EDIT, say("Edit")), (CANCEL, say("Cancel"))),
    State.UNKNOWN: (
        (ARRIVED, say("It arrived")),
        (AGAIN, say("It did not: send again")),
        (CANCEL, say("Cancel")),
    ),
    State.SENT: ((EDIT, say("Open the draft")),),
    State.CANCELLED: ((EDIT, say("Open the draft")),),
}
"""The first one is the primary action of what asks."""


@dataclass(frozen=True)
class Shown:
    """One message. `lines` are names with values, `reason` a sentence with its frame's role."""

    title: str
    state: str
    tone: str
    lines: tuple[tuple[str, str], ...]
    reason: str
    role: str
    actions: Sequence[tuple[str, str]]
    text: str


def entries(deliveries: Iterable[Delivery], now: datetime, style: Style) -> list[Entry]:
    found = list(deliveries)
    rows = []
    for title, states in SECTIONS:
        group = [each for each in found if each.state in states]
        if group:
            rows.append(Entry("", say("{title}  {count}", title=title, count=len(group))))
            rows += [_entry(each, now, style) for each in group]
    return rows


def _entry(delivery: Delivery, now: datetime, style: Style) -> Entry:
    words, tone = STATE_NAMES[delivery.state], TONES.get(delivery.state, "plain")
    when = _short_when(delivery, now, style)
    detail = joined(filter(None, (words, when)), " · ")
    return Entry(delivery.id, delivery.title, detail, "" if tone == "plain" else tone)


def _short_when(delivery: Delivery, now: datetime, style: Style) -> str:
    """In the writer's own time: a zone would be the first to find no room."""
    at = delivery.post_at or delivery.due_at if delivery.state in WAITS else delivery.state_at
    if at is None or delivery.state in MOVES:
        return ""
    zone = str(now.tzinfo)
    return say("{day}, {clock}", day=writing.day(at, zone), clock=writing.clock(at, zone, style))


def shown(delivery: Delivery, account: Account | None, now: datetime, style: Style, payload: bytes) -> Shown:
    words, tone = STATE_NAMES[delivery.state], TONES.get(delivery.state, "plain")
    reason, role = _reason(delivery)
    actions = ACTIONS.get(delivery.state, ())
    if not delivery.draft:
        actions = [each for each in actions if each[0] != EDIT]
    return Shown(
        delivery.title,
        words,
        tone,
        tuple(_lines(delivery, account, now, style)),
        reason,
        role,
        actions,
        text_of(account.kind, payload) if account and payload else "",
    )


def _lines(
    delivery: Delivery, account: Account | None, now: datetime, style: Style
) -> Iterable[tuple[str, str]]:
    target = delivery.target
    zone = str(now.tzinfo)
    yield say("From"), account.name if account else say("an account that is gone")
    usual = PLACES.get(account.kind, "") if account else ""
    yield say("To"), joined(target.addresses, ", ") or target.channel or usual
    if target.thread:
        yield say("Thread"), say("answers the message {thread}", thread=target.thread)
    if delivery.readers:
        yield say("Readers"), delivery.readers
    if delivery.state in WAITS:
        at = delivery.post_at or delivery.due_at
        yield say("Goes out"), joined((writing.short(at, zone, style), writing.relative(at, now)), ", ")
    if delivery.state_at and delivery.state not in WAITS:
        is_done = delivery.state in (State.SENT, State.CANCELLED)
        yield (
            STATE_NAMES[delivery.state] if is_done else say("Since"),
            writing.short(delivery.state_at, zone, style),
        )
    if delivery.attempts > 1:
        yield say("Attempts"), str(delivery.attempts)


def _reason(delivery: Delivery) -> tuple[str, str]:
    role = {State.FAILED: "error", State.UNKNOWN: "warning", State.CHECKING: "warning"}
    reason = _kept(delivery.reason)
    if not reason and delivery.state is State.QUEUED and delivery.post_at is None:
        reason = say("AsyncDraft must run then, or it goes out when it is next started.")
    return reason, role.get(delivery.state, "hint")


def _kept(sentence: str) -> str:
    """The store keeps English: a sentence without values is found in the catalogue by its words."""
    return sentence if isinstance(sentence, Text) or not sentence else say(sentence)


def text_of(kind: Kind, payload: bytes) -> str:
    """The words of what will leave."""
    if CHANNELS[kind] is CHANNELS[Kind.SLACK]:
        return str(msgspec.json.decode(payload, type=dict).get("text", ""))
    from email import message_from_bytes
    from email.policy import SMTP

    body = message_from_bytes(payload, policy=SMTP).get_body(("plain",))
    return str(body.get_content()) if body is not None else ""


def summary(deliveries: Iterable[Delivery]) -> str:
    """ "1 asks you, 2 waiting, 5 sent"."""
    found = [each.state for each in deliveries]
    asks = sum(state in ASKS for state in found)
    counts = (
        (asks, say("asks you") if asks == 1 else say("ask you")),
        (sum(state in MOVES for state in found), say("on its way")),
        (sum(state in WAITS for state in found), say("waiting")),
        (found.count(State.SENT), say("sent")),
    )
    return joined(
        (say("{count} {words}", count=count, words=words) for count, words in counts if count), ", "
    )


def standing(
    deliveries: Sequence[Delivery], now: datetime, style: Style, *, trouble: str = ""
) -> tuple[str, str]:
    """The line at the bottom of the window and its tone; empty while nothing is on its way."""
    states = [each.state for each in deliveries]
    asks = [each for each in deliveries if each.state in ASKS]
    if trouble:
        return say("The outbox cannot go on: {trouble}", trouble=trouble), "bad"
    if asks:
        told = say_count(
            "1 message asks for you in the Outbox", "{count} messages ask for you in the Outbox", len(asks)
        )
        return told, "bad"
    if any(state in MOVES for state in states):
        return say("Sending…"), "secondary"
    here = [each for each in deliveries if each.state is State.QUEUED]
    there = states.count(State.SCHEDULED)
    return _waiting(here, there, now, style), "secondary"


def waiting_here(deliveries: Iterable[Delivery], now: datetime, style: Style) -> str:
    """A sentence on what goes out only while the program runs; empty for nothing."""
    here = [each for each in deliveries if each.state is State.QUEUED]
    if not here:
        return ""
    first = min(each.due_at for each in here)
    at = writing.short(first, str(now.tzinfo), style)
    return say_count(
        "{count} message waits in the outbox, the next is due {at}.",
        "{count} messages wait in the outbox, the next is due {at}.",
        len(here),
        at=at,
    )


def _waiting(here: Sequence[Delivery], there: int, now: datetime, style: Style) -> str:
    if not here:
        return say("{messages} kept by Slack until their time", messages=_messages(there)) if there else ""
    first = min(here, key=lambda each: each.due_at)
    at = writing.short(first.due_at, str(now.tzinfo), style)
    if first.reason:
        return say(
            "{messages} in the outbox, tried again {at}: {reason}",
            messages=_messages(len(here)),
            at=at,
            reason=_kept(first.reason),
        )
    return say(
        "{messages} in the outbox, the next {at}: keep AsyncDraft open until then",
        messages=_messages(len(here)),
        at=at,
    )


def _messages(count: int) -> str:
    return say_count("1 message", "{count} messages", count)
