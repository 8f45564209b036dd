"""Long work between events: nothing waits for it, and what comes out is the same."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QApplication, QTextBrowser
from shiboken6 import delete

from asyncdraft.core.checklist.engine import MOST_FINDINGS
from asyncdraft.core.draft import Draft, Pane
from asyncdraft.gui.fonts import mono_font
from asyncdraft.gui.slices import Slices
from asyncdraft.gui.theme import Scheme, load_theme
from asyncdraft.gui.widgets.markdown_highlighter import Mark
from asyncdraft.gui.widgets.pane_editor import PaneEditor
from tests.gui.driver import Driver

NO_LINE = QTextCharFormat.UnderlineStyle.NoUnderline
STEPS = 5
LONG = "\n\n".join(f"Pump {number} drips. Please look ASAP, Kenji." for number in range(600))


@pytest.fixture
def owner(qapp: QApplication) -> Iterator[QObject]:
    owner = QObject()
    yield owner
    delete(owner)


class Work:
    def __init__(self, slices: Slices) -> None:
        self.slices = slices
        self.taken = 0
        self.is_done = False

    def steps(self) -> Iterator[None]:
        for _step in range(STEPS):
            self.taken += 1
            yield

    def finished(self) -> None:
        self.is_done = True


def test_work_that_fits_is_done_at_once(owner: QObject) -> None:
    work = Work(Slices(owner, budget=60.0))
    work.slices.run(work.steps(), work.finished)
    assert work.is_done
    assert not work.slices.is_busy


def test_events_come_in_between_longer_work(owner: QObject) -> None:
    work = Work(Slices(owner, budget=0.0))
    seen: list[int] = []
    beat = QTimer(owner, interval=0)
    beat.timeout.connect(lambda: seen.append(work.taken))
    beat.start()
    work.slices.run(work.steps(), work.finished)
    while work.slices.is_busy:
        QApplication.processEvents()
    assert work.is_done
    assert len(set(seen)) >= STEPS - 1


def test_the_rest_can_be_had_at_once_or_left_undone(owner: QObject) -> None:
    slices = Slices(owner, budget=0.0)
    work, other = Work(slices), Work(slices)
    slices.run(work.steps(), work.finished)
    slices.run_soon(other.steps(), other.finished)
    assert (work.taken, other.taken) == (1, 0)
    slices.finish()
    assert (work.is_done, other.is_done, other.taken) == (False, True, STEPS)

    work = Work(slices)
    slices.run(work.steps(), work.finished)
    slices.stop()
    slices.finish()
    assert (work.taken, work.is_done, slices.is_busy) == (1, False, False)


def test_a_long_paste_is_read_between_events(driver: Driver) -> None:
    session = driver.application.session
    data = QMimeData()
    data.setText(LONG)
    editor = driver.window.editors.editor(Pane.WHAT)
    editor.insertFromMimeData(data)
    QApplication.processEvents()
    assert session.is_reading
    assert session.draft.what == LONG

    driver.type("!")
    assert not session.is_reading
    assert driver.draft.what == f"{LONG}!"
    assert "Pump 599" in session.report.document.markdown
    assert [finding.quote for finding in session.report.verdict.findings].count("ASAP") == MOST_FINDINGS
    assert "Please look ASAP" in underlined(editor)
    page = driver.named("Preview", QTextBrowser)
    driver.wait_for(lambda: "Pump 599" in page.toPlainText())


def test_another_draft_gets_no_verdict_of_the_one_before(driver: Driver) -> None:
    session = driver.application.session
    heard: list[str] = []
    session.reported.connect(lambda report: heard.append(report.document.markdown))
    session.open(Draft(what=LONG.replace("drips", "leaks")), stored=False)
    QApplication.processEvents()
    assert session.is_reading
    session.open(Draft(what="Pump 7 drips."), stored=False)
    driver.settle()
    assert heard
    assert all("Pump 599" not in markdown for markdown in heard)


def test_marks_move_with_their_lines(qapp: QApplication) -> None:
    theme = load_theme(Scheme.LIGHT)
    editor = PaneEditor("What", "", str)
    editor.highlighter.set_tokens({role: theme[role] for role in theme.tokens}, mono_font())
    editor.setPlainText("first line\nsecond line\nthird line")
    editor.show_marks([Mark(0, 5, "bad"), Mark(11, 17, "warn"), Mark(23, 28, "accent")])
    while any(slices.is_busy for slices in editor.findChildren(Slices)):
        qapp.processEvents()
    assert underlined(editor) == ["first", "second", "third"]

    editor.replace(10, 10, "\nnew\nlines")
    assert underlined(editor) == ["first", "second", "third"]
    editor.replace(0, 0, "new ")
    editor.replace(0, 24, "")
    assert underlined(editor) == ["second", "third"]
    delete(editor)


def underlined(editor: PaneEditor) -> list[str]:
    block = editor.document().firstBlock()
    found: list[str] = []
    while block.isValid():
        text = block.text()
        lines = (span for span in block.layout().formats() if span.format.underlineStyle() is not NO_LINE)
        found += [text[span.start : span.start + span.length] for span in lines]
        block = block.next()
    return found
