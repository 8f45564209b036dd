"""A template: one file that shapes the panes of a draft into a message."""

from enum import StrEnum
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from asyncdraft.core.draft import THE_THREE, Channel, Pane
from asyncdraft.core.text import say

Source = Literal["built-in", "user", "team"]
Grade = Literal["off", "hint", "warning", "error"]

GROUPS = ("Ask", "Hand over", "Report", "Decide together", "Align", "Protect time", "Nudge")
"""The groups of the built-in templates, in the order of the gallery; a team may name others."""


class FieldType(StrEnum):
    TEXT = "text"
    LONG_TEXT = "long text"
    CHOICE = "choice"
    DATE = "date"
    DEADLINE = "deadline"
    WORKING_DAYS = "working days"
    PERSON = "person"
    PEOPLE = "people"
    LINK = "link"
    LIST = "list"
    TABLE = "table"


FIELD_TYPE_HELP = {
    FieldType.TEXT: say("one line of Markdown"),
    FieldType.LONG_TEXT: say("Markdown of any length"),
    FieldType.CHOICE: say("one of `choices`"),
    FieldType.DATE: say("a day, written 2026-11-24; prints as “Tue 24 Nov 2026”"),
    FieldType.DEADLINE: say("an instant with its zone, written 2026-11-24T17:00+09:00[Asia/Tokyo]"),
    FieldType.WORKING_DAYS: say("a whole number of working days; the form says which day that is"),
    FieldType.PERSON: say("the roster id of one person"),
    FieldType.PEOPLE: say("a list of roster ids"),
    FieldType.LINK: say("an address, or `label <address>`"),
    FieldType.LIST: say("a list of lines"),
    FieldType.TABLE: say("a list of rows; `columns` names their cells"),
}


class Column(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: Annotated[str, Meta(description="what the body calls the cell: `row.name`")]
    label: Annotated[str, Meta(description="what the form and the table show")] = ""
    type: Annotated[FieldType, Meta(description="any type but table")] = FieldType.TEXT
    choices: Annotated[tuple[str, ...], Meta(description="for `type: choice`")] = ()

    @property
    def title(self) -> str:
        return self.label or self.name.replace("_", " ").capitalize()


class Field(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A value that only this template has. The editor builds its form from the fields."""

    name: Annotated[str, Meta(description="what the body calls the value; letters, digits and _")]
    label: Annotated[str, Meta(description="what the form shows; the name when left out")] = ""
    type: Annotated[FieldType, Meta(description="which input the form offers")] = FieldType.TEXT
    required: Annotated[bool, Meta(description="an empty one is a finding of the checklist")] = False
    choices: Annotated[tuple[str, ...], Meta(description="for `type: choice`: what can be chosen")] = ()
    columns: Annotated[
        tuple[Column, ...], Meta(description="for `type: table`: names, or {name, label, type, choices}")
    ] = ()
    help: Annotated[str, Meta(description="one sentence below the input")] = ""
    default: Annotated[Any, Meta(description="the value of a new draft")] = None

    @property
    def title(self) -> str:
        return self.label or self.name.replace("_", " ").capitalize()


class Sample(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A whole draft, good enough to send, that shows what the template is for."""

    to: Annotated[tuple[str, ...], Meta(description="ids of people, from the team or the sample cast")] = ()
    subject: Annotated[str, Meta(description="only where the template's own subject does not do")] = ""
    what: Annotated[str, Meta(description="Markdown of the pane")] = ""
    why: Annotated[str, Meta(description="Markdown of the pane")] = ""
    need: Annotated[str, Meta(description="Markdown of the pane")] = ""
    fallback: Annotated[str, Meta(description="Markdown of the pane")] = ""
    deadline: Annotated[str, Meta(description="2026-11-24T17:00+09:00[Asia/Tokyo]")] = ""
    now: Annotated[str, Meta(description="when it is written, in the same form")] = ""
    fields: Annotated[dict[str, Any], Meta(description="values of the template's fields, by name")] = {}


class FrontMatter(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The keys above the body: the one declaration that reading and documentation share."""

    name: Annotated[str, Meta(description="how drafts refer to it; small letters, digits and hyphens")]
    title: Annotated[str, Meta(description="what the gallery shows")]
    purpose: Annotated[str, Meta(description="one sentence: what the message is for")]
    group: Annotated[str, Meta(description="the heading it stands under in the gallery")] = "Other"
    when: Annotated[str, Meta(description="when to use it")] = ""
    when_not: Annotated[str, Meta(description="when to take something else")] = ""
    words: Annotated[str, Meta(description="other names for it, in any language, to find it by")] = ""
    panes: Annotated[
        tuple[Pane, ...], Meta(description="what, why, need, fallback: the panes the editor shows, in order")
    ] = THE_THREE
    prompts: Annotated[dict[Pane, str], Meta(description="what to write in a pane, in a few words")] = {}
    subject: Annotated[
        str, Meta(description="the subject while the draft has none; may use {{ fields }}")
    ] = ""
    fields: Annotated[tuple[Field, ...], Meta(description="values of its own, see below")] = ()
    checks: Annotated[
        dict[str, Grade], Meta(description="rules judged differently here: off, hint, warning or error by id")
    ] = {}
    channels: Annotated[
        tuple[Channel, ...],
        Meta(description="slack, email, markdown: where it belongs; the first is proposed"),
    ] = tuple(Channel)
    sample: Annotated[Sample, Meta(description="a whole draft for the preview, see below")] = Sample()


class Template(FrontMatter, frozen=True, kw_only=True):
    """`body` is Jinja over Markdown and starts on line `body_line` of the file at `path`.

    `subject_line` is the line of the subject in the front matter.
    """

    body: str = ""
    source: Source = "built-in"
    path: str = ""
    body_line: int = 1
    subject_line: int = 1

    def field(self, name: str) -> Field | None:
        return next((field for field in self.fields if field.name == name), None)
