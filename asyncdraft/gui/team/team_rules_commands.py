"""Templates and checks of the team in its view: seen with their mistakes, switched, added, removed."""

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from asyncdraft.core.checklist.catalogue import RULES
from asyncdraft.core.text import say, small
from asyncdraft.gui.language import tr
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.outside import open_outside
from asyncdraft.gui.stage import Stage
from asyncdraft.gui.team.rule_entries import (
    FILE,
    LINK,
    NO_CHECK,
    NO_TEMPLATES,
    NO_WORDS,
    RULE,
    WORDS,
    TeamRules,
    check_entries,
    template_entries,
)
from asyncdraft.gui.team.rule_facts import GRADES
from asyncdraft.gui.team.rules_page import RulesPage
from asyncdraft.gui.team.team_writer import TeamWriter
from asyncdraft.gui.templates.gallery import FILE as GALLERY_FILE
from asyncdraft.gui.templates.gallery import Gallery
from asyncdraft.gui.widgets.basics import button
from asyncdraft.gui.workspace import Change, Workspace
from asyncdraft.storage import paths, team_rules
from asyncdraft.storage.dictionary import FILE as WORDS_FILE
from asyncdraft.storage.problem import StoreProblem

if TYPE_CHECKING:
    from asyncdraft.gui.team.rule_card import RuleCard
    from asyncdraft.gui.team.template_card import TemplateCard

TEMPLATES_ABOUT = say(
    "Templates in the team's folder: everybody has them, and a change comes with the next sync."
)
CHECKS_ABOUT = say("What the team checks, and how strictly. What you chose for yourself goes before it.")


