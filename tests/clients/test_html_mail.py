"""A real mail program shows the HTML part of our draft: mutt takes it apart, w3m draws it."""

import contextlib
import os
import pty
import re
import subprocess
from pathlib import Path

import pytest

from asyncdraft.core.render.email import Attachment, eml
from asyncdraft.core.render.flat import flat, running_text
from asyncdraft.core.render.nodes import read
from tests.clients.programs import MESSAGES, needs_html_mail

pytestmark = needs_html_mail

NOTE = Attachment("note.bin", bytes(range(256)))
SETTINGS = """
set folder="{folder}" mailcap_path="{folder}/mailcap"
set charset=utf-8 pipe_decode wait_key=no sleep_time=0 read_only
auto_view text/html
alternative_order text/html
push "<pipe-message>cat > {folder}/shown<enter><exit>"
"""
VIEWER = "text/html; w3m -I utf-8 -O utf-8 -cols 100 -T text/html -dump %s </dev/null; copiousoutput\n"


@pytest.mark.parametrize("name", MESSAGES)
def test_every_line_is_shown_in_its_place(name: str, tmp_path: Path) -> None:
    shown = letters(shown_by_mutt(eml("Über alles", MESSAGES[name], attachments=[NOTE]), tmp_path))
    place = 0
    for line in flat(read(MESSAGES[name])):
        for words in (line.code or running_text(line.spans)).split("\n"):
            place = shown.find(letters(words), place)
            assert place >= 0, words


def test_structure_is_drawn(tmp_path: Path) -> None:
    markdown = (
        "# Head\n\n- one\n  - two\n\n3. three\n4. four\n\n> said\n\n| a | b |\n|---|---|\n| cell | next |"
    )
    shown = shown_by_mutt(eml("s", f"{markdown}\n\n[the run](https://ci.example.com/7)", ""), tmp_path)
    lines = [line.strip() for line in shown.splitlines()]
    assert {"Head", "3. three", "4. four", "said", "the run"} <= set(lines)
    (one, two) = (next(line for line in shown.splitlines() if word in line) for word in ("one", "two"))
    assert two.index("two") > one.index("one")
    row = next(line for line in lines if "cell" in line)
    assert row.index("cell") < row.index("next")
    assert "<" not in shown


def shown_by_mutt(draft: bytes, folder: Path) -> str:
    """What it would show on the screen, by way of its own pipe: it insists on a terminal to run in.

    w3m draws a strike as [S:so:S].
    """
    (folder / "muttrc").write_text(SETTINGS.format(folder=folder))
    (folder / "mailcap").write_text(VIEWER)
    (folder / "box").write_bytes(b"From nobody Thu Jan  1 00:00:00 1970\n" + draft.replace(b"\r\n", b"\n"))
    terminal, end = pty.openpty()
    mutt = subprocess.Popen(
        ["mutt", "-n", "-F", str(folder / "muttrc"), "-R", "-f", str(folder / "box")],
        env={"PATH": os.environ["PATH"], "HOME": str(folder), "LANG": "C.UTF-8", "TERM": "xterm"},
        stdin=end,
        stdout=end,
        stderr=end,
    )
    os.close(end)
    with contextlib.suppress(OSError):
        while os.read(terminal, 4096):
            """Nobody looks at the screen, but it must not fill up; it fails with the last program on it."""
    os.close(terminal)
    assert mutt.wait(30) == 0
    return re.sub(r"\[S:|:S\]", "", (folder / "shown").read_text(encoding="utf-8"))


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
