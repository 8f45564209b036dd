"""From the text of a template file to a Template."""

import re
from typing import Any

import msgspec

from asyncdraft.core.draft import PANES
from asyncdraft.core.templates import front_matter
from asyncdraft.core.templates.errors import TemplateError, nearest
from asyncdraft.core.templates.reserved import RESERVED_NAMES
from asyncdraft.core.templates.template import Column, Field, FieldType, FrontMatter, Source, Template
from asyncdraft.core.text import joined, say

NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
IDENTIFIER = re.compile(r"[a-z][a-z0-9_]*")
UNKNOWN_KEY = re.compile(r"Object contains unknown field `(.*?)`")
MISSING_KEY = re.compile(r"Object missing required field `(.*?)`")
INVALID_CHOICE = re.compile(r"Invalid enum value '(.*?)'")
PLACE = re.compile(r" - at `(?:key in )?\$(.*?)`$")
WANTED = re.compile(r"Expected `(.*?)`, got `(.*?)`")

KINDS = {
    "str": say("text"),
    "int": say("a number"),
    "float": say("a number"),
    "bool": say("true or false"),
    "array": say("a list"),
    "object": say("a mapping"),
    "null": say("nothing"),
}


def parse(text: str, path: str, source: Source) -> Template:
    """Raises TemplateError; the body is only cut off here, `Renderer.check` judges it."""
    parts = front_matter.split(text, path)
    located = front_matter.load(parts.front_matter, path)
    declared = _convert(located, path)
    _check(declared, located.lines, path)
    return Template(
        **msgspec.structs.asdict(declared),
        body=parts.body,
        source=source,
        path=path,
        body_line=parts.body_line,
        subject_line=located.lines.get(".subject", 1),
    )


def _convert(located: front_matter.Located, path: str) -> FrontMatter:
    try:
        return msgspec.convert(_with_full_columns(located.value), FrontMatter)
    except msgspec.ValidationError as error:
        raise _explained(str(error), located, path) from None


def _with_full_columns(value: Any) -> Any:
    """A column may be written as its bare name."""
    if not isinstance(value, dict) or not isinstance(value.get("fields"), list):
        return value
    return value | {"fields": [_field_with_full_columns(field) for field in value["fields"]]}


def _field_with_full_columns(field: Any) -> Any:
    if not isinstance(field, dict) or not isinstance(field.get("columns"), list):
        return field
    columns = [{"name": column} if isinstance(column, str) else column for column in field["columns"]]
    return field | {"columns": columns}


def _explained(message: str, located: front_matter.Located, path: str) -> TemplateError:
    found = PLACE.search(message)
    place = found[1] if found else ""
    line = _line_of(place, located)
    if unknown := UNKNOWN_KEY.search(message):
        key = unknown[1]
        line = located.lines.get(f"{place}.{key}", line)
        return TemplateError(
            path, line, say("“{key}” is not a known key.", key=key), nearest(key, _keys_at(place)), key
        )
    if missing := MISSING_KEY.search(message):
        return TemplateError(
            path, line, _placed(say("The key “{missing}” is missing", missing=missing[1]), place)
        )
    if invalid := INVALID_CHOICE.search(message):
        known = _choices_at(place)
        line = _line_of(place, located, invalid[1])
        reason = say(
            "“{invalid}” is not possible here; known are {join}.", invalid=invalid[1], join=", ".join(known)
        )
        return TemplateError(path, line, reason, nearest(invalid[1], known), invalid[1])
    if wanted := WANTED.search(message):
        expected = joined((KINDS.get(kind, kind) for kind in wanted[1].split(" | ")), " or ")
        got = KINDS.get(wanted[2], wanted[2])
        return TemplateError(
            path,
            line,
            _placed(say("Expected {expected}, found {got}", expected=expected, got=got), place),
        )
    return TemplateError(path, line, _placed(message.partition(" - at")[0], place))


def _placed(wrong: str, place: str) -> str:
    if not place:
        return say("{reason}.", reason=wrong)
    return say("{wrong} in {place}.", wrong=wrong, place=place.removeprefix("."))


def _line_of(place: str, located: front_matter.Located, written: str = "") -> int:
    """The line of the place; where `[...]` stands for any key or item, of the one that is `written` so."""
    pattern = re.escape(place).replace(r"\[\.\.\.\]", r"(\[\d+\]|\.[^\[]+)")
    matches = [known for known in located.lines if re.fullmatch(pattern, known)]
    exact = [known for known in matches if located.texts.get(known) == written]
    return min((located.lines[known] for known in exact or matches), default=1)


