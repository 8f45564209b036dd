"""The promise, focus blocks and support in team.toml: read with what was expected, comments kept."""

from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from asyncdraft.core.focus.notation import focus_block, focus_value
from asyncdraft.core.people import FocusBlock, Shift
from asyncdraft.core.sla import Promise
from asyncdraft.core.support.plan import Support
from asyncdraft.storage.team_file import parse
from asyncdraft.storage.team_folder import load, save_person, save_sla, save_support

TEAM = """\
# Payments
me = "alex"

[people.alex]
zone = "Europe/London"
focus = ["tue - thu 9:00-11:00 plan"]

# agreed in October
[sla]
chat = "4 working hours" # the one that counts
email = "1 business day"
triage = ["11:00", "16:00"]
emergency = "PagerDuty"
agreed = "2026-10-05"
asks = [
  "one complete message", # not three
]
"""
WRITTEN = TEAM.replace("tue - thu", "tue-thu")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "team.toml").write_text(WRITTEN, encoding="utf-8")
    return tmp_path


def text(folder: Path) -> str:
    return (folder / "team.toml").read_text(encoding="utf-8")


def test_it_reads_what_people_write() -> None:
    team, problems = parse(WRITTEN)
    assert problems == ()
    assert team.sla.channels == {"chat": Promise(4, "hours"), "email": Promise(1, "days")}
    assert (team.sla.triage, team.sla.agreed) == ((time(11), time(16)), date(2026, 10, 5))
    assert team.sla.asks == ("one complete message",)
    assert team.people[0].focus == (FocusBlock(shift=Shift(540, 660), work="plan", weekdays=(1, 2, 3)),)


def test_saving_what_is_there_changes_nothing(folder: Path) -> None:
    team = load(folder).team
    save_sla(folder, team.sla)
    save_person(folder, team.people[0])
    save_support(folder, team.support)
    assert (
        text(folder).replace("\n[support]\n", "").replace('name = "Alex"\n', "").rstrip() == WRITTEN.rstrip()
    )


def test_a_change_leaves_comments_and_order(folder: Path) -> None:
    sla = load(folder).team.sla
    channels = {"chat": Promise(2, "hours"), "rfc": Promise(7, "days")}
    save_sla(folder, replace(sla, channels=channels, review=date(2027, 1, 4)))
    assert (
        text(folder)
        == WRITTEN.replace('"4 working hours"', '"2 working hours"').replace('email = "1 business day"\n', "")
        + 'rfc = "7 working days"\nreview = "2027-01-04"\n'
    )
    assert load(folder).problems == ()


def test_support_comes_back_as_it_was_saved(folder: Path) -> None:
    support = Support(
        service="payments",
        form="https://forms.example.com/help",
        questions=("Which order?", "By when, with your zone?"),
        people=("alex",),
        starts=date(2026, 11, 30),
        turns={date(2026, 12, 7): "alex"},
    )
    save_support(folder, support)
    found = load(folder)
    assert (found.team.support, found.problems) == (support, ())
    assert text(folder).startswith(WRITTEN)


@pytest.mark.parametrize(
    ("line", "place", "expected"),
    [
        ('focus = ["9:00 plan"]', "people.alex.focus", 'a block such as "tue-thu 09:00-11:00 spec"'),
        ('focus = ["tue 25:00-26:00"]', "people.alex.focus", 'a block such as "tue-thu 09:00-11:00 spec"'),
        ("focus = 3", "people.alex.focus", "a list such as"),
        ('[sla]\nreview = "soon"', "sla.review", 'a day such as "2026-12-24"'),
        ('[sla]\nasks = "one"', "sla.asks", "a list of texts"),
        ('[support]\npeople = ["ghost"]', "support.people", "ghost is none"),
        ('[support]\nturns = {"2026-12-07" = "ghost"}', "support.turns.2026-12-07", "ghost is none"),
        ('[support]\nturns = {"monday" = "alex"}', "support.turns.monday", "a day such as"),
        ("[support]\nform = 1", "support.form", "a text in quotation marks"),
        ('[support]\nrota = "weekly"', "support.rota", "one of service, form"),
    ],
)
def test_a_wrong_value_is_told_with_its_place_and_the_rest_loads(
    line: str, place: str, expected: str
) -> None:
    team, problems = parse(f'[people.alex]\nzone = "Europe/London"\n{line}\n')
    assert [problem.key for problem in problems] == [place]
    assert expected in problems[0].message
    assert [person.id for person in team.people] == ["alex"]


BLOCKS = st.builds(
    FocusBlock,
    shift=st.tuples(st.integers(0, 1439), st.integers(1, 1440)).map(lambda pair: Shift(pair[0], sum(pair))),
    work=st.text(alphabet="abcé 0-:,", max_size=12).map(lambda words: " ".join(words.split())),
    weekdays=st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days))),
)


@given(BLOCKS | st.builds(replace, BLOCKS, weekdays=st.just(()), day=st.dates(date(2000, 1, 1))))
def test_a_block_reads_back_as_it_was(block: FocusBlock) -> None:
    if block.shift.end - block.shift.start < 1440:
        assert focus_block(focus_value(block)) == block
