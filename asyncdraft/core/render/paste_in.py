"""Rich text from a clipboard to clean Markdown: from Slack, Gmail, Docs, Word or a web page."""

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from asyncdraft.core.render.links import SAFE_SCHEMES, safe_target
from asyncdraft.core.render.markdown import normalise
from asyncdraft.core.render.paste_shapes import (
    DONE_BOX,
    OPEN_BOX,
    OTHER_NAMES,
    boxes_of_docs,
    code_by_font,
    code_of_editors,
    other_names,
    redirects,
    slack_lists,
)

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

_TAGS = (
    {
        "p",
        "div",
        "br",
        "hr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "pre",
        "ul",
        "ol",
        "li",
        "input",
    }
    | {"table", "thead", "tbody", "tr", "td", "th"}
    | {"a", "b", "strong", "i", "em", "s", "strike", "del", "code", "tt", "span", "img"}
    | set(OTHER_NAMES)
)
_ATTRIBUTES = {
    "*": {"style", "class", "data-indent"},
    "a": {"href"},
    "img": {"src", "alt"},
    "li": {"role", "aria-checked"},
    "input": {"type", "checked"},
    "ol": {"start"},
}
DEEPEST = 60

_INVISIBLE = {0xA0: " ", 0x200B: None, 0xFEFF: None, 0xE000: None, 0xE001: None}
_BOXES = {OPEN_BOX: "[ ] ", DONE_BOX: "[x] "}

_STYLES = {"font-weight", "font-style", "font-family", "text-decoration", "text-decoration-line"} | {
    "white-space",
    "mso-list",
}


def markdown_from_html(html: str) -> str:
    """Markdown of what a person would see; scripts, styles, tracking and unsafe links are gone."""
    import nh3
    from bs4 import BeautifulSoup

    clean = nh3.clean(
        html,
        tags=set(_TAGS),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        clean_content_tags={"script", "style", "title"},
        url_schemes=set(SAFE_SCHEMES),
        filter_style_properties=_STYLES,
        link_rel=None,
    )
    soup = BeautifulSoup(clean.translate(_INVISIBLE), "html.parser")
    for mend in _MENDERS:
        mend(soup)
    text = _converted(soup)
    for sign, box in _BOXES.items():
        text = text.replace(sign, box)
    return normalise(text).rstrip("\n")


def _converted(soup: "BeautifulSoup") -> str:
    from markdownify import MarkdownConverter

    converter = MarkdownConverter(heading_style="atx", bullets="-", escape_misc=True, table_infer_header=True)
    return str(converter.convert_soup(soup))


def _shallow(soup: "BeautifulSoup") -> None:
    """What lies deeper than DEEPEST tags loses them, not its text."""
    deep: list[Tag] = []
    waiting = [(child, 1) for child in soup.find_all(recursive=False)]
    while waiting:
        tag, depth = waiting.pop()
        waiting += ((child, depth + 1) for child in tag.find_all(recursive=False))
        if depth > DEEPEST:
            deep.append(tag)
    for tag in reversed(deep):
        tag.unwrap()


def _countable(soup: "BeautifulSoup") -> None:
    """A list that begins at a number which Markdown does not know begins at 1."""
    for tag in soup.find_all("ol", start=True):
        if not re.fullmatch(r"[0-9]{1,9}", str(tag["start"])):
            del tag["start"]


def _styles_to_tags(soup: "BeautifulSoup") -> None:
    """Docs and Word say with a style what others say with a tag, also that a <b> is not bold."""
    for tag in soup.find_all(style=True):
        style = str(tag.get("style", "")).lower().replace(" ", "")
        if tag.name in ("b", "strong") and re.search(r"font-weight:(normal|400)", style):
            tag.unwrap()
            continue
        if tag.name != "span":
            continue
        for pattern, name in _STYLE_TAGS:
            if pattern.search(style):
                tag.wrap(soup.new_tag(name))


_STYLE_TAGS = (
    (re.compile(r"font-weight:(bold|[6-9]00)"), "b"),
    (re.compile(r"font-style:italic"), "i"),
    (re.compile(r"text-decoration(-line)?:[^;]*line-through"), "s"),
)


def _join_styles(soup: "BeautifulSoup") -> None:
    """One style in pieces side by side, or within itself, is one piece."""
    from bs4 import Tag

    for names in _SAME_STYLE:
        for tag in soup.find_all(names):
            if tag.find_parent(names):
                tag.unwrap()
        for tag in soup.find_all(names):
            while isinstance(following := tag.next_sibling, Tag) and following.name in names:
                tag.extend(list(following.contents))
                following.decompose()


_SAME_STYLE = (["b", "strong"], ["i", "em"], ["s", "strike", "del"])


