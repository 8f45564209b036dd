"""From a rough text to a proposal. No word is lost, and none is added."""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime

import msgspec

from asyncdraft.core.checklist.due import has_clock
from asyncdraft.core.checklist.engine import Checklist
from asyncdraft.core.checklist.facts import Facts
from asyncdraft.core.checklist.message import Message, Recipient, from_text
from asyncdraft.core.checklist.references import POINTERS
from asyncdraft.core.checklist.survey import Survey
from asyncdraft.core.draft import PANES, Pane
from asyncdraft.core.split import reasons
from asyncdraft.core.split.diagnosis import Diagnosis, diagnosis
from asyncdraft.core.split.following import Assigned, followed, under_headings
from asyncdraft.core.split.model import Model
from asyncdraft.core.split.pieces import Piece, PieceKind, pieces
from asyncdraft.core.split.proposal import Due, Link, Placed, Proposal, Reader
from asyncdraft.core.split.questions import Question, questions
from asyncdraft.core.split.readers import readers
from asyncdraft.core.split.sentence import sentence
from asyncdraft.core.split.signs import signs_of
from asyncdraft.core.split.templates import fitting
from asyncdraft.core.team import Team
from asyncdraft.core.templates.shorthands import address_of
from asyncdraft.core.when import zones
from asyncdraft.core.when.reading import TimeReader, is_unclear


