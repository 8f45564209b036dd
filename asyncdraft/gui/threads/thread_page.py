"""Fills the view of threads, and takes what is written and judged there."""

import dataclasses

from msgspec.structs import replace
from PySide6.QtCore import QObject

from asyncdraft.core.checklist.message import from_text
from asyncdraft.core.checklist.sentences import sentences
from asyncdraft.core.text import joined, say, say_count
from asyncdraft.core.threads.fairness import judge_views, words
from asyncdraft.core.threads.progress import Progress, Step
from asyncdraft.core.threads.thread import (
    LAST_STRIKE,
    Stance,
    Thread,
    View,
    settled,
    with_stance,
    without_post,
)
from asyncdraft.gui.drafts.page_html import html_of
from asyncdraft.gui.language import tr
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.threads import step_texts, thread_rows
from asyncdraft.gui.threads.thread_call import ThreadCall
from asyncdraft.gui.threads.thread_desk import ThreadDesk
from asyncdraft.gui.threads.thread_drafts import ThreadDrafts
from asyncdraft.gui.threads.thread_list import ThreadRow
from asyncdraft.gui.threads.thread_record import ThreadRecord
from asyncdraft.gui.threads.thread_scene import Scene
from asyncdraft.gui.workspace import Change, Workspace

JUDGED = {
    Stance.ALIGNED: say("Judged as aligned."),
    Stance.MISUNDERSTOOD: say("Judged as misunderstood."),
    Stance.DISAGREED: say("Judged as disagreed."),
}
RULE_OF_BLAME = "tone.blame"
VIEW = "threads"
SHOWS = Change.TEAM | Change.CLOCK | Change.VIEW | Change.SETTINGS | Change.DRAFTS

Stood = list[tuple[Thread, Progress]]
"""Threads, each with where it stands."""


