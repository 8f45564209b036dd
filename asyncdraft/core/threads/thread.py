"""A thread: posts that belong together, how each round ended, and the strikes that follow from it.

A round is the writer's post and the answers to it; one that did not align is a strike. After the third,
writing stops: a call of at most fifteen minutes decides.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from enum import StrEnum

import msgspec
from msgspec.structs import replace

from asyncdraft.core.people import Person, roster_ids
from asyncdraft.core.text import joined, say, say_of

LAST_STRIKE = 3
CALL_MINUTES = 15


class Kind(StrEnum):
    """What a post is for. A reply comes from somebody else, all others from the writer."""

    QUESTION = "question"
    REPLY = "reply"
    CLARIFICATION = "clarification"
    SYNTHESIS = "synthesis"
    INVITATION = "invitation"
    OUTCOME = "outcome"
    NUDGE = "nudge"
    MESSAGE = "message"


class Stance(StrEnum):
    """How an answer stands to what was asked; OPEN until the writer has judged it."""

    OPEN = "open"
    ALIGNED = "aligned"
    MISUNDERSTOOD = "misunderstood"
    DISAGREED = "disagreed"


STRIKING = frozenset({Stance.MISUNDERSTOOD, Stance.DISAGREED})


class Post(msgspec.Struct, frozen=True, kw_only=True):
    """One message. `author` is a roster id, or the name of somebody who is not in the roster.

    `text` is Markdown in the author's own words, `quoted` what stood below or above it of earlier posts.
    `draft` is the id of the draft it was written as, `message_id` that of a mail. `reason` says why it was
    written although the third strike had stopped the thread.
    """

    kind: Kind
    author: str
    at: datetime
    text: str
    quoted: str = ""
    stance: Stance = Stance.OPEN
    draft: str = ""
    message_id: str = ""
    due: datetime | None = None
    reason: str = ""

    @property
    def first_line(self) -> str:
        lines = (line.strip(" \t>#*-") for line in self.text.splitlines())
        return next(filter(None, lines), "")


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    """The count that the writer set by hand when the thread had `posts` posts, and why."""

    posts: int
    strikes: int
    reason: str
    at: datetime


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What one side holds, in words it would sign. `side` is a short name such as "Frontend"."""

    person: str
    text: str = ""
    side: str = ""


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """The call that follows strike 3. `uid` and `revision` let a changed invitation replace the earlier one.

    `otherwise` is what holds if nobody decides; an empty `agenda` is made from the history.
    """

    at: datetime | None = None
    minutes: int = CALL_MINUTES
    place: str = ""
    decider: str = ""
    recorder: str = ""
    otherwise: str = ""
    agenda: str = ""
    uid: str = ""
    revision: int = 0
    invited_at: datetime | None = None


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """What came out. `number` is unique in the log; `owner` carries it out by the date `due`."""

    number: int = 0
    decided_on: date | None = None
    decision: str = ""
    why: str = ""
    owner: str = ""
    due: date | None = None
    rejected: str = ""
    revisit: str = ""
    heard: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return f"D-{self.number:04}" if self.number else "D-new"


class Thread(msgspec.Struct, frozen=True, kw_only=True):
    """`people` are the others, by roster id or name; `decided_by` the date by which a decision is needed.

    A thread is closed by its decision, or because all agreed in writing.
    """

    id: str = ""
    topic: str = ""
    link: str = ""
    people: tuple[str, ...] = ()
    posts: tuple[Post, ...] = ()
    corrections: tuple[Correction, ...] = ()
    views: tuple[View, ...] = ()
    agreed: str = ""
    divergence: str = ""
    decided_by: date | None = None
    call: Call = Call()
    decision: Decision | None = None
    closed_at: datetime | None = None

    @property
    def title(self) -> str:
        return self.topic

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def strikes(self) -> int:
        """0 to 3: the rounds that did not align, counted on from the last correction."""
        correction = self.corrections[-1] if self.corrections else None
        since = correction.posts if correction else 0
        counted = sum(is_strike(later) for answers in rounds(self) if (later := _after(answers, since)))
        return min((correction.strikes if correction else 0) + counted, LAST_STRIKE)

    @property
    def is_stopped(self) -> bool:
        """Whether writing has stopped: three strikes, and nothing decided yet."""
        return self.is_open and self.strikes == LAST_STRIKE and not self.is_decided

    @property
    def is_decided(self) -> bool:
        """Whether its decision has a number; while the record is being written it has none."""
        return self.decision is not None and self.decision.number > 0

    @property
    def opened_at(self) -> datetime | None:
        return self.posts[0].at if self.posts else None


Answers = tuple[tuple[int, Post], ...]
"""The replies of one round, each with its place in the thread."""


