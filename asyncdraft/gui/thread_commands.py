"""What the actions on threads do: one method for each row of the table of actions."""

from pathlib import Path

from msgspec.structs import replace
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QMenu

from asyncdraft.core.compose import document
from asyncdraft.core.draft import Channel
from asyncdraft.core.templates.errors import TemplateError
from asyncdraft.core.threads.decisions import file_name, log, record
from asyncdraft.core.threads.drafting import as_post, next_draft
from asyncdraft.core.threads.intake import post_from_mail, posts_from_text, with_posts
from asyncdraft.core.threads.mail import Mail, person_of, read_mail
from asyncdraft.core.threads.progress import Step
from asyncdraft.core.threads.said_at import said_at
from asyncdraft.core.threads.template_view import thread_view
from asyncdraft.core.threads.thread import Post, Thread, corrected, with_post
from asyncdraft.gui import targets, thread_rows
from asyncdraft.gui.commands import Commands
from asyncdraft.gui.dialogs.decision_log import DecisionLog
from asyncdraft.gui.dialogs.reply import Pasted, Piece, Recognised, ReplyDialog
from asyncdraft.gui.dialogs.strike_count import StrikeCountDialog
from asyncdraft.gui.dialogs.thread_form import ThreadForm, ThreadText
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.session import Session
from asyncdraft.gui.thread_desk import ThreadDesk, invited_now
from asyncdraft.gui.thread_drafts import ThreadDrafts
from asyncdraft.gui.thread_page import ThreadPage
from asyncdraft.gui.widgets.sectioned_list import Entry
from asyncdraft.gui.workspace import Change, Workspace
from asyncdraft.storage.files import write_atomically
from asyncdraft.storage.problem import StoreProblem

NO_THREAD = "Choose a thread first, or start one with New thread."
WRITING = frozenset({Step.ASK, Step.CLARIFY, Step.SYNTHESISE, Step.INVITE, Step.SEND_BACK, Step.NUDGE})


