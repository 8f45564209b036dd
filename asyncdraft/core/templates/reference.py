"""The reference of templates, written from the declarations that reading and rendering use."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import msgspec

from asyncdraft.core.templates import front_matter, metering
from asyncdraft.core.templates.reserved import VALUES, ValueHelp
from asyncdraft.core.templates.template import FIELD_TYPE_HELP, Column, Field, FrontMatter, Sample
from asyncdraft.core.templates.toolbox import BORROWED_FILTERS, BORROWED_TESTS, FILTERS, Filter

INTRODUCTION = f"""\
# Templates: reference

A template is a text file such as `status.md`: front matter between two lines `---`, then the body in Markdown
with [Jinja](https://jinja.palletsprojects.com/en/stable/templates/). It makes one Markdown document from a
draft, and every output is made from that document.

```jinja
---
name: late-delivery
title: Late delivery
purpose: Tell a customer the new date, and why
panes: [what, why, need]
subject: "Delivery {{{{ number }}}}{{% if new_date %}}: now {{{{ new_date | short }}}}{{% endif %}}"
fields:
  - {{name: number, label: Order, required: true}}
  - {{name: new_date, label: New date, type: date}}
---
{{{{ readers | greeting }}}}

{{{{ what | section("What happened") }}}}

{{{{ new_date | section("New date") }}}}

{{{{ need | section("What I need") }}}}

{{{{ deadline | section("Answer by") }}}}

{{{{ sender | signature }}}}
```

- What is known but empty prints nothing; what is unknown is an error with its line.
- A line of nothing but tags prints no line, and between two parts stands one blank line at most.
- Code that a pane leaves open is closed.
- Text in a pane that the template has no place for comes at the end, above the signature.
- A file has at most {front_matter.MAX_CHARACTERS:,} characters, its body {front_matter.MAX_BODY:,}, a list
  {metering.MAX_ITEMS:,} items. A body that repeats too much ends in an error.
- `include`, `import`, `extends`, `block`, `call`, `namespace`, `**` and recursive loops are not available.
"""


class Key(msgspec.Struct, frozen=True):
    name: str
    help: str
    required: bool


def keys_of(struct: type[msgspec.Struct]) -> tuple[Key, ...]:
    """The documented keys of a declaration, in their order."""
    hints = get_type_hints(struct, include_extras=True)
    return tuple(
        Key(field.encode_name, _description(hints[field.name]), field.required)
        for field in msgspec.structs.fields(struct)
    )


def _description(hint: object) -> str:
    metas = get_args(hint)[1:] if get_origin(hint) is Annotated else ()
    return next((meta.description or "" for meta in metas if isinstance(meta, msgspec.Meta)), "")


def reference() -> str:
    """Markdown."""
    parts = [
        INTRODUCTION,
        _section("Front matter", _keys(FrontMatter)),
        _section("A field", _keys(Field)),
        _section("Field types", _pairs(FIELD_TYPE_HELP)),
        _section("A column of a table", _keys(Column)),
        _section("The sample", _keys(Sample)),
        _section("Values", (line for value in VALUES for line in _value(value))),
        _section("Filters", (_filter(tool) for tool in FILTERS)),
        _section("Filters of Jinja's own", _pairs(BORROWED_FILTERS)),
        _section("Tests, as in `{% if count is odd %}`", _pairs(BORROWED_TESTS)),
    ]
    return "\n".join(parts)


def _section(title: str, lines: Iterable[str]) -> str:
    return "\n".join([f"## {title}", "", *lines, ""])


def _keys(struct: type[msgspec.Struct]) -> Iterable[str]:
    for key in keys_of(struct):
        yield f"- `{key.name}`{' (required)' if key.required else ''}: {key.help}"


def _pairs(pairs: Mapping[Any, str]) -> Iterable[str]:
    return (f"- `{name}`: {meaning}" for name, meaning in pairs.items())


def _value(value: ValueHelp) -> Iterable[str]:
    yield f"- `{value.name}`: {value.help}"
    for name, meaning in value.parts:
        yield f"  - `{value.name}.{name}`: {meaning}"


def _filter(tool: Filter) -> str:
    example, shows = (text.replace("\n", "\n  ") for text in (tool.example, tool.shows))
    return f"- `{tool.name}`: {tool.help}\n\n  ```jinja\n  {example}\n  ```\n\n  ```text\n  {shows}\n  ```\n"
