"""What stands in for a meeting: laws of its windows, and messages that pass the program's own checklist."""

from datetime import UTC, date, datetime, timedelta
from functools import cache

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asyncdraft.core.draft import Draft
from asyncdraft.core.meetings.announcement import announcement, first_prompt
from asyncdraft.core.meetings.cost import WEEKS_A_MONTH, Facts
from asyncdraft.core.meetings.formats import Format
from asyncdraft.core.meetings.meeting import Attendee, Meeting, Occurrence
from asyncdraft.core.meetings.proposal import Proposal, propose
from asyncdraft.core.meetings.proposal_words import rows
from asyncdraft.core.meetings.verdict import Choice, Topic, Verdict
from asyncdraft.core.people import Person, Shift, uniform_week
from asyncdraft.core.team import Team
from asyncdraft.core.templates.template import Template
from asyncdraft.core.when.holidays import default_week, public_holidays
from asyncdraft.core.when.working import Calendar
from asyncdraft.core.when.zones import zone
from asyncdraft.storage.library import Library
from tests.core.meetings.cases import all_cases, facts
from tests.core.templates.builtin_samples import TEMPLATES

BY_NAME: dict[str, Template] = {template.name: template for template in TEMPLATES}
PLACES = {
    "Ana Lima": ("America/Sao_Paulo", "BR"),
    "Kenji Mori": ("Asia/Tokyo", "JP"),
    "Priya Rao": ("Asia/Kolkata", "IN"),
    "Tom Hill": ("America/Los_Angeles", "US"),
    "Zoe Walsh": ("Australia/Sydney", "AU-NSW"),
    "Omar Said": ("Asia/Dubai", "AE"),
    "Lena Vogt": ("Europe/Berlin", "DE-BE"),
    "Will Best": ("Europe/London", "GB-ENG"),
}
TITLES = sorted({case.meeting.title for case in all_cases()})
REPLACE = Verdict(Choice.REPLACE, ("One way.",), Topic.STATUS)
MONDAY = datetime(2026, 11, 23, 15, 46, tzinfo=UTC)


@cache
def calendar(name: str) -> Calendar:
    zone_name, region = PLACES[name]
    first = name.split(maxsplit=1)[0].lower()
    person = Person(
        id=first,
        name=name,
        zone=zone_name,
        hours=default_week(region),
        holidays=region,
        email=f"{first}@example.com",
    )
    return Calendar(person, public_holidays(region, (2026, 2027)))


def team_of(names: list[str]) -> Team:
    people = tuple(calendar(name).person for name in names)
    return Team(name="a team", me=people[0].id, people=people)


def series(names: list[str], title: str, start: datetime, per_week: float = 1.0) -> Meeting:
    guests = tuple(Attendee(name, calendar(name).person.email) for name in names)
    return Meeting(
        uid=title,
        title=title,
        organizer=guests[-1],
        attendees=guests[:-1],
        zone=PLACES[names[0]][0],
        minutes=60,
        per_week=per_week,
        occurrences=(Occurrence(start, start + timedelta(hours=1)),),
    )


def proposed(
    names: list[str],
    now: datetime = MONDAY,
    title: str = "Weekly status",
    form: Format | None = None,
    verdict: Verdict = REPLACE,
    per_week: float = 1.0,
    owner_id: str = "",
) -> Proposal:
    return propose(
        series(names, title, now - timedelta(days=7), per_week),
        verdict,
        facts(max(len(names), 3), 60),
        team_of(names),
        lambda person: calendar(person.name),
        now,
        form,
        owner_id,
    )


def findings(draft: Draft, names: list[str], now: datetime) -> list[tuple[str, str]]:
    library = shared_library(tuple(names))
    local = now.astimezone(zone(PLACES[names[0]][0]))
    message = library.message(draft, BY_NAME[draft.template], local)
    return [(finding.rule, finding.title) for finding in library.checklist.judge(message).findings]


@cache
def shared_library(names: tuple[str, ...]) -> Library:
    return Library(
        team_of(list(names)), calendars=lambda person, _now: calendar(person.name) if person else None
    )


