"""The view of threads, piece by piece: the list, replies of every kind, judgements, the stop, bad input."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from time import perf_counter

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QLocale, QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent, QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QComboBox, QLineEdit

from asyncdraft.core.draft import Draft, Pane
from asyncdraft.core.threads.thread import Call, Kind, Post, Stance, Thread, corrected, with_post
from asyncdraft.gui import language
from asyncdraft.gui.dialogs.reply import ReplyDialog
from asyncdraft.gui.dialogs.strike_count import StrikeCountDialog
from asyncdraft.gui.dialogs.thread_form import ThreadDialog
from asyncdraft.gui.fonts import ui_font
from asyncdraft.gui.kept.kept_desk import SAVE_MS
from asyncdraft.gui.screenshot import OPENERS
from asyncdraft.gui.threads.post import Post as PostWidget
from asyncdraft.gui.threads.thread_list import EDGE, ThreadList
from asyncdraft.gui.widgets.pane_editor import PaneEditor
from asyncdraft.gui.widgets.row_list import ROW_ROLE
from asyncdraft.gui.workspace import Change
from asyncdraft.storage.problem import StoreProblem
from asyncdraft.storage.threads import Threads
from tests.gui.conftest import NOW, Launch
from tests.gui.driver import Driver
from tests.gui.pseudo import Pseudo

QUESTION = Post(kind=Kind.QUESTION, author="you", at=NOW - timedelta(days=3), text="One list or two?")
STRUCK = (Stance.MISUNDERSTOOD, Stance.DISAGREED, Stance.DISAGREED)
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


def reply(hours: float, stance: Stance = Stance.OPEN, text: str = "Two lists.", author: str = "maya") -> Post:
    at = QUESTION.at + timedelta(hours=hours)
    return Post(kind=Kind.REPLY, author=author, at=at, text=text, stance=stance)


def debate(strikes: int, topic: str = "Seed lists", **values: object) -> Thread:
    posts = [QUESTION]
    for place, stance in enumerate(STRUCK[:strikes]):
        posts.append(reply(2 + 4 * place, stance))
        if place < strikes - 1:
            at = QUESTION.at + timedelta(hours=4 + 4 * place)
            posts.append(Post(kind=Kind.CLARIFICATION, author="you", at=at, text="Only the seeds."))
    return replace(Thread(topic=topic, people=("maya",), posts=tuple(posts)), **values)


def seed(driver: Driver, *threads: Thread) -> Thread:
    """The last one is shown."""
    kept = None
    for thread in threads:
        kept = driver.application.desk.keep(thread)
    assert kept is not None
    driver.press("Ctrl+2")
    return kept


def current(driver: Driver) -> Thread:
    thread = driver.application.desk.current
    assert thread is not None
    return thread


def posts(driver: Driver) -> list[PostWidget]:
    return [post for post in driver.window.threads.timeline.findChildren(PostWidget) if post.isVisible()]


# The list


def test_without_a_thread_the_view_says_what_it_is_for_and_how_to_begin(driver: Driver) -> None:
    driver.press("Ctrl+2")
    assert "No thread is open" in driver.texts()
    assert "0 open, 0 wait for you" in driver.texts()
    driver.press("Ctrl+Shift+V")
    assert "Choose a thread first" in driver.toast
    driver.press("Return")
    assert isinstance(driver.dialog, ThreadDialog)
    driver.dialog.reject()


def test_a_thread_of_nobody_learns_who_takes_part(driver: Driver) -> None:
    """From the readers of its question, or from whoever is said to have answered."""
    driver.press("Ctrl+2")
    driver.press("Return")
    driver.type("Who empties the rain barrels?")
    driver.press("Return")
    driver.press("Ctrl+Shift+V")
    driver.type("We do.")
    assert "Say who wrote it" in driver.texts(driver.dialog)
    driver.dialog.reject()

    driver.press("Ctrl+Return")
    driver.application.session.set_readers((driver.application.desk.me, "kenji"))
    driver.write(Pane.WHAT, "Who empties them?")
    driver.press("Ctrl+Return")
    driver.press("Ctrl+2")
    assert "Waiting on Kenji" in driver.texts()
    driver.press("Ctrl+Shift+V")
    assert driver.named("Who wrote it", QComboBox).currentText() == "Kenji Mori"
    driver.dialog.reject()


def test_the_list_is_filtered_by_turn_and_by_words_of_messages_and_people(driver: Driver) -> None:
    waiting = debate(0, "Rain barrels", people=("priya",), posts=(replace(QUESTION, at=NOW),))
    late = debate(0, "Compost", people=("ana",), posts=(replace(QUESTION, text="Who turns the compost?"),))
    seed(driver, waiting, late, debate(1))
    assert driver.listed("Threads") == ["Seed lists", "Compost", "Rain barrels"]
    driver.click_button("Your turn 2")
    assert driver.listed("Threads") == ["Seed lists", "Compost"]
    driver.click_button("Overdue 1")
    assert driver.listed("Threads") == ["Compost"]
    driver.click_button("Open 3")
    driver.window.threads.focus_search()
    driver.type("priya")
    assert driver.listed("Threads") == ["Rain barrels"]
    driver.window.threads.focus_search()
    driver.type("turns compost")
    assert driver.listed("Threads") == ["Compost"]
    driver.window.threads.focus_search()
    driver.type("nothing such")
    assert "No thread contains these words." in driver.texts()
    driver.window.threads.focus_search()
    driver.press("Backspace")


def test_every_row_says_its_strikes_in_words(driver: Driver) -> None:
    seed(driver, debate(2))
    spoken = driver.window.threads.list.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Seed lists, Maya Chen, strike 2 of 3, Your turn: both views, 1 d"
    assert driver.button("Threads").accessibleName() == "Threads, 1 waits for you"


def test_arrow_keys_walk_through_the_threads(driver: Driver) -> None:
    seed(driver, debate(0, "first"), debate(1, "second"))
    assert current(driver).topic == "second"
    driver.press("Down")
    assert current(driver).topic == "first"


# Replies


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


def test_after_a_message_is_sent_the_way_back_leads_to_what_comes_next(driver: Driver) -> None:
    seed(driver, debate(0, posts=(QUESTION, reply(2))))
    posts(driver)[-1].setFocus()
    driver.press("2")
    driver.click_button("Write the clarification")
    driver.press("Ctrl+Return")
    driver.click_button(current(driver).topic)
    assert driver.window.view == "threads"
    assert driver.focus is driver.window.threads.list, "nothing is to be done until the answer comes"


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
    drop(driver, file)
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
    drop(driver, file)
    assert "This file is no mail" in driver.toast


def drop(driver: Driver, file: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    driver.window.threads.dropEvent(event)
    driver.settle()


# Rounds


def test_an_answer_is_judged_by_one_key_and_judged_again_from_the_menu_of_keys(driver: Driver) -> None:
    seed(driver, debate(0, posts=(QUESTION, reply(2))))
    posts(driver)[-1].setFocus()
    driver.press("3")
    assert (current(driver).posts[-1].stance, current(driver).strikes) == (Stance.DISAGREED, 1)
    assert "That is strike 1." in driver.toast
    assert driver.focus is driver.button("Write the clarification")
    posts(driver)[-1].setFocus()
    driver.press("1")
    assert (current(driver).posts[-1].stance, current(driver).strikes) == (Stance.ALIGNED, 0)
    driver.click_button("Undo")
    assert current(driver).strikes == 1


def test_what_is_told_of_a_judgement_is_in_the_language_of_the_window(driver: Driver) -> None:
    seed(driver, debate(0, posts=(QUESTION, reply(2))))
    language.speak(Pseudo(), QLocale.c())
    try:
        driver.application.threads.thread_commands.judge_disagreed()
    finally:
        language.speak(None)
    assert driver.toast.startswith("⟦Judged as disagreed.")


def test_a_message_is_folded_and_read_whole(driver: Driver) -> None:
    long = replace(reply(2, text="First line.\n\n- second\n- third"), quoted="> One list or two?")
    seed(driver, debate(0, posts=(QUESTION, long)))
    assert "second" not in driver.texts(driver.window.threads.timeline)
    driver.click_button("2 more lines, quotes folded")
    whole = driver.texts(driver.window.threads.timeline)
    assert "second" in whole
    assert "One list or two?" in whole
    driver.click_button("Fold")
    assert "second" not in driver.texts(driver.window.threads.timeline)


def test_a_message_is_removed_and_comes_back(driver: Driver) -> None:
    seed(driver, debate(1))
    posts(driver)[-1].setFocus()
    driver.press("Del")
    assert current(driver).strikes == 0
    driver.click_button("Undo")
    assert current(driver).strikes == 1


def test_the_count_is_corrected_with_a_reason_that_is_kept(driver: Driver) -> None:
    seed(driver, debate(1))
    driver.click_button("●○○ strike 1 of 3")
    driver.click_button("Set the count")
    assert "Say why the count changes" in driver.texts(driver.dialog)
    driver.click_button("0")
    driver.write_field("Reason", "She answered another thread")
    driver.click_button("Set the count")
    assert current(driver).strikes == 0
    assert "She answered another thread" in driver.texts()


def test_after_a_correction_the_strikes_count_on(driver: Driver) -> None:
    thread = corrected(debate(1), 0, "Another thread was meant", NOW)
    asked = Post(kind=Kind.CLARIFICATION, author="you", at=NOW - timedelta(hours=2), text="Once more.")
    again = replace(reply(0, Stance.DISAGREED), at=NOW - timedelta(hours=1), text="No.")
    seed(driver, with_post(with_post(thread, asked), again))
    assert "disagreed · strike 1" in driver.texts(driver.window.threads.timeline)


def test_two_hundred_messages_are_shown_at_once_and_more_when_asked(driver: Driver) -> None:
    many = tuple(reply(place / 10, Stance.ALIGNED, f"Answer {place}") for place in range(200))
    small, large = debate(1, "small"), debate(0, "large", posts=(QUESTION, *many))
    seed(driver, large, small)
    times = []
    for title in ("large", "small", "large"):
        begun = perf_counter()
        driver.pick("Threads", title)
        times.append(perf_counter() - begun)
    assert len(posts(driver)) == 30
    assert min(times[0], times[2]) < 40 * times[1]
    driver.click_button("Show 60 of 171 earlier messages")
    assert len(posts(driver)) == 90


def test_arrows_walk_through_the_rounds(driver: Driver) -> None:
    seed(driver, debate(2))
    posts(driver)[0].setFocus()
    driver.press("Down")
    assert driver.focus is posts(driver)[1]
    driver.press("Return")
    assert driver.button("Fold")
    driver.press("Up")
    assert driver.focus is posts(driver)[0]


def test_what_another_program_adds_is_shown(driver: Driver) -> None:
    seed(driver, debate(0))
    Threads(driver.application.database).save(debate(1, "from elsewhere"))
    driver.application.workspace.changed.emit(Change.ELSEWHERE)
    driver.settle()
    assert "from elsewhere" in driver.listed("Threads")


# Both views, the call


def test_views_are_saved_as_they_are_typed_and_weighed(driver: Driver) -> None:
    seed(driver, debate(1))
    driver.named("View of Alex Reed", PaneEditor).setFocus()
    driver.type("One list saves money.")
    driver.named("Side of Alex Reed", QLineEdit).setFocus()
    driver.type("North")
    assert "both views are wanted" in driver.texts()
    driver.named("View of Maya Chen", PaneEditor).setFocus()
    driver.type("You broke the list again, your mistake costs us.")
    assert "one view blames somebody" in driver.texts()
    driver.named("The point where we diverge", PaneEditor).setFocus()
    driver.type("One list? Or two?")
    assert "One sentence, please" in driver.texts()
    driver.application.desk.flush()
    kept = driver.application.desk.store.get(current(driver).id)
    assert [(view.side, view.person) for view in kept.views] == [("North", "you"), ("", "maya")]


def test_what_is_typed_here_and_changed_elsewhere_is_kept_together(driver: Driver) -> None:
    thread = seed(driver, debate(1))
    elsewhere = Threads(driver.application.database)
    elsewhere.save(replace(elsewhere.get(thread.id), topic="Lists of seeds"))
    driver.named("Agreed by both", PaneEditor).setFocus()
    driver.type("Seeds are dear")
    driver.application.desk.flush()
    kept = driver.application.desk.store.get(thread.id)
    assert (kept.topic, kept.agreed) == ("Lists of seeds", "Seeds are dear")


def test_people_without_hours_are_asked_for_and_no_slot_is_made_up(driver: Driver) -> None:
    seed(driver, debate(3, people=("Zoe Walsh",)))
    step = driver.texts(driver.window.threads.step)
    assert "Working hours are not known for Zoe Walsh: add them in Team." in step
    assert "Next step: a 15-minute call" in step


def test_the_agenda_follows_the_history_until_it_is_edited(driver: Driver) -> None:
    seed(driver, debate(3, divergence="One list or two?"))
    assert "One list or two?" in driver.texts(driver.window.threads.step)
    driver.click_button("Edit")
    driver.named("Agenda", PaneEditor).setFocus()
    driver.press("Ctrl+A")
    driver.type("1. Only this")
    assert current(driver).call.agenda == "1. Only this"
    driver.click_button("From the history again")
    assert current(driver).call.agenda == ""


def test_the_invitation_is_copied_for_chat_and_joins_the_thread(driver: Driver) -> None:
    seed(driver, debate(3, call=Call(place="https://meet.example.com/1", decider="maya")))
    driver.application.threads.thread_commands.calls.copy_invitation(driver.draft.channel)
    assert "15 minutes" in driver.clipboard.text()
    assert current(driver).posts[-1].kind is Kind.INVITATION
    assert current(driver).call.invited_at is not None
    driver.click_button("Undo")
    assert current(driver).call.invited_at is None


def test_a_call_that_fell_through_gets_another_slot(driver: Driver) -> None:
    past = Call(at=NOW - timedelta(hours=2), invited_at=NOW - timedelta(days=1))
    seed(driver, debate(3, call=past))
    driver.click_button("It did not take place")
    assert "Next step: a 15-minute call" in driver.texts()


# Compose


def open_in_thread(driver: Driver, thread: Thread) -> None:
    driver.application.threads.thread_commands.drafts.attach(
        Draft(template="blocker", to=("maya",), what="One more thing", need="Maya, please read it."), thread
    )
    driver.settle()


def test_after_the_third_strike_copying_asks_for_a_reason_that_is_kept(driver: Driver) -> None:
    thread = seed(driver, debate(3))
    open_in_thread(driver, thread)
    assert "writing stops here" in driver.texts()
    assert driver.button("Seed lists").accessibleName() == "Thread Seed lists, strike 3 of 3"
    driver.press("Ctrl+Return")
    driver.dialog.reject()
    assert not QGuiApplication.clipboard().text()
    driver.press("Ctrl+Return")
    driver.focus.setFocus()
    driver.type("A number was wrong")
    driver.press("Return")
    post = current(driver).posts[-1]
    assert post.reason == "A number was wrong"
    assert "One more thing" in driver.clipboard.text()
    driver.click_button("Undo")
    assert len(current(driver).posts) == len(thread.posts)


def test_a_draft_without_a_thread_has_no_bar(driver: Driver) -> None:
    seed(driver, debate(1))
    driver.press("Ctrl+1")
    assert not driver.window.thread_bar.isVisible()


def test_a_thread_begins_with_the_open_draft(driver: Driver) -> None:
    driver.write(Pane.WHAT, "One list of seeds for both gardens")
    driver.add_readers("maya")
    driver.press("Ctrl+Shift+T")
    driver.click_button("Start the thread")
    assert "opens “One list of seeds" in driver.toast
    driver.press("Ctrl+Return")
    assert [post.kind for post in current(driver).posts] == [Kind.QUESTION]
    assert current(driver).people == ("maya",)


def test_templates_and_checks_see_the_thread(driver: Driver) -> None:
    long = "The seed list that both gardens share is kept by whoever orders first, as far as we know. " * 2
    thread = seed(driver, debate(1, posts=(replace(QUESTION, text="Which list?"), reply(2, STRUCK[0]))))
    driver.click_button("Write the clarification")
    driver.window.editors.focus_pane(Pane.WHAT)
    driver.paste(long)
    assert "Seed lists" in driver.application.session.report.document.subject
    assert driver.draft.fields["understood"] == "Maya wrote: “Two lists.”"
    assert thread.topic == driver.draft.fields["topic"]
    assert "context.field" in driver.rules


def test_a_topic_is_wanted(driver: Driver) -> None:
    driver.press("Ctrl+2")
    driver.press("Ctrl+Shift+T")
    driver.click_button("Start the thread")
    assert "A thread needs a topic" in driver.texts(driver.dialog)
    driver.dialog.reject()
    driver.settle()


def test_a_deleted_thread_comes_back(driver: Driver) -> None:
    seed(driver, debate(2))
    driver.application.threads.thread_commands.delete_thread()
    driver.settle()
    assert "No thread is open" in driver.texts()
    driver.click_button("Undo")
    assert driver.listed("Threads") == ["Seed lists"]


def test_the_day_of_a_decision_is_shown_as_one_types_it_and_stays_the_same(driver: Driver) -> None:
    desk = driver.application.desk
    due = NOW.date() + timedelta(days=10)
    kept = desk.keep(Thread(topic="One queue for all mails", decided_by=due))
    assert kept is not None
    driver.application.actions["show_threads"].trigger()
    desk.show(kept.id)
    driver.application.actions["edit_thread"].trigger()
    fields = driver.dialog.findChildren(QLineEdit)
    assert "Thu 3 Dec 2026" in [field.text() for field in fields]
    driver.click_button("Save")
    assert desk.current is not None
    assert desk.current.decided_by == due


def test_a_time_in_the_list_is_whole_in_a_window_of_1024_pixels(launch: Launch) -> None:
    driver = launch()
    driver.window.resize(1024, 700)
    OPENERS["threads"](driver.application)
    driver.settle()
    view = driver.named("Threads", ThreadList)
    room, letters = view.viewport().width() - 2 * EDGE, QFontMetrics(ui_font(12))
    rows = [view.model().index(place, 0).data(ROW_ROLE) for place in range(view.model().rowCount())]
    lines = [row.line for row in rows if row.is_open and row.line]
    assert any(":" in line for line in lines)
    assert [line for line in lines if letters.horizontalAdvance(line) > room] == []


# A store that refuses for a moment


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Nothing is saved until it is undone."""

    def refuse(_store: Threads, _thread: Thread) -> Thread:
        raise StoreProblem("The disk is full.")

    with monkeypatch.context() as while_full:
        while_full.setattr(Threads, "save", refuse)
        yield while_full


