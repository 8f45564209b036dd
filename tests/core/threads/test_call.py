"""The call after the third strike: its agenda from the history, its invitation, its fair views."""

from datetime import UTC, datetime, timedelta
from io import StringIO

import icalendar
import pytest
from dateutil.tz import tzical
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from asyncdraft.core.threads.agenda import agenda, agenda_text, history
from asyncdraft.core.threads.fairness import judge_views
from asyncdraft.core.threads.invitation import calendar_file, invited, text, when
from asyncdraft.core.threads.thread import CALL_MINUTES, Call, Thread, View
from asyncdraft.core.threads.zone_rules import zone_rules
from asyncdraft.core.when import zones
from tests.core.threads.thread_people import ALEX, MAYA, TEAM, answer, asked, at, debate, thread

VIEWS = (
    View(person="alex", side="Frontend", text="- One request for the screen\n- It has 800 ms"),
    View(person="maya", side="Backend", text="- Flat resources, each with one owner\n- One cache key"),
)
READY = replace(
    debate(3),
    link="https://chat.example.com/p17",
    views=VIEWS,
    divergence="Does the order endpoint join items and prices?",
    agreed="- v1 stays as it is\n- one round trip",
    call=Call(
        at=at(24, 15),
        place="https://meet.example.com/4",
        decider="maya",
        recorder="alex",
        otherwise="A separate endpoint, for 30 days.",
    ),
)


def event(found: Thread = READY) -> icalendar.Event:
    calendar = icalendar.Calendar.from_ical(calendar_file(found, TEAM, at(23, 15)))
    (only,) = calendar.walk("VEVENT")
    assert isinstance(only, icalendar.Event)
    return only


def test_the_history_names_day_person_and_what_they_did() -> None:
    assert history(READY, TEAM, "Europe/London")[:2] == (
        "Wed 18 Nov, Alex asked: “Does `/orders` join items and prices?”",
        "Wed 18 Nov, Maya read it differently: “Flat, please.”",
    )


def test_the_day_of_the_history_is_that_of_the_reader() -> None:
    late = thread(asked(at(18, 23)))
    assert history(late, TEAM, "Asia/Tokyo")[0].startswith("Thu 19 Nov")


def test_what_is_agreed_ends_in_one_stop_in_japanese_too() -> None:
    items = agenda(replace(READY, agreed="注文画面は速くする。"), TEAM, "Europe/London")
    assert items[0].text.endswith("agreed: 注文画面は速くする.")


def test_the_agenda_fills_the_call_and_carries_the_one_question() -> None:
    items = agenda(READY, TEAM, "Europe/London")
    assert [item.minutes for item in items] == [2, 8, 5]
    assert items[0].text == "6 messages since Wed 18 Nov; agreed: v1 stays as it is; one round trip."
    assert items[1].text == "Does the order endpoint join items and prices?"
    assert items[2].text == "Alex types the record while we talk."
    assert agenda_text(items).startswith("1. 2 min: **Where we are.** 6 messages")


@given(st.integers(3, CALL_MINUTES))
def test_an_agenda_is_as_long_as_its_call(minutes: int) -> None:
    short = replace(READY, call=replace(READY.call, minutes=minutes))
    assert sum(item.minutes for item in agenda(short, TEAM, "UTC")) == minutes


def test_a_thread_of_two_hundred_messages_still_fits() -> None:
    posts = [post for n in range(100) for post in (asked(at(1, 0, n % 60)), answer(at(2, 0, n % 60)))]
    long = replace(thread(*posts), call=READY.call)
    assert len(str(event(long)["DESCRIPTION"])) < 5000


def test_the_invitation_holds_the_call_in_the_organisers_zone() -> None:
    found = event()
    assert found.start == datetime(2026, 11, 24, 15, tzinfo=UTC)
    assert found.end - found.start == timedelta(minutes=15)
    assert found["DTSTART"].params["TZID"] == "Europe/London"
    assert str(found["SUMMARY"]) == "15 minutes: API response shape"
    assert str(found["ORGANIZER"]) == "mailto:alex@example.com"
    assert str(found["ATTENDEE"]) == "mailto:maya@example.com"
    described = str(found["DESCRIPTION"])
    for part in (
        "2 min",
        "Does the order endpoint",
        "Who decides: Maya",
        "for 30 days",
        "read it differently",
        "p17",
    ):
        assert part in described


def test_a_moved_call_replaces_the_earlier_one() -> None:
    moved = replace(READY, call=replace(READY.call, at=at(25, 15), revision=1))
    assert str(event(moved)["UID"]) == str(event()["UID"])
    assert int(str(event(moved)["SEQUENCE"])) > int(str(event()["SEQUENCE"]))


