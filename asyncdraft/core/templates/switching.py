"""A draft and its template: what is still missing, and changing to another one."""

import msgspec

from asyncdraft.core.draft import PANES, Channel, Draft, Pane
from asyncdraft.core.templates.template import Field, Template
from asyncdraft.core.templates.values import is_filled


def missing(draft: Draft, template: Template) -> tuple[Field, ...]:
    """The required fields that have no value yet."""
    return tuple(field for field in template.fields if field.required and not is_filled(field, draft.fields))


def leftover_panes(draft: Draft, template: Template) -> tuple[Pane, ...]:
    """The panes with text that the template does not show."""
    return tuple(pane for pane in PANES if pane not in template.panes and draft.text(pane).strip())


def channel_for(draft: Draft, template: Template) -> Channel:
    """Where the draft goes under `template`: an empty one to where the template belongs, if it says so."""
    proposes = template.channels != tuple(Channel)
    return template.channels[0] if draft.is_empty and proposes else draft.channel


def switch(draft: Draft, old: Template, new: Template) -> tuple[Draft, tuple[Pane, ...]]:
    """The draft under its new template, with every word and value it had, and the panes left without a place.

    Their text stays in the draft; the document ends with it.
    """
    changed = msgspec.structs.replace(draft, template=new.name)
    placed = set(old.panes)
    return changed, tuple(pane for pane in leftover_panes(changed, new) if pane in placed)