teams = st.lists(st.sampled_from(sorted(PLACES)), min_size=2, max_size=5, unique=True)
moments = st.datetimes(datetime(2026, 1, 2), datetime(2027, 6, 30)).map(lambda at: at.replace(tzinfo=UTC))


@settings(max_examples=20, derandomize=True)
@given(
    names=teams,
    now=moments,
    form=st.sampled_from(Format),
    per_week=st.sampled_from([0.0, 0.25, 0.5, 1.0, 5.0]),
)
def test_one_thing_comes_after_the_other_and_everybody_has_time(
    names: list[str], now: datetime, form: Format, per_week: float
) -> None:
    found = proposed(names, now, form=form, per_week=per_week)
    plan = found.round
    assert now < found.object_by <= plan.opens < plan.closes < plan.synthesis < plan.read_by
    assert plan.call >= plan.synthesis
    assert found.review.day >= (plan.closes + timedelta(days=27)).date()
    assert found.gives_back >= 0
    for name in set(names) - set(plan.away):
        assert calendar(name).minutes(plan.opens, plan.closes)
        assert calendar(name).minutes(plan.synthesis, plan.read_by) >= 120
        assert found.review.moved or not calendar(name).closed(found.review.day)


@settings(max_examples=15, derandomize=True)
@given(
    names=teams,
    now=moments,
    form=st.sampled_from(Format),
    choice=st.sampled_from([Choice.REPLACE, Choice.SHORTEN]),
    title=st.sampled_from(TITLES),
)
def test_both_messages_pass_the_checklist(
    names: list[str], now: datetime, form: Format, choice: Choice, title: str
) -> None:
    found = proposed(names, now, title, form, Verdict(choice, ("One way.",), Topic.STATUS))
    team = team_of(names)
    for draft in (announcement(found, team), first_prompt(found, team)):
        assert not findings(draft, names, now), draft


@pytest.mark.parametrize("form", list(Format))
@pytest.mark.parametrize("names", [["Will Best"], ["Kenji Mori", "Will Best"]])
def test_a_meeting_that_names_nobody_can_be_replaced_all_the_same(names: list[str], form: Format) -> None:
    published = Meeting(uid="1", title="Community call", minutes=30, per_week=1.0, pattern="Mon 15:00")
    unknown = Facts(people=0, hours=0.5, person_hours=0.0, nameless=True)
    team = team_of(names)
    found = propose(published, REPLACE, unknown, team, lambda person: calendar(person.name), MONDAY, form)
    assert "The calendar does not say who is invited: add the readers to the message." in found.notes
    assert "not known, as nobody is named" in dict(rows(found))["Gives back"]
    for draft in (announcement(found, team), first_prompt(found, team)):
        assert not findings(draft, names, MONDAY), draft
        assert "0 people" not in "".join((draft.what, draft.why, draft.need, draft.fallback))
        assert "of 0" not in draft.fallback


def test_a_paper_in_the_title_of_a_meeting_needs_no_link() -> None:
    names, now = ["Omar Said", "Kenji Mori", "Will Best"], datetime(2026, 10, 22, 4, 18, tzinfo=UTC)
    found = proposed(names, now, "Lessons learned: the report", Format.DECISION)
    assert not findings(first_prompt(found, team_of(names)), names, now)


def test_the_review_moves_past_holidays_and_says_which() -> None:
    found = proposed(["Will Best", "Kenji Mori"], datetime(2026, 11, 24, 9, tzinfo=UTC))
    assert found.review.day == date(2027, 1, 6)
    assert found.review.moved == "4 weeks would be Wed 30 Dec 2026, around New Year"
    spring = proposed(["Will Best", "Lena Vogt"], datetime(2026, 4, 20, 9, tzinfo=UTC))
    assert spring.review.day.weekday() == spring.round.closes.weekday()
    assert "Spring Bank Holiday for Will" in spring.review.moved


def test_the_organizer_owns_it_and_a_few_can_take_turns() -> None:
    found = proposed(["Will Best", "Kenji Mori", "Ana Lima", "Lena Vogt", "Priya Rao"])
    assert found.owner.name == "Priya Rao"
    assert found.rota[0].name == "Priya Rao"
    assert len(found.rota) == 4


