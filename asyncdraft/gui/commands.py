"""What the actions on writing and views do; each row of the table of actions names its method."""

from collections.abc import Sequence
from datetime import datetime

import msgspec
from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from asyncdraft.core.checklist.time_offers import TakenTime, TimeOffer
from asyncdraft.core.draft import PANE_TITLES, Channel
from asyncdraft.core.health import Fact
from asyncdraft.core.settings.settings import DEFAULTS
from asyncdraft.core.templates.shorthands import address_of
from asyncdraft.core.templates.switching import channel_for, switch
from asyncdraft.core.text import joined, say
from asyncdraft.core.when import writing
from asyncdraft.core.when.calls import Call
from asyncdraft.core.when.suggestions import Suggestion
from asyncdraft.core.when.wording import all_of
from asyncdraft.gui.actions import ACTIONS, Actions, menu_title, shown_keys
from asyncdraft.gui.dialogs.opening import show
from asyncdraft.gui.dialogs.picker import Choice, Picker
from asyncdraft.gui.drafts.copy_commands import CopyCommands
from asyncdraft.gui.drafts.draft_commands import DraftCommands
from asyncdraft.gui.drafts.session import Session
from asyncdraft.gui.drafts.time_offers import moment_of
from asyncdraft.gui.language import tr
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.stage import Stage
from asyncdraft.gui.theme import Scheme
from asyncdraft.gui.workspace import Workspace
from asyncdraft.storage.attachments import trouble

ATTACHED = {
    Channel.SLACK: say("Attached: Slack takes files by themselves, so the message names them."),
    Channel.EMAIL: say("Attached: “Save as mail draft” takes the files along."),
    Channel.MARKDOWN: say("Attached: a page holds no files, so the message names them."),
}
TEXT_STEP, SMALLEST_TEXT, LARGEST_TEXT = 10, 80, 200
PRIMARY_ACTIONS = {
    "threads": "next_step",
    "audit": "announce_meeting",
    "rounds": "go_on_with_round",
    "rfcs": "go_on_with_rfc",
    "practice": "go_on_practising",
}
"""By view, or the part of it that is shown, where it is not to copy."""


