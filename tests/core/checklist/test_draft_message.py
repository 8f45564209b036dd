"""A draft under the checklist, and what its fixes make of it."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import msgspec
import pytest

from asyncdraft.core.checklist.engine import Checklist
from asyncdraft.core.checklist.finding import Finding
from asyncdraft.core.checklist.message import Message, ReaderTime, from_draft
from asyncdraft.core.draft import Channel, Deadline, Draft, Pane
from asyncdraft.core.people import Person
from asyncdraft.core.team import Team

NOW = datetime(2026, 11, 23, 15, 46, tzinfo=ZoneInfo("Europe/London"))
TEAM = Team(
    me="ada",
    people=(
        Person(id="ada", name="Ada Okoye", zone="Europe/London"),
        Person(id="kenji", name="Kenji Mori", zone="Asia/Tokyo"),
        Person(id="priya", name="Priya Rao", zone="Asia/Kolkata"),
    ),
)
DRAFT = Draft(
    template="handoff",
    to=("kenji",),
    what="Kiln 2 stops at 840 °C with `E14`. I changed the fuse, no change.",
    why="The order of 400 tiles leaves on Thursday.",
    need="Kenji: please send the wiring plan of the fan by Tue 24 Nov, 17:00 JST.",
    fallback="Without an answer I fire the tiles in kiln 1.",
    deadline=Deadline(typed="tue 5pm tokyo", at=datetime(2026, 11, 24, 8, tzinfo=UTC), zone="Asia/Tokyo"),
)
PHRASE = "Tue 24 Nov, 17:00 JST"


def message(draft: Draft) -> Message:
    return from_draft(draft, TEAM, NOW, deadline_text=PHRASE)


def finding(checklist: Checklist, draft: Draft, rule: str) -> Finding:
    return next(found for found in checklist.judge(message(draft)).findings if found.rule == rule)


def applied(draft: Draft, found: Finding, label: str) -> Draft:
    fix = next(fix for fix in found.fixes if fix.label.startswith(label))
    for edit in fix.edits:
        text = draft.text(edit.pane)
        draft = draft.with_text(edit.pane, text[: edit.start] + edit.text + text[edit.end :])
    return draft


def test_a_complete_draft_is_ready(checklist: Checklist) -> None:
    assert checklist.judge(message(DRAFT)).headline == "Ready to send"


@pytest.mark.parametrize(
    ("channel", "subject", "read"),
    [
        (Channel.SLACK, "Kiln 2", "Kiln 2"),
        (Channel.SLACK, "  ", None),
        (Channel.EMAIL, "Kiln 2", "Kiln 2"),
        (Channel.EMAIL, "", ""),
    ],
)
def test_a_subject_is_read_where_there_is_one_or_a_mail_needs_it(
    channel: Channel, subject: str, read: str | None
) -> None:
    draft = msgspec.structs.replace(DRAFT, channel=channel, subject=subject)
    assert message(draft).texts.get(Pane.SUBJECT) == read


def test_a_pane_counts_where_the_template_has_it_or_something_stands_in_it() -> None:
    draft = DRAFT.with_text(Pane.FALLBACK, " ").with_text(Pane.WHY, "")
    found = from_draft(draft, TEAM, NOW, template_panes=(Pane.WHAT, Pane.WHY))
    assert found.panes == (Pane.WHAT, Pane.WHY, Pane.NEED)


def test_fields_of_words_are_fields_and_lists_stand_beside_the_message() -> None:
    found = message(msgspec.structs.replace(DRAFT, fields={"status": "blocked", "files": ["fan.pdf"]}))
    assert found.fields == {"status": "blocked"}
    assert "fan.pdf" in found.beside


def test_an_empty_fallback_of_a_handoff_is_missed(checklist: Checklist) -> None:
    found = finding(checklist, DRAFT.with_text(Pane.FALLBACK, ""), "fallback.missing")
    assert (found.pane, found.is_absence) == (Pane.FALLBACK, True)


def test_only_a_mail_misses_its_subject(checklist: Checklist) -> None:
    mail = msgspec.structs.replace(DRAFT, channel=Channel.EMAIL)
    found = finding(checklist, mail, "subject.vague")
    assert (found.pane, found.title) == (Pane.SUBJECT, "No subject")
    titled = msgspec.structs.replace(mail, subject="Kiln 2: wiring plan by Tue 24 Nov")
    for draft in (titled, DRAFT):
        assert checklist.judge(message(draft)).headline == "Ready to send"


@pytest.mark.parametrize(
    ("need", "rule", "label", "expected"),
    [
        (
            "Kenji: please send the wiring plan of the fan by noon EST tomorrow.",
            "deadline.conflict",
            "Write",
            f"Kenji: please send the wiring plan of the fan by {PHRASE}.",
        ),
        (
            "Kenji: please send the wiring plan of the fan ASAP.",
            "deadline.vague",
            "Write",
            f"Kenji: please send the wiring plan of the fan by {PHRASE}.",
        ),
        (
            "@here please send the wiring plan of the fan.",
            "broadcast",
            "Name",
            "@Kenji please send the wiring plan of the fan.",
        ),
        (
            "Sorry to bother you, could you send the wiring plan of the fan?",
            "tone.apology",
            "Drop",
            "Could you send the wiring plan of the fan?",
        ),
        (
            "Kenji, could you send the wiring plan of the fan by Thu 9 Jul, 12:00 EST?",
            "deadline.abbreviation",
            "Write EDT",
            "Kenji, could you send the wiring plan of the fan by Thu 9 Jul, 12:00 EDT?",
        ),
        (
            "Kenji, please send it by Wed 25 Nov, 10:00.",
            "deadline.zone",
            "Add JST",
            "Kenji, please send it by Wed 25 Nov, 10:00 JST.",
        ),
        ("", "ask.explicit", "Add a request", f"@Kenji: please ${{1:do what}} by {PHRASE}."),
    ],
)
def test_fix(checklist: Checklist, need: str, rule: str, label: str, expected: str) -> None:
    draft = DRAFT.with_text(Pane.NEED, need)
    assert applied(draft, finding(checklist, draft, rule), label).need == expected


def test_the_title_of_a_wrong_time_tells_what_the_reader_would_take_it_for(checklist: Checklist) -> None:
    draft = DRAFT.with_text(Pane.NEED, "Kenji: please send the wiring plan of the fan by noon EST tomorrow.")
    title = finding(checklist, draft, "deadline.conflict").title
    assert title == "“noon EST tomorrow” is Wed 02:00 for Kenji"


def test_a_nameless_request_to_two_readers_offers_both(checklist: Checklist) -> None:
    draft = Draft(
        to=("kenji", "priya"), need="Please send the wiring plan of the fan.", deadline=DRAFT.deadline
    )
    found = finding(checklist, draft, "ask.owner")
    assert [fix.label for fix in found.fixes] == ["Address Kenji", "Address Priya"]
    assert applied(draft, found, "Address Priya").need == "@Priya: Please send the wiring plan of the fan."


def test_links_in_the_fields_of_a_template_count(checklist: Checklist) -> None:
    draft = DRAFT.with_text(Pane.WHAT, "The report is done.")
    assert finding(checklist, draft, "context.link").quote == "report"
    linked = Draft(
        to=draft.to, what=draft.what, need=draft.need, fields={"places": [{"at": "https://x.example.com"}]}
    )
    assert "context.link" not in {found.rule for found in checklist.judge(message(linked)).findings}


@pytest.mark.parametrize(
    ("readers", "title"),
    [
        ((ReaderTime("Kenji", 20, "work"),), "Too little working time for Kenji"),
        ((ReaderTime("Kenji", 420, "night"),), "The deadline falls into the night of Kenji"),
        ((ReaderTime("Kenji", 420, "night"), ReaderTime("Priya", 300, "work")), ""),
        ((ReaderTime("Kenji", 420, "work"),), ""),
    ],
)
def test_short_deadline(checklist: Checklist, readers: tuple[ReaderTime, ...], title: str) -> None:
    judged = checklist.judge(msgspec.structs.replace(message(DRAFT), readers=readers))
    found = [finding.title for finding in judged.findings if finding.rule == "deadline.short"]
    assert found == ([title] if title else [])


@pytest.mark.parametrize(
    ("to", "readers", "text"),
    [
        (("kenji",), ("work",), "Inside the working hours of Kenji"),
        (("kenji", "priya"), ("night", "work"), "Everybody has working time before it"),
        (("kenji", "priya", "ada"), ("night", "work"), "Working time before it for Kenji and Priya"),
    ],
)
def test_who_has_time_is_said_of_those_whose_hours_are_known(
    checklist: Checklist, to: tuple[str, ...], readers: tuple[str, ...], text: str
) -> None:
    known = tuple(
        ReaderTime(name, 420, lands) for name, lands in zip(("Kenji", "Priya"), readers, strict=False)
    )
    asked = message(msgspec.structs.replace(DRAFT, to=to))
    judged = checklist.judge(msgspec.structs.replace(asked, readers=known))
    assert [result.text for result in judged.results if result.rule.id == "deadline.short"] == [text]
