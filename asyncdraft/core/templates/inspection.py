"""Everything that can be wrong with one template, found before somebody needs it."""

import msgspec

from asyncdraft.core.compose import document
from asyncdraft.core.draft import Channel
from asyncdraft.core.team import Team
from asyncdraft.core.templates.errors import TemplateError
from asyncdraft.core.templates.parsing import parse
from asyncdraft.core.templates.samples import sample_draft, sample_now, sample_team
from asyncdraft.core.templates.sandbox import Renderer
from asyncdraft.core.templates.template import Source, Template


class Inspection(msgspec.Struct, frozen=True):
    """`template` is None where the text is no template at all; one with errors in its body is there."""

    template: Template | None
    errors: tuple[TemplateError, ...]

    @property
    def is_sound(self) -> bool:
        return self.template is not None and not self.errors


def inspected(text: str, path: str, source: Source, renderer: Renderer) -> Inspection:
    try:
        template = parse(text, path, source)
    except TemplateError as error:
        return Inspection(None, (error,))
    return Inspection(template, problems_of(template, renderer))


def problems_of(
    template: Template, renderer: Renderer, team: Team | None = None
) -> tuple[TemplateError, ...]:
    """By looking at it; else by rendering its sample for every channel, up to the first failure."""
    return renderer.check(template) or _rendering_problems(template, renderer, sample_team(team))


def _rendering_problems(template: Template, renderer: Renderer, team: Team) -> tuple[TemplateError, ...]:
    for channel in Channel:
        try:
            document(sample_draft(template, channel), template, team, sample_now(template), renderer)
        except TemplateError as error:
            return (error,)
    return ()
