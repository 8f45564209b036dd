"""The message as the checklist sees it, from whichever face it comes."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

import msgspec

from asyncdraft.core.draft import PANES, Channel, Draft, Pane
from asyncdraft.core.people import Person
from asyncdraft.core.team import Team


class Recipient(msgspec.Struct, frozen=True):
    """`zone` is an IANA name, None where nobody knows; `id` is the roster's, empty for whom it lacks."""

    name: str
    zone: str | None = None
    id: str = ""

    @property
    def is_channel(self) -> bool:
        return self.name.startswith("#")


def recipients_of(people: Iterable[Person]) -> tuple[Recipient, ...]:
    return tuple(Recipient(person.name, person.zone, person.id) for person in people)


class ReaderTime(msgspec.Struct, frozen=True):
    """What a deadline leaves to one reader: working minutes before it, and where it lands in their day.

    `lands` is "work", "night", "weekend", "holiday" or "" while their hours are not known.
    """

    name: str
    minutes: int
    lands: str = ""


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """`sent_at` is aware; `deadline` is aware UTC, `deadline_text` how it is to be written in the message.

    `links` maps a shorthand ("PAY") to a URL with `{id}`. `regrade` maps a rule id to "off" or a severity;
    `ignored` holds marks. `fields` are the template's own texts by name, and `unfilled` names those that it
    wants and that are empty, None where it has none; `beside` is all that it adds from them: not judged, but
    a link in it counts. `answered` is the writer's earlier message that a clarification says again.
    `readers` and `sla_minutes` are filled in by whoever knows the calendars.
    """

    texts: Mapping[Pane, str]
    channel: str = "slack"
    kind: str = ""
    sent_at: datetime | None = None
    sender_zone: str = "UTC"
    recipients: tuple[Recipient, ...] = ()
    deadline: datetime | None = None
    deadline_zone: str = "UTC"
    deadline_text: str = ""
    links: Mapping[str, str] = {}
    panes: tuple[Pane, ...] = PANES
    regrade: Mapping[str, str] = {}
    ignored: frozenset[str] = frozenset()
    beside: str = ""
    readers: tuple[ReaderTime, ...] = ()
    sla_minutes: int | None = None
    unfilled: tuple[str, ...] | None = None
    fields: Mapping[str, str] = {}
    answered: str = ""

    def text(self, pane: Pane) -> str:
        return self.texts.get(pane, "")

    @property
    def is_empty(self) -> bool:
        return not any(text.strip() for text in self.texts.values())

    def home(self, pane: Pane) -> Pane:
        """Where something absent belongs: `pane`, or the whole text of a message without panes."""
        return Pane.TEXT if Pane.TEXT in self.texts else pane


def from_text(
    text: str,
    channel: str = "slack",
    kind: str = "",
    *,
    sent_at: datetime | None = None,
    sender_zone: str = "UTC",
    recipients: tuple[Recipient, ...] = (),
) -> Message:
    """A message written as one text; an email may begin with a "Subject:" line."""
    return Message(
        texts={Pane.TEXT: text},
        panes=(Pane.TEXT,),
        channel=channel,
        kind=kind,
        sent_at=sent_at,
        sender_zone=sender_zone,
        recipients=recipients,
    )


def from_draft(
    draft: Draft,
    team: Team,
    now: datetime,
    *,
    template_panes: tuple[Pane, ...] = PANES,
    checks: Mapping[str, str] | None = None,
    deadline_text: str = "",
) -> Message:
    """`now` is aware; `checks` are the template's own grades, the team's weigh more."""
    writer = team.writer
    panes = tuple(pane for pane in PANES if pane in template_panes or draft.text(pane).strip())
    wants_subject = draft.subject.strip() or draft.channel is Channel.EMAIL
    subject = {Pane.SUBJECT: draft.subject} if wants_subject else {}
    return Message(
        texts={**subject, **{pane: draft.text(pane) for pane in panes}},
        panes=panes,
        channel=draft.channel.value,
        kind=draft.template,
        sent_at=now,
        sender_zone=writer.zone if writer else "UTC",
        recipients=recipients_of(team.readers(draft.to)),
        deadline=draft.deadline.at,
        deadline_zone=draft.deadline.zone,
        deadline_text=deadline_text,
        links=team.links,
        regrade={**(checks or {}), **team.rules},
        ignored=frozenset(draft.ignored),
        beside="\n".join(_strings(draft.fields)),
        fields={name: value for name, value in draft.fields.items() if isinstance(value, str)},
    )


def _strings(value: Any) -> Iterator[str]:
    """All texts in nested values of fields."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _strings(part)
