"""Templates that are handed on: as packs, and to the team."""

import shutil
from pathlib import Path

from asyncdraft.gui.dialogs.pack_export import PackExportDialog
from asyncdraft.gui.dialogs.pack_import import PackImportDialog
from asyncdraft.gui.widgets.segmented import Segmented
from asyncdraft.storage import resources
from tests.gui.templates.templates_page import Templates, write


def pack(templates: Templates, where: Path, *names: str) -> str:
    templates.commands.write_pack(str(where), list(names))
    return str(where)


def test_a_pack_is_exported_and_taken_in(templates: Templates, tmp_path: Path) -> None:
    write(templates.folder, "own", "{{ what }}")
    templates.noticed()
    templates.choose("own")
    templates.commands.export_templates()
    dialog = templates.dialog(PackExportDialog)
    assert isinstance(dialog, PackExportDialog)
    assert dialog.names == ["own"]
    dialog.reject()
    zipped = pack(templates, tmp_path / "pack.zip", "own", "handoff")
    assert "2 templates written" in templates.driver.toast
    shutil.rmtree(templates.folder)
    templates.noticed()
    templates.commands.read_pack(zipped)
    assert "2 templates imported." in templates.driver.toast
    assert templates.workspace.templates["own"].source == "user"


def test_a_conflict_is_asked_for_each_template(templates: Templates, tmp_path: Path) -> None:
    for name in ("one", "two"):
        write(templates.folder, name, "{{ what }}", f"Title {name}")
    templates.noticed()
    folder = pack(templates, tmp_path / "pack", "one", "two")
    for name in ("one", "two"):
        write(templates.folder, name, "{{ why }}", f"Title {name}")
    templates.commands.read_pack(folder)
    dialog = templates.dialog(PackImportDialog)
    assert "0 new, 2 that you have with other words." in templates.driver.texts(dialog)
    choice = next(part for part in dialog.findChildren(Segmented) if part.accessibleName() == "Title two")
    choice.choose("theirs")
    templates.driver.click_in_dialog("Import")
    assert "{{ why }}" in (templates.folder / "one.md").read_text()
    assert "{{ what }}" in (templates.folder / "two.md").read_text()
    assert "1 template imported. 1 stayed as yours." in templates.driver.toast


def test_a_pack_that_is_none_is_refused_in_a_sentence(templates: Templates, tmp_path: Path) -> None:
    (tmp_path / "bad.zip").write_bytes(b"no zip")
    templates.commands.read_pack(str(tmp_path / "bad.zip"))
    assert "is no zip file that can be read" in templates.driver.toast
    assert "Nothing was imported." in templates.driver.toast


def test_a_copy_is_given_to_the_team(templates: Templates) -> None:
    templates.choose("handoff")
    templates.commands.share_template()
    assert templates.workspace.templates["handoff"].source == "team"
    original = (resources.templates_dir() / "handoff.md").read_text()
    assert (templates.workspace.template_store.team_dir / "handoff.md").read_text() == original


def test_nothing_is_given_to_the_team_in_place_of_a_file_that_is_gone(templates: Templates) -> None:
    own = write(templates.folder, "fleeting", "{{ what }}")
    templates.noticed()
    templates.choose("fleeting")
    own.unlink()
    templates.commands.share_template()
    assert not (templates.workspace.template_store.team_dir / "fleeting.md").exists()
    assert "fleeting.md" in templates.driver.toast
    templates.noticed()
