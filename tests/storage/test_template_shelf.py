"""A running program keeps what worked while files change under it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from asyncdraft.core.templates.inspection import problems_of
from asyncdraft.core.templates.sandbox import Renderer
from asyncdraft.core.templates.template import Template
from asyncdraft.storage.template_shelf import Shelf

HEAD = "---\nname: {name}\ntitle: {title}\npurpose: P\n---\n"
Seen = tuple[dict[str, Template], list[str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "user").mkdir()
    return tmp_path / "user"


@pytest.fixture
def look(tmp_path: Path, folder: Path) -> Callable[[], Seen]:
    renderer = Renderer()
    shelf = Shelf(lambda template: problems_of(template, renderer))

    def load() -> Seen:
        templates, errors = shelf.load(tmp_path / "team", folder)
        return {template.name: template for template in templates}, [error.sentence for error in errors]

    return load


def write(folder: Path, name: str, body: str, title: str = "Own") -> Path:
    path = folder / f"{name}.md"
    path.write_text(HEAD.format(name=name, title=title) + body)
    return path


def test_a_changed_file_is_read_again(folder: Path, look: Callable[[], Seen]) -> None:
    write(folder, "own", "{{ what }}")
    assert look()[0]["own"].title == "Own"
    write(folder, "own", "{{ what }}", "Changed")
    assert look()[0]["own"].title == "Changed"


def test_a_file_that_did_not_change_is_not_read_again(folder: Path, look: Callable[[], Seen]) -> None:
    write(folder, "own", "{{ what }}")
    assert look()[0]["own"] is look()[0]["own"]


@pytest.mark.parametrize("broken", ["no front matter", HEAD.format(name="own", title="T") + "{{ wat }}"])
def test_the_last_good_version_of_a_broken_file_goes_on(
    folder: Path, look: Callable[[], Seen], broken: str
) -> None:
    path = write(folder, "own", "{{ what }}", "Good")
    look()
    path.write_text(broken)
    for _time in range(2):
        templates, errors = look()
        assert templates["own"].title == "Good"
        assert len(errors) == 1
    write(folder, "own", "{{ why }}", "Mended")
    assert look() == (look()[0], [])
    assert look()[0]["own"].title == "Mended"


def test_a_copy_that_never_worked_leaves_the_built_in(folder: Path, look: Callable[[], Seen]) -> None:
    write(folder, "handoff", "{{ dedline }}")
    templates, errors = look()
    assert templates["handoff"].source == "built-in"
    assert errors == ["“dedline” is not a known value. Did you mean deadline?"]


def test_what_is_deleted_is_gone_and_what_is_renamed_stays(folder: Path, look: Callable[[], Seen]) -> None:
    one, two = write(folder, "one", "{{ what }}"), write(folder, "two", "{{ what }}")
    look()
    one.unlink()
    two.rename(folder / "other.md")
    templates, errors = look()
    assert "one" not in templates
    assert templates["two"].path.endswith("other.md")
    assert errors == []


def test_what_is_read_ahead_is_not_checked_again_and_told_as_changed(tmp_path: Path, folder: Path) -> None:
    checked: list[str] = []

    def check(template: Template) -> tuple[()]:
        checked.append(template.name)
        return ()

    shelf, team = Shelf(check), tmp_path / "team"
    write(folder, "one", "{{ what }}")
    write(folder, "two", "{{ what }}")
    assert len(list(shelf.read_ahead(team, folder))) == 2
    before = shelf.stamps
    assert {"one", "two"} <= {template.name for template in shelf.load(team, folder)[0]}
    assert (sorted(checked), shelf.stamps == before) == (["one", "two"], False)
    assert list(shelf.read_ahead(team, folder)) == []

    write(folder, "two", "{{ why }} and more")
    ahead = shelf.read_ahead(team, folder)
    next(ahead)
    write(folder, "two", "{{ why }} and still more")
    found = {template.name: template for template in shelf.load(team, folder)[0]}
    assert found["two"].body.strip() == "{{ why }} and still more"
