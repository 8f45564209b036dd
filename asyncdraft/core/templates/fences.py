"""Fenced code in Markdown, as far as putting texts together must know it."""

import re

FENCE = re.compile(r"(?:\s|>|[-*+]\s|\d+[.)]\s)*(`{3,}|~{3,})")

BLANK_LINES = re.compile(r"\n\s*\n")


def fence_after(line: str, fence: str) -> str:
    """The code fence that is open after the line, given the one before it; nothing when none is."""
    found = FENCE.match(line)
    if not found:
        return fence
    if not fence:
        info = line[found.end() :]
        return "" if found[1].startswith("`") and "`" in info else found[1]
    closes = found[1].startswith(fence) and not line[found.end() :].strip()
    return "" if closes else fence


def closed(text: str) -> str:
    """The text with a fence that was left open closed, so that what follows does not become code."""
    fence = ""
    if "```" not in text and "~~~" not in text:
        return text
    for line in text.split("\n"):
        fence = fence_after(line, fence)
    return f"{text}\n{fence}" if fence else text


def tidy(markdown: str) -> str:
    """At most one blank line between blocks, none at either end; fenced code stays as it is."""
    if "```" not in markdown and "~~~" not in markdown:
        text = BLANK_LINES.sub("\n\n", f"\n{markdown}\n").strip("\n")
        return f"{text}\n" if text else ""
    kept: list[str] = []
    fence = ""
    for line in markdown.split("\n"):
        if fence or line.strip():
            kept.append(line)
        elif kept and kept[-1]:
            kept.append("")
        fence = fence_after(line, fence)
    return "\n".join(kept).strip("\n") + "\n" if any(kept) else ""
