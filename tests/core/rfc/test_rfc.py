"""Comments, how they end, and the messages of an RFC."""

from collections.abc import Callable
from functools import cache

import msgspec
import pytest

from asyncdraft.core.compose import Document, document
from asyncdraft.core.draft import Channel, Draft
from asyncdraft.core.people import Person
from asyncdraft.core.rfc import drafting
from asyncdraft.core.rfc.comments import comments_from
from asyncdraft.core.rfc.rfc import (
    Comment,
    Review,
    Rfc,
    State,
    about,
    settled,
    with_comments,
    with_roster,
    without_comment,
)
from asyncdraft.core.rfc.table import options_table
from asyncdraft.core.rfc.window import closes_for
from asyncdraft.core.rounds.due import answer_due
from asyncdraft.core.templates.sandbox import Renderer
from asyncdraft.storage.library import Library
from asyncdraft.storage.template_files import load_all
from tests.core.rfc.rfc_people import CALENDARS, OPENED, RFC, TEAM, WINDOW, comment

TEMPLATES = {template.name: template for template in load_all()[0]}
DUE = answer_due(CALENDARS["alex"], [CALENDARS["maya"], CALENDARS["kenji"]], OPENED, TEAM.sla, Channel.SLACK)
HEARD = with_comments(
    RFC,
    (
        comment("maya", "Nobody measured a Friday.", State.OPEN),
        comment("maya", "Wait for the new release.", State.REJECTED, "it has no date"),
        comment("kenji", "Name an owner for each alert.", State.ACCEPTED, "section 4 names one"),
        comment("kenji", "Fine for me", State.AGREED),
    ),
)
DECIDED = msgspec.structs.replace(
    settled(HEARD, 0, State.ACCEPTED, "section 3 has the number"),
    decision="Every product gets a queue.",
    closed_at=DUE,
)


@cache
def library() -> Library:
    return Library(TEAM)


def written(draft: Draft) -> Document:
    return document(draft, TEMPLATES[draft.template], TEAM, OPENED, Renderer())


def read(text: str, author: str = "") -> list[tuple[str, str, str]]:
    found = comments_from(text, TEAM.people, OPENED, author=author)
    return [(each.author, each.text, each.state.value) for each in found]


def test_each_point_of_a_paste_is_a_comment() -> None:
    paste = "Maya:\n- Nobody measured a Friday.\n  It may be 40,000.\n- The name is odd\nKenji: LGTM"
    assert read(paste) == [
        ("maya", "Nobody measured a Friday.\n  It may be 40,000.", "open"),
        ("maya", "The name is odd", "open"),
        ("kenji", "LGTM", "agreed"),
    ]
    assert read("One thought.\n\nIn two paragraphs.", "maya") == [
        ("maya", "One thought.\n\nIn two paragraphs.", "open")
    ]


def test_who_has_joined_the_team_goes_by_the_roster_id() -> None:
    named = Rfc(
        reviews=(
            Review(person="Maya Chen", role="support"),
            Review(person="maya"),
            Review(person="Tom Beck"),
        ),
        decider="kenji mori",
        comments=(comment("Maya Chen", "Fine for me", State.AGREED),),
    )
    known = with_roster(named, TEAM.people)
    assert known.reviewers == ("maya", "Tom Beck")
    assert known.reviews[0].role == "support"
    assert known.decider == "kenji"
    assert known.silent == ("Tom Beck",)
    assert with_roster(known, TEAM.people) == known


def test_a_roster_id_is_not_taken_for_the_name_of_somebody_else() -> None:
    roster = (Person(id="tom2", name="Tom", zone="UTC"), Person(id="tom", name="Tom Beck", zone="UTC"))
    assert with_roster(Rfc(decider="tom"), roster).decider == "tom"
    assert with_roster(Rfc(), roster) == Rfc()


@pytest.mark.parametrize(
    "words", ["fine for me", "+1", "No objections from my side.", "Looks good to me!", "👍"]
)
def test_an_agreement_asks_for_nothing(words: str) -> None:
    assert read(words, "kenji") == [("kenji", words, "agreed")]


@pytest.mark.parametrize("words", ["fine for me, but who owns it?", "+1 for option A", "good question"])
def test_an_agreement_with_a_but_is_a_comment(words: str) -> None:
    assert read(words, "kenji") == [("kenji", words, "open")]


def test_the_same_comment_counts_once() -> None:
    assert with_comments(HEARD, HEARD.comments) == HEARD
    assert without_comment(HEARD, 3).comments == HEARD.comments[:3]


