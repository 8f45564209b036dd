"""To whom a draft goes: chosen by the user and the team, never by the draft."""

import pytest
from msgspec.structs import replace

from asyncdraft.core.compose import Document
from asyncdraft.core.people import Person
from asyncdraft.core.sending.composing import letter, target
from asyncdraft.core.sending.delivery import Target
from asyncdraft.core.team import Team
from asyncdraft.core.threads.thread import Thread
from tests.core.sending.test_account import IMAP, SLACK, SMTP
from tests.core.sending.test_making import post

KENJI = Person(id="kenji", name="Kenji Mori", zone="Asia/Tokyo", slack="U02KENJI1", email="kenji@example.com")
NOOR = Person(id="noor", name="Noor Ali", zone="Asia/Dubai")
TEAM = Team(me="maya", people=(Person(id="maya", name="Maya Ito", zone="UTC"), KENJI, NOOR))
THREAD = Thread(posts=(post("slack:C9THREAD1/1700000000.000100"), post("<a@x>"), post("<b@x>")))
ANYWHERE = replace(SLACK, channel="")


def test_slack_goes_where_the_user_says_else_where_the_thread_is_else_where_the_account_says() -> None:
    assert target(SLACK, (KENJI,), THREAD, "C5CHOSEN1") == Target(channel="C5CHOSEN1")
    assert target(SLACK, (KENJI,), THREAD, "C9THREAD1").thread == "1700000000.000100"
    assert target(SLACK, (KENJI,), THREAD) == Target(channel="C9THREAD1", thread="1700000000.000100")
    assert target(SLACK, (KENJI,)) == Target(channel=SLACK.channel)
    assert target(ANYWHERE, (KENJI,)) == Target(channel="U02KENJI1")


@pytest.mark.parametrize("readers", [(), (NOOR,), (KENJI, KENJI)])
def test_slack_goes_nowhere_without_a_choice(readers: tuple[Person, ...]) -> None:
    with pytest.raises(ValueError, match="Choose the channel"):
        target(ANYWHERE, readers)


def test_a_mail_goes_to_all_readers_or_none() -> None:
    assert target(SMTP, (KENJI, KENJI)) == Target(addresses=("kenji@example.com",))
    with pytest.raises(ValueError, match="Noor Ali has no mail address"):
        target(SMTP, (KENJI, NOOR))
    with pytest.raises(ValueError, match="Choose the readers"):
        target(SMTP, ())
    assert target(IMAP, (NOOR,)) == Target()


def test_a_letter_answers_the_mails_of_its_thread() -> None:
    made = letter(Document(subject="Schema", markdown="Which, @kenji?"), TEAM, (KENJI, NOOR), THREAD)
    assert made.references == ("<a@x>", "<b@x>")
    assert made.to == ("Kenji Mori <kenji@example.com>",)
    assert (made.writer, made.names.handles) == ("Maya Ito", {"kenji": "U02KENJI1"})