class ThreadCommands:
    def __init__(
        self,
        window: MainWindow,
        session: Session,
        workspace: Workspace,
        commands: Commands,
        desk: ThreadDesk,
        drafts: ThreadDrafts,
        page: ThreadPage,
    ) -> None:
        self._window = window
        self._session = session
        self._workspace = workspace
        self._commands = commands
        self._desk = desk
        self._drafts = drafts
        self._page = page
        self._mail: Mail | None = None
        window.threads.chosen.connect(self._on_chosen)
        window.threads.dropped.connect(self.add_mail)
        window.threads.step.chosen.connect(self._on_step)
        desk.told.connect(self._tell)

    def _tell(self, sentence: str, undo: object) -> None:
        self._window.toast.tell(sentence, ("Undo", undo) if callable(undo) else None)

    def show_threads(self) -> None:
        self._window.show_view("threads")
        self._workspace.changed.emit(Change.VIEW)
        self._window.threads.focus_list()

    def _on_chosen(self, key: str) -> None:
        actions = {
            "new": self.new_thread,
            "reply": self.add_reply,
            "log": self.show_decisions,
            "count": self.correct_strikes,
            "edit": self.edit_thread,
            "record": self._page.start_record,
            "delete": self.delete_thread,
        }
        actions[key]()

    def _on_step(self, key: str) -> None:
        actions = {
            "primary": self.next_step,
            "reply": self.add_reply,
            "sent": self._add_own,
            "ics": self.save_invitation,
            "invitation": self._choose_invitation,
            "record": self._page.start_record,
            "reinvite": self._reinvite,
            "reopen": self._page.reopen,
            "copy_record": self._copy_record,
        }
        actions[key]()

    def next_step(self) -> None:
        thread = self._current()
        if thread is None:
            return
        step = self._desk.stands(thread).step
        if step in WRITING:
            self._drafts.write_next()
        elif step is Step.JUDGE:
            self.show_threads()
            self._window.threads.timeline.focus_open()
        elif step is Step.RECORD:
            self._page.submit_record()
        elif step is Step.CLOSE:
            self._page.settle()
        else:
            self._window.toast.tell(f"{self._desk.stands(thread).line}: nothing is to be done now.")

    def _current(self) -> Thread | None:
        thread = self._desk.current
        if thread is None:
            self._window.toast.tell(NO_THREAD)
        return thread

    def judge_aligned(self) -> None:
        self._page.judge_next("aligned")

    def judge_misunderstood(self) -> None:
        self._page.judge_next("misunderstood")

    def judge_disagreed(self) -> None:
        self._page.judge_next("disagreed")

    # Threads

    def new_thread(self) -> None:
        draft = self._session.draft
        from_draft = self._window.view == "compose" and not draft.is_empty
        shown = ThreadText(draft.display_title, draft.to) if from_draft else ThreadText()
        follows = (
            "The open draft becomes its first message." if from_draft else "Next you write its question."
        )
        form = self._form("New thread", shown, ("Start the thread", follows))
        form.accepted_text.connect(lambda text: self._start(text, with_draft=from_draft))
        self._show(form)

    def edit_thread(self) -> None:
        thread = self._current()
        if thread is None:
            return
        known = {person.id for person in self._workspace.team.people}
        shown = ThreadText(
            thread.topic,
            thread.people,
            ", ".join(person for person in thread.people if person not in known),
            thread.link,
            thread.decided_by.isoformat() if thread.decided_by else "",
        )
        form = self._form("Topic, people and dates", shown, ("Save", ""))
        form.accepted_text.connect(
            lambda text: self._desk.keep(self._filled(thread, text), "The thread is changed.")
        )
        self._show(form)

    def _form(self, title: str, shown: ThreadText, go: tuple[str, str]) -> ThreadForm:
        team = self._workspace.team
        roster = {person.id: person.name for person in team.people if person.id != team.me}
        return ThreadForm(self._window, title, roster, shown, self._read_day, go)

    def _read_day(self, typed: str) -> str:
        if not typed:
            return ""
        day = self._page.read_day(typed)
        if day is None:
            raise ValueError(f"“{typed}” is no day that can be read. Write it such as Wed 25 Nov.")
        return f"{day:%A} {day.day} {day:%B %Y}"

    def _filled(self, thread: Thread, text: ThreadText) -> Thread:
        people = self._workspace.team.people
        others = [person_of(name.strip(), "", people) for name in text.others.split(",") if name.strip()]
        return replace(
            thread,
            topic=text.topic,
            people=tuple(dict.fromkeys((*text.people, *others))),
            link=text.link,
            decided_by=self._page.read_day(text.needed) if text.needed else None,
        )

    def _start(self, text: ThreadText, *, with_draft: bool) -> None:
        thread = self._desk.keep(self._filled(Thread(), text))
        if thread is None:
            return
        if with_draft:
            self._session.flush()
            self._desk.store.attach(self._session.draft.id, thread.id)
            self._desk.reload()
            self._window.toast.tell(
                f"This draft opens “{thread.topic}”: once copied it is its first message."
            )
            return
        self.show_threads()

    def delete_thread(self) -> None:
        thread = self._current()
        if thread is not None:
            self._desk.delete(thread)

    def correct_strikes(self) -> None:
        thread = self._current()
        if thread is None:
            return
        dialog = StrikeCountDialog(self._window, thread.strikes)
        dialog.chosen.connect(
            lambda count, reason: self._desk.keep(
                corrected(thread, count, reason, self._workspace.now()), f"The count is {count} now."
            )
        )
        self._show(dialog)

    # Messages

    def add_reply(self) -> None:
        thread = self._current()
        if thread is not None:
            first = thread.people[0] if thread.people else self._desk.me
            self._open_reply(thread, Pasted("", self._desk.scene.name(first), ""))

    def _add_own(self) -> None:
        thread = self._current()
        if thread is not None:
            self._open_reply(thread, Pasted("", self._desk.scene.name(self._desk.me), ""))

    def add_mail(self, path: str) -> None:
        mail = self._read(path)
        if mail is None:
            return
        thread = self._thread_of(mail) or self._desk.current
        if thread is None:
            thread = self._desk.keep(Thread(topic=mail.subject or "No subject"))
        if thread is not None:
            self._desk.show(thread.id)
            self._open_reply(thread, self._of_mail(mail), mail)

    def _read(self, path: str) -> Mail | None:
        try:
            return read_mail(Path(path).read_bytes())
        except OSError as error:
            self._window.toast.tell_error(f"{path} cannot be read: {error.strerror}.")
        except ValueError as error:
            self._window.toast.tell_error(str(error))
        return None

    def _thread_of(self, mail: Mail) -> Thread | None:
        """The thread that holds a mail to which this one answers."""
        wanted = set(mail.references)
        found = (
            thread for thread in self._desk.all if any(post.message_id in wanted for post in thread.posts)
        )
        return next(found, None)

    def _of_mail(self, mail: Mail) -> Pasted:
        scene = self._desk.scene
        person = person_of(mail.name, mail.address, scene.team.people)
        return Pasted(mail.text, scene.name(person), scene.when(mail.at) if mail.at else "")

    def _open_reply(self, thread: Thread, pasted: Pasted, mail: Mail | None = None) -> None:
        self._desk.flush()
        self._mail = mail
        scene = self._desk.scene
        people = dict.fromkeys(scene.name(person) for person in (*thread.people, *scene.people))
        dialog = ReplyDialog(
            self._window,
            f"Add to “{thread.topic}”",
            list(people),
            lambda typed: self._recognise(thread, typed),
            self._window.rich_to_markdown,
        )
        dialog.added.connect(lambda typed: self._add(thread.id, typed))
        dialog.file_chosen.connect(lambda path: self._on_file(dialog, path))
        dialog.show_pasted(pasted)
        self._show(dialog)

    def _on_file(self, dialog: ReplyDialog, path: str) -> None:
        mail = self._read(path)
        if mail is not None:
            self._mail = mail
            dialog.show_pasted(self._of_mail(mail))

    def _posts(self, typed: Pasted) -> tuple[Post, ...]:
        """Raises ValueError for a time that cannot be read."""
        team, now = self._workspace.team, self._workspace.now()
        if self._mail is not None and typed == self._of_mail(self._mail):
            return (post_from_mail(self._mail, team, now),)
        at = said_at(typed.when, now, now.tzinfo or now.astimezone().tzinfo)  # type: ignore[arg-type]
        author = person_of(typed.who, "", team.people) if typed.who else team.me
        return posts_from_text(typed.text, team, author, at)

    def _recognise(self, thread: Thread, typed: Pasted) -> Recognised:
        try:
            posts = self._posts(typed)
        except ValueError as error:
            return Recognised(problem=str(error))
        longer = with_posts(thread, posts)
        if posts and len(longer.posts) == len(thread.posts):
            return Recognised(problem="The thread holds this already; nothing would be added.")
        scene = self._desk.scene
        return Recognised(tuple(self._piece(post, scene) for post in posts))

    def _piece(self, post: Post, scene: thread_rows.Scene) -> Piece:
        quoted = sum(bool(line.strip(" >")) for line in post.quoted.splitlines())
        folded = f"{quoted} quoted {'line' if quoted == 1 else 'lines'} folded" if quoted else ""
        return Piece(scene.short_name(post.author), scene.when(post.at), post.first_line, folded)

    def _add(self, thread_id: str, typed: Pasted) -> None:
        thread = next((thread for thread in self._desk.all if thread.id == thread_id), None)
        if thread is None:
            return
        posts = self._posts(typed)
        longer = with_posts(thread, posts)
        count = len(longer.posts) - len(thread.posts)
        told = "One message is added." if count == 1 else f"{count} messages are added."
        self._desk.keep(longer, told)
        self.show_threads()

    # The call

    def save_invitation(self) -> None:
        thread = self._ready_for_call()
        if thread is None:
            return
        name = thread.topic[:40].strip().replace("/", "-") or "call"
        path, _kind = QFileDialog.getSaveFileName(
            self._window, "Save the invitation", f"{name}.ics", "Calendar file (*.ics)"
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
        try:
            data = calendar_file(invited, self._workspace.team, now)
            Path(path).write_bytes(data)
        except ValueError as problem:
            self._window.toast.tell_error(str(problem))
            return
        except OSError as error:
            self._window.toast.tell_error(f"Not written to {path}: {error.strerror}. Choose another folder.")
            return
        self._desk.keep(invited, f"Written to {path}. Open it in your calendar, or send it.")

    def _ready_for_call(self) -> Thread | None:
        self._desk.flush()
        thread = self._current()
        if thread is None:
            return None
        planned = self._desk.planned(thread)
        if planned.call.at is None:
            problem = self._desk.offer(thread).problem
            self._window.toast.tell_error(f"There is no time for the call yet. {problem}".strip())
            return None
        return planned

    def _choose_invitation(self) -> None:
        menu = QMenu(self._window)
        for channel, text in ((Channel.SLACK, "For chat"), (Channel.EMAIL, "For mail")):
            menu.addAction(text).triggered.connect(
                lambda _checked=False, channel=channel: self.copy_invitation(channel)
            )
        menu.popup(QCursor.pos())

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
            self._window.toast.tell_error(f"Not copied. {error}")
            return
        QGuiApplication.clipboard().setMimeData(targets.mime_data(made, channel))
        post = as_post(draft, thread, workspace.team, made.markdown, now)
        sent = replace(with_post(thread, post), call=invited_now(thread.call, now))
        told = {Channel.SLACK: "chat", Channel.EMAIL: "mail"}[channel]
        self._desk.keep(sent, f"The invitation is copied for {told}, and is in the thread.")

    def _reinvite(self) -> None:
        thread = self._current()
        if thread is not None:
            call = replace(thread.call, at=None, invited_at=None)
            self._desk.keep(replace(thread, call=call), "Choose another slot.")

    # Decisions

    def show_decisions(self) -> None:
        self._desk.flush()
        dialog = DecisionLog(self._window, self._find, self._page_of, self._workspace.theme)
        dialog.opened.connect(self._open_thread)
        dialog.exported.connect(self._choose_folder)
        self._show(dialog)

    def _find(self, words: str) -> list[Entry]:
        found = log(self._desk.all, words)
        return [
            Entry(thread.id, f"{thread.decision.name}  {thread.topic}", thread.decision.decision)
            for thread in found
            if thread.decision
        ]

    def _page_of(self, thread_id: str) -> str:
        thread = next(thread for thread in self._desk.all if thread.id == thread_id)
        return self._page.html(self._record(thread))

    def _record(self, thread: Thread) -> str:
        return record(thread, self._workspace.team, self._desk.scene.zone)

    def _copy_record(self) -> None:
        thread = self._current()
        if thread is not None:
            QGuiApplication.clipboard().setText(self._record(thread))
            self._window.toast.tell("The record is copied as Markdown.")

    def _open_thread(self, thread_id: str) -> None:
        self._desk.show(thread_id)
        self.show_threads()

    def _choose_folder(self, words: str) -> None:
        folder = QFileDialog.getExistingDirectory(self._window, "A folder for the decisions")
        if folder:
            self.export_decisions(Path(folder), words)

    def export_decisions(self, folder: Path, words: str = "") -> None:
        found = log(self._desk.all, words)
        try:
            for thread in found:
                write_atomically(folder / file_name(thread), self._record(thread))
        except StoreProblem as problem:
            self._window.toast.tell_error(str(problem))
            return
        count = "One decision is" if len(found) == 1 else f"{len(found)} decisions are"
        self._window.toast.tell(f"{count} written to {folder}.")

    def _show(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
