"""The message as its channel will show it, or a sample while nothing is written."""

from asyncdraft.core.compose import Document, document
from asyncdraft.core.draft import Channel, Draft
from asyncdraft.core.templates.errors import TemplateError
from asyncdraft.core.templates.samples import sample_draft, sample_now, sample_team
from asyncdraft.core.templates.template import Template
from asyncdraft.core.text import joined, say
from asyncdraft.gui.drafts import targets
from asyncdraft.gui.drafts.session import Report, Session
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.panels.preview import Letterhead
from asyncdraft.gui.slices import Slices
from asyncdraft.gui.workspace import Workspace
from asyncdraft.storage.attachments import trouble


class PreviewDesk:
    def __init__(self, window: MainWindow, session: Session, workspace: Workspace) -> None:
        self._window = window
        self._session = session
        self._workspace = workspace
        self._viewer = targets.Viewer()
        self._drawing = Slices(window)
        self._sample_shown = False

    @property
    def is_drawing(self) -> bool:
        return self._drawing.is_busy

    def stop(self) -> None:
        self._drawing.stop()

    def take_sample_away(self, draft: Draft) -> None:
        """At once: under load the page of a message comes a while after the message."""
        if self._sample_shown and not draft.is_empty:
            self._sample_shown = False
            self._window.preview.show_message(Letterhead("", say("Being drawn")), (), str)

    def show(self, report: Report) -> None:
        """In an event of its own: reading a long message takes a while."""
        workspace, channel = self._workspace, self._session.draft.channel
        if self._session.draft.is_empty:
            self._drawing.stop()
            self._show_sample(channel)
            return
        making = self._viewer.making(report.document, channel, workspace.theme, workspace.team)
        self._drawing.run_soon(making, lambda: self._show_page(report, channel))

    def _show_page(self, report: Report, channel: Channel) -> None:
        self._sample_shown = False
        seen = self._viewer.shown(report.document, channel, self._workspace.theme, self._workspace.team)
        self._window.preview.show_message(self._letterhead(report, channel), seen.parts, seen.source)
        mail = channel is Channel.EMAIL
        self._window.preview.show_length(seen.used, seen.limit, seen.reason, in_bytes=mail)
        files = self._session.draft.attachments
        self._window.preview.show_files(files, wanted=mail)
        missing = filter(None, map(trouble, files))
        self._window.preview.show_problem(joined([report.problem, *missing, *seen.losses]).strip())

    def _show_sample(self, channel: Channel) -> None:
        """While nothing is written: what it will look like when it is done."""
        template = self._session.template
        made = self._sample_document(template, channel)
        if made is None:
            return
        self._sample_shown = True
        seen = self._viewer.shown(made, channel, self._workspace.theme, self._workspace.team)
        head = Letterhead(say("What it looks like when done"), lines=((say("Sample"), template.title),))
        self._window.preview.show_message(head, seen.parts, seen.source)
        self._window.preview.show_length(0, seen.limit, "", in_bytes=channel is Channel.EMAIL)
        self._window.preview.show_files((), wanted=False)
        self._window.preview.show_problem("")

    def _letterhead(self, report: Report, channel: Channel) -> Letterhead:
        writer = self._workspace.team.writer
        name = writer.name if writer else say("You")
        to = joined((person.name for person in self._workspace.team.readers(self._session.draft.to)), ", ")
        if channel is Channel.SLACK:
            return Letterhead(name, self._workspace.clock_text(), author=name)
        if channel is Channel.MARKDOWN:
            return Letterhead("", say("As a page, an issue or a comment"))
        lines = (
            (say("From"), writer.email if writer and writer.email else name),
            (say("To"), to or say("nobody yet")),
        )
        return Letterhead(report.document.subject or say("No subject yet"), lines=lines)

    def _sample_document(self, template: Template, channel: Channel) -> Document | None:
        """None where the template fails; the sentence is shown."""
        try:
            return document(
                sample_draft(template, channel),
                template,
                sample_team(),
                sample_now(template),
                self._workspace.library.renderer,
            )
        except TemplateError as error:
            self._window.toast.tell_error(str(error))
            return None
