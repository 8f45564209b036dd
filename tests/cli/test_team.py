"""`asyncdraft team`: made, filled, imported into, mended; the file keeps what people wrote around it."""

import json
from pathlib import Path

import pytest

from asyncdraft.storage.team_folder import load
from tests.cli.command_line import Result, Run

TEAM = """\
# ours
name = "Payments"
me = "alex"

[people.alex]  # writes most
name = "Alex Reed"
zone = "Europe/London"
hours = {mon-fri = ["09:00-17:00"]}

[people.kenji]
name = "Kenji Mori"
zone = "Asia/Tokyo"
email = "kenji@example.com"

# the end
"""

PEOPLE = """\
Name,Email,City,Hours
Kenji Mori,kenji@example.com,Tokyo,mon-fri 09:00-18:00
Priya Rao,priya@example.com,Bengaluru,
Bo,,,
"""

DAYS = """\
BEGIN:VCALENDAR
BEGIN:VEVENT
UID:1
SUMMARY:Vacation
DTSTART;VALUE=DATE:20261221
DTEND;VALUE=DATE:20261226
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "payments"
    path.mkdir()
    (path / "team.toml").write_text(TEAM, "utf-8")
    return path


def team(run: Run, folder: Path, *arguments: str, stdin: str = "") -> Result:
    return run("--team", str(folder), "team", *arguments, stdin=stdin)


def test_a_team_is_made_once(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "payments"

    made = run("team", "init", str(folder), "--you", "Maya Chen", "--zone", "America/New_York")

    assert made.status == 0
    assert "with Maya Chen in America/New_York" in made.out
    loaded = load(folder)
    assert loaded.problems == ()
    assert (loaded.team.name, loaded.team.me) == ("payments", "maya")
    again = run("team", "init", str(folder))
    assert again.status == 2
    assert "There is a team in" in again.err
    assert load(folder) == loaded


def test_a_person_is_added_with_all_that_is_known(run: Run, folder: Path) -> None:
    added = team(run, folder, "add", "Priya Rao", "--city", "Bengaluru", "--hours", "mon-fri 10:00-18:00")
    assert added.out == "Priya Rao is in the team as priya, in Asia/Kolkata.\n"
    priya = load(folder).team.person("priya")
    assert priya is not None
    assert priya.holidays == "IN"
    text = (folder / "team.toml").read_text("utf-8")
    assert text.startswith(TEAM[: TEAM.index("# the end")])
    assert "# the end" in text


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("add", "Bo", "--city", "Lisbn"), "“Lisbn” is neither a city nor a zone"),
        (("add", "Bo", "--city", "Oslo", "--hours", "9-5"), "--hours: expected hours such as"),
        (("add", "Bo", "--city", "Oslo", "--holidays", "XX"), "“XX” is no country code"),
        (("add", "Kenji Mori", "--city", "Oslo"), "Kenji Mori is in the team already, as kenji."),
        (("merge", "kenji", "kenji"), "one entry already"),
        (("merge", "kenji"), "Name both"),
        (("import", "nowhere.csv"), "nowhere.csv cannot be read"),
    ],
)
def test_what_cannot_be_done_is_told_and_changes_nothing(
    run: Run, folder: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    result = team(run, folder, *arguments)
    assert result.status == 2
    assert sentence in result.err
    assert (folder / "team.toml").read_text("utf-8") == TEAM


def test_nothing_is_added_to_the_sample(run: Run) -> None:
    result = run("team", "add", "Bo", "--city", "Oslo")
    assert result.status == 2
    assert "`asyncdraft team init` makes one" in result.err


def test_an_import_is_a_preview_until_it_is_told_to_write(run: Run, folder: Path) -> None:
    preview = team(run, folder, "import", "-", stdin=PEOPLE)
    assert preview.status == 1
    assert preview.out.splitlines() == [
        "change     Kenji Mori  hours mon-fri 09:00-18:00",
        "add        Priya Rao  Asia/Kolkata",
        "leave out  Bo  It names no city and no zone; Bo needs one of them.",
        "1 to add, 1 to change, 1 of no use. Nothing is changed yet; --write does it.",
    ]
    assert (folder / "team.toml").read_text("utf-8") == TEAM

    written = team(run, folder, "import", "-", "--write", stdin=PEOPLE)
    assert written.out.endswith("The team is changed.\n")
    again = json.loads(team(run, folder, "import", "-", "--json", stdin=PEOPLE).out)
    assert [row["kind"] for row in again["people"]] == ["same", "same", "unusable"]
    assert "# writes most" in (folder / "team.toml").read_text("utf-8")


def test_a_new_person_does_not_take_the_entry_of_one_with_a_mistake(run: Run, folder: Path) -> None:
    (folder / "team.toml").write_text(f'{TEAM}[people.bo]\nname = "Bo Berg"\nzone = "Atlantis"\n', "utf-8")
    assert "as bo2" in team(run, folder, "add", "Bo Holm", "--city", "Oslo").out


def test_days_off_come_from_a_calendar(run: Run, folder: Path) -> None:
    preview = team(run, folder, "import", "-", "--for", "kenji", stdin=DAYS)
    assert preview.out.splitlines()[0] == "2026-12-21..2026-12-25  Vacation"
    assert load(folder).team.people[1].days_off == ()

    team(run, folder, "import", "-", "--for", "kenji", "--write", stdin=DAYS)

    (off,) = load(folder).team.people[1].days_off
    assert off.reason == "Vacation"
    assert (
        team(run, folder, "import", "-", "--for", "kenji", stdin=DAYS).out
        == "0 new entries for Kenji Mori.\n"
    )


def test_two_entries_of_one_person_become_one(run: Run, folder: Path) -> None:
    second = (
        '[people.mori]\nname = "Mori K."\nzone = "Asia/Tokyo"\nemail = "KENJI@example.com"\nslack = "U02"\n'
    )
    (folder / "team.toml").write_text(f"{TEAM}{second}", "utf-8")
    checked = team(run, folder, "check")
    assert checked.status == 1
    assert "Kenji Mori and Mori K. have the same address" in checked.out
    assert "kenji  mori" in team(run, folder, "merge").out

    team(run, folder, "merge", "kenji", "mori")

    assert [person.id for person in load(folder).team.people] == ["alex", "kenji"]
    assert load(folder).team.people[1].slack == "U02"
    assert team(run, folder, "merge").out == "Nobody seems to be in the team twice.\n"


def test_the_team_as_values(run: Run, folder: Path) -> None:
    answer = json.loads(team(run, folder, "show", "alex", "--json").out)
    (alex,) = answer["people"]
    assert alex["hours"] == {"mon-fri": ["09:00-17:00"]}
    assert alex["now"] == {"state": "work", "name": "", "until": "2026-11-23T17:00:00+00:00"}


def test_the_team(run: Run) -> None:
    lines = run("team", "show").out.splitlines()
    assert lines[2].split("  ")[0] == "kenji"
    assert lines[2].endswith("asleep until 09:00")
    assert "nothing wrong" in run("team", "check").out


def test_the_sample_is_where_the_user_is(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "America/Lima")
    assert "(Lima)" in run("team", "show").out.splitlines()[1]


def test_a_team_with_mistakes(run: Run, tmp_path: Path) -> None:
    text = 'colour = "red"\n[people.a]\nzone = "Europe/London"\nholidays = "XX"\n'
    (tmp_path / "team.toml").write_text(text)
    result = run("--team", str(tmp_path), "team", "check")
    assert result.status == 1
    assert "team.toml, line 1, colour: expected one of name, me" in result.out
    assert "people.a.holidays" in result.out
    warned = run("--team", str(tmp_path), "team", "show")
    assert (warned.status, warned.err.count("\n")) == (0, 1)
