"""When a message may go out: said in everybody's time, with who keeps it until then."""

from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from asyncdraft.core.people import Person, Shift, uniform_week
from asyncdraft.core.sending.account import Kind
from asyncdraft.core.when.cities import Cities
from asyncdraft.core.when.reading import TimeReader
from asyncdraft.core.when.working import Calendar
from asyncdraft.core.when.writing import STYLE
from asyncdraft.core.when.zones import zone
from asyncdraft.gui.sending.moments import AT_ONCE, KEPT_HERE, KEPT_THERE, hours_line, moment_of
from asyncdraft.gui.sending.when_choice import AT_WORK, NOW, TYPED, Moment, WhenChoice

MONDAY_EVENING = datetime(2026, 11, 23, 15, 46, tzinfo=UTC).astimezone(zone("Europe/London"))
NINE_TO_FIVE = uniform_week((Shift(540, 1020),))
KENJI = Calendar(Person(id="kenji", name="Kenji Mori", zone="Asia/Tokyo", hours=NINE_TO_FIVE), {})
ANA = Calendar(Person(id="ana", name="Ana Sousa", zone="Europe/Lisbon", hours=NINE_TO_FIVE), {})
UNKNOWN = Calendar(Person(id="x", name="X", zone="Asia/Tokyo"), {})
TIMES = TimeReader(lambda: Cities(""))


def moment(
    key: str, typed: str = "", kind: Kind = Kind.SLACK, readers: tuple[Calendar, ...] = (KENJI,)
) -> Moment:
    return moment_of(key, typed, kind, readers, TIMES, MONDAY_EVENING, STYLE)


def test_the_start_of_work_is_said_on_the_readers_clock() -> None:
    offered = moment(AT_WORK)
    assert offered.at == datetime(2026, 11, 24, 0, 0, tzinfo=UTC)
    assert offered.text == "Tue 24 Nov, 09:00 JST"
    assert offered.note == f"In 8 h, when Kenji is at work. {KEPT_THERE}"


def test_who_keeps_it_depends_on_the_way_out() -> None:
    assert moment(AT_WORK, kind=Kind.SMTP).note.endswith(KEPT_HERE)
    assert moment(NOW) == Moment(None, "", AT_ONCE)


@pytest.mark.parametrize(
    ("readers", "said"),
    [
        ((ANA,), "they are at work"),
        ((UNKNOWN,), "nobody’s hours are known"),
        ((), "nobody’s hours are known"),
    ],
)
def test_no_start_of_work_is_said_why(readers: tuple[Calendar, ...], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        moment(AT_WORK, readers=readers)


def test_a_typed_time_is_read_back_for_everybody() -> None:
    typed = moment(TYPED, "tue 9:30 jst")
    assert typed.at == datetime(2026, 11, 24, 0, 30, tzinfo=UTC)
    assert typed.text.startswith("Tue 24 Nov 2026, 00:30 GMT (London) = 09:30 JST (Tokyo)")


@pytest.mark.parametrize(
    ("typed", "said"),
    [("", "Type a time"), ("blorp", "was not understood"), ("1 Jan 2020 10:00 utc", "is over")],
)
def test_what_is_no_time_to_come_is_said(typed: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        moment(TYPED, typed)


def test_a_reader_is_shown_with_their_own_time() -> None:
    assert hours_line(KENJI, MONDAY_EVENING, STYLE) == "Tue 00:46 in Tokyo, asleep until 09:00"


def test_where_the_start_of_work_is_gone_now_is_chosen(qtbot: QtBot) -> None:
    known = {AT_WORK: Moment(MONDAY_EVENING, "Tue 09:00, R&D"), NOW: Moment(None, "")}

    def offered(key: str, _typed: str) -> Moment:
        if key not in known:
            raise ValueError("Nobody's hours are known.")
        return known[key]

    choice = WhenChoice(offered)
    qtbot.addWidget(choice)
    choice.begin()
    assert choice.moment == known[AT_WORK]
    at_work = next(each for each in choice.findChildren(QRadioButton) if each.isChecked())
    assert at_work.text() == "When they start work: Tue 09:00, R&&D"

    del known[AT_WORK]
    choice.show_moments()
    assert choice.is_now
    assert choice.moment == known[NOW]
    assert not at_work.isEnabled()
    assert at_work.text() == "When they start work: Nobody's hours are known."
