"""Threads of the sample team, for pictures of the view."""

from datetime import date, datetime, timedelta

from asyncdraft.core.threads.thread import (
    Call,
    Decision,
    Kind,
    Post,
    Stance,
    Thread,
    View,
    decided,
)

QUESTION = """\
The order screen waits for three requests before it shows a price. Can `/orders` answer with items and
prices in one piece, from the version that ships on 3 Dec?

Maya, please say yes, or what it would break, by Thu 19 Nov."""
FIRST_ANSWER = """\
We want to keep every resource flat, in both versions. Each has one owner and its own cache key.

If items move into orders, each of them is kept twice.
Who clears which copy?"""
CLARIFIED = "Only the order screen needs the joined answer; nothing changes for the resources that exist."
SECOND_ANSWER = (
    "Thanks, that is clear now. I still disagree: with each change of a price the order cache is lost."
)
MINE = """\
- One request brings order, items and prices; the screen may take 800 ms
- Three requests take 340 ms more on a phone in São Paulo
- What ships on Thu 3 Dec is frozen"""
THEIRS = """\
- A flat resource has one owner and one cache key
- A join loses 60,000 cached orders whenever a price changes
- The mobile app reads the same resources"""
POINT = "Does the order resource join items and prices, or does a resource of its own do it for this screen?"


def sample_threads(now: datetime) -> tuple[Thread, ...]:
    """`now` is the hour the picture shows, on a Monday afternoon in London."""
    return (_closed(now), _waiting(now), _fresh(now), _overdue(now), _main(now))


def _back(now: datetime, days: int, hour: int, minute: int = 0) -> datetime:
    return (now - timedelta(days=days)).replace(hour=hour, minute=minute)


def _post(
    kind: Kind, author: str, at: datetime, text: str, stance: Stance = Stance.ALIGNED, quoted: str = ""
) -> Post:
    return Post(kind=kind, author=author, at=at, text=text, stance=stance, quoted=quoted)


def _main(now: datetime) -> Thread:
    quoted = "\n".join(f"> {line}" for line in QUESTION.splitlines())
    return Thread(
        topic="API response shape",
        people=("maya", "ana"),
        posts=(
            _post(Kind.QUESTION, "you", _back(now, 5, 10, 12), QUESTION),
            _post(Kind.REPLY, "maya", _back(now, 5, 16, 40), FIRST_ANSWER, Stance.MISUNDERSTOOD, quoted),
            _post(Kind.CLARIFICATION, "you", _back(now, 4, 9, 31), CLARIFIED),
            _post(Kind.REPLY, "maya", _back(now, 4, 20, 5), SECOND_ANSWER, Stance.DISAGREED),
        ),
        views=(
            View(person="you", side="Frontend", text=MINE),
            View(person="maya", side="Backend", text=THEIRS),
        ),
        agreed="- The first version stays as it is\n- One round trip for the order screen",
        divergence=POINT,
        decided_by=(now + timedelta(days=2)).date(),
        call=Call(
            place="https://meet.example.com/orders",
            decider="maya",
            recorder="ana",
            otherwise="A resource of its own, behind a flag, for 30 days",
        ),
    )


def _waiting(now: datetime) -> Thread:
    return Thread(
        topic="Staging access for partners",
        people=("kenji",),
        posts=(
            _post(
                Kind.QUESTION, "you", _back(now, 4, 11), "Which partners may reach staging before the launch?"
            ),
            _post(Kind.REPLY, "kenji", _back(now, 3, 6), "All who signed in October.", Stance.MISUNDERSTOOD),
            _post(
                Kind.CLARIFICATION,
                "you",
                _back(now, 0, 15),
                "Before the launch, so before 1 Dec: which of the nine?",
            ),
        ),
    )


def _fresh(now: datetime) -> Thread:
    return Thread(
        topic="Queue migration: cut-over in one night or by region",
        people=("kenji", "priya", "maya", "ana"),
        posts=(_post(Kind.QUESTION, "you", _back(now, 0, 14, 30), "One night, or region by region?"),),
    )


def _overdue(now: datetime) -> Thread:
    return Thread(
        topic="Who owns the status page",
        people=("priya",),
        posts=(_post(Kind.QUESTION, "you", _back(now, 6, 10), "Who answers for the status page at night?"),),
    )


def _closed(now: datetime) -> Thread:
    thread = Thread(
        topic="Retry policy for webhooks",
        people=("priya",),
        posts=(
            _post(Kind.QUESTION, "you", _back(now, 12, 10), "How often do we try again?"),
            _post(Kind.REPLY, "priya", _back(now, 11, 9), "Six times, each wait twice the last."),
            _post(Kind.OUTCOME, "you", _back(now, 4, 12), "Six tries, each wait twice as long."),
        ),
    )
    record = Decision(
        number=1,
        decided_on=date(2026, 11, 19),
        decision="Six tries, each wait twice as long",
        why="The longest outage of a partner this year lasted nine hours.",
        owner="priya",
    )
    return decided(thread, record, _back(now, 4, 12))
