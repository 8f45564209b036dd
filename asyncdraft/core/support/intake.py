"""Support as a message to those who ask: the form, the two looks a day, who is on, what an emergency is."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from asyncdraft.core.draft import Channel, Draft
from asyncdraft.core.focus.texts import deadline, emergency
from asyncdraft.core.home import home_of
from asyncdraft.core.people import Person
from asyncdraft.core.support.rota import Turn
from asyncdraft.core.team import Team
from asyncdraft.core.text import say
from asyncdraft.core.when import writing, zones
from asyncdraft.core.when.wording import and_join
from asyncdraft.core.when.writing import STYLE, Style

QUESTIONS = (
    "Which customer, order or system is it about, with its number or link?",
    "What did you expect, and what happened, word for word?",
    "Since when, and how many people are affected?",
    "What have you tried already?",
    "By when do you need an answer, with your zone?",
)
"""What a form asks where the team has not said."""
FORM_WANTED = say("Say where the form is, such as https://forms.example.com/help: questions need one place.")
TRIAGE_WANTED = say("Say at which times of the day questions are looked at, such as 11:00 and 16:00.")


def intake(
    team: Team,
    turns: Sequence[Turn],
    readers: Sequence[Person],
    starts: date,
    due: datetime | None,
    channel: Channel = Channel.SLACK,
    style: Style = STYLE,
) -> Draft:
    """Raises ValueError where the form, the triage times or the emergency path are still to be said."""
    support, sla, zone = team.support, team.sla, home_of(team)
    path = emergency(sla)
    if not support.form:
        raise ValueError(FORM_WANTED)
    if not sla.triage:
        raise ValueError(TRIAGE_WANTED)
    service = support.service or team.name or "our service"
    day = _day(starts)
    names = [f"@{person.first_name}" for person in readers]
    called = and_join(names) if names else "Everybody who asks us"
    return Draft(
        template="support-intake",
        channel=channel,
        title=f"Help with {service}",
        to=tuple(person.id for person in readers),
        what=(
            f"From {day} on, questions about {service} go into one form. One of us a week looks at all of "
            "them twice a day and answers in the thread, where everybody can read along."
            if len(sla.triage) == 2
            else f"From {day} on, questions about {service} go into one form. One of us a week looks at all "
            "of them at fixed times and answers in the thread, where everybody can read along."
        ),
        why=(
            "You have an answer at a time you can plan with, because it no longer depends on who is online; "
            "and a complete form saves you a day of questions back."
        ),
        need=(
            f"{called}, please put the form where your team looks for help, "
            "and tell me in this thread which question it lacks."
        ),
        fallback="A direct message about support gets the link to the form as its answer.",
        deadline=deadline(due, zone),
        fields={
            "service": service,
            "form": support.form,
            "asks": list(support.questions or QUESTIONS),
            "triage": f"{and_join([writing.of_day(at, style) for at in sorted(sla.triage)])} "
            "local time of whoever is on, each working day",
            "duty": [_row(turn, team, style) for turn in turns if turn.person],
            "emergency": f"{path}, at any hour",
            "starts": starts.isoformat(),
        },
    )


def form_text(team: Team) -> str:
    """The form as Markdown, to be put into whatever program shows forms. Raises ValueError without a path."""
    path, support = emergency(team.sla), team.support
    service = support.service or team.name or "our service"
    questions = "\n".join(
        f"{number}. {text}" for number, text in enumerate(support.questions or QUESTIONS, 1)
    )
    looks = and_join([writing.of_day(at) for at in sorted(team.sla.triage)]) if team.sla.triage else ""
    when = f"We look at every form at {looks} local time of whoever is on." if looks else ""
    return "\n\n".join(
        filter(None, [f"**Help with {service}**", questions, when, f"Emergencies, at any hour: {path}."])
    )


def _row(turn: Turn, team: Team, style: Style) -> dict[str, str]:
    """With the looks on the clock of whoever is on."""
    person = team.person(turn.person)
    noon = datetime(turn.monday.year, turn.monday.month, turn.monday.day, 12, tzinfo=UTC)
    zone = f" {zones.abbreviation(noon, person.zone)} ({zones.city_of(person.zone)})" if person else ""
    looks = and_join([writing.of_day(at, style) for at in sorted(team.sla.triage)])
    week = f"{turn.monday.isocalendar().week}, from {_day(turn.monday)}, at {looks}{zone}"
    return {"week": week, "person": turn.person}


def _day(day: date) -> str:
    return writing.date_text(day)
