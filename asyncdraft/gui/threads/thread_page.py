"""Fills the view of threads, and takes what is written and judged there."""

import dataclasses
from datetime import date, datetime

from msgspec.structs import replace
from PySide6.QtCore import QObject

from asyncdraft.core.checklist.message import from_text
from asyncdraft.core.checklist.sentences import sentences
from asyncdraft.core.people import person_id
from asyncdraft.core.text import say, say_count
from asyncdraft.core.threads.agenda import agenda, agenda_text
from asyncdraft.core.threads.decisions import next_number
from asyncdraft.core.threads.fairness import judge_views, words
from asyncdraft.core.threads.progress import Progress, Step
from asyncdraft.core.threads.slots import Offer, Slot
from asyncdraft.core.threads.thread import (
    LAST_STRIKE,
    Decision,
    Stance,
    Thread,
    View,
    reopened,
    settled,
    with_stance,
    without_post,
)
from asyncdraft.core.when import writing
from asyncdraft.gui.drafts.page_html import html_of
from asyncdraft.gui.language import tr
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.threads import thread_rows
from asyncdraft.gui.threads.thread_desk import ThreadDesk
from asyncdraft.gui.threads.thread_drafts import ThreadDrafts
from asyncdraft.gui.threads.thread_list import ThreadRow
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
        self._recording: set[str] = set()
        self._typed_due: dict[str, str] = {}
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
        panel.views.edited.connect(self._on_views)
        panel.record.edited.connect(self._on_record)
        panel.record.started.connect(self.start_record)
        panel.record.reopened.connect(self.reopen)
        panel.record.submitted.connect(self.submit_record)
        panel.step.call.edited.connect(self._on_call)
        panel.step.call.slot_chosen.connect(self._on_slot)
        panel.step.call.agenda_reset.connect(self._on_agenda_reset)
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
        waiting = [thread for thread, stands in stood if thread.is_open and stands.is_yours]
        is_open = [thread for thread, _stands in stood if thread.is_open]
        self._window.top_bar.show_detail(
            VIEW,
            say_count(
                "{open} open, {count} waits for you",
                "{open} open, {count} wait for you",
                len(waiting),
                open=len(is_open),
            ),
        )
        self._show_list(stood, scene)
        self._show_current(scene)

    def _show_list(self, stood: list[tuple[Thread, Progress]], scene: Scene) -> None:
        panel = self._panel
        found = [pair for pair in stood if thread_rows.matches(pair[0], panel.words, scene)]
        groups = {
            "open": [pair for pair in found if pair[0].is_open],
            "yours": [pair for pair in found if pair[0].is_open and pair[1].is_yours],
            "overdue": [pair for pair in found if pair[0].is_open and pair[1].is_overdue],
        }
        rows = [thread_rows.thread_row(*pair, scene) for pair in groups[panel.filter]]
        closed = [thread_rows.thread_row(*pair, scene) for pair in found if not pair[0].is_open]
        if closed and panel.filter == "open":
            rows += [ThreadRow("", say("Closed")), *closed]
        self._choose([row.key for row in rows if row.key])
        decided = sum(thread.is_decided for thread, _stands in stood)
        log = say_count("Log of {count} decision", "Log of {count} decisions", decided) if decided else ""
        current = self._desk.current
        counts = {key: len(pairs) for key, pairs in groups.items()}
        panel.show_rows(rows, current.id if current else "", counts, log)

    def _choose(self, keys: list[str]) -> None:
        """Something is always shown, but a thread that is shown stays."""
        if self._desk.current is None and keys:
            self._desk.show(keys[0])

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
        self._show_record(thread, stands, scene)
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
            self._desk.keep(judged, JUDGED[Stance(stance)] + strike)
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

    def _on_removed(self, place: int) -> None:
        thread = self._desk.current
        if thread is not None:
            self._desk.keep(without_post(thread, place), say("The message is removed from the thread."))

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
        self._show_agenda(edited)

    # The record

    @property
    def _next_name(self) -> str:
        return Decision(number=next_number(self._desk.all)).name

    def _show_record(self, thread: Thread, stands: Progress, scene: Scene) -> None:
        form = self._panel.record
        recording = stands.step is Step.RECORD or thread.id in self._recording
        form.setVisible(thread.is_decided or recording or thread.strikes > 1)
        self._panel.lift_record(first=recording or not thread.is_open)
        if thread.decision and not thread.is_open:
            closed = say("closed {date}", date=scene.date(thread.closed_at)) if thread.closed_at else ""
            form.show_record(thread.decision.name, closed, thread_rows.record_lines(thread.decision, scene))
        elif recording:
            form.show_form(self._name_of(thread), self._people(scene), self._record_values(thread, scene))
            form.show_submit(shown=stands.step is not Step.RECORD)
            form.show_due(self._read_due(self._typed_due.get(thread.id, ""))[1])
        else:
            form.show_ahead(self._next_name, say("opens after the call"))

    def _name_of(self, thread: Thread) -> str:
        return thread.decision.name if thread.is_decided and thread.decision else self._next_name

    def _people(self, scene: Scene) -> list[str]:
        return [person.name for person in scene.team.people]

    def _record_values(self, thread: Thread, scene: Scene) -> dict[str, str]:
        decision = thread.decision or Decision()
        due = thread_rows.typed_day(decision.due)
        return {
            "decision": decision.decision,
            "why": decision.why,
            "rejected": decision.rejected,
            "revisit": decision.revisit,
            "owner": scene.name(decision.owner),
            "due": self._typed_due.get(thread.id, due),
        }

    def start_record(self) -> None:
        thread = self._desk.current
        if thread is not None:
            self._recording.add(thread.id)
            self.refresh()
            self._panel.scroll_to(self._panel.record)
            self._panel.record.focus_first()

    def _on_record(self) -> None:
        thread = self._desk.current
        if thread is None:
            return
        typed = self._panel.record.values
        self._typed_due[thread.id] = typed["due"]
        due, read = self._read_due(typed["due"])
        self._panel.record.show_due(read)
        people = self._workspace.team.people
        decision = replace(
            thread.decision or Decision(),
            decision=typed["decision"],
            why=typed["why"],
            rejected=typed["rejected"],
            revisit=typed["revisit"],
            owner=person_id(typed["owner"], people),
            due=due,
        )
        self._desk.edit(replace(thread, decision=decision))

    def _read_due(self, typed: str) -> tuple[date | None, str]:
        """The day that is meant, and how it reads."""
        if not typed:
            return None, ""
        found = self.read_day(typed)
        return (
            (found, writing.date_and_year(found))
            if found
            else (None, say("not read as a day; write it such as Thu 3 Dec"))
        )

    def read_day(self, typed: str) -> date | None:
        try:
            return date.fromisoformat(typed)
        except ValueError:
            now = self._workspace.now()
            candidates = self._workspace.library.times.read(typed, now).candidates
            at = candidates[0].instant(now) if candidates else None
            return at.astimezone(now.tzinfo).date() if at else None

    def submit_record(self) -> None:
        thread = self._desk.current
        if thread is None:
            return
        typed = self._panel.record.values["due"]
        if typed and self._read_due(typed)[0] is None:
            self._panel.record.show_problem(
                say("“{typed}” is no day that can be read. Write it such as Thu 3 Dec.", typed=typed)
            )
            return
        now = self._workspace.now()
        decision = _stripped(thread.decision or Decision())
        heard = decision.heard or (self._desk.me, *thread.people)
        filled = replace(decision, decided_on=now.date(), heard=heard)
        try:
            closed = self._desk.decide(replace(thread, decision=filled), now)
        except ValueError as problem:
            self._panel.record.show_problem(str(problem))
            self._panel.scroll_to(self._panel.record)
            self._panel.record.focus_first()
            return
        if closed is not None and closed.decision is not None:
            self._recording.discard(closed.id)
            self._typed_due.pop(closed.id, None)
            self._window.toast.tell(
                tr("{name} is recorded, and the thread is closed.", name=closed.decision.name)
            )

    def settle(self) -> None:
        thread = self._desk.current
        if thread is not None:
            self._desk.keep(settled(thread, self._workspace.now()), say("The thread is closed."))

    def reopen(self) -> None:
        thread = self._desk.current
        if thread is not None:
            self._recording.add(thread.id)
            self._desk.keep(reopened(thread), say("The thread is open again."))

    # The next step

    def _show_step(self, thread: Thread, stands: Progress, scene: Scene) -> None:
        pending = self._drafts.pending_for(thread, stands.step) is not None
        text = thread_rows.step_text(thread, stands, self._name_of(thread), pending, scene)
        announced = stands.step is Step.WAIT and thread.strikes == LAST_STRIKE - 1
        with_call = stands.step in thread_rows.WITH_CALL or announced
        self._panel.step.show_step(text, with_call=with_call)
        if with_call:
            planned = self._desk.planned(thread)
            self._panel.step.call.show_offer(self._slots(planned, scene), planned.call.at)
            self._panel.step.call.show_call(
                thread_rows.call_texts(planned, scene), self._callers(thread, scene)
            )

    def _callers(self, thread: Thread, scene: Scene) -> list[str]:
        return [scene.name(person) for person in (*thread.people, scene.team.me)]

    def _slots(self, planned: Thread, scene: Scene) -> Offer:
        """With the one that was chosen before, where it is no longer among the best."""
        found = self._desk.offer(planned)
        at = planned.call.at
        if at is None or any(slot.at == at for slot in found.slots):
            return found
        chosen = Slot(at=at, when=writing.short(at, scene.zone, scene.style), chip="chosen")
        return replace(found, slots=(chosen, *found.slots))

    def _on_slot(self, at: datetime) -> None:
        thread = self._desk.current
        if thread is not None:
            self._desk.keep(replace(thread, call=replace(thread.call, at=at)))

    def _on_call(self) -> None:
        thread = self._desk.current
        if thread is None:
            return
        typed = self._panel.step.call.values
        people = self._workspace.team.people
        named = {key: person_id(typed[key], people) for key in ("decider", "recorder")}
        texts = {key: typed[key] for key in ("place", "otherwise", "agenda")}
        edited = replace(thread, call=replace(thread.call, **texts, **named))
        self._desk.edit(edited)
        self._show_agenda(edited)

    def _show_agenda(self, thread: Thread) -> None:
        if not thread.call.agenda:
            scene = self._desk.scene
            self._panel.step.call.show_agenda(agenda_text(agenda(thread, scene.team, scene.zone)))

    def _on_agenda_reset(self) -> None:
        thread = self._desk.current
        if thread is not None:
            self._desk.keep(replace(thread, call=replace(thread.call, agenda="")))


def _stripped(decision: Decision) -> Decision:
    names = ("decision", "why", "rejected", "revisit")
    return replace(decision, **{name: getattr(decision, name).strip() for name in names})
