"""From a draft to the one document that every output starts from."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime

import msgspec

from asyncdraft.core.draft import PANE_TITLES, Channel, Draft
from asyncdraft.core.team import Team
from asyncdraft.core.templates.fences import tidy
from asyncdraft.core.templates.filters import section
from asyncdraft.core.templates.metering import Meter, characters_in
from asyncdraft.core.templates.printing import Scene
from asyncdraft.core.templates.sandbox import Renderer
from asyncdraft.core.templates.switching import leftover_panes
from asyncdraft.core.templates.template import Template
from asyncdraft.core.templates.values import NO_THREAD, values_of
from asyncdraft.core.templates.views import ThreadView
from asyncdraft.core.when import writing, zones

EMPTY_BRACKETS = re.compile(r"\(\s*\)|\[\s*\]")
PATH_SIGN = re.compile(r"[\\/]")
DANGLING = " \t:,;–—-"
SUBJECT_LINE = {Channel.SLACK: "**{}**\n\n", Channel.EMAIL: "", Channel.MARKDOWN: "# {}\n\n"}
"""How a subject stands in the document; an email carries it in its header."""


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """`dates` are the instants written: the phrase as it stands in the Markdown, and seconds since 1970."""

    subject: str
    markdown: str
    dates: tuple[tuple[str, int], ...] = ()


def document(
    draft: Draft,
    template: Template,
    team: Team,
    now: datetime,
    renderer: Renderer,
    style: writing.Style = writing.STYLE,
    *,
    holidays: Callable[[], Mapping[date, str]] = dict,
    thread: ThreadView = NO_THREAD,
) -> Document:
    """The message as it reads for the draft's channel. `now` is aware. Raises TemplateError.

    `holidays` gives the writer's public holidays; it is called only if a template counts working days.
    `thread` is the one that the draft belongs to.
    """
    values = values_of(draft, template, team, now, thread, style)
    people = [person for person in (team.writer, *team.readers(draft.to)) if person]
    scene = Scene(
        now=now,
        channel=draft.channel,
        meter=Meter(characters_in(values)),
        writer=team.writer,
        zones=tuple(person.zone for person in people if zones.is_zone(person.zone)),
        style=style,
        holidays=holidays,
    )
    subject = _tidy_subject(draft.subject or renderer.subject(template, values, scene))
    body = renderer.body(template, {**values, "subject": subject}, scene)
    rest = [section(scene, values[pane.value], PANE_TITLES[pane]) for pane in leftover_panes(draft, template)]
    if draft.attachments and draft.channel is not Channel.EMAIL:
        rest.append(_attached(draft.attachments))
    title = SUBJECT_LINE[draft.channel].format(subject) if subject else ""
    markdown = tidy(title + _before_closing(body.rstrip(), scene.closing, rest))
    dates = tuple((phrase, epoch) for phrase, epoch in scene.dates.items() if phrase in markdown)
    return Document(subject=subject, markdown=markdown, dates=dates)


def _before_closing(body: str, closing: str, parts: list[str]) -> str:
    """The body with the parts at its end, above the signature if it has one."""
    message = body.removesuffix(closing)
    return "\n\n".join([message, *parts, body[len(message) :]])


def _attached(paths: tuple[str, ...]) -> str:
    """What a text says of files that it cannot carry."""
    names = (PATH_SIGN.split(path)[-1].replace("`", "'") for path in paths)
    return f"**Attached:** {', '.join(f'`{name}`' for name in names)}"


def _tidy_subject(text: str) -> str:
    """One line without the holes that empty fields leave."""
    return " ".join(EMPTY_BRACKETS.sub("", text).split()).strip(DANGLING)
