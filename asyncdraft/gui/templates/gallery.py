"""What the view of the templates shows: the cards, and the preview of the chosen one."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from asyncdraft.core.compose import Document, document
from asyncdraft.core.draft import Channel
from asyncdraft.core.templates.errors import TemplateError
from asyncdraft.core.templates.gallery import Habits, Order, found, nearest, sections
from asyncdraft.core.templates.samples import sample_draft, sample_now, sample_team
from asyncdraft.core.templates.switching import channel_for, switch
from asyncdraft.core.templates.template import GROUPS, Template
from asyncdraft.core.text import joined, say, say_of
from asyncdraft.gui.drafts import targets
from asyncdraft.gui.drafts.field_helps import FieldHelps
from asyncdraft.gui.drafts.field_inputs import Helps
from asyncdraft.gui.drafts.session import Session
from asyncdraft.gui.language import shown, tr
from asyncdraft.gui.main_window import MainWindow
from asyncdraft.gui.panels.template_gallery import ALL
from asyncdraft.gui.widgets.card_list import Card
from asyncdraft.gui.workspace import Change, Workspace

FAVOURITES, OWN, TEAM = "favourites", "own", "team"
SHOWN_PROBLEMS = 2
CASE = re.compile(r"[^,.;，、。]+")
COUNTS = {
    "built-in": say("{count} built in"),
    "user": say("{count} of your own"),
    "team": say("{count} from the team"),
}
NOTES = {"built-in": "", "user": say_of("template", "yours"), "team": say_of("template", "team")}
"""On the cards, by where a template comes from."""
ERROR, UNSAVED = (say_of("template", "error"), "bad"), (say_of("template", "unsaved"), "warn")
"""On the cards too, each with its tone."""
FILE = "file:"
"""Begins the key of a card that stands for a file and not for a template."""


class Gallery(QObject):
    """`file_chosen(path)`: a file that is no template yet is wanted."""

    file_chosen = Signal(str)

    def __init__(self, window: MainWindow, session: Session, workspace: Workspace) -> None:
        super().__init__()
        self._window = window
        self._page = window.templates
        self._session = session
        self._workspace = workspace
        self._store = workspace.template_store
        self._current = ""
        self._chip = ALL
        self._channel: Channel | None = None
        self._values = "sample"
        self._own_values: dict[str, Mapping[str, Any]] = {}
        self._edited: Template | None = None
        self._previewed: str | None = None
        self._preview_soon = QTimer(self, singleShot=True, interval=0)
        self._preview_soon.timeout.connect(self.show_preview)
        self._bind()

    def _bind(self) -> None:
        gallery, side = self._page.gallery, self._page.side
        gallery.searched.connect(self._on_searched)
        gallery.filtered.connect(self._on_chip)
        gallery.ordered.connect(lambda order: self._workspace.set_template_order(Order(order)))
        gallery.picked.connect(self.pick)
        gallery.starred.connect(self._workspace.star_template)
        side.channel_chosen.connect(self._on_channel)
        side.values_chosen.connect(self._on_values)
        self._page.form.edited.connect(self._on_field)
        self._workspace.changed.connect(self._on_changed)

    def _on_changed(self, change: Change) -> None:
        if change & (Change.TEMPLATES | Change.SETTINGS | Change.VIEW):
            self._previewed = None
            self.refresh()

    @property
    def is_shown(self) -> bool:
        return self._window.view == "templates"

    @property
    def current(self) -> Template | None:
        return self._workspace.templates.get(self._current)

    @property
    def current_file(self) -> Path | None:
        """The file behind the chosen card, where it is no template."""
        return Path(self._current.removeprefix(FILE)) if self._current.startswith(FILE) else None

    def follow_draft(self) -> None:
        """The template of the open draft is the chosen one, and its channel."""
        self._current = self._session.draft.template
        self._channel = None

    # Cards

    def refresh(self) -> None:
        """Cheap while another view is shown: nothing is drawn then. The preview follows the cards."""
        if not self.is_shown:
            return
        workspace, gallery = self._workspace, self._page.gallery
        templates = list(workspace.templates.values())
        typed = gallery.typed
        hits = [template for template in found(templates, typed) if self._passes(template)]
        if typed.strip():
            files = [card for card in self._file_cards() if card.key and _has_words(card, typed)]
            cards = [*files, *self._cards(hits, Habits(), Order.RECENT)] or [
                *self._near_cards(templates, typed)
            ]
        else:
            cards = [*self._file_cards(), *self._cards(hits, workspace.habits, workspace.template_order)]
            self._current = self._current or self._session.draft.template
        keys = [card.key for card in cards if card.key]
        if self._current not in keys:
            self._current = keys[0] if keys else ""
        gallery.show_order(workspace.template_order)
        gallery.show_chips(self._chips(templates), self._chip)
        gallery.show_cards(cards, self._current, self._nothing())
        gallery.show_problems(self._problems())
        self._window.top_bar.show_detail("templates", self._count(templates))
        if self._current != self._previewed or self._edited is not None:
            self._preview_soon.start()

    def _problems(self) -> list[str]:
        """With file and line; the editor says those of what it shows."""
        told = [str(error) for error in self._store.errors]
        more = len(told) - SHOWN_PROBLEMS
        return told[:SHOWN_PROBLEMS] + ([say("And {more} more.", more=more)] if more > 0 else [])

    def _nothing(self) -> str:
        if self._page.gallery.typed.strip():
            return say("No template has these words. Press Esc for all, or write your own: New template.")
        wanted = {
            FAVOURITES: say("Star a template (Alt+S) and it stands here."),
            OWN: say("Edit a template or write a new one."),
        }
        return wanted.get(self._chip, say("No template here yet."))

    def _count(self, templates: list[Template]) -> str:
        sources: Counter[str] = Counter(template.source for template in templates)
        counted = (say(text, count=sources[source]) for source, text in COUNTS.items() if sources[source])
        return joined(counted, ", ")

    def _passes(self, template: Template) -> bool:
        chips = {
            ALL: True,
            FAVOURITES: template.name in self._workspace.habits.favourites,
            OWN: template.source == "user",
            TEAM: template.source == "team",
        }
        return chips.get(self._chip, template.group == self._chip)

    def _chips(self, templates: list[Template]) -> list[tuple[str, str, int]]:
        sources = [template.source for template in templates]
        groups = dict.fromkeys([*GROUPS, *(template.group for template in templates)])
        members = {group: sum(template.group == group for template in templates) for group in groups}
        chips = [
            (ALL, say("All"), len(templates)),
            (
                FAVOURITES,
                say("Favourites"),
                len(set(self._workspace.habits.favourites) & {t.name for t in templates}),
            ),
            *((group, group, count) for group, count in members.items() if count),
            (OWN, say_of("templates", "Yours"), sources.count("user")),
            (TEAM, say("Team"), sources.count("team")),
        ]
        return [chip for chip in chips if chip[2] or chip[0] in (ALL, FAVOURITES, self._chip)]

    def _cards(self, templates: list[Template], habits: Habits, order: Order) -> Iterator[Card]:
        for section in sections(templates, habits, order):
            yield Card("", section.title, str(len(section.templates)))
            yield from map(self._card, section.templates)

    def _near_cards(self, templates: list[Template], typed: str) -> Iterator[Card]:
        near = [template for template in nearest(templates, typed) if self._passes(template)]
        if near:
            yield Card("", say("None has all these words; nearest"), str(len(near)))
        yield from map(self._card, near)

    def _card(self, template: Template) -> Card:
        note, tone = self._state(template)
        recent = self._workspace.habits.recent
        used = (
            say("Used last")
            if recent[:1] == (template.name,)
            else say("Used lately")
            if template.name in recent
            else ""
        )
        unfit = _unfit(template.when_not)
        return Card(
            template.name,
            template.title,
            template.purpose,
            joined(filter(None, (used, unfit)), " · "),
            note,
            tone,
            template.name in self._workspace.habits.favourites,
        )

    @property
    def _is_unfinished(self) -> bool:
        """Whether a file of a template has a mistake, or was written in and not saved."""
        return bool(self._store.errors or self._store.unsaved_paths)

    def _state(self, template: Template) -> tuple[str, str]:
        """A note and its tone."""
        if not self._is_unfinished:
            return NOTES[template.source], "plain"
        path = self._store.own_path(template)
        if any(error.path == path for error in self._store.errors):
            return ERROR
        return UNSAVED if path in self._store.unsaved_paths else (NOTES[template.source], "plain")

    def _file_cards(self) -> Iterator[Card]:
        """Files that are no template, and new ones that are not saved yet."""
        if self._chip not in (ALL, OWN) or not self._is_unfinished:
            return
        known = {self._store.own_path(template) for template in self._workspace.templates.values()}
        broken = {error.path: error.sentence for error in self._store.errors if error.path not in known}
        fresh = {
            path: say("Typed, not saved yet")
            for path in self._store.unsaved_paths
            if path not in {*known, *broken}
        }
        files = {**broken, **fresh}
        if files:
            yield Card("", say("To finish"), str(len(files)))
        for path, sentence in files.items():
            note, tone = ERROR if path in broken else UNSAVED
            yield Card(FILE + path, Path(path).name, sentence, str(Path(path).parent), note, tone)

    # The chosen one

    def pick(self, name: str) -> None:
        self._current = name
        self._page.gallery.mark(name)
        if name.startswith(FILE):
            self.file_chosen.emit(name.removeprefix(FILE))
            return
        self.show_preview()

    def show_edited(self, template: Template | None) -> None:
        """The template that is being written stands in for the saved one of its name."""
        self._edited = template
        if template is not None:
            self._current = template.name
            self._page.gallery.mark(template.name)
        self.show_preview()

    def _on_searched(self, typed: str) -> None:
        """The best hit is chosen while somebody types."""
        if typed.strip():
            self._current = ""
        self.refresh()

    def _on_chip(self, key: str) -> None:
        self._chip = ALL if key == self._chip else key
        self.refresh()

    # Preview

    def show_preview(self) -> None:
        template = self._edited or self.current
        side = self._page.side
        if not self.is_shown:
            return
        if template is None:
            if not self._current:
                self._previewed = ""
                side.show_nothing()
            return
        self._preview_soon.stop()
        self._previewed = self._current
        channel = self._shown_channel(template)
        side.show_template(template, editing=self._page.is_editing)
        side.show_channel(channel)
        with_form = self._values == "sample" and bool(template.fields)
        if with_form:
            self._page.form.show_fields(template, self._sample_values(template), self._helps())
        side.show_form(with_form)
        self._render(template, channel)

    def _render(self, template: Template, channel: Channel) -> None:
        side = self._page.side
        try:
            made = self._document(template, channel)
        except TemplateError as error:
            side.show_problem(str(error))
            return
        team = sample_team(self._workspace.team)
        seen = targets.Viewer().shown(made, channel, self._workspace.theme, team)
        subject = tr("Subject: {subject}", subject=_escaped(made.subject))
        head = f"<p><b>{subject}</b></p>" if channel is Channel.EMAIL else ""
        length = (
            say("{used:,} of {limit:,}", used=seen.used, limit=seen.limit)
            if seen.limit
            else say("{used:,} characters", used=seen.used)
        )
        side.show_message(head + seen.html, length)
        if self._edited is None:
            side.show_problem("")

    def _document(self, template: Template, channel: Channel) -> Document:
        workspace = self._workspace
        if self._values == "draft":
            draft, _moved = switch(self._session.draft, self._session.template, template)
            changed = msgspec.structs.replace(draft, channel=channel)
            return document(
                changed,
                template,
                workspace.team,
                workspace.now(),
                workspace.library.renderer,
                workspace.style,
                holidays=workspace.own_holidays,
            )
        sample = sample_draft(template, channel)
        with_own = msgspec.structs.replace(sample, fields=self._sample_values(template))
        team = sample_team(workspace.team)
        return document(
            with_own, template, team, sample_now(template), workspace.library.renderer, workspace.style
        )

    def _sample_values(self, template: Template) -> dict[str, Any]:
        own = self._own_values.get(template.name, {})
        known = {field.name for field in template.fields}
        return {**template.sample.fields, **{name: value for name, value in own.items() if name in known}}

    def _helps(self) -> Helps:
        team = sample_team(self._workspace.team)
        return FieldHelps(self._workspace).helps(team.names)

    def _on_field(self, name: str, value: object) -> None:
        template = self._edited or self.current
        if template is None:
            return
        self._own_values[template.name] = {**self._own_values.get(template.name, {}), name: value}
        self._render(template, self._shown_channel(template))

    def _shown_channel(self, template: Template) -> Channel:
        """The one that was chosen here, else that of the open draft under the template."""
        return self._channel or channel_for(self._session.draft, template)

    def _on_channel(self, name: str) -> None:
        self._channel = Channel(name)
        self.show_preview()

    def _on_values(self, key: str) -> None:
        self._values = key
        self.show_preview()


def _has_words(card: Card, typed: str) -> bool:
    text = f"{card.title} {shown(card.text)}".casefold()
    return all(word in text for word in typed.casefold().split())


def _escaped(text: str) -> str:
    from html import escape

    return escape(text)


def _unfit(when_not: str) -> str:
    """The first of its cases: a card has one line for it, the preview tells all."""
    first = CASE.match(when_not)
    return say("Not for: {when_not}", when_not=first[0]) if first else ""
