"""The guide: one page a topic, in Markdown, for the help of the window and the documentation."""

from dataclasses import dataclass

from asyncdraft.storage.resources import read_text

PAGES = (
    *("start", "compose", "checklist", "deadlines", "rough", "templates", "drafts", "sending", "threads"),
    *("meetings", "rounds", "rfcs", "team", "practice", "settings"),
)
"""In the order of reading."""
TITLE = "# "


@dataclass(frozen=True)
class GuidePage:
    """`text` is Markdown without its title; a line `{shortcuts: Menu, Menu}` stands for those menus' keys."""

    name: str
    title: str
    text: str

    @property
    def topic(self) -> str:
        """The title up to its colon."""
        return self.title.partition(":")[0]


def pages() -> tuple[GuidePage, ...]:
    return tuple(map(_page, PAGES))


def _page(name: str) -> GuidePage:
    title, _line, text = read_text(f"guide/{name}.md").partition("\n")
    return GuidePage(name, title.removeprefix(TITLE), text.strip())
