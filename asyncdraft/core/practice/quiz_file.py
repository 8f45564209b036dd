"""From the text of a quiz file to its questions: a wrong question is told and left out, the others load."""

import re
from collections.abc import Iterator

from asyncdraft.core.practice.body import Item, Section, items, sections
from asyncdraft.core.practice.head import choice, rules
from asyncdraft.core.practice.problem import PracticeProblem, UnreadableFile
from asyncdraft.core.practice.quiz import Choice, Question, QuestionGroup, Source
from asyncdraft.core.templates import front_matter
from asyncdraft.core.templates.errors import TemplateError
from asyncdraft.core.text import say

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
TITLE = re.compile(r"(?P<text>.*\S)\s*\{#(?P<id>[^\s}]*)(?P<trains>[^}]*)\}")
BOX = re.compile(r"\[(?P<tick>[ xX])\]\s+(?P<text>.*)")
CHOICES = range(3, 5)


def parse(
    text: str, path: str, source: Source = "built-in"
) -> tuple[tuple[Question, ...], tuple[PracticeProblem, ...]]:
    """Raises UnreadableFile where the front matter says no group."""
    try:
        parts = front_matter.split(text, path)
        located = front_matter.load(parts.front_matter, path)
        group = _group(located, path)
    except TemplateError as error:
        raise UnreadableFile((PracticeProblem(path, error.line, error.sentence),)) from None
    reader = _Reader(path, group, source)
    questions = tuple(reader.questions(parts.body, parts.body_line))
    return questions, tuple(reader.problems)


def _group(located: front_matter.Located, path: str) -> QuestionGroup:
    value = located.value.get("group") if isinstance(located.value, dict) else None
    try:
        return choice(QuestionGroup)(value)
    except ValueError as error:
        reason = say("{key}: expected {error}.", key="group", error=error)
        raise TemplateError(path, located.lines.get(".group", 1), reason) from None


class _WrongError(ValueError):
    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line


class _Reader:
    def __init__(self, path: str, group: QuestionGroup, source: Source) -> None:
        self._path = path
        self._group = group
        self._source = source
        self.problems: list[PracticeProblem] = []

    def questions(self, body: str, first_line: int) -> Iterator[Question]:
        before, *found = sections(body.removesuffix("\n").split("\n"), first_line, level=2)
        if before.text.strip() or not found:
            self._report(first_line, say("Expected a question such as “## What is a strike? {#strike}”."))
        seen: set[str] = set()
        for section in found:
            try:
                question = self._question(section)
                if question.id in seen:
                    raise _WrongError(
                        section.line, say("There are two questions with the id “{id}”.", id=question.id)
                    )
            except _WrongError as error:
                self._report(error.line, str(error))
                continue
            seen.add(question.id)
            yield question

    def _report(self, line: int, reason: str) -> None:
        self.problems.append(PracticeProblem(self._path, line, reason))

    def _question(self, section: Section) -> Question:
        title = TITLE.fullmatch(section.title)
        if not title or not ID.fullmatch(title["id"]):
            raise _WrongError(
                section.line, say("Expected a question with its id such as “## What is a strike? {#strike}”.")
            )
        try:
            trains = rules(title["trains"].replace(",", " ").split())
        except ValueError as error:
            raise _WrongError(section.line, say("Behind the id: expected {error}.", error=error)) from None
        context, choices = self._choices(section)
        return Question(
            id=title["id"],
            group=self._group,
            text=title["text"],
            context=context,
            choices=choices,
            trains=trains,
            source=self._source,
            path=self._path,
            line=section.line,
        )

    def _choices(self, section: Section) -> tuple[str, tuple[Choice, ...]]:
        """The text above the first choice, and the choices."""
        starts = [at for at, line in enumerate(section.lines) if line.startswith(("- [", "* [", "+ ["))]
        first = starts[0] if starts else len(section.lines)
        found, stray = items(Section(section.title, section.line + first, section.lines[first:]))
        if len(found) not in CHOICES:
            raise _WrongError(
                section.line,
                say("Expected 3 or 4 choices “- [x] …” or “- [ ] …”, found {count}.", count=len(found)),
            )
        if stray:
            raise _WrongError(
                stray, say("Expected a line “- [ ] …”, or an indented line that continues one.")
            )
        choices = tuple(_choice(item) for item in found)
        if not any(each.is_right for each in choices):
            raise _WrongError(section.line, say("Expected at least one right choice, “- [x] …”."))
        return "\n".join(section.lines[:first]).strip("\n").rstrip(), choices


def _choice(item: Item) -> Choice:
    box = BOX.fullmatch(item.text)
    text, dashes, why = box["text"].partition(" -- ") if box else ("", "", "")
    if not box or not dashes or not text.strip() or not why.strip():
        raise _WrongError(item.line, say("Expected a choice with its explanation: “- [x] the words -- why.”"))
    return Choice(text.strip(), box["tick"] != " ", why.strip())
