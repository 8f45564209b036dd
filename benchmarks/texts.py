"""Messages of any length, written for measuring: made of these sentences, and never the same twice."""

from random import Random

PARAGRAPH_SENTENCES = 5
PLAIN = (
    "The importer rejects {n} of the events that came in since the release.",
    "Customer {n} has sent the contract back with two small remarks in the margin.",
    "A retry is no help, because the **second** worker reads the same row again.",
    "I went through the [list of open orders](https://docs.example.com/orders/{n}) with the warehouse.",
    "The slides for item {n} are in the usual folder, and the numbers in them are final.",
    "Nobody has touched `worker_{n}` in weeks, so I would rather not be the first.",
    "We have seen {n} failed logins, most of them from one office.",
    "If the supplier agrees, the pallets go out with truck {n} and nothing else changes.",
    "Room {n} is booked for the visitors, and the projector works again.",
    "It may well be that the cache was cold; the second run took {n} ms.",
    "The translation of chapter {n} reads well, but some terms differ from the glossary.",
    "Please have a look at ticket OPS-{n} and tell me which of the two ways you prefer.",
)
WITH_TIMES = (
    "Could you confirm the order by Tuesday 3pm London time?",
    "The maintenance window is tomorrow from 22:00 to 23:30 CET.",
    "Without an answer by 4 December I will go with the first draft.",
    "Let us talk on Thursday at 10:15 if that is not too early in Denver.",
    "The report is due by end of day on Friday, Tokyo time.",
    "She is back in 3 days and reads her mail then.",
    "The lorry leaves on 2026-12-01 at 06:30.",
    "Please answer within two working days.",
)


def message(words: int, seed: int, *, times: int = 4) -> str:
    """`words` words in paragraphs, with about `times` sentences that hold a time for every 200 words."""
    chance = Random(seed)
    share = times * 13 / 200
    paragraphs: list[str] = []
    missing = words
    while missing > 0:
        paragraph = " ".join(_sentence(chance, share) for _ in range(PARAGRAPH_SENTENCES)).split()[:missing]
        paragraphs.append(" ".join(paragraph))
        missing -= len(paragraph)
    return "\n\n".join(paragraphs)


def _sentence(chance: Random, share: float) -> str:
    kind = WITH_TIMES if chance.random() < share else PLAIN
    return chance.choice(kind).format(n=chance.randrange(10, 10_000))
