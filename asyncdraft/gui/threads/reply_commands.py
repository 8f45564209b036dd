"""What the actions on messages of a thread do."""

from functools import partial
from pathlib import Path

from asyncdraft.core.people import person_id
from asyncdraft.core.text import say, say_count
from asyncdraft.core.threads.intake import post_from_mail, posts_from_text, with_posts
from asyncdraft.core.threads.mail import Mail, read_mail
from asyncdraft.core.threads.said_at import said_at
from asyncdraft.core.threads.thread import Post, Thread
from asyncdraft.gui.dialogs.opening import show
from asyncdraft.gui.dialogs.recognised import Piece, Recognised
from asyncdraft.gui.dialogs.reply import Pasted, ReplyDialog
from asyncdraft.gui.language import tr
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.rich_text import rich_to_markdown
from asyncdraft.gui.threads.thread_desk import ThreadDesk
from asyncdraft.gui.threads.thread_page import ThreadPage
from asyncdraft.gui.threads.thread_scene import Scene
from asyncdraft.gui.workspace import Workspace

NAMELESS = say("Say who wrote it: the text does not.")


class ReplyCommands:
    def __init__(self, window: MainWindow, workspace: Workspace, desk: ThreadDesk, page: ThreadPage) -> None:
        self._window = window
        self._workspace = workspace
        self._desk = desk
        self._page = page
        self._mail: Mail | None = None
        window.threads.dropped.connect(self.add_mail)

    def add_reply(self) -> None:
        thread = self._desk.chosen()
        if thread is not None:
            first = self._desk.scene.name(thread.people[0]) if thread.people else ""
            self._open_reply(thread, Pasted("", first, ""))

    def add_own(self) -> None:
        thread = self._desk.chosen()
        if thread is not None:
            self._open_reply(thread, Pasted("", self._desk.scene.name(self._desk.me), ""))

    def add_mail(self, path: str) -> None:
        mail = self._read(path)
        if mail is None:
            return
        thread = self._thread_of(mail) or self._desk.current
        if thread is None:
            thread = self._desk.keep(Thread(topic=mail.subject or say("No subject")))
        if thread is not None:
            self._desk.show(thread.id)
            self._open_reply(thread, self._of_mail(mail), mail)

    def _read(self, path: str) -> Mail | None:
        try:
            return read_mail(Path(path).read_bytes())
        except OSError as error:
            self._window.toast.tell_error(
                tr("{path} cannot be read: {strerror}.", path=path, strerror=error.strerror)
            )
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
        person = person_id(mail.name, scene.team.people, mail.address)
        return Pasted(mail.text, scene.name(person), scene.when(mail.at) if mail.at else "")

    def _open_reply(self, thread: Thread, pasted: Pasted, mail: Mail | None = None) -> None:
        self._desk.flush()
        self._mail = mail
        scene = self._desk.scene
        people = dict.fromkeys(scene.name(person) for person in (*thread.people, *scene.people))
        dialog = ReplyDialog(
            self._window,
            say("Add to “{topic}”", topic=thread.topic),
            list(people),
            lambda typed: self._recognise(thread, typed),
            partial(self._add, thread.id),
            rich_to_markdown,
        )
        dialog.file_chosen.connect(lambda path: self._on_file(dialog, path))
        dialog.show_pasted(pasted)
        show(dialog)

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
        return posts_from_text(typed.text, team, person_id(typed.who, team.people), at)

    def _recognise(self, thread: Thread, typed: Pasted) -> Recognised:
        try:
            posts = self._posts(typed)
        except ValueError as error:
            return Recognised(problem=str(error))
        longer = with_posts(thread, posts)
        if posts and len(longer.posts) == len(thread.posts):
            return Recognised(problem=say("The thread holds this already; nothing would be added."))
        scene = self._desk.scene
        nameless = any(not post.author for post in posts)
        return Recognised(tuple(self._piece(post, scene) for post in posts), NAMELESS if nameless else "")

    def _piece(self, post: Post, scene: Scene) -> Piece:
        quoted = sum(bool(line.strip(" >")) for line in post.quoted.splitlines())
        folded = (
            say_count("{count} quoted line folded", "{count} quoted lines folded", quoted) if quoted else ""
        )
        return Piece(scene.short_name(post.author), scene.when(post.at), post.first_line, folded)

    def _add(self, thread_id: str, typed: Pasted) -> None:
        thread = self._desk.must_know(thread_id)
        posts = self._posts(typed)
        longer = with_posts(thread, posts)
        count = len(longer.posts) - len(thread.posts)
        told = say_count("One message is added.", "{count} messages are added.", count)
        self._desk.must_keep(longer, told)
        self._page.show()
        self._window.threads.focus_next()
