"""From the text of an exercise file to an Exercise; everything that is wrong with it is told at once."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from asyncdraft.core.practice import head
from asyncdraft.core.practice.body import Item, Section, items, sections
from asyncdraft.core.practice.criterion import Criterion, Demand
from asyncdraft.core.practice.criterion import parse as parse_criterion
from asyncdraft.core.practice.exercise import Exercise, Failure, Head, Kind, Source, Tier
from asyncdraft.core.practice.expectation import not_one, one_of
from asyncdraft.core.practice.problem import PracticeProblem, UnreadableFile
from asyncdraft.core.templates import front_matter
from asyncdraft.core.templates.errors import TemplateError, nearest
from asyncdraft.core.text import joined, say

MARK = re.compile(r"\[(?P<words>(?:[^\[\]]|\[[^\[\]]*\])+)\]\{(?P<number>\d{1,2})\}")
TIERS = 3

SECTIONS: Mapping[str, str] = {
    "Situation": "what the writer knows: every fact that a good answer needs",
    "Message": "the flawed message, for `kind: rewrite`; failures are marked as `[words]{1}`",
    "Failures": "a numbered list: why the words with that mark cost the reader; what has no mark is missing",
    "Criteria": "a list of what the answer must have, see below; each with ` -- ` and its reason, a sentence",
    "Hints": "a list, shown one by one; may be left out",
    "Model answer": "one good answer; a 3W message under `### What`, `### Why`, `### What I need`, "
    "`### Default path forward`",
    "Tiers": "three headings `###` from worst to best, such as `### I have to ask`, "
    "each with what its reader lives through",
}
REQUIRED = ("Situation", "Criteria", "Model answer", "Tiers")
OF_A_MESSAGE = ("Message", "Failures")
OF_A_PERSON = (Demand.IN_HOURS, Demand.ON_CLOCK)


def parse(text: str, path: str, exercise_id: str, source: Source = "built-in") -> Exercise:
    """Raises UnreadableFile."""
    return _Reader(path).exercise(text, exercise_id, source)


class _Reader:
    """Reads what can be read and collects what is wrong."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._problems: list[PracticeProblem] = []

    def exercise(self, text: str, exercise_id: str, source: Source) -> Exercise:
        try:
            parts = front_matter.split(text, self._path)
            located = front_matter.load(parts.front_matter, self._path)
        except TemplateError as error:
            problem = PracticeProblem(self._path, error.line, error.sentence)
            raise UnreadableFile((problem,)) from None
        values = self._head(located)
        bodies = self._sections(parts.body, parts.body_line)
        is_rewrite = values.get("kind", Kind.REWRITE) is Kind.REWRITE
        self._check_sections(bodies, parts.body_line, is_rewrite)
        message, failures = self._message(bodies) if is_rewrite else ("", ())
        found: dict[str, Any] = {
            "situation": _text(bodies, "Situation"),
            "message": message,
            "failures": failures,
            "criteria": tuple(self._criteria(bodies.get("Criteria"), values.get("people"))),
            "hints": tuple(item.text for item in self._items(bodies.get("Hints"))),
            "model": _text(bodies, "Model answer"),
            "tiers": self._tiers(bodies.get("Tiers")),
        }
        if self._problems:
            raise UnreadableFile(tuple(sorted(self._problems, key=lambda problem: problem.line)))
        return Exercise(**values, **found, id=exercise_id, source=source, path=self._path)

    def _report(self, line: int, reason: str) -> None:
        self._problems.append(PracticeProblem(self._path, line, reason))

    # --- front matter ----------------------------------------------------------------------------------

    def _head(self, located: front_matter.Located) -> dict[str, Any]:
        if not isinstance(located.value, dict):
            self._report(2, say("Expected lines such as “title: A blocked migration” between the two “---”."))
            return {}
        values = dict(self._values(located.value, located.lines))
        for field in msgspec.structs.fields(Head):
            if field.required and field.name not in located.value:
                self._report(1, say("Expected the key “{name}” in the front matter.", name=field.name))
        if "now" in values and "writer" in values:
            values["now"] = head.aware(values["now"], values["writer"].zone)
        if "people" in values and "reader" in values:
            self._check_readers(values, located.lines)
        return values

    def _values(self, table: Mapping[str, Any], lines: Mapping[str, int]) -> Iterator[tuple[str, Any]]:
        for key, value in table.items():
            line = lines.get(f".{key}", 1)
            if key not in head.READERS:
                near = nearest(key, tuple(head.READERS))
                hint = say("Did you mean {near}?", near=near) if near else ""
                unknown = say("“{key}” is not a known key.", key=key)
                self._report(line, joined(filter(None, (unknown, hint))))
                continue
            try:
                yield key, head.READERS[key](value)
            except head.WrongValue as error:
                self._report(
                    lines.get(f".{key}{error.place}", line),
                    say("{key}{place}: expected {error}.", key=key, place=error.place, error=error),
                )
            except ValueError as error:
                self._report(line, say("{key}: expected {error}.", key=key, error=error))

    def _check_readers(self, values: Mapping[str, Any], lines: Mapping[str, int]) -> None:
        known = [person.id for person in values["people"]]
        for reader in values["reader"]:
            if reader not in known:
                expected = not_one(one_of(known), reader)
                reason = say("{key}: expected {error}.", key="reader", error=expected)
                self._report(lines.get(".reader", 1), reason)

    # --- sections --------------------------------------------------------------------------------------

    def _sections(self, body: str, first_line: int) -> dict[str, Section]:
        before, *found = sections(body.removesuffix("\n").split("\n"), first_line, level=2)
        if before.text.strip():
            self._report(first_line, say("Expected “## Situation” before the first text."))
        named = {title.casefold(): title for title in SECTIONS}
        bodies: dict[str, Section] = {}
        for section in found:
            title = named.get(section.title.casefold())
            if title is None:
                near = nearest(section.title, tuple(SECTIONS))
                hint = (
                    say("Did you mean “## {near}”?", near=near)
                    if near
                    else say("Known are {known}.", known=", ".join(SECTIONS))
                )
                unknown = say("“## {title}” is not a known section.", title=section.title)
                self._report(section.line, joined((unknown, hint)))
            elif title in bodies:
                self._report(section.line, say("“## {title}” is there twice.", title=title))
            else:
                bodies[title] = section
        return bodies

    def _check_sections(self, bodies: Mapping[str, Section], first_line: int, is_rewrite: bool) -> None:
        for title in (*REQUIRED, *(OF_A_MESSAGE if is_rewrite else ())):
            if title not in bodies:
                self._report(
                    first_line,
                    say("Expected a section “## {title}”: {section}.", title=title, section=SECTIONS[title]),
                )
            elif not bodies[title].text.strip():
                self._report(
                    bodies[title].line,
                    say("“## {title}” is empty; expected {section}.", title=title, section=SECTIONS[title]),
                )
        for title in OF_A_MESSAGE:
            if not is_rewrite and title in bodies:
                reason = say(
                    "Expected no “## {title}” with `kind: write`; `kind: rewrite` has one.", title=title
                )
                self._report(bodies[title].line, reason)

    def _items(self, section: Section | None) -> tuple[Item, ...]:
        if section is None:
            return ()
        found, stray = items(section)
        if stray:
            self._report(
                stray, say("Expected a line “- …” of the list under “## {title}”.", title=section.title)
            )
        return found

    # --- the message and its failures ------------------------------------------------------------------

    def _message(self, bodies: Mapping[str, Section]) -> tuple[str, tuple[Failure, ...]]:
        section = bodies.get("Message")
        text, spans = _unmarked(section.text if section else "")
        found = self._items(bodies.get("Failures"))
        for expected, item in enumerate(found, 1):
            if item.marker.rstrip(".)") != str(expected):
                self._report(
                    item.line, say("Expected the number {expected}. in this list.", expected=expected)
                )
        for number in sorted(spans):
            if section and not 1 <= number <= len(found):
                line = (
                    section.line
                    + 1
                    + next((at for at, line in enumerate(section.lines) if f"]{{{number}}}" in line), 0)
                )
                self._report(
                    line,
                    say("The mark {{{number}}} has no line “{number}.” under “## Failures”.", number=number),
                )
        if section and found and not spans:
            self._report(
                section.line, say("Expected at least one mark such as “[someone]{1}” in the message.")
            )
        failures = tuple(
            Failure(number, item.text, tuple(spans.get(number, ()))) for number, item in enumerate(found, 1)
        )
        return text, failures

    # --- the rest --------------------------------------------------------------------------------------

    def _criteria(self, section: Section | None, people: Any) -> Iterator[Criterion]:
        known = [person.id for person in people or ()]
        for item in self._items(section):
            try:
                criterion = parse_criterion(item.text)
            except ValueError as error:
                self._report(item.line, say("Expected {error}.", error=error))
                continue
            if people and criterion.demand in OF_A_PERSON and criterion.argument not in known:
                reason = say(
                    "Expected one of {join}; “{argument}” is not in `people`.",
                    join=", ".join(known),
                    argument=criterion.argument,
                )
                self._report(item.line, reason)
                continue
            yield criterion

    def _tiers(self, section: Section | None) -> tuple[Tier, ...]:
        if section is None or not section.text.strip():
            return ()
        before, *found = sections(section.lines, section.line + 1, level=3)
        if before.text.strip():
            self._report(section.line + 1, say("Expected “### …” before the first text of the tiers."))
        if len(found) != TIERS:
            self._report(
                section.line, say("Expected {tiers} headings “### …” from worst to best.", tiers=TIERS)
            )
        for part in found:
            if not part.text.strip() or not part.title:
                self._report(
                    part.line, say("Expected a tier with a heading and what its reader lives through.")
                )
        return tuple(Tier(part.title, part.text.strip()) for part in found)


def _text(bodies: Mapping[str, Section], title: str) -> str:
    return bodies[title].text if title in bodies else ""


def _unmarked(text: str) -> tuple[str, dict[int, list[tuple[int, int]]]]:
    """The message without its marks, and the spans of each mark in it."""
    plain, done = "", 0
    spans: dict[int, list[tuple[int, int]]] = {}
    for mark in MARK.finditer(text):
        plain += text[done : mark.start()]
        start = len(plain)
        plain += mark["words"]
        spans.setdefault(int(mark["number"]), []).append((start, len(plain)))
        done = mark.end()
    return plain + text[done:], spans