def test_without_addresses_it_is_an_entry_to_keep() -> None:
    alone = replace(READY, people=("Zoe",))
    calendar = icalendar.Calendar.from_ical(calendar_file(alone, TEAM, at(23, 15)))
    assert str(calendar["METHOD"]) == "PUBLISH"
    assert invited(alone, TEAM) == (ALEX,)


@pytest.mark.parametrize("call", [Call(), Call(at=at(24, 15), minutes=16), Call(at=at(24, 15), minutes=0)])
def test_a_call_without_a_time_or_too_long_is_refused(call: Call) -> None:
    with pytest.raises(ValueError, match=r"Choose a time|at most 15 minutes"):
        calendar_file(replace(READY, call=call), TEAM, at(23, 15))


def test_words_from_others_stay_words() -> None:
    hostile = replace(READY, topic="x\r\nATTENDEE:mailto:evil@example.com", link="a;b,c\\n")
    found = event(hostile)
    assert "evil" not in str(found["ATTENDEE"])
    assert "evil" in str(found["SUMMARY"])


def test_the_start_is_told_on_everybodys_clock() -> None:
    phrase = when(READY, invited(READY, TEAM))
    assert phrase == "Tue 24 Nov 2026, 15:00 GMT (London) = 10:00 EST (New York)"
    assert when(replace(READY, call=Call()), (MAYA,)) == ""


def test_a_view_without_a_side_has_the_name_of_whoever_holds_it() -> None:
    unnamed = replace(READY, views=tuple(replace(view, side="") for view in VIEWS))
    assert "- Maya Chen: Flat resources, each with one owner; One cache key" in text(
        unnamed, TEAM, "Europe/London"
    )


def test_the_text_of_the_invitation_leads_with_the_agenda() -> None:
    assert text(READY, TEAM, "Europe/London").startswith("1. 2 min")
    own = replace(READY, call=replace(READY.call, agenda="1. 15 min: only this"))
    assert text(own, TEAM, "Europe/London").startswith("1. 15 min: only this")


SUMMER = datetime(2026, 7, 1, tzinfo=UTC)
MINUTES_AROUND = st.integers(-300 * 24 * 60, 300 * 24 * 60)


@settings(max_examples=60)
@given(st.sampled_from([name for name in zones.zone_names() if name != "UTC"]), MINUTES_AROUND)
def test_the_rules_in_the_file_agree_with_the_zone(name: str, minutes: int) -> None:
    lines = zone_rules(name, SUMMER).to_ical().decode()
    rules = tzical(StringIO(lines)).get()
    moment = SUMMER + timedelta(minutes=minutes)
    local = moment.astimezone(zones.zone(name))
    if local.fold or local.replace(fold=1).utcoffset() != local.utcoffset():
        return
    assert local.replace(tzinfo=rules).utcoffset() == local.utcoffset()


def test_fair_views_are_alike_in_length_and_blame_nobody() -> None:
    def blames(words: str) -> bool:
        return "your mistake" in words

    assert judge_views(VIEWS, blames).line == "fair: 9 and 9 words, no blame"
    assert not judge_views(VIEWS[:1], blames).is_fair
    long = replace(VIEWS[0], text="word " * 40)
    assert judge_views((long, VIEWS[1]), blames).line == "40 words against 9: say more for Backend"
    blaming = replace(VIEWS[0], text="The cache is your mistake and nobody else’s.")
    assert "blames" in judge_views((blaming, VIEWS[1]), blames).line


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\u2028", '";X-HARM=1:'])
def test_words_of_others_stay_inside_their_line_of_the_invitation(end: str) -> None:
    words = f"Ann{end}X-HARM:1{end}BEGIN:VEVENT"
    people = tuple(replace(person, name=words) for person in TEAM.people)
    call = replace(READY.call, place=words, agenda=words, otherwise=words, uid=words)
    found = replace(READY, topic=words, link=words, id=words, call=call)
    written = calendar_file(found, replace(TEAM, people=people), at(23, 15))
    lines = written.decode().split("\r\n")
    assert not [line for line in lines if line.startswith("X-HARM")]
    assert not {"\n", "\r"} & set("".join(lines))
    (only,) = icalendar.Calendar.from_ical(written).walk("VEVENT")
    attendees = only["attendee"]
    for each in attendees if isinstance(attendees, list) else [attendees]:
        assert "X-HARM" not in each.params
