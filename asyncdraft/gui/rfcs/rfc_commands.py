"""What the actions on RFCs do: one method for each row of the table of actions."""

from collections.abc import Callable, Mapping
from functools import partial

from msgspec import to_builtins
from msgspec.structs import replace
from PySide6.QtGui import QGuiApplication

from asyncdraft.core.people import Person, person_id, writers
from asyncdraft.core.rfc import drafting
from asyncdraft.core.rfc.comments import comments_from
from asyncdraft.core.rfc.rfc import Comment, Review, Rfc, with_comments
from asyncdraft.core.rfc.window import closes_for, reminders, spoken
from asyncdraft.core.text import joined, say, say_count
from asyncdraft.gui.dialogs.lines_form import Line, LinesForm
from asyncdraft.gui.dialogs.opening import show
from asyncdraft.gui.dialogs.recognised import Piece, Recognised
from asyncdraft.gui.dialogs.rfc_form import RfcDialog, RfcForm
from asyncdraft.gui.dialogs.updates import UpdatesDialog, Words
from asyncdraft.gui.drafts.field_helps import FieldHelps
from asyncdraft.gui.kept.kept_commands import KeptCommands
from asyncdraft.gui.kept.kept_texts import name_of
from asyncdraft.gui.language import tr
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.rfcs import rfc_texts
from asyncdraft.gui.rfcs.rfc_desk import RfcDesk
from asyncdraft.gui.rfcs.rfc_page import RfcPage
from asyncdraft.gui.rich_text import rich_to_markdown
from asyncdraft.gui.stage import Stage
from asyncdraft.gui.workspace import Workspace

NO_RFC = say("Open an RFC first.")
NAMELESS = say("The text does not say whose comment this is: choose a name below it.")
HELD = say("The RFC holds this already; nothing would be added.")


def comments_recognised(count: int) -> str:
    return say_count("{count} COMMENT RECOGNISED", "{count} COMMENTS RECOGNISED", count)


WORDS = Words(
    name=say("Comments"),
    heading=comments_recognised,
    lacking=say("Paste a comment first"),
    hint=say("Paste one comment, a list of points, several with their names, or a copied chat"),
    go=say("Add to the RFC"),
    takes_files=False,
)


