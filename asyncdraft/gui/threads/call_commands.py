"""What the actions on the call of a thread do."""

from msgspec.structs import replace
from PySide6.QtGui import QCursor, QGuiApplication

from asyncdraft.core.compose import document
from asyncdraft.core.draft import Channel
from asyncdraft.core.templates.errors import TemplateError
from asyncdraft.core.text import say, say_of
from asyncdraft.core.threads.drafting import as_post, next_draft
from asyncdraft.core.threads.progress import Step
from asyncdraft.core.threads.template_view import thread_view
from asyncdraft.core.threads.thread import Thread, with_post
from asyncdraft.gui.drafts import targets
from asyncdraft.gui.language import tr
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.stage import Stage
from asyncdraft.gui.threads.thread_desk import ThreadDesk, invited_now
from asyncdraft.gui.widgets.menus import offer_at
from asyncdraft.gui.workspace import Workspace

COPIED_FOR = {Channel.SLACK: say_of("copied for", "chat"), Channel.EMAIL: say_of("copied for", "mail")}


class CallCommands:
    def __init__(self, window: MainWindow, workspace: Workspace, stage: Stage, desk: ThreadDesk) -> None:
        self._window = window
        self._workspace = workspace
        self._stage = stage
        self._desk = desk

    def save_invitation(self) -> None:
        thread = self._ready_for_call()
        if thread is None:
            return
        path = self._stage.ask_for_place(
            say("Save the invitation"), thread.topic or "call", ".ics", say("Calendar file (*.ics)")
        )
        if path:
            self.write_invitation(path)

    def write_invitation(self, path: str) -> None:
        from asyncdraft.core.threads.invitation import calendar_file

        thread = self._ready_for_call()
        if thread is None:
            return
        now = self._workspace.now()
        invited = replace(thread, call=invited_now(thread.call, now))
        if self._stage.write_file(path, lambda: calendar_file(invited, self._workspace.team, now), told=""):
            self._desk.keep(
                invited, say("Written to {path}. Open it in your calendar, or send it.", path=path)
            )

    def _ready_for_call(self) -> Thread | None:
        self._desk.flush()
        thread = self._desk.chosen()
        if thread is None:
            return None
        planned = self._desk.planned(thread)
        if planned.call.at is None:
            problem = self._desk.offer(thread).problem
            self._window.toast.tell_error(
                say("There is no time for the call yet. {problem}", problem=problem)
                if problem
                else say("There is no time for the call yet.")
            )
            return None
        return planned

    def choose_invitation(self) -> None:
        ways = ((Channel.SLACK, say("For chat")), (Channel.EMAIL, say("For mail")))
        offer_at(QCursor.pos(), self._window, ways, lambda name: self.copy_invitation(Channel(name)))

    def copy_invitation(self, channel: Channel) -> None:
        thread = self._ready_for_call()
        if thread is None:
            return
        workspace, now = self._workspace, self._workspace.now()
        draft = next_draft(Step.INVITE, thread, workspace.team, channel, workspace.style)
        assert draft is not None
        try:
            made = document(
                draft,
                workspace.template(draft.template),
                workspace.team,
                now,
                workspace.library.renderer,
                workspace.style,
                thread=thread_view(thread, workspace.team),
            )
        except TemplateError as error:
            self._window.toast.tell_error(tr("Not copied. {error}", error=error))
            return
        QGuiApplication.clipboard().setMimeData(targets.mime_data(made, channel))
        post = as_post(draft, thread, workspace.team, made.markdown, now)
        sent = replace(with_post(thread, post), call=invited_now(thread.call, now))
        told = COPIED_FOR[channel]
        self._desk.keep(sent, say("The invitation is copied for {told}, and is in the thread.", told=told))

    def reinvite(self) -> None:
        thread = self._desk.chosen()
        if thread is not None:
            call = replace(thread.call, at=None, invited_at=None)
            self._desk.keep(replace(thread, call=call), say("Choose another slot."))
