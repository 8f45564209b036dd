"""Who hears what: signals of the session and the workspace to panels, and of panels back."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from asyncdraft.core.draft import Channel, Draft, Pane
from asyncdraft.core.text import joined, say
from asyncdraft.core.when.outlook import Outlook
from asyncdraft.gui.actions import choose_keys
from asyncdraft.gui.commands import Commands
from asyncdraft.gui.drafts.check_commands import CheckCommands
from asyncdraft.gui.drafts.draft_commands import DraftCommands
from asyncdraft.gui.drafts.draft_navigation import DraftNavigation
from asyncdraft.gui.drafts.field_helps import FieldHelps
from asyncdraft.gui.drafts.finding_desk import FindingDesk
from asyncdraft.gui.drafts.preview_desk import PreviewDesk
from asyncdraft.gui.drafts.session import Report, Session
from asyncdraft.gui.drafts.welcome_desk import WelcomeDesk
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.store_commands import StoreCommands
from asyncdraft.gui.theme import Theme, apply_theme
from asyncdraft.gui.widgets.announce import announce
from asyncdraft.gui.widgets.sectioned_list import SectionedList
from asyncdraft.gui.workspace import Change, Workspace

if TYPE_CHECKING:
    from asyncdraft.gui.motion import Motion


class Bindings:
    def __init__(
        self,
        window: MainWindow,
        session: Session,
        workspace: Workspace,
        commands: Commands,
        drafts: DraftCommands,
        store: StoreCommands,
        checks: CheckCommands,
    ) -> None:
        self._window = window
        self._session = session
        self._workspace = workspace
        self._commands = commands
        self._drafts = drafts
        self._store = store
        self._checks = checks
        self._findings = FindingDesk(window, session, workspace)
        self._preview = PreviewDesk(window, session, workspace)
        self._navigation = DraftNavigation(window, session, workspace)
        self._fallback_wanted = False
        self._spoken = ""
        self._theme: Theme | None = None
        self._keys = workspace.settings.shortcuts
        self.welcome = WelcomeDesk(window, session, workspace)
        self._motion_chosen: bool | None = None
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
        self._session.saver.said.connect(self._on_saver_said)
        self._session.saver.troubled.connect(self._store.tell_unsaved)
        self._session.saver.recovered.connect(self._store.tell_saved)
        self._session.saver.overtaken.connect(self._drafts.tell_conflict)
        self._session.fix_wanted.connect(self._window.editors.apply)
        self._workspace.changed.connect(self._on_changed)
        self._workspace.told.connect(self._window.toast.tell_error)
        self._workspace.spelling.changed.connect(self._session.report_soon)
        self._window.closing.connect(self._on_closing)
        self._window.narrowed.connect(lambda _narrow: self._on_draft_changed(self._session.draft))

    def _bind_compose(self) -> None:
        window, session, commands = self._window, self._session, self._commands
        window.top_bar.template_wanted.connect(commands.choose_template)
        window.top_bar.copy_wanted.connect(commands.copy_for_channel)
        window.readers.readers_changed.connect(session.set_readers)
        window.readers.channel_chosen.connect(lambda name: session.set_channel(Channel(name)))
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
        window.deadline.pointed.connect(commands.point_at)
        window.checklist.go_to.connect(self._checks.go_to)
        window.checklist.fix_chosen.connect(session.apply)
        window.checklist.ignored.connect(self._checks.ignore)
        window.checklist.explained.connect(self._checks.explain)
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
        window.deadline.hours_wanted.connect(commands.show_person)
        window.navigation.view_chosen.connect(lambda key: commands.actions[f"show_{key}"].trigger())
        window.navigation.draft_chosen.connect(self._drafts.open_draft)
        window.navigation.searched.connect(lambda _text: self._navigation.show())
        window.welcome.rough_wanted.connect(commands.actions["start_rough"].trigger)
        window.welcome.restore_wanted.connect(commands.actions["restore_backup"].trigger)
        window.welcome.template_wanted.connect(commands.choose_template)
        window.welcome.sample_wanted.connect(self._checks.open_sample)
        commands.actions["new_draft"].triggered.connect(self.welcome.begin_anew)

    def start(self) -> None:
        """Everything as it is now, once; the draft that was opened has shown the list and its form."""
        self._on_changed(~(Change.DRAFTS | Change.TEMPLATES))

    @property
    def is_drawing(self) -> bool:
        """Whether a preview is under way, or the offers of a deadline are."""
        return self._preview.is_drawing or self._findings.is_reading

    # The open draft

    def _on_opened(self, draft: Draft) -> None:
        self._fallback_wanted = False
        if not draft.id:
            self._session.saver.begin()
        self._preview.take_sample_away(draft)
        self._window.checklist.fold()
        self._window.editors.show_draft(draft, self._session.template, self._session.panes)
        self._show_form()
        self._navigation.show()

    def _show_form(self) -> None:
        helps = FieldHelps(self._workspace).helps(self._workspace.team.names)
        self._window.form.show_fields(self._session.template, self._session.draft.fields, helps)

    def _on_replaced(self, draft: Draft) -> None:
        self._window.editors.show_state(draft, self._session.template, self._session.panes)
        self._show_form()
        self._show_panes()

    def _on_adopted(self, _draft: Draft) -> None:
        self._window.toast.tell(
            tr("This draft was changed elsewhere, and that is what you see now. Its history has both."),
            (tr("History"), self._drafts.show_history),
        )

    def _on_draft_changed(self, draft: Draft) -> None:
        self._window.top_bar.show_draft(draft, self._session.template.title)
        self._window.editors.show_counts(draft)
        self._window.readers.show_channel(draft.channel)
        self._window.preview.show_channel(draft.channel)
        self._window.deadline.show_deadline(draft.deadline, self._session.answer, self._workspace.now())
        self.welcome.show_draft()

    def _on_outlook(self, outlook: Outlook) -> None:
        draft = self._session.draft
        gone = [reader for reader in draft.to if self._workspace.team.person(reader) is None]
        self._window.readers.show_readers(draft.to, outlook.readers, gone)
        self._window.deadline.show_outlook(
            outlook, draft.deadline, self._workspace.now(), self._workspace.writer
        )
        first = outlook.hints[:1]
        self._window.checklist.show_price(
            joined(filter(None, [outlook.price, *(say("{hint}.", hint=hint) for hint in first)]))
        )

    def _on_reported(self, report: Report) -> None:
        self._findings.show(report)
        self._window.editors.show_generated_subject(report.document.subject)
        self._show_panes()
        self._preview.show(report)
        self.welcome.show_hint()

    def _on_saver_said(self, words: str) -> None:
        """The first time that a draft is saved is spoken; each of the hundred others would only disturb."""
        saver = self._session.saver
        self._window.top_bar.show_saved(words, is_bad=bool(saver.unsaved))
        if saver.is_saved and self._spoken != self._session.draft.id:
            self._spoken = self._session.draft.id
            announce(self._window, shown(words))

    def _on_typed(self, pane: str, text: str) -> None:
        """An editor that is filled by the program also tells: that is no typing."""
        if self._session.draft.text(Pane(pane)) != text:
            self._findings.note_typing()
            self._session.set_text(Pane(pane), text)

    def _on_subject(self, text: str) -> None:
        self._findings.note_typing()
        self._session.set_text(Pane.SUBJECT, text)

    def _on_field(self, name: str, value: object) -> None:
        self._findings.note_typing()
        self._session.set_field(name, value)

    def _show_panes(self) -> None:
        panes = self._session.panes
        wanted = (Pane.FALLBACK,) if self._fallback_wanted and Pane.FALLBACK not in panes else ()
        self._window.editors.show_panes((*panes, *wanted))

    def _on_fallback_wanted(self) -> None:
        self._fallback_wanted = True
        self._show_panes()
        self._window.editors.focus_pane(Pane.FALLBACK)

    # What outlives it

    def _on_changed(self, change: Change) -> None:
        if change & Change.SETTINGS:
            self._show_theme()
            self._show_keys()
        if change & (Change.DRAFTS | Change.TEMPLATES):
            self._navigation.show()
        if change & Change.CLOCK:
            self._navigation.keep_up()
        if change & (Change.TEAM | Change.CLOCK | Change.SETTINGS):
            self._show_team()
        if change & Change.TEMPLATES:
            self._show_form()
            self._on_draft_changed(self._session.draft)
        if change & (Change.TEAM | Change.TEMPLATES | Change.CLOCK):
            self._navigation.show_filters()
        if change & (Change.VIEW | Change.TEAM):
            self._show_view()

    def _show_view(self) -> None:
        view = self._window.view
        titles = {
            "compose": "",
            "threads": say("Threads"),
            "meetings": self._window.meetings.title if view == "meetings" else "",
            "team": say("Team: {name}", name=name) if (name := self._workspace.team.name) else say("Team"),
            "templates": say("Templates"),
            "practice": self._window.practice.title if view == "practice" else "",
            "overlap": say("Overlap: {title}", title=self._session.draft.display_title),
            "outbox": say("Outbox"),
            "settings": say("Settings"),
            "history": say("History: {title}", title=self._drafts.history.title) if view == "history" else "",
        }
        self._window.navigation.mark_view(view, self._workspace.theme)
        self._window.top_bar.show_view(view, titles[view])

    def _show_theme(self) -> None:
        """Other settings change too; only another theme is worth a new look at everything."""
        if self._workspace.settings.reduced_motion is not self._motion_chosen:
            self._motion_chosen = self._workspace.settings.reduced_motion
            self.motion.choose(self._motion_chosen)
        theme = self._workspace.theme
        if theme is self._theme:
            return
        self._theme = theme
        application = QApplication.instance()
        if isinstance(application, QApplication):
            self._window.expect_theme(theme)
            apply_theme(application, theme)
        self._window.set_theme(theme)
        for words in self._window.findChildren(SectionedList):
            words.set_tokens({role: theme[role] for role in theme.tokens})
        self._session.report_soon()

    @cached_property
    def motion(self) -> "Motion":
        from asyncdraft.gui.motion import Motion

        application = QApplication.instance()
        assert isinstance(application, QApplication)
        return Motion(application)

    def _show_keys(self) -> None:
        """Whatever names a shortcut names that of now."""
        chosen = self._workspace.settings.shortcuts
        if chosen != self._keys:
            self._keys = chosen
            choose_keys(chosen)
            self._commands.actions.show_keys()
            self._window.show_keys()
            self._on_draft_changed(self._session.draft)

    def _show_team(self) -> None:
        workspace = self._workspace
        self._window.status.show_team(workspace.team, len(workspace.team_problems))
        self._window.editors.offer_names(self._names())
        self.welcome.show()

    def _names(self) -> list[str]:
        return [
            person.first_name
            for person in self._workspace.team.people
            if person.id != self._workspace.team.me
        ]

    def _on_closing(self) -> None:
        self._findings.stop()
        self._preview.stop()
        if self._window.is_made("team"):
            self._window.team.save()
        self._session.close()
        self._workspace.close()
