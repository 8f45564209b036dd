"""Writing a template: mistakes are told at once, nothing typed is lost, other programs may write too."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLabel, QPushButton

from asyncdraft.core.draft import Draft
from asyncdraft.gui.dialogs.comparison import ComparisonDialog
from asyncdraft.gui.dialogs.offers import OffersDialog
from asyncdraft.gui.widgets.source_editor import SourceEditor
from asyncdraft.storage import paths
from tests.gui.conftest import Launch
from tests.gui.templates.templates_page import Templates, write


def test_a_built_in_is_edited_as_a_copy(templates: Templates) -> None:
    templates.edit("handoff")
    assert "no file before you save" in templates.said
    templates.replace('section("Done so far")', 'section("Finished")')
    assert not (templates.folder / "handoff.md").exists()
    templates.driver.press("Ctrl+S")
    assert 'section("Finished")' in (templates.folder / "handoff.md").read_text()
    assert templates.workspace.templates["handoff"].source == "user"
    assert "Finished:" in templates.preview
    assert templates.workspace.templates["blocker"].source == "built-in"


def test_a_mistake_is_told_at_once_and_mended_by_a_key(templates: Templates) -> None:
    templates.edit("handoff")
    templates.replace("{{ deadline | section", "{{ dedline | section")
    line = templates.text[: templates.text.index("dedline")].count("\n") + 1
    assert f"Line {line}" in [button.text() for button in templates.page.findChildren(QPushButton)]
    assert "“dedline” is not a known value. Did you mean deadline?" in templates.said
    assert "The last version that worked" in templates.said
    assert "Answer by:" in templates.preview
    templates.driver.press("Alt+Return")
    assert "{{ deadline | section" in templates.text
    assert "is not a known value" not in templates.said


def test_a_mistake_stands_below_its_line_which_makes_room(templates: Templates) -> None:
    templates.edit("handoff")
    (source,) = templates.page.editor.findChildren(SourceEditor)
    templates.replace("{{ deadline | section", "{{ dedline | section")
    line = templates.text[: templates.text.index("dedline")].count("\n")
    templates.page.editor.go_to_line(line)
    templates.driver.settle()

    def top(number: int) -> int:
        return source.cursorRect(QTextCursor(source.document().findBlockByNumber(number))).top()

    def told_from() -> int:
        told = (each for each in source.findChildren(QLabel) if "not a known value" in each.text())
        words = next(each for each in told if each.isVisible())
        return words.mapTo(source.viewport(), QPoint()).y()

    before = told_from()
    assert top(line) < before < top(line + 1)
    assert top(line + 1) - top(line) > 2 * (top(line) - top(line - 1))

    source.insert("\n\n")
    templates.driver.settle()
    assert templates.driver.application.templates.authoring.errors
    assert top(line + 2) < told_from() < top(line + 3)

    templates.driver.press("Ctrl+Home")
    jump = next(each for each in templates.page.findChildren(QPushButton) if each.text() == "1 error")
    templates.driver.click(jump)
    assert "dedline" in source.textCursor().block().text()


def test_a_mistake_in_the_front_matter_names_its_line_too(templates: Templates) -> None:
    templates.edit("handoff")
    templates.replace("purpose:", "purpos:")
    assert "“purpos” is not a known key. Did you mean purpose?" in templates.said


def test_values_and_filters_are_found_and_inserted(templates: Templates) -> None:
    templates.edit("handoff")
    templates.page.editor.go_to_line(templates.text.count("\n") - 1)
    templates.driver.press("Ctrl+Space")
    dialog = templates.dialog(OffersDialog)
    templates.driver.type("relative")
    assert "How long until a time." in templates.driver.texts(dialog)
    templates.driver.press("Return")
    assert "{{ deadline | relative }}" in templates.text
    templates.driver.press("Ctrl+Space")
    templates.driver.type("topic")
    templates.driver.press("Return")
    assert templates.text.count("{{ topic }}") == 2


def test_what_changed_against_the_built_in_is_shown_and_taken_back(templates: Templates) -> None:
    templates.edit("handoff")
    templates.replace('section("Done so far")', 'section("Finished")')
    templates.driver.press("Ctrl+Shift+E")
    dialog = templates.dialog(ComparisonDialog)
    assert isinstance(dialog, ComparisonDialog)
    assert '− {{ done | bullets | section("Done so far") }}' in dialog.rows
    assert '+ {{ done | bullets | section("Finished") }}' in dialog.rows
    templates.driver.click(next(b for b in dialog.findChildren(QPushButton) if "built-in" in b.text()))
    assert 'section("Done so far")' in templates.text
    templates.driver.undo()
    assert 'section("Finished")' in templates.text


def test_revert_takes_the_saved_text_and_can_be_undone(templates: Templates) -> None:
    templates.edit("handoff")
    templates.replace("Done so far", "Finished")
    templates.commands.revert_template()
    assert "Finished" not in templates.text
    templates.driver.undo()
    assert "Finished" in templates.text


def test_a_template_from_scratch_is_written_used_and_deleted_with_undo(templates: Templates) -> None:
    driver = templates.driver
    driver.press("Ctrl+Shift+N")
    assert "Nothing to show" not in templates.said
    templates.replace("name: my-template", "name: farewell")
    templates.replace("title: New template", "title: Farewell note")
    driver.press("Ctrl+S")
    path = templates.folder / "farewell.md"
    assert path.exists()
    assert templates.current == "farewell"

    driver.press("Esc")
    templates.search("farewell")
    driver.press("Return")
    assert driver.draft.template == "farewell"

    templates.open()
    templates.choose("farewell")
    templates.commands.delete_template()
    driver.settle()
    assert not path.exists()
    assert "farewell" not in templates.shown
    assert "is in the trash" in driver.toast
    driver.click_button("Undo")
    assert path.exists()
    assert "farewell" in templates.workspace.templates


def test_a_built_in_cannot_be_deleted(templates: Templates) -> None:
    templates.choose("blocker")
    templates.commands.delete_template()
    assert "cannot be deleted" in templates.driver.toast


def test_what_is_not_saved_waits_after_a_crash(home: Path, launch: Launch) -> None:
    first = Templates(launch())
    first.edit("handoff")
    first.replace("Done so far", "Finished")
    first.keep()
    crashed = sorted(paths.unsaved_templates_dir().glob("*.json"))
    assert crashed

    second = Templates(launch())
    second.edit("handoff")
    assert "Finished" in second.text
    assert not (home / "templates" / "handoff.md").exists()
    second.driver.press("Ctrl+S")
    assert "Finished" in (home / "templates" / "handoff.md").read_text()
    assert not list(paths.unsaved_templates_dir().glob("*.json"))


def test_closing_the_editor_keeps_the_text(templates: Templates) -> None:
    templates.edit("handoff")
    templates.replace("Done so far", "Finished")
    templates.driver.press("Esc")
    assert "waits behind the card" in templates.driver.toast
    templates.edit("blocker")
    templates.driver.press("Esc")
    templates.edit("handoff")
    assert "Finished" in templates.text


def test_a_new_one_that_was_never_saved_has_a_card(templates: Templates) -> None:
    templates.driver.press("Ctrl+Shift+N")
    templates.replace("New template", "Unfinished")
    templates.driver.press("Esc")
    card = templates.shown[0]
    assert card.endswith("my-template.md")
    templates.choose(card)
    assert "Unfinished" in templates.text


def test_files_of_another_program_are_picked_up_while_it_runs(launch: Launch, home: Path) -> None:
    view = Templates(launch())
    view.open()
    driver, known = view.driver, view.workspace.templates
    path = write(home / "templates", "outside", "{{ what }}", "From outside")
    driver.wait_for(lambda: "outside" in view.workspace.templates)
    assert "outside" in view.shown
    path.write_text(path.read_text().replace("From outside", "Changed"))
    driver.wait_for(lambda: view.workspace.templates["outside"].title == "Changed")
    path.write_text(path.read_text().replace("{{ what }}", "{{ wat }}"))
    driver.wait_for(lambda: bool(view.workspace.template_store.errors))
    assert view.workspace.templates["outside"].title == "Changed"
    path.unlink()
    driver.wait_for(lambda: "outside" not in view.workspace.templates)
    assert not view.workspace.template_store.errors
    assert known.keys() == view.workspace.templates.keys()


def test_a_broken_file_has_a_card_that_leads_to_its_mistake(templates: Templates) -> None:
    write(templates.folder, "own", "{{ what }}").write_text("---\nname: own\n---\n")
    templates.noticed()
    card = templates.shown[0]
    assert card.endswith("own.md")
    templates.choose(card)
    assert "is missing" in templates.said
    assert len(templates.shown) == 31
    templates.driver.press("Esc")
    templates.search("own.md")
    assert templates.current == card
    templates.driver.press("Ctrl+E")
    assert "name: own" in templates.text


def test_an_unchanged_text_follows_its_file(templates: Templates) -> None:
    path = write(templates.folder, "own", "{{ what }}")
    templates.noticed()
    templates.edit("own")
    path.write_text(path.read_text().replace("{{ what }}", "{{ why }}"))
    templates.noticed()
    assert "{{ why }}" in templates.text


@pytest.mark.parametrize(
    ("answer", "wanted"), [("Take the file", "{{ why }}"), ("Keep my text", "{{ need }}")]
)
def test_a_text_that_changed_on_both_sides_is_asked_for(
    templates: Templates, answer: str, wanted: str
) -> None:
    path = write(templates.folder, "own", "{{ what }}")
    templates.noticed()
    templates.edit("own")
    templates.replace("{{ what }}", "{{ need }}")
    path.write_text(path.read_text().replace("{{ what }}", "{{ why }}"))
    templates.driver.press("Ctrl+S")
    assert "Another program has changed this file" in templates.said
    assert "{{ why }}" in path.read_text()
    templates.driver.click_button(answer)
    assert wanted in templates.text
    templates.driver.press("Ctrl+S")
    assert wanted in path.read_text()


def test_the_form_of_the_draft_follows_its_template(templates: Templates) -> None:
    driver = templates.driver
    driver.press("Ctrl+1")
    driver.press("Ctrl+E")
    assert "name: handoff" in templates.text
    topic = "  - {name: topic, label: Topic"
    templates.replace(topic, "  - {name: fresh, label: A fresh field}\n" + topic)
    driver.press("Ctrl+S")
    driver.press("Ctrl+1")
    driver.write_field("A fresh field", "written")
    assert driver.draft.fields["fresh"] == "written"


def test_a_draft_stays_while_its_template_is_written(templates: Templates) -> None:
    session = templates.driver.application.session
    session.open(Draft(template="handoff", what="Text"), stored=False)
    templates.edit("handoff")
    templates.replace("{{ what | section", "{{ wat | section")
    templates.driver.press("Ctrl+S")
    assert "the last version that worked goes on" in templates.driver.toast
    assert "Text" in session.report.document.markdown
    assert not session.report.problem


def test_a_text_is_kept_and_saved_though_another_program_has_emptied_its_file(templates: Templates) -> None:
    path = write(templates.folder, "own", "{{ what }}")
    templates.noticed()
    templates.edit("own")
    templates.replace("{{ what }}", "{{ need }}")
    path.write_text("")
    templates.driver.press("Ctrl+S")
    assert "Another program has changed this file" in templates.said
    templates.driver.click_button("Keep my text")
    templates.driver.press("Ctrl+S")
    assert "{{ need }}" in path.read_text()


def test_nothing_is_inserted_where_nothing_is_found(templates: Templates) -> None:
    templates.edit("handoff")
    before = templates.text
    templates.driver.press("Ctrl+Space")
    dialog = templates.driver.dialog
    templates.driver.type("no such value")
    templates.driver.press("Return")
    assert dialog.isVisible()
    assert templates.text == before
    dialog.reject()
