"""Every type of field in the window: what is typed, what it means, and how it prints."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QTableWidget

from asyncdraft.core.draft import Draft
from asyncdraft.core.templates.parsing import parse
from asyncdraft.gui.drafts.field_helps import FieldHelps
from tests.gui.driver import Driver

TEMPLATE = """---
name: all-types
title: All types
purpose: P
fields:
  - {name: line, label: Line, required: true}
  - {name: text, label: Text, type: long text, required: true}
  - {name: state, label: State, type: choice, choices: [red, green]}
  - {name: day, label: Day, type: date}
  - {name: until, label: Until, type: deadline}
  - {name: window, label: Window, type: working days}
  - {name: owner, label: Owner, type: person}
  - {name: team_of, label: Reviewers, type: people}
  - {name: page, label: Page, type: link}
  - {name: points, label: Points, type: list, required: true}
  - name: risks
    label: Risks
    type: table
    required: true
    columns:
      - risk
      - {name: owner, label: Owner of it, type: person}
      - {name: state, type: choice, choices: [open, done]}
---
{{ line }} {{ state }} {{ day }} {{ until }} {{ window }}
{{ owner | mention }} {{ team_of | names }} {{ page }}
{{ text }}
{{ points | bullets }}
{{ risks | table }}
"""


@pytest.fixture
def form(driver: Driver) -> Iterator[Driver]:
    workspace = driver.application.workspace
    workspace.template_store.by_name["all-types"] = parse(TEMPLATE, "all-types.md", "user")
    driver.application.session.open(Draft(template="all-types", what="x"), stored=False)
    driver.settle()
    yield driver
    workspace.template_store.load()


def values(form: Driver) -> dict[str, Any]:
    return dict(form.draft.fields)


def printed(form: Driver) -> str:
    return form.application.session.report.document.markdown


def table(form: Driver) -> QTableWidget:
    return form.named("Risks", QTableWidget)


def write_cell(form: Driver, row: int, column: int, text: str) -> None:
    """As typed into the cell, and left by Enter."""
    table(form).setFocus()
    table(form).setCurrentCell(row, column)
    form.type(text)
    form.press("Return")


def rows(form: Driver) -> list[list[str]]:
    return [list(row.values()) for row in form.draft.fields["risks"]]


@pytest.mark.parametrize(
    ("typed", "value", "shown"),
    [
        ("tomorrow", "2026-11-24", "Tue 24 Nov 2026"),
        ("2026-11-30", "2026-11-30", "Mon 30 Nov 2026"),
        ("30 nov", "2026-11-30", "Mon 30 Nov 2026"),
    ],
)
def test_a_day_is_typed_in_words(form: Driver, typed: str, value: str, shown: str) -> None:
    form.write_field("Day", typed)
    assert values(form)["day"] == value
    assert shown in form.texts(form.window.form)
    assert shown in printed(form)


def test_a_day_that_is_none_is_kept_and_told(form: Driver) -> None:
    form.write_field("Day", "after the fair")
    assert values(form)["day"] == "after the fair"
    assert "fair" in form.texts(form.window.form)


def test_arrows_step_a_day(form: Driver) -> None:
    form.write_field("Day", "tomorrow")
    form.press("Up")
    assert values(form)["day"] == "2026-11-25"
    form.press("PgDown")
    assert values(form)["day"] == "2026-11-18"


def test_a_deadline_is_typed_with_its_city(form: Driver) -> None:
    form.write_field("Until", "tue 5pm tokyo")
    assert values(form)["until"] == "2026-11-24T17:00+09:00[Asia/Tokyo]"
    assert "Tue 24 Nov 2026 17:00 Tokyo" in form.texts(form.window.form)
    assert "Tue 24 Nov 2026, 17:00 JST (Tokyo)" in printed(form)


@pytest.mark.parametrize("name", ["day", "until"])
def test_what_is_shown_again_reads_as_the_same(form: Driver, name: str) -> None:
    value = {"day": "2026-11-30", "until": "2026-11-24T17:00+09:00[Asia/Tokyo]"}[name]
    form.application.session.open(Draft(template="all-types", fields={name: value}), stored=False)
    form.settle()
    edit = form.named(name.capitalize(), QLineEdit)
    form.write_field(name.capitalize(), edit.text())
    assert values(form)[name] == value


def test_working_days_say_which_day_they_mean(form: Driver) -> None:
    box = form.named("Window", QSpinBox)
    box.setFocus()
    box.selectAll()
    form.type("7")
    assert values(form)["window"] == 7
    assert "from now: Wed 2 Dec 2026" in form.texts(form.window.form)


def test_people_are_typed_by_name(form: Driver) -> None:
    form.write_field("Owner", "Kenji Mori")
    form.press("Esc")
    assert values(form)["owner"] == "kenji"
    form.write_field("Reviewers", "Priya, Kenji")
    form.press("Esc")
    assert values(form)["team_of"] == ["priya", "kenji"]
    form.write_field("Owner", "Somebody New")
    form.press("Tab")
    assert "Not in the team: Somebody New" in form.texts(form.window.form)
    assert values(form)["owner"] == "Somebody New"


def test_words_without_an_address_are_no_link(form: Driver) -> None:
    form.write_field("Page", "the wiki")
    assert "No address in it" in form.texts(form.window.form)
    form.write_field("Page", "the wiki <https://example.com/w>")
    assert "No address in it" not in form.texts(form.window.form)
    assert "[the wiki](https://example.com/w)" in printed(form)


def test_lines_texts_and_choices(form: Driver) -> None:
    form.write_field("Line", "one line")
    form.named("Text", QPlainTextEdit).setFocus()
    form.type("first\nsecond")
    form.named("Points", QPlainTextEdit).setFocus()
    form.type("a\n\nb\n")
    box = form.named("State", QComboBox)
    box.setFocus()
    form.press("Down")
    form.press("Down")
    assert values(form) == {
        "line": "one line",
        "text": "first\nsecond",
        "points": ["a", "b"],
        "state": "green",
    }


def test_rows_are_written_moved_removed_and_brought_back_by_keys(form: Driver) -> None:
    write_cell(form, 0, 0, "first")
    write_cell(form, 1, 0, "second")
    write_cell(form, 2, 0, "third")
    assert [row[0] for row in rows(form)] == ["first", "second", "third"]
    table(form).setCurrentCell(2, 0)
    form.press("Alt+Up")
    assert [row[0] for row in rows(form)] == ["first", "third", "second"]
    form.press("Alt+Down")
    assert [row[0] for row in rows(form)] == ["first", "second", "third"]
    table(form).setCurrentCell(0, 0)
    form.press("Ctrl+Del")
    assert [row[0] for row in rows(form)] == ["second", "third"]
    form.press("Ctrl+Z")
    assert [row[0] for row in rows(form)] == ["first", "second", "third"]
    table(form).setCurrentCell(1, 0)
    form.press("Ins")
    write_cell(form, 1, 0, "between")
    assert [row[0] for row in rows(form)] == ["first", "between", "second", "third"]


def test_cells_have_the_input_of_their_column(form: Driver) -> None:
    write_cell(form, 0, 0, "a risk")
    write_cell(form, 0, 1, "Kenji Mori")
    table(form).setCurrentCell(0, 2)
    form.press("F2")
    box = table(form).findChild(QComboBox)
    assert isinstance(box, QComboBox)
    assert [box.itemText(at) for at in range(box.count())] == ["", "open", "done"]
    box.setCurrentIndex(2)
    box.activated.emit(2)
    form.settle()
    assert rows(form)[0][2] == "done"
    assert rows(form)[0][:2] == ["a risk", "kenji"]
    assert "Kenji Mori" in printed(form)


def test_a_letter_chooses_in_a_cell_and_tab_goes_on(form: Driver) -> None:
    write_cell(form, 0, 0, "a risk")
    table(form).setCurrentCell(0, 2)
    form.press("F2")
    form.type("d")
    assert rows(form)[0][2] == "done"
    form.press("Tab")
    form.type("another")
    form.press("Tab")
    assert [row[0] for row in rows(form)] == ["a risk", "another"]


def test_tab_takes_a_name_and_goes_on(form: Driver) -> None:
    write_cell(form, 0, 0, "a risk")
    table(form).setCurrentCell(0, 1)
    form.press("F2")
    form.type("kenj")
    form.press("Tab")
    form.type("d")
    assert rows(form)[0] == ["a risk", "kenji", "done"]


def test_rows_of_a_sheet_are_pasted(form: Driver) -> None:
    write_cell(form, 0, 0, "first")
    table(form).setCurrentCell(1, 0)
    table(form).setFocus()
    form.paste("second\tKenji Mori\tdone\nthird\tpriya\n")
    assert rows(form) == [["first", "", ""], ["second", "kenji", "done"], ["third", "priya", ""]]
    form.press("Ctrl+Z")
    assert [row[0] for row in rows(form)] == ["first"]


def test_buttons_do_the_same(form: Driver) -> None:
    write_cell(form, 0, 0, "first")
    write_cell(form, 1, 0, "second")
    table(form).setCurrentCell(1, 0)
    form.click_button("Up")
    assert [row[0] for row in rows(form)] == ["second", "first"]
    form.click_button("Remove")
    assert [row[0] for row in rows(form)] == ["first"]


def test_what_is_wanted_is_a_finding_and_no_wall(form: Driver) -> None:
    assert "context.field" in form.rules
    for name, value in {"line": "x", "text": "x", "points": ["x"], "risks": [{"risk": "x"}]}.items():
        form.application.session.set_field(name, value)
    assert "context.field" not in form.rules


def test_long_cells_are_read_whole_at_every_width(form: Driver) -> None:
    write_cell(form, 0, 0, "a risk whose description is much longer than its narrow column in a small window")
    low = table(form).rowHeight(0)
    form.window.resize(1024, 700)
    form.settle()
    assert table(form).rowHeight(0) > low


def test_what_is_optional_waits_as_a_button_beside_the_short_fields(driver: Driver) -> None:
    driver.application.commands.use_template("handoff")
    driver.application.commands.use_template("blocker")
    topic = driver.named("Topic", QLineEdit)
    assert topic.width() > 150
    evidence = driver.button("Evidence")
    assert (
        evidence.mapTo(driver.window, QPoint()).x() > topic.mapTo(driver.window, QPoint()).x() + topic.width()
    )
    driver.click(evidence)
    assert driver.focus.accessibleName() == "Evidence"
    assert not evidence.isVisible()
    driver.type("trace 7f3a91")
    driver.press("Ctrl+A")
    driver.press("Del")
    assert driver.focus.accessibleName() == "Evidence"


@pytest.mark.parametrize(("written", "shown"), [("²", 0), ("٣", 3), ("99999999999999", 250)])
def test_a_number_of_days_that_is_none_or_too_large_opens_all_the_same(
    form: Driver, written: str, shown: int
) -> None:
    draft = Draft(template="all-types", what="x", fields={"window": written})
    form.application.session.open(draft, stored=False)
    form.settle()
    assert form.named("Window", QSpinBox).value() == shown


@pytest.mark.parametrize("last", ["9999-12-31", "9999-12-31T17:00+00:00[UTC]"])
def test_there_is_no_day_behind_the_last(form: Driver, last: str) -> None:
    assert FieldHelps(form.application.workspace).step(last, 7) == ""


def test_what_is_typed_behind_a_removed_row_is_not_lost_when_that_comes_back(form: Driver) -> None:
    draft = Draft(template="all-types", what="x", fields={"risks": [{"risk": "one"}, {"risk": "two"}]})
    form.application.session.open(draft, stored=False)
    form.settle()
    table = form.named("Risks", QTableWidget)
    table.setFocus()
    table.setCurrentCell(0, 0)
    form.press("Ctrl+Del")
    form.type("typed")
    form.press("Return")
    assert [row["risk"] for row in values(form)["risks"]] == ["typed"]

    table.setFocus()
    form.press("Ctrl+Z")
    assert [row["risk"] for row in values(form)["risks"]] == ["two"]
    form.press("Ctrl+Z")
    assert [row["risk"] for row in values(form)["risks"]] == ["one", "two"]


def test_words_that_stand_alone_in_their_row_have_all_of_it(driver: Driver) -> None:
    driver.application.session.open(Draft(template="support-intake"), stored=False)
    driver.settle()
    alone, wide = driver.named("Triage times", QLineEdit), driver.named("What the form asks", QPlainTextEdit)
    assert alone.geometry().right() == wide.geometry().right()
    assert driver.named("Emergencies", QLineEdit).width() < alone.width()
