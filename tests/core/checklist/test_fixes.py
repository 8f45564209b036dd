"""What the fixes of a finding make of a message: the finding is gone, and what is left is sound English."""

from datetime import UTC, datetime

import msgspec
import pytest

from asyncdraft.core.checklist.engine import Checklist
from asyncdraft.core.checklist.finding import Finding, filled
from asyncdraft.core.checklist.message import Message, Recipient, from_text

KENJI = Recipient("Kenji Mori", "Asia/Tokyo")
PRIYA = Recipient("Priya Rao", "Asia/Kolkata")
NORA = Recipient("Nora Lee", "America/New_York")
FRIDAY = "Fri 23 Oct 2026, 12:00 JST (Tokyo)"


def sent(text: str, *to: Recipient, zone: str = "Europe/London", deadline: str = "") -> Message:
    """On Tuesday 20 October 2026, five days before clocks go back in Europe."""
    message = from_text(
        text,
        sent_at=datetime(2026, 10, 20, 9, tzinfo=UTC),
        sender_zone=zone,
        recipients=to or (KENJI,),
    )
    return msgspec.structs.replace(message, deadline_text=deadline)


def of_rule(checklist: Checklist, message: Message, rule: str) -> list[Finding]:
    return [finding for finding in checklist.judge(message).findings if finding.rule == rule]


def mended(checklist: Checklist, message: Message, rule: str) -> list[str]:
    """What each fix of the first finding makes of it; in none of it is the rule still broken."""
    (text,) = message.texts.values()
    found = []
    for fix in of_rule(checklist, message, rule)[0].fixes:
        (edit,) = fix.edits
        changed, _ = filled(text[: edit.start] + edit.text + text[edit.end :])
        again = msgspec.structs.replace(message, texts=dict.fromkeys(message.texts, changed))
        assert not of_rule(checklist, again, rule), changed
        found.append(changed)
    return found


LIST = "send the list L-2 by Thu 22 Oct, 12:00 JST"


@pytest.mark.parametrize(
    ("apologetic", "plain"),
    [
        (f"Sorry to bother you - could you {LIST}?", f"Could you {LIST}?"),
        (f"Sorry to bother you – could you {LIST}?", f"Could you {LIST}?"),
        (f"Sorry to bother you but could you {LIST}?", f"Could you {LIST}?"),
        (f"Sorry to bother you about this could you {LIST}?", f"Could you {LIST}?"),
        (f"Kenji, sorry to bother you (again), could you {LIST}?", f"Kenji, could you {LIST}?"),
        (f"I really hate to bother you, but could you {LIST}?", f"Could you {LIST}?"),
        (f"Please {LIST}, sorry for the short notice.", f"Please {LIST}."),
        (f"Please {LIST}. Sorry for the trouble!", f"Please {LIST}."),
        (f"Apologies for the late reply. Please {LIST}.", f"Please {LIST}."),
    ],
)
def test_an_apology_goes_with_its_clause_and_nothing_else(
    checklist: Checklist, apologetic: str, plain: str
) -> None:
    assert mended(checklist, sent(apologetic), "tone.apology") == [plain]


@pytest.mark.parametrize(
    ("timeless", "timed"),
    [
        ("Please review https://a.example/plan-3.", "Please review https://a.example/plan-3 by {}."),
        ("Kenji, please check `guide.md`.", "Kenji, please check `guide.md` by {}."),
        (
            "Kenji, please sign lease L-3, because the bank closes.",
            "Kenji, please sign lease L-3 by {}, because the bank closes.",
        ),
        (
            "Kenji, please sign lease L-3, the landlord waits for it.",
            "Kenji, please sign lease L-3 by {}, the landlord waits for it.",
        ),
        ("Kenji, please sign lease L-3, thanks!", "Kenji, please sign lease L-3 by {}, thanks!"),
        ("Kenji, can you sign lease L-3?", "Kenji, can you sign lease L-3 by {}?"),
    ],
)
def test_the_time_stands_behind_what_is_asked(checklist: Checklist, timeless: str, timed: str) -> None:
    message = sent(timeless, deadline=FRIDAY)
    assert mended(checklist, message, "ask.deadline") == [timed.format(FRIDAY)]


@pytest.mark.parametrize(
    ("vague", "exact"),
    [
        ("Please send the plan P-3 asap.", "Please send the plan P-3 by {}."),
        ("Please send the plan P-3 ASAP.", "Please send the plan P-3 by {}."),
        ("Please send the plan P-3 by EOD.", "Please send the plan P-3 by {}."),
        ("When you have a minute, please send plan P-3.", "By {}, please send plan P-3."),
    ],
)
def test_a_word_for_a_time_becomes_the_time_by_which_it_is_wanted(
    checklist: Checklist, vague: str, exact: str
) -> None:
    assert mended(checklist, sent(vague, deadline=FRIDAY), "deadline.vague") == [exact.format(FRIDAY)]


FORM = "Please send form F-2 by Fri 27 Nov, 15:00"


@pytest.mark.parametrize(
    ("to", "zone", "zones"),
    [
        (KENJI, "Europe/London", ["GMT", "JST"]),
        (NORA, "Europe/London", ["GMT", "EST"]),
        (PRIYA, "Europe/London", ["GMT", "Bengaluru time"]),
        (KENJI, "America/Sao_Paulo", ["UTC-3", "JST"]),
    ],
)
def test_a_clock_gets_a_zone_that_is_right_on_its_day(
    checklist: Checklist, to: Recipient, zone: str, zones: list[str]
) -> None:
    message = sent(f"{FORM}, the bank closes then.", to, zone=zone)
    texts = mended(checklist, message, "deadline.zone")
    assert texts == [f"{FORM} {name}, the bank closes then." for name in zones]
    for text in texts:
        assert not of_rule(checklist, sent(text, to, zone=zone), "deadline.abbreviation")


@pytest.mark.parametrize(
    ("asked", "rest"),
    [
        ("anyone of you", " take the shift"),
        ("somebody from the team", " take the shift"),
        ("anybody here", " take the shift"),
        ("someone", " take the shift"),
    ],
)
def test_a_name_takes_the_place_of_somebody_with_the_group(
    checklist: Checklist, asked: str, rest: str
) -> None:
    """A team of two and a channel, so that nobody in particular is asked."""
    message = sent(f"Can {asked}{rest} of 12 Nov by {FRIDAY}?", Recipient("#ward-7"), KENJI, PRIYA)
    assert mended(checklist, message, "ask.owner") == [
        f"Can @{name}{rest} of 12 Nov by {FRIDAY}?" for name in ("Kenji", "Priya")
    ]


def test_a_date_goes_with_the_brackets_around_its_weekday(checklist: Checklist) -> None:
    message = sent("Kenji, please book hall 4 by 30 October (Thursday), 12:00 JST.")
    assert mended(checklist, message, "deadline.weekday") == [
        "Kenji, please book hall 4 by Fri 30 Oct, 12:00 JST.",
        "Kenji, please book hall 4 by Thu 29 Oct, 12:00 JST.",
    ]
    message = sent("Kenji, please book hall 4 by 30 October (Thursday).")
    assert mended(checklist, message, "deadline.weekday") == [
        "Kenji, please book hall 4 by Fri 30 Oct.",
        "Kenji, please book hall 4 by Thu 29 Oct.",
    ]