def test_a_comment_is_turned_down_with_a_reason_only() -> None:
    with pytest.raises(ValueError, match="Say why"):
        settled(HEARD, 0, State.REJECTED, " ")
    assert settled(HEARD, 0, State.REJECTED, "measured in May").comments[0].answer == "measured in May"


def test_reviewers_without_a_comment_are_silent() -> None:
    assert RFC.silent == ("maya", "kenji")
    assert with_comments(RFC, (comment("kenji", "ok", State.AGREED),)).silent == ("maya",)


def test_options_stand_side_by_side() -> None:
    assert options_table(RFC) == (
        "| Option | For it | Against it | Effort |\n"
        "| --- | --- | --- | --- |\n"
        "| A: a larger queue | one day of work | delays come back \\| soon | 1 day |\n"
        "| B: a queue for each product | a product delays only itself | – | 12 days |"
    )
    assert options_table(Rfc()) == ""


DRAFTS: dict[str, Callable[[], Draft]] = {
    "announcement": lambda: drafting.announcement(RFC, TEAM, WINDOW),
    "nudge to two": lambda: drafting.nudge(RFC, TEAM, WINDOW),
    "nudge to one": lambda: drafting.nudge(
        without_comment(without_comment(HEARD, 3), 2), TEAM, WINDOW, closes_for(WINDOW, [CALENDARS["kenji"]])
    ),
    "summary with open comments": lambda: drafting.summary(HEARD, TEAM, DUE),
    "summary of a decision": lambda: drafting.summary(DECIDED, TEAM),
}


@pytest.mark.parametrize("make", DRAFTS.values(), ids=DRAFTS)
def test_its_messages_pass_our_own_checklist(make: Callable[[], Draft]) -> None:
    draft = make()
    whole = msgspec.structs.replace(draft, subject=written(draft).subject)
    message = library().message(whole, TEMPLATES[draft.template], OPENED)
    findings = library().checklist.judge(message).findings
    assert [(found.rule, found.quote) for found in findings] == []


def test_the_announcement_tells_roles_window_and_reminders() -> None:
    text = written(drafting.announcement(RFC, TEAM, WINDOW)).markdown
    assert "- @Maya, owner of the largest sender: sections 2 and 3" in text
    assert "4 working days; reminders on Wed 25 Nov, Fri 27 Nov and Mon 30 Nov" in text
    assert "**Comments until:** Mon 30 Nov 2026, 22:00 GMT (London)" in text


def test_who_reviews_and_decides_is_addressed_once() -> None:
    reviewer = RFC.reviewers[0]
    made = drafting.announcement(msgspec.structs.replace(RFC, decider=reviewer), TEAM, WINDOW)
    assert made.to.count(reviewer) == 1


def test_a_nudge_names_each_part() -> None:
    need = drafting.nudge(RFC, TEAM, WINDOW).need
    assert "- @Kenji, please comment on section 4, as operations, or write “fine for me”." in need


def test_the_summary_answers_every_comment() -> None:
    made = written(drafting.summary(HEARD, TEAM, DUE))
    assert made.subject == "RFC part the event queue: 1 accepted, 1 open, 1 rejected"
    assert "- Name an owner for each alert (Kenji Mori): section 4 names one" in made.markdown
    assert "- Wait for the new release (Maya Chen): it has no date" in made.markdown
    assert "**Fine for:** Kenji Mori" in made.markdown
    assert "@Maya, please decide between the options" in made.markdown


def test_a_summary_of_a_decision_begins_with_it_and_asks_for_nothing() -> None:
    draft = drafting.summary(DECIDED, TEAM)
    assert draft.what.startswith("Every product gets a queue.\n\nThe feedback window")
    assert draft.need == "Nothing more is needed from you."
    assert draft.deadline.at is None


def test_nobody_is_left_out_of_a_question() -> None:
    found: Comment = comment("Sam from Legal", "Who pays?")
    need = drafting.summary(Rfc(title="x", comments=(found,), decision="Yes."), TEAM).need
    assert need == "@Sam from Legal, please write whether “Who pays?” still stands, and what would settle it."


def test_a_comment_on_an_option_says_so_in_the_summary() -> None:
    tied = about(DECIDED, 1, "A queue each")
    rows = drafting.summary(tied, TEAM, DUE).fields["rejected"]
    assert rows[0]["comment"] == "On “A queue each”: Wait for the new release"
    assert drafting.summary(about(tied, 1, ""), TEAM, DUE) == drafting.summary(DECIDED, TEAM, DUE)