class Commands:
    def __init__(
        self,
        window: MainWindow,
        session: Session,
        workspace: Workspace,
        stage: Stage,
        drafts: DraftCommands,
        copying: CopyCommands,
    ) -> None:
        self._window = window
        self._session = session
        self._workspace = workspace
        self._stage = stage
        self._drafts = drafts
        self._copying = copying
        self.actions: Actions

    # Writing

    def search_drafts(self) -> None:
        """Or the templates, exercises or settings, where they are shown."""
        if self._window.view == "practice":
            self.actions["show_exercises"].trigger()
            self._window.practice.list.focus_search()
            return
        if self._window.view == "templates":
            self._window.templates.show_gallery()
            self._window.templates.gallery.focus_search()
            return
        if self._window.view == "settings":
            self._window.settings.focus_search()
            return
        self._window.navigation.focus_search()

    def quit(self) -> None:
        self._window.close()

    def choose_template(self) -> None:
        self.show_templates()
        self._window.templates.gallery.focus_search()

    def use_template(self, name: str) -> None:
        if name not in self._workspace.templates:
            return
        old, new = self._session.template, self._workspace.template(name)
        draft, moved = switch(self._session.draft, old, new)
        draft = msgspec.structs.replace(draft, channel=channel_for(draft, new))
        self._workspace.note_use(name)
        self._session.set_template(draft)
        self._stage.show_compose()
        panes = all_of([say("“{title}”", title=PANE_TITLES[pane]) for pane in moved])
        kept = (
            say(" It has no place for {panes}: that text stands at the end of the message.", panes=panes)
            if moved
            else ""
        )
        self._window.toast.tell(tr("Template: {title}.{kept}", title=new.title, kept=kept))

    def use_chosen_template(self) -> None:
        self.use_template(self._window.templates.gallery.current)

    def use_chosen_template_anew(self) -> None:
        if (name := self._window.templates.gallery.current) in self._workspace.templates:
            self._drafts.new_from_template(name)

    def edit_deadline(self) -> None:
        self._stage.show_compose()
        self._window.deadline.show()
        self._window.deadline.focus_field()

    def take_suggestion(self) -> None:
        suggestions = self._session.outlook.suggestions
        if not suggestions:
            self._window.toast.tell(
                tr("Add a reader first: a deadline is suggested from their working hours.")
            )
            return
        self.take(suggestions[0])

    def take(self, suggestion: Suggestion) -> None:
        typed = writing.short(suggestion.at, suggestion.zone, self._workspace.style)
        self._session.set_deadline(suggestion.at, suggestion.zone, typed)

    def point_at(self, at: datetime) -> None:
        """The deadline is where somebody has pointed, on a strip of hours."""
        zone = self._workspace.now().tzinfo
        name = self._session.draft.deadline.zone if self._session.draft.deadline.at else str(zone)
        self._session.set_deadline(at, name, writing.short(at, name, self._workspace.style))

    def times_in_text(self) -> None:
        """All of them, the one at the cursor first; also those that were set aside."""
        offers = sorted(self._session.time_offers(), key=lambda offer: not self._is_at_cursor(offer))
        if not offers:
            self._window.toast.tell(tr("The text names no time that is still to come."))
            return
        found = [TakenTime(offer, index) for offer in offers for index in range(len(offer.candidates))]
        picker = Picker(
            self._window,
            say("Times in the text"),
            say("Which one is the deadline?"),
            [self._time_choice(str(key), taken) for key, taken in enumerate(found)],
            say("No such time in the text."),
        )
        picker.picked.connect(lambda key: self._session.take_time(found[int(key)]))
        show(picker)

    def _time_choice(self, key: str, taken: TakenTime) -> Choice:
        offer, reading = taken.offer, taken.reading
        at, zone = moment_of(reading, self._workspace.now())
        where = PANE_TITLES[offer.pane]
        detail = joined([where, *([say("(set aside)")] if offer.is_set_aside else []), *reading.assumed])
        return Choice(
            key,
            say("“{text}”: {time}", text=offer.text, time=writing.short(at, zone, self._workspace.style)),
            detail,
        )

    def _is_at_cursor(self, offer: TimeOffer) -> bool:
        editors = self._window.editors
        here = editors.current_pane
        return offer.pane is here and offer.start <= editors.cursor_position(here) <= offer.end

    def set_aside(self, offer: TimeOffer) -> None:
        self._session.set_aside(offer)
        self._window.toast.tell(
            tr("“{text}” is not taken for a deadline.", text=offer.text),
            (tr("Undo"), lambda: self._session.set_aside(offer, aside=False)),
        )

    def attach_files(self) -> None:
        paths, _kind = QFileDialog.getOpenFileNames(self._window, tr("Attach files"))
        self.attach(paths)

    def attach(self, paths: Sequence[str]) -> None:
        """What is no file is told; what the channel cannot carry is named in its text."""
        files = [path for path in paths if not trouble(path)]
        if files:
            self._session.attach(files)
            self._window.toast.tell(ATTACHED[self._session.draft.channel])
        if len(files) < len(paths):
            self._window.toast.tell_error(next(filter(None, map(trouble, paths))))

    def bold(self) -> None:
        self._window.editors.current.toggle_bold()

    def italic(self) -> None:
        self._window.editors.current.toggle_italic()

    def link(self) -> None:
        """An id of the team's shorthands gets its address; any other word waits for one."""
        editor = self._window.editors.current
        address = address_of(editor.word, self._workspace.team.links)
        if address:
            editor.link_word(address)
        else:
            editor.make_link()

    # Copying

    def copy_for_channel(self) -> None:
        """The primary action of what is seen."""
        if self._window.view == "overlap":
            self.use_deadline()
            return
        shown = self._window.meetings.part if self._window.view == "meetings" else self._window.view
        if shown in PRIMARY_ACTIONS:
            self.actions[PRIMARY_ACTIONS[shown]].trigger()
            return
        self._copying.copy_draft()

    # View

    def show_templates(self) -> None:
        self._stage.show_view("templates")

    def show_overlap(self) -> None:
        self._stage.show_view("overlap")

    def use_deadline(self) -> None:
        """It is the draft's already: back to it."""
        self._stage.show_compose()
        lead = self._session.outlook.lead
        self._window.toast.tell(
            tr("The deadline is {lead}.", lead=lead) if lead else tr("There is no deadline yet.")
        )

    def show_person(self, person_id: str) -> None:
        """Where the hours of somebody are said, or of all whose hours are not known."""
        self.actions["show_team"].trigger()
        if person_id:
            self._window.team.ask_hours(person_id)

    def copy_overlap_text(self) -> None:
        """What is copied is seen."""
        self.show_overlap()
        QGuiApplication.clipboard().setText(self._window.overlap.as_text())
        self._window.toast.tell(tr("The overlap is copied as text."))

    def copy_overlap_picture(self) -> None:
        self.show_overlap()
        QGuiApplication.clipboard().setPixmap(self._window.overlap.picture())
        self._window.toast.tell(tr("The overlap is copied as a picture."))

    def copy_call(self, call: Call) -> None:
        zones = [person.zone for person in self._workspace.team.readers(self._session.draft.to)]
        writer = self._workspace.team.writer
        phrase = writing.full(call.at, [*([writer.zone] if writer else []), *zones], self._workspace.style)
        QGuiApplication.clipboard().setText(phrase)
        self._window.toast.tell(tr("Copied: {phrase}", phrase=phrase))

    def switch_panel(self) -> None:
        self._window.compose.show_next()

    def switch_theme(self) -> None:
        dark = self._workspace.theme.scheme is Scheme.DARK
        self._workspace.set_theme(Scheme.LIGHT if dark else Scheme.DARK)

    def switch_clock(self) -> None:
        self._workspace.switch_clock()

    def system_theme(self) -> None:
        self._workspace.set_theme(Scheme.SYSTEM)

    def larger_text(self) -> None:
        self._resize_text(1)

    def smaller_text(self) -> None:
        self._resize_text(-1)

    def usual_text(self) -> None:
        self._set_text_size(DEFAULTS.text_size)

    def _resize_text(self, steps: int) -> None:
        self._set_text_size(self._workspace.settings.text_size + steps * TEXT_STEP)

    def _set_text_size(self, percent: int) -> None:
        held = min(max(percent, SMALLEST_TEXT), LARGEST_TEXT)
        self._workspace.choose(text_size=held)
        self._window.toast.tell(say("Text size: {percent} %", percent=held))

    # Help

    def show_palette(self) -> None:
        if (
            self._window.editors.current.hasFocus()
            and self._window.editors.current.textCursor().hasSelection()
        ):
            self.link()
            return
        choices = [
            Choice(
                action.id, tr(action.text), shown_keys(action), f"{menu_title(action.menu)} {tr(action.tip)}"
            )
            for action in ACTIONS
        ]
        picker = Picker(
            self._window,
            say("Command palette"),
            say("What do you want to do?"),
            choices,
            say("No such action."),
        )
        picker.picked.connect(lambda action_id: self.actions[action_id].trigger())
        show(picker)

    def show_diagnostics(self) -> None:
        """Looked for off the GUI thread: a large store is read from its beginning to its end."""
        from asyncdraft.gui.dialogs.diagnostics import DiagnosticsDialog
        from asyncdraft.gui.drafts.diagnosis_work import examine

        dialog = DiagnosticsDialog(self._window)
        left: list[int] = []
        dialog.finished.connect(left.append)
        show(dialog)
        team, screen = str(self._workspace.team_path), f"Qt {qVersion()} on {QGuiApplication.platformName()}"

        def done(facts: tuple[Fact, ...]) -> None:
            if not left:
                dialog.show_facts(facts)

        self._workspace.tasks.run(lambda _progress: examine(team, screen), done, self._on_not_examined)

    def _on_not_examined(self, error: Exception) -> None:
        raise error

    def show_hints(self) -> None:
        self._workspace.choose(hints=())
        self._window.toast.tell(tr("Hints show themselves again where they help."))

    def show_about(self) -> None:
        import platform

        from asyncdraft.gui.dialogs.about import AboutDialog
        from asyncdraft.storage import notices

        os = f"{platform.system()} {platform.release()}"
        system = f"Qt {qVersion()} · Python {platform.python_version()} · {os}"
        theme, own = self._workspace.theme, notices.own_licence()
        dialog = AboutDialog(self._window, notices.notices(), own, system, theme)
        dialog.copying.connect(lambda versions: QGuiApplication.clipboard().setText(versions))
        show(dialog)
