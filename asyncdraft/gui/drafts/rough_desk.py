"""The rough text on the desk: what is proposed for it, where the writer moved what, what is taken over."""

from collections.abc import Iterator, Sequence

import msgspec

from asyncdraft.core.checklist.message import Recipient, recipients_of
from asyncdraft.core.checklist.verdict import NOT_ENGLISH
from asyncdraft.core.draft import PANE_TITLES, PANES, Deadline, Draft, Pane
from asyncdraft.core.split.diagnosis import Diagnosis
from asyncdraft.core.split.proposal import Proposal
from asyncdraft.core.split.questions import Question
from asyncdraft.core.text import capital, joined, say, say_count
from asyncdraft.core.when import writing
from asyncdraft.gui.dialogs.rough import Offer, Shown
from asyncdraft.gui.panels.editors import PURPOSES
from asyncdraft.gui.widgets.piece_list import Kind, PieceRow
from asyncdraft.gui.workspace import Workspace

DEADLINE, TEMPLATE = "deadline", "template"
READER = "reader "
"""Begins the key of a reader's offer."""

MOST_LINKS = 4


class RoughDesk:
    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._by_hand: dict[str, Pane] = {}
        self._ticks: dict[str, bool] = {}
        self.proposal = Proposal(rough="")

    def forget(self) -> None:
        """What the writer moved and ticked, once it is taken over."""
        self._by_hand, self._ticks = {}, {}
        self.proposal = Proposal(rough="")

    def read(self, text: str) -> None:
        workspace = self._workspace
        now = workspace.now()
        self.proposal = workspace.library.splitter.propose(
            text, workspace.team, now, str(now.tzinfo), self._template_names(), self._by_hand
        )

    def _template_names(self) -> frozenset[str]:
        return frozenset(self._workspace.templates)

    def move(self, key: str, place: int) -> None:
        """Puts a piece into the pane at that place."""
        self._by_hand[self.proposal.placed[int(key)].text] = PANES[place]
        self.read(self.proposal.rough)

    def tick(self, key: str, is_ticked: bool) -> None:
        self._ticks[key] = is_ticked

    # What is shown

    def panes(self, draft: Draft) -> Shown:
        """`draft` is the open one."""
        asked = self._questions()
        return Shown(
            rows=tuple(row for pane in PANES for row in self._rows(pane, asked)),
            spans={
                str(number): (placed.piece.start, placed.piece.end)
                for number, placed in enumerate(self.proposal.placed)
            },
            offers=tuple(self._offers(draft)),
            note=self._note(),
        )

    def diagnosis(self) -> Shown:
        if not self.proposal.rough.strip():
            return Shown((), {})
        now = self._workspace.now()
        found: Diagnosis = self._workspace.library.splitter.diagnose(
            self.proposal, self._recipients(), now, str(now.tzinfo), self._workspace.team.links
        )
        count = len(found.failures)
        fine = say("Nothing fails here") if found.is_english else NOT_ENGLISH
        title = say_count("{count} failure", "{count} failures", count) if count else fine
        heading = PieceRow(
            "",
            title,
            say("why each hurts the reader") if count else "",
            "bad" if count else "ok" if found.is_english else "secondary",
            Kind.HEADING,
        )
        rows = [
            PieceRow(f"failure {number}", failure.title, failure.why, "bad")
            for number, failure in enumerate(found.failures)
        ]
        spans = {
            f"failure {number}": (failure.start, failure.end)
            for number, failure in enumerate(found.failures)
            if failure.end > failure.start
        }
        return Shown((heading, *rows), spans, skeleton=found.skeleton)

    def _rows(self, pane: Pane, asked: Sequence[Question]) -> Iterator[PieceRow]:
        tone = pane.value
        pieces = [(number, each) for number, each in enumerate(self.proposal.placed) if each.pane is pane]
        count = say_count("{count} piece", "{count} pieces", len(pieces)) if pieces else ""
        number = PANES.index(pane) + 1
        yield PieceRow(
            "", say("{number}  {pane}", number=number, pane=PANE_TITLES[pane]), count, tone, Kind.HEADING
        )
        for place, each in pieces:
            yield PieceRow(str(place), each.text, each.reason, tone, by_hand=each.by_hand)
        questions = [question.text for question in asked if question.pane is pane]
        for text in questions:
            yield PieceRow("", text, tone=tone, kind=Kind.QUESTION)
        if not pieces and not questions:
            purpose = PURPOSES[pane]
            yield PieceRow("", capital(purpose), tone=tone, kind=Kind.NOTE)

    def _questions(self) -> tuple[Question, ...]:
        now = self._workspace.now()
        return self._workspace.library.splitter.questions(
            self.proposal, self._recipients(), now, str(now.tzinfo), self._workspace.team.links
        )

    def _recipients(self) -> tuple[Recipient, ...]:
        return recipients_of(self._workspace.team.readers(self.readers))

    def _offers(self, draft: Draft) -> Iterator[Offer]:
        style = self._workspace.style
        for reader in self.proposal.readers:
            if reader.id not in draft.to:
                key = f"{READER}{reader.id}"
                yield Offer(
                    key,
                    say("To {name}", name=reader.name),
                    reader.reason,
                    self._ticked(key, reader.is_likely),
                )
        if due := self.proposal.deadline:
            text = say("Deadline {full}", full=writing.full(due.at, [due.zone], style))
            yield Offer(DEADLINE, text, due.reason, self._ticked(DEADLINE, draft.deadline.at is None))
        fitting = self.proposal.template
        if fitting and fitting.name != draft.template:
            title = self._workspace.template(fitting.name).title
            fits = self._ticked(TEMPLATE, draft.is_empty)
            yield Offer(TEMPLATE, say("Template “{title}”", title=title), fitting.reason, fits)

    def _ticked(self, key: str, usual: bool) -> bool:
        return self._ticks.get(key, usual)

    def _note(self) -> str:
        links, unknown = self.proposal.links, self.proposal.unknown
        sentences: list[str] = []
        if unknown:
            sentences.append(say("Not in your team: {names}.", names=", ".join(unknown)))
        if links:
            named = joined((link.text for link in links[:MOST_LINKS]), ", ")
            more = len(links) - MOST_LINKS
            told = say("{named} and {more} more", named=named, more=more) if more > 0 else named
            sentences.append(say("Links: {links}.", links=told))
        return joined(sentences)

    # What is taken over

    @property
    def readers(self) -> tuple[str, ...]:
        """Those who are ticked."""
        return tuple(
            reader.id
            for reader in self.proposal.readers
            if self._ticked(f"{READER}{reader.id}", reader.is_likely)
        )

    def taken_over(self, draft: Draft) -> Draft:
        """The draft with the words in its panes, below those that are there, and with what is ticked."""
        values: dict[str, object] = {
            pane.value: _below(draft.text(pane), text) for pane, text in self.proposal.texts.items()
        }
        values["to"] = tuple(dict.fromkeys((*draft.to, *self.readers)))
        offered = {offer.key for offer in self._offers(draft) if offer.is_ticked}
        due, fitting = self.proposal.deadline, self.proposal.template
        if due and DEADLINE in offered:
            said = writing.short(due.at, due.zone, self._workspace.style)
            values["deadline"] = Deadline(typed=said, at=due.at, zone=due.zone)
        if fitting and TEMPLATE in offered:
            values["template"] = fitting.name
        return msgspec.structs.replace(draft, **values)


def _below(there: str, text: str) -> str:
    return joined((part for part in (there.rstrip(), text) if part.strip()), "\n\n")
