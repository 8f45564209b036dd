"""The checklist against messages of many trades: `phrases/` by rule, `messages/` with all their findings,
`silence/` without any.

A phrase file has sections "fires" and "silent" with one message a line (⏎ is a line break). A message file
has one message a section; `flags` must fire, `may` may, everything else must not. A silence file has one good
message a line.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from asyncdraft.core.checklist.catalogue import BY_ID, FLAGS
from asyncdraft.core.checklist.engine import Checklist
from asyncdraft.core.checklist.message import Message, Recipient, from_text

FIXTURES = Path(__file__).parents[2] / "fixtures" / "checklist"
RECIPIENT = re.compile(r"((?:[^(),]|\(\d+ people\))+)(?:\(([\w/_]+)\))?(?:, |\Z)")
SPEAKS = {"fires": True, "silent": False}
SENT = "2026-10-07T10:00"


def recipients(text: str) -> tuple[Recipient, ...]:
    return tuple(Recipient(found[1].strip(), found[2]) for found in RECIPIENT.finditer(text))


def headers(lines: list[str]) -> dict[str, str]:
    pairs = (line.split(":", 1) for line in lines if ":" in line)
    return {key: value.strip() for key, value in pairs}


def message(text: str, head: dict[str, str]) -> Message:
    zone = head.get("from", "Europe/London")
    return from_text(
        text,
        head.get("channel", "slack"),
        head.get("kind", ""),
        sent_at=datetime.fromisoformat(head.get("sent", SENT)).replace(tzinfo=ZoneInfo(zone)),
        sender_zone=zone,
        recipients=recipients(head["to"]),
    )


def phrase_cases() -> Iterator[tuple[str, bool, str, dict[str, str]]]:
    for path in sorted((FIXTURES / "phrases").glob("*.md")):
        rule = max((rule for rule in BY_ID if path.stem.startswith(rule)), key=len)
        head, *sections = re.split(r"^## ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        for section in sections:
            title, *lines = section.splitlines()
            for line in lines:
                if line.startswith("- "):
                    text = line[2:].replace(" ⏎ ", "\n")
                    yield rule, SPEAKS[title], text, headers(head.splitlines())


def message_cases() -> Iterator[tuple[str, str, dict[str, str]]]:
    for path in sorted((FIXTURES / "messages").glob("*.md")):
        _, *sections = re.split(r"^## ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        for section in sections:
            head, _, text = section.partition("\n\n")
            title, *lines = head.splitlines()
            found = headers(lines)
            found["sent"], found["from"] = found["sent"].split()
            yield f"{path.stem}: {title}", text.strip(), found


def silence_cases() -> Iterator[tuple[str, dict[str, str]]]:
    for path in sorted((FIXTURES / "silence").glob("*.md")):
        head, *lines = re.split(r"^- ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        for line in lines:
            text = re.sub(r" ?⏎ ?", "\n", line.strip())
            channel = "email" if text.startswith("Subject:") else "slack"
            yield text, headers(head.splitlines()) | {"channel": channel}


def rules(text: str) -> set[str]:
    return set(filter(None, text.split(", ")))


@pytest.mark.parametrize(("rule", "speaks", "text", "head"), list(phrase_cases()))
def test_a_rule_speaks_where_it_should_and_nowhere_else(
    checklist: Checklist, rule: str, speaks: bool, text: str, head: dict[str, str]
) -> None:
    found = [finding for finding in checklist.judge(message(text, head)).findings if finding.rule == rule]
    assert bool(found) == speaks, [finding.quote for finding in found]


@pytest.mark.parametrize(
    ("text", "head"), [pytest.param(text, head, id=name) for name, text, head in message_cases()]
)
def test_a_message_is_flagged_for_what_it_lacks(
    checklist: Checklist, text: str, head: dict[str, str]
) -> None:
    findings = checklist.judge(message(text, head)).findings
    found = {finding.rule for finding in findings} & FLAGS
    flags, arguable = rules(head["flags"]), rules(head.get("may", ""))
    assert found - arguable == flags - arguable, [(finding.rule, finding.quote) for finding in findings]


@pytest.mark.parametrize(("text", "head"), list(silence_cases()))
def test_what_lacks_nothing_is_left_alone(checklist: Checklist, text: str, head: dict[str, str]) -> None:
    findings = checklist.judge(message(text, head)).findings
    assert not [(finding.rule, finding.quote) for finding in findings if finding.rule in FLAGS]
