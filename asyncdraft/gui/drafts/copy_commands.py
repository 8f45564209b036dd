"""What becomes of a message that is done: copied for a channel, opened as a mail, written to a file."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from asyncdraft.core.compose import Document
from asyncdraft.core.draft import Channel, Draft
from asyncdraft.core.team import Team
from asyncdraft.core.text import joined, say
from asyncdraft.gui.drafts import targets
from asyncdraft.gui.drafts.session import Session
from asyncdraft.gui.language import tr
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.stage import Stage
from asyncdraft.gui.threads.thread_drafts import ThreadDrafts
from asyncdraft.gui.workspace import Workspace
from asyncdraft.storage import draft_file
from asyncdraft.storage.problem import StoreProblem

COPIED = {
    Channel.SLACK: say("Copied for Slack: paste into the message box. Keep AsyncDraft open until then."),
    Channel.EMAIL: say("Copied for email: paste into a new mail. The subject is “{subject}”."),
    Channel.MARKDOWN: say("Copied as Markdown: paste into an issue, a pull request or a wiki."),
}
NO_MAIL_PROGRAM = say(
    "No mail program answered. Choose one in the system's settings, or save the message as a mail draft."
)


class CopyCommands:
    def __init__(
        self,
        window: MainWindow,
        session: Session,
        workspace: Workspace,
        stage: Stage,
        threads: ThreadDrafts,
    ) -> None:
        self._window = window
        self._session = session
        self._workspace = workspace
        self._stage = stage
        self._threads = threads

    # Copying

    def copy_draft(self) -> None:
        self._copy(self._session.draft.channel)

    def copy_for_slack(self) -> None:
        self._copy(Channel.SLACK)

    def copy_for_email(self) -> None:
        self._copy(Channel.EMAIL)

    def copy_as_markdown(self) -> None:
        self._copy(Channel.MARKDOWN)

    def _copy(self, channel: Channel) -> None:
        self._threads.before_copy(lambda: self._copy_now(channel))

    def _copy_now(self, channel: Channel) -> None:
        document = self._document(channel, say("Not copied."))
        if document is None:
            return
        native = self._workspace.settings.slack_native_clipboard
        QGuiApplication.clipboard().setMimeData(targets.mime_data(document, channel, slack_native=native))
        self._tell_sent(say(COPIED[channel], subject=document.subject), self._to_attach())

    def _tell_sent(self, sentence: str, to_do: str = "") -> None:
        """Marks the draft, also in the thread that it belongs to."""
        self._session.mark_copied()
        kept, undo = self._threads.after_copy(self._session.report.document.markdown)
        told = joined((sentence, to_do, kept), "")
        self._window.toast.tell(told, (say("Undo"), undo) if undo else None)

    def open_in_mail_program(self) -> None:
        self._threads.before_copy(self._open_in_mail_program)

    def _open_in_mail_program(self) -> None:
        link = self._as_mail(targets.mail_link, say("Not opened."))
        if link is None:
            return
        if not QDesktopServices.openUrl(QUrl.fromEncoded(link)):
            self._window.toast.tell_error(NO_MAIL_PROGRAM)
            return
        self._tell_sent(say("Opened in the mail program."), self._to_attach())

    def _to_attach(self) -> str:
        """What only the user can carry over."""
        names = [Path(path).name for path in self._session.draft.attachments]
        return say(" Attach there: {join}.", join=", ".join(names)) if names else ""

    def _as_mail(self, make: Callable[[Document, Team, Draft], bytes], refusal: str) -> bytes | None:
        """None where there is none; the sentence is shown."""
        document = self._document(Channel.EMAIL, refusal)
        if document is None:
            return None
        try:
            return make(document, self._workspace.team, self._session.draft)
        except (ValueError, StoreProblem) as problem:
            self._window.toast.tell_error(tr("{refusal} {problem}", refusal=refusal, problem=problem))
            return None

    def _document(self, channel: Channel, refusal: str) -> Document | None:
        """As it reads for `channel`, which is chosen; None where there is none, and the sentence is shown."""
        if self._session.draft.is_empty:
            self._window.toast.tell(tr("Write something first."))
            return None
        self._session.set_channel(channel)
        report = self._session.report
        if report.problem:
            self._window.toast.tell_error(tr("{refusal} {problem}", refusal=refusal, problem=report.problem))
            return None
        return report.document

    # Files

    def save_as_file(self) -> None:
        if path := self._ask_for_place(say("Save as a file"), ".md", say("Markdown (*.md)")):
            self.write_file(path)

    def write_file(self, path: str) -> None:
        self._stage.write_file(path, draft_file.write(self._session.draft).encode)

    def save_as_mail_draft(self) -> None:
        """Refused, if it must be, before a place is asked for."""
        self._threads.before_copy(self._save_as_mail_draft)

    def _save_as_mail_draft(self) -> None:
        if self._as_mail(targets.mail_draft, say("Not written.")) is None:
            return
        if path := self._ask_for_place(say("Save as mail draft"), ".eml", say("Mail draft (*.eml)")):
            self.write_mail_draft(path)

    def write_mail_draft(self, path: str) -> None:
        content = self._as_mail(targets.mail_draft, say("Not written."))
        if content and self._stage.write_file(path, lambda: content, told=""):
            self._tell_sent(say("Written to {path}.", path=path))

    def _ask_for_place(self, title: str, suffix: str, kind: str) -> str:
        return self._stage.ask_for_place(title, self._session.draft.display_title or "draft", suffix, kind)
