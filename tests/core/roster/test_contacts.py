"""Files of contacts as address books write them, with what is wrong in them."""

import pytest

from asyncdraft.core.roster.contacts import read
from asyncdraft.core.roster.entry import Entry

GOOGLE = """\
First Name,Last Name,E-mail 1 - Value,Address 1 - City,Address 1 - Country,Notes
Kenji,Mori,kenji@example.com,Tokyo,Japan,"likes, commas"
,,,,,
Ana,Sousa,ana@example.com,Lisbon,Portugal,"two
lines"
Zoe,Walsh,zoe@example.com,Sydney,Australia,
"""

SEMICOLONS = '\ufeffName;Time Zone;Working hours;GitHub\n"Mori; Kenji";Asia/Tokyo;mon-fri 09:00-18:00;kmori\n'

VCARD_3 = """\
BEGIN:VCARD
VERSION:3.0
N:Mori;Kenji;;;
FN:Kenji Mori
item1.EMAIL;TYPE=INTERNET:home@example.com
EMAIL;TYPE=INTERNET,WORK,PREF:kenji@exam
 ple.com
ADR;TYPE=HOME:;;1 Lane;Osaka;;;Japan
ADR;TYPE=WORK:;;2 Lane\\, left;Tokyo;;;Japan
X-SOCIALPROFILE;TYPE=github:https://github.com/kmori
IMPP;X-SERVICE-TYPE=Slack:x-apple:U02KENJI1
END:VCARD
"""

VCARD_4 = """\
BEGIN:VCARD
VERSION:4.0
FN:Ana Sousa
TZ:Europe/Lisbon
EMAIL;PREF=1:ana@example.com
X-SLACK:U02ANA001
END:VCARD
BEGIN:VCARD
VERSION:4.0
KIND:group
FN:Everybody
MEMBER:urn:uuid:1
END:VCARD
"""

VCARD_2 = """\
BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=BC=
rgen;;;
EMAIL;INTERNET;PREF:juergen@example.com
ADR;WORK:;;;Berlin;;;Germany
END:VCARD
"""


def entries(text: str) -> tuple[Entry, ...]:
    found = read("contacts", text.encode())
    assert found.problems == ()
    return found.entries


def test_a_table_of_google() -> None:
    kenji, ana, zoe = entries(GOOGLE)
    assert kenji == Entry(line=2, name="Kenji Mori", email="kenji@example.com", place="Tokyo, Japan")
    assert (ana.name, ana.line) == ("Ana Sousa", 4)
    assert (zoe.name, zoe.line) == ("Zoe Walsh", 6)
    assert read("contacts", GOOGLE.encode()).ignored == ("Notes",)


def test_a_table_with_semicolons_and_a_sign_at_its_head() -> None:
    expected = Entry(
        line=2, name="Mori; Kenji", zone="Asia/Tokyo", hours="mon-fri 09:00-18:00", github="kmori"
    )
    assert entries(SEMICOLONS) == (expected,)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_a_table_in_any_encoding_of_excel(encoding: str) -> None:
    text = "Name\tCity\r\nJürgen Müller\tBerlin\r\n"
    assert read("contacts", text.encode(encoding)).entries[0].name == "Jürgen Müller"


def test_a_card_with_two_addresses_gives_the_one_at_work() -> None:
    expected = Entry(
        line=1,
        name="Kenji Mori",
        email="kenji@example.com",
        place="Tokyo, Japan",
        github="kmori",
        slack="U02KENJI1",
    )
    assert entries(VCARD_3) == (expected,)


def test_cards_of_groups_are_no_people() -> None:
    expected = Entry(
        line=1, name="Ana Sousa", email="ana@example.com", zone="Europe/Lisbon", slack="U02ANA001"
    )
    assert entries(VCARD_4) == (expected,)


def test_an_old_card_in_quoted_printable() -> None:
    assert entries(VCARD_2) == (
        Entry(line=1, name="Jürgen Müller", email="juergen@example.com", place="Berlin, Germany"),
    )


@pytest.mark.parametrize("charset", ["UTF-8", "no-such", "idna", "undefined"])
def test_a_card_in_letters_that_cannot_be_read_is_read_as_utf_8(charset: str) -> None:
    card = f"BEGIN:VCARD\nFN;ENCODING=QUOTED-PRINTABLE;CHARSET={charset}:J=C3=BCrgen\nEND:VCARD\n"
    assert entries(card) == (Entry(line=1, name="Jürgen"),)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "is empty"),
        ("colour,size\nred,3\n", "names no column of people"),
        (VCARD_4 + "BEGIN:VCARD\nFN:Ma", "line 14: the card is cut off"),
        ("Name\n" + "Ann\n" * 5001, "more than 5000 people"),
        (f"Name\n{'x' * 200_000}\n", "no table that can be read"),
    ],
)
def test_a_file_of_no_use_is_told_in_a_sentence(text: str, sentence: str) -> None:
    problems = read("contacts", text.encode()).problems
    assert len(problems) == 1
    assert sentence in problems[0]
