"""What the actions on status rounds do: one method for each row of the table of actions."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from asyncdraft.core.draft import Channel
from asyncdraft.core.people import person_id, writers
from asyncdraft.core.rounds import drafting
from asyncdraft.core.rounds.files import of_file
from asyncdraft.core.rounds.parsing import parse
from asyncdraft.core.rounds.round import Round, with_submissions
from asyncdraft.core.rounds.submissions import Submission, submissions
from asyncdraft.core.text import say, say_count
from asyncdraft.core.when import writing
from asyncdraft.gui import typed_times
from asyncdraft.gui.dialogs.opening import show
from asyncdraft.gui.dialogs.recognised import Piece, Recognised
from asyncdraft.gui.dialogs.round_form import RoundDialog, RoundForm
from asyncdraft.gui.dialogs.updates import UpdatesDialog
from asyncdraft.gui.kept.kept_commands import KeptCommands
from asyncdraft.gui.kept.kept_texts import name_of
from asyncdraft.gui.language import tr
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.rich_text import rich_to_markdown
from asyncdraft.gui.rounds import round_texts
from asyncdraft.gui.rounds.round_desk import RoundDesk
from asyncdraft.gui.rounds.round_page import RoundPage
from asyncdraft.gui.stage import Stage
from asyncdraft.gui.workspace import Workspace

NO_ROUND = say("Open a status round first.")
NAMELESS = say("The text does not say whose update this is: choose a name below it.")
HELD = say("The round holds this already; nothing would be added.")
UNREADABLE = say("“{typed}” is no time that can be read. Write it such as fri 12:00.")
LEADERS = say("Choose who reads it in the draft; a decision without a name is asked of the only reader.")


class RoundCommands(KeptCommands[Round]):
    none = NO_ROUND

    def __init__(
        self,
        window: MainWindow,
        workspace: Workspace,
        stage: Stage,
        desk: RoundDesk,
        page: RoundPage,
    ) -> None:
        super().__init__(window, workspace, stage, desk)
        self._page = page
        window.rounds.chosen.connect(self._on_chosen)
        window.rounds.files_dropped.connect(self.add_files)

    def show_rounds(self) -> None:
        self._page.show()

    @property
    def chosen(self) -> Mapping[str, Callable[[], None]]:
        return {
            "new": self.new_round,
            "add": self.add_updates,
            "edit": self.edit_round,
            "close": self._page.close_round,
            "delete": self.delete_round,
            "prompt": self.prompt_round,
            "nudge": self.nudge_round,
            "synthesis": self.write_synthesis,
            "executive": self.write_executive,
        }

    # Rounds

    def new_round(self) -> None:
        team = self._workspace.team
        people = tuple(person.id for person in team.people if person.id != team.me)
        self.open_round(Round(people=people, owner=team.me))

    def open_round(self, found: Round) -> None:
        """One that is not there yet, as far as it is known; its form is shown first."""
        self._open_form(say("New status round"), self._form(found), say("Open the round"), found)

    def go_on_with_round(self) -> None:
        """Without any, one is opened."""
        if self._desk.current is None:
            self.new_round()
        else:
            self._window.rounds.side.go_on()

    def edit_round(self) -> None:
        found = self._shown()
        if found is not None:
            self._open_form(say("Title, people and window"), self._form(found), say("Save"), found)

    def _form(self, found: Round) -> RoundForm:
        known = {person.id for person in self._workspace.team.people}
        return RoundForm(
            title=found.title,
            people=tuple(person for person in found.people if person in known),
            others=", ".join(person for person in found.people if person not in known),
            closes=self._written(found.closes),
            least=found.least,
            place=found.place,
            prompt=found.prompt,
        )

    def _written(self, at: datetime | None) -> str:
        """As one would type it, with its year."""
        zone = str(self._workspace.now().tzinfo)
        return writing.full(at, [zone], self._workspace.style) if at else ""

    def _open_form(self, title: str, shown: RoundForm, go: str, found: Round) -> None:
        roster = self._workspace.team.names
        take = partial(self._take_form, found)
        show(RoundDialog(self._window, title, roster, shown, self._read_time, go, take))

    def _take_form(self, opened: Round, form: RoundForm) -> None:
        found = self._desk.must_know(opened.id) if opened.id else opened
        others = [self._desk.person(name.strip()) for name in form.others.split(",") if name.strip()]
        people = tuple(dict.fromkeys((*form.people, *others)))
        filled = replace(
            found,
            title=form.title,
            people=people,
            closes=found.closes if form.closes == self._written(found.closes) else self._time(form.closes),
            least=min(form.least, len(people)),
            place=form.place,
            prompt=form.prompt,
            opens=found.opens or self._workspace.now(),
        )
        self._desk.must_keep(filled, say("The round is changed.") if found.id else "")
        self.show_rounds()

    def _time(self, typed: str) -> datetime | None:
        if not typed:
            return None
        now = self._workspace.now()
        candidates = typed_times.read(self._workspace.library.times, typed, now).candidates
        return candidates[0].instant(now) if candidates else None

    def _read_time(self, typed: str) -> str:
        if not typed:
            return ""
        at = self._time(typed)
        if at is None:
            raise ValueError(say(UNREADABLE, typed=typed))
        return drafting.written_time(at, self._workspace.team, self._workspace.style)

    def delete_round(self) -> None:
        found = self._shown()
        if found is not None:
            self._desk.delete(found)

    # Updates

    def add_updates(self) -> None:
        found = self._shown()
        if found is not None:
            self._open_updates(found, "")

    def _open_updates(self, found: Round, text: str) -> UpdatesDialog:
        people = [person.name for person in writers(found.people, self._workspace.team.people)]
        dialog = UpdatesDialog(
            self._window,
            say("Add to “{title}”", title=found.title),
            people,
            lambda typed, who: self._reading(found, typed, who),
            lambda typed, who: self._must_add(self._submissions(found, typed, who)),
            rich_to_markdown,
        )
        dialog.files_chosen.connect(lambda paths: self._on_files(dialog, paths))
        dialog.show_text(text)
        show(dialog)
        return dialog

    def _on_files(self, dialog: UpdatesDialog, paths: list[str]) -> None:
        dialog.reject()
        self.add_files(paths)

    def _submissions(self, found: Round, text: str, who: str) -> tuple[Submission, ...]:
        now = self._workspace.now()
        people = writers(found.people, self._workspace.team.people)
        return submissions(text, people, now, str(now.tzinfo), person_id(who, people))

    def _reading(self, found: Round, text: str, who: str) -> Recognised:
        pieces = self._submissions(found, text, who)
        if pieces and len(with_submissions(found, pieces).entries) == len(found.entries):
            return Recognised(problem=HELD)
        shown = tuple(self._recognised(piece) for piece in pieces)
        return Recognised(shown, NAMELESS if any(not piece.author for piece in pieces) else "")

    def _recognised(self, piece: Submission) -> Piece:
        items = parse(piece.text).items
        first = next((item.line for item in items if not item.is_none), piece.text.strip())
        who = name_of(piece.author, self._workspace.team)
        return Piece(who, round_texts.counted(items) or say("nothing to tell"), first)

    def add_files(self, paths: list[str]) -> None:
        """Those that say whose they are are added; for each that does not, the dialog asks."""
        found = self._shown()
        if found is None:
            return
        pieces: list[Submission] = []
        for path in paths:
            try:
                pieces += self._of_file(found, path)
            except (OSError, ValueError) as error:
                self._window.toast.tell_error(_sentence(path, error))
                return
        self._stage.carry_out(lambda: self._must_add(tuple(piece for piece in pieces if piece.author)))
        self._ask_whose([piece.text for piece in pieces if not piece.author])

    def _ask_whose(self, texts: Sequence[str]) -> None:
        """One after the other."""
        current = self._desk.current
        if texts and current is not None:
            dialog = self._open_updates(current, texts[0])
            dialog.finished.connect(lambda _result: self._ask_whose(texts[1:]))

    def _of_file(self, found: Round, path: str) -> tuple[Submission, ...]:
        now = self._workspace.now()
        people = writers(found.people, self._workspace.team.people)
        return of_file(path, Path(path).read_bytes(), people, now, str(now.tzinfo))

    def _must_add(self, pieces: tuple[Submission, ...]) -> None:
        """Raises StoreProblem, so that a dialog stays open."""
        found = self._desk.current
        if found is None or not pieces:
            return
        longer = with_submissions(found, pieces)
        count = len(longer.entries) - len(found.entries)
        if not count:
            self._window.toast.tell(HELD)
            return
        self._desk.must_keep(
            longer,
            say_count("One update is added.", "{count} updates are added.", count),
        )

    # Drafts

    def prompt_round(self) -> None:
        found = self._shown()
        if found is not None:
            draft = drafting.prompt(found, self._workspace.team, self._channel, self._workspace.style)
            stored = self._stage.open_made(draft)
            if stored is not None:
                self._desk.keep(replace(found, prompts=(*found.prompts, stored.id)))

    def nudge_round(self) -> None:
        found = self._shown()
        if found is None:
            return
        if not found.missing:
            self._window.toast.tell(tr("Everybody has written; nobody is left to be reminded."))
            return
        workspace, due = self._workspace, self._due(found.missing)
        self._stage.open_made(
            drafting.nudge(found, workspace.team, workspace.now(), due, self._channel, workspace.style)
        )

    def write_synthesis(self) -> None:
        found = self._shown()
        if found is not None:
            workspace, due = self._workspace, self._due(found.people)
            self._stage.open_made(
                drafting.synthesis(found, workspace.team, due, self._channel, workspace.style)
            )

    def write_executive(self) -> None:
        found = self._shown()
        if found is None:
            return
        workspace = self._workspace
        self._stage.open_made(
            drafting.executive(found, workspace.team, (), None, Channel.EMAIL, workspace.style)
        )
        self._window.toast.tell(LEADERS)


def _sentence(path: str, error: OSError | ValueError) -> str:
    if isinstance(error, OSError):
        return say("{path} cannot be read: {strerror}.", path=path, strerror=error.strerror)
    return str(error)
