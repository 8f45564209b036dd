"""What folders add to the checklist: phrase rules (`checks/**/*.yml`) and word lists (`words/*.txt`).

A style is a folder of rules; a rule is called by its folder and its file, "plain-words.Jargon". Whatever is
wrong with a file is told and takes no other with it.
"""

import contextlib
import stat
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from asyncdraft.core.text import say
from asyncdraft.storage.files import line_of
from asyncdraft.storage.resources import read_texts

if TYPE_CHECKING:
    from asyncdraft.core.checklist.phrase_file import PhraseProblem
    from asyncdraft.core.checklist.rule import Rule
    from asyncdraft.core.checklist.word_list import Families

MAX_BYTES = 1_000_000
MOST_FILES = 1_000
MOST_GAPS = 2
MOST_OPTIONS = 6
LONGEST_PHRASE = 1_000
WORK_LIMIT = 240 * 600
"""Steps that all rules together may need at one place of a text; a large style takes a tenth of it."""


class Checks(msgspec.Struct, frozen=True):
    """`words` are word lists, the name of the file to its text; `problems` can be shown as they are.

    `files` tells where each rule stands, by its id.
    """

    rules: "tuple[Rule, ...]" = ()
    files: Mapping[str, Path] = {}
    words: Mapping[str, str] = {}
    problems: "tuple[PhraseProblem, ...]" = ()


NO_CHECKS = Checks()


def load_all(team_dir: Path, user_checks: Path) -> Checks:
    """The team's and the user's own; of two rules of one name the team's counts."""
    places = (
        *((path, "team", team_dir) for path in _files(team_dir / "checks", "yml", "yaml")),
        *((path, "own", user_checks.parent) for path in _files(user_checks, "yml", "yaml")),
    )
    lists = _files(team_dir / "words", "txt")
    if not places and not lists:
        return NO_CHECKS
    collector = _Collector()
    for path, style, root in places[:MOST_FILES]:
        collector.add_rule(path, style, root)
    if len(places) > MOST_FILES:
        collector.report(
            team_dir / "checks",
            team_dir,
            say("there are more than {most:,} files; the rest is left out.", most=MOST_FILES),
        )
    for path in lists:
        collector.add_words(path, team_dir)
    return Checks(
        tuple(collector.rules.values()), collector.files, collector.words, tuple(collector.problems)
    )


Stamp = tuple[tuple[str, int, int], ...]
"""Files with their time and size: what another program changes makes another one."""


def folders(team_dir: Path, user_checks: Path) -> list[Path]:
    """Where files stand on which rules, words and the team depend."""
    roots = [team_dir / "checks", user_checks]
    inner = (path for root in roots for path in _inside(root, "*") if path.is_dir())
    return [team_dir, team_dir / "words", *roots, *inner]


def stamp(team_dir: Path, user_checks: Path) -> Stamp:
    kinds = ("*.toml", "*.txt", "*.yml", "*.yaml")
    places = folders(team_dir, user_checks)
    found = sorted(path for folder in places for kind in kinds for path in folder.glob(kind))
    return tuple(entry for path in found for entry in _entry(path))


def _entry(path: Path) -> Iterator[tuple[str, int, int]]:
    """None of what is no file, or is gone by now: a sync may be at work."""
    with contextlib.suppress(FileNotFoundError):
        found = path.stat()
        if stat.S_ISREG(found.st_mode):
            yield str(path), found.st_mtime_ns, found.st_size


