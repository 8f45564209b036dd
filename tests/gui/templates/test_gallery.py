"""Finding a template and using it: by keys and clicks."""

from itertools import cycle
from typing import Any

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton

from asyncdraft.core.compose import Document
from asyncdraft.core.draft import Channel, Pane
from asyncdraft.core.templates.gallery import Order
from asyncdraft.gui.drafts.targets import Shown, Viewer
from tests.gui.templates.templates_page import Templates

HANDOFF = "Hand-off across time zones"


def test_search_finds_words_of_title_purpose_and_body_as_they_are_typed(templates: Templates) -> None:
    assert len(templates.shown) == 30
    templates.search("on duty live")
    assert templates.shown == ["incident-handover"]
    assert templates.current == "incident-handover"
    templates.search("already ruled out")
    assert "blocker" in templates.shown
    templates.search("cancelled zebra")
    assert templates.shown == ["weekly-executive-update"]
    templates.search("quagga zebra")
    assert templates.shown == []
    assert "No template has these words" in templates.said
    templates.driver.press("Esc")
    assert len(templates.shown) == 30


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Führungskreis", "weekly-executive-update"),
        ("Wochenbericht", "weekly-executive-update"),
        ("Wochenberichte", "weekly-executive-update"),
        ("übergabe feierabend", "handoff"),
        ("週報", "weekly-executive-update"),
        ("executive", "weekly-executive-update"),
        ("executive summary", "executive-summary"),
    ],
)
def test_a_search_in_the_writers_words_and_enter_take_what_they_mean(
    templates: Templates, typed: str, name: str
) -> None:
    templates.search(typed)
    templates.driver.press("Return")
    assert templates.driver.draft.template == name


def test_where_no_template_is_found_none_is_offered(templates: Templates) -> None:
    templates.search("on duty live")
    assert templates.driver.button("Use for this draft").isVisible()
    before = templates.driver.draft.template
    templates.search("quagga zebra")
    assert "No template is chosen" in templates.said
    assert not [each for each in templates.page.side.findChildren(QPushButton) if each.isVisible()]
    assert "Incident" not in templates.driver.texts(templates.page.side)
    templates.driver.press("Return")
    assert templates.driver.draft.template == before
    templates.driver.press("Esc")
    assert "No template is chosen" not in templates.said
    assert templates.driver.button("Use for this draft").isVisible()


def test_the_best_hit_is_rendered_once_however_many_letters_lead_to_it(
    templates: Templates, monkeypatch: pytest.MonkeyPatch
) -> None:
    rendered: list[str] = []
    shown = Viewer.shown

    def counted(viewer: Viewer, made: Document, *more: Any) -> Shown:
        rendered.append(templates.current)
        return shown(viewer, made, *more)

    templates.search("on duty l")
    monkeypatch.setattr(Viewer, "shown", counted)
    templates.driver.type("ive")
    templates.search("already ruled out")
    assert rendered == [*dict.fromkeys(rendered)]
    assert rendered[-1] == templates.current


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
    assert len(templates.shown) == 30


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


def test_the_preview_is_for_the_channel_of_the_draft(templates: Templates) -> None:
    driver = templates.driver
    driver.press("Ctrl+1")
    driver.write(Pane.WHAT, "The nightly import stops.")
    for channel, subject in ((Channel.EMAIL, True), (Channel.SLACK, False)):
        driver.application.session.set_channel(channel)
        driver.press("Ctrl+T")
        templates.choose("blocker")
        assert ("Subject:" in templates.preview) is subject
        driver.press("Ctrl+1")


def test_every_template_is_shown_in_its_targets(templates: Templates) -> None:
    for name, target in zip(templates.shown, cycle(("Email", "Markdown", "Slack")), strict=False):
        templates.choose(name)
        templates.driver.click_button(target)
        assert templates.preview.strip(), name
        assert not templates.driver.toast
    templates.driver.click_button("Slack")


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
