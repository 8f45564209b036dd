"""The beginning of a text, where there is no room for all of it."""

LONGEST_LINE = 140


def shortened(text: str, longest: int = LONGEST_LINE) -> str:
    """The text, cut at a word if it is too long."""
    if len(text) <= longest:
        return text
    head = text[:longest].rsplit(" ", 1)[0].rstrip(" ,;:.")
    return f"{head} …"
