"""A round: who is missing, what blocks whom, and the messages that are made of it."""

from collections.abc import Callable
from functools import cache

import msgspec
import pytest

from asyncdraft.core.checklist.verdict import Verdict
from asyncdraft.core.compose import Document, document
from asyncdraft.core.draft import Channel, Draft
from asyncdraft.core.rounds import drafting
from asyncdraft.core.rounds.blockers import blockers, named_in
from asyncdraft.core.rounds.due import answer_due
from asyncdraft.core.rounds.round import (
    Entry,
    Helper,
    Move,
    Round,
    with_author,
    with_helper,
    with_move,
    with_roster,
    without_entry,
)
from asyncdraft.core.rounds.update import Part
from asyncdraft.core.templates.sandbox import Renderer
from asyncdraft.core.when.working import Calendar
from asyncdraft.storage.library import Library
from asyncdraft.storage.template_files import load_all
from tests.core.rounds.round_people import FULL, NOW, ROUND, TEAM, round_with

TEMPLATES = {template.name: template for template in load_all()[0]}
CALENDARS = {person.id: Calendar(person, {}) for person in TEAM.people}
DUE = answer_due(
    CALENDARS["alex"], [CALENDARS[person] for person in ROUND.people], NOW, TEAM.sla, Channel.SLACK
)
HELPED = with_helper(
    FULL, Helper(author="kenji", blocker="the staging runner is down since Thursday", person="priya")
)


@cache
def library() -> Library:
    return Library(TEAM)


def written(draft: Draft) -> Document:
    return document(draft, TEMPLATES[draft.template], TEAM, NOW, Renderer())


def verdict(draft: Draft) -> Verdict:
    subject = written(draft).subject
    whole = msgspec.structs.replace(draft, subject=subject)
    return library().checklist.judge(library().message(whole, TEMPLATES[draft.template], NOW))


def test_who_has_not_written_is_missing() -> None:
    assert (FULL.missing, FULL.in_count, FULL.is_too_few) == (("priya",), 3, False)
    assert round_with("Maya: Shipped: one.").is_too_few
    assert ROUND.missing == ROUND.people


def test_somebody_who_was_not_expected_is_heard_too() -> None:
    found = round_with("Zoe Ng:\nShipped: the plan\n")
    assert found.authors == ("Zoe Ng",)
    assert found.missing == ROUND.people


def test_who_has_joined_the_team_goes_by_the_roster_id() -> None:
    words = "the runner is down"
    named = Round(
        people=("Maya Chen", "maya", "Ana Sousa", "Tom Beck"),
        owner="alex reed",
        entries=(Entry(author="Maya Chen", at=NOW, text=f"Next: {words}"),),
        helpers=(Helper(author="Maya Chen", blocker=words, person="Priya Rao"),),
        moves=(Move(author="Maya Chen", text=words, part=Part.BLOCKED),),
    )
    known = with_roster(named, TEAM.people)
    assert (known.people, known.owner) == (("maya", "ana", "Tom Beck"), "alex")
    assert (known.authors, known.missing) == (("maya",), ("ana", "Tom Beck"))
    assert [(each.author, each.text, each.helper) for each in blockers(known, TEAM)] == [
        ("maya", words, "priya")
    ]
    assert with_roster(known, TEAM.people) == known


def test_the_same_words_count_once_and_new_ones_are_added() -> None:
    again = round_with("Ana:\nBlocked: the certificate is missing", round_with("Maya: Shipped: one", FULL))
    twice = round_with("Ana:\nBlocked: the certificate is missing", again)
    assert twice == again
    assert len(again.entries) == len(FULL.entries) + 2


def test_an_entry_changes_hands_or_goes() -> None:
    assert with_author(FULL, 0, "priya").missing == ("maya",)
    assert without_entry(FULL, 0).missing == ("maya", "priya")


def test_an_item_stands_in_the_part_that_the_owner_chose() -> None:
    found = round_with("Maya:\nShipped: the plan of the move\nNo blockers\n")
    moved = with_move(found, Move(author="maya", text="the plan of the move", part=Part.BLOCKED))
    assert [item.text for item in moved.update_of("maya").of(Part.BLOCKED)] == ["the plan of the move"]
    assert [blocker.text for blocker in blockers(moved, TEAM)] == ["the plan of the move"]
    back = with_move(moved, Move(author="maya", text="the plan of the move", part=Part.SHIPPED))
    assert back.update_of("maya") == found.update_of("maya")
    assert len(back.moves) == 1


