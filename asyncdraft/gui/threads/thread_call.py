"""Fills the plan of a thread's call, and takes what is chosen and written there."""

from datetime import datetime

from msgspec.structs import replace
from PySide6.QtCore import QObject

from asyncdraft.core.people import person_id
from asyncdraft.core.threads.agenda import agenda, agenda_text
from asyncdraft.core.threads.slots import Offer
from asyncdraft.core.threads.thread import Thread
from asyncdraft.gui.threads import thread_rows
from asyncdraft.gui.threads.call_plan import CallPlan
from asyncdraft.gui.threads.thread_desk import ThreadDesk
from asyncdraft.gui.threads.thread_scene import Scene


class ThreadCall(QObject):
    def __init__(self, plan: CallPlan, desk: ThreadDesk) -> None:
        super().__init__()
        self._plan = plan
        self._desk = desk
        plan.edited.connect(self._on_edited)
        plan.slot_chosen.connect(self._on_slot)
        plan.agenda_reset.connect(self._on_agenda_reset)

    def show(self, thread: Thread, scene: Scene) -> None:
        planned = self._desk.planned(thread)
        self._plan.show_offer(self._slots(planned), planned.call.at)
        callers = [scene.name(person) for person in (*thread.people, scene.team.me)]
        self._plan.show_call(thread_rows.call_texts(planned, scene), callers)

    def show_agenda(self, thread: Thread) -> None:
        """The one that follows the history, after something has changed in that."""
        if not thread.call.agenda:
            scene = self._desk.scene
            self._plan.show_agenda(agenda_text(agenda(thread, scene.team, scene.zone)))

    def _slots(self, planned: Thread) -> Offer:
        """With the one that was chosen before, where it is no longer among the best."""
        found = self._desk.offer(planned)
        at = planned.call.at
        if at is None or any(slot.at == at for slot in found.slots):
            return found
        return replace(found, slots=(self._desk.slot_at(at, planned), *found.slots))

    def _on_slot(self, at: datetime) -> None:
        thread = self._desk.current
        if thread is not None:
            self._desk.keep(replace(thread, call=replace(thread.call, at=at)))

    def _on_edited(self) -> None:
        thread = self._desk.current
        if thread is None:
            return
        typed = self._plan.values
        people = self._desk.scene.team.people
        named = {key: person_id(typed[key], people) for key in ("decider", "recorder")}
        texts = {key: typed[key] for key in ("place", "otherwise", "agenda")}
        edited = replace(thread, call=replace(thread.call, **texts, **named))
        self._desk.edit(edited)
        self.show_agenda(edited)

    def _on_agenda_reset(self) -> None:
        thread = self._desk.current
        if thread is not None:
            self._desk.keep(replace(thread, call=replace(thread.call, agenda="")))
