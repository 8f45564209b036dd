"""What the actions on writing, copying and views do; each row of the table of actions names its method."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog

from asyncdraft.core.checklist.times import TakenTime, TimeOffer
from asyncdraft.core.compose import Document
from asyncdraft.core.draft import PANE_TITLES, Channel, Draft
from asyncdraft.core.team import Team
from asyncdraft.core.templates.shorthands import address_of
from asyncdraft.core.templates.switching import switch
from asyncdraft.core.templates.views import in_words
from asyncdraft.core.when import writing
from asyncdraft.core.when.calls import Call
from asyncdraft.core.when.suggestions import Suggestion
from asyncdraft.core.when.zones import city_of, is_zone
from asyncdraft.gui import targets
from asyncdraft.gui.actions import ACTIONS, Actions, keys_of
from asyncdraft.gui.dialogs.picker import Choice, Picker
from asyncdraft.gui.dialogs.shortcuts import ShortcutsDialog
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.session import Session
from asyncdraft.gui.store_commands import StoreCommands
from asyncdraft.gui.theme import Scheme
from asyncdraft.gui.workspace import Workspace
from asyncdraft.storage import draft_file
from asyncdraft.storage.attachments import trouble
from asyncdraft.storage.problem import StoreProblem

if TYPE_CHECKING:
    from asyncdraft.gui.thread_drafts import ThreadDrafts

COPIED = {
    Channel.SLACK: "Copied for Slack: paste into the message box. Keep AsyncDraft open until then.",
    Channel.EMAIL: "Copied for email: paste into a new mail. The subject is “{subject}”.",
    Channel.MARKDOWN: "Copied as Markdown: paste into an issue, a pull request or a wiki.",
}
ATTACHED = {
    Channel.SLACK: "Attached: Slack takes files by themselves, so the message names them.",
    Channel.EMAIL: "Attached: “Save as mail draft” takes the files along.",
    Channel.MARKDOWN: "Attached: a page holds no files, so the message names them.",
}
PRIMARY_ACTIONS = {"threads": "next_step", "meetings": "announce_meeting"}
"""By view, where it is not to copy."""

NO_MAIL_PROGRAM = (
    "No mail program answered. Choose one in the system's settings, or save the message as a mail draft."
)


class Commands(StoreCommands):
    def __init__(self, window: MainWindow, session: Session, workspace: Workspace) -> None:
        super().__init__(window, session, workspace)
        self.actions: Actions
        self.threads: ThreadDrafts

    # Drafts

    def save_as_file(self) -> None:
        if path := self._ask_for_place("Save as a file", ".md", "Markdown (*.md)"):
            self.write_file(path)

    def write_file(self, path: str) -> None:
        self._write(path, draft_file.write(self._session.draft).encode())

    def save_as_mail_draft(self) -> None:
        """Refused, if it must be, before a place is asked for."""
        self.threads.before_copy(self._save_as_mail_draft)

    def _save_as_mail_draft(self) -> None:
        if self._as_mail(targets.mail_draft, "Not written.") is None:
            return
        if path := self._ask_for_place("Save as mail draft", ".eml", "Mail draft (*.eml)"):
            self.write_mail_draft(path)

    def write_mail_draft(self, path: str) -> None:
        content = self._as_mail(targets.mail_draft, "Not written.")
        if content and self._write(path, content):
            self._tell_sent(f"Written to {path}.")

    def _ask_for_place(self, title: str, suffix: str, kind: str) -> str:
        """Empty where the user leaves the dialog without one."""
        name = self._session.draft.display_title[:40].strip().replace("/", "-") or "draft"
        path, _kind = QFileDialog.getSaveFileName(self._window, title, name + suffix, kind)
        return path

    def _write(self, path: str, content: bytes) -> bool:
        """Whether it is written; the toast says so."""

        try:
            Path(path).write_bytes(content)
        except OSError as error:
            self._window.toast.tell_error(f"Not written to {path}: {error.strerror}. Choose another folder.")
            return False
        self._window.toast.tell(f"Written to {path}.")
        return True

    def search_drafts(self) -> None:
        """Or the templates, where they are shown."""
        if self._window.view == "templates":
            self._window.templates.show_gallery()
            self._window.templates.gallery.focus_search()
            return
        self._window.navigation.focus_search()

    def quit(self) -> None:
        self._window.close()

    # Writing

    def add_reader(self) -> None:
        present = {*self._session.draft.to, self._workspace.team.me}
        now = self._workspace.now()
        choices = [
            Choice(
                person.id,
                person.name,
                f"{city_of(person.zone)}, {self._workspace.calendar(person).now_line(now)}",
            )
            for person in self._workspace.team.people
            if person.id not in present
        ]
        nothing = f"Nobody else by that name: add people in Team ({keys_of('show_team')})."
        picker = Picker(self._window, "Add a reader", "Name or city", choices, nothing)
        picker.picked.connect(
            lambda person_id: self._session.set_readers((*self._session.draft.to, person_id))
        )
        self.show_dialog(picker)

    def choose_template(self) -> None:
        self.show_templates()
        self._window.templates.gallery.focus_search()

    def use_template(self, name: str) -> None:
        if name not in self._workspace.templates:
            return
        old, new = self._session.template, self._workspace.template(name)
        draft, moved = switch(self._session.draft, old, new)
        if draft.is_empty and draft.channel not in new.channels:
            draft = msgspec.structs.replace(draft, channel=new.channels[0])
        self._workspace.note_use(name)
        self._session.set_template(draft)
        self.show_compose()
        panes = in_words([f"“{PANE_TITLES[pane]}”" for pane in moved])
        kept = f" It has no place for {panes}: that text stands at the end of the message." if moved else ""
        self._window.toast.tell(f"Template: {new.title}.{kept}")

    def use_chosen_template(self) -> None:
        self.use_template(self._window.templates.gallery.current)

    def use_chosen_template_anew(self) -> None:
        if (name := self._window.templates.gallery.current) in self._workspace.templates:
            self.new_from_template(name)

    def edit_deadline(self) -> None:
        self.show_compose()
        self._window.deadline.focus_field()

    def take_suggestion(self) -> None:
        suggestions = self._session.outlook.suggestions
        if not suggestions:
            self._window.toast.tell("Add a reader first: a deadline is suggested from their working hours.")
            return
        self.take(suggestions[0])

    def take(self, suggestion: Suggestion) -> None:
        typed = writing.short(suggestion.at, suggestion.zone, self._workspace.style)
        self._session.set_deadline(suggestion.at, suggestion.zone, typed)

    def times_in_text(self) -> None:
        """All of them, the one at the cursor first; also those that were set aside."""
        offers = sorted(self._session.time_offers(), key=lambda offer: not self._is_at_cursor(offer))
        if not offers:
            self._window.toast.tell("The text names no time that is still to come.")
            return
        found = [TakenTime(offer, index) for offer in offers for index in range(len(offer.candidates))]
        picker = Picker(
            self._window,
            "Times in the text",
            "Which one is the deadline?",
            [self._time_choice(str(key), taken) for key, taken in enumerate(found)],
            "No such time in the text.",
        )
        picker.picked.connect(lambda key: self._session.take_time(found[int(key)]))
        self.show_dialog(picker)

    def _time_choice(self, key: str, taken: TakenTime) -> Choice:
        offer, reading, now = taken.offer, taken.reading, self._workspace.now()
        at = reading.instant(now) or now
        zone = reading.zone if reading.zone and is_zone(reading.zone) else str(now.tzinfo)
        where = PANE_TITLES[offer.pane]
        detail = " ".join([where, *(["(set aside)"] if offer.is_set_aside else []), *reading.assumed])
        return Choice(key, f"“{offer.text}”: {writing.short(at, zone, self._workspace.style)}", detail)

    def _is_at_cursor(self, offer: TimeOffer) -> bool:
        editors = self._window.editors
        here = editors.current_pane
        return offer.pane is here and offer.start <= editors.cursor_position(here) <= offer.end

    def set_aside(self, offer: TimeOffer) -> None:
        self._session.set_aside(offer)
        self._window.toast.tell(
            f"“{offer.text}” is not taken for a deadline.",
            ("Undo", lambda: self._session.set_aside(offer, aside=False)),
        )

    def attach_files(self) -> None:
        paths, _kind = QFileDialog.getOpenFileNames(self._window, "Attach files")
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
        if self._window.view in PRIMARY_ACTIONS:
            self.actions[PRIMARY_ACTIONS[self._window.view]].trigger()
            return
        self._copy(self._session.draft.channel)

    def copy_for_slack(self) -> None:
        self._copy(Channel.SLACK)

    def copy_for_email(self) -> None:
        self._copy(Channel.EMAIL)

    def copy_as_markdown(self) -> None:
        self._copy(Channel.MARKDOWN)

    def _copy(self, channel: Channel) -> None:
        self.threads.before_copy(lambda: self._copy_now(channel))

    def _copy_now(self, channel: Channel) -> None:
        document = self._document(channel, "Not copied.")
        if document is None:
            return
        native = self._workspace.settings.slack_native_clipboard
        QGuiApplication.clipboard().setMimeData(targets.mime_data(document, channel, slack_native=native))
        self._tell_sent(COPIED[channel].format(subject=document.subject) + self._to_attach())

    def _tell_sent(self, sentence: str) -> None:
        """Marks the draft, also in the thread that it belongs to."""
        self._session.mark_copied()
        joined, undo = self.threads.after_copy(self._session.report.document.markdown)
        self._window.toast.tell(sentence + joined, ("Undo", undo) if undo else None)

    def open_in_mail_program(self) -> None:
        self.threads.before_copy(self._open_in_mail_program)

    def _open_in_mail_program(self) -> None:
        link = self._as_mail(targets.mail_link, "Not opened.")
        if link is None:
            return
        if not QDesktopServices.openUrl(QUrl.fromEncoded(link)):
            self._window.toast.tell_error(NO_MAIL_PROGRAM)
            return
        self._tell_sent("Opened in the mail program." + self._to_attach())

    def _to_attach(self) -> str:
        """What only the user can carry over."""
        names = [Path(path).name for path in self._session.draft.attachments]
        return f" Attach there: {', '.join(names)}." if names else ""

    def _as_mail(self, make: Callable[[Document, Team, Draft], bytes], refusal: str) -> bytes | None:
        """None where there is none; the sentence is shown."""
        document = self._document(Channel.EMAIL, refusal)
        if document is None:
            return None
        try:
            return make(document, self._workspace.team, self._session.draft)
        except (ValueError, StoreProblem) as problem:
            self._window.toast.tell_error(f"{refusal} {problem}")
            return None

    def _document(self, channel: Channel, refusal: str) -> Document | None:
        """As it reads for `channel`, which is chosen; None where there is none, and the sentence is shown."""
        if self._session.draft.is_empty:
            self._window.toast.tell("Write something first.")
            return None
        self._session.set_channel(channel)
        report = self._session.report
        if report.problem:
            self._window.toast.tell_error(f"{refusal} {report.problem}")
            return None
        return report.document

    # View

    def show_team(self) -> None:
        self._show_view("team")

    def show_templates(self) -> None:
        self._show_view("templates")

    def show_overlap(self) -> None:
        self._show_view("overlap")

    def use_deadline(self) -> None:
        """It is the draft's already: back to it."""
        self.show_compose()
        lead = self._session.outlook.lead
        self._window.toast.tell(f"The deadline is {lead}." if lead else "There is no deadline yet.")

    def show_person(self, person_id: str) -> None:
        """Where the hours of somebody are said."""
        self.show_team()
        self._window.team.ask_hours(person_id)

    def copy_overlap_text(self) -> None:
        QGuiApplication.clipboard().setText(self._window.overlap.as_text())
        self._window.toast.tell("The overlap is copied as text.")

    def copy_overlap_picture(self) -> None:
        QGuiApplication.clipboard().setPixmap(self._window.overlap.picture())
        self._window.toast.tell("The overlap is copied as a picture.")

    def copy_call(self, call: Call) -> None:
        zones = [person.zone for person in self._workspace.team.readers(self._session.draft.to)]
        writer = self._workspace.team.writer
        phrase = writing.full(call.at, [*([writer.zone] if writer else []), *zones], self._workspace.style)
        QGuiApplication.clipboard().setText(phrase)
        self._window.toast.tell(f"Copied: {phrase}")

    def switch_panel(self) -> None:
        self._window.switch_side()

    def switch_theme(self) -> None:
        dark = self._workspace.theme.scheme is Scheme.DARK
        self._workspace.set_theme(Scheme.LIGHT if dark else Scheme.DARK)

    def switch_clock(self) -> None:
        self._workspace.switch_clock()

    def system_theme(self) -> None:
        self._workspace.set_theme(Scheme.SYSTEM)

    # Help

    def show_palette(self) -> None:
        if (
            self._window.editors.current.hasFocus()
            and self._window.editors.current.textCursor().hasSelection()
        ):
            self.link()
            return
        choices = [
            Choice(action.id, action.text, action.keys, f"{action.menu} {action.tip}") for action in ACTIONS
        ]
        picker = Picker(
            self._window, "Command palette", "What do you want to do?", choices, "No such action."
        )
        picker.picked.connect(lambda action_id: self.actions[action_id].trigger())
        self.show_dialog(picker)

    def show_shortcuts(self) -> None:
        self.show_dialog(ShortcutsDialog(self._window))
