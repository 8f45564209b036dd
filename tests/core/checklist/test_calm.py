"""What is held back while a word is being typed."""

from asyncdraft.core.checklist.calm import calm
from asyncdraft.core.checklist.engine import Checklist
from asyncdraft.core.checklist.message import Message
from asyncdraft.core.checklist.verdict import NOT_ENGLISH
from asyncdraft.core.draft import Pane

TEXT = "Kenji, can you check invoice 4471 asap"


def rules(checklist: Checklist, cursor: int, pane: Pane = Pane.NEED) -> set[str]:
    verdict = checklist.judge(Message(texts={Pane.NEED: TEXT}))
    return {finding.rule for finding in calm(verdict, pane, cursor).findings}


def test_the_word_at_the_cursor_waits(checklist: Checklist) -> None:
    for cursor in (len(TEXT), len(TEXT) - len("asap")):
        assert "deadline.vague" not in rules(checklist, cursor)
    assert "deadline.vague" in rules(checklist, len(TEXT) - len(" asap"))


def test_the_same_word_is_shown_once_the_cursor_is_elsewhere(checklist: Checklist) -> None:
    assert "deadline.vague" in rules(checklist, 5)
    assert "deadline.vague" in rules(checklist, len(TEXT), Pane.WHAT)


def test_another_language_is_told_while_somebody_types_it(checklist: Checklist) -> None:
    text = "Kannst du bitte die Rechnung prüfen, bevor wir sie morgen verschicken?"
    verdict = checklist.judge(Message(texts={Pane.NEED: text}))
    assert calm(verdict, Pane.NEED, len(text)).headline == verdict.headline == NOT_ENGLISH