class _Collector:
    def __init__(self) -> None:
        from asyncdraft.core.checklist.catalogue import BY_ID

        self.rules: dict[str, Rule] = {}
        self.files: dict[str, Path] = {}
        self.words: dict[str, str] = {}
        self.problems: list[PhraseProblem] = []
        self._built_in = BY_ID
        self._work = 0.0

    def report(self, path: Path, root: Path, reason: str, line: int = 0) -> None:
        from asyncdraft.core.checklist.phrase_file import PhraseProblem

        self.problems.append(PhraseProblem(path.relative_to(root).as_posix(), line, reason))

    def add_rule(self, path: Path, style: str, root: Path) -> None:
        from asyncdraft.core.checklist.phrase_rules import parse

        text = self._text(path, root)
        if text is None:
            return
        folder = style if path.parent.parent == root else path.parent.name
        rule_id = f"{folder}.{path.stem}"
        if rule_id in self.rules or rule_id in self._built_in:
            self.report(
                path,
                root,
                say("there is a rule “{rule}” already, so this one is left out.", rule=rule_id),
            )
            return
        parsed = parse(text, rule_id, path.relative_to(root).as_posix())
        self.problems += parsed.problems
        if parsed.rule and self._work + parsed.work > WORK_LIMIT:
            self.report(
                path, root, say("with it, all rules together would take too long, so it is left out.")
            )
        elif parsed.rule:
            self._work += parsed.work
            self.rules[rule_id] = parsed.rule
            self.files[rule_id] = path

    def add_words(self, path: Path, root: Path) -> None:
        from asyncdraft.core.checklist import word_list

        text = self._text(path, root)
        if text is None:
            return
        name, lines = path.relative_to(root).as_posix(), text.splitlines()
        try:
            found = word_list.families({name: text})
            for _phrase in word_list.phrases(found, {**self._families, **found}):
                pass
        except word_list.ListError as error:
            self.report(path, root, error.reason, error.line)
            return
        except ValueError as error:
            self.report(path, root, str(error))
            return
        if problem := _word_problem(lines):
            self.report(path, root, problem)
            return
        for family in found:
            if not (family in self._families or family.startswith(word_list.SET)):
                reason = say("no rule knows the family [{family}].", family=family)
                self.report(path, root, reason, _line_of(f"[{family}]", lines))
        self.words[name] = text

    @cached_property
    def _families(self) -> "Families":
        """The program's own."""
        from asyncdraft.core.checklist import word_list

        return word_list.families(read_texts("words"))

    def _text(self, path: Path, root: Path) -> str | None:
        try:
            with path.open("rb") as file:
                data = file.read(MAX_BYTES + 1)
            if len(data) <= MAX_BYTES:
                return data.decode("utf-8-sig")
            self.report(
                path, root, say("the file is larger than {most} kB: split it.", most=MAX_BYTES // 1_000)
            )
        except OSError as error:
            self.report(path, root, say("the file cannot be read ({error}).", error=error.strerror))
        except UnicodeDecodeError as error:
            self.report(path, root, say("the file is not UTF-8 text."), line_of(error))
        return None


def _files(folder: Path, *kinds: str) -> list[Path]:
    found = (path for kind in kinds for path in _inside(folder, f"*.{kind}"))
    return sorted(path for path in found if path.is_file())


def _inside(folder: Path, pattern: str) -> Iterator[Path]:
    """What begins with a dot belongs to some tool."""
    for path in folder.rglob(pattern):
        if not any(part.startswith(".") for part in path.relative_to(folder).parts):
            yield path


def _line_of(head: str, lines: Sequence[str]) -> int:
    return next(number for number, line in enumerate(lines, 1) if line.strip() == head)


def _word_problem(lines: Sequence[str]) -> str:
    """Why a team's word list is left out, if it is."""
    table = next((line.strip() for line in lines if line.lstrip().startswith("[/")), "")
    loose = next(filter(_is_loose, lines), "")
    if table:
        return say("“{table}” is a table that only the program's own lists may have.", table=table[:60])
    return say("“{loose}” leaves too much open.", loose=loose[:60]) if loose else ""


def _is_loose(phrase: str) -> bool:
    """Whether a phrase has so many gaps and options that looking for it could take very long."""
    return phrase.count("...") > MOST_GAPS or phrase.count("?") > MOST_OPTIONS or len(phrase) > LONGEST_PHRASE
