"""What the program writes about promises, focus and support lacks nothing by its own checklist."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace

from asyncdraft.core.checklist.catalogue import RULES
from asyncdraft.core.checklist.message import Message, from_text
from asyncdraft.core.compose import document
from asyncdraft.core.draft import Channel, Draft
from asyncdraft.core.focus.blocks import coming
from asyncdraft.core.focus.follow_ups import Waiting, follow_up, inbox
from asyncdraft.core.focus.texts import auto_reply, plan, status_draft, status_text
from asyncdraft.core.promises.drafting import page, proposal
from asyncdraft.core.rounds.due import answer_due
from asyncdraft.core.support.intake import form_text, intake
from asyncdraft.core.support.rota import rota
from asyncdraft.core.templates.template import Template
from asyncdraft.storage.library import Library
from asyncdraft.storage.template_files import find
from tests.core.focus.focus_people import ZONES, at, team

NOW = at(23, 15, 46)
NOWHERE = Path("nowhere")
SORRY = re.compile(r"\b(?:sorry|apolog\w*|unfortunately|excuse|regret\w*|afraid)\b", re.IGNORECASE)
PASTE = (
    "[10:12] Maya Chen: Does v2 take refunds in part?\n[10:20] Alex Reed: noted\n[10:30] Priya Rao: And v1?"
)


@cache
def library(me: str) -> Library:
    return Library(team(me))


@cache
def template(name: str) -> Template:
    found = find(name, NOWHERE, NOWHERE)
    assert found is not None
    return found


def drafts(me: str, channel: Channel) -> Iterator[Draft]:
    ours = team(me)
    people = {person.id: library(me).calendar(person, NOW) for person in ours.people}
    mine, others = people[me], [each for who, each in people.items() if who != me]
    due = answer_due(mine, others, NOW, ours.sla, channel)
    focus = coming(mine, NOW)
    assert focus is not None
    found = plan(mine, focus, ours.sla)
    turns = rota(ours.support, list(people.values()), date(2026, 11, 30), 6)
    yield status_draft(found, mine.person.zone, ours.sla, (), channel)
    yield proposal(ours, NOW, due, channel)
    yield page(ours, channel)
    yield intake(ours, turns, [each.person for each in others], date(2026, 11, 30), due, channel)
    waiting = [*inbox(PASTE, ours, focus.ends).waiting, Waiting(person="kenji" if me != "kenji" else "alex")]
    for each in waiting:
        yield follow_up(each, ours, mine, found, focus.ends, channel)


def findings(me: str, message: Message) -> list[tuple[str, str]]:
    return [(finding.rule, finding.quote) for finding in library(me).checklist.judge(message).findings]


@pytest.mark.parametrize("channel", Channel)
@pytest.mark.parametrize("me", ZONES)
def test_each_draft_passes_and_names_the_path_without_an_apology(me: str, channel: Channel) -> None:
    for draft in drafts(me, channel):
        form = template(draft.template)
        made = document(draft, form, team(me), NOW, library(me).renderer)
        judged = library(me).message(replace(draft, subject=made.subject), form, NOW)
        whole = replace(
            from_text(made.markdown, channel.value, draft.template, sent_at=NOW, sender_zone=ZONES[me][1]),
            regrade=form.checks,
        )
        assert (draft.template, findings(me, judged)) == (draft.template, [])
        assert (draft.template, findings(me, whole)) == (draft.template, [])
        assert "PagerDuty" in made.markdown
        assert not SORRY.search(made.markdown)


@pytest.mark.parametrize("me", ZONES)
def test_each_plain_text_passes_and_names_the_path_without_an_apology(me: str) -> None:
    ours = team(me)
    mine = library(me).calendar(ours.people[list(ZONES).index(me)], NOW)
    focus = coming(mine, NOW)
    assert focus is not None
    found, zone = plan(mine, focus, ours.sla), mine.person.zone
    off = template("focus-status").checks
    for text in (status_text(found, zone, ours.sla), auto_reply(found, zone, ours.sla), form_text(ours)):
        message = replace(from_text(text, kind="focus-status", sent_at=NOW, sender_zone=zone), regrade=off)
        assert findings(me, message) == []
        assert "PagerDuty" in text
        assert not SORRY.search(text)


def test_a_text_that_lacks_something_would_be_found() -> None:
    """The checks of a template leave most rules on."""
    off = {rule for rule, grade in template("focus-status").checks.items() if grade == "off"}
    assert len(off) < len(RULES) / 2
    message = replace(
        from_text("I am so sorry for the delay, I apologise. I am back at 3pm."),
        regrade=template("focus-status").checks,
        sent_at=NOW,
    )
    assert {rule for rule, _ in findings("alex", message)} >= {"tone.apology", "deadline.zone"}


def test_what_is_not_agreed_is_no_page_and_what_has_no_channel_no_proposal() -> None:
    ours = team()
    with pytest.raises(ValueError, match="until then it is a proposal"):
        page(replace(ours, sla=replace(ours.sla, agreed=None)))
    with pytest.raises(ValueError, match="No channel has a promise yet"):
        proposal(replace(ours, sla=replace(ours.sla, channels={})), NOW, None)
    with pytest.raises(ValueError, match="Say where the form is"):
        intake(replace(ours, support=replace(ours.support, form="")), (), (), NOW.date(), None)
    with pytest.raises(ValueError, match="at which times of the day"):
        intake(replace(ours, sla=replace(ours.sla, triage=())), (), (), NOW.date(), None)


def test_who_is_alone_in_a_team_counts_nobody() -> None:
    ours = team("alex")
    alone = proposal(replace(ours, people=ours.people[:1], me=ours.people[0].id), NOW, None)
    assert alone.what.startswith("I propose")
    assert f"We are {len(ours.people)} people" in proposal(ours, NOW, None).what