class RfcCommands(KeptCommands[Rfc]):
    none = NO_RFC

    def __init__(
        self,
        window: MainWindow,
        workspace: Workspace,
        stage: Stage,
        desk: RfcDesk,
        page: RfcPage,
    ) -> None:
        super().__init__(window, workspace, stage, desk)
        self._page = page
        window.rfcs.chosen.connect(self._on_chosen)

    def show_rfcs(self) -> None:
        self._page.show()

    @property
    def chosen(self) -> Mapping[str, Callable[[], None]]:
        return {
            "new": self.new_rfc,
            "add": self.add_comments,
            "edit": self.edit_rfc,
            "close": self.close_rfc,
            "delete": self.delete_rfc,
            "announce": self.announce_rfc,
            "nudge": self.nudge_rfc,
            "summary": self.summarize_rfc,
            "reminders": self.save_reminders,
            "copy": self.copy_reminders,
        }

    # RFCs

    def new_rfc(self) -> None:
        self._open_form(say("New RFC"), say("Open the RFC"), Rfc())

    def go_on_with_rfc(self) -> None:
        """Without any, one is opened."""
        if self._desk.current is None:
            self.new_rfc()
        else:
            self._window.rfcs.side.go_on()

    def edit_rfc(self) -> None:
        rfc = self._shown()
        if rfc is not None:
            self._open_form(say("Title, reviewers and days"), say("Save"), rfc)

    def _open_form(self, title: str, go: str, rfc: Rfc) -> None:
        workspace = self._workspace
        names = workspace.team.names
        shown = RfcForm(
            title=rfc.title,
            document=rfc.document,
            walkthrough=rfc.walkthrough,
            what=rfc.what,
            why=rfc.why,
            decider=names.get(rfc.decider, rfc.decider),
            days=rfc.days,
            reviews=tuple(to_builtins(review) for review in rfc.reviews),
        )
        helps = FieldHelps(workspace).helps(names)
        read_window, take = partial(self._window_text, rfc), partial(self._take_form, rfc)
        show(RfcDialog(self._window, title, shown, helps, read_window, go, take))

    def _window_text(self, rfc: Rfc, form: RfcForm) -> str:
        people = (*(each["person"] for each in form.reviews), self._desk.person(form.decider))
        found = self._page.window_for(tuple(people), rfc.opens, form.days)
        return rfc_texts.window_text(found, self._workspace.now(), self._workspace.style)

    def _take_form(self, opened: Rfc, form: RfcForm) -> None:
        rfc = self._desk.must_know(opened.id) if opened.id else opened
        filled = replace(
            rfc,
            title=form.title,
            document=form.document,
            walkthrough=form.walkthrough,
            what=form.what,
            why=form.why,
            decider=self._desk.person(form.decider),
            days=form.days,
            reviews=tuple(Review(**each) for each in form.reviews),
            opens=rfc.opens or self._workspace.now(),
        )
        self._desk.must_keep(filled, say("The RFC is changed.") if rfc.id else "")
        self.show_rfcs()

    def close_rfc(self) -> None:
        rfc = self._shown()
        if rfc is None:
            return
        question = say("What was decided, and why? (can stay empty: the summary then asks for it)")
        lines = (Line("decision", question, rfc.decision, lines=3),)
        go = say("Close the RFC")
        show(LinesForm(self._window, go, lines, partial(self._take_decision, rfc.id), go))

    def _take_decision(self, rfc_id: str, typed: Mapping[str, str]) -> None:
        rfc = self._desk.must_know(rfc_id)
        closed = replace(rfc, decision=typed["decision"].strip(), closed_at=self._workspace.now())
        self._desk.must_keep(closed, say("“{title}” is closed.", title=rfc.title))

    def delete_rfc(self) -> None:
        rfc = self._shown()
        if rfc is not None:
            self._desk.delete(rfc)

    # Comments

    def add_comments(self) -> None:
        rfc = self._shown()
        if rfc is None:
            return
        dialog = UpdatesDialog(
            self._window,
            say("Comments on “{title}”", title=rfc.title),
            [person.name for person in self._writers(rfc)],
            lambda typed, who: self._reading(rfc, typed, who),
            lambda typed, who: self._must_add(self._comments(rfc, typed, who)),
            rich_to_markdown,
            WORDS,
        )
        dialog.show_text("")
        show(dialog)

    def _writers(self, rfc: Rfc) -> tuple[Person, ...]:
        return writers(rfc.people, self._workspace.team.people)

    def _comments(self, rfc: Rfc, text: str, who: str) -> tuple[Comment, ...]:
        now, people = self._workspace.now(), self._writers(rfc)
        return comments_from(text, people, now, str(now.tzinfo), person_id(who, people))

    def _reading(self, rfc: Rfc, text: str, who: str) -> Recognised:
        pieces = self._comments(rfc, text, who)
        if pieces and len(with_comments(rfc, pieces).comments) == len(rfc.comments):
            return Recognised(problem=HELD)
        team = self._workspace.team
        shown = tuple(
            Piece(
                name_of(piece.author, team),
                rfc_texts.STATES.get(piece.state, piece.state),
                piece.line,
            )
            for piece in pieces
        )
        return Recognised(shown, NAMELESS if any(not piece.author for piece in pieces) else "")

    def _must_add(self, pieces: tuple[Comment, ...]) -> None:
        """Raises StoreProblem, so that the dialog stays open."""
        rfc = self._desk.current
        if rfc is None:
            return
        longer = with_comments(rfc, pieces)
        count = len(longer.comments) - len(rfc.comments)
        self._desk.must_keep(
            longer,
            say_count("One comment is added.", "{count} comments are added.", count),
        )

    # Reminders

    def copy_reminders(self) -> None:
        rfc = self._shown()
        if rfc is None:
            return
        days = reminders(self._page.window_of(rfc))
        lines = [say("RFC {title}", title=rfc.title), *(f"{spoken(each.day)}: {each.words}" for each in days)]
        QGuiApplication.clipboard().setText(joined(lines, "\n"))
        self._window.toast.tell(tr("The reminders are copied."))

    def save_reminders(self) -> None:
        rfc = self._shown()
        if rfc is None:
            return
        path = self._stage.ask_for_place(
            say("Save the reminders"), rfc.title or "rfc", ".ics", say("Calendar file (*.ics)")
        )
        if path:
            self.write_reminders(path)

    def write_reminders(self, path: str) -> None:
        from asyncdraft.core.rfc.reminder_file import calendar_file

        rfc, writer = self._shown(), self._workspace.writer
        if rfc is None:
            return
        if writer is None:
            self._window.toast.tell_error(tr("Say in Team who you are: reminders are written in your zone."))
            return
        found, workspace = self._page.window_of(rfc), self._workspace
        self._stage.write_file(
            path,
            lambda: calendar_file(rfc, found, reminders(found), writer, workspace.now(), workspace.style),
            say("Written to {path}. Open it in your calendar.", path=path),
        )

    # Drafts

    def announce_rfc(self) -> None:
        rfc = self._shown()
        if rfc is None:
            return
        found = self._page.window_of(rfc)
        draft = drafting.announcement(rfc, self._workspace.team, found, self._channel)
        stored = self._stage.open_made(draft)
        if stored is not None:
            self._desk.keep(replace(rfc, announcements=(*rfc.announcements, stored.id)))

    def nudge_rfc(self) -> None:
        rfc = self._shown()
        if rfc is None:
            return
        if not rfc.silent:
            self._window.toast.tell(tr("Everybody has commented; nobody is left to be reminded."))
            return
        found = self._page.window_of(rfc)
        silent = self._workspace.readers(self._others(rfc.silent))
        closes = closes_for(found, silent)
        self._stage.open_made(drafting.nudge(rfc, self._workspace.team, found, closes, self._channel))

    def summarize_rfc(self) -> None:
        rfc = self._shown()
        if rfc is None:
            return
        workspace, due = self._workspace, self._due(rfc.people)
        self._stage.open_made(drafting.summary(rfc, workspace.team, due, self._channel, workspace.style))
