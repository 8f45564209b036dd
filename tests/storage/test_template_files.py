"""Finding templates: team first, then the user's, then the built-in ones."""

from pathlib import Path

import pytest

from asyncdraft.core.templates.errors import TemplateError
from asyncdraft.core.templates.template import GROUPS
from asyncdraft.storage import resources
from asyncdraft.storage.template_files import changes, find, load, load_all


def write(folder: Path, name: str, title: str = "Own", group: str = "Ask", file: str = "") -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / (file or f"{name}.md")
    path.write_text(f"---\nname: {name}\ntitle: {title}\npurpose: P\ngroup: {group}\n---\n{{{{ what }}}}\n")
    return path


@pytest.fixture
def team(tmp_path: Path) -> Path:
    return tmp_path / "team"


@pytest.fixture
def user(tmp_path: Path) -> Path:
    return tmp_path / "user"


def titles(team: Path | None, user: Path | None) -> dict[str, tuple[str, str]]:
    return {template.name: (template.title, template.source) for template in load_all(team, user)[0]}


def test_the_first_folder_wins(team: Path, user: Path) -> None:
    write(team, "blocker", "Team's")
    write(user, "blocker", "Mine")
    write(user, "handoff", "Mine")
    found = titles(team, user)
    assert found["blocker"] == ("Team's", "team")
    assert found["handoff"] == ("Mine", "user")
    assert found["decision-request"][1] == "built-in"


def test_one_template_is_found_by_its_name(team: Path, user: Path) -> None:
    write(user, "own", file="something else.md")
    assert [find(name, team, user) is not None for name in ("own", "handoff", "none")] == [True, True, False]
    assert [find(name) is not None for name in ("own", "handoff", "README")] == [False, True, False]
    write(team, "handoff", "Team's", file="z.md")
    write(team, "other", "About the handoff", file="a.md")
    write(user, "handoff", "Mine")
    found = find("handoff", team, user)
    assert found is not None
    assert found.title == "Team's"


def test_folders_may_be_absent(tmp_path: Path) -> None:
    assert titles(tmp_path / "none", None) == titles(None, None)


def test_a_broken_file_takes_no_other_with_it(user: Path) -> None:
    write(user, "one")
    write(user, "two").write_text("no front matter")
    (user / "three.md").write_bytes(b"---\nname: t\xff\n")
    found, errors = load_all(None, user)
    assert "one" in {template.name for template in found}
    assert [(Path(error.path).name, error.line) for error in errors] == [("three.md", 2), ("two.md", 1)]


def test_a_broken_copy_leaves_the_built_in_one(user: Path) -> None:
    write(user, "handoff").write_text("---\nname: handoff\n---\n")
    assert titles(None, user)["handoff"][1] == "built-in"


def test_one_name_in_two_files_of_a_folder_is_told(user: Path) -> None:
    write(user, "one", "First", file="a.md")
    write(user, "one", "Second", file="b.md")
    found, (error,) = load_all(None, user)
    assert next(template.title for template in found if template.name == "one") == "First"
    assert error.reason == "The name “one” is already used by a.md."


def test_the_gallery_has_its_order(user: Path) -> None:
    write(user, "zz", "A title", group="Zoo")
    found, _ = load_all(None, user)
    order = [template.group for template in found]
    assert order[-1] == "Zoo"
    assert order[:-1] == sorted(order[:-1], key=GROUPS.index)


def test_an_own_copy_tells_what_it_changed(user: Path) -> None:
    user.mkdir()
    text = (resources.templates_dir() / "handoff.md").read_text()
    (user / "handoff.md").write_text(text.replace('section("Answer by")', 'section("Until")'))
    copy = find("handoff", None, user)
    built_in = find("handoff")
    assert copy
    assert built_in
    assert [(line.kind, line.text) for line in changes(copy) if line.kind in ("removed", "added")] == [
        ("removed", '{{ deadline | section("Answer by") }}'),
        ("added", '{{ deadline | section("Until") }}'),
    ]
    assert not changes(built_in)


def test_a_readme_is_no_template(user: Path) -> None:
    user.mkdir()
    (user / "README.md").write_text("About these templates")
    assert not load_all(None, user)[1]


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match=r"cannot be read: No such file"):
        load(tmp_path / "gone.md", "user")


def test_the_program_brings_templates() -> None:
    assert (resources.templates_dir() / "handoff.md").is_file()


def test_a_name_is_no_path_to_another_file(user: Path) -> None:
    """A draft of others names its template."""
    elsewhere = write(user, "harmless")
    names = (str(elsewhere.with_suffix("")), "./handoff", "../templates/handoff")
    assert [find(name) for name in names] == [None, None, None]
