"""An answer pane by pane, as the window has it typed, and as the one text that is judged and kept."""

from collections.abc import Mapping, Sequence

from asyncdraft.core.draft import PANE_TITLES, Pane
from asyncdraft.core.practice.answer import parts

BETWEEN = "\n\n"


def panes_of(model: str) -> tuple[Pane, ...]:
    """Those of a model answer; TEXT alone where it is one text."""
    return tuple(part.pane for part in parts(model))


def joined(texts: Mapping[Pane, str]) -> str:
    """One text, each pane that is written under its title."""
    return BETWEEN.join(_under_title(pane, text) for pane, text in texts.items() if text.strip())


def parted(answer: str, panes: Sequence[Pane]) -> dict[Pane, str]:
    """What `joined` made one text of: no word is lost, also where titles are not as expected."""
    if Pane.TEXT in panes:
        return {Pane.TEXT: answer}
    held: dict[Pane, list[str]] = {pane: [] for pane in panes}
    titles = {_title(pane): pane for pane in panes}
    here = panes[0]
    for line in answer.split("\n"):
        if line in titles and not held[titles[line]]:
            here = titles[line]
        else:
            held[here].append(line)
    texts = {pane: "\n".join(lines) for pane, lines in held.items()}
    last = next((pane for pane in reversed(panes) if held[pane]), panes[0])
    return {pane: text if pane is last else text.removesuffix("\n") for pane, text in texts.items()}


def starts(texts: Mapping[Pane, str]) -> dict[Pane, int]:
    """Where the text of each written pane begins in what `joined` makes of them, in code points."""
    found: dict[Pane, int] = {}
    at = 0
    for pane, text in texts.items():
        if text.strip():
            whole = _under_title(pane, text)
            found[pane] = at + len(whole) - len(text)
            at += len(whole) + len(BETWEEN)
    return found


def _title(pane: Pane) -> str:
    return f"### {PANE_TITLES[pane]}"


def _under_title(pane: Pane, text: str) -> str:
    return text if pane is Pane.TEXT else f"{_title(pane)}\n{text}"
