"""An RFC: what is proposed, who reviews which part, the comments, and how each of them ended."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

import msgspec
from msgspec.structs import replace

from asyncdraft.core.people import Person, roster_ids
from asyncdraft.core.text import say, say_of

USUAL_DAYS = 7


class State(StrEnum):
    """OPEN until the author has answered; AGREED says "fine for me" and asks for nothing."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    AGREED = "agreed"


STATE_NAMES = {
    State.OPEN: say_of("comments", "open"),
    State.ACCEPTED: say_of("comments", "accepted"),
    State.REJECTED: say_of("comments", "rejected"),
    State.AGREED: say_of("comments", "agreed"),
}


class Option(msgspec.Struct, frozen=True, kw_only=True):
    """One way to do it, with what speaks for it, what against it, and what it takes."""

    name: str
    gain: str = ""
    cost: str = ""
    effort: str = ""


class Review(msgspec.Struct, frozen=True, kw_only=True):
    """`person` is a roster id or a name, `role` what they speak for ("security"), `part` what they read."""

    person: str
    role: str = ""
    part: str = ""


class Comment(msgspec.Struct, frozen=True, kw_only=True):
    """`answer` says what changes by it, or why it is turned down; `option` names the one it is about."""

    author: str
    at: datetime
    text: str
    state: State = State.OPEN
    answer: str = ""
    option: str = ""

    @property
    def line(self) -> str:
        return " ".join(self.text.split())


class Rfc(msgspec.Struct, frozen=True, kw_only=True):
    """`document` and `walkthrough` are links; `days` the business days of the feedback window.

    `announcements` are the ids of the drafts that announce it, sent or not.
    """

    id: str = ""
    title: str = ""
    document: str = ""
    walkthrough: str = ""
    what: str = ""
    why: str = ""
    options: tuple[Option, ...] = ()
    reviews: tuple[Review, ...] = ()
    decider: str = ""
    opens: datetime | None = None
    days: int = USUAL_DAYS
    comments: tuple[Comment, ...] = ()
    decision: str = ""
    closed_at: datetime | None = None
    announcements: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def reviewers(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(review.person for review in self.reviews))

    @property
    def people(self) -> tuple[str, ...]:
        """Who has a part in it: the reviewers, then who decides."""
        return tuple(dict.fromkeys(filter(None, (*self.reviewers, self.decider))))

    @property
    def silent(self) -> tuple[str, ...]:
        """The reviewers of whom there is no comment."""
        heard = {comment.author for comment in self.comments}
        return tuple(person for person in self.reviewers if person not in heard)

    def of(self, state: State) -> tuple[Comment, ...]:
        return tuple(comment for comment in self.comments if comment.state is state)


def with_roster(rfc: Rfc, roster: Sequence[Person]) -> Rfc:
    """The RFC with the roster id of everybody in it who has joined the team since it named them."""
    known = roster_ids(roster)
    return replace(
        rfc,
        reviews=tuple(replace(review, person=known(review.person)) for review in rfc.reviews),
        decider=known(rfc.decider),
        comments=tuple(replace(comment, author=known(comment.author)) for comment in rfc.comments),
    )


def settled(rfc: Rfc, place: int, state: State, answer: str = "") -> Rfc:
    """The RFC with a comment answered. Raises ValueError where one is turned down without a reason."""
    if state is State.REJECTED and not answer.strip():
        raise ValueError(say("Say why the comment is turned down: its author will read it in the summary."))
    comment = replace(rfc.comments[place], state=state, answer=answer.strip())
    return replace(rfc, comments=(*rfc.comments[:place], comment, *rfc.comments[place + 1 :]))


def about(rfc: Rfc, place: int, option: str) -> Rfc:
    """The RFC with a comment tied to an option by its name; to none with an empty one."""
    comment = replace(rfc.comments[place], option=option)
    return replace(rfc, comments=(*rfc.comments[:place], comment, *rfc.comments[place + 1 :]))


def with_comments(rfc: Rfc, comments: tuple[Comment, ...]) -> Rfc:
    """The RFC with those that it does not hold yet."""
    held = {(comment.author, *comment.text.split()) for comment in rfc.comments}
    fresh = {(comment.author, *comment.text.split()): comment for comment in comments}
    return replace(rfc, comments=(*rfc.comments, *(fresh[words] for words in fresh if words not in held)))


def without_comment(rfc: Rfc, place: int) -> Rfc:
    return replace(rfc, comments=(*rfc.comments[:place], *rfc.comments[place + 1 :]))