def test_what_is_typed_is_saved_as_soon_as_ever_once_the_disk_has_room_again(
    driver: Driver, request: pytest.FixtureRequest
) -> None:
    seed(driver, debate(1))
    desk = driver.application.desk
    timer = next(iter(desk.findChildren(QTimer)))
    driver.named("Agreed by both", PaneEditor).setFocus()
    full_disk = request.getfixturevalue("full_disk")
    driver.type("Seeds")
    desk.flush()
    full_disk.undo()
    desk.flush()
    driver.type(" are dear")
    assert 0 <= timer.remainingTime() < 2 * SAVE_MS


def test_what_is_typed_stays_where_a_judgement_cannot_be_saved(
    driver: Driver, request: pytest.FixtureRequest
) -> None:
    thread = seed(driver, debate(1))
    desk = driver.application.desk
    driver.named("Agreed by both", PaneEditor).setFocus()
    full_disk = request.getfixturevalue("full_disk")
    driver.type("Seeds are dear")
    driver.application.threads.commands[0].correct_strikes()
    dialog = driver.dialog
    assert isinstance(dialog, StrikeCountDialog)
    dialog.accepted_form.emit((2, "It was one round more."))
    dialog.reject()
    driver.settle()
    assert current(driver).agreed == "Seeds are dear"
    full_disk.undo()
    desk.flush()
    assert desk.store.get(thread.id).agreed == "Seeds are dear"