class ThreadPage(QObject):
    def __init__(
        self, window: MainWindow, workspace: Workspace, desk: ThreadDesk, drafts: ThreadDrafts
    ) -> None:
        super().__init__()
        self._window = window
        self._panel = window.threads
        self._workspace = workspace
        self._desk = desk
        self._drafts = drafts
        self.record = ThreadRecord(window.threads, desk)
        self._call = ThreadCall(window.threads.step.call, desk)
        self._shown = ""
        self._bind()

    def _bind(self) -> None:
        panel = self._panel
        panel.timeline.render_page = self.html
        panel.step.call.render_page = self.html
        panel.picked.connect(self._desk.show)
        panel.filtered.connect(self.refresh)
        panel.timeline.judged.connect(self.judge)
        panel.timeline.removed.connect(self._on_removed)
        panel.timeline.opened.connect(self._drafts.open)
        panel.timeline.strayed.connect(self._on_strayed)
        panel.views.edited.connect(self._on_views)
        self.record.begun.connect(self.refresh)
        self._desk.changed.connect(self.refresh)
        self._workspace.changed.connect(self._on_changed)

    def show(self) -> None:
        self._window.show_view(VIEW)
        self._workspace.changed.emit(Change.VIEW)
        self._panel.focus_list()

    def _on_changed(self, change: Change) -> None:
        if change & SHOWS:
            self.refresh()

    # The list

    def refresh(self) -> None:
        if self._window.view != VIEW:
            return
        scene = self._desk.scene
        stood = [(thread, self._desk.stands(thread)) for thread in self._desk.all]
        self._show_counts(stood)
        groups = self._groups(stood, scene)
        rows = [thread_rows.thread_row(*pair, scene) for pair in groups[self._panel.filter]]
        if self._panel.filter == "open" and (closed := groups["closed"]):
            rows += [ThreadRow("", say("Closed")), *(thread_rows.thread_row(*pair, scene) for pair in closed)]
        first = next((row.key for row in rows if row.key), "")
        if self._desk.current is None and first:
            self._desk.show(first)
            return
        decided = sum(thread.is_decided for thread, _stands in stood)
        log = say_count("Log of {count} decision", "Log of {count} decisions", decided) if decided else ""
        current = self._desk.current
        counts = {key: len(pairs) for key, pairs in groups.items()}
        self._panel.show_rows(rows, current.id if current else "", counts, log)
        self._show_current(scene)

    def _show_counts(self, stood: Stood) -> None:
        is_open = [(thread, stands) for thread, stands in stood if thread.is_open]
        told = say_count(
            "{open} open, {count} waits for you",
            "{open} open, {count} wait for you",
            sum(stands.is_yours for _thread, stands in is_open),
            open=len(is_open),
        )
        self._window.top_bar.show_detail(VIEW, told)

    def _groups(self, stood: Stood, scene: Scene) -> dict[str, Stood]:
        """Those with the words that are sought, by the filters and, beside these, the closed ones."""
        found = [pair for pair in stood if thread_rows.matches(pair[0], self._panel.words, scene)]
        is_open = [pair for pair in found if pair[0].is_open]
        return {
            "open": is_open,
            "yours": [pair for pair in is_open if pair[1].is_yours],
            "overdue": [pair for pair in is_open if pair[1].is_overdue],
            "closed": [pair for pair in found if not pair[0].is_open],
        }

    # The thread

    def _show_current(self, scene: Scene) -> None:
        thread = self._desk.current
        if thread is None:
            self._panel.show_nobody()
            return
        stands = self._desk.stands(thread)
        self._panel.show_head(
            thread.topic,
            thread.strikes,
            thread_rows.opened_line(thread, stands, scene),
            thread_rows.corrections(thread, scene),
            struck=thread.strikes > 0,
        )
        pending = self._drafts.pending(thread)
        posts = thread_rows.post_rows(thread, scene)
        drafts = thread_rows.draft_rows(pending, len(posts), thread)
        if drafts and posts:
            posts[-1] = dataclasses.replace(posts[-1], is_last=False)
        empty = say("Nothing was written yet. Write the question, or add what was sent already.")
        self._panel.timeline.show_posts(thread.id, [*posts, *drafts], empty)
        self._show_views(thread, scene)
        self.record.show(thread, stands, scene)
        self._show_step(thread, stands, scene)
        if thread.id != self._shown:
            self._shown = thread.id
            self._panel.scroll_up()

    def html(self, markdown: str) -> str:
        return html_of(markdown, self._workspace.theme)

    def judge(self, place: int, stance: str) -> None:
        thread = self._desk.current
        if thread is not None:
            judged = with_stance(thread, place, Stance(stance))
            strike = (
                say(" That is strike {strikes}.", strikes=judged.strikes)
                if judged.strikes > thread.strikes
                else ""
            )
            self._desk.keep(judged, joined((JUDGED[Stance(stance)], strike), ""))
            if self._window.view == VIEW:
                self._panel.focus_next()

    def judge_next(self, stance: str) -> None:
        """The first answer that nobody has judged."""
        thread = self._desk.current
        posts = enumerate(thread.posts) if thread else ()
        place = next((place for place, post in posts if post.stance is Stance.OPEN), None)
        if place is None:
            self._window.toast.tell(tr("Every answer of this thread is judged."))
        else:
            self.judge(place, stance)

    def settle(self) -> None:
        thread = self._desk.current
        if thread is not None:
            self._desk.keep(settled(thread, self._workspace.now()), say("The thread is closed."))

    def _on_removed(self, place: int) -> None:
        thread = self._desk.current
        if thread is not None:
            self._desk.keep(without_post(thread, place), say("The message is removed from the thread."))

    def _on_strayed(self) -> None:
        self._window.toast.tell(
            tr("Nothing can be written into a message here. Add an answer with {key}.", key="Ctrl+Shift+V")
        )

    # Both views

    def _show_views(self, thread: Thread, scene: Scene) -> None:
        written = any(view.text for view in thread.views) or thread.agreed or thread.divergence
        self._panel.views.setVisible(bool(written) or thread.strikes > 0)
        mine, theirs = thread_rows.view_texts(thread, scene)
        self._panel.views.show_views(mine, theirs, thread.agreed, thread.divergence)
        self._judge_views(thread)

    def _judge_views(self, thread: Thread) -> None:
        mine, theirs = thread_rows.view_texts(thread, self._desk.scene)
        counts = [words(mine.text), words(theirs.text)]
        judged = judge_views(thread.views, self._blames)
        point = thread.divergence
        note = (
            "" if len(sentences(point, point)) < 2 else say("One sentence, please: one question at a time.")
        )
        self._panel.views.show_judgement(
            judged.line if any(counts) else "",
            is_fair=judged.is_fair,
            counts=counts,
            point_note=note,
        )

    def _blames(self, text: str) -> bool:
        verdict = self._workspace.library.checklist.judge(from_text(text))
        return any(finding.rule == RULE_OF_BLAME for finding in verdict.findings)

    def _on_views(self) -> None:
        thread = self._desk.current
        if thread is None:
            return
        section = self._panel.views
        shown = [View(person=person, side=side, text=text) for person, side, text in section.views]
        others = [view for view in thread.views if view.person not in {view.person for view in shown}]
        edited = replace(
            thread,
            views=tuple(view for view in (*shown, *others) if view.text or view.side),
            agreed=section.agreed,
            divergence=section.divergence,
        )
        self._desk.edit(edited)
        self._judge_views(edited)
        self._call.show_agenda(edited)

    # The next step

    def _show_step(self, thread: Thread, stands: Progress, scene: Scene) -> None:
        pending = self._drafts.pending_for(thread, stands.step) is not None
        text = step_texts.step_text(thread, stands, self.record.name_of(thread), pending, scene)
        announced = stands.step is Step.WAIT and thread.strikes == LAST_STRIKE - 1
        with_call = stands.step in step_texts.WITH_CALL or announced
        self._panel.step.show_step(text, with_call=with_call)
        if with_call:
            self._call.show(thread, scene)