class TeamRulesCommands:
    def __init__(
        self,
        window: MainWindow,
        workspace: Workspace,
        stage: Stage,
        gallery: Callable[[], Gallery],
        writer: TeamWriter,
    ) -> None:
        self._window = window
        self._workspace = workspace
        self._stage = stage
        self._gallery = gallery
        self._writer = writer
        self._found = TeamRules()
        self._picked = {"templates": "", "checks": ""}
        self._cards: list[RuleCard | TemplateCard] = []
        self._templates = RulesPage(say("Team templates"), TEMPLATES_ABOUT)
        self._checks = RulesPage(
            say("Team checks"), CHECKS_ABOUT, button(tr("Add a link shorthand"), self.add_link)
        )
        panel = window.team
        panel.add_section("templates", self._templates)
        panel.add_section("checks", self._checks)
        panel.section_shown.connect(self._on_section)
        panel.searched.connect(self._on_section)
        panel.folder_wanted.connect(lambda: self._open_file(str(workspace.team_path)))
        self._templates.picked.connect(self._pick_template)
        self._checks.picked.connect(self._pick)
        self._set_theme()
        window.closing.connect(self._on_closing)
        workspace.changed.connect(self._on_changed)

    @cached_property
    def _card(self) -> "RuleCard":
        """Of a check, made when one is first picked."""
        from asyncdraft.gui.team.rule_card import RuleCard

        card = RuleCard()
        card.graded.connect(self._grade)
        card.link_saved.connect(self._save_link)
        card.link_removed.connect(self._remove_link)
        card.words_saved.connect(self._save_words)
        card.file_wanted.connect(self._open_file)
        card.closed.connect(lambda: self._close("checks", self._checks))
        self._add_card("checks", card)
        return card

    @cached_property
    def _template(self) -> "TemplateCard":
        """Of a template, made when one is first picked."""
        from asyncdraft.gui.team.template_card import TemplateCard

        card = TemplateCard()
        card.opened.connect(self._open_template)
        card.closed.connect(lambda: self._close("templates", self._templates))
        self._add_card("templates", card)
        return card

    def _add_card(self, section: str, card: "RuleCard | TemplateCard") -> None:
        self._cards.append(card)
        card.set_theme(self._workspace.theme)
        self._window.team.add_side(section, card)

    @property
    def _is_typed_in(self) -> bool:
        """Whether something is typed into the card of a check, and not kept yet."""
        return "_card" in vars(self) and self._card.has_typing

    # Showing

    def _set_theme(self) -> None:
        theme = self._workspace.theme
        tokens = {role: theme[role] for role in theme.tokens}
        for page in (self._templates, self._checks):
            page.set_tokens(tokens)
        for card in self._cards:
            card.set_theme(theme)

    def _on_changed(self, what: Change) -> None:
        if what & Change.SETTINGS:
            self._set_theme()
        if what & (Change.TEAM | Change.TEMPLATES) and self._window.team.isVisible():
            self._on_section(self._window.team.section)

    def _on_section(self, section: str) -> None:
        """Nothing is counted or listed before somebody looks."""
        self._count()
        if section in self._picked:
            self._show()

    def _count(self) -> None:
        panel, workspace = self._window.team, self._workspace
        own = [each for each in workspace.templates.values() if each.source == "team"]
        panel.count("templates", len(own) + len(self._broken_files))
        panel.count("checks", self._rules().count)

    def _show(self) -> None:
        self._found = self._rules()
        words, section = self._window.team.search_words, self._window.team.section
        if section == "checks":
            self._checks.show_entries(check_entries(self._found, words), self._picked["checks"], NO_WORDS)
            self._show_picked()
        else:
            self._show_templates(words)

    def _rules(self) -> TeamRules:
        workspace = self._workspace
        checks, folder = workspace.checks, workspace.team_path
        files = {
            rule_id: path.relative_to(folder).as_posix()
            for rule_id, path in checks.files.items()
            if path.is_relative_to(folder)
        }
        return TeamRules(
            rules=(*RULES, *checks.rules),
            grades=workspace.team_rules,
            files=files,
            problems={problem.file: str(problem) for problem in checks.problems},
            links=workspace.team.links,
            words=len(workspace.words.of_team),
        )

    # Checks

    def _pick(self, key: str) -> None:
        """Something that is typed and cannot be kept stays, with the sentence why."""
        if self._is_typed_in and key != self._picked["checks"]:
            self._card.save()
            if self._is_typed_in:
                self._checks.mark(self._picked["checks"])
                return
        self._picked["checks"] = key
        self._show_picked()

    def _show_picked(self) -> None:
        key, found = self._picked["checks"], self._found
        if key.startswith(LINK) and key.removeprefix(LINK) not in ("", *found.links):
            key = self._picked["checks"] = ""
        shows: dict[str, Callable[[str], None]] = {
            RULE: self._show_rule,
            FILE: self._show_file,
            LINK: lambda name: self._card.show_link(name, found.links.get(name, "")),
            WORDS: lambda _name: self._show_words(),
        }
        begun = next((prefix for prefix in shows if key.startswith(prefix)), "")
        if begun:
            shows[begun](key.removeprefix(begun))
        self._window.team.show_side("checks", shown=bool(begun))

    def _show_rule(self, rule_id: str) -> None:
        rule, grade = self._found.rule(rule_id), self._found.grades.get(rule_id, "")
        if rule is None:
            self._card.show_unknown(rule_id, grade, NO_CHECK)
            return
        mine = self._workspace.settings.rules.get(rule_id, "")
        note = say("For you: {lower}", lower=small(GRADES[mine])) if mine else ""
        path = self._workspace.checks.files.get(rule_id)
        file = self._found.files.get(rule_id, say("yours, for no one else") if path else "")
        self._card.show_rule(rule, grade, note, file, str(path or ""))

    def _show_file(self, name: str) -> None:
        self._card.show_file(name, str(self._path_of(name)), self._found.problems.get(name, ""))

    def _show_words(self) -> None:
        try:
            self._card.show_words(team_rules.words_text(self._workspace.team_path))
        except StoreProblem as problem:
            self._card.show_file(WORDS_FILE, str(self._path_of(WORDS_FILE)), str(problem))

    def _grade(self, rule_id: str, grade: str) -> None:
        told = say("For the team {rule_id} is now: {lower}.", rule_id=rule_id, lower=small(GRADES[grade]))
        self._writer.write(partial(team_rules.save_grade, rule_id=rule_id, grade=grade), told)

    def add_link(self) -> None:
        self._stage.show_view("team")
        self._window.team.show_section("checks")
        self._pick(LINK)
        self._checks.mark("")
        self._card.focus()

    def _save_link(self, before: str, shorthand: str, address: str) -> None:
        taken = set(self._workspace.team.links) - {before}
        try:
            name, checked = team_rules.checked_link(shorthand, address, taken)
        except ValueError as error:
            self._card.tell(str(error), "bad")
            return
        change = partial(team_rules.save_link, shorthand=name, address=checked, before=before)
        self._picked["checks"] = LINK + name
        if self._writer.write(change, say("{name}-1 is a link from now on.", name=name)):
            self._card.take_link(name, checked)
        else:
            self._picked["checks"] = LINK + before

    def _remove_link(self, shorthand: str) -> None:
        self._picked["checks"] = ""
        self._writer.write(
            partial(team_rules.remove_link, shorthand=shorthand),
            say("The shorthand {shorthand} is removed.", shorthand=shorthand),
        )

    def _save_words(self, text: str, kept: str) -> None:
        change = partial(team_rules.save_words, text=text, kept=kept)
        if self._writer.write(change, say("The team's words are saved.")):
            self._card.take_words(team_rules.words_text(self._workspace.team_path))

    def _on_closing(self) -> None:
        if self._is_typed_in:
            self._card.save()

    def _path_of(self, name: str) -> Path:
        inside = self._workspace.team_path / name
        return inside if inside.exists() else paths.user_checks_dir().parent / name

    def _open_file(self, path: str) -> None:
        open_outside(Path(path), self._window.toast)

    def _close(self, section: str, page: RulesPage) -> None:
        self._picked[section] = ""
        page.mark("")
        page.focus_list()
        self._window.team.show_side(section, shown=False)

    # Templates

    @property
    def _errors(self) -> dict[str, str]:
        """By path; only the first of each file."""
        folder = self._workspace.template_store.team_dir
        found: dict[str, str] = {}
        for error in self._workspace.template_store.errors:
            if Path(error.path).is_relative_to(folder):
                found.setdefault(error.path, error.sentence)
        return found

    @property
    def _broken_files(self) -> dict[str, str]:
        known = {template.path for template in self._workspace.templates.values()}
        return {path: sentence for path, sentence in self._errors.items() if path not in known}

    def _show_templates(self, words: str) -> None:
        own = [each for each in self._workspace.templates.values() if each.source == "team"]
        errors = {each.name: self._errors[each.path] for each in own if each.path in self._errors}
        entries = template_entries(own, errors, self._broken_files, words)
        self._templates.show_entries(entries, self._picked["templates"], NO_WORDS if words else NO_TEMPLATES)
        self._pick_template(self._picked["templates"])

    def _pick_template(self, key: str) -> None:
        self._picked["templates"] = key
        template, path = self._workspace.templates.get(key), key.removeprefix(FILE)
        if template is not None:
            unfit = say("Not for: {when_not}", when_not=template.when_not) if template.when_not else ""
            problem = self._errors.get(template.path, "")
            self._template.show_template(key, template.title, problem, template.purpose, template.when, unfit)
        elif path in self._errors:
            self._template.show_template(GALLERY_FILE + path, Path(path).name, self._errors[path])
        self._window.team.show_side("templates", shown=template is not None or path in self._errors)

    def _open_template(self, key: str) -> None:
        self._stage.show_view("templates")
        self._gallery().pick(key)
