"""What the deadline card says, at the reference moment."""

from datetime import datetime

from asyncdraft.core.draft import Channel, Deadline
from asyncdraft.core.people import Person
from asyncdraft.core.sla import Promise, Sla
from asyncdraft.core.when.outlook import Outlook, outlook
from asyncdraft.core.when.working import Calendar
from tests.core.when.when_people import KENJI, NOW, PRIYA, calendar, utc

ALEX = calendar("Alex Reed", "Europe/London")
ZOE = calendar("Zoe Walsh", "Australia/Sydney")
NOTHING_PROMISED = Sla()
FIVE_IN_TOKYO = utc(11, 24, 8)


def seen(*readers: Calendar, at: datetime | None = FIVE_IN_TOKYO, sla: Sla = NOTHING_PROMISED) -> Outlook:
    return outlook(ALEX, readers, NOW, Deadline(at=at, zone="Asia/Tokyo"), sla, Channel.SLACK)


def test_the_phrase_leads_with_the_zone_of_the_deadline() -> None:
    phrase = "Tue 24 Nov 2026, 17:00 JST (Tokyo) = 08:00 GMT (London) = 13:30 IST (Bengaluru)"
    assert seen(KENJI, PRIYA).phrase == phrase


def test_a_holiday_of_one_reader_is_named_beside_the_hours_of_the_other() -> None:
    notes = [(note.tone, note.text) for note in seen(KENJI, PRIYA).notes]
    holiday = "Tue is a holiday for Priya, in India (Guru Nanak's Birthday)"
    assert notes == [("ok", "7 working hours for Kenji"), ("warn", holiday)]


def test_where_there_is_little_room_the_notes_are_brief() -> None:
    assert [note.brief for note in seen(KENJI, PRIYA).notes] == [
        "7 h for Kenji",
        "Tue is a holiday for Priya",
    ]
    assert seen(KENJI, ZOE).notes[0].brief == "7 h or more for all"


def test_enough_time_for_some_names_them() -> None:
    assert seen(KENJI, PRIYA, ZOE).notes[0].text == "7 h or more for Kenji and Zoe"


def test_less_than_the_team_promises_is_short() -> None:
    promised = Sla(channels={"chat": Promise(2, "days")})
    (note,) = seen(KENJI, sla=promised).notes
    assert (note.tone, note.text.startswith("Short for Kenji")) == ("bad", True)


def test_a_reader_without_hours_is_asked_about() -> None:
    nobody = Calendar(Person(id="mo", name="Mo", zone="Asia/Tokyo"), {})
    found = seen(nobody)
    assert [note.text for note in found.notes] == ["Working hours of Mo are not known"]
    assert found.suggestions == ()


def test_a_time_that_is_past_says_so() -> None:
    assert [note.text for note in seen(KENJI, at=utc(11, 23, 8)).notes] == ["This time is past"]


def test_a_missing_detail_has_a_price() -> None:
    assert (
        seen(KENJI).price
        == "A missing detail costs you a day: the answer is back Wed 25 Nov, 09:00 GMT, not Tue."
    )


def test_whose_answer_nobody_can_foretell_is_named_beside_the_price() -> None:
    hourless = [
        Calendar(Person(id=name.lower(), name=name, zone="Asia/Tokyo"), {})
        for name in ("Mo", "Bo", "Jo", "Lu")
    ]
    untold = "When Mo can answer is not known: the working hours are missing."
    assert seen(hourless[0]).price == untold
    assert seen(KENJI, hourless[0]).price == f"{seen(KENJI).price} {untold}"
    many = "When 4 readers can answer is not known: their working hours are missing."
    assert seen(*hourless).price == many


def test_no_deadline_leaves_only_when_to_send() -> None:
    found = seen(KENJI, at=None)
    assert (found.phrase, found.notes) == ("", ())
    assert found.hints == ("Send by Tue 09:00 or Kenji loses a day",)


def test_every_suggestion_gives_the_promised_hours() -> None:
    found = seen(KENJI, PRIYA)
    least = [min(reader.minutes(NOW, choice.at) for reader in (KENJI, PRIYA)) for choice in found.suggestions]
    assert len(least) == 3
    assert min(least) >= found.wanted == 240
