"""Where sentences go and why, and what is offered with them."""

import pytest
from msgspec.structs import replace

from asyncdraft.core.draft import Pane
from asyncdraft.core.people import Person
from asyncdraft.core.when import zones
from tests.core.split.rough import NOW, TEAM, TEMPLATES, ZONE, Desk

MESSAGE = """\
Hi Kenji,
I'm blocked on PAY-431: the dry run stops with error 55P03. I raised the lock timeout, with no effect.
The ledger switch on Thursday depends on it. Could you tell me whether step 3 may run with CONCURRENTLY?
I need that by tomorrow 17:00 Tokyo time. If I don't hear from you, I run the migration without step 3.
Thanks,
Alex"""


def test_a_message_falls_into_its_panes(desk: Desk) -> None:
    proposal = desk.propose(MESSAGE)
    assert proposal.text(Pane.WHY) == "The ledger switch on Thursday depends on it."
    assert proposal.text(Pane.NEED).startswith("Could you tell me")
    assert proposal.text(Pane.NEED).endswith("by tomorrow 17:00 Tokyo time.")
    assert proposal.text(Pane.FALLBACK) == "If I don't hear from you, I run the migration without step 3."


@pytest.mark.parametrize(
    ("sentence", "pane", "reason"),
    [
        ("Could you tell me whether step 3 may run?", Pane.NEED, "It asks for something: “Could you”."),
        ("If I don't hear from you, I stop it.", Pane.FALLBACK, "It says what happens without an answer"),
        ("We lose a day of orders because of that.", Pane.WHY, "It gives a reason: “because”."),
        ("I tested it with 4.2 and with 4.3.", Pane.WHAT, "It tells what was seen or tried: “tested”."),
    ],
)
def test_each_sentence_says_why_it_went_where_it_went(
    desk: Desk, sentence: str, pane: Pane, reason: str
) -> None:
    text = f"The export stops at row 40. {sentence}" if pane is not Pane.WHAT else f"{sentence} Can you help?"
    placed = next(each for each in desk.propose(text).placed if each.text == sentence)
    assert placed.pane is pane
    assert placed.reason.startswith(reason)


def test_your_time_is_that_of_the_one_who_reads_it(desk: Desk) -> None:
    ask = "Could you send me the key by Wednesday 15:00 your time?"
    due = desk.propose(f"Hi Kenji,\n{ask}").deadline
    assert due is not None
    assert (due.zone, due.at.astimezone(zones.zone("Asia/Tokyo")).hour) == ("Asia/Tokyo", 15)
    assert desk.propose(f"Hi all,\n{ask}").deadline is None


@pytest.mark.parametrize("greeting", ["Hi 佐藤さん,", "Hello 佐藤様,", "Hi Kenji-san,", "Hi Kenji,"])
def test_a_title_behind_the_name_greets_its_bearer(desk: Desk, greeting: str) -> None:
    sato = Person(id="person", name="佐藤 美咲", zone="Asia/Tokyo")
    team = replace(TEAM, people=(*TEAM.people, sato))
    text = f"{greeting} can you look at PAY-412 by Friday?"
    proposal = desk.splitter.propose(text, team, NOW, ZONE, TEMPLATES)
    expected = "kenji" if "Kenji" in greeting else "person"
    assert [(reader.id, reader.is_likely) for reader in proposal.readers] == [(expected, True)]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (
            "Can you look at it? 🙏 The export stops at row 40.",
            ["Can you look at it? 🙏", "The export stops at row 40."],
        ),
        (
            "The export stops at row 40. Can you look at it? 🙏🏽",
            ["The export stops at row 40.", "Can you look at it? 🙏🏽"],
        ),
        (
            "The export stops. 😱 👀\n\nCan you look at it?",
            ["The export stops. 😱 👀", "Can you look at it?"],
        ),
    ],
)
def test_emoji_behind_a_sentence_stay_there(desk: Desk, text: str, pieces: list[str]) -> None:
    assert sorted(each.text for each in desk.propose(text).placed) == sorted(pieces)


def test_headings_decide(desk: Desk) -> None:
    text = "Background: we moved.\n\nImpact: nobody can print.\n\nAsk:\n- a key\n- a lamp\n\nPlan B: we wait."
    proposal = desk.propose(text)
    assert proposal.text(Pane.WHY) == "Impact: nobody can print."
    assert proposal.text(Pane.NEED) == "Ask:\n- a key\n- a lamp"
    assert proposal.text(Pane.FALLBACK) == "Plan B: we wait."


def test_a_heading_with_a_colon_ends_with_its_paragraph_and_one_with_hashes_does_not(desk: Desk) -> None:
    rest = "a key\n\nIf I hear nothing, I wait."
    assert desk.propose(f"Ask:\n{rest}").text(Pane.FALLBACK) == "If I hear nothing, I wait."
    assert desk.propose(f"## Ask\n\n{rest}").text(Pane.NEED) == f"## Ask\n\n{rest}"


def test_what_headings_say_counts_for_the_others(desk: Desk) -> None:
    text = "Impact: the line stands.\nAsk:\n- fill pump 4\n\nBy Thursday, please. Otherwise I rent one."
    proposal = desk.propose(text)
    assert proposal.text(Pane.WHY) == "Impact: the line stands."
    assert proposal.text(Pane.FALLBACK) == "Otherwise I rent one."