def test_a_blocker_names_a_person_or_asks_for_one() -> None:
    assert [(each.author, each.helper) for each in blockers(FULL, TEAM)] == [("maya", "kenji"), ("kenji", "")]
    assert [each.helper for each in blockers(HELPED, TEAM)] == ["kenji", "priya"]
    taken_back = with_helper(HELPED, Helper(author="kenji", blocker=HELPED.helpers[0].blocker, person=""))
    assert taken_back == FULL


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("waiting on Priya, as Ana said", "priya"),
        ("Ana said that we wait; it needs a review from Priya", "priya"),
        ("@kenji has the key", "kenji"),
        ("waiting for the anaconda build", ""),
        ("I, Maya, am stuck", ""),
        ("ask @sam in Legal", "sam"),
        ("write to maya@example.com", ""),
    ],
)
def test_the_helper_is_whom_the_words_name(text: str, person: str) -> None:
    assert named_in(text, TEAM.people, "maya") == person


DRAFTS: dict[str, Callable[[], Draft]] = {
    "nudge": lambda: drafting.nudge(FULL, TEAM, NOW, DUE),
    "synthesis": lambda: drafting.synthesis(HELPED, TEAM, DUE),
    "synthesis that asks for a name": lambda: drafting.synthesis(FULL, TEAM, DUE),
    "synthesis of a quiet round": lambda: drafting.synthesis(
        round_with("Maya: Shipped: [refunds](https://tracker.example.com/1). Next: mails. Blocked: none"),
        TEAM,
        DUE,
    ),
    "executive": lambda: drafting.executive(HELPED, TEAM, ["priya"], DUE),
    "executive of a quiet round": lambda: drafting.executive(
        round_with("Maya: Shipped: refunds"), TEAM, ["ana"], DUE
    ),
    "prompt": lambda: drafting.prompt(msgspec.structs.replace(ROUND, closes=DUE), TEAM),
}


@pytest.mark.parametrize("make", DRAFTS.values(), ids=DRAFTS)
def test_its_messages_pass_our_own_checklist(make: Callable[[], Draft]) -> None:
    assert [(found.rule, found.quote) for found in verdict(make()).findings] == []


def test_the_page_puts_blockers_first_each_with_a_person() -> None:
    text = written(drafting.synthesis(HELPED, TEAM, DUE)).markdown
    places = [
        text.index(title) for title in ("**Blocked:**", "**Shipped:**", "**Risks:**", "**Decisions wanted:**")
    ]
    assert places == sorted(places)
    assert "- Maya Chen: waiting for Kenji to publish the 14 texts; @Kenji can help" in text
    assert "- Kenji Mori: the staging runner is down since Thursday; @Priya can help" in text
    assert "the audit may slip by 3 days. Mitigation: Ana starts on Monday (Maya)" in text
    assert "**No update from:** Priya Rao" in text


def test_a_blocker_without_a_person_asks_its_author() -> None:
    need = drafting.synthesis(FULL, TEAM, DUE).need
    asked = "- @Kenji, please name the person who can clear this blocker"
    assert f"{asked}: “the staging runner is down since Thursday”." in need


def test_what_could_not_be_placed_is_shown() -> None:
    found = round_with("Ana:\nHi all,\nShipped: one\n\nMetrics\n- 1,240 orders", FULL)
    assert drafting.synthesis(found, TEAM).fields["other"] == ["1,240 orders (Ana)"]


def test_leaders_get_three_bullets_from_the_same_updates() -> None:
    bullets = drafting.executive(HELPED, TEAM, ["priya"]).what.splitlines()
    assert [bullet.partition(":")[0] for bullet in bullets] == [
        "- **Milestones delivered", "- **Risks and mitigation", "- **Decisions wanted",
    ]  # fmt: skip
    assert "https://tracker.example.com/browse/PAY-418" in bullets[0]
    assert "mitigation: Priya is asked to clear it" in bullets[1]


def test_the_messages_hold_no_word_of_work_that_nobody_wrote() -> None:
    fields = drafting.synthesis(ROUND, TEAM).fields
    assert fields == {"round": "Week 48", "absent": list(ROUND.people), "source": ROUND.place}


def test_a_line_tells_how_it_stands() -> None:
    line = drafting.standing_line(FULL, TEAM, NOW)
    assert line == "3 of 4 in, missing Priya; window closed Fri 27 Nov"
    few: Round = round_with("Maya: Shipped: one")
    assert drafting.standing_line(few, TEAM, NOW).endswith("fewer than agreed: meet instead")
