"""From a draft to its document."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from asyncdraft.core.compose import Document, document
from asyncdraft.core.draft import Channel, Deadline, Draft
from asyncdraft.core.people import DayOff
from asyncdraft.core.team import Team
from asyncdraft.core.templates.errors import TemplateError
from asyncdraft.core.templates.fences import tidy
from asyncdraft.core.templates.parsing import parse
from asyncdraft.core.templates.samples import CAST
from asyncdraft.core.templates.sandbox import Renderer
from asyncdraft.core.when.writing import Style

NOW = datetime(2026, 11, 23, 15, 46, tzinfo=ZoneInfo("Europe/London"))
RENDERER = Renderer()
TEMPLATE = parse(
    """---
name: note
title: Note
purpose: Tells something
panes: [what, need]
subject: "About {{ topic }} ({{ state }}) [{{ kind }}] -"
fields: [{name: topic}, {name: state}, {name: kind}]
---
{{ readers | greeting }}

{{ what | section("What") }}

{{ need | section("What I need") }}

{{ deadline | section("Answer by") }}

{{ sender | signature }}
""",
    "note.md",
    "user",
)
DRAFT = Draft(
    template="note",
    to=("kenji", "priya"),
    what="The lift is stuck.",
    need="@Kenji, please call the firm.",
    deadline=Deadline(typed="tue 5pm tokyo", at=datetime(2026, 11, 24, 8, tzinfo=UTC), zone="Asia/Tokyo"),
    fields={"topic": "the lift"},
)


def composed(draft: Draft = DRAFT, team: Team = CAST, style: Style | None = None) -> Document:
    return document(draft, TEMPLATE, team, NOW, RENDERER, style or Style())


def changed(**values: object) -> Draft:
    return msgspec.structs.replace(DRAFT, **values)


def test_a_chat_message_starts_with_its_subject() -> None:
    assert composed().markdown == (
        "**About the lift**\n\n"
        "**What:** The lift is stuck.\n\n"
        "**What I need:** @Kenji, please call the firm.\n\n"
        "**Answer by:** Tue 24 Nov 2026, 17:00 JST (Tokyo) = 08:00 GMT (London) = 13:30 IST (Bengaluru)\n"
    )


def test_a_mail_greets_and_signs_and_keeps_its_subject_apart() -> None:
    result = composed(changed(channel=Channel.EMAIL))
    assert result.subject == "About the lift"
    assert result.markdown.startswith("Hi Kenji and Priya,\n\n**What:** The lift is stuck.\n")
    assert result.markdown.endswith("\n\nBest regards,\\\nAlex Reed (London)\n")


def test_a_page_has_headings_where_there_is_more_to_read() -> None:
    long = "The lift is stuck. " * 5
    result = composed(changed(channel=Channel.MARKDOWN, what=long.strip(), need="- one\n- two"))
    assert result.markdown.startswith(f"# About the lift\n\n## What\n\n{long.strip()}\n\n")
    assert "\n\n## What I need\n\n- one\n- two\n\n**Answer by:** Tue" in result.markdown


def test_a_typed_subject_wins() -> None:
    assert composed(changed(subject="  Lift:\n stuck ")).subject == "Lift: stuck"


@pytest.mark.parametrize(
    ("fields", "subject"),
    [
        ({}, "About"),
        ({"state": "open"}, "About (open)"),
        ({"topic": "it", "state": "open", "kind": "new"}, "About it (open) [new]"),
    ],
)
def test_empty_fields_leave_no_holes_in_the_subject(fields: dict[str, str], subject: str) -> None:
    assert composed(changed(fields=fields)).subject == subject


def test_what_was_written_as_a_time_is_known_as_an_instant() -> None:
    phrase = "Tue 24 Nov 2026, 17:00 JST (Tokyo) = 08:00 GMT (London) = 13:30 IST (Bengaluru)"
    assert composed().dates == ((phrase, 1795507200),)
    assert not composed(changed(deadline=Deadline())).dates


def test_the_writers_zone_follows_the_deadlines_own() -> None:
    draft = changed(deadline=Deadline(at=datetime(2026, 11, 24, 8, tzinfo=UTC), zone="America/New_York"))
    assert (
        "Tue 24 Nov 2026, 03:00 EST (New York) = 08:00 GMT (London)"
        " = 17:00 JST (Tokyo) = 13:30 IST (Bengaluru)" in composed(draft).markdown
    )


def test_twelve_hour_clocks() -> None:
    assert "5 pm JST (Tokyo) = 8 am GMT (London)" in composed(style=Style(hours24=False)).markdown


def test_text_in_a_pane_the_template_lacks_is_not_lost() -> None:
    result = composed(changed(why="Ana cannot leave.", fallback="I take the stairs."))
    assert result.markdown.endswith(
        "**Why:** Ana cannot leave.\n\n**Default path forward:** I take the stairs.\n"
    )


def test_a_mail_ends_with_the_signature_all_the_same() -> None:
    result = composed(changed(channel=Channel.EMAIL, fallback="I take the stairs."))
    assert result.markdown.index("I take the stairs.") < result.markdown.index("Best regards")


def test_without_a_team_and_text_there_is_still_a_document() -> None:
    assert composed(Draft(template="note"), Team()) == Document(subject="About", markdown="**About**\n")


def test_code_left_open_does_not_swallow_the_rest() -> None:
    result = composed(changed(what="See:\n\n```\nlog line"))
    assert "```\nlog line\n```\n\n**What I need:**" in result.markdown


def test_shorthands_become_links_where_markdown_is_written() -> None:
    team = msgspec.structs.replace(CAST, links={"PAY": "https://t.example/{id}"})
    result = composed(changed(what="See PAY-4.", fields={"topic": "PAY-4"}), team)
    assert result.subject == "About PAY-4"
    assert "**What:** See [PAY-4](https://t.example/4)." in result.markdown


def test_working_days_leave_out_the_writers_holidays() -> None:
    template = msgspec.structs.replace(TEMPLATE, body="{{ 3 | working_days_from(today) }}")
    days = [date(2026, 11, 24), date(2026, 11, 26)]

    def last(*holidays: date) -> str:
        made = document(
            DRAFT, template, CAST, NOW, RENDERER, holidays=lambda: dict.fromkeys(holidays, "a holiday")
        )
        return made.markdown.splitlines()[-1]

    assert [last(), last(days[0]), last(*days)] == ["Thu 26 Nov 2026", "Fri 27 Nov 2026", "Mon 30 Nov 2026"]


def test_working_days_of_somebody_who_is_gone_for_good_are_told_to_be_none() -> None:
    gone = DayOff(first=date(2026, 11, 1), last=date.max)
    writer = CAST.people[0]
    assert writer.id == CAST.me
    team = msgspec.structs.replace(
        CAST, people=(msgspec.structs.replace(writer, days_off=(gone,)), *CAST.people[1:])
    )
    template = msgspec.structs.replace(TEMPLATE, body="{{ 3 | working_days_from(today) }}")
    with pytest.raises(TemplateError, match="no such working day in sight"):
        document(DRAFT, template, team, NOW, RENDERER)


def test_a_zone_nobody_knows_is_left_out() -> None:
    people = tuple(msgspec.structs.replace(person, zone="Mars/Olympus") for person in CAST.people)
    draft = changed(deadline=msgspec.structs.replace(DRAFT.deadline, zone="Mars/Olympus"))
    team = msgspec.structs.replace(CAST, people=people)
    assert "**Answer by:** Tue 24 Nov 2026, 08:00 UTC\n" in composed(draft, team).markdown


def test_html_and_jinja_in_a_draft_are_text() -> None:
    assert "{{ what }} <b>{% if %}" in composed(changed(what="{{ what }} <b>{% if %}")).markdown


@given(st.lists(st.sampled_from(["", " ", "a", "- b", "```", "~~~~", "    c", "  "]), max_size=12))
def test_tidy_changes_nothing_but_blank_lines(lines: list[str]) -> None:
    text = "\n".join(lines)
    result = tidy(text)
    assert [line for line in result.split("\n") if line.strip()] == [line for line in lines if line.strip()]
    assert tidy(result) == result
