from datetime import date

from asyncdraft.core.people import DayOff
from asyncdraft.core.when.landing import free_move, landing
from asyncdraft.core.when.roundtrip import round_trip
from asyncdraft.core.when.sentences import (
    clock_change_sentences,
    closed_sentences,
    date_sentence,
    free_move_sentence,
    hours_sentence,
    question_sentence,
    send_by_sentence,
    short_sentence,
)
from asyncdraft.core.when.writing import Style
from tests.core.when.when_people import (
    ANA,
    ARJUN,
    KENJI,
    MAYA,
    NOW,
    PRIYA,
    TEAM,
    YOU,
    ZOE,
    calendar,
    nobody_asked,
    utc,
)

LONDON = "Europe/London"
TUESDAY = utc(11, 24, 8)
WEDNESDAY = utc(11, 25, 10)


def test_where_it_lands_for_each_reader() -> None:
    found = {person.person.first_name: landing(person, NOW, WEDNESDAY, 480) for person in TEAM}
    assert {name: (one.first_look_text, one.hours_text, one.text) for name, one in found.items()} == {
        "Ana": ("Mon 15:46", "12 h 14", "Wed 10:00, at work"),
        "Maya": ("Mon 10:46", "14 h 14", "Wed 05:00, night"),
        "Daniel": ("Mon 10:46", "13 h 14", "Wed 05:00, night"),
        "Priya": ("Wed 10:00", "5 h 30", "Wed 15:30, at work"),
        "Arjun": ("Wed 09:30", "6 h", "Wed 15:30, at work"),
        "Kenji": ("Tue 09:00", "16 h", "Wed 19:00, after work"),
        "Zoe": ("Tue 09:00", "16 h", "Wed 21:00, night"),
    }
    assert {name for name, one in found.items() if one.is_short} == {"Priya", "Arjun"}


def test_landing_in_other_states() -> None:
    holiday = landing(PRIYA, NOW, TUESDAY)
    assert (holiday.text, holiday.name) == ("Tue 13:30, holiday", "Guru Nanak's Birthday")
    assert landing(KENJI, NOW, utc(11, 24, 17)).text == "Wed 02:00, night"
    assert landing(YOU, NOW, utc(11, 24, 8)).text == "Tue 08:00, before work"
    assert landing(ZOE, NOW, utc(11, 28, 1)).text == "Sat 12:00, weekend"
    unknown = landing(nobody_asked(), NOW, TUESDAY, 60)
    assert (unknown.text, unknown.hours_text, unknown.is_short) == ("Tue 12:00, hours not known", "", False)


def test_a_first_look_beyond_the_week_has_its_date() -> None:
    leave = DayOff(date(2026, 11, 23), date(2026, 12, 6))
    assert (
        landing(calendar("Ana", LONDON, days_off=(leave,)), NOW, TUESDAY).first_look_text
        == "Mon 7 Dec, 09:00"
    )


def test_hours_before_the_deadline() -> None:
    assert hours_sentence([KENJI], NOW, TUESDAY) == "7 working hours for Kenji"
    assert hours_sentence([KENJI], NOW, utc(11, 24, 1)) == "1 working hour for Kenji"
    assert hours_sentence([KENJI], NOW, utc(11, 24, 0, 45)) == "45 working minutes for Kenji"
    assert hours_sentence([PRIYA], NOW, WEDNESDAY) == "5 h 30 of working time for Priya"
    assert hours_sentence([KENJI, PRIYA], NOW, TUESDAY) == "no working time for Priya"
    assert hours_sentence([KENJI, PRIYA], NOW, WEDNESDAY) == "5 h 30 or more of working time for all"
    assert hours_sentence([nobody_asked()], NOW, WEDNESDAY) == ""


def test_who_has_too_little_and_why() -> None:
    assert short_sentence(TEAM, NOW, WEDNESDAY, 480) == "Short for Priya and Arjun: Tue is a holiday there"
    assert short_sentence((KENJI, PRIYA), NOW, utc(11, 24, 1), 480) == "Short for Kenji and Priya"
    assert short_sentence((KENJI,), NOW, WEDNESDAY, 480) == ""