def test_another_owner_puts_the_round_together_in_their_own_hours() -> None:
    names = ["Will Best", "Kenji Mori", "Ana Lima", "Lena Vogt", "Priya Rao"]
    usual = proposed(names)
    kenji = next(person for person in usual.people if person.name == "Kenji Mori")
    found = proposed(names, owner_id=kenji.id)
    assert (found.owner, found.rota[0]) == (kenji, kenji)
    assert found.round.synthesis != usual.round.synthesis


def test_one_meets_if_too_few_write() -> None:
    found = proposed(["Will Best", "Kenji Mori", "Ana Lima", "Lena Vogt", "Priya Rao"])
    assert (found.least, found.expected) == (4, 5)
    assert dict(rows(found))["If it fails"].startswith("Fewer than 4 of 5 updates are in: we meet ")


def test_people_outside_the_team_are_named_and_asked() -> None:
    names = ["Will Best", "Kenji Mori"]
    meeting = series(names, "Weekly status", MONDAY - timedelta(days=7))
    guest = Attendee("Xavier Yu", "xavier@other.example")
    meeting = msgspec.structs.replace(meeting, attendees=(*meeting.attendees, guest))
    team = team_of(names)
    found = propose(meeting, REPLACE, facts(3, 60), team, lambda person: calendar(person.name), MONDAY)
    assert "Xavier Yu" in " ".join(found.notes)
    assert "@Xavier" in announcement(found, team).need


def test_nobody_known_still_gives_a_proposal_that_says_what_it_assumes() -> None:
    stranger = Attendee("Xavier Yu", "xavier@other.example")
    meeting = Meeting(
        uid="1", title="Status", organizer=stranger, zone="Asia/Tokyo", minutes=30, per_week=1.0
    )
    found = propose(meeting, REPLACE, facts(9, 30), Team(), lambda person: Calendar(person, {}), MONDAY)
    assert "office hours are assumed" in found.notes[0]
    assert found.round.opens > MONDAY


def test_a_person_without_hours_is_not_counted_in_the_windows() -> None:
    person = Person(id="will", name="Will Best", zone="Europe/London")
    night = Person(id="n", name="Nia Oh", zone="Asia/Seoul", hours=uniform_week((Shift(540, 1020),)))
    team = Team(me="will", people=(person, night))
    guests = tuple(Attendee(each.name, "") for each in team.people)
    meeting = Meeting(
        uid="1", title="Status", organizer=guests[0], attendees=guests[1:], minutes=30, per_week=1.0
    )
    found = propose(meeting, REPLACE, facts(2, 30), team, lambda each: Calendar(each, {}), MONDAY)
    assert found.owner.name == "Nia Oh"
    assert "Will Best" in found.notes[0]


def test_a_shortened_meeting_keeps_the_part_that_is_talk() -> None:
    found = proposed(["Will Best", "Kenji Mori"], verdict=Verdict(Choice.SHORTEN, ("Half.",), Topic.PLANNING))
    assert found.minutes == 30
    assert "30 minutes instead of 60" in announcement(found, team_of(["Will Best", "Kenji Mori"])).what


def test_a_daily_meeting_becomes_two_rounds_a_week() -> None:
    assert proposed(["Will Best", "Kenji Mori"], per_week=5.0).rhythm == "twice a week"


def test_what_comes_back_is_what_the_writing_does_not_take() -> None:
    found = proposed(["Will Best", "Kenji Mori", "Ana Lima", "Lena Vogt", "Priya Rao"])
    written = 5 * (5 + 4) + 30
    assert found.person_hours - found.gives_back == pytest.approx(written * WEEKS_A_MONTH / 60)


def test_facts_without_people_do_no_harm() -> None:
    nobody = Facts(people=0, hours=0.0, person_hours=0.0)
    names = ["Will Best", "Kenji Mori"]
    meeting = series(names, "", MONDAY)
    team = team_of(names)
    found = propose(meeting, REPLACE, nobody, team, lambda person: calendar(person.name), MONDAY)
    assert "This meeting" in announcement(found, team).what
