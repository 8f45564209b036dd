"""Markdown as a person would write it, the same after every pass."""


def normalise(markdown: str) -> str:
    import mdformat

    return mdformat.text(markdown.rstrip() + "\n", extensions={"gfm"})
