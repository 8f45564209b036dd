"""What can be done with findings and misspelled words: gone through, mended, ignored, explained."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from asyncdraft.core.checklist.finding import SEVERITY_NAMES, Finding
from asyncdraft.core.spelling import Misspelling, dialect_of
from asyncdraft.core.text import joined, say
from asyncdraft.gui.dialogs.opening import show
from asyncdraft.gui.drafts.finding_row import MOST_FIXES
from asyncdraft.gui.drafts.session import Session
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.settings_follower import SettingsFollower
from asyncdraft.gui.stage import Stage
from asyncdraft.gui.widgets.announce import announce
from asyncdraft.gui.workspace import Workspace
from asyncdraft.integrations import harper
from asyncdraft.storage import draft_file, resources
from asyncdraft.storage.problem import StoreProblem

if TYPE_CHECKING:
    from asyncdraft.gui.templates.authoring import Authoring

FIELD_RULE = "context.field"
FIELDS_OF_RULES = {
    "thread.assumption": "meant",
    "thread.simpler": "meant",
    "thread.views": "theirs",
    "thread.point": "divergence",
    "thread.blame": "theirs",
}
"""Where a finding about a field of the template is mended."""


class CheckCommands:
    def __init__(
        self,
        window: MainWindow,
        session: Session,
        workspace: Workspace,
        stage: Stage,
        authoring: "Callable[[], Authoring]",
    ) -> None:
        self._window = window
        self._session = session
        self._workspace = workspace
        self._stage = stage
        self._authoring = authoring

    def open_sample(self) -> None:
        """At the first words that something is found in: rules may be off, and all may be well."""
        draft = draft_file.read(resources.read_text("sample-handoff.md"))
        self._session.open(draft, stored=False)
        self._window.checklist.show_verdict(self._session.report.verdict)
        said = (finding for finding in self._window.checklist.findings if not finding.is_absence)
        if finding := next(said, None):
            self._visit(finding)

    def next_finding(self) -> None:
        self._step(1)

    def previous_finding(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        """In the view of practice, through what was found in the answer."""
        if self._window.view == "practice":
            if not self._window.practice.step(by):
                self._window.toast.tell(tr("Nothing left to find."))
            return
        self._window.checklist.show_verdict(self._session.report.verdict)
        finding = self._window.checklist.step(by)
        if finding is None:
            self._window.toast.tell(tr("Nothing left to find."))
        else:
            self._visit(finding)

    def _visit(self, finding: Finding) -> None:
        self._stage.show_compose()
        self.go_to(finding)
        announce(self._window, shown(_spoken(finding)))

    def go_to(self, finding: Finding) -> None:
        self._window.checklist.set_current(finding)
        self._show_place(finding)

    def _show_place(self, finding: Finding) -> None:
        if finding.rule == FIELD_RULE:
            findings = self._session.report.verdict.findings
            fields = [each for each in findings if each.rule == FIELD_RULE]
            self._window.form.focus_empty(fields.index(finding) if finding in fields else 0)
        elif not self._window.form.focus_field(FIELDS_OF_RULES.get(finding.rule, "")):
            self._window.editors.go_to(finding)

    def apply_fix(self) -> None:
        """In the view of the templates, the mistake of the template that is written."""
        if self._window.view == "templates" and self._authoring().is_open:
            self._authoring().mend_first()
            return
        self._apply(0)

    def apply_second_fix(self) -> None:
        self._apply(1)

    def apply_third_fix(self) -> None:
        self._apply(2)

    def _apply(self, index: int) -> None:
        """Of the current finding; in the overlap view, where no finding is seen, the keys take its cards."""
        if self._window.view == "overlap":
            self._take_card(index)
            return
        finding = self._current_finding()
        if finding is None:
            return
        if index >= len(finding.fixes):
            self._show_place(finding)
            self._window.toast.tell(tr("{title}: {message}", title=finding.title, message=finding.message))
            return
        self._session.apply(finding.fixes[index])

    def _take_card(self, index: int) -> None:
        if not self._window.overlap.take(index):
            self._window.toast.tell(tr("There is no such suggestion: add a reader with known hours."))

    def ignore_finding(self) -> None:
        finding = self._current_finding()
        if finding is not None:
            self.ignore(finding)

    def ignore(self, finding: Finding) -> None:
        self._session.ignore(finding)
        self._window.toast.tell(
            tr("Ignored here: {title}", title=finding.title),
            (tr("Undo"), lambda: self._session.unignore(finding)),
        )

    def explain_finding(self) -> None:
        finding = self._current_finding()
        if finding is not None:
            self.explain(finding)

    def explain(self, finding: Finding) -> None:
        self._show_rules(finding.rule)

    def next_misspelling(self) -> None:
        """After the cursor, round and round."""
        spelling = self._workspace.spelling
        texts = {**self._window.editors.field_texts, **self._session.texts}
        if not spelling.is_on:
            self._window.toast.tell(tr("Spelling is off: Check, Spelling… tells how to switch it on."))
            return
        spelling.ask(texts)
        found = spelling.misspellings(texts)
        if not found:
            waiting = say("The dictionary is still looking: try again in a moment.")
            self._window.toast.tell(waiting if spelling.is_busy else tr("No misspelled word."))
            return
        self._stage.show_compose()
        self._window.editors.correct(self._after_cursor(found, list(texts)))

    def _after_cursor(self, words: Sequence[Misspelling], places: list[str]) -> Misspelling:
        place, cursor = self._window.editors.here
        here = (places.index(place) if place in places else 0, cursor)
        later = (word for word in words if (places.index(word.place), word.end) > here)
        return next(later, words[0])

    def add_word(self, word: str) -> None:
        try:
            self._workspace.words.add(word)
        except StoreProblem as problem:
            self._window.toast.tell_error(str(problem))
            return
        self._window.toast.tell(
            tr("“{word}” is in your dictionary.", word=word), (tr("Undo"), lambda: self.remove_word(word))
        )

    def remove_word(self, word: str) -> None:
        try:
            self._workspace.words.remove(word)
        except StoreProblem as problem:
            self._window.toast.tell_error(str(problem))

    def show_spelling(self) -> None:
        from asyncdraft.gui.dialogs.spelling import SpellingDialog

        workspace = self._workspace
        dialog = SpellingDialog(
            self._window,
            workspace.settings.spelling,
            dialect_of(workspace.team.writer),
            workspace.words.own,
            len(workspace.words.of_team),
            missing="" if harper.is_installed() else harper.MISSING,
        )
        dialog.chosen.connect(workspace.set_spelling)
        dialog.removed.connect(self.remove_word)
        show(dialog)

    def show_rules(self) -> None:
        self._show_rules("")

    def _show_rules(self, rule_id: str) -> None:
        from asyncdraft.gui.dialogs.rules import RulesDialog

        rules = [result.rule for result in self._session.report.verdict.results]
        workspace = self._workspace
        grades = (workspace.settings.rules, workspace.team_rules)
        dialog = RulesDialog(self._window, rules, *grades, workspace.theme, rule_id)
        dialog.graded.connect(workspace.grade_rule)
        SettingsFollower(
            dialog, workspace, lambda settings: dialog.show_grades(settings.rules, workspace.team_rules)
        )
        show(dialog)

    def _current_finding(self) -> Finding | None:
        self._window.checklist.show_verdict(self._session.report.verdict)
        finding = self._window.checklist.current
        if finding is None:
            self._window.toast.tell(tr("Nothing left to find."))
        return finding


def _spoken(finding: Finding) -> str:
    """A finding as a screen reader says it, with what can be done."""
    fixes = (
        say("Fix {number}: {label}.", number=number, label=fix.label)
        for number, fix in enumerate(finding.fixes[:MOST_FIXES], 1)
    )
    return joined(
        [
            say(
                "{severity}: {title}. {message}",
                severity=SEVERITY_NAMES[finding.severity],
                title=finding.title,
                message=finding.message,
            ),
            *fixes,
        ]
    )