def test_a_signature_stays_apart(desk: Desk) -> None:
    signature = "-- \nAlex Reed\nPlant 7, can be reached by mail"
    proposal = desk.propose(f"The pump is dry. Can you fill it, Kenji?\n\n{signature}")
    assert proposal.text(Pane.NEED) == "Can you fill it, Kenji?"
    assert proposal.text(Pane.WHAT).endswith("Plant 7, can be reached by mail")


def test_the_line_above_an_old_mail_stays_with_it(desk: Desk) -> None:
    old = "On Thu, 19 Nov 2026 at 10:12, Rita Bell <rita@example.com> wrote:\n> Could you send it?"
    proposal = desk.propose(f"Can you fill the pump, Kenji?\n\n{old}")
    assert proposal.text(Pane.WHAT) == old


def test_a_text_that_was_wrapped_is_not_cut_at_its_lines(desk: Desk) -> None:
    text = (
        "The dry run of the migration stops at the third step, as it did at the Berlin\n"
        "Kreuzberg site in spring. Could you tell me whether the lock can be left out on\n"
        "Tuesday?"
    )
    proposal = desk.propose(text)
    assert len(proposal.placed) == 2
    assert proposal.text(Pane.NEED).endswith("left out on\nTuesday?")
    assert proposal.placed[1].reason == "It asks for something: “Could you”."


def test_a_list_goes_with_the_line_that_leads_to_it(desk: Desk) -> None:
    proposal = desk.propose("The draft is in the folder.\nPlease:\n1. check the dates\n2. tell me who signs.")
    assert proposal.text(Pane.NEED) == "Please:\n1. check the dates\n2. tell me who signs."


def test_what_was_spoken_without_full_stops_is_cut_where_it_begins_to_ask(desk: Desk) -> None:
    proposal = desk.propose(
        "so the mileage log of the Bakker file ends in August and there is nothing at all for September"
        " could you ring the garage and ask for the book"
    )
    assert proposal.text(Pane.NEED) == "could you ring the garage and ask for the book"


def test_what_the_writer_moved_stays_there(desk: Desk) -> None:
    moved = "The ledger switch on Thursday depends on it."
    proposal = desk.propose(f"{MESSAGE}\nOne word more.", {moved: Pane.NEED})
    placed = next(each for each in proposal.placed if each.text == moved)
    assert (placed.pane, placed.by_hand) == (Pane.NEED, True)
    assert placed.reason == "You put it into What I need."


@pytest.mark.parametrize(
    ("text", "likely", "perhaps"),
    [
        ("Hi Kenji, the pump is dry.", ["kenji"], []),
        ("hello kenji and Priya, the pump is dry.", ["kenji", "priya"], []),
        ("The pump is dry. @priya can you fill it?", ["priya"], []),
        ("Kenji, please fill the pump. Priya has the key.", ["kenji"], ["priya"]),
        ("Hi Maria, the pump is dry.", [], ["maria1", "maria2"]),
        ("I will ask for a key, as one will do.", [], []),
        ("Hi Kenji, Will has the key.", ["kenji"], ["will"]),
        ("Please send it to kenji@example.com.", [], ["kenji"]),
        ("The pump is dry. Thanks, Alex", [], []),
    ],
)
def test_readers_are_found_in_the_roster(
    desk: Desk, text: str, likely: list[str], perhaps: list[str]
) -> None:
    found = desk.propose(text).readers
    assert [reader.id for reader in found if reader.is_likely] == likely
    assert [reader.id for reader in found if not reader.is_likely] == perhaps


def test_whom_the_roster_does_not_know_is_told(desk: Desk) -> None:
    assert desk.propose("Hi Tomoko, the pump is dry. @lee can you fill it?").unknown == ("Tomoko", "@lee")
    assert desk.propose("Dear parents of 6b, the bus is late.").unknown == ()


def test_the_deadline_is_what_is_asked_for_and_not_what_happens_then(desk: Desk) -> None:
    due = desk.propose(f"The pump stopped on Friday. {MESSAGE}").deadline
    assert due is not None
    assert due.at.astimezone(zones.zone("Asia/Tokyo")).isoformat() == "2026-11-24T17:00:00+09:00"
    assert due.zone == "Asia/Tokyo"


def test_links_come_with_their_addresses(desk: Desk) -> None:
    links = desk.propose("See PAY-431, https://example.com/a and OPS-7; PAY-431 again.").links
    assert {link.text: link.address for link in links} == {
        "PAY-431": "https://tracker.example.com/browse/PAY-431",
        "https://example.com/a": "https://example.com/a",
        "OPS-7": "",
    }


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (MESSAGE, "blocker"),
        ("For your information: the room is closed on Sunday. No action needed.", "announcement"),
        ("My shift ends now. Please take over from me: pump 4 is at 60 %.", "handoff"),
        ("The cake is nice.", None),
    ],
)
def test_a_template_is_offered_where_one_fits(desk: Desk, text: str, name: str | None) -> None:
    fitting = desk.propose(text).template
    assert (fitting.name if fitting else None) == name


def test_only_templates_that_are_there_are_offered(desk: Desk) -> None:
    assert desk.splitter.propose(MESSAGE, TEAM, NOW, ZONE, ()).template is None