def _keys_at(place: str) -> tuple[str, ...]:
    struct = _struct_at(place)
    return tuple(field.encode_name for field in msgspec.structs.fields(struct))


def _struct_at(place: str) -> type[msgspec.Struct]:
    from asyncdraft.core.templates.template import Sample

    if ".columns" in place:
        return Column
    if place.startswith(".fields"):
        return Field
    return Sample if place.startswith(".sample") else FrontMatter


def _choices_at(place: str) -> tuple[str, ...]:
    from asyncdraft.core.draft import Channel

    if place.startswith((".panes", ".prompts")):
        return tuple(pane.value for pane in PANES)
    if place.startswith(".channels"):
        return tuple(channel.value for channel in Channel)
    if place.startswith(".checks"):
        return ("off", "hint", "warning", "error")
    return tuple(kind.value for kind in FieldType)


def _check(declared: FrontMatter, lines: dict[str, int], path: str) -> None:
    """What types cannot say."""
    if not NAME.fullmatch(declared.name):
        reason = say(
            "The name “{name}” may only have small letters, digits and single hyphens.", name=declared.name
        )
        raise TemplateError(path, lines.get(".name", 1), reason)
    for key in (".title", ".purpose"):
        if not getattr(declared, key[1:]).strip():
            raise TemplateError(path, lines.get(key, 1), say("The {key} is empty.", key=key[1:]))
    if wrong := next((pane for pane in declared.panes if pane not in PANES), None):
        reason = say(
            "“{wrong}” is not a pane of the editor; known are what, why, need, fallback.", wrong=wrong
        )
        raise TemplateError(path, lines.get(".panes", 1), reason)
    seen: set[str] = set()
    for at, field in enumerate(declared.fields):
        if problem := _field_problem(field, seen):
            raise TemplateError(path, lines.get(f".fields[{at}].name", 1), problem)
        seen.add(field.name)
    if unknown := next((name for name in declared.sample.fields if name not in seen), None):
        line = lines.get(f".sample.fields.{unknown}", 1)
        reason = say(
            "The sample has a value for “{unknown}”, which is no field of the template.", unknown=unknown
        )
        raise TemplateError(path, line, reason, nearest(unknown, tuple(seen)), unknown)
    place, stray = _stray_cell(declared)
    if stray:
        raise TemplateError(
            path,
            lines.get(place, 1),
            say("“{stray}” is not a column of the table.", stray=stray),
            quote=stray,
        )


def _stray_cell(declared: FrontMatter) -> tuple[str, str]:
    """The place and name of a sample's cell that no column has, such as an unquoted comma makes."""
    for field in declared.fields:
        rows = declared.sample.fields.get(field.name)
        known = {column.name for column in field.columns}
        for at, row in enumerate(rows if known and isinstance(rows, list) else ()):
            stray = next((name for name in row if name not in known), "") if isinstance(row, dict) else ""
            if stray:
                return f".sample.fields.{field.name}[{at}].{stray}", stray
    return "", ""


def _field_problem(field: Field, earlier: set[str]) -> str:
    if not IDENTIFIER.fullmatch(field.name):
        return say("The field name “{name}” may only have small letters, digits and _.", name=field.name)
    if field.name in RESERVED_NAMES:
        return say("“{name}” is a value that every template has; choose another field name.", name=field.name)
    if field.name in earlier:
        return say("There are two fields named “{name}”.", name=field.name)
    if field.type is FieldType.CHOICE and not field.choices:
        return say("The field “{name}” is a choice and needs “choices”.", name=field.name)
    if field.type is FieldType.TABLE:
        return _columns_problem(field)
    return ""


def _columns_problem(field: Field) -> str:
    if not field.columns:
        return say("The field “{name}” is a table and needs “columns”.", name=field.name)
    wrong = next((column.name for column in field.columns if not IDENTIFIER.fullmatch(column.name)), None)
    if wrong is not None:
        return say("The column name “{wrong}” may only have small letters, digits and _.", wrong=wrong)
    if any(column.type is FieldType.TABLE for column in field.columns):
        return say("A cell of “{name}” cannot be a table.", name=field.name)
    return ""
