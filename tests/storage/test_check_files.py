"""The checks of a team folder and of the user: what is read, what is told."""

import re
from pathlib import Path

import pytest

from asyncdraft.core.checklist import word_list
from asyncdraft.core.checklist.message import from_text
from asyncdraft.core.team import Team
from asyncdraft.storage import check_files
from asyncdraft.storage.check_files import Checks
from asyncdraft.storage.library import Library
from asyncdraft.storage.resources import read_texts

ROOT = Path(__file__).parent.parent.parent


def rule(token: str) -> str:
    return f"extends: existence\nmessage: Not '%s'.\ntokens: ['{token}']\n"


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


@pytest.fixture
def team(tmp_path: Path) -> Path:
    return tmp_path / "team"


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    return tmp_path / "home" / "checks"


def load(team: Path, mine: Path) -> Checks:
    return check_files.load_all(team, mine)


def ids(checks: Checks) -> list[str]:
    return [rule.id for rule in checks.rules]


def told(checks: Checks) -> list[str]:
    return [str(problem) for problem in checks.problems]


def test_folders_may_be_absent(team: Path, mine: Path) -> None:
    assert load(team, mine) == Checks()


def test_a_style_is_a_folder(team: Path, mine: Path) -> None:
    write(team / "checks/Slow.yml", rule("slow"))
    write(team / "checks/plain/Fast.yml", rule("fast"))
    write(team / "checks/pack/plain/Deep.yaml", rule("deep"))
    write(team / "checks/.github/ci.yml", "jobs: []")
    write(team / "checks/plain/meta.json", "{}")
    write(mine / "Quiet.yml", rule("quiet"))
    checks = load(team, mine)
    assert ids(checks) == ["team.Slow", "plain.Deep", "plain.Fast", "own.Quiet"]
    assert told(checks) == []


def test_a_broken_file_takes_no_other_with_it(team: Path, mine: Path) -> None:
    write(team / "checks/plain/A.yml", "extends: metric\nmessage: m\n")
    write(team / "checks/plain/B.yml", rule("b"))
    write(mine / "plain/B.yml", rule("mine"))
    write(mine / "ask/owner.yml", rule("c"))
    (team / "checks/plain/C.yml").write_bytes(b"extends: existence\nmessage: \xff\n")
    checks = load(team, mine)
    assert ids(checks) == ["plain.B"]
    assert told(checks) == [
        "checks/plain/A.yml, line 1: “extends: metric” is not supported;"
        " there are existence, substitution, occurrence.",
        "checks/plain/C.yml, line 2: the file is not UTF-8 text.",
        "checks/ask/owner.yml: there is a rule “ask.owner” already, so this one is left out.",
        "checks/plain/B.yml: there is a rule “plain.B” already, so this one is left out.",
    ]


def test_all_together_have_to_be_quick(team: Path, mine: Path) -> None:
    for number in range(12):
        write(team / f"checks/slow/S{number:02}.yml", rule(rf"\w{{0,60}}\w{{0,60}}{number}"))
    checks = load(team, mine)
    assert 0 < len(checks.rules) < 12
    assert "all rules together would take too long" in told(checks)[0]


def test_a_team_adds_words(team: Path, mine: Path) -> None:
    write(team / "words/tone.txt", "[passive]\nas the wise already know\n")
    write(team / "words/broken.txt", "no family\n")
    write(team / "words/loose.txt", "[passive]\na ... b ... c ... d\n")
    write(team / "words/odd.txt", "[passive]\n{^}\n")
    write(team / "words/table.txt", "[/insinuation]\n> slow\n(a+)+b\n")
    checks = load(team, mine)
    assert [line.partition(":")[0] for line in told(checks)] == [
        "words/broken.txt, line 1",
        "words/loose.txt",
        "words/odd.txt",
        "words/table.txt",
    ]
    judged = Library(Team(), checks).checklist.judge(from_text("As the wise already know, the hall is shut."))
    assert "tone.passive_aggressive" in {finding.rule for finding in judged.findings}


def test_words_of_a_team_may_name_the_sets_of_the_program(team: Path, mine: Path) -> None:
    write(team / "words/time.txt", "[vague]\nbefore the $haste is over\n")
    write(team / "words/own.txt", "[=fruit]\nplum\n\n[vague]\nwhen the $fruit falls\n")
    checks = load(team, mine)
    assert told(checks) == []
    found = Library(Team(), checks).checklist.judge(from_text("Kenji, please reply when the plum falls."))
    assert "deadline.vague" in {finding.rule for finding in found.findings}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[vague]\nsoon\n\n[vaque]\nlater", 4),
        ("[vague]\n(soon|later", 2),
        ("[vague]\nwhen the $fruit falls", 0),
    ],
)
def test_what_no_rule_would_find_is_told(team: Path, mine: Path, text: str, line: int) -> None:
    write(team / "words/time.txt", text)
    (problem,) = load(team, mine).problems
    assert (problem.file, problem.line) == ("words/time.txt", line)


def test_the_families_that_the_documentation_names_are_known() -> None:
    page = (ROOT / "docs" / "files.md").read_text("utf-8").partition("## Words of a team")[2]
    named = set(re.findall(r"`\[([^\]]+)\]`", page))
    assert named
    assert named <= set(word_list.families(read_texts("words")))


def test_a_change_in_a_style_is_seen_wherever_the_folders_lie(tmp_path: Path) -> None:
    data = tmp_path / ".local" / "share"
    team, mine = data / "team", data / "checks"
    write(mine / "plain/Slow.yml", rule("slow"))
    write(mine / ".git/plain/Slow.yml", rule("slow"))
    before = check_files.stamp(team, mine)
    write(mine / "plain/Slow.yml", rule("slowly"))
    assert check_files.stamp(team, mine) != before
    assert check_files.folders(team, mine) == [team, team / "words", team / "checks", mine, mine / "plain"]


def test_a_file_that_is_too_large_is_told_and_not_cut(team: Path, mine: Path) -> None:
    write(team / "checks/Large.yml", rule("slow") + "#" * check_files.MAX_BYTES)
    checks = load(team, mine)
    assert ids(checks) == []
    assert told(checks) == ["checks/Large.yml: the file is larger than 1000 kB: split it."]
