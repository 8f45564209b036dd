"""Who hears what: signals of the session and the workspace to panels, and of panels back."""

from datetime import datetime, timedelta

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from asyncdraft.core.checklist.calm import calm, calm_words
from asyncdraft.core.compose import Document
from asyncdraft.core.compose import document as compose
from asyncdraft.core.draft import Channel, Draft, Pane
from asyncdraft.core.draft_query import Is
from asyncdraft.core.roster.day_table import Roster
from asyncdraft.core.templates.errors import TemplateError
from asyncdraft.core.templates.samples import sample_draft, sample_now, sample_team
from asyncdraft.core.templates.template import Template
from asyncdraft.core.when import writing
from asyncdraft.core.when.outlook import Outlook
from asyncdraft.gui import targets
from asyncdraft.gui.check_commands import CheckCommands
from asyncdraft.gui.commands import Commands
from asyncdraft.gui.draft_list import DraftList, names_of
from asyncdraft.gui.field_helps import FieldHelps
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.panels.preview import Letterhead
from asyncdraft.gui.session import Report, Session
from asyncdraft.gui.slices import Slices
from asyncdraft.gui.theme import Theme, apply_theme
from asyncdraft.gui.widgets.sectioned_list import Entry
from asyncdraft.gui.workspace import Change, Workspace
from asyncdraft.storage.attachments import trouble
from asyncdraft.storage.problem import StoreProblem

PAUSE_MS = 600
"""How long the keys rest before something is said of the word that was typed last."""


