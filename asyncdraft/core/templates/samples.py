"""The sample draft of a template, and the invented people it is written to."""

from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec

from asyncdraft.core.draft import Channel, Draft
from asyncdraft.core.people import Person, Shift, uniform_week
from asyncdraft.core.sla import Promise, Sla
from asyncdraft.core.team import Team
from asyncdraft.core.templates.template import Template
from asyncdraft.core.templates.values import deadline_from
from asyncdraft.core.when import zones

MORNING, EVENING = 9 * 60, 17 * 60
OFFICE = uniform_week((Shift(MORNING, EVENING),))


def _person(person_id: str, name: str, zone: str, holidays: str) -> Person:
    return Person(
        id=person_id,
        name=name,
        zone=zone,
        holidays=holidays,
        hours=OFFICE,
        email=f"{person_id}@example.com",
    )


CAST = Team(
    name="Payments",
    me="alex",
    people=(
        _person("alex", "Alex Reed", "Europe/London", "GB-ENG"),
        _person("kenji", "Kenji Mori", "Asia/Tokyo", "JP"),
        _person("priya", "Priya Rao", "Asia/Kolkata", "IN"),
        _person("ana", "Ana Souza", "America/Sao_Paulo", "BR"),
        _person("dana", "Dana Whitfield", "America/Los_Angeles", "US-CA"),
        _person("lena", "Lena Vogt", "Europe/Berlin", "DE-BE"),
        _person("tom", "Tom Okafor", "America/New_York", "US-NY"),
        _person("mei", "Mei Tan", "Asia/Singapore", "SG"),
    ),
    sla=Sla(
        channels={"chat": Promise(4, "hours"), "email": Promise(1, "days"), "rfc": Promise(7, "days")},
        emergency="PagerDuty",
    ),
)
"""Who writes and reads the samples; a team's own people come first."""

NOW = datetime(2026, 11, 23, 15, 46, tzinfo=ZoneInfo("Europe/London"))


def sample_draft(template: Template, channel: Channel | None = None) -> Draft:
    sample = template.sample
    return Draft(
        template=template.name,
        channel=channel or template.channels[0],
        to=sample.to,
        subject=sample.subject,
        what=sample.what,
        why=sample.why,
        need=sample.need,
        fallback=sample.fallback,
        deadline=deadline_from(sample.deadline),
        fields=sample.fields,
    )


def sample_now(template: Template) -> datetime:
    """When the sample is written, on the writer's clock."""
    written = deadline_from(template.sample.now)
    return written.at.astimezone(zones.zone(written.zone)) if written.at else NOW


def sample_team(team: Team | None = None) -> Team:
    """The team with the sample's people added, so that a sample never meets strangers."""
    if team is None or not team.people:
        return CAST
    known = {person.id for person in team.people}
    added = tuple(person for person in CAST.people if person.id not in known)
    return msgspec.structs.replace(team, people=team.people + added, me=team.me or CAST.me)
