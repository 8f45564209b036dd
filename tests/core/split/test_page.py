"""The page says what the splitter says."""

from pathlib import Path

from asyncdraft.core.split.page import page
from tests.core.split.rough import Desk

PAGE = Path(__file__).parents[3] / "docs" / "rough-text.md"


def test_the_page_is_made_from_the_declarations(desk: Desk) -> None:
    wanted = page(desk.splitter.heads)
    assert PAGE.read_text(encoding="utf-8") == wanted, "run packaging/make_pages.py"
