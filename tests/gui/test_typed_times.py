"""Days are typed as the window writes them, in its language."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit

from asyncdraft.gui import translation
from asyncdraft.gui.drafts.field_helps import FieldHelps
from tests.gui.conftest import Launch
from tests.gui.driver import Driver

THURSDAY_IN_NEW_YORK = datetime(2026, 11, 26, 17, 0, tzinfo=UTC)
THURSDAY_HERE = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
FIVE_PAST_NOON_HERE = THURSDAY_HERE + timedelta(minutes=5)
HALF_PAST_FIVE_HERE = THURSDAY_HERE + timedelta(hours=5, minutes=30)
TOMORROW_IN_TOKYO = datetime(2026, 11, 24, 0, 0, tzinfo=UTC)


@pytest.fixture
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    tag: str = request.param
    translation.install(qapp, tag)
    yield tag
    translation.install(qapp, "")


@pytest.fixture
def window(language: str, launch: Launch) -> Driver:
    return launch()


EXPECTED = {
    "de": (
        ("do 12 uhr new york", THURSDAY_IN_NEW_YORK),
        ("Donnerstag 12:00 New York", THURSDAY_IN_NEW_YORK),
        ("Do 26. Nov 2026, 12:00 EST", THURSDAY_IN_NEW_YORK),
        ("26.November 12:00", THURSDAY_HERE),
        ("do mittag", THURSDAY_HERE),
        ("thu noon new york", THURSDAY_IN_NEW_YORK),
        ("bis do 12 uhr 00", THURSDAY_HERE),
        ("Do 7 Uhr 05 New York", FIVE_PAST_NOON_HERE),
        ("morgen 9 Uhr Tokyo", TOMORROW_IN_TOKYO),
    ),
    "ja": (
        ("11月26日(木) 12:00 New York", THURSDAY_IN_NEW_YORK),
        ("2026年11月26日(木) 12:00", THURSDAY_HERE),
        ("11月26日 12:00", THURSDAY_HERE),
        ("木曜日 12:00 New York", THURSDAY_IN_NEW_YORK),
        ("11月26日(木) 12時", THURSDAY_HERE),
        ("11月26日12時まで", THURSDAY_HERE),
        ("１１月２６日（木）　１２：００", THURSDAY_HERE),
        ("木曜午後0時", THURSDAY_HERE),
        ("木曜午前7時5分 New York", FIVE_PAST_NOON_HERE),
        ("11月26日 午後5時半", HALF_PAST_FIVE_HERE),
        ("11月26日 17時30分", HALF_PAST_FIVE_HERE),
        ("11月26日 午後5:30", HALF_PAST_FIVE_HERE),
        ("明日 9:00 Tokyo", TOMORROW_IN_TOKYO),
        ("thu noon new york", THURSDAY_IN_NEW_YORK),
    ),
}
EACH = pytest.mark.parametrize("language", EXPECTED, indirect=True)


@EACH
def test_a_deadline_is_typed_in_the_language_of_the_window(window: Driver, language: str) -> None:
    read = []
    for typed, _at in EXPECTED[language]:
        window.press("Ctrl+L")
        window.press("Ctrl+A")
        window.type(typed)
        read.append((typed, window.draft.deadline.at))
    assert read == [*EXPECTED[language]]


@EACH
def test_the_example_in_the_field_is_understood(window: Driver, language: str) -> None:
    window.press("Ctrl+L")
    field = window.focus
    assert isinstance(field, QLineEdit)
    window.type(field.placeholderText())
    assert window.draft.deadline.at == datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


@EACH
def test_a_thread_takes_the_day_of_its_decision_so(window: Driver, language: str) -> None:
    window.press("Ctrl+2")
    window.do("new_thread")
    window.type("Shape of the answer")
    window.press("Tab")
    window.press("Space")
    window.press("Tab")
    window.press("Tab")
    window.press("Tab")
    window.type({"de": "Mo 30. Nov", "ja": "11月30日(月)"}[language])
    window.press("Return")
    shown = window.application.desk.current
    assert shown is not None
    assert shown.decided_by == date(2026, 11, 30)


DAY_EXAMPLES = {"de": "Di, 24. Nov, morgen", "ja": "火曜日、11月24日、明日"}
DAYS = {
    "de": ("mo 16. nov 2026", "Mo 16. Nov 2026"),
    "ja": ("2026年11月16日(月)", "2026年11月16日(月)"),
}


@EACH
def test_a_day_in_a_form_is_typed_and_shown_in_the_language_of_the_window(
    window: Driver, language: str
) -> None:
    window.application.commands.use_template("weekly-executive-update")
    window.settle()
    fields = window.window.form.findChildren(QLineEdit)
    examples = [each for each in fields if each.placeholderText() == DAY_EXAMPLES[language]]
    assert len(examples) == 2

    typed, shown = DAYS[language]
    examples[0].setFocus()
    window.type(typed)
    assert window.draft.fields["week_ending"] == "2026-11-16"
    assert FieldHelps(window.application.workspace).write("2026-11-16") == shown


@EACH
def test_each_example_of_a_day_is_understood(window: Driver, language: str) -> None:
    helps = FieldHelps(window.application.workspace)
    understood = [helps.day(each.strip()).value for each in re.split("[,、]", DAY_EXAMPLES[language])]
    assert understood == ["2026-11-24"] * 3
