"""What single programs put on the clipboard in their own way, turned into plain HTML."""

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

OPEN_BOX, DONE_BOX = "\ue000", "\ue001"
"""Signs that stand for a box until all text is escaped."""

BLOCKS = ("dt", "dd", "figure", "figcaption", "section", "article", "address", "details", "summary")
OTHER_NAMES = dict.fromkeys(BLOCKS, "div") | {"kbd": "code", "samp": "code", "codeblock": "pre"}

LONGEST_CODE = 200
"""Characters up to which a run in such a font is code, and not a writer's taste."""

_MONO = re.compile(r"font-family:[^;]*(?:mono|courier|consolas|menlo)", re.IGNORECASE)
_PRE = re.compile(r"white-space:pre(?![\w-])")
_REDIRECTS = {"www.google.com": ("/url", "q"), "slack-redir.net": ("/link", "url")}


def other_names(soup: "BeautifulSoup") -> None:
    for tag in soup.find_all(list(OTHER_NAMES)):
        tag.name = OTHER_NAMES[tag.name]


def slack_lists(soup: "BeautifulSoup") -> None:
    """Slack writes every depth as a list of its own, side by side."""
    for inner in soup.find_all(["ul", "ol"], attrs={"data-indent": re.compile(r"^[1-8]$")}):
        before = inner.find_previous_sibling()
        if before is None or before.name not in ("ul", "ol"):
            continue
        if (item := _last_item(before, int(str(inner["data-indent"])))) is not None:
            _append(item, inner)
    for first in soup.find_all(["ul", "ol"], attrs={"data-indent": "0"}):
        before = first.find_previous_sibling()
        if before is not None and before.name == first.name and before.get("data-indent") == "0":
            before.extend(first.find_all("li", recursive=False))
            first.decompose()


def _last_item(place: "Tag", depth: int) -> "Tag | None":
    """The last item of the list, or of the lists in it down to just above `depth`."""
    item: Tag | None = None
    for _ in range(depth):
        items = place.find_all("li", recursive=False)
        if not items:
            break
        item = items[-1]
        inner = item.find_all(["ul", "ol"], recursive=False)
        if not inner:
            break
        place = inner[-1]
    return item


def _append(item: "Tag", inner: "Tag") -> None:
    there = item.find_all(["ul", "ol"], recursive=False)
    if there and there[-1].name == inner.name:
        there[-1].extend(inner.find_all("li", recursive=False))
        inner.decompose()
    else:
        item.append(inner.extract())


def boxes_of_docs(soup: "BeautifulSoup") -> None:
    """Google's editor draws the box of a task as a picture, which only its computer has."""
    for item in soup.find_all("li", attrs={"role": "checkbox"}):
        for picture in item.find_all("img", attrs={"alt": re.compile("^(un)?checked$")}):
            picture.decompose()
        text = next((text for text in item.find_all(string=True) if text.strip()), None)
        if text is not None:
            sign = DONE_BOX if item.get("aria-checked") == "true" else OPEN_BOX
            holder = text.find_parent(["p", "li"])
            if holder is not None:
                holder.insert(0, sign)


def code_of_editors(soup: "BeautifulSoup") -> None:
    """A program for code copies a line as a box in a box that keeps its white space."""
    for box in soup.find_all("div", style=_PRE):
        lines = box.find_all("div", recursive=False)
        text = "\n".join(line.get_text() for line in lines) if lines else box.get_text()
        box.clear()
        box.name = "pre"
        box.string = text


def code_by_font(soup: "BeautifulSoup") -> None:
    """Gmail and Docs know no code, only its font."""
    for span in soup.find_all("span", style=_MONO):
        if 0 < len(span.get_text().strip()) <= LONGEST_CODE and span.find_parent(["pre", "code"]) is None:
            span.name = "code"


def redirects(soup: "BeautifulSoup") -> None:
    """The address that was meant, not the counter in front of it."""
    for link in soup.find_all("a", href=True):
        try:
            parts = urlsplit(str(link["href"]))
        except ValueError:
            continue
        path, name = _REDIRECTS.get(parts.netloc, ("", ""))
        if path and parts.path == path and (meant := parse_qs(parts.query).get(name)):
            link["href"] = meant[0]
