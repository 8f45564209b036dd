"""The guide: every page is read, and its links lead somewhere."""

import re

from asyncdraft.storage import guide
from asyncdraft.storage.resources import resources_dir

LINK = re.compile(r"\]\((?P<target>[^)]+)\)")


def test_every_file_is_a_page() -> None:
    files = {path.stem for path in (resources_dir() / "guide").glob("*.md")}
    assert files == set(guide.PAGES)


def test_every_page_has_a_title_with_a_topic_and_says_something() -> None:
    for page in guide.pages():
        assert page.topic != page.title, page.name
        assert len(page.text.split()) > 40, page.name


def test_links_lead_to_pages() -> None:
    targets = {found["target"] for page in guide.pages() for found in LINK.finditer(page.text)}
    assert targets
    assert targets <= {f"{name}.md" for name in guide.PAGES}
