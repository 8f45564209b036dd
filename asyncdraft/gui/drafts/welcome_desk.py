"""The first minutes: when the writer works, asked once; and the one hint that helps now."""

from typing import TYPE_CHECKING

from msgspec.structs import replace

from asyncdraft.core.draft import PLAIN, Pane
from asyncdraft.core.people import OFFICE_WEEK
from asyncdraft.gui.drafts.session import Session
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.workspace import Workspace

if TYPE_CHECKING:
    from asyncdraft.core.people import Person
    from asyncdraft.gui.panels.hint_bar import HintBar
    from asyncdraft.gui.team.hours_form import HoursForm

MOST_HINTS = 5


class WelcomeDesk:
    def __init__(self, window: MainWindow, session: Session, workspace: Workspace) -> None:
        self._window = window
        self._session = session
        self._workspace = workspace
        self._form: HoursForm | None = None
        self._bar: HintBar | None = None
        self._is_later = False
        writer = workspace.team.writer
        self._detected = writer.zone if writer else ""
        panel = window.welcome
        panel.confirmed.connect(self._confirm)
        panel.later.connect(self.ask_later)
        panel.typed.connect(self._write)
        panel.pasted.connect(self._paste)

    @property
    def is_asking(self) -> bool:
        """Not where nobody is known whose hours they were: that has a sentence of its own."""
        is_answered = self._workspace.settings.hours_confirmed or self._is_later
        return not is_answered and self._workspace.team.writer is not None

    def show(self) -> None:
        panel, workspace = self._window.welcome, self._workspace
        panel.show_now(workspace.now())
        if self.is_asking and self._session.draft.is_empty:
            panel.ask(self._made_form())
            self._show_hours()
        else:
            panel.ask_no_more()
        self.show_hint()
        self.show_draft()

    def show_draft(self) -> None:
        """The strip of deadlines waits for the answer, so that the panes have room."""
        is_empty = self._session.draft.is_empty
        if is_empty and self.is_asking and not self._window.welcome.is_asking:
            self.show()
            return
        self._window.welcome.setVisible(is_empty and (self.is_asking or not self._is_begun))
        self._window.deadline.setVisible(not (is_empty and self.is_asking) or self._is_deadline_wanted())

    @property
    def _is_begun(self) -> bool:
        """Somebody has chosen what to start with."""
        draft = self._session.draft
        return bool(draft.to) or draft.template != PLAIN

    def _is_deadline_wanted(self) -> bool:
        """Somebody has begun with it."""
        draft, focus = self._session.draft, self._window.focusWidget()
        is_focused = focus is not None and self._window.deadline.isAncestorOf(focus)
        return bool(draft.to or draft.deadline.typed or draft.deadline.at) or is_focused

    def begin(self) -> None:
        """Enter answers the question, and typing goes into the message."""
        if self.is_asking and self._session.draft.is_empty and self._window.view == "compose":
            self._window.welcome.focus_answer()

    # Hints

    def show_hint(self) -> None:
        """The first that helps now and was not dismissed; none before the question is answered."""
        hint = self._hint_now() if self._workspace.settings.hours_confirmed else ""
        if hint and self._bar is None:
            self._bar = self._make_bar()
        if self._bar is None:
            return
        if hint:
            from asyncdraft.gui.drafts.hints import text_of

            self._bar.show_hint(hint, text_of(hint))
        self._bar.setVisible(bool(hint))

    def _hint_now(self) -> str:
        dismissed = self._workspace.settings.hints
        if len(dismissed) >= MOST_HINTS:
            return ""
        draft, report = self._session.draft, self._session.last_report
        helps = {
            "write": draft.is_empty,
            "deadline": bool(draft.to) and draft.deadline.at is None,
            "finding": not draft.is_empty and report is not None and bool(report.verdict.findings),
            "copy": not draft.is_empty and draft.deadline.at is not None,
            "palette": not draft.is_empty,
        }
        return next((hint for hint, now in helps.items() if now and hint not in dismissed), "")

    def _make_bar(self) -> "HintBar":
        from asyncdraft.gui.panels.hint_bar import HintBar

        bar = HintBar()
        bar.dismissed.connect(self._dismiss)
        self._window.compose.place_hint(bar, self._window.welcome)
        return bar

    def _dismiss(self, hint: str) -> None:
        self._workspace.choose(hints=(*self._workspace.settings.hints, hint))
        self._window.editors.current.setFocus()

    # The question

    def _made_form(self) -> "HoursForm":
        if self._form is None:
            from asyncdraft.gui.team.hours_form import HoursForm

            self._form = HoursForm(lambda: self._workspace.library.cities)
            self._form.edited.connect(self._save)
            self._form.team_wanted.connect(lambda: self._window.show_view("team"))
        return self._form

    def _show_hours(self) -> None:
        from asyncdraft.gui.team.hours_texts import show_hours

        workspace, writer = self._workspace, self._workspace.team.writer
        form = self._made_form()
        form.set_theme(self._workspace.theme)
        if writer is not None:
            detected = writer.zone == self._detected
            show_hours(form, workspace, self._with_holidays(writer), detected=detected)

    def _with_holidays(self, writer: "Person") -> "Person":
        """Those of the zone’s country are proposed, and its working days; they are kept with the answer."""
        if writer.holidays or not self._workspace.knows_holidays:
            return writer
        from asyncdraft.core.when.holidays import default_week
        from asyncdraft.gui.team.hours_texts import country_of

        country = country_of(self._workspace, writer.zone)
        hours = default_week(country) if writer.hours == OFFICE_WEEK else writer.hours
        return replace(writer, holidays=country, hours=hours)

    def _save(self, person: "Person") -> None:
        from asyncdraft.gui.team.hours_texts import save_hours

        save_hours(self._window, self._workspace, person)

    def _confirm(self) -> None:
        """What cannot be read stays, with the sentence why."""
        if self._form is not None and not self._form.read():
            return
        writer = self._workspace.team.writer
        if writer is not None and self._with_holidays(writer) != writer:
            self._save(self._with_holidays(writer))
        self._workspace.confirm_hours()
        self.show()
        self._window.editors.focus_pane(Pane.WHAT)

    def ask_later(self) -> None:
        """At the next start."""
        self._is_later = True
        self.show()
        self._window.editors.focus_pane(Pane.WHAT)

    def begin_anew(self) -> None:
        """Whoever asks for a draft wants to write now: the question waits for another start."""
        if self._window.welcome.is_asking:
            self.ask_later()

    # Typing at once

    def _write(self, text: str) -> None:
        self._window.editors.focus_pane(Pane.WHAT)
        self._window.editors.current.insertPlainText(text)

    def _paste(self) -> None:
        self._window.editors.focus_pane(Pane.WHAT)
        self._window.editors.current.paste()
