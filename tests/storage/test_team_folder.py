import os
import sys
from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from time import process_time

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asyncdraft.core.people import DayOff, Person, Shift, uniform_week
from asyncdraft.core.sla import Promise
from asyncdraft.storage.problem import StoreProblem
from asyncdraft.storage.sample_team import start_own
from asyncdraft.storage.team_file import parse
from asyncdraft.storage.team_folder import (
    create_sample,
    keep_own_id,
    load,
    recognise_user,
    remove_person,
    save_me,
    save_person,
)

TEAM = """\
# Payments
name = "Payments"
me = "alex"

# the one who answers first
[people.alex]
name = "Alex Reed"   # she
zone = "Europe/London"
hours = {mon-thu = ["9:00-17:00"]}

[people.kenji]
zone = "Asia/Tokyo"
slack = "U02KENJI1"

[sla]
chat = "4 working hours"
rfc = "2 working days"
triage = ["11:00"]
emergency = "PagerDuty"

[links]
PAY = "https://tracker.example.com/PAY-{id}"

[rules]
"tone.hedge" = "off"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, TEAM)
    return tmp_path


def write(folder: Path, text: str) -> None:
    (folder / "team.toml").write_text(text, encoding="utf-8")


def read(folder: Path) -> str:
    return (folder / "team.toml").read_text(encoding="utf-8")


def test_a_team(folder: Path) -> None:
    loaded = load(folder)
    assert loaded.problems == ()
    team = loaded.team
    assert team.writer == Person(
        id="alex",
        name="Alex Reed",
        zone="Europe/London",
        hours=uniform_week((Shift(540, 1020),), frozenset(range(4))),
    )
    assert team.person("kenji") == Person(id="kenji", name="Kenji", zone="Asia/Tokyo", slack="U02KENJI1")
    assert team.sla.channels == {"chat": Promise(4, "hours"), "rfc": Promise(2, "days")}
    assert (team.sla.triage, team.sla.emergency) == ((time(11),), "PagerDuty")
    assert team.links == {"PAY": "https://tracker.example.com/PAY-{id}"}
    assert team.rules == {"tone.hedge": "off"}


@pytest.mark.parametrize(
    ("right", "wrong", "line", "key", "message"),
    [
        ("Europe/London", "Europe/Londn", 8, "people.alex.zone", "Did you mean Europe/London"),
        ('zone = "Asia/Tokyo"', "", 11, "people.kenji.zone", "Kenji is left out"),
        ("9:00-17:00", "9:00-25:00", 9, "people.alex.hours", "hours of Alex Reed are not known"),
        ("slack =", "slak =", 13, "people.kenji.slak", "one of name, zone"),
        ('"U02KENJI1"', "7", 13, "people.kenji.slack", "a text in quotation marks"),
        ('"4 working hours"', '"quickly"', 16, "sla.chat", "4 working hours"),
        ('["11:00"]', '["25:00"]', 18, "sla.triage", "times of day"),
        ("PAY-{id}", "PAY", 22, "links.PAY", "an address with {id}"),
        ('"off"', '"silent"', 25, "rules.tone.hedge", "one of off, hint"),
        ('me = "alex"', 'me = "bob"', 3, "me", "one of alex, kenji"),
        ("[links]", "[linkz]", 21, "linkz", "one of name, me"),
        ('name = "Payments"', "name = Payments", 2, "", "this is no TOML"),
        ('name = "Payments"', f"name = {'9' * 5_000}", 2, "", "A number has too many digits"),
        ('["9:00-17:00"]}', '["9:00-17:00"', 9, "", "this is no TOML"),
        ("[people.kenji]", "[people.kenji", 11, "", "this is no TOML"),
    ],
)
def test_one_mistake_leaves_the_rest(
    folder: Path, *, right: str, wrong: str, line: int, key: str, message: str
) -> None:
    write(folder, TEAM.replace(right, wrong, 1))
    loaded = load(folder)
    first = loaded.problems[0]
    assert (first.line, first.key) == (line, key)
    assert f"line {line}" in first.message
    assert message in first.message
    alex = loaded.team.person("alex")
    assert alex is None or alex.slack == ""
    people = {person.id for person in loaded.team.people}
    assert people >= ({"alex"} if "kenji" in wrong + key else {"kenji"})
    assert loaded.team.sla.emergency == "PagerDuty"


@pytest.mark.parametrize("length", range(0, len(TEAM), 23))
def test_a_half_written_file_loads_as_far_as_it_goes(folder: Path, length: int) -> None:
    write(folder, TEAM[:length])
    team = load(folder).team
    assert length < 180 or team.person("alex") is not None


def test_of_an_unfinished_merge_the_upper_side_is_read_and_the_place_told(folder: Path) -> None:
    zones = '<<<<<<< HEAD\nzone = "Asia/Tokyo"\n=======\nzone = "Asia/Seoul"\n>>>>>>> origin/main'
    write(folder, TEAM.replace('zone = "Asia/Tokyo"', zones))
    loaded = load(folder)
    kenji = loaded.team.person("kenji")
    assert kenji is not None
    assert kenji.zone == "Asia/Tokyo"
    (problem,) = loaded.problems
    assert problem.message.startswith("team.toml, line 12: a merge stopped half-way here")
    with pytest.raises(StoreProblem, match="line 12"):
        save_person(folder, kenji)
    assert read(folder) == TEAM.replace('zone = "Asia/Tokyo"', zones)


@given(st.integers(0, len(TEAM)), st.integers(0, 40), st.text('[]{}="#\n.a1', max_size=6))
@settings(max_examples=40)
def test_no_mistake_stops_the_reading(start: int, length: int, inserted: str) -> None:
    team, problems = parse(TEAM[:start] + inserted + TEAM[start + length :])
    assert team.people or problems


def test_a_file_of_windows(folder: Path) -> None:
    (folder / "team.toml").write_bytes(b"\xef\xbb\xbf" + TEAM.replace("\n", "\r\n").encode())
    assert load(folder).problems == ()


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"])
def test_an_unreadable_file_is_a_problem(folder: Path, content: bytes | None) -> None:
    (folder / "team.toml").unlink()
    if content is not None:
        (folder / "team.toml").write_bytes(content)
    loaded = load(folder)
    assert loaded.team.people == ()
    assert len(loaded.problems) == 1


def test_a_change_touches_only_its_line(folder: Path) -> None:
    alex = load(folder).team.writer
    assert alex is not None
    save_person(folder, msgspec.structs.replace(alex, zone="Europe/Paris"))
    assert read(folder) == TEAM.replace("Europe/London", "Europe/Paris")
    save_person(folder, alex)
    assert read(folder) == TEAM


def test_people_are_saved_and_removed(folder: Path) -> None:
    ana = Person(
        id="ana",
        name="Ana “A.” Sousa",
        zone="Europe/Lisbon",
        hours=uniform_week((Shift(540, 720), Shift(1320, 1800))),
        holidays="PT",
        days_off=(DayOff(date(2026, 12, 24), date(2026, 12, 31), "leave"),),
        slack="U1",
        email="ana@example.com",
        github="ana-s",
    )
    save_person(folder, ana)
    assert load(folder).team.person("ana") == ana
    assert load(folder).problems == ()
    bare = msgspec.structs.replace(ana, hours=None, holidays="", days_off=(), slack="", email="", github="")
    save_person(folder, bare)
    assert load(folder).team.person("ana") == bare
    remove_person(folder, "ana")
    assert read(folder).strip() == TEAM.strip()
    remove_person(folder, "alex")
    assert load(folder).team.me == ""
    assert [person.id for person in load(folder).team.people] == ["kenji"]


def test_who_i_am(folder: Path) -> None:
    save_me(folder, "kenji")
    assert read(folder) == TEAM.replace('me = "alex"', 'me = "kenji"')
    write(folder, TEAM.replace('me = "alex"\n', ""))
    save_me(folder, "kenji")
    assert load(folder).team.me == "kenji"


def test_a_file_with_a_mistake_is_not_written(folder: Path) -> None:
    broken = TEAM.replace("[links]", "[links")
    write(folder, broken)
    with pytest.raises(StoreProblem, match="line 21"):
        save_me(folder, "kenji")
    assert read(folder) == broken


@pytest.mark.skipif(sys.platform == "win32", reason="links are a matter of POSIX")
@pytest.mark.parametrize(
    ("write", "target"),
    [
        (keep_own_id, "nowhere"),
        (lambda folder: recognise_user(folder, ()), "diary"),
        (lambda folder: save_me(folder, "alex"), "diary"),
    ],
    ids=["shared", "joined", "chosen"],
)
def test_who_i_am_is_not_written_through_a_link(
    folder: Path, tmp_path: Path, write: Callable[[Path], object], target: str
) -> None:
    (tmp_path / "diary").write_text("kept", "utf-8")
    (folder / ".me").symlink_to(tmp_path / target)
    write(folder)
    assert not (folder / ".me").is_symlink()
    assert (tmp_path / "diary").read_text("utf-8") == "kept"
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="links, pipes and devices are a matter of POSIX")
@pytest.mark.parametrize("name", ["team.toml", ".me"])
def test_what_never_ends_is_not_read(folder: Path, name: str) -> None:
    (folder / name).unlink(missing_ok=True)
    os.mkfifo(folder / name)
    found = load(folder)
    assert found.team.me == ("" if name == "team.toml" else "alex")
    assert ("cannot be read" in " ".join(map(str, found.problems))) is (name == "team.toml")


def test_the_first_person_of_a_new_folder(tmp_path: Path) -> None:
    person = Person(id="zoe", name="Zoe", zone="Australia/Sydney")
    save_person(tmp_path / "new", person)
    save_me(tmp_path / "new", "zoe")
    assert load(tmp_path / "new").team.writer == person


def test_the_sample(tmp_path: Path) -> None:
    create_sample(tmp_path, zone="Europe/Vienna", name="Eva Wagner")
    loaded = load(tmp_path)
    assert loaded.problems == ()
    assert loaded.team.writer is not None
    assert (loaded.team.writer.name, loaded.team.writer.zone) == ("Eva Wagner", "Europe/Vienna")
    assert loaded.team.writer.email == ""
    assert [person.id for person in loaded.team.people] == ["you", "kenji", "priya", "maya", "ana"]
    remove_person(tmp_path, "ana")
    create_sample(tmp_path)
    assert load(tmp_path).team.person("ana") is None


def test_a_byte_order_mark_is_no_mistake(folder: Path) -> None:
    (folder / "team.toml").write_bytes(b"\xef\xbb\xbf" + TEAM.encode())
    save_me(folder, "kenji")
    assert load(folder).team.me == "kenji"


def test_line_ends_of_windows_stay(folder: Path) -> None:
    (folder / "team.toml").write_bytes(TEAM.replace("\n", "\r\n").encode())
    alex = load(folder).team.people[0]
    save_person(folder, msgspec.structs.replace(alex, github="new-handle"))
    written = (folder / "team.toml").read_bytes()
    assert written.count(b"\n") == written.count(b"\r\n") == TEAM.count("\n") + 1
    assert load(folder).team.people[0].github == "new-handle"


@pytest.mark.parametrize(
    "text",
    [
        'people = "kenji"',
        '[people]\nkenji = "Tokyo"',
        '[support]\npeople = "kenji"\nturns = "kenji"',
        "support = [1]",
        'links = "https://tracker.example.com"',
    ],
)
def test_a_value_that_should_be_a_table_stops_no_change(tmp_path: Path, text: str) -> None:
    """It is told when the file is read."""
    kenji = Person(id="kenji", name="Kenji", zone="Asia/Tokyo")
    write(tmp_path, text)
    remove_person(tmp_path, "kenji")
    start_own(tmp_path)
    save_person(tmp_path, kenji)
    assert load(tmp_path).team.person("kenji") == kenji


def large_team(people: int, mistake: str) -> str:
    entry = '[people.p{0}]\nname = "P{0}"\nzone = "Europe/London"\nslack = "U{0}"\n'
    return "".join(entry.format(number) + mistake for number in range(people))


@pytest.mark.parametrize(
    ("mistake", "told"),
    [("", 1), ("slack = 7\n", 51), ("github = 7\n", 401), ("github = = 7\n", 401)],
)
def test_mistakes_in_a_large_file_cost_in_proportion(mistake: str, told: int) -> None:
    """The window reads the file whenever it comes to the front."""
    text = f"{large_team(400, mistake)}name = = 1\n"
    began = process_time()
    team, problems = parse(text)
    assert len(problems) == told
    assert len(team.people) >= 50
    assert process_time() - began < 4