def _word_lists(soup: "BeautifulSoup") -> None:
    """Word writes list items as paragraphs that begin with their sign."""
    for paragraph in soup.find_all("p", class_=re.compile("MsoListParagraph")):
        sign = _WORD_SIGN.match(paragraph.get_text())
        text = next((text for text in paragraph.find_all(string=True) if text.strip()), None)
        if sign is None or text is None:
            continue
        name = "ol" if sign[1][0].isalnum() and sign[1] != "o" else "ul"
        _drop_start(paragraph, len(sign[0]))
        level = re.search(r"level(\d)", str(paragraph.get("style", "")))
        _append_item(soup, paragraph, name, int(level[1]) if level else 1)


_WORD_SIGN = re.compile(r"\s*([·•§o▪-]|[0-9a-zA-Z]{1,3}[.)])\s+")


def _drop_start(tag: "Tag", characters: int) -> None:
    for text in tag.find_all(string=True):
        taken = min(characters, len(text))
        text.replace_with(text[taken:])
        characters -= taken
        if not characters:
            return


def _append_item(soup: "BeautifulSoup", paragraph: "Tag", name: str, level: int) -> None:
    """Turns the paragraph into an item of the list just before it, at its level."""
    before = paragraph.find_previous_sibling()
    place = before if before is not None and before.name in ("ul", "ol") else None
    if place is None or (level == 1 and place.name != name):
        place = soup.new_tag(name)
        paragraph.insert_before(place)
    for _ in range(level - 1):
        items = place.find_all("li", recursive=False)
        if not items:
            break
        inner = items[-1].find(["ul", "ol"], recursive=False)
        if inner is None:
            inner = soup.new_tag(name)
            items[-1].append(inner)
        place = inner
    paragraph.name = "li"
    place.append(paragraph.extract())


def _lists_in_items(soup: "BeautifulSoup") -> None:
    """A list directly in a list belongs into the item before it."""
    for inner in soup.select("ul > ul, ul > ol, ol > ul, ol > ol"):
        item = inner.find_previous_sibling("li")
        if item is not None:
            item.append(inner.extract())


def _plain_items(soup: "BeautifulSoup") -> None:
    """A paragraph that is all of an item's text is no paragraph."""
    for item in soup.find_all("li"):
        paragraphs = item.find_all("p", recursive=False)
        if len(paragraphs) == 1:
            paragraphs[0].unwrap()


def _white_space(soup: "BeautifulSoup") -> None:
    """A line ends where the reader sees it end, not where the source does."""
    for text in soup.find_all(string=True):
        if text.find_parent("pre") is None:
            text.replace_with(re.sub(r"\s+", " ", text))
    for line_end in soup.find_all("br"):
        parent = line_end.parent
        if line_end.decomposed or parent is None:
            continue
        if not parent.get_text().strip() and parent.name in ("p", "div"):
            parent.decompose()
        else:
            line_end.replace_with("\n")


def _boxes(soup: "BeautifulSoup") -> None:
    for box in soup.find_all("input"):
        sign = DONE_BOX if box.has_attr("checked") else OPEN_BOX
        box.replace_with(sign) if box.get("type") == "checkbox" else box.decompose()
    for item in soup.find_all("li"):
        text = next((text for text in item.find_all(string=True) if text.strip()), None)
        if text is not None and (glyph := _GLYPH.match(text)):
            text.replace_with((OPEN_BOX if glyph[1] == "☐" else DONE_BOX) + text[glyph.end() :])
        elif text is not None and text.lstrip()[0] in _BOXES:
            text.replace_with(text.lstrip())


_GLYPH = re.compile(r"\s*([☐☑✅])\s+")


def _links(soup: "BeautifulSoup") -> None:
    """An address that leads nowhere outside its page is none; a link around nothing is nothing."""
    for link in soup.find_all("a"):
        if not safe_target(str(link.get("href", ""))) or not (link.get_text().strip() or link.find("img")):
            link.unwrap()


def _images(soup: "BeautifulSoup") -> None:
    """Pictures of emoji, and pictures that only this computer has, are their description."""
    for image in soup.find_all("img"):
        description = str(image.get("alt", ""))
        source = str(image.get("src", ""))
        if not source.startswith(("http://", "https://")) or _EMOJI.fullmatch(description):
            image.replace_with(description)


_EMOJI = re.compile(r":[\w+-]+:|[^\x00-\u2000\w]{1,8}")

_MENDERS: Iterable[Callable[["BeautifulSoup"], None]] = (
    _shallow,
    _countable,
    other_names,
    code_of_editors,
    code_by_font,
    slack_lists,
    boxes_of_docs,
    redirects,
    _styles_to_tags,
    _join_styles,
    _word_lists,
    _lists_in_items,
    _plain_items,
    _white_space,
    _boxes,
    _links,
    _images,
)
