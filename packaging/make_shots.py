"""Draws the pictures of the documentation anew, from the window with its sample data: `./dev shots`."""

import subprocess
import sys
from pathlib import Path

DOCS = Path(__file__).resolve().parent.parent / "docs"
SIZE = "1440x900"
SHOTS = (
    ("compose", "light"),
    ("compose", "dark"),
    ("overlap", "light"),
    ("threads", "light"),
    ("meetings", "light"),
    ("rounds", "light"),
    ("rfcs", "light"),
    ("templates", "light"),
    ("authoring", "light"),
    ("team", "light"),
    ("practice", "light"),
    ("rough", "light"),
    ("outbox", "light"),
)
"""Each a view and its theme."""


def path_of(view: str, theme: str) -> Path:
    return DOCS / f"{view}-{theme}.png"


def main() -> None:
    for view, theme in SHOTS:
        asked = ("screenshot", view, "--theme", theme, "--size", SIZE, str(path_of(view, theme)))
        subprocess.run([sys.executable, "-m", "asyncdraft", *asked], check=True)
    for played in ("tests.gui.first_ten_minutes", "tests.gui.stories"):
        subprocess.run([sys.executable, "-m", played], cwd=DOCS.parent, check=True)


if __name__ == "__main__":
    main()
