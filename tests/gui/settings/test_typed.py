"""Times, numbers and folders typed into settings: what cannot be is said beside it, and nothing is kept."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit

from tests.gui.driver import Driver
from tests.gui.settings.settings_page import segment, stored, write


def test_an_end_of_day_is_read_as_people_type_it(view: Driver) -> None:
    write(view, "Your end of day", "6.30 pm")
    assert stored() == {"day_ends": "18:30"}
    assert view.named("Your end of day", QLineEdit).text() == "18:30"
    view.press("Ctrl+1")
    view.press("Ctrl+L")
    view.type("EOD tue")
    assert "18:30" in view.texts(view.window.deadline)


@pytest.mark.parametrize("typed", ["late", "25:00", "🙂", "\u202e17", "9" * 400])
def test_what_is_no_time_is_said_beside_it_and_nothing_is_kept(view: Driver, typed: str) -> None:
    write(view, "Your end of day", typed)
    assert "expected a time of day such as 17:30" in view.texts(view.window.settings)
    assert stored() == {}
    write(view, "Your end of day", "17:30")
    assert "expected" not in view.texts(view.window.settings)


def test_a_number_by_steps_and_typed_within_its_bounds(view: Driver) -> None:
    view.click(segment(view, "Backups kept: more"))
    assert stored() == {"backups_kept": 6}
    write(view, "Backups kept", "100")
    assert "a whole number from 1 to 99" in view.texts(view.window.settings)
    write(view, "Backups kept", "99")
    assert not segment(view, "Backups kept: more").isEnabled()


def test_what_was_refused_stands_till_it_is_mended_even_to_what_it_was(view: Driver) -> None:
    write(view, "Text size", "abc")
    assert "“abc” is none" in view.texts(view.window.settings)
    view.click(segment(view, "Density: Compact"))
    assert view.named("Text size", QLineEdit).text() == "abc"
    write(view, "Text size", "100 %")
    assert "is none" not in view.texts(view.window.settings)
    assert stored() == {"density": "compact"}


def test_folders_that_cannot_be_used_are_refused_with_the_way_out(view: Driver, tmp_path: Path) -> None:
    write(view, "Backups go to", str(tmp_path / "nowhere"))
    assert "There is no folder" in view.texts(view.window.settings)
    write(view, "Team folder", str(tmp_path))
    assert f"There is no team.toml in {tmp_path}" in view.texts(view.window.settings)
    assert stored() == {}
    folder = tmp_path / "with 🙂 and שלום"
    folder.mkdir()
    write(view, "Backups go to", str(folder))
    assert stored() == {"backup_folder": str(folder)}


@pytest.mark.parametrize(
    ("name", "typed", "told"),
    [
        ("Backups kept", " ", "There is nothing: expected a whole number from 1 to 99."),
        ("Backups kept", "9" * 5_000, f"“{'9' * 60}…” is none"),
        ("Team folder", "here/there", "Write the whole path of a folder"),
        ("Backups go to", "שלום 🙂", "Write the whole path of a folder"),
        ("Backups go to", "/" + "x" * 5_000, f"/{'x' * 59}… cannot be used as a folder"),
    ],
)
def test_what_cannot_be_is_told_briefly(view: Driver, name: str, typed: str, told: str) -> None:
    field = view.named(name, QLineEdit)
    field.setFocus()
    field.selectAll()
    view.paste(typed)
    view.press("Return")
    assert told in view.texts(view.window.settings)
    assert "x" * 70 not in view.texts(view.window.settings)
    assert stored() == {}
