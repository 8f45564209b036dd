"""Exercises and questions from folders: the program's and the team's; a wrong file takes no other with it."""

from pathlib import Path

from asyncdraft.storage.exercises import load_all
from tests.core.practice.small_exercise import SMALL

QUESTION = "---\ngroup: error\n---\n## Which? {#%s}\n- [x] A -- Yes.\n- [ ] B -- No.\n- [ ] C -- No.\n"


def test_what_comes_with_the_program_is_sound() -> None:
    shelf = load_all()
    assert shelf.problems == ()
    assert shelf.exercise("blocked-migration")
    assert shelf.exercise("nobody") is None


def test_the_team_adds_and_replaces(tmp_path: Path) -> None:
    folder = tmp_path / "exercises"
    folder.mkdir()
    (folder / "small.md").write_text(SMALL, encoding="utf-8")
    (folder / "blocked-migration.md").write_text(SMALL, encoding="utf-8")
    shelf = load_all(tmp_path)
    assert [exercise.source for exercise in shelf.exercises if exercise.title == "Small"] == ["team", "team"]
    assert len(shelf.exercises) == len(load_all().exercises) + 1


def test_a_wrong_file_is_told_and_the_rest_loads(tmp_path: Path) -> None:
    folder = tmp_path / "exercises"
    folder.mkdir()
    (folder / "wrong.md").write_text("Hello", encoding="utf-8")
    (folder / "latin.md").write_bytes(SMALL.encode() + b"\xe9")
    (folder / "small.md").write_text(SMALL, encoding="utf-8")
    shelf = load_all(tmp_path)
    assert shelf.exercise("small")
    assert sorted(str(problem) for problem in shelf.problems) == [
        f"{folder / 'latin.md'}, line 34: The file is not UTF-8 text.",
        f"{folder / 'wrong.md'}, line 1: The file must start with a line “---” and its front matter.",
    ]


def test_questions_of_the_team_come_along_and_an_id_in_two_files_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "quiz"
    folder.mkdir()
    (folder / "one.md").write_text(QUESTION % "same-id", encoding="utf-8")
    (folder / "two.md").write_text(QUESTION % "same-id", encoding="utf-8")
    shelf = load_all(tmp_path)
    question = shelf.question("same-id")
    assert question
    assert question.source == "team"
    assert [str(problem) for problem in shelf.problems] == [
        f"{folder / 'two.md'}, line 4: The id “same-id” is used in one.md too."
    ]


def test_a_folder_that_is_not_there_is_no_problem(tmp_path: Path) -> None:
    assert load_all(tmp_path / "nowhere") == load_all()
