"""`asyncdraft settings`: what is chosen in the terminal holds everywhere."""

import json
from pathlib import Path

import pytest

from asyncdraft.core.settings.settings import Settings
from asyncdraft.storage import settings
from tests.cli.command_line import Run


def stored(home: Path) -> dict[str, object]:
    values: dict[str, object] = json.loads((home / "settings.json").read_text())
    return values


def test_a_choice_is_set_shown_and_reset(run: Run, home: Path) -> None:
    assert run("settings", "set", "theme", "dark") == (0, "theme: dark\n", "")
    assert stored(home) == {"theme": "dark"}
    assert run("settings", "get", "theme").out == "dark\n"
    assert "* theme" in run("settings", "list").out
    assert run("settings", "reset", "theme").out == "theme: system\n"
    assert stored(home) == {}


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (("get", "them"), 'There is no setting "them". Did you mean theme?'),
        (("set", "theme", "plaid"), 'theme is system, light or dark, not "plaid".'),
        (("set", "backups_kept", "0"), 'backups_kept is a whole number from 1 to 99, not "0".'),
        (("set", "rules.tone.hedge", "loud"), 'rules.tone.hedge is off, hint, warning or error, not "loud".'),
        (("set", "rules.tone.hege", "off"), 'There is no rule "tone.hege". Did you mean tone.hedge?'),
        (("set", "rules", "off"), "Name one of them, such as"),
        (("set", "template", "handof"), 'There is no template "handof"; there are'),
        (("set", "theme.x", "dark"), "theme is one value: write it without .x."),
        (("set", "accounts", "x"), "Accounts are added by"),
        (("set", "team", "/nowhere"), "There is no team.toml in /nowhere; `asyncdraft team init /nowhere`"),
        (("set", "you.zone", "Tokyo"), "There is no team.toml in"),
        (("reset",), "Name the setting, or write --all."),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(
    run: Run, home: Path, command: tuple[str, ...], told: str
) -> None:
    result = run("settings", *command)
    assert result.status == 2
    assert told in result.err
    assert not (home / "settings.json").exists()


def test_one_rule_at_a_time(run: Run, home: Path) -> None:
    run("settings", "set", "rules.tone.hedge", "off")
    run("settings", "set", "rules.ask.owner", "hint")
    assert run("settings", "get", "rules.tone.hedge").out == "off\n"
    run("settings", "reset", "rules.tone.hedge")
    assert stored(home) == {"rules": {"ask.owner": "hint"}}


def test_all_choices_at_once_go_back(run: Run, home: Path) -> None:
    settings.save(home / "settings.json", Settings(theme="dark", hours24=False, favourites=("handoff",)))
    assert run("settings", "reset", "--all").out == "Back to the usual: theme, hours24.\n"
    assert stored(home) == {"favourites": ["handoff"]}
    assert run("settings", "list", "--changed").out == "Everything is as usual.\n"


def test_a_list_for_programs_and_one_for_words(run: Run) -> None:
    values = json.loads(run("settings", "list", "--json").out)
    assert values["channel"] == "slack"
    assert values["hours24"] is None
    found = run("settings", "list", "dark", "light").out
    assert "theme" in found
    assert "channel" not in found
    assert run("settings", "list", "zzz").out == "No setting is about that.\n"


def test_where_and_when_the_writer_works_is_kept_with_the_team(run: Run, home: Path) -> None:
    run("team", "init", "--you", "Mia")
    assert run("settings", "set", "you.zone", "tokyo").status == 0
    assert run("settings", "set", "you.hours", "mon-thu 09:00-17:00").status == 0
    assert run("settings", "set", "you.holidays", "JP").status == 0
    assert json.loads(run("settings", "list", "--json").out)["you"] == {
        "zone": "Asia/Tokyo",
        "hours": "mon-thu 09:00-17:00",
        "holidays": "JP",
    }
    assert "you.hours: expected" in run("settings", "set", "you.hours", "always").err
    assert "you.holidays" in run("settings", "set", "you.holidays", "Narnia").err
    assert "settings.json" not in [path.name for path in home.iterdir()]


def test_the_end_of_the_day_and_the_order_of_figures_hold_in_what_is_read(run: Run) -> None:
    before = run("when", "EOD tuesday").out
    run("settings", "set", "day_ends", "6:30 pm")
    assert "18:30" in run("when", "EOD tuesday").out
    assert "18:30" not in before
    assert "10 Nov" not in run("when", "10/12").out
    assert "10 Dec" in run("when", "10/12").out
    run("settings", "set", "month_first", "month-first")
    assert "12 Oct" in run("when", "10/12").out


def test_a_mistake_in_the_file_is_said_and_the_rest_holds(run: Run, home: Path) -> None:
    home.mkdir()
    (home / "settings.json").write_text('{"theme": "plaid", "spelling": "off"}')
    result = run("settings", "get", "spelling")
    assert result.out == "off\n"
    assert 'theme is "plaid": expected' in result.err