def test_holidays_on_the_way() -> None:
    assert closed_sentences(PRIYA, NOW, TUESDAY) == (
        "Tue is a holiday for Priya, in India (Guru Nanak's Birthday)",
    )
    assert closed_sentences(KENJI, NOW, TUESDAY) == ()
    assert closed_sentences(MAYA, NOW, utc(11, 30)) == (
        "Thu is a holiday for Maya, in the United States (Thanksgiving Day)",
    )


def test_days_off_on_the_way() -> None:
    days_off = (
        DayOff(date(2026, 11, 24), date(2026, 11, 24)),
        DayOff(date(2026, 11, 26), date(2026, 12, 1), "moving house"),
    )
    zoe = calendar("Zoe", LONDON, days_off=days_off)
    assert closed_sentences(zoe, NOW, utc(11, 27, 18)) == (
        "Tue is a day off for Zoe",
        "Thu and Fri are days off for Zoe (moving house)",
    )
    assert closed_sentences(zoe, NOW, utc(12, 3))[1] == "Thu to Tue are days off for Zoe (moving house)"


def test_another_date_there() -> None:
    assert date_sentence(utc(11, 27, 17), "Australia/Sydney", LONDON) == "already Saturday in Sydney"
    assert date_sentence(utc(11, 27, 3), "America/Los_Angeles", LONDON) == "still Thursday in Los Angeles"
    assert date_sentence(utc(11, 27, 12), "Asia/Tokyo", LONDON) == ""


def test_clocks_that_move_in_between() -> None:
    spring = utc(4, 1, year=2027)
    assert clock_change_sentences(["America/New_York", LONDON, LONDON, "Asia/Tokyo"], NOW, spring) == (
        "New York: clocks go forward 1 h on Sun 14 Mar",
        "London: clocks go forward 1 h on Sun 28 Mar",
    )


def test_the_cost_of_a_missing_detail() -> None:
    assert question_sentence(round_trip(YOU, KENJI, NOW), LONDON) == (
        "A missing detail costs you a day: the answer is back Wed 25 Nov, 09:00 GMT, not Tue"
    )
    assert question_sentence(round_trip(YOU, KENJI, utc(11, 27, 3)), LONDON) == (
        "A missing detail costs you 3 days: the answer is back Mon 30 Nov, 09:00 GMT, not Fri"
    )
    assert question_sentence(round_trip(YOU, ANA, NOW), LONDON) == (
        "A missing detail costs you little: you are both at work Mon 15:46"
    )
    lunch = calendar("Kim", LONDON, ((9, 12), (13, 17)))
    early = calendar("Lee", LONDON, ((12, 13), (16, 18)))
    assert question_sentence(round_trip(lunch, early, utc(11, 24, 11)), LONDON) == (
        "A missing detail costs you 3 h: the answer is back Tue 24 Nov, 16:00 GMT"
    )
    assert question_sentence(round_trip(YOU, nobody_asked(), NOW), LONDON) == ""


def test_when_to_send_at_the_latest() -> None:
    assert send_by_sentence(ANA, round_trip(YOU, ANA, NOW), NOW, LONDON) == "Send by 18:00 or Ana loses a day"
    assert send_by_sentence(ANA, round_trip(YOU, ANA, NOW), NOW, LONDON, Style(hours24=False)) == (
        "Send by 6 pm or Ana loses a day"
    )
    assert send_by_sentence(ARJUN, round_trip(YOU, ARJUN, NOW), NOW, LONDON) == (
        "Send by Wed 12:00 or Arjun loses a day"
    )
    friday = utc(11, 27, 10)
    assert send_by_sentence(ANA, round_trip(YOU, ANA, friday), friday, LONDON) == (
        "Send by 18:00 or Ana sees it only on Mon 30 Nov"
    )
    assert send_by_sentence(KENJI, round_trip(YOU, KENJI, NOW, TUESDAY), NOW, LONDON) == ""
    nobody = nobody_asked()
    assert send_by_sentence(nobody, round_trip(YOU, nobody, NOW), NOW, LONDON) == ""


def test_a_later_deadline_for_nothing() -> None:
    move = free_move(YOU, [KENJI, ANA], utc(11, 26, 23))
    assert move is not None
    assert free_move_sentence(move, LONDON) == "Moving it to Fri 09:00 costs you nothing and gives Kenji 8 h"
    assert free_move(YOU, [KENJI], utc(11, 26, 10)) is None
    assert free_move(YOU, [MAYA], utc(11, 27, 23)) is None
