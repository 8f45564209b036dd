"""The page of rules says what the rules say."""

from pathlib import Path

from asyncdraft.core.checklist.catalogue import RULES
from asyncdraft.core.checklist.rule_page import page

PAGE = Path(__file__).parents[3] / "docs" / "checklist-rules.md"


def test_the_page_is_made_from_the_declarations() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(RULES), "run packaging/make_pages.py"


def test_every_rule_has_its_reason_and_both_examples() -> None:
    text = page(RULES)
    for rule in RULES:
        assert f"## {rule.id}\n\n{rule.title}. {rule.why}" in text
        assert rule.good.text.strip() in text
        assert rule.bad.text.strip() in text
