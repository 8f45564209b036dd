"""What an author can put into a template, each with what it is for: from the declarations alone."""

import re
from collections.abc import Iterator

import msgspec

from asyncdraft.core.templates.reserved import VALUES
from asyncdraft.core.templates.template import FIELD_TYPE_HELP, Field, FieldType
from asyncdraft.core.templates.toolbox import BORROWED_FILTERS, FILTERS
from asyncdraft.core.text import say

FILTER_CALL = re.compile(r"\|\s*(?P<call>[a-z_]+(\(.*?\))?)\s*\}\}", re.DOTALL)

PIECES = {
    "if": ("{% if deadline %}\n\n{% endif %}", say("only where there is a value")),
    "for": (
        "{% for row in rows %}\n- {{ row }}\n{% endfor %}",
        say("once for every item of a list or table"),
    ),
    "channel": ('{% if channel == "email" %}\n\n{% endif %}', say("only in one target")),
    "set": ("{% set lines %}\n\n{% endset %}\n{{ lines }}", say("a part put together first, printed later")),
    "comment": ("{# #}", say("a note for authors that is never printed")),
}


class Offer(msgspec.Struct, frozen=True, kw_only=True):
    """`expression` is what stands between {{ and }}; for a filter, what follows its value and a bar.

    `text` is what is inserted as it is, for all that is no expression.
    """

    group: str
    name: str
    help: str
    expression: str = ""
    text: str = ""
    example: str = ""
    shows: str = ""

    @property
    def words(self) -> str:
        return f"{self.name} {self.help} {self.group}".casefold()


def offers(fields: tuple[Field, ...] = ()) -> tuple[Offer, ...]:
    """`fields` are those of the template that is written."""
    return (*_fields(fields), *_values(), *_filters(), *_pieces(), *_field_types())


def insertion(offer: Offer, before: str) -> str:
    """What to insert after the text `before`, which may end inside of {{ }}."""
    if offer.text:
        return offer.text
    inside = max(before.rfind("{{"), before.rfind("{%")) > max(before.rfind("}}"), before.rfind("%}"))
    is_filter = offer.group in ("Filters", "Jinja's filters")
    if not is_filter:
        return offer.expression if inside else f"{{{{ {offer.expression} }}}}"
    if not inside:
        return offer.example or f"{{{{ what | {offer.expression} }}}}"
    space = "" if before.endswith((" ", "\n")) else " "
    return space + (offer.expression if before.rstrip().endswith("|") else f"| {offer.expression}")


def _fields(fields: tuple[Field, ...]) -> Iterator[Offer]:
    for field in fields:
        yield Offer(group="This template", name=field.name, help=field.title, expression=field.name)
        for column in field.columns:
            name = f"row.{column.name}"
            yield Offer(
                group="This template",
                name=name,
                help=say("{column}, in a loop over {field}", column=column.title, field=field.name),
                expression=name,
            )


def _values() -> Iterator[Offer]:
    for value in VALUES:
        if value.prints:
            yield Offer(group="Values", name=value.name, help=value.help, expression=value.name)
        for part, meaning in value.parts:
            name = f"{value.name}.{part}"
            yield Offer(group="Values", name=name, help=meaning, expression=name)


def _filters() -> Iterator[Offer]:
    for tool in FILTERS:
        call = FILTER_CALL.search(tool.example)
        yield Offer(
            group="Filters",
            name=tool.name,
            help=tool.help,
            expression=call["call"] if call else tool.name,
            example=tool.example,
            shows=tool.shows,
        )
    for name, meaning in BORROWED_FILTERS.items():
        yield Offer(group="Jinja's filters", name=name, help=meaning, expression=name)


def _pieces() -> Iterator[Offer]:
    for name, (text, meaning) in PIECES.items():
        yield Offer(group="Pieces", name=name, help=meaning, text=text, example=text)


def _field_types() -> Iterator[Offer]:
    for kind, meaning in FIELD_TYPE_HELP.items():
        more = {FieldType.CHOICE: ", choices: [one, two]", FieldType.TABLE: ", columns: [first, second]"}
        text = f"  - {{name: new_field, label: New field, type: {kind}{more.get(kind, '')}}}\n"
        yield Offer(group="Fields for the front matter", name=kind, help=meaning, text=text, example=text)
