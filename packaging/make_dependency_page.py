"""Writes docs/dependencies.md from the requirements of the program and from its imports."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from asyncdraft.storage.notices import notices  # noqa: E402

PAGE = ROOT / "docs" / "dependencies.md"
CALLED = {"PySide6-Essentials": "Qt and Qt for Python (PySide6)"}
"""In the notices, where that is another name."""
START = "asyncdraft.gui.main_window"
"""What it imports is there before the first paint."""


class Need(NamedTuple):
    """`without` says what would be lost, or have to be written, if the package went."""

    module: str
    use: str
    without: str


NEEDS: Mapping[str, Need] = {
    "PySide6-Essentials": Need("PySide6", "the window", "There is no window."),
    "msgspec": Need(
        "msgspec",
        "the values of the core, and their JSON",
        "Frozen values that are read from disk with a sentence about what is wrong in them.",
    ),
    "tzdata": Need("tzdata", "time zones", "A system's own can be a year old, and Windows has none."),
    "holidays": Need("holidays", "public holidays of 200 countries", "Tables that change every year."),
    "markdown-it-py": Need("markdown_it", "reading Markdown", "CommonMark has 650 cases."),
    "jinja2": Need("jinja2", "templates, in a sandbox", "A template language of our own, and its sandbox."),
    "pyyaml": Need(
        "yaml", "the front matter of drafts and templates", "It is what other programs write there."
    ),
    "tomlkit": Need(
        "tomlkit", "the team's file, with its comments kept", "Python's own reader writes nothing back."
    ),
    "icalendar": Need(
        "icalendar",
        "calendars: reading, invitations, reminders",
        "RFC 5545 with its folding, escapes and zones.",
    ),
    "beautifulsoup4": Need(
        "bs4", "what is pasted from a browser", "A tree of broken HTML that can be searched."
    ),
    "nh3": Need("nh3", "taking the dangerous out of what is pasted", "A filter that others have attacked."),
    "markdownify": Need("markdownify", "turning what is pasted into Markdown", "300 lines over that tree."),
    "slack-sdk": Need(
        "slack_sdk",
        "sending to Slack",
        "Python's own library could make its requests; its maintainers follow what Slack asks of them.",
    ),
    "keyring": Need(
        "keyring",
        "passwords, in the system's keyring",
        "Three systems' keyrings. On Linux it brings cryptography (16 MB): secrets go over the session bus "
        "encrypted. Without it they would go in the clear, or through AES of our own.",
    ),
    "harper-py": Need(
        "harper", "spelling and grammar (the extra `spell`)", "The checks of words and grammar."
    ),
}

HEAD = """\
# What it needs of others

Each package that AsyncDraft asks for by name. `packaging/make_dependency_page.py` makes this page of
`pyproject.toml`, `constraints.txt`, the imports of the program, and what the packages say about themselves.
`tests/test_dependencies.py` fails where one is no longer used, or where the program imports one that it does
not ask for.

| package | tested with | licence | for | imported by | before the first paint |
|---|---|---|---|---|---|
"""
WITHOUT = """
## Without it

| package | what would be missing, or have to be written |
|---|---|
"""
SEEN = """
## Looked through on 23 November 2026

Every version above was its newest release but that of PySide6: 6.12 loses a reference with every signal on
Python 3.11 and aborts. `mdit-py-plugins` went: nothing imported it any more.

What an import costs, in milliseconds of processor time (the least of four new processes on a busy machine,
files compiled already): PySide6 181, slack-sdk 149, markdownify 139, beautifulsoup4 129, keyring 128,
icalendar 110, holidays 105, jinja2 83, markdown-it-py 81, msgspec 48, tomlkit 43, pyyaml 40, harper-py 11,
nh3 2. Only those with a yes in the last column are paid at every start; `tests/gui/test_first_paint.py` holds
the others off, and `tests/cli/test_main.py` says what a command may import.
"""


class Source(NamedTuple):
    module: str
    eager: frozenset[str]
    """Imported with the module; the rest is imported inside a function, where it is used."""
    all: frozenset[str]


def sources() -> Iterator[Source]:
    for file in sorted((ROOT / "asyncdraft").rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        module = ".".join(file.relative_to(ROOT).with_suffix("").parts)
        yield Source(module, frozenset(_imported(tree, lazily=False)), frozenset(_imported(tree)))


def _is_later(node: ast.AST) -> bool:
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)


def _imported(node: ast.AST, lazily: bool = True) -> Iterator[str]:
    """Full names; without what only a type checker sees, and on wish without what functions import."""
    for each in ast.iter_child_nodes(node):
        if isinstance(each, ast.Import):
            yield from (alias.name for alias in each.names)
        elif isinstance(each, ast.ImportFrom) and each.module:
            yield each.module
            yield from (f"{each.module}.{alias.name}" for alias in each.names)
        elif isinstance(each, ast.Call) and _opens_data(each):
            yield str(each.args[0].value)  # type: ignore[attr-defined]
        if not _is_for_types(each) and (lazily or not _is_later(each)):
            yield from _imported(each, lazily)


def _opens_data(call: ast.Call) -> bool:
    """`importlib.resources.files("tzdata.zoneinfo")` reads a package without its code."""
    return isinstance(call.func, ast.Attribute) and call.func.attr == "files" and bool(call.args)


def _is_for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def at_the_start(found: Mapping[str, Source]) -> set[str]:
    """All names that are imported on the way to the window, its own modules followed."""
    seen: set[str] = set()
    waiting = [START]
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += found[name].eager if name in found else ()
    return seen


def users(module: str, found: Mapping[str, Source]) -> list[str]:
    return [name for name, source in found.items() if any(_is_in(each, module) for each in source.all)]


def _is_in(name: str, module: str) -> bool:
    return name == module or name.startswith(f"{module}.")


def requirements() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = (*project["dependencies"], *project["optional-dependencies"]["spell"])
    return [line.partition(">")[0].strip() for line in lines]


def pins() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("==") for line in lines if "==" in line)
    return {_key(name): version for name, version in pairs}


def page() -> str:
    found = {source.module: source for source in sources()}
    early = at_the_start(found)
    versions, licences = pins(), {_key(notice.name): notice.licence for notice in notices()}
    rows, without = [], []
    for name in sorted(requirements(), key=str.casefold):
        need, version = NEEDS[name], versions[_key(name)]
        licence = licences[_key(CALLED.get(name, name))]
        paid = "yes" if any(_is_in(each, need.module) for each in early) else "no"
        where = _told(users(need.module, found))
        rows.append(f"| {name} | {version} | {licence} | {need.use} | {where} | {paid} |\n")
        without.append(f"| {name} | {need.without} |\n")
    return HEAD + "".join(rows) + WITHOUT + "".join(without) + SEEN


def _told(modules: list[str]) -> str:
    """The modules, or their rooms where they are many."""
    if len(modules) <= 3:
        return ", ".join(f"`{module.removeprefix('asyncdraft.')}`" for module in modules)
    rooms = sorted({".".join(module.split(".")[1:3]) for module in modules})
    if len(rooms) <= 3:
        return ", ".join(f"`{room}`" for room in rooms)
    return f"all over {', '.join(sorted({room.split('.')[0] for room in rooms}))}"


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def main() -> None:
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
