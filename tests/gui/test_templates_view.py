"""Finding a template, using it, writing one: by keys and clicks."""

import shutil
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QPushButton, QTextBrowser

from asyncdraft.core.draft import Draft, Pane
from asyncdraft.core.templates.gallery import Order
from asyncdraft.gui.dialogs.comparison import ComparisonDialog
from asyncdraft.gui.dialogs.offers import OffersDialog
from asyncdraft.gui.dialogs.pack_export import PackExportDialog
from asyncdraft.gui.dialogs.pack_import import PackImportDialog
from asyncdraft.gui.widgets.segmented import Segmented
from asyncdraft.storage import paths, resources
from tests.gui.conftest import Launch
from tests.gui.driver import Driver

HANDOFF = "Hand-off across time zones"


class Templates:
    """The view of the templates, as its user sees it."""

    def __init__(self, driver: Driver) -> None:
        self.driver = driver
        self.page = driver.window.templates
        self.workspace = driver.application.workspace
        self.commands = driver.application.template_commands
        self.folder = paths.user_templates_dir()

    def open(self) -> None:
        self.driver.press("Ctrl+5")

    def search(self, text: str) -> None:
        self.driver.press("Ctrl+F")
        self.driver.press("Ctrl+A")
        self.driver.type(text)

    @property
    def shown(self) -> list[str]:
        return self.page.gallery.shown

    @property
    def current(self) -> str:
        return self.page.gallery.current

    def choose(self, name: str) -> None:
        self.driver.application.gallery.pick(name)
        self.driver.settle()

    def edit(self, name: str) -> None:
        self.open()
        self.choose(name)
        self.driver.press("Ctrl+E")

    @property
    def text(self) -> str:
        return self.page.editor.text

    def replace(self, old: str, new: str) -> None:
        """As if typed over."""
        assert old in self.text
        self.page.editor.set_text(self.text.replace(old, new))
        assert isinstance(self.driver.application.authoring.errors, tuple)
        self.driver.settle()

    @property
    def said(self) -> str:
        """Once the last key is judged."""
        assert isinstance(self.driver.application.authoring.errors, tuple)
        self.driver.settle()
        return self.driver.texts(self.page)

    @property
    def preview(self) -> str:
        return self.driver.named("Preview with sample values", QTextBrowser).toPlainText()

    def keep(self) -> None:
        """As after the pause in which an edit is kept."""
        self.driver.application.authoring.flush()

    def noticed(self) -> None:
        """What other programs did is looked at, as after the pause."""
        self.workspace.load_templates()
        self.driver.settle()

    def dialog(self, kind: type[QDialog]) -> QDialog:
        shown = self.driver.dialog
        assert isinstance(shown, kind)
        return shown


@pytest.fixture
def templates(driver: Driver) -> Iterator[Templates]:
    view = Templates(driver)
    workspace = view.workspace
    view.open()
    driver.wait_for(lambda: workspace.is_complete)
    yield view
    driver.application.authoring.close()
    for folder in (view.folder, paths.unsaved_templates_dir(), workspace.team_templates_dir):
        shutil.rmtree(folder, ignore_errors=True)
    workspace._set(favourites=(), recent=(), template_order="recent")
    view.page.gallery.focus_search()
    driver.press("Ctrl+A")
    driver.press("Backspace")
    workspace.load_templates()
    driver.settle()


# --- the gallery


def test_search_finds_words_of_title_purpose_and_body_as_they_are_typed(templates: Templates) -> None:
    assert len(templates.shown) == 29
    templates.search("on duty live")
    assert templates.shown == ["incident-handover"]
    assert templates.current == "incident-handover"
    templates.search("already ruled out")
    assert "blocker" in templates.shown
    templates.search("no such words anywhere")
    assert templates.shown == []
    assert "No template has all these words" in templates.said
    templates.driver.press("Esc")
    assert len(templates.shown) == 29


def test_everything_is_done_by_keys(templates: Templates) -> None:
    driver = templates.driver
    driver.press("Ctrl+F")
    driver.press("Down")
    first = templates.current
    driver.press("Right")
    assert templates.current != first
    driver.press("Down")
    driver.press("Up")
    driver.press("Left")
    assert templates.current == first
    driver.press("Alt+S")
    assert templates.workspace.habits.favourites == (first,)
    driver.press("Return")
    assert driver.window.view == "compose"
    assert driver.draft.template == first
    assert templates.workspace.habits.recent == (first,)


