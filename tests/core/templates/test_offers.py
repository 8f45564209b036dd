"""What an author can insert comes from the declarations and is itself sound."""

import pytest

from asyncdraft.core.templates.inspection import inspected
from asyncdraft.core.templates.offers import Offer, insertion, offers
from asyncdraft.core.templates.reserved import VALUES
from asyncdraft.core.templates.starter import free_name, starter
from asyncdraft.core.templates.template import Field, FieldType
from asyncdraft.core.templates.toolbox import BORROWED_FILTERS, FILTERS
from tests.core.templates.builtin_samples import RENDERER

HEAD = """---
name: trial
title: Trial
purpose: P
fields:
  - {name: minutes, default: "20"}
  - {name: settled, type: list}
  - {name: document, type: link}
  - {name: rows, type: list}
  - {name: reviewers, type: table, columns: [person, part]}
---
"""


def named(name: str) -> Offer:
    return next(offer for offer in offers() if offer.name == name)


def test_all_values_and_filters_are_offered() -> None:
    known = {offer.name for offer in offers()}
    printed = {value.name for value in VALUES if value.prints}
    assert known >= {*printed, *(tool.name for tool in FILTERS), *BORROWED_FILTERS}
    assert all(offer.help for offer in offers())


def test_the_fields_of_the_template_come_first() -> None:
    table = Field(name="risks", label="Risks", type=FieldType.TABLE)
    assert offers((table,))[0].name == "risks"


@pytest.mark.parametrize(
    ("name", "before", "wanted"),
    [
        ("deadline", "Answer by ", "{{ deadline }}"),
        ("deadline", "{{ what }} {{ ", "deadline"),
        ("deadline", "{% if ", "deadline"),
        ("short", "{{ deadline ", "| short"),
        ("short", "{{ deadline | ", "short"),
        ("short", "{{ deadline", " | short"),
        ("short", "{{ deadline |", " short"),
        ("short", "", "{{ deadline | short }}"),
        ("upper", "", "{{ what | upper }}"),
        ("section", "{{ what ", '| section("Minutes")'),
    ],
)
def test_what_is_inserted_fits_its_place(name: str, before: str, wanted: str) -> None:
    assert insertion(named(name), before) == wanted


@pytest.mark.parametrize("offer", offers(), ids=lambda offer: f"{offer.group} {offer.name}")
def test_what_is_inserted_is_sound(offer: Offer) -> None:
    text = insertion(offer, "")
    if offer.group == "Fields for the front matter":
        inspection = inspected(HEAD.replace("fields:\n", f"fields:\n{text}"), "trial.md", "user", RENDERER)
    else:
        inspection = inspected(HEAD + text + "\n", "trial.md", "user", RENDERER)
    assert [error.sentence for error in inspection.errors if "cannot work" not in error.reason] == []


def test_a_template_from_scratch_starts_sound() -> None:
    inspection = inspected(starter("own"), "own.md", "user", RENDERER)
    assert inspection.is_sound


def test_a_free_name_is_found() -> None:
    assert free_name("own", frozenset()) == "own"
    assert free_name("own", frozenset({"own", "own-2"})) == "own-3"
