"""Answers that came in: pasted, dropped, taken apart, added once; what cannot be read is told."""

from datetime import datetime
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtWidgets import QComboBox

from asyncdraft.core.threads.thread import Stance
from asyncdraft.gui.dialogs.reply import ReplyDialog
from asyncdraft.gui.widgets.pane_editor import PaneEditor
from tests.gui.conftest import NOW
from tests.gui.driver import Driver
from tests.gui.threads.threads_page import QUESTION, current, debate, posts, reply, seed

MAIL = """\
From: Maya Chen <maya@example.com>
Subject: Re: One list
Date: Mon, 23 Nov 2026 09:30:00 -0500
Message-ID: <two@example.com>
In-Reply-To: <one@example.com>
Content-Type: text/html; charset=utf-8

<p>Two lists, please.</p><blockquote><p>One list or two?</p><blockquote>older</blockquote></blockquote>
"""
CHAT = "Maya Chen  9:05 AM\nTwo lists.\nPriya Rao  9:20 AM\nOne is enough for me.\n"


def add(driver: Driver, text: str, html: str = "") -> ReplyDialog:
    driver.press("Ctrl+Shift+V")
    dialog = driver.dialog
    assert isinstance(dialog, ReplyDialog)
    driver.named("Message", PaneEditor).setFocus()
    driver.paste(text, html)
    return dialog


def test_what_is_recognised_is_shown_before_it_is_added(driver: Driver) -> None:
    seed(driver, debate(0))
    add(driver, CHAT)
    assert "2 MESSAGES RECOGNISED" in driver.texts()
    assert "Priya" in driver.texts(driver.dialog)
    driver.click_button("Add to the thread")
    assert [post.author for post in current(driver).posts] == ["you", "maya", "priya"]
    assert current(driver).people == ("maya", "priya")
    driver.click_button("Undo")
    assert len(current(driver).posts) == 1


def test_an_added_answer_has_the_focus_and_is_judged_by_one_key(driver: Driver) -> None:
    """Also below many messages."""
    seed(driver, debate(0, posts=tuple(reply(day, stance=Stance.ALIGNED) for day in range(1, 15))))
    add(driver, "Two lists.")
    driver.click_button("Add to the thread")
    answer = posts(driver)[-1]
    assert driver.focus is answer
    driver.wait_for(lambda: answer.visibleRegion().boundingRect().height() == answer.height())
    driver.press("2")
    assert current(driver).posts[-1].stance is Stance.MISUNDERSTOOD


def test_the_same_words_are_not_added_twice(driver: Driver) -> None:
    seed(driver, debate(0))
    for _time in range(2):
        add(driver, "Two lists are what each garden needs in its own week.")
        if driver.button("Add to the thread").isEnabled():
            driver.click_button("Add to the thread")
    assert "The thread holds this already" in driver.texts(driver.dialog)
    driver.click_button("Cancel")
    assert len(current(driver).posts) == 2


def test_rich_text_with_quotes_is_taken_apart(driver: Driver) -> None:
    seed(driver, debate(0))
    add(
        driver,
        "plain",
        "<p>Two <b>lists</b>.</p><blockquote>On Friday, 20 Nov 2026:<br>One list or two?</blockquote>",
    )
    driver.click_button("Add to the thread")
    answer = current(driver).posts[-1]
    assert answer.text == "Two **lists**."
    assert "One list or two?" in answer.quoted
    assert driver.button("2 quoted lines folded")


def test_a_time_that_cannot_be_read_is_told_and_nothing_typed_is_lost(driver: Driver) -> None:
    seed(driver, debate(0))
    add(driver, "Two lists.")
    driver.write_field("When", "soonish")
    assert "“soonish” is no time that can be read here." in driver.texts(driver.dialog)
    assert not driver.button("Add to the thread").isEnabled()
    driver.write_field("When", "today 9:05")
    driver.click_button("Add to the thread")
    assert current(driver).posts[-1].at == NOW.replace(hour=9, minute=5)


def test_a_dropped_mail_finds_its_thread_and_its_quotes_are_folded(driver: Driver, tmp_path: Path) -> None:
    asked = replace(QUESTION, message_id="<one@example.com>")
    wanted = debate(0, posts=(asked,))
    seed(driver, wanted, debate(1, "another"))
    file = tmp_path / "answer.eml"
    file.write_text(MAIL, "utf-8")
    driver.drop_files(driver.window.threads.timeline, file)
    assert driver.named("Who wrote it", QComboBox).currentText() == "Maya Chen"
    driver.click_button("Add to the thread")
    thread = current(driver)
    assert thread.topic == "Seed lists"
    assert thread.posts[-1].text == "Two lists, please."
    assert thread.posts[-1].message_id == "<two@example.com>"
    assert "older" in thread.posts[-1].quoted
    assert thread.posts[-1].at == datetime.fromisoformat("2026-11-23T14:30+00:00")


def test_a_file_that_is_no_mail_is_told(driver: Driver, tmp_path: Path) -> None:
    seed(driver, debate(0))
    file = tmp_path / "list.eml"
    file.write_text("seeds\n", "utf-8")
    driver.drop_files(driver.window.threads.timeline, file)
    assert "This file is no mail" in driver.toast
