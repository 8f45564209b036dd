"""What a team's folder says besides people, as entries of lists: checks, files, links, words, templates."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from asyncdraft.core.checklist.finding import SEVERITY_NAMES
from asyncdraft.core.checklist.rule import GROUP_TITLES, Rule
from asyncdraft.core.templates.template import Template
from asyncdraft.core.text import joined, say, say_count
from asyncdraft.gui.language import shown
from asyncdraft.gui.team.rule_facts import rule_words
from asyncdraft.gui.widgets.sectioned_list import Entry

RULE, FILE, LINK, WORDS = "rule:", "file:", "link:", "words"
"""How the keys of the entries begin."""
GRADES = {
    "off": say("switched off"),
    "hint": say("a hint"),
    "warning": say("a warning"),
    "error": say("an error"),
}
NO_CHECK = say("No check is called so: correct the name in team.toml, or choose “As declared” to remove it.")
NO_WORDS = say("Nothing here has all these words. Search for fewer.")
NO_TEMPLATES = say(
    "The team has no templates of its own yet: “Give to the team” in Templates copies one here."
)


@dataclass(frozen=True)
class TeamRules:
    """`grades` are the team's by rule id, `files` the team's phrase rules with the name of their file,
    `problems` the sentences on files by their name, `words` how many words the team has.
    """

    rules: Sequence[Rule] = ()
    grades: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    problems: Mapping[str, str] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    words: int = 0

    @property
    def count(self) -> int:
        """How much the team says of its own."""
        own = {*self.grades, *self.files}
        return len(own) + len(self.problems) + len(self.links) + bool(self.words)

    def rule(self, rule_id: str) -> Rule | None:
        return next((rule for rule in self.rules if rule.id == rule_id), None)


def check_entries(found: TeamRules, typed: str) -> list[Entry]:
    """With the words of `typed` in them; what the team says itself comes first."""
    words = typed.casefold().split()
    sections = [
        (say("Changed for the team"), [_graded(found, rule_id) for rule_id in found.grades]),
        (say("Own phrase rules"), [*_problems(found), *_phrases(found)]),
        (
            say("Link shorthands"),
            [Entry(LINK + name, name, address) for name, address in found.links.items()],
        ),
        (say("Words"), [Entry(WORDS, say("The team's words"), _count(found.words))]),
    ]
    left: list[tuple[str, list[Entry]]]
    left = [(title, [entry for entry in entries if _has(entry, words)]) for title, entries in sections]
    left += _built_in(found, words)
    return [each for title, entries in left if entries for each in (Entry("", title), *entries)]


def template_entries(
    templates: Iterable[Template], errors: Mapping[str, str], files: Mapping[str, str], typed: str
) -> list[Entry]:
    """`errors` by the name of a template, `files` the sentences on files that are none, by their path."""
    words = typed.casefold().split()
    broken = [
        Entry(FILE + path, path.rpartition("/")[2], sentence, "bad") for path, sentence in files.items()
    ]
    sound = [
        Entry(
            each.name, each.title, errors.get(each.name, each.purpose), "bad" if each.name in errors else ""
        )
        for each in templates
    ]
    return [entry for entry in (*broken, *sound) if _has(entry, words)]


def _graded(found: TeamRules, rule_id: str) -> Entry:
    rule, grade = found.rule(rule_id), GRADES.get(found.grades[rule_id], found.grades[rule_id])
    if rule is None:
        return Entry(RULE + rule_id, rule_id, NO_CHECK, "bad")
    return Entry(
        RULE + rule_id, rule.title, say("{rule_id} · {grade} for the team", rule_id=rule_id, grade=grade)
    )


def _phrases(found: TeamRules) -> list[Entry]:
    return [
        Entry(
            RULE + rule.id, rule.title, joined((found.files[rule.id], SEVERITY_NAMES[rule.severity]), " · ")
        )
        for rule in found.rules
        if rule.id in found.files
    ]


def _problems(found: TeamRules) -> list[Entry]:
    """Without the name of the file at the beginning: it is the title."""
    return [
        Entry(FILE + name, name, sentence.removeprefix(name).lstrip(",: "), "bad")
        for name, sentence in found.problems.items()
    ]


def _built_in(found: TeamRules, words: Sequence[str]) -> list[tuple[str, list[Entry]]]:
    """Also those whose reason has the words."""
    passed = [
        rule
        for rule in found.rules
        if rule.id not in found.grades
        and rule.id not in found.files
        and all(word in rule_words(rule) for word in words)
    ]
    return [
        (
            title,
            [
                Entry(RULE + rule.id, rule.title, joined((rule.id, SEVERITY_NAMES[rule.severity]), " · "))
                for rule in passed
                if rule.group is group
            ],
        )
        for group, title in GROUP_TITLES.items()
    ]


def _count(words: int) -> str:
    if not words:
        return say("None yet: names of products and of things that spelling should know")
    return say_count(
        "1 word that spelling takes for right", "{count} words that spelling takes for right", words
    )


def _has(entry: Entry, words: Sequence[str]) -> bool:
    """As it is read."""
    text = f"{entry.key} {shown(entry.title)} {shown(entry.detail)}".casefold()
    return all(word in text for word in words)
