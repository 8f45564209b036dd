"""Draws the test messages as they arrive: `python -m tests.clients.pictures FOLDER`, and look at them."""

import json
import sys
from pathlib import Path

from asyncdraft.core.render.html import email_html, slack_html
from asyncdraft.core.render.slack import paste
from tests.clients.programs import MESSAGES, run_node


def draw(folder: Path) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    copied = (
        {"name": name, "html": slack_html(text), "plain": paste(text), "mail": email_html(text)}
        for name, text in MESSAGES.items()
    )
    run_node("pictures.mjs", map(json.dumps, copied), FOLDER=str(folder.resolve()))
    return sorted(folder.glob("*.png"))


if __name__ == "__main__":
    for picture in draw(Path(sys.argv[1])):
        sys.stdout.write(f"{picture}\n")