class Splitter:
    """`checklist` reads the sentences, `times` what their times mean, `model` weighs the signs."""

    def __init__(self, checklist: Checklist, times: TimeReader, model: Model) -> None:
        self._checklist = checklist
        self._times = times
        self._model = model
        self._by_head = {title: pane for pane, titles in self.heads.items() for title in titles}

    @property
    def heads(self) -> Mapping[Pane, frozenset[str]]:
        """The headings that name a pane."""
        return {pane: self._checklist.lexicon.words(f"head {pane.value}") for pane in PANES}

    def propose(
        self,
        text: str,
        team: Team,
        now: datetime,
        zone: str,
        templates: Collection[str] = (),
        by_hand: Mapping[str, Pane] = {},
    ) -> Proposal:
        """`now` is aware, `zone` the writer's; `templates` are the names of those that can be offered.

        `by_hand` says where the writer has put a piece, by its text.
        """
        survey = self._checklist.survey(from_text(text, sent_at=now, sender_zone=zone))
        cut = pieces(text, survey.blocks, survey.facts_of)
        assigned = self._assigned(text, cut, survey)
        placed = tuple(
            _placed(piece, text[piece.start : piece.end], where, by_hand)
            for piece, where in zip(cut, assigned, strict=True)
        )
        blocks = [block.facts for block in survey.blocks]
        found, unknown = readers(blocks, team.people, team.me)
        return Proposal(
            rough=text,
            placed=placed,
            readers=found,
            unknown=unknown,
            deadline=self._deadline(survey, placed, now, zone, _zone_of_reader(found, team)),
            links=tuple(_links(blocks, team.links)),
            template=fitting(survey, templates),
        )

    def questions(
        self,
        proposal: Proposal,
        recipients: tuple[Recipient, ...],
        now: datetime,
        zone: str,
        links: Mapping[str, str] = {},
    ) -> tuple[Question, ...]:
        """What the panes of a proposal still lack, asked of the writer; `links` are the team's shorthands."""
        if not proposal.rough.strip():
            return ()
        message = Message(
            texts=proposal.texts,
            sent_at=now,
            sender_zone=zone,
            recipients=recipients,
            links=links,
        )
        tried = any(_is_report(placed.piece) for placed in proposal.placed)
        return questions(self._checklist.judge(message), self._checklist.survey(message), was_tried=tried)

    def diagnose(
        self,
        proposal: Proposal,
        recipients: tuple[Recipient, ...],
        now: datetime,
        zone: str,
        links: Mapping[str, str] = {},
    ) -> Diagnosis:
        """What is wrong with the text as it stands, why that hurts, and the frame of a better one."""
        message = from_text(proposal.rough, sent_at=now, sender_zone=zone, recipients=recipients)
        verdict = self._checklist.judge(msgspec.structs.replace(message, links=links))
        return diagnosis(verdict, proposal, self.questions(proposal, recipients, now, zone, links))

    def _assigned(self, text: str, cut: Sequence[Piece], survey: Survey) -> list[Assigned]:
        """The panes of the pieces: by headings where there are some, else by what the sentences say."""
        spoken = [number for number, piece in enumerate(cut) if piece.kind is PieceKind.SENTENCE]
        signs = signs_of([cut[number] for number in spoken], survey.now)
        headed = under_headings(text, cut, self._by_head)
        sure = [where[0] if where else None for where in headed]
        rows = [
            self._model.scores(tuple(said), sure[number]) for number, said in zip(spoken, signs, strict=True)
        ]
        panes = self._model.panes(rows)
        assigned: list[Assigned] = [(Pane.WHAT, reasons.WHOLE)] * len(cut)
        for number, said, pane in zip(spoken, signs, panes, strict=True):
            assigned[number] = pane, reasons.reason(said, pane)
        return followed(text, cut, assigned, headed)

    def _deadline(
        self, survey: Survey, placed: Sequence[Placed], now: datetime, zone: str, theirs: str
    ) -> Due | None:
        """The first time by which something is wanted; one in What I need comes before others."""
        ends = [each.piece.end for each in placed]
        found = []
        for spot, reading in survey.times("time.due"):
            place = spot.placed.start + spot.start
            pane = placed[bisect_right(ends, place)].pane
            found.append((_RANKS[pane], not has_clock(reading), place, spot))
        for _rank, _clock, _place, spot in sorted(found, key=lambda each: each[:3]):
            moment = self._moment(spot.quote, now, zone, theirs)
            if moment and moment[0] > now:
                bounds = spot.passage.bounds
                told = " ".join(spot.placed.facts.text[bounds.start : bounds.end].split())
                return Due(spot.quote, *moment, told)
        return None

    def _moment(self, quote: str, now: datetime, home: str, theirs: str) -> tuple[datetime, str] | None:
        """When it is, and by which zone: “your time” is the time of the one reader, else nobody's."""
        found = self._times.read(quote, now, theirs).candidates
        if not found or is_unclear(found[0]):
            return None
        at, named = found[0].instant(now), found[0].zone or ""
        return (at, named if zones.is_zone(named) else home) if at else None


def _zone_of_reader(found: Sequence[Reader], team: Team) -> str:
    """Empty where nobody, or more than one, is likely to read it."""
    return team.zone_of_reader(tuple(reader.id for reader in found if reader.is_likely))


def _is_report(piece: Piece) -> bool:
    """Whether it tells what the writer did."""
    if piece.kind is not PieceKind.SENTENCE:
        return False
    said = sentence(piece)
    return said.of_self and said.is_past and not (said.is_future or said.is_question)


_RANKS = {Pane.NEED: 0, Pane.WHAT: 1, Pane.WHY: 1, Pane.FALLBACK: 2}


def _placed(piece: Piece, text: str, where: Assigned, by_hand: Mapping[str, Pane]) -> Placed:
    moved = by_hand.get(text)
    if moved is not None:
        return Placed(piece, text, moved, reasons.by_hand(moved), by_hand=True)
    return Placed(piece, text, *where)


def _links(blocks: Sequence[Facts], shorthands: Mapping[str, str]) -> Iterator[Link]:
    """Addresses and numbers, each once."""
    seen: set[str] = set()
    for facts in blocks:
        for reference in facts.references:
            words = facts.text[reference.start : reference.end]
            if reference.kind in POINTERS and words not in seen:
                seen.add(words)
                yield Link(words, words if "://" in words else address_of(words, shorthands))