def rounds(thread: Thread) -> Iterator[Answers]:
    """The answers that came between one post of the writer and the next; a nudge starts no new round."""
    answers: list[tuple[int, Post]] = []
    for place, post in enumerate(thread.posts):
        if post.kind is Kind.REPLY:
            answers.append((place, post))
        elif post.kind is not Kind.NUDGE and answers:
            yield tuple(answers)
            answers = []
    if answers:
        yield tuple(answers)


def is_strike(answers: Answers) -> bool:
    """Whether anybody's last word in the round misunderstood or disagreed."""
    return any(post.stance in STRIKING for post in _last_words(answers).values())


def _last_words(answers: Answers) -> dict[str, Post]:
    return {post.author: post for _, post in answers if post.stance is not Stance.OPEN}


def _after(answers: Answers, since: int) -> Answers:
    return tuple((place, post) for place, post in answers if place >= since)


def answered_text(thread: Thread) -> str:
    """What the writer had said before the latest answer; empty without one."""
    last = next(
        (place for place, post in reversed(tuple(enumerate(thread.posts))) if post.kind is Kind.REPLY), 0
    )
    own = (post for post in reversed(thread.posts[:last]) if post.kind not in (Kind.REPLY, Kind.NUDGE))
    return next((post.text for post in own), "")


def strike_at(thread: Thread, place: int) -> int:
    """The strikes that the thread had once the post at `place` stood in it."""
    earlier = tuple(correction for correction in thread.corrections if correction.posts <= place + 1)
    return replace(thread, posts=thread.posts[: place + 1], corrections=earlier).strikes


def with_roster(thread: Thread, roster: Sequence[Person]) -> Thread:
    """The thread with the roster id of everybody in it who has joined the team since it named them."""
    known, call, decision = roster_ids(roster), thread.call, thread.decision
    if all(known(name) == name for name in _named(thread)):
        return thread
    return replace(
        thread,
        people=tuple(dict.fromkeys(map(known, thread.people))),
        posts=tuple(replace(post, author=known(post.author)) for post in thread.posts),
        views=tuple(replace(view, person=known(view.person)) for view in thread.views),
        call=replace(call, decider=known(call.decider), recorder=known(call.recorder)),
        decision=decision
        and replace(decision, owner=known(decision.owner), heard=tuple(map(known, decision.heard))),
    )


def _named(thread: Thread) -> set[str]:
    decision = thread.decision or Decision()
    return {
        *(*thread.people, *decision.heard, thread.call.decider, thread.call.recorder, decision.owner),
        *(post.author for post in thread.posts),
        *(view.person for view in thread.views),
    }


def with_post(thread: Thread, post: Post) -> Thread:
    """The thread with one more post, in order of time; somebody new becomes one of its people."""
    later = sum(other.at > post.at for other in thread.posts)
    place = len(thread.posts) - later
    posts = (*thread.posts[:place], post, *thread.posts[place:])
    known = post.kind is not Kind.REPLY or post.author in thread.people
    people = thread.people if known else (*thread.people, post.author)
    corrections = tuple(
        replace(correction, posts=correction.posts + (correction.posts > place))
        for correction in thread.corrections
    )
    return replace(thread, posts=posts, people=people, corrections=corrections)


def without_post(thread: Thread, place: int) -> Thread:
    corrections = tuple(
        replace(correction, posts=correction.posts - (correction.posts > place))
        for correction in thread.corrections
    )
    posts = (*thread.posts[:place], *thread.posts[place + 1 :])
    return replace(thread, posts=posts, corrections=corrections)


def with_stance(thread: Thread, place: int, stance: Stance) -> Thread:
    posts = list(thread.posts)
    posts[place] = replace(posts[place], stance=stance)
    return replace(thread, posts=tuple(posts))


def corrected(thread: Thread, strikes: int, reason: str, at: datetime) -> Thread:
    """The thread with its count set by hand. Raises ValueError without a reason."""
    if not reason.strip():
        raise ValueError(say("Say why the count changes; the reason is kept with the thread."))
    if not 0 <= strikes <= LAST_STRIKE:
        raise ValueError(say("Strikes are counted from 0 to {last_strike}.", last_strike=LAST_STRIKE))
    correction = Correction(posts=len(thread.posts), strikes=strikes, reason=reason.strip(), at=at)
    return replace(thread, corrections=(*thread.corrections, correction))


def decided(thread: Thread, decision: Decision, at: datetime) -> Thread:
    """The thread closed by its decision. Raises ValueError where the record lacks what others need."""
    wanted = {
        say("what was decided"): decision.decision,
        say_of("record", "why"): decision.why,
        say("who carries it out"): decision.owner,
    }
    lacking = [what for what, text in wanted.items() if not text.strip()]
    if lacking:
        raise ValueError(say("The record still needs {known}.", known=joined(lacking, " and ")))
    return replace(thread, decision=decision, closed_at=at)


def settled(thread: Thread, at: datetime) -> Thread:
    """The thread closed because all agreed in writing."""
    return replace(thread, closed_at=at)


def reopened(thread: Thread) -> Thread:
    return replace(thread, closed_at=None)
