"""Writes the documentation as static pages with a search: `make_site.py TARGET`."""

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from asyncdraft.gui.settings.shortcut_tables import all_shortcuts, fill
from asyncdraft.storage import guide

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
FRONT = {"README.md": "index", "CHANGELOG.md": "changelog", "CONTRIBUTING.md": "contributing"}
"""Pages of the top level, and their names on the site."""
PICTURES = {"deadlines": "overlap", "sending": "outbox"}
"""Where a page of the guide has not that of its own name."""
FIRST = "first-ten-minutes"
"""The page that a stranger reads first, and the folder of its pictures."""
STORIES = "stories"
"""The page that lists the stories, and the folder of their pages and pictures."""
SPHINX = (sys.executable, "-m", "sphinx", "--fail-on-warning", "--keep-going", "--quiet", "-b", "html")
LINK = re.compile(r"(?P<mark>!?)\[(?P<text>[^\]]*)\]\((?P<path>[^)]+)\)")


def sources(folder: Path) -> None:
    """The pages as Sphinx reads them, all in `folder`: the guide, the references, the front page."""
    pages = guide.pages()
    (folder / "guide").mkdir()
    for page in pages:
        picture = f"![{page.topic}](../{name})\n\n" if (name := _picture(page.name)) else ""
        text = f"# {page.title}\n\n{picture}{fill(page.text, str)}\n"
        (folder / "guide" / f"{page.name}.md").write_text(text, encoding="utf-8")
    (folder / "shortcuts.md").write_text(f"# All shortcuts\n\n{all_shortcuts(str)}\n", encoding="utf-8")
    references = sorted(path for path in DOCS.glob("*.md") if path.stem not in (FIRST, STORIES))
    stories = sorted((DOCS / STORIES).glob("*.md"))
    told = [DOCS / f"{name}.md" for name in (FIRST, STORIES)]
    decisions = sorted((DOCS / "decisions").glob("*.md"))
    for path in (*told, *references, *decisions, *DOCS.glob("*.png"), DOCS / "conf.py"):
        shutil.copy(path, folder / path.name)
    for name in (FIRST, STORIES):
        shutil.copytree(DOCS / name, folder / name)
    for name, shown in FRONT.items():
        text = LINK.sub(_link, (ROOT / name).read_text(encoding="utf-8"))
        (folder / f"{shown}.md").write_text(text, encoding="utf-8")
    trees = (
        _tree("Guide", (FIRST, *(f"guide/{page.name}" for page in pages))),
        _tree("Stories", (STORIES, *(f"{STORIES}/{path.stem}" for path in stories))),
        _tree("Reference", ("shortcuts", *(path.stem for path in references))),
        _tree("The project", ("changelog", "contributing", *(path.stem for path in decisions))),
    )
    with (folder / "index.md").open("a", encoding="utf-8") as index:
        index.write("\n".join(trees))


def _picture(name: str) -> str:
    picture = f"{PICTURES.get(name, name)}-light.png"
    return picture if (DOCS / picture).exists() else ""


def _link(found: re.Match[str]) -> str:
    """Of the top level to the page of the site; what is no page is named without a link."""
    path = found["path"]
    if path.startswith(("http:", "https:", "#")):
        return found[0]
    name = Path(path).name
    if path.startswith("docs/") and "." in name:
        return f"{found['mark']}[{found['text']}]({name})"
    if name in FRONT:
        return f"[{found['text']}]({FRONT[name]}.md)"
    return found["text"]


def _tree(title: str, names: Iterable[str]) -> str:
    return "\n".join(("", "```{toctree}", ":hidden:", f":caption: {title}", "", *names, "```", ""))


def build(target: Path) -> None:
    """Raises CalledProcessError where a page or link is wrong."""
    with tempfile.TemporaryDirectory() as folder:
        sources(Path(folder))
        subprocess.run([*SPHINX, folder, str(target)], check=True)
    shutil.rmtree(target / ".doctrees", ignore_errors=True)


if __name__ == "__main__":
    build(Path(sys.argv[1]))