class Bindings:
    def __init__(
        self,
        window: MainWindow,
        session: Session,
        workspace: Workspace,
        commands: Commands,
        checks: CheckCommands,
    ) -> None:
        self._window = window
        self._session = session
        self._workspace = workspace
        self._commands = commands
        self._checks = checks
        self._drafts = DraftList(workspace)
        self._fallback_wanted = False
        self._viewer = targets.Viewer()
        self._drawing = Slices(window)
        self._theme: Theme | None = None
        self._pause = QTimer(window, singleShot=True, interval=PAUSE_MS)
        self._pause.setObjectName("pause")
        self._pause.timeout.connect(self._on_paused)
        self._bind_session()
        self._bind_compose()
        self._bind_views()

    def _bind_session(self) -> None:
        self._session.opened.connect(self._on_opened)
        self._session.draft_changed.connect(self._on_draft_changed)
        self._session.outlook_changed.connect(self._on_outlook)
        self._session.reported.connect(self._on_reported)
        self._session.replaced.connect(self._on_replaced)
        self._session.adopted.connect(self._on_adopted)
        self._session.saver.said.connect(self._window.top_bar.show_saved)
        self._session.saver.troubled.connect(self._commands.tell_unsaved)
        self._session.saver.recovered.connect(self._window.toast.tell)
        self._session.saver.overtaken.connect(self._commands.tell_conflict)
        self._session.fix_wanted.connect(self._window.editors.apply)
        self._workspace.changed.connect(self._on_changed)
        self._workspace.told.connect(self._window.toast.tell_error)
        self._workspace.spelling.changed.connect(self._on_spelling_changed)
        self._window.closing.connect(self._on_closing)
        self._window.narrowed.connect(lambda _narrow: self._on_draft_changed(self._session.draft))

    def _bind_compose(self) -> None:
        window, session, commands = self._window, self._session, self._commands
        window.top_bar.template_wanted.connect(commands.choose_template)
        window.top_bar.copy_wanted.connect(commands.copy_for_channel)
        window.readers.readers_changed.connect(session.set_readers)
        window.readers.channel_chosen.connect(lambda name: session.set_channel(Channel(name)))
        window.readers.adding.connect(commands.add_reader)
        window.form.edited.connect(self._on_field)
        window.editors.text_edited.connect(self._on_typed)
        window.editors.subject_edited.connect(self._on_subject)
        window.editors.fallback_wanted.connect(self._on_fallback_wanted)
        window.editors.word_added.connect(self._checks.add_word)
        window.deadline.typed.connect(session.set_deadline_text)
        window.deadline.candidate.connect(session.choose_candidate)
        window.deadline.suggested.connect(commands.take)
        window.deadline.offers.taken.connect(session.take_time)
        window.deadline.offers.refused.connect(commands.set_aside)
        window.deadline.pointed.connect(self._on_pointed)
        window.checklist.go_to.connect(self._checks.go_to)
        window.checklist.fix_chosen.connect(session.apply)
        window.checklist.ignored.connect(self._checks.ignore)
        window.checklist.unignored.connect(session.unignore)
        window.checklist.all_unignored.connect(session.unignore_all)
        window.preview.attaching.connect(commands.attach_files)
        window.preview.detached.connect(session.detach)
        window.files_dropped.connect(commands.attach)
        window.editors.files_pasted.connect(commands.attach)
        window.preview.channel_chosen.connect(lambda name: session.set_channel(Channel(name)))

    def _bind_views(self) -> None:
        window, commands = self._window, self._commands
        window.deadline.overlap_wanted.connect(commands.show_overlap)
        window.overlap.back_wanted.connect(commands.show_compose)
        window.overlap.use_wanted.connect(commands.use_deadline)
        window.deadline.hours_wanted.connect(commands.show_person)
        window.overlap.typed.connect(self._session.set_deadline_text)
        window.overlap.pointed.connect(self._on_pointed)
        window.overlap.suggested.connect(commands.take)
        window.overlap.call_chosen.connect(commands.copy_call)
        window.overlap.text_wanted.connect(commands.copy_overlap_text)
        window.overlap.picture_wanted.connect(commands.copy_overlap_picture)
        window.navigation.view_chosen.connect(lambda key: commands.actions[f"show_{key}"].trigger())
        window.navigation.draft_chosen.connect(commands.open_draft)
        window.navigation.searched.connect(lambda _text: self._show_drafts())
        window.history.back_wanted.connect(commands.show_compose)
        window.history.restored.connect(commands.restore_state)
        window.history.put_back.connect(commands.put_back)
        window.history.removed.connect(commands.remove_for_good)
        window.team.overlap_wanted.connect(commands.show_overlap)
        gallery = window.templates
        gallery.gallery.taken.connect(commands.use_template)
        gallery.gallery.left.connect(commands.show_compose)
        gallery.side.used_here.connect(commands.use_chosen_template)
        gallery.side.used_anew.connect(commands.use_chosen_template_anew)
        window.welcome.template_wanted.connect(commands.choose_template)
        window.welcome.sample_wanted.connect(self._checks.open_sample)
        window.welcome.confirmed.connect(self._workspace.confirm_hours)
        window.welcome.changing.connect(commands.show_team)

    def start(self) -> None:
        """Everything as it is now, once."""
        self._on_changed(~Change(0))

    # The open draft

    def _on_opened(self, draft: Draft) -> None:
        self._fallback_wanted = False
        self._window.checklist.fold()
        self._window.editors.show_draft(draft, self._session.template, self._session.panes, self._names())
        self._show_form()
        self._show_drafts()

    def _show_form(self) -> None:
        helps = FieldHelps(self._workspace).helps(self._people())
        self._window.form.show_fields(self._session.template, self._session.draft.fields, helps)

    def _on_replaced(self, draft: Draft) -> None:
        self._window.editors.show_state(draft, self._session.template, self._session.panes)
        self._show_form()
        self._show_panes()

    def _on_adopted(self, _draft: Draft) -> None:
        self._window.toast.tell(
            "This draft was changed elsewhere, and that is what you see now. Its history has both.",
            ("History", self._commands.show_history),
        )

    def _on_draft_changed(self, draft: Draft) -> None:
        self._window.top_bar.show_draft(draft, self._session.template.title)
        self._window.readers.show_channel(draft.channel)
        self._window.preview.show_channel(draft.channel)
        self._window.deadline.show_deadline(draft.deadline, self._session.answer, self._workspace.now())
        self._window.welcome.setVisible(draft.is_empty)

    def _on_outlook(self, outlook: Outlook) -> None:
        draft = self._session.draft
        gone = [reader for reader in draft.to if self._workspace.team.person(reader) is None]
        self._window.readers.show_readers(draft.to, outlook.readers, gone)
        self._window.deadline.show_outlook(
            outlook, draft.deadline, self._workspace.now(), self._workspace.writer
        )
        first = outlook.hints[:1]
        self._window.checklist.show_price(" ".join([outlook.price, *(f"{hint}." for hint in first)]).strip())
        past = self._workspace.past_deadlines() if self._window.view == "overlap" else ()
        self._window.overlap.show_outlook(
            outlook, draft.deadline, self._workspace.now(), self._workspace.writer, past
        )
        self._window.top_bar.show_detail("overlap", self._window.overlap.summary())

    def _on_reported(self, report: Report) -> None:
        self._show_verdict(report)
        if not self._pause.isActive():
            self._ask_spelling()
        self._window.editors.show_generated_subject(report.document.subject)
        self._show_panes()
        self._show_preview(report)

    def _show_verdict(self, report: Report) -> None:
        """While somebody types, nothing is said of the word at the cursor; the pause brings the rest."""
        editors = self._window.editors
        verdict = report.verdict
        misspelled = self._workspace.spelling.misspellings(self._texts)
        if self._pause.isActive():
            here = editors.here
            verdict, misspelled = calm(verdict, *here), calm_words(misspelled, *here)
        self._window.checklist.show_verdict(verdict)
        self._window.count_findings(len(verdict.findings))
        editors.show_marks(verdict.findings, misspelled)
        if not self._pause.isActive():
            self._show_offers()

    def _show_offers(self) -> None:
        offers, deadline = self._session.time_offers(), self._session.draft.deadline
        workspace = self._workspace
        self._window.deadline.offers.show_offers(offers, deadline, workspace.now(), workspace.style)

    def _on_paused(self) -> None:
        """A report that is under way says it all when it comes."""
        if not self._session.is_reading:
            self._show_verdict(self._session.report)
            self._ask_spelling()

    def _ask_spelling(self) -> None:
        self._workspace.spelling.ask(self._texts)

    @property
    def _texts(self) -> dict[str, str]:
        return {**self._window.editors.field_texts, **self._session.texts}

    def _on_spelling_changed(self) -> None:
        """By another dictionary or by its answers: what is shown follows, and the rest is asked."""
        self._session.report_soon()

    def _on_typed(self, pane: str, text: str) -> None:
        """An editor that is filled by the program also tells: that is no typing."""
        if self._session.draft.text(Pane(pane)) != text:
            self._pause.start()
            self._session.set_text(Pane(pane), text)

    def _on_subject(self, text: str) -> None:
        self._pause.start()
        self._session.set_text(Pane.SUBJECT, text)

    def _on_field(self, name: str, value: object) -> None:
        self._pause.start()
        self._session.set_field(name, value)

    def _show_panes(self) -> None:
        panes = self._session.panes
        wanted = (Pane.FALLBACK,) if self._fallback_wanted and Pane.FALLBACK not in panes else ()
        self._window.editors.show_panes((*panes, *wanted))

    def _show_preview(self, report: Report) -> None:
        """In an event of its own: reading a long message takes a while."""
        workspace, channel = self._workspace, self._session.draft.channel
        if self._session.draft.is_empty:
            self._drawing.stop()
            self._show_sample(channel)
            return
        making = self._viewer.making(report.document, channel, workspace.theme, workspace.team)
        self._drawing.run_soon(making, lambda: self._show_page(report, channel))

    def _show_page(self, report: Report, channel: Channel) -> None:
        seen = self._viewer.shown(report.document, channel, self._workspace.theme, self._workspace.team)
        self._window.preview.show_message(self._letterhead(report, channel), seen.html, seen.source)
        mail = channel is Channel.EMAIL
        self._window.preview.show_length(seen.used, seen.limit, seen.reason, in_bytes=mail)
        files = self._session.draft.attachments
        self._window.preview.show_files(files, wanted=mail)
        missing = filter(None, map(trouble, files))
        self._window.preview.show_problem(" ".join([report.problem, *missing, *seen.losses]).strip())

    def _show_sample(self, channel: Channel) -> None:
        """While nothing is written: what it will look like when it is done."""
        template = self._session.template
        made = self._sample_document(template, channel)
        if made is None:
            return
        seen = self._viewer.shown(made, channel, self._workspace.theme, self._workspace.team)
        head = Letterhead("What it looks like when done", lines=(("Sample", template.title),))
        self._window.preview.show_message(head, seen.html, seen.source)
        self._window.preview.show_length(0, seen.limit, "", in_bytes=channel is Channel.EMAIL)
        self._window.preview.show_files((), wanted=False)
        self._window.preview.show_problem("")

    def _letterhead(self, report: Report, channel: Channel) -> Letterhead:
        writer = self._workspace.team.writer
        name = writer.name if writer else "You"
        to = ", ".join(person.name for person in self._workspace.team.readers(self._session.draft.to))
        if channel is Channel.SLACK:
            return Letterhead(name, self._workspace.clock_text(), author=name)
        if channel is Channel.MARKDOWN:
            return Letterhead("", "As a page, an issue or a comment")
        lines = (("From", writer.email if writer and writer.email else name), ("To", to or "nobody yet"))
        return Letterhead(report.document.subject or "No subject yet", lines=lines)

    def _on_fallback_wanted(self) -> None:
        self._fallback_wanted = True
        self._show_panes()
        self._window.editors.focus_pane(Pane.FALLBACK)

    def _on_pointed(self, at: datetime) -> None:
        zone = self._workspace.now().tzinfo
        name = self._session.draft.deadline.zone if self._session.draft.deadline.at else str(zone)
        self._session.set_deadline(at, name, writing.short(at, name, self._workspace.style))

    # What outlives it

    def _on_changed(self, change: Change) -> None:
        if change & Change.SETTINGS:
            self._show_theme()
        if change & Change.DRAFTS:
            self._show_drafts()
        if change & (Change.TEAM | Change.CLOCK | Change.SETTINGS):
            self._show_team()
        if change & Change.TEMPLATES:
            self._show_form()
            self._on_draft_changed(self._session.draft)
        if change & (Change.TEAM | Change.TEMPLATES | Change.CLOCK):
            self._show_filters()
        if change & Change.VIEW:
            self._show_view()

    def _show_view(self) -> None:
        view = self._window.view
        titles = {
            "compose": "",
            "threads": "Threads",
            "meetings": self._window.meetings.title if view == "meetings" else "",
            "team": f"Team: {self._workspace.team.name}",
            "templates": "Templates",
            "overlap": f"Overlap: {self._session.draft.display_title}",
            "history": f"History: {self._commands.history.title}",
        }
        self._window.navigation.mark_view(view, self._workspace.theme)
        if view == "overlap":
            self._on_outlook(self._session.outlook)
        self._window.top_bar.show_view(view, titles[view])

    def _show_theme(self) -> None:
        """Other settings change too; only another theme is worth a new look at everything."""
        theme = self._workspace.theme
        if theme is self._theme:
            return
        self._theme = theme
        application = QApplication.instance()
        if isinstance(application, QApplication):
            apply_theme(application, theme)
        self._window.set_theme(theme)
        self._session.report_soon()

    def _show_drafts(self) -> None:
        navigation = self._window.navigation
        try:
            entries = self._drafts.first(navigation.search_text, self._session.saver.unsaved)
        except StoreProblem as problem:
            self._window.toast.tell_error(str(problem))
            return
        navigation.show_drafts(entries, self._session.draft.id, self._more_drafts, self._drafts.problems)

    def _more_drafts(self) -> list[Entry]:
        try:
            return self._drafts.more()
        except StoreProblem as problem:
            self._window.toast.tell_error(str(problem))
            return []

    def _show_filters(self) -> None:
        workspace, today = self._workspace, self._workspace.now().date()
        templates = {name: template.title for name, template in workspace.templates.items()}
        dates = [("Today", "on:today"), ("Yesterday", "on:yesterday")]
        dates += [
            (f"In the last {days} days", f"after:{today - timedelta(days=days + 1)}") for days in (7, 30, 90)
        ]
        states = [(state.capitalize(), f"is:{state}") for state in Is]
        self._window.navigation.set_filters(
            (
                ("To", names_of({person.id: person.name for person in workspace.team.people}, "to")),
                ("State", states),
                ("Template", names_of(templates, "template")),
                ("Changed", dates),
            )
        )

    def _show_team(self) -> None:
        workspace = self._workspace
        roster = Roster(workspace.team, workspace.calendar, workspace.now(), workspace.style)
        self._window.team.show_team(roster, workspace.team_problems)
        self._window.top_bar.show_detail("team", roster.summary)
        self._window.status.show_team(workspace.team, len(workspace.team_problems))
        self._window.welcome.show_writer(
            workspace.team.writer, workspace.now(), asked=workspace.settings.hours_confirmed
        )

    def _sample_document(self, template: Template, channel: Channel) -> Document | None:
        """None where the template fails; the sentence is shown."""
        try:
            return compose(
                sample_draft(template, channel),
                template,
                sample_team(),
                sample_now(template),
                self._workspace.library.renderer,
            )
        except TemplateError as error:
            self._window.toast.tell_error(str(error))
            return None

    def _names(self) -> list[str]:
        return [
            person.first_name
            for person in self._workspace.team.people
            if person.id != self._workspace.team.me
        ]

    def _people(self) -> dict[str, str]:
        return {person.id: person.name for person in self._workspace.team.people}

    def _on_closing(self) -> None:
        self._pause.stop()
        self._drawing.stop()
        self._window.team.save()
        self._session.close()
        self._workspace.close()
