"""A store of many drafts, filled in one transaction, and its words at the end in one go."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import msgspec

from asyncdraft.core.draft import Channel, Deadline, Draft
from asyncdraft.storage.database import Database
from asyncdraft.storage.draft_rows import insert
from benchmarks.texts import message

NOW = datetime(2026, 11, 23, 15, 46, tzinfo=UTC)
YEARS = timedelta(days=3 * 365)
WORDS = 200

RARE, COMMON = "zanzibar", "quarterly"
"""In every ten-thousandth draft, and in every tenth; "the" is in nearly all."""

PEOPLE = ("kenji", "priya", "tomas", "amara", "ingrid", "diego", "wei", "fatima", "noah", "salma")
TEMPLATES = ("", "hand-off", "decision", "code-review", "status-update")

STATES = """
    UPDATE drafts SET
        state = CASE number % 10 WHEN 0 THEN 'draft' WHEN 1 THEN 'scheduled' WHEN 2 THEN 'answered'
            WHEN 3 THEN 'sent' WHEN 4 THEN 'sent' ELSE 'copied' END,
        copied_at = CASE WHEN number % 10 > 2 THEN updated_at END,
        state_at = updated_at,
        archived_at = CASE WHEN number % 7 = 0 THEN updated_at END,
        deleted_at = CASE WHEN number % 50 = 0 THEN updated_at END
"""


def fill(database: Database, count: int) -> None:
    with database.writing() as connection:
        triggers = list(connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
        for trigger in triggers:
            connection.execute(f"DROP TRIGGER {trigger['name']}")
        for draft, at in drafts(count):
            insert(connection, draft, "", at)
        connection.execute(STATES)
        connection.execute("INSERT INTO words (words) VALUES ('rebuild')")
        for trigger in triggers:
            connection.execute(trigger["sql"])


def drafts(count: int) -> Iterator[tuple[Draft, str]]:
    """The oldest first, each with the time of its last change; two of three have readers and a deadline."""
    for number in range(count):
        at = NOW - YEARS * (1 - number / count)
        text = message(WORDS, number)
        text += f" {RARE}" if number % 10_000 == 7 else ""
        text += f" {COMMON}" if number % 10 == 7 else ""
        draft = Draft(id=f"draft-{number}", what=text, template=TEMPLATES[number % len(TEMPLATES)])
        if number % 3:
            to = (PEOPLE[number % len(PEOPLE)], PEOPLE[number // 7 % len(PEOPLE)])
            due = Deadline(at=at + timedelta(days=number % 9), typed="friday")
            draft = msgspec.structs.replace(draft, to=to, deadline=due, channel=Channel.SLACK)
        yield draft, at.isoformat()
