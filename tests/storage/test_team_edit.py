"""Changes of a team's files that are taken back to the letter."""

import errno
from functools import partial
from pathlib import Path

import pytest

from asyncdraft.storage import team_folder, team_rules
from asyncdraft.storage.problem import StoreProblem
from asyncdraft.storage.team_edit import edit, take_back

TEAM = """\
# ours
[people.ana]  # first
name = "Ana Sousa"
zone = "Europe/Lisbon"

[people.bo]
name = "Bo"
zone = "UTC"

[support]
people = ["ana", "bo"]
turns = {2026-11-30 = "ana"}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "team.toml"
    path.write_text(TEAM, "utf-8")
    return path


def test_a_removed_person_comes_back_with_comments_place_and_turns(file: Path) -> None:
    made = edit(file.parent, partial(team_folder.remove_person, person_id="ana"))
    left = team_folder.load(file.parent)
    assert left.problems == ()
    assert (left.team.support.people, left.team.support.turns) == (("bo",), {})
    take_back(made)
    assert file.read_text("utf-8") == TEAM


def test_a_file_that_was_written_again_is_left_alone(file: Path) -> None:
    made = edit(file.parent, partial(team_folder.remove_person, person_id="ana"))
    file.write_text("# theirs\n", "utf-8")
    with pytest.raises(StoreProblem, match=r"team\.toml has been changed again"):
        take_back(made)
    assert file.read_text("utf-8") == "# theirs\n"


def test_a_file_that_was_new_goes_again(tmp_path: Path) -> None:
    made = edit(tmp_path, partial(team_rules.save_words, text="word", kept=""))
    take_back(made)
    assert not (tmp_path / "dictionary.txt").exists()


def test_a_new_file_that_cannot_be_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, missing_ok: bool = False) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    made = edit(tmp_path, partial(team_rules.save_words, text="word", kept=""))
    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(StoreProblem, match=r"dictionary\.txt cannot be written \(Permission denied\)"):
        take_back(made)


def test_words_that_others_wrote_meanwhile_stay(tmp_path: Path) -> None:
    file = tmp_path / "dictionary.txt"
    file.write_text("# ours\nKestrel\nTheirs\n", "utf-8")
    team_rules.save_words(tmp_path, "# ours\nMerlin\nHobby", "# ours\nKestrel\nHobby\n")
    assert file.read_text("utf-8") == "# ours\nTheirs\nMerlin\n"


def test_whoever_is_merged_into_takes_the_turns(file: Path) -> None:
    bo = team_folder.load(file.parent).team.person("bo")
    assert bo is not None
    team_folder.merge_people(file.parent, bo, "ana")
    support = team_folder.load(file.parent).team.support
    assert (support.people, set(support.turns.values())) == (("bo",), {"bo"})