def test_a_letter_on_the_cards_goes_on_with_the_search(templates: Templates) -> None:
    templates.driver.press("Ctrl+F")
    templates.driver.press("Down")
    templates.driver.type("rfc")
    assert templates.driver.named("Search templates", QLineEdit).text() == "rfc"
    assert templates.current == "rfc-announcement"


def test_escape_leads_back_step_by_step(templates: Templates) -> None:
    templates.search("rfc")
    for _step in range(2):
        templates.driver.press("Esc")
    assert templates.driver.window.view == "compose"


def test_favourites_and_recent_come_first_unless_by_purpose(templates: Templates) -> None:
    templates.workspace.note_use("reminder")
    templates.workspace.star_template("sla-page")
    assert templates.shown[0] == "sla-page"
    assert templates.shown.index("reminder") < templates.shown.index("blocker")

    order = templates.driver.named("Order", QComboBox)
    order.setCurrentIndex(order.findData(Order.PURPOSE.value))
    order.activated.emit(order.currentIndex())
    assert templates.shown[0] == "blocker"
    assert templates.workspace.settings.template_order == "purpose"


def test_chips_count_and_filter(templates: Templates) -> None:
    templates.workspace.star_template("sla-page")
    templates.driver.click_button("Favourites")
    assert templates.shown == ["sla-page"]
    templates.driver.click_button("Nudge  3")
    assert len(templates.shown) == 3
    templates.driver.click_button("All")
    assert len(templates.shown) == 29


def test_the_preview_says_when_not_to_use_it_and_takes_own_values(templates: Templates) -> None:
    templates.choose("handoff")
    assert "Not for: Nobody can go on without you" in templates.said
    assert "invoice export, step 3" in templates.preview
    templates.driver.write_field("Topic", "my own topic")
    assert "my own topic" in templates.preview


def test_the_preview_shows_the_draft(templates: Templates) -> None:
    driver = templates.driver
    driver.press("Ctrl+1")
    driver.write(Pane.WHAT, "The nightly import stops.")
    templates.open()
    templates.choose("blocker")
    driver.click_button("My draft")
    assert "The nightly import stops." in templates.preview
    driver.click_button("Sample values")
    assert "401 invalid_signature" in templates.preview


def test_every_template_is_shown_in_its_targets(templates: Templates) -> None:
    for name, target in zip(templates.shown, cycle(("Email", "Markdown", "Slack")), strict=False):
        templates.choose(name)
        templates.driver.click_button(target)
        assert templates.preview.strip(), name
        assert not templates.driver.toast
    templates.driver.click_button("Slack")


# --- switching


def test_another_template_keeps_every_word_and_says_where_it_went(templates: Templates) -> None:
    driver = templates.driver
    driver.press("Ctrl+1")
    driver.write(Pane.WHAT, "Something was decided.")
    driver.write(Pane.NEED, "Kenji, please answer.")
    driver.application.session.set_text(Pane.FALLBACK, "Then we go on.")
    templates.open()
    templates.search("announcement nothing")
    driver.press("Return")
    new = driver.application.session.template
    left = [pane for pane in (Pane.NEED, Pane.FALLBACK) if pane not in new.panes]
    assert left
    assert "stands at the end" in driver.toast
    markdown = driver.application.session.report.document.markdown
    for words in ("Something was decided.", "Kenji, please answer.", "Then we go on."):
        assert words in markdown


# --- writing


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


# --- nothing typed is lost


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


# --- other programs


def write(folder: Path, name: str, body: str, title: str = "Own") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.md"
    path.write_text(f"---\nname: {name}\ntitle: {title}\npurpose: P\n---\n{body}\n")
    return path


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
    driver.wait_for(lambda: bool(view.workspace.template_errors))
    assert view.workspace.templates["outside"].title == "Changed"
    path.unlink()
    driver.wait_for(lambda: "outside" not in view.workspace.templates)
    assert not view.workspace.template_errors
    assert known.keys() == view.workspace.templates.keys()


def test_a_broken_file_has_a_card_that_leads_to_its_mistake(templates: Templates) -> None:
    write(templates.folder, "own", "{{ what }}").write_text("---\nname: own\n---\n")
    templates.noticed()
    card = templates.shown[0]
    assert card.endswith("own.md")
    templates.choose(card)
    assert "is missing" in templates.said
    assert len(templates.shown) == 30
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


# --- packs


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
    templates.driver.click(next(b for b in dialog.findChildren(QPushButton) if b.text() == "Import"))
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
    assert (templates.workspace.team_templates_dir / "handoff.md").read_text() == original


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
